"""The computational graph with what happens at the present node below it, and in "fill in" mode two buttons to help."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engine.core.commands import SetKnob, Step
from engine.core.frames import Part, Scene
from engine.core.messages import sentence
from engine.core.parts_graph import OpGraphPart
from gui import language
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.panels.opgraph_canvas import OpGraphCanvas
from gui.panels.panel import Panel
from gui.scroll_room import ScrollRoom

_PRODUCT = re.compile(r"(?<=: ).*?(?= = )")
_AROUND = 40  # pixels that stay visible around the present node


class OpGraphPanel(Panel):
    """Draws `OpGraphPart`.

    An input is changed by a click on it, a sigmoid opened or folded. What is filled in rightly, in order, is walked.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: OpGraphPart | None = None
        self._filled: dict[str, float] = {}
        self._walked_from: int | None = None
        self.canvas = OpGraphCanvas()
        self._scroll = ScrollRoom(self.canvas, sideways=True)
        self.formulas = (
            ElidedLabel(side=Qt.AlignmentFlag.AlignHCenter),
            ElidedLabel(side=Qt.AlignmentFlag.AlignHCenter),
        )
        self.note = QLabel()
        self.fill = QWidget()
        self.reveal_one, self.reveal_all = QPushButton(), QPushButton()
        self.verdict = ElidedLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.canvas)
        row = QHBoxLayout(self.fill)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        for button in (self.reveal_one, self.reveal_all):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addWidget(self.verdict, 1)
        self.fill.hide()
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Bold, and for the rest as the whole app writes.
        bold = QFont()
        bold.setBold(True)
        for formula in self.formulas:
            formula.setFont(bold)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 6)
        column.setSpacing(1)
        column.addWidget(self._scroll, 1)
        for formula in self.formulas:
            column.addWidget(formula)
        column.addWidget(self.note)
        column.addWidget(self.fill)

    def _connect(self) -> None:
        self.canvas.value_set.connect(self._on_value_set)
        self.canvas.turned.connect(self._on_turned)
        self.canvas.filled.connect(self._on_filled)
        self.reveal_one.clicked.connect(lambda: self.command_requested.emit(Step(1)))
        self.reveal_all.clicked.connect(self._on_reveal_all)
        Numbers(self, self.canvas.spots, keys=self.canvas).over(self.canvas)

    def show_scene(self, scene: Scene) -> None:
        """Another graph or other numbers: what was filled in is forgotten."""
        self._walked_from = None
        self.canvas.clear()
        if self._filled:
            self._filled = {}
            self._tell()

    def show_part(self, part: Part) -> None:
        """Draw the graph where the walk stands."""
        assert isinstance(part, OpGraphPart)
        self._part = part
        self.canvas.show_part(part)
        rect = self.canvas.present_rect()
        if not rect.isNull():
            self._scroll.ensureVisible(rect.center().x(), rect.center().y(), _AROUND + rect.width() // 2, rect.height())
        self.fill.setVisible(part.fill)
        self._write()
        self._walk_on(part)

    def _walk_on(self, part: OpGraphPart) -> None:
        """Take the steps whose numbers have been filled in rightly; numbers of steps made are needed no more."""
        if part.ready and self._walked_from != part.at:
            self._walked_from = part.at
            self.command_requested.emit(Step(part.ready))
        elif not part.ready:
            self._walked_from = None
            asked = {f"∂{node.name}" if node.of_gradient else node.name for node in part.nodes if node.asked}
            if self._filled.keys() - asked:
                self._filled = {name: value for name, value in self._filled.items() if name in asked}
                self._tell()

    def _tell(self) -> None:
        self.look_requested.emit({"filled": tuple(self._filled.items())})

    def _on_filled(self, name: str, value: float) -> None:
        if self._filled.get(name) != value:
            self._filled[name] = value
            self._tell()

    def _on_value_set(self, knob: str, value: float) -> None:
        if self._part is not None:
            self._begin_anew(SetKnob(knob, value), self._part.at)

    def _on_turned(self) -> None:
        if self._part is not None:
            self._begin_anew(SetKnob("opened", not self._part.opened), self._part.turned_at)

    def _begin_anew(self, change: SetKnob, at: int) -> None:
        """Another number or another graph is a new walk; the learner goes on from step `at`."""
        self.command_requested.emit(change)
        if at:
            self.command_requested.emit(Step(at))

    def _on_reveal_all(self) -> None:
        part = self._part
        if part is not None:
            goal = part.forward_last if part.at < part.forward_last else part.last
            if goal > part.at:
                self.command_requested.emit(Step(goal - part.at))

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        lines = (*part.formula, "", "")[:2]
        for label, text in zip(self.formulas, lines, strict=True):
            label.set_text(text, _shorter(text))
            label.set_color("negative" if part.phase == "backward" else "positive")
        self.note.setText(sentence(part.note, language.current()))
        wrong = sum(node.right is False for node in part.nodes)
        for button in (self.reveal_one, self.reveal_all):
            button.setEnabled(part.left > 0)
        self.verdict.set_color("error" if wrong else "muted" if part.left else "good")
        self.verdict.set_text(*self._said(wrong, part.left))

    def _said(self, wrong: int, left: int) -> tuple[str, ...]:
        """How the filling in stands, longer and shorter."""
        if wrong:
            words = self.tr("✗ {count} wrong").format(count=wrong)
            return self.tr("{words}. Right is what is off by at most 2 % or 0.001.").format(words=words), words
        if not left:
            return (self.tr("✓ All numbers are there."), "✓")
        words = self.tr("{count} to go").format(count=left)
        return self.tr("{words}. Right is what is off by at most 2 % or 0.001.").format(words=words), words

    def restyle(self) -> None:
        # Always as high as two lines: nothing moves from step to step.
        self.note.setFixedHeight(2 * self.fontMetrics().lineSpacing() + 2)
        if self._part is not None:
            self.canvas.show_part(self._part)

    def retranslate(self) -> None:
        self.reveal_one.setText(self.tr("Show one"))
        self.reveal_all.setText(self.tr("Show all"))
        self.canvas.setAccessibleName(self.tr("Computational graph"))
        self.canvas.open_words = self.tr("Click: open the sigmoid into its four operations")
        self.canvas.fold_words = self.tr("Click: fold the four operations into one sigmoid")
        self.canvas.change_words = self.tr("Click: type another value")
        self._write()


def _shorter(formula: str) -> str:
    """A formula without its symbols: the name, the numbers and the result; of several ways only the products."""
    if "→" in formula:
        return "   +   ".join(_PRODUCT.findall(formula))
    name, *others = formula.split(" = ")
    return formula if len(others) < 3 else " = ".join((name, *others[-2:]))
