"""Costs of runs on different scales side by side, each over its own parameters: a needle, an ellipse, a bowl."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_scales import Valley, ValleysPart
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.panels.heat_map import HeatMap
from gui.panels.lane_dress import called
from gui.panels.lane_starts_panel import LaneMap, Place
from gui.panels.panel import Panel
from gui.panels.surface_items import Marks

# So many lines of writing high a view has room for the titles of its axes, and for a hint below.
_LOW_LINES = 15
# And so many, for where the run is, and for how fast it gets there: the picture comes first.
_READING_LINES, _PACE_LINES = 10, 8
# So many parts of the picture can be told apart.
_FINE = 4000
_NUMBER = r"[−\d]\S*"


class ValleysPanel(Panel):
    """Draws ValleysPart."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ValleysPart | None = None
        self.maps: list[ValleyMap] = []
        self.hint = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._row.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(1)
        column.addLayout(self._row, 1)
        column.addWidget(self.hint)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ValleysPart)
        old, self._part = self._part, part
        # How many there are is settled with the first part.
        while len(self.maps) < len(part.valleys):
            self.maps.append(ValleyMap(len(self.maps)))
            self._row.addWidget(self.maps[-1], 1)
            self._numbers.over(self.maps[-1].reading, self.maps[-1].shape, self.maps[-1].pace)
        for drawn, valley in zip(self.maps, part.valleys, strict=True):
            drawn.show_valley(valley, part)
        if old is None or old.exact != part.exact:
            self._write_hint()

    def _spots(self) -> list[Spot]:
        return [spot for drawn in self.maps for spot in drawn.spots()]

    def _write_hint(self) -> None:
        here = self.tr("same rows, same start; each picture in the w and b of its own scale · ○ lowest point")
        short = self.tr("each in the w and b of its own scale · ○ lowest point")
        if self._part is not None and not self._part.exact:
            here = self.tr("the other parameters are minimised out: the path does not lie on the surface · ○ optimum")
            short = self.tr("other parameters minimised out · ○ optimum")
        self.hint.set_text(here, short)

    def _fit(self) -> None:
        """In a low view the maps come first."""
        self.hint.setVisible(self.height() > _LOW_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        self._fit()

    def retranslate(self) -> None:
        self._write_hint()
        self.setAccessibleName(self.tr("The valley of each run over its own parameters"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ValleyMap(LaneMap):
    """One of the valleys: below its name where the run is, how the valley is shaped, and how fast it gets there."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self._valley: Valley | None = None
        self._part: ValleysPart | None = None
        self._range: object = None
        self._looks: object = None
        self.shape, self.pace = ElidedLabel(), ElidedLabel()
        for row, label in enumerate((self.shape, self.pace), start=2):
            self.column.insertWidget(row, label)
        self._heat = HeatMap()
        self.marks = Marks(named=True)
        self._heat.add_to(self.plot)
        self.plot.addItem(self.marks, ignoreBounds=True)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._look_around)
        self.restyle()
        self.retranslate()

    def show_valley(self, valley: Valley, part: ValleysPart) -> None:
        """Draw `valley`, and its run in it."""
        last, self._valley, self._part = self._valley, valley, part
        surface = valley.surface
        if last is None or last.surface.cost is not surface.cost:
            self.marks.set_contours(self._heat.draw(surface.x, surface.y, surface.cost, surface.levels))
            self._looks = None
            self.plot.set_labels(left=_letter(part.parameters[1], part), bottom=_letter(part.parameters[0], part))
        self._look_around()
        # At the lowest point what is left of the gradient is rounding: it points nowhere.
        step = surface.step_vector if valley.arrived is None else (0.0, 0.0)
        looks = _looks(valley, step)
        if looks != self._looks:
            # What looks as before is not painted anew: a run that has arrived, or that hardly moves.
            self._looks = looks
            self.marks.set_run(surface.path, surface.here, step, shadow=not part.exact)
            self.marks.set_marks(None, surface.slice_lowest)
        self._write()

    def _look_around(self) -> None:
        """Show what has to be seen; where both axes have one unit, more of the longer side."""
        valley = self._valley
        if valley is None:
            return
        x_low, x_high, y_low, y_high = valley.seen
        box = self.plot.getPlotItem().getViewBox()
        if valley.alike and box.width() > 0 and box.height() > 0:
            more_across, more_up = max(1.0, box.width() / box.height()), max(1.0, box.height() / box.width())
            (x_least, x_most), (y_least, y_most) = _ends(valley)
            x, y = (x_low + x_high) / 2, (y_low + y_high) / 2
            half = (x_high - x_low) / 2
            x_low, x_high = max(x_least, x - half * more_across), min(x_most, x + half * more_across)
            y_low, y_high = max(y_least, y - half * more_up), min(y_most, y + half * more_up)
        wanted = (x_low, x_high, y_low, y_high)
        if wanted != self._range:
            self._range = wanted
            self.plot.setRange(xRange=(x_low, x_high), yRange=(y_low, y_high), padding=0)

    def show_cursor(self, place: Place | None) -> None:
        self.marks.set_cursor(place)

    def spots(self) -> list[Spot]:
        if self._valley is None or self._part is None:
            return []
        name = self._valley.name
        first, second = self._part.parameters
        found = in_label(self.reading, (_NUMBER, (name, "cost"))) if self.reading.isVisible() else []
        if found and len(self.reading.shown_text().split("   ")) > 1:
            places = [(_NUMBER + "$", (name, "parameter", second))]
            places = [(rf"= {_NUMBER}", (name, "parameter", first)), *places]
            found += in_label(self.reading, *places)
        found += in_label(self.shape, (_NUMBER, (name, "condition")), (_NUMBER, (name, "stable_rate")))
        if self.pace.isVisible() and self._valley.diverged_at is None and self._valley.arrived is None:
            found += in_label(self.pace, (_NUMBER, (name, "half_life", str(self._valley.direction))))
        return found

    def _write(self) -> None:
        valley, part = self._valley, self._part
        if valley is None or part is None:
            return
        self.head.words.set_text(called(valley.title))
        first, second = (_letter(name, part) for name in part.parameters)
        x, y = (figure(value) for value in valley.surface.here)
        cost = self.tr("cost {cost}").format(cost=figure(valley.surface.here_cost))
        self.reading.set_text(f"{cost}   {first} = {x}   {second} = {y}", cost)
        condition, rate = figure(valley.condition), figure(valley.stable_rate)
        self.shape.set_text(
            self.tr("condition {condition}   stable up to {rate}").format(condition=condition, rate=rate),
            self.tr("cond. {condition}   rate ≤ {rate}").format(condition=condition, rate=rate),
            self.tr("condition {condition}").format(condition=condition),
        )
        self._write_pace(valley)

    def _write_pace(self, valley: Valley) -> None:
        if valley.diverged_at is not None:
            words = self.tr("diverged at update {step}: rate {rate} is too large")
            words = words.format(step=f"{valley.diverged_at:,}", rate=figure(valley.rate))
            short = self.tr("diverged at {step}").format(step=f"{valley.diverged_at:,}")
        elif valley.arrived is not None:
            words = short = self._arrived_after(valley.arrived)
        elif valley.half_life < 1:
            words = short = self.tr("one update will do")
        else:
            updates = figure(valley.half_life)
            words = self.tr("{updates} updates halve what is left of the slowest way").format(updates=updates)
            short = self.tr("half-life {updates} updates").format(updates=updates)
        self.pace.set_color("error" if valley.diverged_at is not None else "text")
        self.pace.set_text(words, short)

    def _arrived_after(self, updates: int) -> str:
        if updates == 1:
            return self.tr("arrived with the first update")
        return self.tr("arrived after {updates} updates").format(updates=f"{updates:,}")

    def restyle(self) -> None:
        super().restyle()
        self.marks.update()

    def _fit(self) -> None:
        lines = self.height() / self.fontMetrics().height()
        self.plot.show_titles(lines > _LOW_LINES)
        self.reading.setVisible(lines > _READING_LINES)
        self.pace.setVisible(lines > _PACE_LINES)

    def retranslate(self) -> None:
        self._write()


def _looks(valley: Valley, step: Place) -> object:
    """Everything that can be seen of the run in its valley, in parts of the picture smaller than a pixel."""
    x_low, x_high, y_low, y_high = valley.seen
    surface, wide, high = valley.surface, x_high - x_low, y_high - y_low
    across, up = step[0] / wide, step[1] / high
    here = round((surface.here[0] - x_low) / wide * _FINE), round((surface.here[1] - y_low) / high * _FINE)
    way = round(math.degrees(math.atan2(up, across))) if across or up else None
    return surface.path[0].tolist(), here, way, round(math.hypot(across, up) * _FINE)


def _ends(valley: Valley) -> tuple[Place, Place]:
    """From where to where there is a surface."""
    surface = valley.surface
    return (float(surface.x[0]), float(surface.x[-1])), (float(surface.y[0]), float(surface.y[-1]))


def _letter(name: str, part: ValleysPart) -> str:
    """A single weight needs no number."""
    return "w" if part.exact and name == "w1" else name
