"""The rows of the data as a table: number, features, target, prediction, residual and its square.

While a run plays only the last three columns change; the model says no more than that, and cells are painted straight
from it, so that a table costs little at 60 frames a second.
"""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.core.frames import RowsPart
from gui import figures, theme

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_PADDING = 5

# Squares from here on are written without decimals: nobody needs the hundredths of 20,000.
_LARGE = 1000.0
_BRIEF = "88,888"


class RowsModel(QAbstractTableModel):
    """A RowsPart as Qt's tables read it. Column 0 is the row's number, then d features, y, H, y − H, (y − H)²."""

    def __init__(self) -> None:
        super().__init__()
        self._part: RowsPart | None = None
        self._headers: tuple[str, ...] = ()
        self._tips: tuple[str, ...] = ()
        self._decimals = 2
        self._limits: tuple[float, float] | None = None

    def show(self, part: RowsPart) -> bool:
        """Take `part`; returns whether widths have to be found anew (other data, other limits)."""
        old, self._part = self._part, part
        new_data = old is None or old.X.shape != part.X.shape
        new_limits = part.limits != self._limits
        if new_limits:
            self._limits = part.limits
            self._decimals = figures.decimals_for(*part.limits)
        if new_data:
            self.beginResetModel()
            self.endResetModel()
        else:
            same = old is not None and old.X is part.X and old.target is part.target and not new_limits
            first = self.features + 2 if same else 0
            self.dataChanged.emit(self.index(0, first), self.index(self.rowCount() - 1, self.columnCount() - 1))
        return new_data or new_limits

    def set_headers(self, headers: Sequence[str], tips: Sequence[str]) -> None:
        """Column titles (two lines each) and what they mean."""
        if self._headers == tuple(headers) and self._tips == tuple(tips):
            return
        self._headers, self._tips = tuple(headers), tuple(tips)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    @property
    def features(self) -> int:
        """How many feature columns there are."""
        return int(self._part.X.shape[1]) if self._part is not None else 0

    @property
    def residual_column(self) -> int:
        """Where the residual is."""
        return self.features + 3

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        part = self._part
        if part is None:
            return ""
        d = self.features
        if column == 0:
            return str(row + 1)
        if column <= d:
            return figures.plain(float(part.X[row, column - 1]))
        if column == d + 1:
            return figures.plain(float(part.target[row]))
        if column == d + 2:
            return self._prediction(float(part.prediction[row]))
        if column == d + 3:
            return self._residual(float(part.residual[row]))
        return self._square(float(part.squared[row]))

    def key(self, row: int, column: int) -> tuple[str, ...] | None:
        """What the engine calls the number in a cell; None for a row's own number."""
        d = self.features
        if column == 0:
            return None
        if column <= d:
            return ("feature", str(row), str(column - 1))
        return (("target", "prediction", "residual", "squared")[column - d - 1], str(row))

    def color(self, row: int, column: int) -> str:
        """Name of the theme's colour for a cell: residuals by sign, the model's own words apart from the data."""
        if self._part is None or column != self.residual_column:
            return "muted" if column == 0 else "text"
        residual = float(self._part.residual[row])
        return "positive" if residual > 0 else "negative" if residual < 0 else "muted"

    def widest(self, column: int) -> list[str]:
        """Texts that a column must have room for, whatever the run does between its limits."""
        if self._part is None or self._limits is None:
            return []
        d = self.features
        if column == 0:
            return [f"{self.rowCount():,}"]
        if column <= d + 1:
            return [self.text(row, column) for row in range(self.rowCount())]
        low, high = self._limits
        span = high - low
        if column == d + 2:
            return [figures.fixed(value, self._decimals) for value in (low, high)] + [f"{figures.MINUS}{_BRIEF}"]
        if column == d + 3:
            return [figures.signed(value, self._decimals) for value in (-span, span)] + [f"{figures.MINUS}{_BRIEF}"]
        return [self._square(span * span), _BRIEF]

    # A run that diverges leaves the limits, and its numbers have to do with the room there is.

    def _prediction(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        return figures.fixed(value, self._decimals) if low <= value <= high else figures.brief(value)

    def _residual(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        if abs(value) <= high - low:
            return figures.signed(value, self._decimals)
        return f"+{figures.brief(value)}" if value > 0 else figures.brief(value)

    def _square(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        if value > (high - low) ** 2:
            return figures.brief(value)
        return figures.fixed(value, self._decimals if value < _LARGE else 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if self._part is None or parent.isValid() else len(self._part.target)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if self._part is None or parent.isValid() else self.features + 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
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


class RowsDelegate(QStyledItemDelegate):
    """Paints cells of a RowsModel without asking role by role; a chosen row keeps the colours of its signs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        colors, rect = theme.current(), option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            # The view has tinted the row already (its palette's highlight); the bar is the cue beside the tint.
            if index.column() == 0:
                painter.fillRect(rect.x(), rect.y(), 4, rect.height(), colors.color("accent"))
        elif index.column() > model.features + 1:
            tint = colors.color("raised")
            tint.setAlpha(110)
            painter.fillRect(rect, tint)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colors.color(model.color(index.row(), index.column())))
        painter.drawText(rect.adjusted(2, 0, -_PADDING, 0), _RIGHT, model.text(index.row(), index.column()))
