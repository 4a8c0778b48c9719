"""The data as a table, and beside each row what the model says about it and how wrong it is."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, RowsPart, Scene
from gui import figures
from gui.hover import Spot, in_label
from gui.panels.rows_model import RowsModel
from gui.panels.rows_panel import RowsPanel
from gui.panels.rows_view import Header, RowsView


class TablePanel(RowsPanel):
    """Rows with target y, prediction H, residual y − H and its square; choosing a row looks at it everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = RowsModel()
        super().__init__(RowsView(model), parent=parent)
        self.model = model
        self._scene: Scene | None = None
        self._part: RowsPart | None = None
        self.cost_label, self.rows_label = self.view.cost_label, self.view.rows_label
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write_headers()
        self._write_footer()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RowsPart)
        old, self._part = self._part, part
        if self.model.show(part):
            self._write_headers()
        # A frame that was on its way while a row was chosen still carries the row before: only a change moves us.
        if old is None or old.X.shape != part.X.shape or old.sample != part.sample:
            self.view.follow(part.sample)
        self._write_footer()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Rows of the data with predictions"))
        super().retranslate()

    def _write_headers(self) -> None:
        if self._part is None:
            return
        d = self.model.features
        scene = self._scene
        columns = scene.columns if scene is not None and len(scene.columns) == d else ("",) * d
        target = scene.targets[0] if scene is not None and scene.targets else self.tr("target")
        features = ("x",) if d == 1 else tuple(f"x{position}" for position in range(1, d + 1))
        residual = f"y {figures.MINUS} H"
        squared = self.tr("The residual squared; the cost is the mean of this column")
        self.view.set_headers(
            (
                Header(self.tr("row"), "", self.tr("Number of the row")),
                *(Header(word, symbol, word or symbol) for word, symbol in zip(columns, features, strict=True)),
                Header(target, "y", self.tr("The target: what is right")),
                Header(self.tr("prediction"), "H", self.tr("The prediction: what the model says")),
                Header(self.tr("residual"), residual, self.tr("The residual: target minus prediction")),
                Header(self.tr("square"), f"({residual})²", squared),
            )
        )

    def _write_footer(self) -> None:
        part = self._part
        if part is None:
            return
        cost = self.tr("cost (mean of the squares) {cost}").format(cost=figures.figure(part.cost))
        unit = self._scene.unit if self._scene is not None else ""
        root = figures.in_unit(f"√cost {figures.figure(part.root)}", unit)
        self.cost_label.set_text(f"{cost}   {root}", f"cost {figures.figure(part.cost)}   {root}")
        self.view.show_count(len(part.target), part.rows)

    def _row_spots(self) -> list[Spot]:
        """The chosen row, what the model says first; then the cost."""
        row, first = self.table.currentIndex().row(), self.model.features + 1
        columns = [*range(first + 1, first + 4), first, *range(1, first)] if row >= 0 else []
        return [*self.view.spots(row, columns), *self._footer_spots()]

    def _footer_spots(self) -> list[Spot]:
        return in_label(self.cost_label, (r"\S+(?=   √)", ("cost",)), (r"√cost \S+", ("root",)))
