"""A table of rows with its footer: columns as wide as they need, one row chosen, what was chosen elsewhere followed."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, Signal
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QStyle, QTableView, QVBoxLayout, QWidget

from gui import theme
from gui.elided_label import ElidedLabel
from gui.hover import Spot
from gui.panels.cells_model import CellsDelegate, CellsModel

_SELECTED_ALPHA = 60


class Header(NamedTuple):
    """What stands over a column.

    Attributes:
        words: above the symbol, where there is room.
        symbol: what a formula calls it.
        tip: what it means.
    """

    words: str
    symbol: str
    tip: str


class RowsView(QWidget):
    """Shows a CellsModel.

    Args:
        model: what is shown.
        numbered: whether its first column is the row's number, which is headed # where room is short.

    Signals:
        row_chosen: the learner has chosen the row with this index.
    """

    row_chosen = Signal(int)

    def __init__(self, model: CellsModel, *, numbered: bool = True) -> None:
        super().__init__()
        self.model = model
        self._numbered = numbered
        self._following = False
        # Headers with words and symbols, and with symbols only; the widths that go with each.
        self._headers: tuple[list[str], list[str]] = ([], [])
        self._tips: tuple[str, ...] = ()
        self._widths: tuple[list[int], ...] = ()
        self.table = QTableView()
        # A view does not own what it shows: nothing else would delete it in time.
        model.setParent(self)
        self.table.setModel(model)
        self.table.setItemDelegate(CellsDelegate(self.table))
        self.cost_label = ElidedLabel()
        self.rows_label = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        # The selection model stays the same for the life of the model, so this holds for every run.
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)

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

    def restyle(self) -> None:
        """Heights and colours from the theme; headers are to be written anew."""
        metrics = QFontMetrics(self.table.font())
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 9)
        palette = QPalette(self.palette())
        tint = theme.current().color("accent")
        tint.setAlpha(_SELECTED_ALPHA)
        palette.setColor(QPalette.ColorRole.Highlight, tint)
        self.table.setPalette(palette)

    def set_headers(self, headers: Sequence[Header]) -> None:
        """What stands over the columns."""
        both = [
            f"{header.words}\n{header.symbol}" if header.words and header.symbol else header.words or header.symbol
            for header in headers
        ]
        brief = [header.symbol or header.words for header in headers]
        self._headers = (both, [headers[0].symbol or "#", *brief[1:]] if self._numbered else brief)
        self._tips = tuple(header.tip for header in headers)
        self._measure()

    def show_count(self, shown: int, rows: int) -> None:
        """How many of the data's rows are shown, where these are not all."""
        self.rows_label.setVisible(rows > shown)
        if rows > shown:
            words = self.tr("first {shown} of {rows} rows")
            self.rows_label.set_text(words.format(shown=f"{shown:,}", rows=f"{rows:,}"))

    def follow(self, sample: int) -> None:
        """Choose a row that was chosen elsewhere."""
        self._following = True
        if 0 <= sample < self.model.rowCount():
            # Only up or down: the columns that were scrolled to stay.
            bar = self.table.horizontalScrollBar()
            across = bar.value()
            self.table.selectRow(sample)
            self.table.scrollTo(self.model.index(sample, 0))
            bar.setValue(across)
        else:
            self.table.clearSelection()
        self._following = False

    def spots(self, row: int, columns: list[int]) -> list[Spot]:
        """The numbers in these cells of a row that can be explained."""
        found: list[Spot] = []
        for column in columns:
            key = self.model.key(row, column)
            if key is not None:
                found.append(Spot(key, self.table.viewport(), self.table.visualRect(self.model.index(row, column))))
        return found

    def cell_at(self, point: QPoint) -> Spot | None:
        """The number at a point of the table."""
        index = self.table.indexAt(point)
        return next(iter(self.spots(index.row(), [index.column()])), None) if index.isValid() else None

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

    def _on_row_chosen(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self.row_chosen.emit(current.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spread()
