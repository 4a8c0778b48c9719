"""The cost of one run over its own parameters: below its name where the run is, the shape of its valley, its pace."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from engine.core.parts_scales import Valley, ValleysPart
from gui.elided_label import ElidedLabel
from gui.figures import figure, short
from gui.hover import Spot, in_label
from gui.panels.heat_map import HeatMap
from gui.panels.lane_dress import called
from gui.panels.lane_starts_panel import LaneMap, Place
from gui.panels.surface_items import Marks

# So many lines of writing high a view has room for the titles of its axes.
LOW_LINES = 15
# And so many, for where the run is, and for how fast it gets there: the picture comes first.
_READING_LINES, _PACE_LINES = 10, 8
# So many parts of the picture can be told apart.
_FINE = 4000
# A valley so little longer than wide looks round.
_ROUND = 1.005
_NUMBER = r"[−\d]\S*"


class ValleyMap(LaneMap):
    """One of the valleys.

    Signals:
        alike_asked: True to have both axes in one unit, False where they may have their own.
    """

    alike_asked = Signal(bool)

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self._valley: Valley | None = None
        self._part: ValleysPart | None = None
        self._range: object = None
        self._looks: object = None
        self.shape, self.pace = ElidedLabel(), ElidedLabel()
        for row, label in enumerate((self.shape, self.pace), start=2):
            self.column.insertWidget(row, label)
        self.alike = QToolButton()
        self._lay_out_head()
        self._heat = HeatMap()
        self.marks = Marks(named=True)
        self._heat.add_to(self.plot)
        self.plot.addItem(self.marks, ignoreBounds=True)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._look_around)
        self.restyle()
        self.retranslate()

    def _lay_out_head(self) -> None:
        """The switch stands at the right of the name."""
        self.alike.setText("1:1")
        self.alike.setObjectName("alike")
        self.alike.setCheckable(True)
        self.alike.setAutoRaise(True)
        self.alike.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.alike.clicked.connect(lambda checked: self.alike_asked.emit(checked))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.head, 1)
        head.addWidget(self.alike)
        self.column.insertLayout(0, head)

    def show_valley(self, valley: Valley, part: ValleysPart) -> None:
        """Draw `valley`, and its run in it."""
        last, self._valley, self._part = self._valley, valley, part
        surface = valley.surface
        if last is None or last.surface.cost is not surface.cost:
            self.marks.set_contours(self._heat.draw(surface.x, surface.y, surface.cost, surface.levels))
            self._looks = None
            self.plot.set_labels(left=_letter(part.parameters[1], part), bottom=_letter(part.parameters[0], part))
        self.alike.setVisible(valley.free)
        self.alike.setChecked(valley.alike)
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
        asked = [(name, "condition"), (name, "longer"), (name, "stable_rate")]
        if self.shape.shown_text() != self.shape.text() or _is_round(self._valley):
            del asked[1]
        found += in_label(self.shape, *((_NUMBER, key) for key in asked))
        if self.pace.isVisible() and self._valley.exact is not None:
            found += in_label(self.pace, (_NUMBER + "$", (name, "exact_cost")))
        if self.pace.isVisible() and self._valley.diverged_at is None and self._valley.arrived is None:
            found += in_label(self.pace, (_NUMBER, (name, "half_life", str(self._valley.direction))))
        return found

    def _write(self) -> None:
        valley, part = self._valley, self._part
        if valley is None or part is None:
            return
        self.head.words.set_text(called(valley.title), valley.name)
        first, second = (_letter(name, part) for name in part.parameters)
        x, y = (figure(value) for value in valley.surface.here)
        cost = self.tr("cost {cost}").format(cost=figure(valley.surface.here_cost))
        self.reading.set_text(f"{cost}   {first} = {x}   {second} = {y}", cost)
        condition, rate = figure(valley.condition), figure(valley.stable_rate)
        shape = self.tr("round") if _is_round(valley) else self._length(valley)
        self.shape.set_text(
            self.tr("condition {condition} ({shape})   stable up to {rate}").format(
                condition=condition, shape=shape, rate=rate
            ),
            self.tr("condition {condition}   stable up to {rate}").format(condition=condition, rate=rate),
            self.tr("cond. {condition}   rate ≤ {rate}").format(condition=condition, rate=rate),
            self.tr("condition {condition}").format(condition=condition),
            self.tr("cond. {condition}").format(condition=condition),
            self.tr("cond. {condition}").format(condition=short(valley.condition)),
        )
        self._write_pace(valley)

    def _length(self, valley: Valley) -> str:
        return self.tr("{times} times as long as wide").format(times=figure(valley.longer))

    def _write_pace(self, valley: Valley) -> None:
        if valley.exact is not None and valley.diverged_at is not None:
            words = self.tr("float32: inf at update {step}, nan at {lost}   in 64 bits {exact}").format(
                step=f"{valley.diverged_at:,}", lost=f"{valley.lost_at:,}", exact=figure(valley.exact)
            )
            short = self.tr("inf at {step}   in 64 bits {exact}").format(
                step=f"{valley.diverged_at:,}", exact=figure(valley.exact)
            )
        elif valley.diverged_at is not None:
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
        # No higher than the name beside it: all maps begin at one height.
        self.alike.setFixedHeight(self.head.sizeHint().height())
        self.marks.update()

    def _fit(self) -> None:
        lines = self.height() / self.fontMetrics().height()
        self.plot.show_titles(lines > LOW_LINES)
        self.reading.setVisible(lines > _READING_LINES)
        self.pace.setVisible(lines > _PACE_LINES)

    def retranslate(self) -> None:
        self.alike.setToolTip(self.tr("Draw w and b in the same unit: how narrow the valley is"))
        self.alike.setAccessibleName(self.tr("Both axes in the same unit"))
        self._write()


def _is_round(valley: Valley) -> bool:
    return valley.longer < _ROUND


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
