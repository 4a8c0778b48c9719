"""The next update of runs side by side, written out with numbers: w ← w − α · slope."""

from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_lanes import LaneUpdate, UpdateLine, UpdatesPart
from gui import fonts, theme
from gui.elided_label import ElidedLabel
from gui.figures import MINUS, figure, fixed, signed, written_out
from gui.hover import Numbers, Spot, in_label
from gui.knob_editors import plain
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.panel import Panel

_PLACES = 4
_NUMBER = r"[−+∞\d]\S*"
_ROOMY_LINES = 16
_WITH_RULE, _WITH_RATIO = 8.5, 7.3
_LARGER = 1.25


class UpdatesPanel(Panel):
    """Draws UpdatesPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UpdatesPart | None = None
        self._ratio_has_room = True
        self.rule = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.ratio = ElidedLabel()
        self.lanes: list[LaneLines] = []
        self._column = QVBoxLayout(self)
        self._numbers = Numbers(self, self._spots, stop=True)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._column.setContentsMargins(10, 4, 8, 4)
        self._column.setSpacing(1)
        self._column.addWidget(self.rule)
        self._column.addStretch(1)
        self._column.addWidget(self.ratio)
        self._column.addStretch(1)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, UpdatesPart)
        before, self._part = self._part, part
        if not self.lanes:
            self._make(len(part.lanes))
        for lines, lane in zip(self.lanes, part.lanes, strict=True):
            lines.show_lane(lane, part.rate)
        if before is None or len(before.lanes[0].lines) != len(part.lanes[0].lines):
            self._size_fonts()
        self._write()

    def _make(self, count: int) -> None:
        for place in range(count):
            lines = LaneLines(place)
            self._column.insertWidget(self._column.count() - 2, lines)
            self._column.insertStretch(self._column.count() - 2, 1)
            self._numbers.over(*lines.labels())
            self.lanes.append(lines)
        self._size_fonts()

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        return [spot for lines in self.lanes for spot in lines.spots()]

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        self.rule.set_text(
            self.tr("update {step}:  w ← w − α · slope,  α = {rate}").format(
                step=f"{part.step + 1:,}", rate=plain(part.rate)
            ),
            self.tr("w ← w − α · slope"),
        )
        self._show_ratio()
        if part.ratio is None:
            return
        first, second = part.lanes[0].name, part.lanes[1].name
        # The larger one is named first: a ratio below 1 says nothing at a glance.
        names = (first, second) if part.steeper_first else (second, first)
        words = self.tr("the slope of {steep} is {ratio} times that of {flat}")
        self.ratio.set_text(words.format(steep=names[0], ratio=figure(part.ratio), flat=names[1]))

    def _show_ratio(self) -> None:
        self.ratio.setVisible(self._ratio_has_room and self._part is not None and self._part.ratio is not None)

    def restyle(self) -> None:
        for lines in self.lanes:
            lines.restyle()
        self._size_fonts()

    def _size_fonts(self) -> None:
        """Larger letters where there is plenty of room."""
        font = fonts.tabular(self.font())
        roomy = self.height() > _ROOMY_LINES * self.fontMetrics().height() and self.width() > 44 * theme.point_size()
        font.setPointSizeF(theme.point_size() * (_LARGER if roomy else 1.0))
        bold = fonts.tabular(font)
        bold.setBold(True)
        self.ratio.setFont(bold)
        self.rule.setFont(font)
        for lines in self.lanes:
            lines.write_in(font, bold)
        # In a low view the updates themselves come first.
        lines_of_text = self.height() / (self.fontMetrics().height() + 3)
        self.rule.setVisible(lines_of_text >= _WITH_RULE)
        for lines in self.lanes:
            lines.way.setVisible(lines_of_text >= _WITH_RATIO or lines.rows[1].isHidden())
        self._ratio_has_room = lines_of_text >= _WITH_RATIO
        self._show_ratio()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The next update in numbers"))
        for lines in self.lanes:
            lines.retranslate()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_fonts()


class LaneLines(LiveWidget):
    """Name, update and way of one run."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._lane: LaneUpdate | None = None
        self._rate = 0.0
        self.head = LaneLabel(place)
        self.rows = [ElidedLabel(), ElidedLabel()]
        self.way = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for widget in (self.head, *self.rows, self.way):
            column.addWidget(widget)
        self.rows[1].hide()

    def labels(self) -> list[QWidget]:
        """Where numbers are."""
        return [*self.rows, self.way]

    def show_lane(self, lane: LaneUpdate, rate: float) -> None:
        """Write the update of `lane`."""
        self._lane, self._rate = lane, rate
        self.head.words.set_text(called(lane.title), lane.name)
        self.rows[1].setVisible(len(lane.lines) > 1)
        for label, line in zip(self.rows, lane.lines, strict=False):
            label.set_text(*_written(line, rate))
        line = lane.lines[0]
        slope, way = written_out(line.slope), fixed(lane.travelled, _PLACES)
        self.way.set_text(
            self.tr("slope {slope}    step {step}    way so far {way}").format(
                slope=slope, step=signed(line.move, _PLACES), way=way
            ),
            self.tr("slope {slope}    way so far {way}").format(slope=slope, way=way),
            self._way_alone(),
        )

    def spots(self) -> list[Spot]:
        """The numbers that explain themselves: value, rate, slope and next value of each parameter."""
        if self._lane is None:
            return []
        found = []
        for label, line in zip(self.rows, self._lane.lines, strict=False):
            name, parameter = self._lane.name, line.parameter
            keys = [
                (name, "parameter", parameter),
                ("step_rate",),
                (name, "slope", parameter),
                (name, "next", parameter),
            ]
            pieces = list(zip((_NUMBER, r"\d\S*", r"[−\d][^\s)]*", _NUMBER), keys, strict=True))
            found += in_label(label, *(pieces if "=" in label.shown_text() else (pieces[0], pieces[-1])))
        slope = (self._lane.name, "slope", self._lane.lines[0].parameter)
        # Where room is short the way alone is left, which needs no explanation.
        whole = self.way.shown_text() != self._way_alone()
        return found + (in_label(self.way, (_NUMBER, slope)) if whole and not self.way.isHidden() else [])

    def _way_alone(self) -> str:
        assert self._lane is not None
        return self.tr("way so far {way}").format(way=fixed(self._lane.travelled, _PLACES))

    def write_in(self, font: QFont, bold: QFont) -> None:
        """Take these letters."""
        for label in (*self.rows, self.way):
            label.setFont(font)
        self.head.words.setFont(bold)

    def retranslate(self) -> None:
        if self._lane is not None:
            self.show_lane(self._lane, self._rate)

    def restyle(self) -> None:
        self.head.restyle()


def _letter(parameter: str) -> str:
    """There is one weight: it needs no number."""
    return "w" if parameter == "w1" else parameter


def _written(line: UpdateLine, rate: float) -> tuple[str, ...]:
    """The update in numbers; and shorter: without the name, with fewer digits of a small slope, from where to where."""
    sums = []
    for digits in (4, 2):
        slope = written_out(line.slope, digits)
        slope = f"({slope})" if slope.startswith(MINUS) else slope
        sums.append(f"{fixed(line.before, _PLACES)} − {plain(rate)} × {slope} = {fixed(line.after, _PLACES)}")
    hop = f"{fixed(line.before, _PLACES)} → {fixed(line.after, _PLACES)}"
    return (f"{_letter(line.parameter)} ← {sums[0]}", *sums, hop)
