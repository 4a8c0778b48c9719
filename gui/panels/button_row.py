"""Buttons beside each other. Where it is narrow they say less, then take more lines; no name is cut."""

from collections.abc import Sequence
from itertools import product
from typing import Literal

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

# What a flat button needs around its words, where its usual room is needed.
_LEAST_FRAME_PX = 10

Lines = list[list[tuple[QAbstractButton, int]]]


class ButtonRow(QWidget):
    """As high as its buttons need.

    Args:
        buttons: from left to right.
        side: where they stand if there is room to spare; at both ends the last one stands at the right.
        gap_px: room between two of them.
    """

    def __init__(
        self, buttons: Sequence[QAbstractButton], side: Literal["left", "middle", "right", "ends"], *, gap_px: int = 2
    ) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        self._side, self._gap_px = side, gap_px
        self._ways: tuple[tuple[str, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button in self._buttons:
            button.setParent(self)
            button.show()

    def say(self, *ways: tuple[str, ...]) -> None:
        """Name the buttons: at length first, then more and more briefly.

        A button that says less than its whole name tells that in its tip, if it has no other.
        """
        for button, whole in zip(self._buttons, self._ways[0] if self._ways else (), strict=False):
            if button.toolTip() == whole:
                button.setToolTip("")
        self._ways = ways
        self._flow()
        self.updateGeometry()

    def _now(self) -> tuple[tuple[str, ...], ...]:
        return self._ways or (tuple(button.text() for button in self._buttons),)

    def _wide(self, button: QAbstractButton, words: str, *, tight: bool = False) -> int:
        """How wide a button is that says `words`."""
        metrics = button.fontMetrics()
        frame = button.sizeHint().width() - metrics.horizontalAdvance(button.text())
        if tight and isinstance(button, QToolButton):
            frame = min(frame, _LEAST_FRAME_PX)
        return frame + metrics.horizontalAdvance(words)

    def _lines(self, way: Sequence[str], *, tight: bool) -> Lines:
        """The buttons that are shown and their widths, in as many lines as they need."""
        lines: Lines = []
        room = 0
        for button, words in zip(self._buttons, way, strict=True):
            if button.isHidden():
                continue
            wide = self._wide(button, words, tight=tight)
            if not lines or wide > room:
                lines.append([])
                room = self.width()
            lines[-1].append((button, wide))
            room -= wide + self._gap_px
        return lines

    def _flow(self) -> None:
        """Find the fewest lines, and for them the longest names, with the usual room around them if there is any."""
        ways = self._now()
        choices = [(way, self._lines(way, tight=tight)) for way, tight in product(ways, (False, True))]
        # Where even a line of its own is too short for a name, the last choice is the least evil.
        fitting = [(way, lines) for way, lines in choices if all(w <= self.width() for line in lines for _, w in line)]
        way, lines = min(fitting or choices[-1:], key=lambda choice: len(choice[1]))
        for button, words, whole in zip(self._buttons, way, ways[0], strict=True):
            if button.text() != words:
                button.setText(words)
            if button.toolTip() in ("", whole):
                button.setToolTip("" if words == whole else whole)
        self._place(lines)

    def _place(self, lines: Lines) -> None:
        top = 0
        for line in lines:
            high = max(button.sizeHint().height() for button, _ in line)
            spare = max(0, self.width() - sum(wide for _, wide in line) - self._gap_px * (len(line) - 1))
            left = {"middle": spare // 2, "right": spare}.get(self._side, 0)
            for button, wide in line:
                if self._side == "ends" and button is self._buttons[-1]:
                    left += spare
                button.setGeometry(left, top, min(wide, self.width()), high)
                left += wide + self._gap_px
            top += high + self._gap_px
        high = max(0, top - self._gap_px)
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)

    def sizeHint(self) -> QSize:
        every = zip(self._buttons, self._now()[0], strict=True)
        wide = sum(self._wide(button, words) + self._gap_px for button, words in every if not button.isHidden())
        return QSize(max(0, wide - self._gap_px), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            # A button says something else, or has come or gone.
            self._flow()
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()
