"""A line of text that gives way where room is short: to a shorter one, and at last it is cut with an ellipsis.

A tool tip shows what is not seen. Labels that say the same of several things give way together.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme


class ElidedLabel(QWidget):
    """One line of plain text; changing it never moves its neighbours."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: QPalette.ColorRole = QPalette.ColorRole.Text,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._side = side
        self._color: str | None = None
        self._choices: tuple[str, ...] = ("",)
        self._peers: tuple[ElidedLabel, ...] = (self,)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The whole text, cut or not."""
        return self._choices[0]

    def shown_text(self) -> str:
        """What there is room for: the first of the choices that fits, or else the last, which may be cut."""
        peers = [peer for peer in self._peers if peer is self or not peer.isHidden()]
        last = len(self._choices) - 1
        return self._choices[next((k for k in range(last) if all(peer._fits(k) for peer in peers)), last)]

    def _fits(self, k: int) -> bool:
        """Whether there is room for the choice at `k`, or for the last one where there are not so many."""
        words = self._choices[min(k, len(self._choices) - 1)]
        # A width in whole pixels may be rounded off: what counts is whether painting would cut it.
        return self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width()) == words

    def shown_rect(self) -> QRect:
        """Where that is drawn."""
        wide = min(self.width(), self.fontMetrics().horizontalAdvance(self.shown_text()))
        left = self.width() - wide if self._side & Qt.AlignmentFlag.AlignRight else 0
        return QRect(left, 0, wide, self.height())

    def set_text(self, text: str, *shorter: str) -> None:
        """Say `text`, or where room is short the first of `shorter` that fits."""
        if (text, *shorter) != self._choices:
            self._choices = (text, *shorter)
            self.setAccessibleName(text)
            self._say_whole()
            for peer in self._peers:
                peer.update()

    def set_color(self, name: str) -> None:
        """Write in the theme's colour called `name`, instead of the palette's."""
        if name != self._color:
            self._color = name
            self.update()

    def _say_whole(self) -> None:
        self.setToolTip("" if self._fits(0) else self._choices[0])

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._choices[0]), metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = self.palette().color(self._role) if self._color is None else theme.current().color(self._color)
        painter.setPen(color)
        words = painter.fontMetrics().elidedText(self.shown_text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self._side | Qt.AlignmentFlag.AlignVCenter, words)


def alike(labels: Sequence[ElidedLabel]) -> None:
    """Let labels give way together: all say their first text, or all their second, and so on."""
    for label in labels:
        label._peers = tuple(labels)
        label.update()
