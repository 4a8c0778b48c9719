"""What crosses to the window: frozen, read-only, float64, and only what is looked at — for every lab and view."""

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from engine import catalogue
from engine.core.commands import Play, Reset, SetData, SetKnob, SetLook, SetParameters, SetSpeed, Step
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, Part
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase, Snapshot
from tests.engine.runs import TOO_FAST, Clock, do, lesson, runner

LABS = catalogue.labs()
VIEWS = [(lab, view) for lab in LABS for view in lab.views]
TRAINED = [lab for lab in LABS if lab.kind is Kind.TRAIN]


def things_in(thing: object, path: str = "") -> Iterator[tuple[str, object]]:
    """A snapshot and all that hangs on it."""
    yield path, thing
    if dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from things_in(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from things_in(value, f"{path}[{key}]")
    elif isinstance(thing, (tuple, list, set)):
        for index, value in enumerate(thing):
            yield from things_in(value, f"{path}[{index}]")


def assert_fit_to_cross(snapshot: Snapshot) -> None:
    for path, thing in things_in(snapshot, "snapshot"):
        assert not isinstance(thing, (list, set, bytearray)), path
        if isinstance(thing, np.ndarray):
            assert not thing.flags.writeable, f"{path} can be written to"
            assert thing.base is None or not thing.base.flags.writeable, f"{path} is a view of what can be written to"
            assert thing.dtype == np.float64, f"{path} is {thing.dtype}"
        if dataclasses.is_dataclass(thing):
            assert vars(type(thing))["__dataclass_params__"].frozen, f"{path} is not frozen"


def snapshots_of(lab: Lab, views: frozenset[str]) -> Iterator[Snapshot]:
    """A lab at its start, on its way, with its knobs turned, and at the end of its default run."""
    one = Runner(lab, clock=Clock())
    one.handle(SetLook(Look(views=views)))
    yield one.snapshot()
    do(one, Step(3))
    yield one.snapshot()
    for knob in lab.knobs:
        do(one, SetKnob(knob.name, knob.default))
        yield one.snapshot()
    for dataset in lab.datasets:
        do(one, SetData(NamedData(dataset), lab.presets.get(dataset, {})), Step(2))
        yield one.snapshot()
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    while one.phase is Phase.RUNNING:
        one.advance(1.0)
    yield one.snapshot()


@pytest.mark.parametrize(("lab", "view"), VIEWS, ids=[f"{lab.name}-{view}" for lab, view in VIEWS])
def test_of_one_open_view_only_its_part_is_made_and_it_is_fit_to_cross(lab: Lab, view: str) -> None:
    for snapshot in snapshots_of(lab, frozenset({view})):
        assert set(snapshot.frame.parts) == {view}
        assert isinstance(snapshot.frame.parts[view], Part)
        assert_fit_to_cross(snapshot)


@pytest.mark.parametrize("lab", LABS, ids=[lab.name for lab in LABS])
def test_all_views_can_be_open_and_none(lab: Lab) -> None:
    for snapshot in snapshots_of(lab, frozenset(lab.views)):
        assert set(snapshot.frame.parts) == set(lab.views)
    for snapshot in snapshots_of(lab, frozenset()):
        assert not snapshot.frame.parts


@pytest.mark.parametrize("lab", LABS, ids=[lab.name for lab in LABS])
def test_a_view_that_no_lab_has_is_not_answered(lab: Lab) -> None:
    one = Runner(lab, clock=Clock())
    one.handle(SetLook(Look(views=frozenset({"nothing", *lab.views}))))
    assert set(one.snapshot().frame.parts) == set(lab.views)


@pytest.mark.parametrize("lab", TRAINED, ids=[lab.name for lab in TRAINED])
def test_a_start_set_by_hand_is_fit_to_cross(lab: Lab) -> None:
    one = Runner(lab, clock=Clock())
    name = one.experiment.scene().parameters[0]
    do(one, SetParameters({name: 1.0}))
    assert_fit_to_cross(one.snapshot())
    do(one, Step(2), SetParameters({name: 2.0}), Step(2))
    assert_fit_to_cross(one.snapshot())
    do(one, SetParameters({name: 2.0}, start=True))
    assert_fit_to_cross(one.snapshot())
    do(one, Reset())
    assert_fit_to_cross(one.snapshot())


def test_an_earlier_frame_does_not_change_while_the_run_goes_on() -> None:
    one = do(runner(lesson(steps=2000)), Step(30))
    one.handle(SetLook(Look(views=frozenset(one.lab.views))))
    before = one.snapshot()
    arrays = [(path, thing.copy(), thing) for path, thing in things_in(before) if isinstance(thing, np.ndarray)]
    do(one, Step(1500))
    one.snapshot()
    for path, copy, thing in arrays:
        np.testing.assert_array_equal(thing, copy, err_msg=path)


@pytest.mark.parametrize("rate", [TOO_FAST, 1.0, 1e6])
def test_of_a_run_that_blew_up_every_number_is_finite(rate: float) -> None:
    one = runner(lesson(learning_rate=rate, steps=500))
    one.handle(SetLook(Look(views=frozenset(one.lab.views))))
    do(one, Step(500))
    assert one.phase is Phase.DIVERGED
    for path, thing in things_in(one.snapshot().frame, "frame"):
        # Weights of columns that are not ticked are nan by contract.
        if isinstance(thing, np.ndarray) and "features" not in path:
            assert np.isfinite(thing).all(), path
        if isinstance(thing, float):
            assert np.isfinite(thing), path


def test_a_look_moves_nothing_but_what_it_names() -> None:
    one = do(runner(), Step(5))
    views = frozenset({"product", "surface"})
    one.handle(SetLook(Look(views=views)))
    before = one.snapshot().frame
    one.handle(SetLook(Look(views=views, cell=(99, 99), sample=2)))
    after = one.snapshot().frame
    assert (after.step, after.cost, after.gradient_norm) == (before.step, before.cost, before.gradient_norm)
    assert getattr(after.parts["product"], "cell", None) == (4, 0)
