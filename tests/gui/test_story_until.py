"""What a story step waits for: each predicate holds when it has really come true since the step was opened."""

from collections.abc import Mapping
from typing import Any

import pytest

from engine.core.commands import Back, Command, Load, NewStart, Play, Seek, SetData, SetParameters
from engine.core.frames import Look, Part, Scene
from engine.core.job import Progress
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData, TableData
from engine.core.messages import Message
from engine.core.status import Phase, Status
from engine.core.types import frozen
from gui.story_until import PREDICATES, Watch, read

KNOBS: Mapping[str, KnobValue] = {"learning_rate": 0.01, "scaling": "none", "features": ()}


def _status(step: int = 0, phase: Phase = Phase.PAUSED, seed: int = 0, **knobs: KnobValue) -> Status:
    return Status(phase, step, step, 2000, {**KNOBS, **knobs}, seed, False, Message("status_paused"))


def _watch(**until: Any) -> Watch:
    return Watch(read(until))


def _scene(data: str) -> Scene:
    return Scene("lab", Lesson("lab", NamedData(data), {}))


STATES: list[tuple[dict[str, Any], Status, Status]] = [
    ({"phase": "diverged"}, _status(3, Phase.RUNNING), _status(9, Phase.DIVERGED)),
    ({"phase": "done"}, _status(3, Phase.RUNNING), _status(2000, Phase.DONE)),
    ({"step_at_least": 5}, _status(4), _status(5)),
    ({"knob_above": {"learning_rate": 0.02}}, _status(learning_rate=0.02), _status(learning_rate=0.03)),
    ({"knob_below": {"learning_rate": 0.01}}, _status(learning_rate=0.01), _status(learning_rate=0.001)),
    ({"knob_is": {"scaling": "standard"}}, _status(scaling="minmax"), _status(scaling="standard")),
    ({"knob_is": {"features": [0, 1]}}, _status(features=(0,)), _status(features=(1, 0))),
    ({"knob_is": {"seed": 3}}, _status(seed=2), _status(seed=3)),
]


@pytest.mark.parametrize(("until", "before", "after"), STATES)
def test_a_state_is_complete_when_it_is_reached(until: dict[str, Any], before: Status, after: Status) -> None:
    watch = _watch(**until)
    watch.see_status(before, 1.0)
    assert not watch.complete
    watch.see_status(after, 1.0)
    assert watch.complete


@pytest.mark.parametrize(("until", "before", "after"), STATES)
def test_what_held_already_counts_only_after_it_has_been_left(
    until: dict[str, Any], before: Status, after: Status
) -> None:
    watch = _watch(**until)
    watch.see_status(after, 1.0)
    watch.see_status(after, 1.0)
    assert not watch.complete
    watch.see_status(before, 1.0)
    watch.see_status(after, 1.0)
    assert watch.complete


def test_what_is_complete_stays_complete() -> None:
    watch = _watch(step_at_least=5)
    watch.see_status(_status(0), 1.0)
    watch.see_status(_status(5), 1.0)
    watch.see_status(_status(0), 1.0)
    assert watch.complete


def test_several_predicates_have_to_hold_together() -> None:
    watch = _watch(knob_is={"scaling": "standard"}, cost_below=6)
    watch.see_status(_status(), 50.0)
    watch.see_status(_status(), 5.0)
    watch.see_status(_status(scaling="standard"), 50.0)
    assert not watch.complete
    watch.see_status(_status(scaling="standard"), 5.0)
    assert watch.complete


def test_a_cost_below_by_hand_is_not_reached_by_playing() -> None:
    watch = _watch(parameters_moved=True, cost_below=100)
    watch.see_status(_status(), 4440.0)
    watch.see_command(SetParameters({"w1": 1.0}))
    watch.see_status(_status(), 4000.0)
    watch.see_command(Play())
    watch.see_status(_status(20), 80.0)
    assert not watch.complete
    watch.see_command(SetParameters({"w1": 2.0}))
    watch.see_status(_status(20), 70.0)
    assert watch.complete


def test_a_cost_that_is_not_a_number_is_below_nothing() -> None:
    watch = _watch(cost_below=1)
    watch.see_status(_status(), 5.0)
    watch.see_status(_status(), float("nan"))
    assert not watch.complete


@pytest.mark.parametrize("command", [SetParameters({"w1": 1.0}, start=True), NewStart(4)])
def test_a_start_is_moved_by_a_click_on_the_surface_or_by_lot(command: Command) -> None:
    watch = _watch(start_moved=True, step_at_least=20)
    watch.see_status(_status(), 1.0)
    watch.see_status(_status(20), 1.0)
    assert not watch.complete
    watch.see_command(command)
    watch.see_status(_status(0), 1.0)
    watch.see_status(_status(25), 1.0)
    assert watch.complete


@pytest.mark.parametrize("command", [SetData(NamedData("hours")), Load(Lesson("lab", None, {}))])
def test_a_moved_start_is_forgotten_with_other_data(command: Command) -> None:
    watch = _watch(start_moved=True)
    watch.see_command(NewStart(4))
    watch.see_command(command)
    watch.see_status(_status(), 1.0)
    assert not watch.complete


def test_dragging_a_bar_moves_no_start() -> None:
    watch = _watch(start_moved=True)
    watch.see_command(SetParameters({"w1": 1.0}))
    watch.see_status(_status(), 1.0)
    assert not watch.complete


@pytest.mark.parametrize(("command", "back"), [(Seek(10), True), (Back(), True), (Seek(60), False), (Play(), False)])
def test_going_back_is_going_to_an_earlier_step(command: Command, back: bool) -> None:
    watch = _watch(sought_back=True)
    watch.see_status(_status(50), 1.0)
    watch.see_command(command)
    watch.see_status(_status(10), 1.0)
    assert watch.complete == back


def test_a_look_is_compared_field_by_field() -> None:
    watch = _watch(look={"others": "optimum", "axes": ["w1", "b"]})
    watch.see_look(Look())
    watch.see_look(Look(others="optimum"))
    assert not watch.complete
    watch.see_look(Look(others="optimum", axes=("w1", "b"), sample=3))
    assert watch.complete


def test_a_star_asks_for_another_one_than_at_first() -> None:
    watch = _watch(look={"sample": "*"})
    watch.see_look(Look(sample=2))
    watch.see_look(Look(sample=2, views=frozenset({"cost"})))
    assert not watch.complete
    watch.see_look(Look(sample=0))
    assert watch.complete


def test_what_is_looked_at_may_be_so_from_before_beside_something_to_do() -> None:
    watch = _watch(knob_is={"degree": 3}, look={"stage": 1})
    watch.see_look(Look(stage=1))
    watch.see_status(_status(degree=11), 1.0)
    assert not watch.complete
    watch.see_status(_status(degree=3), 1.0)
    assert watch.complete


def test_nothing_is_complete_by_a_look_from_before_alone() -> None:
    watch = _watch(knob_is={"degree": 3}, look={"stage": 1})
    watch.see_look(Look(stage=1))
    watch.see_status(_status(degree=3), 1.0)
    assert not watch.complete


def test_data_are_complete_when_others_were_chosen() -> None:
    watch = _watch(data="house")
    for data, complete in (("hours", False), ("house", True)):
        watch.see_scene(_scene(data))
        watch.see_status(_status(), 1.0)
        assert watch.complete == complete


def test_a_card_and_a_job_are_known_by_name() -> None:
    watch = _watch(card="twice-the-rate", job_finished="timing")
    watch.see_card("another")
    watch.see_job(Progress("timing", 3, 9, "timing", Part()))
    watch.see_job(Progress("sweep", 9, 9, "timing", Part()))
    watch.see_card("twice-the-rate")
    assert not watch.complete
    watch.see_job(Progress("timing", 9, 9, "timing", Part()))
    assert watch.complete


@pytest.mark.parametrize("until", [{"set_open": "surface"}, {"view_open": "surface3d"}])
def test_views_are_complete_when_they_are_opened(until: dict[str, Any]) -> None:
    watch = _watch(**until)
    watch.see_views("plane", frozenset({"plane"}))
    assert not watch.complete
    watch.see_views("surface", frozenset({"surface", "surface3d"}))
    assert watch.complete


def test_a_step_that_asks_for_nothing_is_never_complete_by_itself() -> None:
    watch = Watch(read({}))
    watch.see_status(_status(50), 0.0)
    assert not watch.complete


@pytest.mark.parametrize("entry", [{"wishes": True}, {"phase": "asleep"}, {"look": {"mood": 1}}])
def test_what_is_not_in_the_table_is_refused(entry: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="unknown"):
        read(entry)


def test_the_table_is_closed() -> None:
    assert sorted(PREDICATES) == [
        "card", "cost_below", "data", "data_by_hand", "job_finished", "knob_above", "knob_below", "knob_is", "look",
        "parameters_moved", "phase", "row_beyond", "set_open", "sought_back", "start_moved", "step_at_least",
        "view_open",
    ]  # fmt: skip


def _by_hand(*hours: float) -> Scene:
    table = TableData(frozen([[x] for x in hours]), frozen([0.0] * len(hours)))
    return Scene("lab", Lesson("lab", table, {}))


def test_rows_count_as_given_by_hand_once_a_table_takes_the_place_of_a_data_set() -> None:
    watch = _watch(data_by_hand=True)
    watch.see_scene(_scene("hours"))
    watch.see_status(_status(), 1.0)
    assert not watch.complete
    watch.see_scene(_by_hand(1, 2))
    watch.see_status(_status(), 1.0)
    assert watch.complete


def test_a_row_has_to_be_moved_far_enough_by_hand() -> None:
    watch = _watch(row_beyond=45)
    for scene in (_scene("hours"), _by_hand(1, 8), _by_hand(1, 45)):
        watch.see_scene(scene)
        watch.see_status(_status(), 1.0)
        assert not watch.complete
    watch.see_scene(_by_hand(50, 1))
    watch.see_status(_status(), 1.0)
    assert watch.complete
