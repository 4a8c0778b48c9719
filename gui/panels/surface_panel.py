"""The cost over two parameters seen from above: heat map, contours, hops of the run and its next step.

Where the model has more parameters the picture is a slice, and its own lowest point ○ is not the optimum ★: both are
drawn and named in words, and the slice's cost stands beside the true one.
"""

import pyqtgraph as pg
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from engine.core.asides import Pin
from engine.core.commands import SetParameters
from engine.core.frames import Part, Scene, SurfacePart
from gui import theme
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.keys import keep_keys
from gui.panels.ghosts import PathGhosts
from gui.panels.guess_items import SurfaceGuess
from gui.panels.heat_map import HeatMap
from gui.panels.panel import Panel
from gui.panels.plot import Plot
from gui.panels.surface_controls import SurfaceControls, controls_of
from gui.panels.surface_items import Marks, Point

Window = tuple[float, float, float, float]

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_KEYS = (*_ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Home, Qt.Key.Key_Escape)


class SurfacePanel(Panel):
    """Draws `SurfacePart`. Click or Enter: start there. Wheel or drag: zoom. Double click or Home: all of it again."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SurfacePart | None = None
        self._window: Window | None = None  # of the grid that is drawn
        self._asked: Window | None = None  # by hand, and not answered yet
        self._zoomed = False
        self._cursor: Point | None = None
        self._clicked: Point = (0.0, 0.0)
        self._click_wait = QTimer(self, singleShot=True)
        self._controls = SurfaceControls()
        self._legend, self._readout = ElidedLabel(role=QPalette.ColorRole.PlaceholderText), ElidedLabel()
        self._plot = Plot(zoom=True)
        self._box = self._plot.getPlotItem().getViewBox()
        self._heat, self._marks, self.guess = HeatMap(), Marks(), SurfaceGuess(self)
        self.ghosts = PathGhosts(self._plot)
        self._heat.add_to(self._box)
        for item in (self._marks, self.guess.flag):
            self._box.addItem(item, ignoreBounds=True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        # The panel takes keys, the plot only the mouse: one place of focus for the whole view.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _KEYS)
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setMinimumSize(120, 90)
        self._plot.getPlotItem().setContentsMargins(0, 6, 10, 0)  # room for half a tick label
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(2)
        column.addWidget(self._controls)
        column.addWidget(self._plot, 1)
        column.addWidget(self._legend)
        column.addWidget(self._readout)

    def _connect(self) -> None:
        self._controls.axes_chosen.connect(self._on_axes_chosen)
        self._controls.others_chosen.connect(lambda others: self.look_requested.emit({"others": others}))
        self._click_wait.timeout.connect(self._on_click_settled)
        self._plot.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self._plot.scene().sigMouseClicked.connect(self._on_mouse_clicked)
        self._box.sigRangeChangedManually.connect(self._on_range_changed_by_hand)
        Numbers(self, self._spots).over(self._readout)

    def show_scene(self, scene: Scene) -> None:
        self._asked = None

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        self.ghosts.pins = pins
        if self._part is not None:
            self.ghosts.draw(self._part.names)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SurfacePart)
        last, self._part = self._part, part
        if last is None or part.cost is not last.cost:
            self._draw_surface(part)
        if last is None or part.names != last.names:
            self._plot.set_labels(left=part.names[1], bottom=part.names[0])
            self.ghosts.draw(part.names)
        self._marks.set_run(part.path, part.here, part.step_vector, shadow=not part.exact)
        # Where the surface is the truth its lowest point is the optimum; two marks would only puzzle.
        lowest = None if part.exact and part.optimum is not None else part.slice_lowest
        self._marks.set_marks(part.optimum, lowest)
        if last is None or controls_of(part) != controls_of(last):
            self._controls.show_part(part)
            self._write_legend()
        self._write_readout()

    def restyle(self) -> None:
        self._plot.restyle()
        self.show_focus(self.hasFocus())
        self._fit_words()
        self._marks.update()

    def retranslate(self) -> None:
        self._controls.retranslate()
        self.setAccessibleName(self.tr("Cost surface"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move the crosshair, Enter sets the start there, Home shows the whole surface.")
        )
        self._write_legend()
        self._write_readout()

    def _draw_surface(self, part: SurfacePart) -> None:
        x, y = part.x, part.y
        self._marks.set_contours(self._heat.draw(x, y, part.cost, part.levels))
        self._follow((float(x[0]), float(x[-1]), float(y[0]), float(y[-1])))

    def _follow(self, window: Window) -> None:
        """Show the grid's window, unless the learner has already asked for another one."""
        if self._asked is not None:
            spans = (self._asked[1] - self._asked[0], self._asked[3] - self._asked[2])
            if any(abs(a - b) > 1e-6 * spans[k // 2] for k, (a, b) in enumerate(zip(window, self._asked, strict=True))):
                return
            self._asked = None
        if window != self._window:
            self._window = window
            self._box.setRange(xRange=window[:2], yRange=window[2:], padding=0)

    def _write_legend(self) -> None:
        part = self._part
        if part is None:
            return
        now = self.tr("● now   → next step (dashed: enlarged)")
        if part.optimum is None and part.slice_lowest is None:
            marks = self.tr("lowest point beyond the edge")
        elif part.exact:
            marks = self.tr("★ lowest point") if part.optimum is not None else self.tr("○ lowest point")
        elif part.optimum is not None:
            marks = self.tr("○ lowest point of this slice   ★ overall optimum")
        else:
            marks = self.tr("○ lowest point of this slice")
        hint = self.tr("click: start here · wheel, drag: zoom · double click: all")
        shorter = (now, self.tr("● now   → next step"), self.tr("● now"))
        self._legend.set_text(f"{marks}   {now}   {hint}", *(f"{marks}   {words}" for words in shorter), marks)

    def _write_readout(self) -> None:
        part = self._part
        if part is None:
            return
        if part.exact:
            here = self.tr("now: cost {cost}").format(cost=figure(part.here_cost))
        else:
            here = self.tr("slice cost {slice} / true cost {true}").format(
                slice=figure(part.slice_cost), true=figure(part.here_cost)
            )
        said = [here]
        if part.cursor is not None and part.cursor_cost is not None and self._cursor is not None:
            at = f"{part.names[0]} = {figure(part.cursor[0])}, {part.names[1]} = {figure(part.cursor[1])}"
            pattern = self.tr("+ {at}: cost {cost}") if part.exact else self.tr("+ {at}: slice cost {cost}")
            said.insert(0, pattern.format(at=at, cost=figure(part.cursor_cost)))
        self._readout.set_text("      ".join(said), said[0])

    def _spots(self) -> list[Spot]:
        whole = self._readout.shown_text() == self._readout.text()  # the run's own cost comes last
        return in_label(self._readout, (r"\S+$", ("cost",))) if whole else []

    def _fit_words(self) -> None:
        """In a panel of less than twelve lines the plot comes first; what the axes are is written above them too."""
        roomy = self.height() >= 12 * self._legend.fontMetrics().height()
        self._legend.setVisible(roomy)
        self._plot.show_titles(roomy)
        self._write_readout()

    def show_focus(self, focused: bool) -> None:
        colors = theme.current()
        self._box.setBorder(pg.mkPen(colors.accent if focused else colors.line, width=2 if focused else 1))

    def _on_axes_chosen(self, names: tuple[str, str]) -> None:
        self._show_all()
        # Window and crosshair were meant for the old axes.
        self.look_requested.emit({"axes": names, "window": None, "cursor": None})

    def _on_range_changed_by_hand(self, _axes: object) -> None:
        (x_low, x_high), (y_low, y_high) = self._box.viewRange()
        self._asked = (float(x_low), float(x_high), float(y_low), float(y_high))
        self._zoomed = True
        self.look_requested.emit({"window": self._asked})

    def _on_mouse_moved(self, position: QPointF) -> None:
        self._point_at(self._at(position) if self._inside(position) else None)

    def _inside(self, position: QPointF) -> bool:
        return self._part is not None and bool(self._box.sceneBoundingRect().contains(position))

    def _on_mouse_clicked(self, click: MouseClickEvent) -> None:
        if not self._inside(click.scenePos()) or click.button() != Qt.MouseButton.LeftButton:
            return
        if click.double():
            self._click_wait.stop()
            self._ask_all()
            return
        self._clicked = self._at(click.scenePos())
        if self._zoomed:
            # It may become the double click that shows all again.
            self._click_wait.start(QApplication.doubleClickInterval())
        else:
            self._on_click_settled()

    def _on_click_settled(self) -> None:
        self._set_start(self._clicked)

    def _at(self, position: QPointF) -> Point:
        spot = self._box.mapSceneToView(position)
        return spot.x(), spot.y()

    def _set_start(self, point: Point) -> None:
        if self._part is not None and not self.guess.take(point):
            name_x, name_y = self._part.names
            self.command_requested.emit(SetParameters({name_x: point[0], name_y: point[1]}, start=True))

    def _point_at(self, point: Point | None) -> None:
        if point != self._cursor:
            self._cursor = point
            self._marks.set_cursor(point)
            self._write_readout()
            self.look_requested.emit({"cursor": point})

    def _move_cursor(self, across: int, up: int, share: float) -> None:
        (x_low, x_high), (y_low, y_high) = self._box.viewRange()
        x, y = self._cursor or (self._part.here if self._part is not None else (x_low, y_low))
        x += across * share * (x_high - x_low)
        y += up * share * (y_high - y_low)
        self._point_at((float(min(max(x, x_low), x_high)), float(min(max(y, y_low), y_high))))

    def _ask_all(self) -> None:
        self._show_all()
        self.look_requested.emit({"window": None})

    def _show_all(self) -> None:
        """Follow what comes next from the engine again."""
        self._asked, self._zoomed = None, False
        if self._window is not None:
            self._box.setRange(xRange=self._window[:2], yRange=self._window[2:], padding=0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._part is None or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._move_cursor(*_ARROWS[key], 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01)
        elif key == Qt.Key.Key_Home:
            self._ask_all()
        elif key == Qt.Key.Key_Escape:
            self._point_at(None)
        elif self._cursor is not None:
            self._set_start(self._cursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()
