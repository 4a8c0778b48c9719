"""Two features in space: the data, the plane H = w1·x1 + w2·x2 + b, and the residuals as sticks between them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.core.frames import Part, PlanePart, Scene
from gui import theme
from gui.drawing.axes_box import Axis
from gui.drawing.plane import Plane
from gui.drawing.projection import Camera
from gui.drawing.sticks import Stick, sticks
from gui.drawing.strokes import dashed_pen, draw_ring, draw_tag, draw_triangle, lines, point
from gui.elided_label import ElidedLabel
from gui.figures import MINUS, figure, plain
from gui.panels.panel import Panel
from gui.panels.space import Space

_REACH = 16.0  # a click chooses the nearest point within so many pixels
_MANY = 60  # from so many rows on marks are small and floor shadows left out


class PlanePanel(Panel):
    """Draws a `PlanePart`; a click on a point, or Page Up and Page Down, chooses its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._part: PlanePart | None = None
        self._seen: list[Stick] = []
        self._space = Space(self._paint_still, self._paint_live, Camera(-58.0, 24.0), self)
        self._read_out = ElidedLabel(self, role=QPalette.ColorRole.PlaceholderText)
        self._space.fill(self, self._read_out)
        self._connect()
        self.restyle()
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._part = None
        self._seen = []
        self._write_read_out()
        self._space.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, PlanePart)
        self._part = part
        self._set_axes()
        self._write_read_out()
        self._space.update()

    def restyle(self) -> None:
        self._space.redraw()

    def retranslate(self) -> None:
        self._space.setAccessibleName(self.tr("Data and plane in space"))
        self._space.setToolTip(
            self.tr(
                "Drag or use the arrow keys to turn, double-click or Home for the standard view. "
                "Click a point or use Page Up and Page Down to choose a row."
            )
        )
        self._set_axes()
        self._write_read_out()

    def _connect(self) -> None:
        self._space.clicked.connect(self._on_clicked)

    def _names(self) -> tuple[str, str, str]:
        """What the three axes are called."""
        columns = self._scene.columns if self._scene is not None else ()
        targets = self._scene.targets if self._scene is not None else ()
        x, y = columns[:2] if len(columns) >= 2 else ("x1", "x2")
        return x, y, targets[0] if targets else "y"

    def _set_axes(self) -> None:
        part = self._part
        if part is None:
            return
        x, y, z = self._names()
        (x_low, x_high), (y_low, y_high) = part.corners_x.tolist(), part.corners_y.tolist()
        self._space.set_axes(Axis(x, x_low, x_high), Axis(y, y_low, y_high), Axis(z, *part.z_limits))

    def _write_read_out(self) -> None:
        part = self._part
        if part is None or not 0 <= part.sample < len(part.feet):
            self._read_out.set_text("")
            return
        x1, x2, y = (plain(value) for value in part.points[part.sample].tolist())
        names = self._names()
        residual = float(part.residual[part.sample])
        said = (
            self.tr("Row {row}").format(row=part.sample + 1),
            f"y {y}",
            f"H {figure(float(part.feet[part.sample]))}",
            f"y {MINUS} H {'+' if residual > 0 else ''}{figure(residual)}",
        )
        more = (f"{names[0]} {x1}   {names[1]} {x2}", "▲ y > H   ▼ y < H")
        self._read_out.set_text(*("   ".join((*said, *more[:count])) for count in (2, 1, 0)))

    def _paint_still(self, painter: QPainter) -> None:
        """Nothing but the box stands still: the plane moves with every update."""

    def _paint_live(self, painter: QPainter) -> None:
        part = self._part
        if part is None:
            return
        box, projection = self._space.axes.box, self._space.projection
        plane = Plane.through(box, part.heights)
        self._seen = sticks(box, plane, projection, part.points, part.feet)
        behind = [stick for stick in self._seen if stick.hidden]
        before = [stick for stick in self._seen if not stick.hidden]
        self._paint_shadows(painter)
        self._paint_sticks(painter, behind)
        self._paint_plane(painter, plane)
        self._paint_sticks(painter, before)
        self._paint_chosen(painter, part)

    def _paint_shadows(self, painter: QPainter) -> None:
        if len(self._seen) > _MANY:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_thin(theme.current().color("ghost"), 150))
        for stick in self._seen:
            if stick.shadow is not None:
                painter.drawEllipse(stick.shadow, 4.0, 2.4)

    def _paint_plane(self, painter: QPainter, plane: Plane) -> None:
        colors = theme.current()
        projection = self._space.projection
        outline = plane.outline()
        if len(outline) < 3:
            return
        painter.setPen(
            QPen(colors.color("muted"), 1.0)
        )  # wide or translucent pens cost milliseconds on lines this long
        painter.setBrush(_thin(colors.color("ghost"), 84))
        painter.drawPolygon(QPolygonF([point(pixel) for pixel in projection.pixels(outline)]))
        painter.setPen(QPen(colors.color("ghost"), 1.0))
        starts, ends = plane.grid()
        painter.drawLines(lines(projection.pixels(starts), projection.pixels(ends)))

    def _paint_sticks(self, painter: QPainter, shown: list[Stick]) -> None:
        colors = theme.current()
        few = len(self._seen) <= _MANY
        width, radius = (2.4, 6.5) if few else (1.0, 3.5)
        for name, above in (("positive", True), ("negative", False)):
            some = [stick for stick in shown if stick.above == above]
            color = colors.color(name)
            painter.setBrush(color)
            for hidden in (True, False):
                painter.setPen(dashed_pen(color, width) if hidden else QPen(color, width))
                painter.drawLines([stick.line for stick in some if stick.hidden == hidden and stick.line is not None])
            if few:
                for stick in some:
                    if stick.foot is not None:
                        painter.drawEllipse(stick.foot, 2.4, 2.4)
            painter.setPen(QPen(colors.color("base"), 1.2) if few else Qt.PenStyle.NoPen)
            for stick in some:
                if stick.at is not None:
                    draw_triangle(painter, stick.at, radius, up=above)

    def _paint_chosen(self, painter: QPainter, part: PlanePart) -> None:
        colors = theme.current()
        chosen = next((stick for stick in self._seen if stick.row == part.sample), None)
        if chosen is None:
            return
        text, ground = colors.color("text"), _thin(colors.color("base"), 215)
        bounds = QRectF(self._space.rect()).adjusted(4, 4, -4, -4)
        if chosen.line is not None:
            color = colors.color("positive" if chosen.above else "negative")
            painter.setPen(dashed_pen(color, 4.0) if chosen.hidden else QPen(color, 4.0))
            painter.drawLine(chosen.line)
        # two labels on top of each other help nobody: the one at the foot needs a stick longer than a line
        apart = chosen.line is not None and chosen.line.length() > 1.2 * painter.fontMetrics().height()
        if chosen.foot is not None and (apart or chosen.at is None):
            height = figure(float(part.feet[part.sample]))
            draw_tag(painter, chosen.foot, f"H {height}", text, ground, bounds)
        if chosen.at is not None:
            draw_ring(painter, chosen.at, 11.0, text, ground, hidden=False)
            target = plain(float(part.points[part.sample, 2]))
            draw_tag(painter, chosen.at, f"y {target}", text, ground, bounds)

    def _on_clicked(self, at: QPointF) -> None:
        near = [(QPointF(stick.at - at).manhattanLength(), stick.row) for stick in self._seen if stick.at is not None]
        if near and min(near)[0] <= _REACH:
            self.look_requested.emit({"sample": min(near)[1]})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}
        if self._part is not None and event.key() in ways:
            row = self._part.sample + ways[event.key()]
            if 0 <= row < len(self._part.feet):
                self.look_requested.emit({"sample": row})
        else:
            super().keyPressEvent(event)


def _thin(color: QColor, alpha: int) -> QColor:
    """The colour, translucent: 0 is nothing, 255 all of it."""
    color.setAlpha(alpha)
    return color
