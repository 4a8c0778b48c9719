"""How the run stands, in words, and the one click that would mend it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from engine.core.commands import Reset, SetKnob
from engine.core.knobs import KnobValue
from engine.core.messages import MINUS, sentence
from engine.core.status import Phase, Status
from gui import language, theme
from gui.hover import Numbers, Spot
from gui.knob_editors import plain
from gui.lab_info import LabInfo
from gui.live_widget import LiveWidget

_EDGES = {Phase.DIVERGED: "error", Phase.FAILED: "error", Phase.DONE: "good", Phase.RUNNING: "accent"}

_SIDE = 12
_BUTTON_SIDE = 12  # the style sheet's padding and border


class StatusCard(LiveWidget):
    """A card below the knobs.

    Signals:
        command_requested: each knob of the suggestion, and a reset after them.
    """

    command_requested = Signal(object)

    def __init__(self, info: LabInfo) -> None:
        super().__init__()
        self._info = info
        self._status: Status | None = None
        self._shown = ""
        self.words = QLabel()
        self.mend = QPushButton()
        self._card = _Card()
        self._lay_out()
        self.mend.clicked.connect(self._on_mend)
        Numbers(self, self._spots, keys=self.words, stop=True).over(self.words)
        self.words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.retranslate()

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setObjectName("status")
        self.mend.hide()
        # A button breaks no lines by itself; it must not make the column wider.
        self.mend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(_SIDE, 10, _SIDE, 10)
        inner.addWidget(self.words)
        inner.addWidget(self.mend)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._card)

    def show_status(self, status: Status) -> None:
        """Say how it stands; the words are written anew only when they have changed."""
        self._status = status
        words = sentence(status.message, language.current())
        if words != self._shown:
            self._shown = words
            self.words.setText(words)
            # Only sentences with a number to explain are worth a stop of the Tab key.
            self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._spots() else Qt.FocusPolicy.ClickFocus)
        self._card.show_phase(status.phase)
        self.mend.setVisible(status.suggestion is not None)
        if status.suggestion is not None:
            self._write_mend(status.suggestion)

    def _spots(self) -> list[Spot]:
        left = self._status is not None and self._status.message.key == "status_done_left"
        return [Spot(("left",), self.words, self.words.rect())] if left else []

    def _write_mend(self, suggestion: tuple[SetKnob, ...]) -> None:
        named = [(self._info.knob_title(knob.name, language.current()), _as_typed(knob.value)) for knob in suggestion]
        if len(named) == 1:
            ((title, value),) = named
            words = self._broken(self.tr("Set {knob} to {value} and begin again").format(knob=title, value=value))
        else:
            # What stands in brackets behind a name has no room in a list of them.
            each = [self._broken(f"{title.partition(' (')[0]} → {value}") for title, value in named]
            words = "\n".join([self._broken(self.tr("Begin again with")), *each])
        if words != self.mend.text():
            self.mend.setText(words)

    def _broken(self, words: str) -> str:
        """The words of the button in lines that fit its width."""
        metrics = self.mend.fontMetrics()
        room = self._card.contentsRect().width() - 2 * (_SIDE + _BUTTON_SIDE)
        lines = [""]
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and metrics.horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)

    def _on_mend(self) -> None:
        if self._status is not None and self._status.suggestion is not None:
            for knob in self._status.suggestion:
                self.command_requested.emit(knob)
            self.command_requested.emit(Reset())

    def restyle(self) -> None:
        if self._status is not None and self._status.suggestion is not None:
            self._write_mend(self._status.suggestion)

    def retranslate(self) -> None:
        self._shown = ""
        if self._status is not None:
            self.show_status(self._status)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()


def _as_typed(value: KnobValue) -> str:
    return plain(value).replace("-", MINUS) if isinstance(value, float) else str(value)


class _Card(QFrame):
    """A rounded card whose left edge has the colour of the phase. Painted by hand: a style sheet set anew with each
    change of phase would lay out and paint the whole window.
    """

    def __init__(self) -> None:
        super().__init__()
        self._phase = Phase.PAUSED

    def show_phase(self, phase: Phase) -> None:
        """Take the phase's colour."""
        if phase is not self._phase:
            self._phase = phase
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colors.color("line"))
        painter.setBrush(colors.color("base"))
        painter.drawRoundedRect(card, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(_EDGES.get(self._phase, "line")))
        painter.setClipRect(QRectF(0, 0, 4, self.height()))
        painter.drawRoundedRect(card, 6, 6)
