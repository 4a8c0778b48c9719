"""The data as a table, and beside each row the class the model calls, how probable, and what that costs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_classes import ClassRowsPart
from gui import figures
from gui.hover import Spot, in_label
from gui.keys import keep_keys
from gui.panels.class_rows_model import UNDECIDED, WRONG, ClassRowsModel
from gui.panels.rows_panel import RowsPanel
from gui.panels.rows_view import Header, RowsView

# What keys explain first in a row.
_FIRST = ("probability", "called", "loss", "label", "feature")


class ClassTablePanel(RowsPanel):
    """Draws `ClassRowsPart`. Choosing a row looks at it everywhere; a wrong call has a sign and a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        model = ClassRowsModel()
        super().__init__(RowsView(model), parent=parent)
        self.model = model
        self._scene: Scene | None = None
        self._part: ClassRowsPart | None = None
        # Columns may lie outside the view: arrow keys get there.
        keep_keys(self.table, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self.model.set_names(scene.classes)
        self._write_headers()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ClassRowsPart)
        old, self._part = self._part, part
        other = self.model.show(part)
        if other:
            self._write_headers()
        # A frame that was on its way while a row was chosen still carries the row before: only a change moves us.
        if other or old is None or old.sample != part.sample:
            self.view.follow(part.sample)
        self._write_footer()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Rows of the data with the classes called"))
        super().retranslate()

    def _write_headers(self) -> None:
        part, scene = self._part, self._scene
        if part is None:
            return
        d, outputs = part.X.shape[1], part.probabilities.shape[1]
        columns = scene.columns if scene is not None and len(scene.columns) == d else ("",) * d
        several = outputs > 1
        words = {
            "row": Header(self.tr("row"), "", self.tr("Number of the row")),
            "label": Header(self.tr("right"), "y", self.tr("The right class")),
            "called": Header(
                self.tr("called"),
                "",
                self.tr("The class called; {wrong}: not the right one, {undecided}: none").format(
                    wrong=WRONG, undecided=UNDECIDED
                ),
            ),
            "loss": Header(
                self.tr("loss"),
                f"{figures.MINUS}log p",
                self.tr("−log of the probability of the right class; the cost is the mean of this column"),
            ),
        }
        headers: list[Header] = []
        for kind, k in self.model.columns:
            if kind == "feature":
                symbol = "x" if d == 1 else f"x{k + 1}"
                named = columns[k] if columns[k] != symbol else ""
                headers.append(Header(named, symbol, columns[k] or symbol))
            elif kind == "probability":
                of = self.model.name(k if several else 1)
                tip = self.tr("Probability of “{name}”").format(name=of)
                headers.append(Header(of, f"p{k + 1}" if several else "g", tip))
            else:
                headers.append(words[kind])
        self.view.set_headers(headers)

    def _write_footer(self) -> None:
        part = self._part
        if part is None:
            return
        cost = figures.figure(part.cost)
        self.view.cost_label.set_text(self.tr("cost {cost}").format(cost=cost))
        self.view.show_count(len(part.label), part.rows)

    def _row_spots(self) -> list[Spot]:
        """The chosen row, what the model says first; then the cost."""
        row = self.table.currentIndex().row()
        kinds = [kind for kind, _ in self.model.columns]
        columns = [column for first in _FIRST for column, kind in enumerate(kinds) if kind == first]
        return [*(self.view.spots(row, columns) if row >= 0 else []), *self._footer_spots()]

    def _footer_spots(self) -> list[Spot]:
        return in_label(self.view.cost_label, (r"\S+$", ("cost",)))
