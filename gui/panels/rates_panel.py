"""All learning rates in words and numbers: a ruler of what the data allow, and below it two lines for each run."""

import re

from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_rates import RateRow, RatesPart, Zone
from gui import fonts, theme
from gui.elided_label import ElidedLabel
from gui.figures import figure, fixed
from gui.hover import Numbers, Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.panel import Panel
from gui.panels.rate_ruler import RateRuler

_LARGE = 100.0
_RULER_LINES = 4
# Larger letters where the lines need less than this share of the room.
_ROOMY, _WIDE, _LARGER = 1.8, 60, 1.3
_FACTOR = r"(?<=× )[−\d∞][^\s,)]*"


class RatesPanel(Panel):
    """Draws RatesPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RatesPart | None = None
        self.ruler = RateRuler()
        self.lowest = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.rows: list[RateLines] = []
        self._column = QVBoxLayout(self)
        self._numbers = Numbers(self, self._spots, stop=True)
        self._column.setContentsMargins(8, 4, 8, 4)
        self._column.setSpacing(0)
        self._column.addWidget(self.ruler)
        self._column.addStretch(1)
        self._column.addWidget(self.lowest)
        self._numbers.over(self.ruler, self.lowest)
        self.ruler.command_requested.connect(self.command_requested)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, RatesPart)
        before, self._part = self._part, part
        self.ruler.show_part(part)
        if before is None or len(before.runs) != len(part.runs):
            self._make(len(part.runs))
        for lines, run in zip(self.rows, part.runs, strict=False):
            lines.show_run(run, part)
        self._write()

    def _make(self, count: int) -> None:
        """Lines for so many runs; those of a run that is not there any more are hidden."""
        for place in range(len(self.rows), count):
            lines = RateLines(place)
            self._column.insertWidget(self._column.count() - 1, lines)
            self._column.insertStretch(self._column.count() - 1, 1)
            self._numbers.over(*lines.labels())
            self.rows.append(lines)
        for place, lines in enumerate(self.rows):
            lines.setVisible(place < count)
        self._fit()

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        found = self.ruler.spots() + [spot for lines in self.rows if not lines.isHidden() for spot in lines.spots()]
        if not self.lowest.isHidden() and self._part.lowest_cost is not None:
            found += in_label(self.lowest, (r"(?<=cost )\S+", ("optimum_cost",)))
        return found

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        if part.lowest_cost is not None and part.fastest is not None:
            lowest = self.tr("lowest cost {cost}").format(cost=figure(part.lowest_cost))
            fastest = self.tr("both directions shrink alike at α = {rate}").format(rate=figure(part.fastest))
            drag = self.tr("drag a marker: another rate")
            self.lowest.set_text(f"{lowest}   ·   {fastest}   ·   {drag}", f"{lowest}   ·   {drag}", lowest)
        else:
            words = self.tr("no quadratic cost: nobody can compute the largest stable rate, only a safe one")
            self.lowest.set_text(words, self.tr("a safe rate is all that can be computed"))

    def _fit(self) -> None:
        """In a low view the first line of each run comes first."""
        line = self.fontMetrics().height() + 2
        shown = len([lines for lines in self.rows if not lines.isHidden()])
        self.ruler.make_low(self.height() < (shown + _RULER_LINES) * line)
        room = self.height() - self.ruler.sizeHint().height() - 8
        roomy = room >= _ROOMY * 2 * shown * line and self.width() > _WIDE * theme.point_size()
        self._write_in(_LARGER if roomy else 1.0)
        both = room >= 2 * shown * line
        for lines in self.rows:
            lines.show_both(both)
        self.lowest.setVisible(room >= (2 * shown + 1) * line)

    def _write_in(self, larger: float) -> None:
        """Larger letters where there is plenty of room."""
        font = fonts.tabular(self.font())
        font.setPointSizeF(larger * theme.point_size())
        self.ruler.write_in(font)
        for lines in self.rows:
            lines.write_in(font)

    def restyle(self) -> None:
        self.ruler.updateGeometry()
        self.ruler.update()
        for lines in self.rows:
            lines.restyle()
        self._fit()
        if self._part is not None:
            self.ruler.show_part(self._part)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Learning rates beside the limit"))
        for lines in self.rows:
            lines.retranslate()
        if self._part is not None:
            self.ruler.show_part(self._part)
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._part is not None:
            self.ruler.show_part(self._part)


class RateLines(LiveWidget):
    """What is said of one run: rate, what to expect, cost; then factors or rows called right, and what was seen."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._run: RateRow | None = None
        self._part: RatesPart | None = None
        self._both = True
        self.head = LaneLabel(place)
        self.more = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.more)
        self.restyle()

    def labels(self) -> list[QWidget]:
        """Where numbers are."""
        return [self.head.words, self.more]

    def show_run(self, run: RateRow, part: RatesPart) -> None:
        """Write about `run`."""
        self._run, self._part = run, part
        name, zone, cost = called(run.title), self._zone(run.zone), f"cost {figure(run.cost)}"
        if run.rate != run.set_rate:
            name = f"{name} → {figure(run.rate)}"
        of_limit = self.tr("{times} × the limit").format(times=_share(run.rate / part.limit))
        seen = called(run.seen)
        found, short = self._found(run, part)
        whole = f"{name}   {zone}   {of_limit}   {cost}"
        longer = () if self._both else (f"{whole}   {short}   {seen}", f"{whole}   {short}")
        self.head.words.set_text(*longer, whole, f"{name}   {zone}   {cost}", f"{name}   {cost}", name)
        if run.diverged and run.steep is None:
            self.more.set_text(seen)
            return
        step = self.tr("next step {length}").format(length=figure(run.step_length))
        self.more.set_text(f"{found}   {step}   {seen}", f"{found}   {seen}", found, short)

    def _found(self, run: RateRow, part: RatesPart) -> tuple[str, str]:
        """What the theory, or counting, says about a run; and shorter."""
        if run.steep is not None and run.gentle is not None:
            steep, gentle = _factor(run.steep), _factor(run.gentle)
            factors = self.tr("distance × {steep} (steep), × {gentle} (gentle)").format(steep=steep, gentle=gentle)
            return factors, f"× {steep}, × {gentle}"
        right = self.tr("training {right}/{rows}").format(right=run.right, rows=part.rows_in_all)
        if run.test_right is not None:
            right += "   " + self.tr("test {right}/{rows}").format(right=run.test_right, rows=part.test_rows)
        return right, right

    def _zone(self, zone: Zone) -> str:
        return {
            "creeping": self.tr("creeps"),
            "sure": self.tr("straight down"),
            "zigzag": self.tr("zig-zag"),
            "diverging": self.tr("diverges"),
            "safe": self.tr("safe"),
            "unsure": self.tr("no promise"),
        }[zone]

    def spots(self) -> list[Spot]:
        """The numbers that explain themselves."""
        run = self._run
        if run is None:
            return []
        name = run.name
        factors = [(_FACTOR, (name, "factor", "steep")), (_FACTOR, (name, "factor", "gentle"))]
        of_limit = re.escape(_share(run.rate / self._limit()))
        found = in_label(
            self.head.words,
            (r"(?<=→ )\S+" if run.rate != run.set_rate else r"(?<=α = )\S+", (name, "rate")),
            (of_limit, (name, "share")),
            (r"(?<=cost )\S+", (name, "cost")),
            *factors,
        )
        if self.more.isHidden():
            return found
        step = (re.escape(figure(run.step_length)), (name, "step_length"))
        return found + in_label(self.more, *(factors if run.steep is not None else []), step)

    def _limit(self) -> float:
        assert self._part is not None
        return self._part.limit

    def show_both(self, both: bool) -> None:
        """Whether the second line has room; if not, the first one says as much of it as it can."""
        if both != self._both:
            self._both = both
            self.more.setVisible(both)
            self.retranslate()

    def retranslate(self) -> None:
        if self._run is not None and self._part is not None:
            self.show_run(self._run, self._part)

    def write_in(self, font: QFont) -> None:
        """Take these letters."""
        bold = QFont(font)
        bold.setBold(True)
        self.head.words.setFont(bold)
        self.more.setFont(font)

    def restyle(self) -> None:
        self.head.restyle()


def _factor(factor: float) -> str:
    """A factor with digits enough to tell it from 1, where it is near."""
    return fixed(factor, 3) if abs(factor) < _LARGE else figure(factor)


def _share(share: float) -> str:
    """A share of the limit with digits enough to tell which side of it."""
    return fixed(share, 3) if 1e-3 <= share < 1e4 else figure(share)
