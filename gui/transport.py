"""Reset, back, play, step, speed and the timeline: the same in every lab, below the views."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton

from engine.core.commands import Back, Command, Pause, Play, Reset, Seek, SetSpeed, Step
from engine.core.frames import Frame
from engine.core.messages import number
from engine.core.pace import Speed
from engine.core.status import Phase, Status
from gui import fonts, icons, theme
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget
from gui.timeline import Timeline

_JUMPS = (1, 10, 100)


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
        for speed in Speed:
            self.speed.addItem("", speed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 12, 8)
        row.setSpacing(6)
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

    def show_turn(self, frame: Frame, status: Status) -> None:
        """Show where the run stands."""
        before = self._status
        self._frame, self._status = frame, status
        self.timeline.show_status(status)
        self._write_numbers()
        if before is None or before.phase is not status.phase:
            self._show_phase()
        self.back.setEnabled(status.step > 0)

    def toggle(self) -> None:
        """Play, or pause where it plays."""
        playing = self._status is not None and self._status.phase is Phase.RUNNING
        self.command_requested.emit(Pause() if playing else Play())

    def _on_reset(self) -> None:
        self.command_requested.emit(Reset())

    def _on_back(self) -> None:
        self.command_requested.emit(Back(1))

    def _on_step(self) -> None:
        self.command_requested.emit(Step(1))

    def _on_speed(self, index: int) -> None:
        self.command_requested.emit(SetSpeed(self.speed.itemData(index)))

    def _on_seek(self, step: int) -> None:
        self.command_requested.emit(Seek(step))

    def _on_menu(self, action: QAction) -> None:
        command: Command = action.data()
        if isinstance(command, Step) and command.updates == 0:
            assert self._status is not None
            command = Step(max(1, self._status.goal - self._status.step))
        self.command_requested.emit(command)

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
        step = f"{status.step:,}".rjust(len(f"{status.goal:,}"), "\u2007")
        self.numbers.set_text(
            f"{step} / {status.goal:,}    cost {number(frame.cost)}    |∇| {number(frame.gradient_norm)}"
        )

    def restyle(self) -> None:
        self.reset.setIcon(icons.icon("rotate-ccw"))
        self.back.setIcon(icons.icon("step-back"))
        self.step.setIcon(icons.icon("step-forward"))
        side = theme.point_size() + 7
        for button in (self.reset, self.back, self.step):
            button.setIconSize(QSize(side, side))
        self.numbers.setFont(fonts.tabular(self.font()))
        # The widest numbers there can be, so that the timeline keeps its length.
        widest = "0,000,000 / 0,000,000    cost 0.0000e-00    |∇| 0.0000e-00"
        self.numbers.setFixedWidth(
            self.numbers.fontMetrics().horizontalAdvance(widest)
            if theme.point_size() < 15
            else self.numbers.fontMetrics().horizontalAdvance(widest[8:-4])
        )
        self._show_phase()

    def retranslate(self) -> None:
        self._show_phase()
        for button, words in (
            (self.reset, self.tr("Back to the start, same start")),
            (self.back, self.tr("One update back, exactly")),
            (self.step, self.tr("One update")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.step.setText(self.tr("One update"))
        self.speed.setToolTip(self.tr("Updates per second"))
        self.speed.setAccessibleName(self.tr("Updates per second"))
        self.numbers.setToolTip(self.tr("Updates made, cost after them, length of the gradient"))
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

    def _fill_menus(self) -> None:
        words = {1: self.tr("One update"), 10: self.tr("Ten updates"), 100: self.tr("A hundred updates")}
        back = {1: self.tr("One back"), 10: self.tr("Ten back"), 100: self.tr("A hundred back")}
        self._step_menu.clear()
        self._back_menu.clear()
        for jump in _JUMPS:
            self._step_menu.addAction(words[jump]).setData(Step(jump))
            self._back_menu.addAction(back[jump]).setData(Back(jump))
        self._step_menu.addAction(self.tr("Until finished")).setData(Step(0))
        self._back_menu.addAction(self.tr("To the start of the run")).setData(Seek(0))
