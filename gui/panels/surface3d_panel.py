"""The cost over two parameters as a landscape, with the run hopping over it.

Hops are straight arrows from one set of parameters to the next and nothing moves between them: there is no ball that
rolls (TEACHING B2). Where the surface is only a slice the run's own heights are others than the surface's, so the
path is drawn as its shadow and both costs are said (B1).
"""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, Scene, SurfacePart
from gui.drawing.axes_box import Axis
from gui.drawing.landscape import Landscape
from gui.drawing.projection import Camera
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.panels.panel import Panel
from gui.panels.space import Space

_COARSE, _FINE = 25, 60


class Surface3dPanel(Panel):
    """Draws a `SurfacePart` in space."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SurfacePart | None = None
        self._land: Landscape | None = None
        self._space = Space(self._paint_still, self._paint_live, Camera(-58.0, 52.0), self)
        self._read_out = ElidedLabel(self)
        self._space.fill(self, self._read_out)
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._part = None
        self._land = None
        self._write_read_out()
        self._space.redraw()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SurfacePart)
        last, self._part = self._part, part
        if last is None or self._land is None or part.cost is not last.cost:
            self._land = Landscape.of(part.x, part.y, part.cost)
            self._space.redraw()
        self._set_axes()
        self._write_read_out()
        self._space.update()

    def restyle(self) -> None:
        self._space.redraw()

    def retranslate(self) -> None:
        self._space.setAccessibleName(self.tr("Cost surface in space"))
        self._space.setToolTip(
            self.tr("Drag or use the arrow keys to turn, double-click or Home for the standard view.")
        )
        self._set_axes()
        self._write_read_out()

    def _set_axes(self) -> None:
        part, land = self._part, self._land
        if part is None or land is None:
            return
        x, y = part.names
        self._space.set_axes(
            Axis(x, float(part.x[0]), float(part.x[-1])),
            Axis(y, float(part.y[0]), float(part.y[-1])),
            Axis(self.tr("cost (log)"), land.low, land.high, log=True),
        )

    def _write_read_out(self) -> None:
        part = self._part
        if part is None:
            self._read_out.set_text("")
            return
        if part.exact:
            words = [self.tr("● cost {cost}").format(cost=figure(part.here_cost))]
        else:
            words = [
                self.tr("● slice cost {slice} / true cost {cost}").format(
                    slice=figure(part.slice_cost), cost=figure(part.here_cost)
                )
            ]
        if part.optimum_cost is not None:
            words.append(self.tr("★ optimum {cost}").format(cost=figure(part.optimum_cost)))
        if part.slice_lowest_cost is not None and (not part.exact or part.optimum_cost is None):
            lowest = self.tr("○ lowest {cost}") if part.exact else self.tr("○ lowest of this slice {cost}")
            words.append(lowest.format(cost=figure(part.slice_lowest_cost)))
        if self._land is not None and not self._land.holds(part.here):
            words.append(self.tr("the run is outside this picture"))
        self._read_out.set_text(*("   ".join(words[:count]) for count in range(len(words), 0, -1)))

    def _paint_still(self, painter: QPainter) -> None:
        if self._land is not None:
            relief = self._land.relief(self._space.axes.box)
            relief.thinned(_COARSE if self._space.coarse else _FINE).paint(painter, self._space.projection)

    def _paint_live(self, painter: QPainter) -> None:
        if self._part is not None and self._land is not None:
            self._land.paint_run(painter, self._space.axes.box, self._space.projection, self._part)
