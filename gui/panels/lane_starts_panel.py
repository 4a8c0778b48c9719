"""Costs of several runs side by side, and one place for all of them: a click, or arrow keys and Enter, starts there."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui import fonts
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot

_LOW_LINES = 10
Place = tuple[float, float]


class LaneMap(LiveWidget):
    """The cost of one run over its parameters: name, numbers and plot below each other.

    Args:
        place: that of the run among those compared.
    """

    def __init__(self, place: int) -> None:
        super().__init__()
        self.head = LaneLabel(place)
        self.reading = ElidedLabel()
        self.plot = PointedPlot()
        self.plot.setMinimumSize(110, 70)
        self.plot.name_inside()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 2, 4, 2)
        self.column.setSpacing(1)
        for widget in (self.head, self.reading):
            self.column.addWidget(widget)
        self.column.addWidget(self.plot, 1)

    def show_cursor(self, place: Place | None) -> None:
        """Where a new start would be put; None hides it."""
        raise NotImplementedError

    def spots(self) -> list[Spot]:
        """The numbers that explain themselves."""
        raise NotImplementedError

    def restyle(self) -> None:
        self.head.restyle()
        self.plot.restyle()
        bold = fonts.tabular(self.font())
        bold.setBold(True)
        self.head.words.setFont(bold)
        self._fit()

    def _fit(self) -> None:
        """Leave out what a low view has no room for."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class LaneStartsPanel(Panel):
    """Holds the maps of all runs.

    Args:
        arrows: which way each arrow key moves the place, across and up.
        parent: as everywhere in Qt.
    """

    maps: Sequence[LaneMap]

    def __init__(self, arrows: Mapping[Qt.Key, tuple[int, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrows = arrows
        self._keys = (*arrows, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        self._cursor: Place | None = None
        self.maps = ()
        self.hint = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._numbers = Numbers(self, self._spots)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, self._keys)
        self._row.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(1)
        column.addLayout(self._row, 1)
        column.addWidget(self.hint)

    def _add(self, drawn: LaneMap) -> None:
        """Put a map at the right of those there are."""
        drawn.plot.pointed.connect(partial(self._on_pointed, drawn))
        self._numbers.over(drawn.reading)
        self._row.addWidget(drawn, 1)

    def _limits(self) -> tuple[Place, Place]:
        """From where to where the maps go, across and up."""
        raise NotImplementedError

    def _here(self) -> Place:
        """Where the keys set out."""
        raise NotImplementedError

    def _start_at(self, place: Place) -> None:
        """Start all runs at a place within the limits."""
        raise NotImplementedError

    def _inside(self, place: Place) -> Place:
        (x_low, x_high), (y_low, y_high) = self._limits()
        return min(max(place[0], x_low), x_high), min(max(place[1], y_low), y_high)

    def _spots(self) -> list[Spot]:
        return [spot for drawn in self.maps for spot in drawn.spots()]

    def _on_pointed(self, drawn: LaneMap, point: QPointF) -> None:
        """A place of the map `drawn` was pressed, or dragged over."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._start_at(self._inside((point.x(), point.y())))

    def _point_at(self, place: Place | None) -> None:
        self._cursor = place
        for drawn in self.maps:
            drawn.show_cursor(place)

    def _fit(self) -> None:
        """In a low view the maps come first."""
        self.hint.setVisible(self.height() > _LOW_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.maps or key not in self._keys:
            super().keyPressEvent(event)
        elif key in self._arrows:
            (x_low, x_high), (y_low, y_high) = self._limits()
            share = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            (across, up), (x, y) = self._arrows[key], self._cursor or self._here()
            place = x + across * share * (x_high - x_low), y + up * share * (y_high - y_low)
            self._point_at(self._inside(place))
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif self._cursor is not None:
            self._start_at(self._cursor)
            self._point_at(None)

    def show_focus(self, focused: bool) -> None:
        if not focused:
            self._point_at(None)
        for drawn in self.maps:
            drawn.plot.show_focus(focused)
