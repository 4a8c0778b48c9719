"""The stock rows in 32 bits: the course's inf and nan at their updates, beside what the numbers really are."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core import program
from engine.core.commands import Back, Seek, SetData, SetKnob, Step
from engine.core.float32 import MOST, short_parameters, short_rows
from engine.core.functions import LINEAR
from engine.core.lesson import NamedData
from engine.core.messages import LearnerError, Message, sentence
from engine.core.model import SingleLayer
from engine.core.optimizers import GradientDescent
from engine.core.parts_lanes import LanesPart
from engine.core.parts_scales import ValleysPart
from engine.core.runner import Runner
from engine.core.types import Batch, frozen
from tests.engine.runs import bits, do
from tests.engine.scales import costs, part, runs, scales

CASE: dict[str, Any] = json.loads((Path(__file__).parent.parent / "data" / "cases.json").read_text(encoding="utf-8"))[
    "cases"
]["L7_stock_raw_tf777_lr1e-5"]
PRINTED: dict[str, Any] = CASE["printed_in_lab"]


def course(*, float32: bool = True, rate_raw: float = 1e-5) -> Runner:
    """Lab 07-2: the rows as they are, its start, its rate."""
    start = {name: frozen(value) for name, value in CASE["init"].items()}
    return scales("stock", initial=start, scale_target=False, float32=float32, rate_raw=rate_raw)


def test_in_32_bits_the_course_comes_out_as_printed_inf_at_2_and_nan_at_6() -> None:
    model, descent = SingleLayer(4, 1, LINEAR), GradientDescent(1e-5)
    batch = short_rows(Batch(frozen(CASE["X"]), frozen(CASE["Y"])))
    params, found = short_parameters({name: frozen(value) for name, value in CASE["init"].items()}), []
    with np.errstate(all="ignore"):
        for step in range(7):
            forward = model.forward(params, batch)
            found.append(forward.cost)
            params = descent.update(params, model.backward(params, batch, forward), step)
            assert {values.dtype for values in params.values()} == {np.dtype(np.float32)}
    assert found[:2] == pytest.approx([PRINTED["0"], PRINTED["1"]], rel=2e-6)
    assert (PRINTED["2"], PRINTED["6"]) == ("inf", "nan")
    assert found[2:6] == [math.inf] * 4
    assert math.isnan(found[6])


def test_the_lab_says_inf_at_2_nan_at_6_and_what_the_cost_really_is() -> None:
    one = do(course(), Step(10))
    raw, minmax, standard = part(one, ValleysPart, "valleys").valleys
    assert (raw.diverged_at, raw.lost_at) == (2, 6)
    assert raw.exact == pytest.approx(CASE["cost"]["2"], rel=1e-5)
    assert raw.exact is not None
    assert raw.exact > MOST
    assert costs(one, "raw")[10] == pytest.approx(PRINTED["1"], rel=2e-6)
    for valley in (minmax, standard):
        assert (valley.diverged_at, valley.exact, valley.lost_at) == (None, None, None)
    curves = part(one, LanesPart, "cost").lanes
    assert [curve.ended for curve in curves] == [Message("rates_inf", {"step": 2}), None, None]
    assert one.experiment.explain(("raw", "exact_cost")).value == raw.exact


def test_the_status_names_the_limit_of_32_bits_and_the_exact_cost() -> None:
    one = do(course(), Step(10))
    said = sentence(one.status().message, "en")
    assert "Update 2: the squared errors add up to more than a float32 can hold (3.403e38)" in said
    assert "In 64 bits: 2.964e42" in said
    assert "nan at 6" in said
    assert one.status().suggestion == (SetKnob("rate_raw", 3e-13),)


def test_without_the_switch_the_second_cost_is_a_number() -> None:
    one = do(course(float32=False), Step(2))
    assert costs(one, "raw")[2] == pytest.approx(CASE["cost"]["2"], rel=1e-9)
    valley = part(one, ValleysPart, "valleys").valleys[0]
    assert (valley.diverged_at, valley.exact) == (None, None)
    with pytest.raises(LearnerError):
        one.experiment.explain(("raw", "exact_cost"))


def test_scaled_rows_learn_as_well_in_32_bits() -> None:
    short, long = (do(scales("stock", float32=float32), Step(100)) for float32 in (True, False))
    for name in ("minmax", "standard"):
        assert costs(short, name)[100] == pytest.approx(costs(long, name)[100], rel=1e-4)
        assert runs(short)[name].params["W"].dtype == np.float32
        assert runs(long)[name].params["W"].dtype == np.float64
    assert runs(short)["raw"].quadratic.condition == pytest.approx(runs(long)["raw"].quadratic.condition, rel=1e-3)


def test_in_32_bits_going_back_and_on_again_is_exact() -> None:
    one = do(course(), Step(12))
    before = {name: bits(run.params) for name, run in runs(one).items()}
    do(one, Back(11))
    assert part(one, ValleysPart, "valleys").valleys[0].diverged_at is None
    do(one, Seek(12))
    assert {name: bits(run.params) for name, run in runs(one).items()} == before
    assert part(one, ValleysPart, "valleys").valleys[0].lost_at == 6


def test_a_run_that_only_rises_is_no_matter_of_32_bits() -> None:
    one = do(scales(float32=True, rate_minmax=1.5), Step(60))
    valley = part(one, ValleysPart, "valleys").valleys[1]
    assert valley.diverged_at is not None
    assert valley.exact is None


def test_other_data_are_worked_out_in_64_bits_again() -> None:
    one = course()
    one.handle(SetData(NamedData("house"), one.lab.presets["house"]))
    assert one.experiment.knobs["float32"] is False


def test_the_program_of_such_a_run_has_32_bits_too() -> None:
    one = course(rate_raw=1e-13)
    script = program.program(one.lab, one.as_lesson(), "numpy")
    do(one, Step(100))
    known: dict[str, Any] = {}
    with np.errstate(all="ignore"):
        exec(compile(script, "script", "exec"), known)
    # It makes the runs one after the other.
    last = runs(one)["standard"].params
    for name, values in last.items():
        assert known["params"][name].dtype == np.float32
        np.testing.assert_array_equal(known["params"][name], values)
    with pytest.raises(LearnerError, match="NumPy"):
        program.program(one.lab, one.as_lesson(), "torch")
