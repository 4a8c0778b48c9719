"""What a story step waits for: one closed table of predicates, and a watch that notices when they really came true.

A step is complete when all its predicates hold together. What held already when the step was opened does not count
until it has been untrue once: nothing is complete by chance. Beside something that has to be done, what is looked at
may stay as it was: nobody has to cover test points only to reveal them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from engine.core import commands as ask
from engine.core.commands import Command
from engine.core.frames import Look, Scene
from engine.core.job import Progress
from engine.core.knobs import KnobValue
from engine.core.lesson import NamedData, TableData
from engine.core.status import Phase, Status

_ANOTHER = "*"
# What is looked at may be so from the step before, as long as something else has to be done.
_MAY_STAY = ("look", "set_open", "view_open")
# After these the parameters are no longer where the hand has put them.
_MOVES = (
    ask.Play, ask.Step, ask.StepOperation, ask.Back, ask.Seek, ask.Reset, ask.NewStart, ask.SetData, ask.Load,
    ask.BringBack,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Until:
    """All of what is named here; a field left out asks for nothing.

    Attributes:
        phase: paused, running, done or diverged.
        step_at_least: updates made.
        cost_below: the present cost is smaller.
        knob_above, knob_below: by knob, the value that it has to pass.
        knob_is: by knob, its value; lists in any order; `seed` counts as a knob.
        parameters_moved: parameters stand where the learner's hand has put them.
        start_moved: a start was chosen: a new one by lot, or by a click on the surface.
        look: what is looked at (sample, axes, others, cell …); "*" for another one than when the step was opened.
        data: name of the data set in use.
        card: id of a card that was answered.
        job_finished: name of a job that ran to its end.
        set_open, view_open: a set of views, or one view, is on screen.
        sought_back: the learner went back in the run.
        data_by_hand: rows were moved, added or removed by hand: a table stands in the place of a data set.
        row_beyond: a number that some feature of such a table has passed.
    """

    phase: str | None = None
    step_at_least: int | None = None
    cost_below: float | None = None
    knob_above: Mapping[str, float] = field(default_factory=dict)
    knob_below: Mapping[str, float] = field(default_factory=dict)
    knob_is: Mapping[str, KnobValue] = field(default_factory=dict)
    parameters_moved: bool = False
    start_moved: bool = False
    look: Mapping[str, object] = field(default_factory=dict)
    data: str | None = None
    card: str | None = None
    job_finished: str | None = None
    set_open: str | None = None
    view_open: str | None = None
    sought_back: bool = False
    data_by_hand: bool = False
    row_beyond: float | None = None


PREDICATES = frozenset(entry.name for entry in fields(Until))


def read(entry: Mapping[str, Any]) -> Until | None:
    """The `until` of a story step in `info.toml`; None for an empty one.

    Raises:
        ValueError: a predicate that is not in the table, or a phase or a field of the look that does not exist.
    """
    wrong = [
        *(entry.keys() - PREDICATES),
        *(entry.get("look", {}).keys() - {known.name for known in fields(Look)}),
        *({entry["phase"]} - {phase.value for phase in Phase} if "phase" in entry else ()),
    ]
    if wrong:
        raise ValueError(f"until: unknown {', '.join(sorted(wrong))}")
    return Until(**{name: _frozen(value) for name, value in entry.items()}) if entry else None


class Watch:
    """Sees what happens since a step was opened. `complete` stays true once it is."""

    def __init__(self, until: Until | None) -> None:
        self.until = until
        self.complete = False
        self._untrue: set[str] = set()
        self._status: Status | None = None
        self._cost = float("nan")
        self._scene: Scene | None = None
        self._look: Look | None = None
        self._first_look: Look | None = None
        self._set: str | None = None
        self._views: frozenset[str] = frozenset()
        self._happened: set[str] = set()

    def see_status(self, status: Status, cost: float) -> None:
        """How the run stands after a turn of the engine."""
        self._status, self._cost = status, cost
        self._judge()

    def see_scene(self, scene: Scene) -> None:
        """What the run is made of; told before the status that belongs to it."""
        self._scene = scene

    def see_look(self, look: Look) -> None:
        """What the learner looks at."""
        self._look = look
        if self._first_look is None:
            self._first_look = look
        self._judge()

    def see_views(self, set_id: str, names: frozenset[str]) -> None:
        """Which views are on screen, and which set they are, if any."""
        self._set, self._views = set_id, names
        self._judge()

    def see_command(self, command: Command) -> None:
        """What the learner has asked for; it counts when the next status has come."""
        step = self._status.step if self._status is not None else 0
        if isinstance(command, ask.Back) or (isinstance(command, ask.Seek) and command.step < step):
            self._happened.add("sought_back")
        if isinstance(command, ask.SetParameters):
            self._happened.add("parameters_moved")
        elif isinstance(command, _MOVES):
            self._happened.discard("parameters_moved")
        if isinstance(command, ask.NewStart) or (isinstance(command, ask.SetParameters) and command.start):
            self._happened.add("start_moved")
        elif isinstance(command, (ask.SetData, ask.Load, ask.BringBack)):
            self._happened.discard("start_moved")

    def see_job(self, progress: Progress) -> None:
        """What a job has found."""
        if progress.finished:
            self._happened.add(f"job {progress.job}")
            self._judge()

    def see_card(self, card: str) -> None:
        """A card was answered."""
        self._happened.add(f"card {card}")
        self._judge()

    def _judge(self) -> None:
        if self.until is None or self.complete:
            return
        verdicts = dict(self._verdicts(self.until))
        self._untrue |= {name for name, holds in verdicts.items() if holds is False}
        done = self._untrue & verdicts.keys()
        self.complete = bool(done) and all(
            holds is True and (name in done or name in _MAY_STAY) for name, holds in verdicts.items()
        )

    def _verdicts(self, until: Until) -> Iterator[tuple[str, bool | None]]:
        """For each predicate that is asked for whether it holds; None while that is not known."""
        yield from self._verdicts_of_run(until)
        if until.look:
            yield "look", self._looks(until.look)
        if until.data is not None:
            yield "data", None if self._scene is None else self._scene.lesson.data == NamedData(until.data)
        if until.data_by_hand or until.row_beyond is not None:
            yield "data_by_hand", None if self._scene is None else _by_hand(self._scene, until.row_beyond)
        if until.set_open is not None:
            yield "set_open", None if self._set is None else self._set == until.set_open
        if until.view_open is not None:
            yield "view_open", None if self._set is None else until.view_open in self._views
        happened = {
            "parameters_moved": until.parameters_moved,
            "start_moved": until.start_moved,
            "sought_back": until.sought_back,
            f"card {until.card}": until.card is not None,
            f"job {until.job_finished}": until.job_finished is not None,
        }
        for name, wanted in happened.items():
            if wanted:
                # Events begin with the step, so they are never true from before.
                self._untrue.add(name)
                yield name, name in self._happened

    def _verdicts_of_run(self, until: Until) -> Iterator[tuple[str, bool | None]]:
        status = self._status
        if status is None:
            if _needs_run(until):
                yield "run", None
            return
        if until.phase is not None:
            yield "phase", status.phase.value == until.phase
        if until.step_at_least is not None:
            yield "step_at_least", status.step >= until.step_at_least
        if until.cost_below is not None:
            yield "cost_below", self._cost < until.cost_below
        knobs = {**status.knobs, "seed": status.seed}
        if until.knob_above:
            yield "knob_above", all(_real(knobs[name]) > value for name, value in until.knob_above.items())
        if until.knob_below:
            yield "knob_below", all(_real(knobs[name]) < value for name, value in until.knob_below.items())
        if until.knob_is:
            yield "knob_is", all(_plain(knobs[name]) == _plain(value) for name, value in until.knob_is.items())

    def _looks(self, wanted: Mapping[str, object]) -> bool | None:
        if self._look is None or self._first_look is None:
            return None
        for name, value in wanted.items():
            now, first = getattr(self._look, name), getattr(self._first_look, name)
            if now == first if value == _ANOTHER else now != value:
                return False
        return True


def _by_hand(scene: Scene, beyond: float | None) -> bool:
    """Whether the rows were given by hand, and one of them lies beyond a number where one is asked for."""
    data = scene.lesson.data
    return isinstance(data, TableData) and (beyond is None or float(data.x.max()) > beyond)


def _needs_run(until: Until) -> bool:
    named = (until.phase, until.step_at_least, until.cost_below)
    return any(value is not None for value in named) or bool(until.knob_above or until.knob_below or until.knob_is)


def _frozen(value: Any) -> Any:
    """A value of a TOML file with tuples for its lists."""
    if isinstance(value, list):
        return tuple(map(_frozen, value))
    if isinstance(value, dict):
        return {name: _frozen(item) for name, item in value.items()}
    return value


def _plain(value: KnobValue) -> object:
    return tuple(sorted(value)) if isinstance(value, tuple) else value


def _real(value: KnobValue) -> float:
    assert isinstance(value, (int, float))
    return float(value)
