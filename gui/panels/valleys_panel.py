"""Costs of runs on different scales side by side, each over its own parameters: a needle, an ellipse, a bowl."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_scales import ValleysPart
from gui.panels.lane_starts_panel import LaneMap, LaneStartsPanel, Place
from gui.panels.valley_map import LOW_LINES, ValleyMap

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_NEIGHBOURS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ValleysPanel(LaneStartsPanel):
    """Draws ValleysPart. A place in one valley is a start for all runs: the engine finds it in the other valleys."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ARROWS, parent)
        self._part: ValleysPart | None = None
        # The map that was pressed last: arrow keys go over this one. At first the last, the only round valley.
        self._keyed = -1
        self._pressed = False
        self.maps: list[ValleyMap] = []
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ValleysPart)
        old, self._part = self._part, part
        # How many there are is settled with the first part.
        while len(self.maps) < len(part.valleys):
            self._add_valley(ValleyMap(len(self.maps)))
        for drawn, valley in zip(self.maps, part.valleys, strict=True):
            drawn.show_valley(valley, part)
        if old is None or old.exact != part.exact:
            self._write_hint()

    def _add_valley(self, drawn: ValleyMap) -> None:
        self.maps.append(drawn)
        self._add(drawn)
        self._numbers.over(drawn.shape, drawn.pace)
        drawn.plot.lifted.connect(self._on_lifted)
        drawn.alike_asked.connect(lambda alike: self.look_requested.emit({"alike": alike}))

    def _limits(self) -> tuple[Place, Place]:
        (x_low, x_high), (y_low, y_high) = self.maps[self._keyed].plot.getPlotItem().getViewBox().viewRange()
        return (float(x_low), float(x_high)), (float(y_low), float(y_high))

    def _here(self) -> Place:
        assert self._part is not None
        return self._part.valleys[self._keyed].surface.here

    def _start_at(self, place: Place) -> None:
        part = self._part
        assert part is not None
        run = part.valleys[self._keyed].name
        values = {f"{run} {name}": value for name, value in zip(part.parameters, place, strict=True)}
        self.command_requested.emit(SetParameters(values, start=True))

    def _on_pointed(self, drawn: LaneMap, point: QPointF) -> None:
        # Another start may need a larger picture: a drag over one that changes under the mouse would run away.
        if self._pressed:
            return
        self._pressed = True
        self._key(next(place for place, known in enumerate(self.maps) if known is drawn))
        super()._on_pointed(drawn, point)

    def _on_lifted(self) -> None:
        self._pressed = False

    def _point_at(self, place: Place | None) -> None:
        self._cursor = place
        for drawn in self.maps:
            drawn.show_cursor(place if drawn is self.maps[self._keyed] else None)

    def _key(self, place: int) -> None:
        """Let the arrow keys go over the map at this place."""
        self._keyed = place
        self._point_at(None)
        self.show_focus(self.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _NEIGHBOURS.get(Qt.Key(event.key()), 0)
        if self.maps and by and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._key((self._keyed + by) % len(self.maps))
        else:
            super().keyPressEvent(event)

    def show_focus(self, focused: bool) -> None:
        super().show_focus(focused)
        for drawn in self.maps:
            drawn.plot.show_focus(focused and drawn is self.maps[self._keyed])

    def _write_hint(self) -> None:
        click = self.tr("click a valley: all three start from the same prediction")
        here = self.tr("same rows, same start; each picture in the w and b of its own scale · ○ lowest point")
        short = self.tr("each in the w and b of its own scale · ○ lowest point")
        if self._part is not None and not self._part.exact:
            here = self.tr("the other parameters are minimised out: the path does not lie on the surface · ○ optimum")
            short = self.tr("other parameters minimised out · ○ optimum")
        self.hint.set_text(f"{here} · {click}", f"{short} · {click}", click)

    def _fit(self) -> None:
        self.hint.setVisible(self.height() > LOW_LINES * self.fontMetrics().height())

    def retranslate(self) -> None:
        self._write_hint()
        self.setAccessibleName(self.tr("The valley of each run over its own parameters"))
        self.setAccessibleDescription(
            self.tr(
                "Arrow keys move the crosshair, Ctrl with left or right goes to the next valley, "
                "Enter starts all runs from the prediction there."
            )
        )
