"""The data as a table, and beside each row what the model says about it and how wrong it is."""

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QStyle, QTableView, QVBoxLayout, QWidget

from engine.core.frames import Part, RowsPart, Scene
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels.panel import Panel
from gui.panels.rows_model import RowsDelegate, RowsModel

_SELECTED_ALPHA = 60


class TablePanel(Panel):
    """Rows with target y, prediction H, residual y − H and its square; choosing a row looks at it everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._part: RowsPart | None = None
        self._following = False
        # Headers with words and symbols, and with symbols only; the widths that go with each.
        self._headers: tuple[list[str], list[str]] = ([], [])
        self._tips: tuple[str, ...] = ()
        self._widths: tuple[list[int], ...] = ()
        self.model = RowsModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(RowsDelegate(self.table))
        self.cost_label = ElidedLabel()
        self.rows_label = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setFrameShape(QTableView.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(20)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        footer = QHBoxLayout()
        footer.setContentsMargins(8, 3, 8, 4)
        footer.addWidget(self.cost_label, 3)
        footer.addWidget(self.rows_label, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(table, 1)
        layout.addLayout(footer)
        self.setFocusProxy(table)

    def _connect(self) -> None:
        # The selection model stays the same for the life of the model, so this holds for every run.
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        numbers = Numbers(self, self._footer_spots, reachable=self._row_spots, keys=self.table)
        numbers.over(self.table.viewport(), found=self._cell_at)
        numbers.over(self.cost_label)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write_headers()
        if self._part is not None:
            self._write_footer(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RowsPart)
        old, self._part = self._part, part
        other_data = old is None or old.X.shape != part.X.shape
        if other_data:
            self._following = True
        if self.model.show(part):
            self._write_headers()
        # A frame that was on its way while a row was chosen still carries the row before: only a change moves us.
        if other_data or (old is not None and old.sample != part.sample):
            self._follow(part.sample)
        self._write_footer(part)

    def restyle(self) -> None:
        colors = theme.current()
        metrics = QFontMetrics(self.table.font())
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 9)
        palette = QPalette(self.palette())
        tint = colors.color("accent")
        tint.setAlpha(_SELECTED_ALPHA)
        palette.setColor(QPalette.ColorRole.Highlight, tint)
        self.table.setPalette(palette)
        self._write_headers()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Rows of the data with predictions"))
        self._write_headers()
        if self._part is not None:
            self._write_footer(self._part)

    def _write_headers(self) -> None:
        if self._part is None:
            return
        d = self.model.features
        scene = self._scene
        columns = scene.columns if scene is not None and len(scene.columns) == d else ("",) * d
        target = scene.targets[0] if scene is not None and scene.targets else self.tr("target")
        words = (self.tr("row"), *columns, target, self.tr("prediction"), self.tr("residual"), self.tr("square"))
        features = ("x",) if d == 1 else tuple(f"x{position}" for position in range(1, d + 1))
        residual = f"y {figures.MINUS} H"
        symbols = ("", *features, "y", "H", residual, f"({residual})²")
        tips = (
            self.tr("Number of the row"),
            *(word or symbol for word, symbol in zip(columns, features, strict=True)),
            self.tr("The target: what is right"),
            self.tr("The prediction: what the model says"),
            self.tr("The residual: target minus prediction"),
            self.tr("The residual squared; the cost is the mean of this column"),
        )
        both = [
            f"{word}\n{symbol}" if word and symbol else word or symbol
            for word, symbol in zip(words, symbols, strict=True)
        ]
        self._headers = (both, ["#", *symbols[1:]])
        self._tips = tips
        self._measure()

    def _write_footer(self, part: RowsPart) -> None:
        cost = self.tr("cost (mean of the squares) {cost}").format(cost=figures.figure(part.cost))
        unit = self._scene.unit if self._scene is not None else ""
        root = figures.in_unit(f"√cost {figures.figure(part.root)}", unit)
        self.cost_label.set_text(f"{cost}   {root}", f"cost {figures.figure(part.cost)}   {root}")
        shown = len(part.target)
        in_part = part.rows > shown
        self.rows_label.setVisible(in_part)
        if in_part:
            words = self.tr("first {shown} of {rows} rows")
            self.rows_label.set_text(words.format(shown=f"{shown:,}", rows=f"{part.rows:,}"))

    def _spot(self, row: int, column: int) -> list[Spot]:
        key = self.model.key(row, column)
        place = self.table.visualRect(self.model.index(row, column))
        return [] if key is None else [Spot(key, self.table.viewport(), place)]

    def _cell_at(self, point: QPoint) -> Spot | None:
        index = self.table.indexAt(point)
        return next(iter(self._spot(index.row(), index.column())), None) if index.isValid() else None

    def _row_spots(self) -> list[Spot]:
        """The chosen row, what the model says first; then the cost."""
        row, first = self.table.currentIndex().row(), self.model.features + 1
        columns = [*range(first + 1, first + 4), first, *range(1, first)] if row >= 0 else []
        return [*(spot for column in columns for spot in self._spot(row, column)), *self._footer_spots()]

    def _footer_spots(self) -> list[Spot]:
        return in_label(self.cost_label, (r"\S+(?=   √)", ("cost",)), (r"√cost \S+", ("root",)))

    def _measure(self) -> None:
        """Find the width each column needs; between two changes of limits no column moves."""
        metrics = QFontMetrics(self.table.font())

        def width(texts: list[str]) -> int:
            return max(metrics.horizontalAdvance(text) for text in texts)

        cells = [width(["0", *self.model.widest(column)]) for column in range(self.model.columnCount())]
        self._widths = tuple(
            [
                4 + metrics.height() // share + max(cell, width(header.split("\n")))
                for cell, header in zip(cells, headers, strict=True)
            ]
            for headers, share in zip(self._headers, (3, 5), strict=True)
        )
        self._spread()

    def _spread(self) -> None:
        """Give columns what they need and share out what is left; where room is short headers keep symbols only."""
        if not self._widths:
            return
        # The scroll bar is always reckoned with: otherwise a shorter header could make it go, and so come again.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        compact = sum(self._widths[0]) > self.width() - bar
        self.model.set_headers(self._headers[compact], self._tips)
        widths = self._widths[compact]
        left = max(0, self.table.viewport().width() - sum(widths))
        share, rest = divmod(left, len(widths))
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width + share + (1 if column < rest else 0))

    def _follow(self, sample: int) -> None:
        self._following = True
        if 0 <= sample < self.model.rowCount():
            self.table.selectRow(sample)
            self.table.scrollTo(self.model.index(sample, 0))
        else:
            self.table.clearSelection()
        self._following = False

    def _on_row_chosen(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self.look_requested.emit({"sample": current.row()})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spread()
