"""Guesses of cards as they lie on plots: a cost curve drawn with a pen, a flag on the surface.

Both stay while the run draws over them; they are what a learner thought, so they are dashed or apart in form.
"""

import pyqtgraph as pg
from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem

from gui import theme
from gui.drawing.cost_axes import CostAxes
from gui.panels.curve import Curve

_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
# Shares of the axes that one key press moves the pen.
_ACROSS, _UP = 0.02, 0.02
_POLE, _CLOTH = 26.0, 14.0


class GuessCurve(Curve):
    """A cost curve drawn by hand: the pen leaves one cost for each update that it passes.

    Attributes:
        updates: how far the axis has to reach; 0 while no curve is asked for or shown.
        armed: whether the pen draws.
        costs: what has been drawn, by update.

    Signals:
        drawn: steps and costs drawn so far, whenever the pen is lifted.
    """

    drawn = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.updates = 0
        self.armed = False
        self.costs: dict[int, float] = {}
        self._pen: tuple[int, float] | None = None
        self._down = False
        self.setZValue(4)
        self.restyle()

    def arm(self, updates: int | None) -> None:
        """Let the pen draw the first `updates` updates; None takes it away and leaves what is drawn."""
        self.armed = updates is not None
        if updates is not None:
            self.updates = updates
        self._down = False

    def forget(self) -> None:
        """Take away what is drawn, and leave the axis to the run."""
        self.costs, self._pen, self.updates = {}, None, 0

    def draw_to(self, point: QPointF, axes: CostAxes) -> None:
        """The pressed mouse is at `point` of the axes: draw a straight line from where it was."""
        step = min(max(round(axes.step(point.x())), 0), self.updates)
        self._move((step, point.y()), axes, drawing=self._down)
        self._down = True

    def finish(self) -> None:
        """Lift the pen: the next point begins a new stroke."""
        self._down = False
        if self.armed:
            self.drawn.emit(*self.curve)

    def take_key(self, key: Qt.Key, axes: CostAxes, limits: tuple[float, float], start: float) -> bool:
        """Move the pen by an arrow key, from the cost `start` on, or lift it by Enter; whether it was such a key."""
        if self.armed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return True
        if not self.armed or key not in _KEYS:
            return False
        across, up = _KEYS[key]
        low, high = limits
        step, height = self._pen or (0, axes.y(start))
        step = min(max(step + across * max(1, round(_ACROSS * self.updates)), 0), self.updates)
        height = min(max(height + up * _UP * (high - low), low), high)
        self._pen = self._pen or (0, axes.y(start))
        self._move((step, height), axes, drawing=True)
        return True

    def _move(self, to: tuple[int, float], axes: CostAxes, *, drawing: bool) -> None:
        came = self._pen if drawing and self._pen is not None else to
        self._pen = to
        (first, begin), (last, end) = sorted((came, to))
        for step in range(first, last + 1):
            share = (step - first) / (last - first) if last > first else 1.0
            height = begin + share * (end - begin)
            self.costs[step] = axes.cost(height if last > first else to[1])
        self.redraw(axes)

    @property
    def curve(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Steps and costs drawn so far, from left to right."""
        drawn = sorted(self.costs.items())
        return tuple(float(step) for step, _ in drawn), tuple(cost for _, cost in drawn)

    def redraw(self, axes: CostAxes) -> None:
        """Draw it on axes as they are now."""
        steps, costs = self.curve
        self.setData([axes.x(step) for step in steps], [axes.y(cost) for cost in costs])

    def restyle(self) -> None:
        """Take the colour from the theme."""
        self.setPen(pg.mkPen(theme.current().negative, width=2, style=Qt.PenStyle.DashLine))


class SurfaceGuess(QObject):
    """The flag on a surface. While it is `armed` a chosen point plants it and starts nothing.

    Signals:
        chosen: x and y of the flag.
    """

    chosen = Signal(float, float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.armed = False
        self.flag = GuessFlag()

    def take(self, point: tuple[float, float]) -> bool:
        """Plant the flag at `point` if one is asked for; returns whether it is."""
        if self.armed:
            self.flag.plant(point)
            self.chosen.emit(*point)
        return self.armed


class GuessFlag(QGraphicsPathItem):
    """A flag of constant size in pixels, put where a learner expects the run. The mouse looks through it."""

    def __init__(self) -> None:
        super().__init__(_flag())
        self.setFlag(QGraphicsPathItem.GraphicsItemFlag.ItemIgnoresTransformations)
        # The heat map is the same in both themes, and so is what lies on it.
        self.setPen(pg.mkPen(theme.LIGHT.text, width=1.4))
        self.setBrush(pg.mkBrush(theme.DARK.warning))
        self.setZValue(5)
        self.hide()

    def plant(self, point: tuple[float, float] | None) -> None:
        """Put it at `point`; None takes it away."""
        self.setVisible(point is not None)
        if point is not None:
            self.setPos(QPointF(*point))

    def shape(self) -> QPainterPath:
        return QPainterPath()


def _flag() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), 3, 3)
    path.moveTo(0, 0)
    path.lineTo(0, -_POLE)
    path.addPolygon(
        QPolygonF([QPointF(0, -_POLE), QPointF(_CLOTH, -_POLE + 6), QPointF(0, -_POLE + 12), QPointF(0, -_POLE)])
    )
    return path
