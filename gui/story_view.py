"""The guided text of a lab: short steps that set the lab up, and a check mark for what the learner has done in them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from gui import icons, language, style, theme
from gui.lab_info import LabInfo, StoryStep
from gui.live_widget import LiveWidget
from gui.story_text import StoryText


class StoryView(LiveWidget):
    """Shows one step at a time. Whether it is complete is told to it; the learner may go on anyway.

    Signals:
        step_shown: the StoryStep now on screen.
        setup_requested: the learner wants what the StoryStep puts in place.
    """

    step_shown = Signal(object)
    setup_requested = Signal(object)

    def __init__(
        self, info: LabInfo, step: str = "", done: frozenset[str] = frozenset(), *, asleep: bool = False
    ) -> None:
        """`asleep`: the text, whose formulas take a while, is written by `wake`."""
        super().__init__()
        self._asleep = asleep
        self._info = info
        ids = [entry.id for entry in info.story]
        self._index = ids.index(step) if step in ids else 0
        self.done = done & frozenset(ids)
        self.first_set_up = False
        self._count = QLabel()
        self._title = QLabel()
        self.text = StoryText()
        self.task = _Task()
        self.setup = QPushButton()
        self.back = QToolButton()
        self.next = QToolButton()
        self._lay_out()
        self._connect()
        self._restyle_buttons()
        self.retranslate()

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        self._title.setObjectName("story_title")
        self._count.setObjectName("muted")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self.back, self.next):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        # A click leaves the keyboard where it was, so that Space plays after it.
        self.setup.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        feet = QHBoxLayout()
        feet.addWidget(self.back)
        feet.addStretch(1)
        feet.addWidget(self._count)
        feet.addStretch(1)
        feet.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.text, 1)
        column.addWidget(self.setup)
        column.addWidget(self.task)
        column.addLayout(feet)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go(self._index - 1))
        self.next.clicked.connect(lambda: self.go(self._index + 1))
        self.setup.clicked.connect(lambda: self.setup_requested.emit(self.step))

    @property
    def step(self) -> StoryStep:
        """The step on screen."""
        return self._info.story[self._index]

    @property
    def begun(self) -> bool:
        """Whether a step was done, or gone past."""
        return bool(self.done) or self._index > 0

    @property
    def awake(self) -> bool:
        """Whether the text has been written."""
        return not self._asleep

    def wake(self) -> None:
        """Write the text now, and whenever it changes from here on."""
        if self._asleep:
            self._asleep = False
            self._write()

    def go(self, index: int) -> None:
        """Show the step with this number, from 0."""
        index = min(max(index, 0), len(self._info.story) - 1)
        if index != self._index:
            self._index = index
            self._write()
            self.step_shown.emit(self.step)

    def go_to(self, step: str) -> None:
        """Show the step with this id."""
        self.go(next(index for index, entry in enumerate(self._info.story) if entry.id == step))

    def show_complete(self) -> None:
        """What the step on screen waits for has happened."""
        self.done |= {self.step.id}
        self._show_progress()

    def ask_for_set_up(self, asked: bool) -> None:
        """Whether the lab is not as the step on screen has it: its button then stands out."""
        if asked != self.first_set_up:
            self.first_set_up = asked
            self._show_progress()

    def _write(self) -> None:
        title, text = self._info.step_words(self.step, language.current())
        self._title.setText(title)
        self._count.setText(f"{self._index + 1} / {len(self._info.story)}")
        self.back.setEnabled(self._index > 0)
        self.next.setEnabled(self._index + 1 < len(self._info.story))
        self.setup.setVisible(not self.step.setup.empty)
        if not self._asleep:
            self.text.write(text)
        self._show_progress()

    def _show_progress(self) -> None:
        complete = self.step.id in self.done and self.step.until is not None
        self.task.show_task(self._info.task(self.step, language.current()), complete=complete)
        self.next.setObjectName("go_on" if complete and self.next.isEnabled() else "")
        emphasised = style.standing_out(theme.current())
        self.next.setStyleSheet(emphasised if self.next.objectName() else "")
        self.setup.setStyleSheet(emphasised if self.first_set_up else "")
        self.next.setIcon(icons.icon("chevron-right", "on_accent" if self.next.objectName() else "text"))

    def restyle(self) -> None:
        self._restyle_buttons()
        self._write()

    def _restyle_buttons(self) -> None:
        colors = theme.current()
        self._title.setStyleSheet(f"font-weight: bold; font-size: {theme.point_size() + 2}pt; color: {colors.text};")
        self._count.setStyleSheet(f"color: {colors.muted};")
        side = theme.point_size() + 5
        self.back.setIcon(icons.icon("chevron-left"))
        for button in (self.back, self.next):
            button.setIconSize(QSize(side, side))

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("Previous step (PgUp)"))
        self.next.setText(self.tr("Next"))
        self.next.setToolTip(self.tr("Next step (PgDn)"))
        self.setup.setText(self.tr("Set up the lab for this step"))
        self.setup.setToolTip(self.tr("Data, knobs and start of this step, at update 0 (R)"))
        self._write()


class _Task(QFrame):
    """What the learner does in this step; its ring becomes a check mark. Hidden where there is nothing to do."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("story_task")
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setObjectName("task_words")
        self.mark = QLabel()
        self.mark.setObjectName("task_mark")
        self.complete = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def show_task(self, words: str, *, complete: bool) -> None:
        """Show the sentence and whether it is done."""
        self.complete = complete
        self.setVisible(bool(words))
        colors = theme.current()
        edge = colors.good if complete else colors.accent
        self.setStyleSheet(
            f"#story_task {{ background: {colors.base}; border: 1px solid {colors.line};"
            f" border-left: 4px solid {edge}; border-radius: 6px; }}"
            f" #task_mark {{ color: {edge}; font-weight: bold; }} #task_words {{ color: {colors.text}; }}"
        )
        self.words.setText(words)
        self.mark.setText("✓" if complete else "○")
        self.setAccessibleName(f"{self.mark.text()} {words}")
