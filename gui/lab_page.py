"""One lab on the screen: story, views, knobs, the line with numbers and the transport, around one engine."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from engine.core.commands import Command, NewStart, SetData, SetKnob, SetLook
from engine.core.experiment import Kind, Lab
from engine.core.frames import LinePart, Look, Scene
from engine.core.job import Progress
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import Message, sentence
from engine.core.status import Phase, Snapshot
from engine.thread import EngineThread
from gui import language
from gui.banner import Banner
from gui.data_words import in_words
from gui.errors import Failure
from gui.knob_panel import KnobPanel
from gui.lab_info import StoryStep, lab_info
from gui.lab_views import lab_views
from gui.line_view import LineView
from gui.live_widget import LiveWidget
from gui.notice import Notice
from gui.story_view import StoryView
from gui.transport import Transport
from gui.views_area import ViewsArea

NARROW_PX = 1400


class LabPage(LiveWidget):
    """Shows what the engine sends and sends what is clicked.

    Signals:
        story_moved: the id of the story step now on screen.
        views_changed: other views are open.
    """

    story_moved = Signal(str)
    views_changed = Signal()

    def __init__(self, lab: Lab, lesson: Lesson | None = None, story_step: str = "") -> None:
        super().__init__()
        self.lab = lab
        self.engine = EngineThread(lab, lesson, self)
        self._info = lab_info(lab.name)
        self._look = Look()
        self._narrow: bool | None = None
        self._scene: Scene | None = None
        self.snapshot: Snapshot | None = None
        self.views = ViewsArea(lab_views(lab.name))
        self.story = StoryView(self._info, story_step)
        self.knobs = KnobPanel(lab)
        self.line = LineView()
        self.transport = Transport()
        self.banner = Banner()
        self.notice = Notice()
        self._lay_out()
        self._connect()
        first = self.story.step.set if lesson is None and story_step else None
        self.open_set(first or self._info.sets[0].id)

    def _lay_out(self) -> None:
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self.story.setMinimumWidth(240)
        self.knobs.setMinimumWidth(210)
        for widget in (self.story, self.views, self.knobs):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        if not self.lab.datasets and all(knob.name in self._info.more for knob in self.lab.knobs):
            self.knobs.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.notice)
        column.addWidget(self._columns, 1)
        if self.lab.kind is Kind.TRAIN:
            column.addWidget(self.line)
        else:
            self.line.hide()
        if self.lab.kind is not Kind.STILL:
            column.addWidget(self.transport)
        else:
            self.transport.hide()

    def _connect(self) -> None:
        self.engine.scene_ready.connect(self._on_scene)
        self.engine.frame_ready.connect(self._on_frame)
        self.engine.job_advanced.connect(self._on_job)
        self.engine.refused.connect(self._on_refused)
        self.engine.crashed.connect(self._on_crashed)
        for asker in (self.views, self.knobs, self.transport):
            asker.command_requested.connect(self.send)
        self.views.look_requested.connect(self._on_look)
        self.views.opened.connect(self._on_opened)
        self.story.setup_requested.connect(self._on_setup)
        self.story.step_shown.connect(self._on_story_step)
        self.banner.reset_requested.connect(self.reset)

    def send(self, command: Command) -> None:
        """Ask the engine for something."""
        self.notice.hide()
        self.engine.send(command)

    def reset(self) -> None:
        """Make the run anew, after a crash."""
        self.engine.restart()
        self.engine.send(SetLook(self._look))

    def open_set(self, name: str) -> None:
        """Open a set of views by its id."""
        chosen = next(entry for entry in self._info.sets if entry.id == name)
        self.views.open(chosen.rows)

    def toggle_story(self) -> None:
        """Show or hide the story."""
        self.story.setVisible(not self.story.isVisibleTo(self))

    def look_at(self, **changes: Any) -> None:
        """Look at something else."""
        self._look = dataclasses.replace(self._look, **changes)
        self.engine.send(SetLook(self._look))

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

    @Slot(object)
    def _on_frame(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        frame = snapshot.frame
        self.views.show_parts(frame.parts, playing=snapshot.status.phase is Phase.RUNNING)
        if isinstance(frame.line, LinePart):
            self.line.show_part(frame.line)
        self.transport.show_turn(frame, snapshot.status)
        self.knobs.show_status(snapshot.status)

    @Slot(object)
    def _on_job(self, progress: Progress) -> None:
        self.views.show_parts({progress.view: progress.part})

    @Slot(object)
    def _on_refused(self, message: Message) -> None:
        self.notice.say(sentence(message, language.current()))
        self.knobs.restore()

    @Slot(str)
    def _on_crashed(self, trace: str) -> None:
        self.banner.show_failure(Failure(trace.strip().splitlines()[-1], trace))

    @Slot(object)
    def _on_look(self, changes: dict[str, Any]) -> None:
        if "axes" in changes or "others" in changes:
            changes = {"window": None, "cursor": None, **changes}
        self.look_at(**changes)

    @Slot()
    def _on_opened(self) -> None:
        self.look_at(views=self.views.names())
        self.views_changed.emit()

    @Slot(object)
    def _on_story_step(self, step: StoryStep) -> None:
        if step.set is not None:
            self.open_set(step.set)
        self.story_moved.emit(step.id)

    @Slot(object)
    def _on_setup(self, step: StoryStep) -> None:
        setup = step.setup
        if setup.data is not None:
            suited = self.lab.presets.get(setup.data, {})
            self.send(SetData(NamedData(setup.data), {**suited, **setup.knobs}))
        else:
            for name, value in setup.knobs.items():
                self.send(SetKnob(name, value))
        if setup.seed is not None:
            self.send(NewStart(setup.seed))

    def retranslate(self) -> None:
        self._show_scene()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_PX
        if narrow is not self._narrow:
            self._narrow = narrow
            # Below this width the story is a drawer: it opens by its button.
            self.story.setVisible(not narrow)
            width = event.size().width()
            self._columns.setSizes([round(width * 0.2), round(width * 0.62), round(width * 0.18)])
