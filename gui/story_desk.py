"""What a story step does to the lab, and what it notices of what the learner does there."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.core.commands import Command
from engine.core.experiment import Lab
from engine.core.frames import Look, Scene
from engine.core.job import Progress
from engine.core.status import Snapshot
from engine.thread import EngineThread
from gui import set_up
from gui.highlight import Highlight
from gui.knob_panel import KnobPanel
from gui.lab_info import LabInfo, StoryStep
from gui.story_until import Watch
from gui.story_view import StoryView
from gui.transport import Transport
from gui.views_area import ViewsArea

_BUTTONS = ("play", "step", "back", "reset", "speed", "timeline")


class StoryDesk(QObject):
    """Stands between the story and the rest of a page, which tells it of commands and looks.

    Signals:
        step_opened: the StoryStep now on screen; its views are open.
        step_completed: the id of the step in which the learner has done what it asked for.
        look_reset: the learner is to look at nothing in particular, as at the beginning.
    """

    step_opened = Signal(object)
    step_completed = Signal(str)
    look_reset = Signal()

    def __init__(
        self,
        lab: Lab,
        info: LabInfo,
        engine: EngineThread,
        story: StoryView,
        views: ViewsArea,
        knobs: KnobPanel,
        transport: Transport,
    ) -> None:
        super().__init__(story)
        self._lab, self._info, self._engine = lab, info, engine
        self._story, self._views, self._knobs, self._transport = story, views, knobs, transport
        self._scene: Scene | None = None
        self._snapshot: Snapshot | None = None
        self._look = Look()
        self._opening = False
        self._away = False
        # Whether the lab is otherwise than the step has it; None until a frame tells.
        self._unprepared: bool | None = None
        self.highlight = Highlight(self)
        self.watch = Watch(None)
        engine.scene_ready.connect(self._on_scene)
        engine.frame_ready.connect(self._on_frame)
        engine.job_advanced.connect(self._on_job)
        views.opened.connect(self._on_views)
        story.step_shown.connect(self.open_step)
        story.setup_requested.connect(self.set_up)

    @Slot(object)
    def open_step(self, step: StoryStep) -> None:
        """Open the step's views, frame what it speaks of, and begin to watch."""
        self._opening = True
        if step.rows is not None:
            self._views.open(step.rows)
        self._opening = False
        self.begin()
        self.step_opened.emit(step)

    @Slot(object)
    def set_up(self, step: StoryStep | None = None) -> None:
        """Put in place what the step names, whatever was changed: data, knobs, start, views, at update 0."""
        step = step or self._story.step
        for command in set_up.commands(self._lab, step.base):
            self._engine.send(command)
        self._opening = True
        if step.rows is not None:
            self._views.open(step.rows)
        self.look_reset.emit()
        self._opening = False
        # What was there before is no longer what the learner begins with.
        self._scene = self._snapshot = None
        self.begin()
        self._unprepared = False

    def see_command(self, command: Command) -> None:
        """The learner has asked for something."""
        self.watch.see_command(command)

    def see_look(self, look: Look) -> None:
        """Something else is looked at."""
        self._look = look
        if not self._opening:
            self.watch.see_look(look)
            self._notice()

    def see_card(self, card: str) -> None:
        """A card was answered."""
        self.watch.see_card(card)
        self._notice()

    @Slot(bool)
    def look_away(self, away: bool) -> None:
        """While a card is open its own run is on screen; the story goes on afterwards."""
        self._away = away
        if not away:
            self.begin()

    def begin(self) -> None:
        """Watch the step on screen from now on."""
        self.watch = Watch(self._story.step.until)
        self.watch.see_look(self._look)
        if self._scene is not None:
            self.watch.see_scene(self._scene)
        if self._snapshot is not None:
            self.watch.see_status(self._snapshot.status, self._snapshot.frame.cost)
        self._unprepared = None
        self._judge_set_up()
        self._on_views()
        self._show_highlight()

    @Slot(object)
    def _on_scene(self, scene: Scene) -> None:
        self._scene = scene
        self.watch.see_scene(scene)

    @Slot(object)
    def _on_frame(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.watch.see_status(snapshot.status, snapshot.frame.cost)
        self._notice()
        self._judge_set_up()

    def _judge_set_up(self) -> None:
        """Ask for the step's set-up until the lab has once been as the step has it, or its task is done."""
        step, scene, snapshot = self._story.step, self._scene, self._snapshot
        if scene is not None and snapshot is not None and self._unprepared is not False and not self._away:
            wanted = not step.setup.empty and step.id not in self._story.done
            self._unprepared = wanted and not set_up.prepared(self._lab, step, scene, snapshot)
        self._story.ask_for_set_up(bool(self._unprepared))

    @Slot(object)
    def _on_job(self, progress: Progress) -> None:
        self.watch.see_job(progress)
        self._notice()

    @Slot()
    def _on_views(self) -> None:
        if not self._opening:
            self.watch.see_views(self._info.set_of(self._views.rows), self._views.names())
            self._notice()
            self._show_highlight()

    def _notice(self) -> None:
        if self.watch.complete and not self._away and self._story.step.id not in self._story.done:
            self._story.show_complete()
            self._show_highlight()
            self.step_completed.emit(self._story.step.id)

    def _show_highlight(self) -> None:
        step = self._story.step
        done = step.id in self._story.done
        self.highlight.show_around(*(() if done or not step.highlight else self._targets(step.highlight)))

    def _targets(self, name: str) -> tuple[QWidget, ...]:
        """What `highlight` names: a button of the transport, an open view, or a knob with its title."""
        if name in _BUTTONS:
            widget: QWidget = getattr(self._transport, name)
            return (widget,)
        if name in self._views.names():
            return (self._views.frame(name),)
        return self._knobs.row(name)
