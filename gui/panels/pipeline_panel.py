"""Softmax from scores to cost: the picture, two buttons, and a line that says what is worth knowing about it."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.messages import sentence
from engine.core.parts_pipeline import PipelinePart
from gui import language
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.panels.button_row import ButtonRow
from gui.panels.panel import Panel
from gui.panels.pipeline_canvas import PipelineCanvas
from gui.panels.pipeline_text import Words

_GAP_PX = 8


class PipelinePanel(Panel):
    """Draws `PipelinePart`. Score bars are dragged; a click on a cell of L chooses the right class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: PipelinePart | None = None
        self.canvas = PipelineCanvas()
        self.raise_all, self.reset = QPushButton(), QPushButton()
        self._buttons = ButtonRow((self.raise_all, self.reset), "left", gap_px=_GAP_PX)
        self.note = ElidedLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.canvas)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 6)
        foot.setSpacing(_GAP_PX)
        for button in (self.raise_all, self.reset):
            button.setAutoDefault(False)
        foot.addWidget(self._buttons)
        foot.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.canvas.moved.connect(self._on_moved)
        self.canvas.right_chosen.connect(self._on_right_chosen)
        self.raise_all.clicked.connect(self._on_raise)
        self.reset.clicked.connect(self._on_reset)
        Numbers(self, self.canvas.spots, keys=self.canvas).over(self.canvas)

    def show_part(self, part: Part) -> None:
        """Draw the way from scores to cost."""
        assert isinstance(part, PipelinePart)
        self._part = part
        self.raise_all.setEnabled(part.raised is not None)
        self._write()

    def restyle(self) -> None:
        self._write()

    def retranslate(self) -> None:
        more = self.tr("+5 on all")
        self._buttons.say((more, self.tr("First scores")), (more, self.tr("Reset")))
        self.raise_all.setToolTip(self.tr("Adds 5 to every score"))
        self.reset.setToolTip(self.tr("Puts the scores back to 2.0, 1.0, 0.1"))
        self.canvas.setAccessibleName(self.tr("From scores to probabilities and cost"))
        self._write()

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        self.canvas.show_part(part, self._words(part))
        if part.note is not None:
            self.note.set_color("warning")
            self.note.set_text(sentence(part.note, language.current()))
        else:
            self.note.set_color("muted")
            self.note.set_text(
                self.tr("The cost never goes through argmax: it looks at p and the label L alone."),
                self.tr("The cost never goes through argmax."),
                "",
            )

    def _words(self, part: PipelinePart) -> Words:
        return Words(
            score=(self.tr("score y"), "y"),
            share=(self.tr("probability p"), "p"),
            argmax="argmax",
            label=self.tr("label L"),
            prediction=(self.tr("Prediction: only the largest p becomes 1"), self.tr("Prediction")),
            cost=(self.tr("Cost: only the right class counts"), self.tr("Cost")),
            said=self._said(part),
            choose=self.tr("Click to make this the right class"),
            drag=self.tr("Drag the score"),
        )

    def _said(self, part: PipelinePart) -> tuple[str, ...]:
        """What argmax says, and whether that is the label; then the same in signs."""
        if part.winner is None:
            return (self.tr("no prediction: a tie") if part.leaders else self.tr("no prediction: NaN"), "–")
        name, same = part.names[part.winner], part.winner == part.right
        verdict = self.tr("same as the label") if same else self.tr("not the label")
        said = self.tr("prediction {name}: {verdict}").format(name=name, verdict=verdict)
        return said, f"{name} = L" if same else f"{name} ≠ L"

    def _on_moved(self, k: int, score: float) -> None:
        self.command_requested.emit(SetKnob(f"score_{k + 1}", score))

    def _on_right_chosen(self, k: int) -> None:
        if self._part is not None:
            self.command_requested.emit(SetKnob("right", self._part.names[k]))

    def _on_raise(self) -> None:
        if self._part is not None and self._part.raised is not None:
            self._set_scores(self._part.raised.tolist())

    def _on_reset(self) -> None:
        if self._part is not None:
            self._set_scores(self._part.initial.tolist())

    def _set_scores(self, scores: list[float]) -> None:
        for k, score in enumerate(scores):
            self._on_moved(k, score)
