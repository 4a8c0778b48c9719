"""One lab on the screen: story, views, knobs, the line with numbers and the transport, around one engine."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout

from engine.core.commands import Command, SetLook
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Scene
from engine.core.job import Progress
from engine.core.lesson import Lesson, TargetRefused
from engine.core.messages import Message
from engine.core.status import Phase, Snapshot
from engine.thread import EngineThread
from gui import language, theme
from gui.banner import Banner
from gui.card_view import CardView
from gui.data_words import in_words
from gui.errors import Failure
from gui.explainer import Explainer
from gui.guess_bridge import GuessBridge
from gui.knob_panel import KnobPanel
from gui.lab_info import StoryStep, lab_info
from gui.lab_views import lab_views
from gui.line_pieces import known
from gui.line_view import LineView
from gui.live_widget import LiveWidget
from gui.notice import Notice
from gui.panels.code_panel import CodePanel
from gui.pin_bar import PinBar
from gui.set_up import lesson_of
from gui.side_column import SideColumn
from gui.story_column import StoryColumn
from gui.story_desk import StoryDesk
from gui.story_view import StoryView
from gui.transport import Transport
from gui.views_area import ViewsArea
from gui.walk_transport import WalkTransport

NARROW_PX = 1400
_KNOBS_LETTERS = 18


class LabPage(LiveWidget):
    """Shows what the engine sends and sends what is clicked.

    Signals:
        story_shown: the story was opened, or put away.
        story_moved: the id of the story step now on screen.
        story_completed: the id of the story step that the learner has just completed.
        views_changed: other views are open.
        visit_requested: a `Visit`: a view wants another lab to be opened.
        answers_hidden_changed: whether the answers of cards are hidden until they are asked for.
    """

    story_shown = Signal()
    story_moved = Signal(str)
    story_completed = Signal(str)
    views_changed = Signal()
    visit_requested = Signal(object)
    answers_hidden_changed = Signal(bool)

    def __init__(
        self, lab: Lab, lesson: Lesson | None = None, story_step: str = "", done: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self.lab = lab
        self._info = lab_info(lab.name)
        self.story = StoryView(self._info, story_step, done, asleep=True)
        # Whoever comes back to a step finds the lab as the step wants it.
        self.engine = EngineThread(lab, lesson or lesson_of(lab, self.story.step.base), self)
        self._look = Look()
        self.answers_hidden = False
        self._narrow: bool | None = None
        self._scene: Scene | None = None
        self.snapshot: Snapshot | None = None
        self.views = ViewsArea(lab_views(lab.name))
        self.knobs = KnobPanel(lab)
        self.side = SideColumn(self.knobs, CodePanel(), has_code=lab.kind is Kind.TRAIN)
        self.line = LineView()
        self.transport = WalkTransport() if lab.kind is Kind.WALK else Transport()
        self.pins = PinBar(self._info)
        self.cards = CardView(lab)
        self.left = StoryColumn(self.story, self.cards)
        self._guesses = GuessBridge(self.views, self.cards)
        self.banner = Banner()
        self.notice = Notice(self._info)
        self.explainer = Explainer(self)
        self.desk = StoryDesk(lab, self._info, self.engine, self.story, self.views, self.knobs, self.transport)
        self._lay_out()
        self._connect()
        if lesson is None and self.story.step.rows is not None:
            self.desk.open_step(self.story.step)
        else:
            self.views.open(self._info.sets[0].rows)
            self.desk.begin()
        self.restyle()

    def _lay_out(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        for widget in (self.left, self.views, self.side):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        if not self.lab.datasets and all(knob.name in self._info.more for knob in self.lab.knobs):
            self.side.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.notice)
        # Where the right column or the transport is missing, the views do not touch the window's edge.
        right, bottom = 10 if self.side.isHidden() else 0, 10 if self.lab.kind is Kind.STILL else 0
        self._columns.setContentsMargins(10, 0, right, bottom)
        column.addWidget(self._columns, 1)
        if self.lab.kind is Kind.TRAIN:
            foot = QHBoxLayout()
            foot.setContentsMargins(14, 2, 14, 0)
            foot.addWidget(self.line, 1)
            foot.addWidget(self.pins)
            column.addLayout(foot)
        if self.lab.kind is not Kind.STILL:
            column.addWidget(self.transport)
        for foot_part in (self.line, self.pins, self.transport):
            if foot_part.parent() is None:
                # Not shown in a lab of this kind; without a parent it would be a window of its own.
                foot_part.setParent(self)
                foot_part.hide()

    def _connect(self) -> None:
        self.engine.scene_ready.connect(self._on_scene)
        self.engine.frame_ready.connect(self._on_frame)
        self.engine.job_advanced.connect(self._on_job)
        self.engine.pins_changed.connect(self.views.show_pins)
        self.engine.answered.connect(self.cards.show_answer)
        self.engine.refused.connect(self._on_refused)
        self.engine.crashed.connect(self._on_crashed)
        for asker in (self.views, self.knobs, self.transport, self.pins, self.cards, self.side.code):
            asker.command_requested.connect(self.send)
        self.views.look_requested.connect(self._on_look)
        self.cards.look_requested.connect(self._on_look)
        self.cards.set_requested.connect(self.open_set)
        self.answers_hidden_changed.connect(self.cards.hide_answers)
        self.cards.answered.connect(self.desk.see_card)
        self.cards.card_opened.connect(self.desk.look_away)
        self.views.opened.connect(self._on_opened)
        self.views.visit_requested.connect(self.visit_requested)
        self.side.code_toggled.connect(self._on_opened)
        self.engine.program_ready.connect(self._on_program)
        self.desk.step_opened.connect(self._on_story_step)
        self.desk.step_completed.connect(self.story_completed)
        self.desk.look_reset.connect(self._on_look_reset)
        self.banner.reset_requested.connect(self.reset)
        for teller in (self.views, self.knobs, self.line, self.transport):
            teller.explain_requested.connect(self.explainer.ask)
        self.explainer.command_requested.connect(self.engine.send)
        self.engine.frame_ready.connect(self.explainer.follow)
        self.engine.explained.connect(self.explainer.show)

    def send(self, command: Command) -> None:
        """Ask the engine for something."""
        self.notice.hide()
        self.desk.see_command(command)
        self.engine.send(command)

    def reset(self) -> None:
        """Make the run anew, after a crash."""
        self.knobs.restore()
        self.engine.restart()
        self.engine.send(SetLook(self._look))

    def open_set(self, name: str) -> None:
        """Open a set of views by its id."""
        chosen = next(entry for entry in self._info.sets if entry.id == name)
        self.views.open(chosen.rows)

    def hide_answers(self, hidden: bool) -> None:
        """Hide the answers of cards until they are asked for, or show them."""
        self.answers_hidden = hidden
        self.answers_hidden_changed.emit(hidden)

    def show_story(self) -> None:
        """Open the drawer, and put an open card away."""
        self._show_left(True)
        self.cards.close_card()

    def toggle_story(self) -> None:
        """Show or hide the story."""
        self._show_left(not self.left.isVisibleTo(self))

    @property
    def story_waits(self) -> bool:
        """Whether the story is out of sight and was never begun."""
        return not self.left.isVisibleTo(self) and not self.story.begun

    def _show_left(self, shown: bool) -> None:
        self.left.setVisible(shown)
        self.story_shown.emit()

    def look_at(self, **changes: Any) -> None:
        """Look at something else."""
        self._look = dataclasses.replace(self._look, **changes)
        self.engine.send(SetLook(self._look))
        self.desk.see_look(self._look)

    def _open_views(self) -> frozenset[str]:
        """The views on screen, the code of the right column among them."""
        return self.views.names() | ({"code"} if self.side.code_is_shown else frozenset())

    @Slot()
    def _on_look_reset(self) -> None:
        self._look = Look(views=self._open_views())
        self.look_at()

    @Slot(object)
    def _on_scene(self, scene: Scene) -> None:
        if self._look.axes is not None and not set(self._look.axes) <= set(scene.parameters):
            self._look = dataclasses.replace(self._look, axes=None, window=None)
        self._scene = scene
        self._show_scene()

    def _show_scene(self) -> None:
        if self._scene is not None:
            scene = in_words(self._scene, language.current())
            self.views.show_scene(scene)
            self.knobs.show_scene(scene)
            self.line.show_scene(scene)
            self.side.code.show_scene(scene)

    @Slot(object)
    def _on_frame(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        frame, status = snapshot.frame, snapshot.status
        self.views.show_parts(frame.parts, flat_out=status.flat_out and status.phase is Phase.RUNNING)
        self.views.show_operation(status.last_operation)
        if self.side.code_is_shown and "code" in frame.parts:
            self.side.code.show_part(frame.parts["code"])
        if known(frame.line):
            self.line.show_part(frame.line)
        self.transport.show_turn(frame, status)
        self.knobs.show_status(status)
        self.pins.show_status(status)
        self.cards.show_status(status)

    @Slot(object)
    def _on_job(self, progress: Progress) -> None:
        self.views.show_parts({progress.view: progress.part})

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self.notice.say(message)
        self.knobs.restore()
        if isinstance(message, TargetRefused):
            self.knobs.data.offer(message)

    @Slot(str)
    def _on_crashed(self, trace: str) -> None:
        self.banner.show_failure(Failure(trace.strip().splitlines()[-1], trace))
        self.transport.show_failed()

    @Slot(object)
    def _on_look(self, changes: dict[str, Any]) -> None:
        if "axes" in changes or "others" in changes:
            changes = {"window": None, "cursor": None, **changes}
        self.look_at(**changes)

    @Slot()
    def _on_opened(self) -> None:
        self.look_at(views=self._open_views())
        self.views_changed.emit()

    @Slot(str)
    def _on_program(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.notice.say(Message("program_copied", {"lines": text.count("\n")}))

    @Slot(object)
    def _on_story_step(self, step: StoryStep) -> None:
        self.story_moved.emit(step.id)

    def restyle(self) -> None:
        # In letters, so that larger text has more room.
        self.story.setMinimumWidth(22 * theme.point_size())
        self.side.setMinimumWidth(_KNOBS_LETTERS * theme.point_size())

    def retranslate(self) -> None:
        self._show_scene()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_PX
        if narrow is not self._narrow:
            self._narrow = narrow
            # Below this width the story is a drawer: it opens by its button.
            self._show_left(not narrow)
            width = event.size().width()
            self._columns.setSizes([round(width * 0.2), round(width * 0.62), round(width * 0.18)])
