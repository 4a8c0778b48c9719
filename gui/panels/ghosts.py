"""Pinned runs behind the present one in a plot: up to three dashed lines, each with its mark."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from engine.core.asides import MOST_PINS, Pin
from engine.core.types import Array
from gui import theme
from gui.drawing.cost_axes import CostAxes
from gui.panels.curve import Curve
from gui.panels.plot import Plot

MARKS = ("①", "②", "③")
assert len(MARKS) == MOST_PINS
_DASHES = (Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)


class Ghosts:
    """Three lines of a plot, shown as there are pins. `color` is a name of the theme, `z` where the lines lie."""

    def __init__(self, plot: Plot, color: str, z: float) -> None:
        self.pins: tuple[Pin, ...] = ()
        self._color = color
        self._lines = [Curve() for _ in MARKS]
        self._marks = [pg.TextItem(mark, anchor=(0.5, 1.0)) for mark in MARKS]
        for item in (*self._lines, *self._marks):
            item.setZValue(z)
            plot.addItem(item, ignoreBounds=True)
            item.hide()
        self.restyle()

    def draw_lines(self, lines: Sequence[tuple[Array, Array]]) -> None:
        """Draw one (x, y) line for each pin, with its mark at the end; none for those there are not."""
        for index, (line, mark) in enumerate(zip(self._lines, self._marks, strict=True)):
            shown = index < len(lines) and len(lines[index][0]) > 0
            line.setVisible(shown)
            mark.setVisible(shown)
            if shown:
                x, y = lines[index]
                line.setData(x, y)
                mark.setPos(float(x[-1]), float(y[-1]))

    def drawn(self, index: int) -> tuple[Array, Array]:
        """The line that stands for the pin with this index."""
        x, y = self._lines[index].getData()
        return x, y

    def restyle(self) -> None:
        """Colours and size of the theme."""
        color = theme.current().color(self._color)
        font = QFont()
        font.setPointSize(theme.point_size())
        for line, mark, dash in zip(self._lines, self._marks, _DASHES, strict=True):
            line.setPen(pg.mkPen(color, width=1, style=dash))
            mark.setFont(font)
            mark.setColor(color)


class CostGhosts(Ghosts):
    """Cost curves of pinned runs."""

    def __init__(self, plot: Plot) -> None:
        super().__init__(plot, "muted", z=-1)

    def draw(self, axes: CostAxes) -> None:
        """Draw the least cost of each step, as the axes are now."""
        self.draw_lines([axes.line(pin.ghost.steps, pin.ghost.low) for pin in self.pins])

    def costs(self) -> list[float]:
        """Costs that the axis has room for."""
        return [float(value) for pin in self.pins for value in (pin.ghost.low.min(), pin.ghost.high.max())]

    def last(self) -> int:
        """The furthest step of a pinned run."""
        return max((int(pin.ghost.steps[-1]) for pin in self.pins), default=0)


class PathGhosts(Ghosts):
    """Paths of pinned runs over the two parameters of a cost surface."""

    def __init__(self, plot: Plot) -> None:
        # On viridis the ordinary ghost would vanish.
        super().__init__(plot, "on_map", z=2)

    def draw(self, names: tuple[str, str]) -> None:
        """Draw where each pinned run was; a run without these parameters has no path here."""
        lines = []
        for pin in self.pins:
            known = pin.ghost.names
            columns = [known.index(name) for name in names] if set(names) <= set(known) else []
            path = pin.ghost.path[:, columns]
            lines.append((path[:, 0], path[:, 1]) if columns else (path[:0, 0:0], path[:0, 0:0]))
        self.draw_lines(lines)
