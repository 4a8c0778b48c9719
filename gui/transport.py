"""Reset, back, play, step, speed and the timeline: the same in every lab, below the views."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from engine.core.commands import Back, Command, Pause, Play, Reset, Seek, SetSpeed, Step, StepOperation
from engine.core.frames import Frame
from engine.core.messages import number
from engine.core.pace import Speed
from engine.core.status import Phase, Status
from gui import fonts, icons, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.live_widget import LiveWidget
from gui.operation_words import in_short
from gui.timeline import Timeline

_JUMPS = (1, 10, 100)
# What the step button does, in updates; less than one is an operation.
_OPERATION = 0
# Room for what the next operation is, in letters; less than the least says nothing.
_WORDS_LETTERS = (7, 26)
_WIDEST = 16_777_215  # Qt's word for no limit
_SPACING = 6
_LINE_LETTERS = 14  # the least length of the timeline beside its margins, in letters


class Transport(LiveWidget):
    """Turns clicks into commands and shows step, cost and length of the gradient.

    Signals:
        command_requested: a command for the engine.
    """

    command_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._status: Status | None = None
        self._frame: Frame | None = None
        self._run = ""
        self._goal_digits = len("2,000")
        self._step_size = 1
        self.reset = QToolButton()
        self.back = QToolButton()
        self.play = QToolButton()
        self.step = QToolButton()
        self.speed = QComboBox()
        self.timeline = Timeline()
        # A QLabel would lay out the whole window anew with each number.
        self.numbers = ElidedLabel(side=Qt.AlignmentFlag.AlignRight)
        self._back_menu = QMenu(self)
        self._step_menu = QMenu(self)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.play.setObjectName("play")
        self.play.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button, menu in ((self.back, self._back_menu), (self.step, self._step_menu)):
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.numbers.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for speed in Speed:
            self.speed.addItem("", speed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 12, 8)
        row.setSpacing(_SPACING)
        for widget in (self.reset, self.back, self.play, self.step, self.speed):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self.timeline, 1)
        row.addSpacing(6)
        row.addWidget(self.numbers)

    def _connect(self) -> None:
        self.reset.clicked.connect(self._on_reset)
        self.back.clicked.connect(self._on_back)
        self.play.clicked.connect(self.toggle)
        self.step.clicked.connect(self._on_step)
        self.speed.activated.connect(self._on_speed)
        self.timeline.seek_requested.connect(self._on_seek)
        self._step_menu.triggered.connect(self._on_menu)
        self._back_menu.triggered.connect(self._on_menu)
        Numbers(self, self._spots, keys=self.numbers, stop=True).over(self.numbers)

    def show_turn(self, frame: Frame, status: Status) -> None:
        """Show where the run stands."""
        before = self._status
        self._frame, self._status = frame, status
        self.timeline.show_status(status)
        self._write_numbers()
        if before is None or before.phase is not status.phase:
            self._show_phase()
        if before is None or before.next_operation is not status.next_operation:
            self._show_step()
        self.back.setEnabled(status.step > 0 or self._inside)

    @property
    def _inside(self) -> bool:
        """Whether somebody steps inside an update."""
        return self._status is not None and self._status.next_operation is not None

    @property
    def _by_operation(self) -> bool:
        """Whether the next press of step or back is one operation."""
        return self._inside or self._step_size == _OPERATION

    def show_failed(self) -> None:
        """The engine met an error: nothing can be played until it has been reset."""
        if self._status is not None:
            self._status = replace(self._status, phase=Phase.FAILED)
        self._show_phase()

    def toggle(self) -> None:
        """Play, or pause where it plays."""
        playing = self._status is not None and self._status.phase is Phase.RUNNING
        self.command_requested.emit(Pause() if playing else Play())

    def _on_reset(self) -> None:
        self.command_requested.emit(Reset())

    def _on_back(self) -> None:
        self.command_requested.emit(StepOperation(-1) if self._by_operation else Back(1))

    def _on_step(self) -> None:
        self.command_requested.emit(StepOperation(1) if self._by_operation else Step(self._step_size))

    def _on_speed(self, index: int) -> None:
        self.command_requested.emit(SetSpeed(self.speed.itemData(index)))

    def _on_seek(self, step: int) -> None:
        self.command_requested.emit(Seek(step))

    def _on_menu(self, action: QAction) -> None:
        command: Command = action.data()
        if isinstance(command, Step) and command.updates == 0:
            assert self._status is not None
            command = Step(max(1, self._status.goal - self._status.step))
        elif isinstance(command, Step):
            self._choose_step(command.updates)
        elif isinstance(command, StepOperation):
            self._choose_step(_OPERATION)
        self.command_requested.emit(command)

    def _choose_step(self, size: int) -> None:
        """From now on the step button makes steps of this size."""
        self._step_size = size
        self._show_step()

    def _step_words(self) -> str:
        """What the next press of the step button will do."""
        if self._status is not None and self._status.next_operation is not None:
            return in_short(self._status.next_operation)
        return {
            _OPERATION: self.tr("One operation"),
            1: self.tr("One update"),
            10: self.tr("Ten updates"),
            100: self.tr("A hundred updates"),
        }[self._step_size]

    def _back_words(self) -> str:
        return self.tr("One operation back") if self._by_operation else self.tr("One update back, exactly")

    def _show_step(self) -> None:
        for button, words in ((self.step, self._step_words()), (self.back, self._back_words())):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._fit()

    def _show_phase(self) -> None:
        playing = self._status is not None and self._status.phase is Phase.RUNNING
        stuck = self._status is not None and self._status.phase in (Phase.DIVERGED, Phase.FAILED)
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.setIcon(icons.icon("pause" if playing else "play", "on_accent"))
        self.play.setEnabled(not stuck)
        self.step.setEnabled(not stuck)

    def _write_numbers(self) -> None:
        if self._status is None or self._frame is None:
            return
        status, frame = self._status, self._frame
        goal = f"{status.goal:,}"
        if len(goal) != self._goal_digits:
            self._goal_digits = len(goal)
            self._fit()
        if frame.run != self._run:
            self._run = frame.run
            self._fit()
        step = f"{status.step:,}".rjust(len(goal), "\u2007")
        beside = self._beside(number(frame.cost), number(frame.gradient_norm))
        self.numbers.set_text(f"{step} / {goal}{beside}")
        if not self.numbers.toolTip():
            self.numbers.setToolTip(self._numbers_tip())

    def _numbers_tip(self) -> str:
        return self.tr("Updates made, cost after them, length of the gradient")

    def _beside(self, cost: str, slope: str) -> str:
        """What stands beside the step, and whose numbers these are, where several runs are compared."""
        run = f"{self._run}: " if self._run else ""
        return f"    {run}cost {cost}    |∇| {slope}"

    def _spots(self) -> list[Spot]:
        step, cost, slope = (r"^\S+", ("step_rate",)), (r"cost \S+", ("cost",)), (r"\|∇\| \S+", ("gradient_norm",))
        return in_label(self.numbers, step, cost, slope)

    def _fit(self) -> None:
        """The widest numbers there can be have room, so that the timeline keeps its length; where it would be too
        short for a hand, the step button goes without its words.
        """
        digits = "0" * self._goal_digits
        widest = f"{digits} / {digits}{self._beside('0.000e-00', '0.000e-00')}"
        self.numbers.setFixedWidth(self.numbers.fontMetrics().horizontalAdvance(widest) + 2)
        buttons = (self.reset, self.back, self.play, self.speed)
        taken = sum(widget.sizeHint().width() + _SPACING for widget in buttons) + self.numbers.width() + _SPACING
        self._fit_step(self.width() - taken - _LINE_LETTERS * theme.point_size())

    def _fit_step(self, room: int) -> None:
        """The step button in so much room. Inside an update it keeps one width, whatever the next operation is."""
        words, metrics = self._step_words(), self.step.fontMetrics()
        self.step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.step.setMinimumWidth(0)
        self.step.setMaximumWidth(_WIDEST)
        self.step.setText("0")
        frame = self.step.sizeHint().width() - metrics.horizontalAdvance("0")
        self.step.setText(words)
        least, most = (letters * metrics.averageCharWidth() for letters in _WORDS_LETTERS)
        if room - frame < (least if self._inside else metrics.horizontalAdvance(words)):
            self.step.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        elif self._inside:
            width = min(room - frame, most)
            self.step.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
            self.step.setFixedWidth(frame + width)

    def restyle(self) -> None:
        self.reset.setIcon(icons.icon("rotate-ccw"))
        self.back.setIcon(icons.icon("step-back"))
        self.step.setIcon(icons.icon("step-forward"))
        side = theme.point_size() + 7
        for button in (self.reset, self.back, self.play, self.step):
            button.setIconSize(QSize(side, side))
        self.numbers.setFont(fonts.tabular(self.font()))
        self._fit()
        self._show_phase()

    def retranslate(self) -> None:
        self._show_phase()
        words = self.tr("Back to the start, same start")
        self.reset.setToolTip(words)
        self.reset.setAccessibleName(words)
        self._show_step()
        self.speed.setToolTip(self.tr("Updates per second"))
        self.speed.setAccessibleName(self.tr("Updates per second"))
        self.numbers.setToolTip(self._numbers_tip())
        self._write_numbers()
        names = {
            Speed.LAW: self.tr("slow, then faster"),
            Speed.PER_SECOND_1: self.tr("1 per second"),
            Speed.PER_SECOND_5: self.tr("5 per second"),
            Speed.PER_SECOND_30: self.tr("30 per second"),
            Speed.PER_SECOND_300: self.tr("300 per second"),
            Speed.PER_SECOND_3000: self.tr("3,000 per second"),
            Speed.FULL: self.tr("full speed"),
        }
        for index in range(self.speed.count()):
            self.speed.setItemText(index, names[self.speed.itemData(index)])
        self._fill_menus()
        self._fit()

    def _fill_menus(self) -> None:
        words = {1: self.tr("One update"), 10: self.tr("Ten updates"), 100: self.tr("A hundred updates")}
        back = {1: self.tr("One back"), 10: self.tr("Ten back"), 100: self.tr("A hundred back")}
        self._step_menu.clear()
        self._back_menu.clear()
        self._step_menu.addAction(self.tr("One operation")).setData(StepOperation(1))
        self._back_menu.addAction(self.tr("One operation back")).setData(StepOperation(-1))
        for jump in _JUMPS:
            self._step_menu.addAction(words[jump]).setData(Step(jump))
            self._back_menu.addAction(back[jump]).setData(Back(jump))
        self._step_menu.addAction(self.tr("Until finished")).setData(Step(0))
        self._back_menu.addAction(self.tr("To the start of the run")).setData(Seek(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
