"""What tables of rows have in common: cells said as text, a key for the engine, and a colour, painted straight.

Only what changes with a frame is drawn anew, and cells are not asked role by role, so that a table costs little at 60
frames a second.
"""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import theme
from gui.hover import Key

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PADDING = 5


class CellsModel(QAbstractTableModel):
    """A table whose first column is the row's number. What it says of its other cells, a subclass knows."""

    def __init__(self) -> None:
        super().__init__()
        self._headers: tuple[str, ...] = ()
        self._tips: tuple[str, ...] = ()

    def size(self) -> tuple[int, int]:
        """How many rows and columns there are."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def key(self, row: int, column: int) -> Key | None:
        """What the engine calls the number in a cell; None where it has nothing to explain."""
        raise NotImplementedError

    def color(self, row: int, column: int) -> str:
        """Name of the theme's colour for a cell."""
        raise NotImplementedError

    def widest(self, column: int) -> list[str]:
        """Texts that a column must have room for, whatever the run does."""
        raise NotImplementedError

    def is_said(self, column: int) -> bool:
        """Whether the model says what stands there, and not the data."""
        raise NotImplementedError

    def tell(self, first: int | None, last: int | None = None) -> None:
        """Views draw the columns from `first` to `last` (left out, to the end) anew; None: they begin from nothing."""
        if first is None:
            self.beginResetModel()
            self.endResetModel()
        else:
            rows, columns = self.size()
            self.dataChanged.emit(self.index(0, first), self.index(rows - 1, columns - 1 if last is None else last))

    def set_headers(self, headers: Sequence[str], tips: Sequence[str]) -> None:
        """Column titles (two lines each) and what they mean."""
        if self._headers == tuple(headers) and self._tips == tuple(tips):
            return
        self._headers, self._tips = tuple(headers), tuple(tips)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.size()[0]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.size()[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().color(self.color(index.row(), index.column()))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._headers[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        return None


class CellsDelegate(QStyledItemDelegate):
    """Paints cells of a CellsModel; a chosen row keeps the colours of its signs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, CellsModel):
            return
        colors, rect = theme.current(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            # The view has tinted the row already (its palette's highlight); the bar is the cue beside the tint.
            if index.column() == 0:
                painter.fillRect(rect.x(), rect.y(), 4, rect.height(), colors.color("accent"))
        elif model.is_said(index.column()):
            tint = colors.color("raised")
            tint.setAlpha(110)
            painter.fillRect(rect, tint)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colors.color(model.color(index.row(), index.column())))
        painter.drawText(rect.adjusted(2, 0, -_PADDING, 0), _RIGHT, model.text(index.row(), index.column()))
