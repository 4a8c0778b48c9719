"""The runs with each fault as bars: how many updates until every row is called right."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_check import FaultRun, FaultRunsPart
from gui import theme
from gui.fonts import tabular
from gui.hover import Spot
from gui.panels.fault_words import fault_words

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MOST_LINES, _SMALLEST_PT = 2.2, 11.0
_PADDING = 10.0


class FaultRunsCanvas(QWidget):
    """Draws `FaultRunsPart`.

    Args:
        check_words: says what the check finds in a run; `end_words` what became of it.
    """

    def __init__(self, check_words: Callable[[FaultRun], str], end_words: Callable[[FaultRun], str]) -> None:
        super().__init__()
        self._part: FaultRunsPart | None = None
        self._check_words = check_words
        self._end_words = end_words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_runs(self, part: FaultRunsPart) -> None:
        """Draw `part`."""
        self._part = part
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        painter = QPainter(self)
        font = self._font()
        painter.setFont(font)
        done = {run.fault: run for run in part.runs}
        height, start, room = self._sizes(part)
        for place, fault in enumerate(part.faults):
            row = QRectF(0.0, place * height, self.width(), height)
            self._name(painter, font, row, fault, chosen=fault == part.fault)
            run = done.get(fault)
            if run is not None:
                self._run(painter, row, run, start, room * (run.right_from or 0) / part.updates)

    def spots(self) -> list[Spot]:
        """What the check finds of each run that is done, and what became of it."""
        part, found = self._part, []
        if part is None:
            return []
        metrics = QFontMetricsF(self._font())
        height, start, room = self._sizes(part)
        for run in part.runs:
            top = part.faults.index(run.fault) * height + (height - metrics.height()) / 2
            check, end = (metrics.horizontalAdvance(words(run)) for words in (self._check_words, self._end_words))
            left = _end_left(run, start, room * (run.right_from or 0) / part.updates)
            for kind, x, width in (("fault_check", start - _PADDING - check, check), ("fault_end", left, end)):
                place = QRectF(x, top, width, metrics.height()).toAlignedRect()
                found.append(Spot((kind, run.fault), self, place))
        return found

    def _font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSize(theme.point_size())
        if self._part is not None:
            # In a low view smaller writing, or the lines would lie over each other.
            share = self.height() / (len(self._part.faults) * QFontMetricsF(font).height())
            font.setPointSizeF(max(_SMALLEST_PT, theme.point_size() * min(1.0, share)))
        return font

    def _sizes(self, part: FaultRunsPart) -> tuple[float, float, float]:
        """Height of a row, where the bars begin, and how long they may be."""
        metrics = QFontMetricsF(self._font())
        height = min(self.height() / len(part.faults), _MOST_LINES * metrics.height())
        names = max(metrics.horizontalAdvance(fault_words(fault)) for fault in part.faults) + _PADDING
        checks = max([0.0, *(metrics.horizontalAdvance(self._check_words(run)) for run in part.runs)]) + 2 * _PADDING
        ends = max([0.0, *(metrics.horizontalAdvance(self._end_words(run)) for run in part.runs)]) + _PADDING
        start = names + checks
        return height, start, max(20.0, self.width() - start - ends - _PADDING)

    def _name(self, painter: QPainter, font: QFont, row: QRectF, fault: str, *, chosen: bool) -> None:
        colors = theme.current()
        if chosen:
            painter.fillRect(row, QColor(colors.raised))
            painter.fillRect(QRectF(0.0, row.top(), 4.0, row.height()), QColor(colors.accent))
        painter.setPen(QColor(colors.text))
        painter.drawText(row.adjusted(_PADDING, 0, 0, 0), _LEFT, fault_words(fault))

    def _run(self, painter: QPainter, row: QRectF, run: FaultRun, start: float, length: float) -> None:
        colors = theme.current()
        painter.setPen(QColor(colors.error if run.failed else colors.good))
        painter.drawText(QRectF(0.0, row.top(), start - _PADDING, row.height()), _RIGHT, self._check_words(run))
        solved = run.right_from is not None
        if solved:
            bar = QRectF(start, row.center().y() - row.height() / 5, max(2.0, length), 2 * row.height() / 5)
            painter.fillRect(bar, QColor(colors.positive))
        painter.setPen(QColor(colors.text if solved else colors.warning))
        left = _end_left(run, start, length)
        painter.drawText(QRectF(left, row.top(), self.width() - left, row.height()), _LEFT, self._end_words(run))


def _end_left(run: FaultRun, start: float, length: float) -> float:
    """Where the words on the end of a run begin: behind its bar."""
    return start if run.right_from is None else start + length + _PADDING / 2
