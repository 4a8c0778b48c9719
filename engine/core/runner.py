"""The training loop as a plain object: no thread, no Qt, the clock is given.

Commands change the run or the place in it, `advance` makes updates for a slice of time, `snapshot` tells how it stands.
"""

import math
import time
from collections.abc import Callable
from typing import assert_never

import numpy as np

from engine.core import commands as ask
from engine.core.aside_desk import AsideDesk
from engine.core.commands import Command
from engine.core.cursor import Cursor
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look, Scene
from engine.core.history import History
from engine.core.job import JobSlot
from engine.core.knobs import KnobValue, find
from engine.core.lesson import DataSource, Lesson
from engine.core.pace import Pace, Speed
from engine.core.run import HISTORY_BYTES, Run
from engine.core.run_status import status_of
from engine.core.status import Phase, Snapshot, Status
from engine.core.types import Params

_JOB_SHARE = 0.5
# What neither moves the run nor ends stepping inside an update. A Seek replaces a move that is still under way.
_BESIDE = ask.Aside | ask.SetSpeed | ask.SetLook | ask.StartJob | ask.CancelJob | ask.StepOperation


class Runner:
    """One lab's run, its pace, and what the learner looks at.

    Args:
        lab: what is run.
        lesson: where it starts; the lab's own defaults when left out.
        clock: seconds from anywhere, for the pace and the slices.
        history_bytes: memory for kept states; where it ends, fewer are kept and going back replays more.

    Raises:
        LearnerError: the lesson's data or initial values do not fit.
    """

    def __init__(
        self,
        lab: Lab,
        lesson: Lesson | None = None,
        clock: Callable[[], float] = time.perf_counter,
        history_bytes: int = HISTORY_BYTES,
    ) -> None:
        self.lab = lab
        self._clock = clock
        self._pace = Pace(lab.cap_per_s)
        self._look = Look()
        self._cursor = Cursor()
        self._asides = AsideDesk(lab)
        self._told_scene: Scene | None = None
        self._history_bytes = history_bytes
        with np.errstate(all="ignore"):
            self._begin(lesson or lab.lesson())

    def _begin(self, lesson: Lesson) -> None:
        """A new run at step 0. The old one stays if the lesson does not fit."""
        self._run = Run(self.lab, lesson, self._history_bytes)
        last_step = self._run.experiment.last_step
        self.goal = lesson.steps if last_step is None else last_step
        self.phase = Phase.PAUSED
        self._target: int | None = None
        self._seeking = False
        self._job = JobSlot()

    @property
    def experiment(self) -> Experiment:
        """The run's experiment as it stands."""
        return self._run.experiment

    @property
    def history(self) -> History:
        """Costs and states so far."""
        return self._run.history

    @property
    def step(self) -> int:
        """Updates made at the present place."""
        return self._run.step

    def handle(self, command: Command) -> None:
        """Do what `command` asks; a long replay only begins here and goes on in `advance`.

        Raises:
            LearnerError: a value cannot be used; nothing has changed then.
        """
        with np.errstate(all="ignore"):
            self._handle(command)

    def _handle(self, command: Command) -> None:
        if not isinstance(command, _BESIDE):
            self._cursor.leave()
            if not isinstance(command, ask.Seek):
                self._arrive()
        match command:
            case ask.Play():
                self._play()
            case ask.Pause():
                self._pause()
            case ask.Step(updates):
                self._step_on(updates)
            case ask.Back(updates):
                self._seek(self.step - updates)
            case ask.Seek(step):
                self._seek(step)
            case ask.StepOperation(by):
                self._step_operation(by)
            case ask.Reset():
                self._begin(self._run.restarted())
            case ask.NewStart(seed):
                self._begin(self._run.new_start(seed))
            case ask.SetKnob(name, value):
                self._set_knob(name, value)
            case ask.SetData(data, knobs):
                self._set_data(data, {name: find(self.lab.knobs, name).check(value) for name, value in knobs.items()})
            case ask.SetParameters(values, start):
                self._set_parameters(self.experiment.flat(values), start)
            case ask.SetSpeed(speed):
                self._pace.set_speed(speed, self._clock())
            case ask.SetLook(look):
                self._look = look
            case ask.Load(lesson):
                self._begin(lesson)
            case ask.BringBack(index):
                self._bring_back(index)
            case ask.StartJob(name):
                self._job.start(name, self.experiment.jobs()[name])
            case ask.CancelJob():
                self._job.cancel()
            case ask.TellLesson():
                self._arrive()
                self._asides.handle(command, self._run, self.goal)
            case ask.Explain() | ask.Ask() | ask.PinRun() | ask.Unpin() | ask.Program():
                self._asides.handle(command, self._run, self.goal)
            case _:
                assert_never(command)

    def _play(self) -> None:
        if self.lab.kind is Kind.STILL or self.phase is Phase.DIVERGED:
            return
        if self.step >= self.goal:
            if self.experiment.last_step is not None:
                return
            self.goal = self.step + max(1, self._run.lesson.steps)
        self._target = None
        self.phase = Phase.RUNNING
        self._pace.start(self._clock())

    def _pause(self) -> None:
        self._target = None
        if self.phase is Phase.RUNNING:
            self.phase = Phase.PAUSED

    def _step_on(self, updates: int) -> None:
        if self.lab.kind is Kind.STILL or self.phase is Phase.DIVERGED:
            return
        # Two presses are two updates more, also where the first has not been made yet.
        self._target = (self.step if self._target is None else self._target) + updates
        self._seeking = False
        if self.experiment.last_step is not None:
            self._target = min(self._target, self.experiment.last_step)
        self.goal = max(self.goal, self._target)
        self.phase = Phase.PAUSED

    def _seek(self, step: int) -> None:
        step = min(max(step, 0), self.history.last)
        self._run.restore_before(step)
        self.phase = Phase.PAUSED
        self._target = step
        self._seeking = True
        self._settle()

    def _step_operation(self, by: int) -> None:
        """Past the last operation the update is made; before the first is the last one of the update before."""
        if self.lab.kind is not Kind.TRAIN or (by > 0 and self.phase is Phase.DIVERGED):
            return
        self._arrive()
        # Whoever steps inside an update is done with longer moves.
        self._target = None
        self.phase = Phase.PAUSED
        if self._cursor.move(by, self._run, self._clock):
            self.goal = max(self.goal, self.step + 1)
            self._run.train(1, math.inf, self._clock)
        if not self._cursor.position:
            self._settle()

    def _bring_back(self, index: int) -> None:
        if 0 <= index < len(self._asides.pins):
            pin = self._asides.pins[index]
            self._begin(pin.lesson)
            self.goal = max(self.goal, 1)
            self._target = pin.step

    def _arrive(self) -> None:
        """Finish the replay of a Seek, at most a stride of the history: what comes next is meant for its step."""
        if self._seeking and self._target is not None:
            self._run.train(self._target - self.step, math.inf, self._clock)
            self._settle()

    def _set_knob(self, name: str, value: KnobValue) -> None:
        knob = find(self.lab.knobs, name)
        checked = knob.check(value)
        if knob.live:
            # The same value is no change: it must not make the run forget what came after.
            if checked != self.experiment.knobs[name]:
                self._change({name: checked}, {})
        else:
            self._begin(self._run.restarted(knobs={**self.experiment.knobs, name: checked}, initial=None))

    def _set_data(self, data: DataSource, knobs: dict[str, KnobValue]) -> None:
        knobs = {**self.experiment.knobs, **self.lab.comes_with(data), **knobs}
        self._begin(self._run.restarted(data=data, knobs=knobs, initial=None))

    def _set_parameters(self, parameters: Params, start: bool) -> None:
        if start and self.step > 0:
            self._begin(self._run.restarted(initial=parameters))
        else:
            self._change({}, parameters)

    def _change(self, knobs: dict[str, KnobValue], parameters: Params) -> None:
        self._run.change(knobs, parameters)
        self._target = None
        if self.phase is not Phase.RUNNING:
            self.phase = Phase.PAUSED

    def advance(self, budget_s: float) -> int:
        """Make the updates that are due, and a piece of the job, for at most `budget_s` seconds.

        Returns:
            How many updates were made.
        """
        with np.errstate(all="ignore"):
            training = self._target is not None or self.phase is Phase.RUNNING
            share_s = budget_s * (_JOB_SHARE if training and self._job.name is not None else 1.0)
            made = self._train(self._clock() + share_s) if training else 0
            self._job.advance(self._clock() + share_s, self._clock)
            return made

    def _train(self, deadline: float) -> int:
        if self._target is not None:
            made = self._run.train(self._target - self.step, deadline, self._clock)
        else:
            due = self._pace.due(self._clock())
            rest = self.goal - self.step
            made = self._run.train(rest if due is None else min(due, rest), deadline, self._clock)
            self._pace.made(made)
        self._settle()
        return made

    def _settle(self) -> None:
        """Notice that the target, the goal or the end of a diverging run has been reached."""
        if self._target is not None and (self.step >= self._target or self._run.at_divergence):
            self._target = None
        if self._target is None:
            if self._run.at_divergence:
                self.phase = Phase.DIVERGED
            elif 0 < self.goal <= self.step:
                self.phase = Phase.DONE

    def wait_s(self) -> float | None:
        """Seconds until `advance` has something to do: 0 for now, None for nothing until the next command."""
        if self._target is not None or self._job.name is not None:
            return 0.0
        if self.phase is Phase.RUNNING:
            return self._pace.wait_s(self._clock())
        return None

    def snapshot(self) -> Snapshot:
        """A frame, how the run stands, and what is new: the scene, what the job and the asides have found."""
        with np.errstate(all="ignore"):
            frame = self.experiment.frame(self._look, self.history)
            if "code" in self._look.views and self.lab.kind is Kind.TRAIN:
                running = self._target is not None or self.phase is Phase.RUNNING
                frame = self._cursor.in_frame(frame, self.experiment, self._clock, running=running)
            scene = self.experiment.scene()
            status = self.status()
        told, self._told_scene = self._told_scene, scene
        new_scene = None if scene is told else scene
        return Snapshot(frame, status, new_scene, self._job.take_progress(), *self._asides.take())

    def status(self) -> Status:
        """How the run stands."""
        flat_out = self._target is not None or self._job.name is not None
        flat_out |= self.phase is Phase.RUNNING and self._pace.speed is Speed.FULL
        return status_of(
            self._run, self.phase, self.goal, self._job.name, self._cursor, self._asides, flat_out=flat_out
        )

    def as_lesson(self) -> Lesson:
        """The run as a lesson: played to its goal it is this run again, to the last bit."""
        return self._run.as_lesson(self.goal)
