"""Costs over the same weight side by side, each with its run: a click on any of them starts all runs there."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_lanes import WeightCurvesPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.panel import Panel
from gui.panels.weight_plot import WeightPlot

_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = (*_MOVES, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_LOW_LINES = 10


class WeightCurvesPanel(Panel):
    """Draws WeightCurvesPart. Click, or arrow keys and Enter: start there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: WeightCurvesPart | None = None
        self._cursor: float | None = None
        self.plots: list[WeightPlot] = []
        self.hint = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._numbers = Numbers(self, self._spots)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _KEYS)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(1)
        column.addLayout(self._row, 1)
        column.addWidget(self.hint)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, WeightCurvesPart)
        self._part = part
        if len(part.curves) != len(self.plots):
            self._make(len(part.curves))
        for plot, curve in zip(self.plots, part.curves, strict=True):
            plot.show_curve(curve, part.limits, part.parameter)
            plot.write_title(curve)

    def _make(self, count: int) -> None:
        """A plot for each run; how many there are is settled with the first part."""
        assert not self.plots
        for place in range(count):
            plot = WeightPlot(place)
            plot.plot.pointed.connect(self._on_pointed)
            self._numbers.over(plot.reading)
            self._row.addWidget(plot, 1)
            self.plots.append(plot)

    def _spots(self) -> list[Spot]:
        return [spot for plot in self.plots for spot in plot.spots()]

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._start_at(point.x())

    def _start_at(self, w: float) -> None:
        if self._part is not None:
            low, high = self._part.limits
            self.command_requested.emit(SetParameters({self._part.parameter: min(max(w, low), high)}, start=True))

    def _point_at(self, w: float | None) -> None:
        self._cursor = w
        for plot in self.plots:
            plot.show_cursor(w)

    def _fit(self) -> None:
        """In a low view the curves come first."""
        self.hint.setVisible(self.height() > _LOW_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        self.hint.set_text(
            self.tr("click a curve: both start there · → next step (dashed: enlarged)"),
            self.tr("click: both start there"),
        )
        self.setAccessibleName(self.tr("Costs over the weight"))
        self.setAccessibleDescription(self.tr("Arrow keys move a line across the curves, Enter starts there."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, part = Qt.Key(event.key()), self._part
        if part is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in _MOVES:
            low, high = part.limits
            share = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
            here = float(part.curves[0].hops[-1]) if self._cursor is None else self._cursor
            self._point_at(min(max(here + _MOVES[key] * share * (high - low), low), high))
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif self._cursor is not None:
            self._start_at(self._cursor)
            self._point_at(None)

    def show_focus(self, focused: bool) -> None:
        if not focused:
            self._point_at(None)
        for plot in self.plots:
            plot.plot.show_focus(focused)
