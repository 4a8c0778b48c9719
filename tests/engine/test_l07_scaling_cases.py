"""The course's regressions of lecture 7 in the terms of the lab on scaling: stock rows, exam scores standardised."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import resources
from engine.core import datasets, scaling
from engine.core.commands import SetKnob, Step
from engine.core.lesson import TableData
from engine.core.parts_scales import LaneLinesPart, ValleysPart
from engine.core.types import frozen
from engine.lectures.l07_tips.scaling import LAB
from tests.engine.runs import do, play
from tests.engine.scales import costs, part, runs, scales

REFERENCE = json.loads((Path(__file__).parent.parent / "data" / "cases.json").read_text(encoding="utf-8"))
CASES: dict[str, Any] = {
    name: case for name, case in REFERENCE["cases"].items() if case["lecture"] == 7 and case["kind"] == "mse"
}
FACTS = REFERENCE["facts"]


def test_these_are_all_the_regressions_of_the_lecture() -> None:
    assert len(CASES) == 5


@pytest.mark.parametrize("name", CASES)
def test_the_run_that_takes_the_rows_as_they_are_comes_out_as_recorded(name: str) -> None:
    case = CASES[name]
    decay = case.get("lr_decay", {"every": 0, "factor": 1.0})
    one = scales(
        TableData(frozen(case["X"]), frozen(case["Y"])),
        initial={key: frozen(value) for key, value in case["init"].items()},
        steps=case["updates"],
        rate_raw=case["lr"],
        l2=case["l2"],
        decay_every=decay["every"],
        decay_factor=decay["factor"],
    )
    slopes = runs(one)["raw"].gradients()
    for key, expected in case["grad_at_init"].items():
        np.testing.assert_allclose(slopes[key], expected, rtol=1e-9, atol=1e-14)
    do(one, Step(case["updates"]))
    found = costs(one, "raw")
    for step, expected in case["cost"].items():
        assert found[int(step)] == pytest.approx(expected, rel=1e-9), f"cost[{step}]"
    for key, expected in case["final"].items():
        np.testing.assert_allclose(runs(one)["raw"].params[key], expected, rtol=1e-9, atol=1e-10, err_msg=key)


def test_the_exam_scores_are_standardised_by_the_lab_itself_as_recorded() -> None:
    case, facts = CASES["L7_exam5x3_standardized_zeros_lr0.1"], FACTS["L7_exam5x3_standardized"]
    one = do(scales("exam_five", rate_standard=0.1, steps=1001), Step(1001))
    standard = runs(one)["standard"]
    np.testing.assert_allclose(standard.batch.X, facts["x_std"], rtol=1e-10)
    for step, expected in case["cost"].items():
        assert costs(one, "standard")[int(step)] == pytest.approx(expected, rel=1e-9), f"cost[{step}]"
    np.testing.assert_allclose(standard.params["W"], case["final"]["W"], rtol=1e-9)
    valley = part(one, ValleysPart, "valleys").valleys[2]
    assert valley.condition == pytest.approx(facts["lr"]["condition"], rel=1e-9)
    assert valley.stable_rate == pytest.approx(facts["lr"]["lr_limit"], rel=1e-10)


# ── the stock rows as the lab has them


def test_the_stock_rows_are_those_of_the_lab_and_scaled_as_recorded() -> None:
    data, raw = datasets.load("stock"), CASES["L7_stock_raw_tf777_lr1e-5"]
    assert (data.X.tolist(), data.Y.tolist()) == (raw["X"], raw["Y"])
    rows = np.hstack([data.X, data.Y])
    # The lab's denominator is 1e-7 larger.
    np.testing.assert_allclose(scaling.fit("minmax", rows).apply(rows), FACTS["L7_minmax"]["scaled"], atol=1e-8)


def test_from_0_to_1_the_stock_rows_learn_at_a_tenth() -> None:
    one = do(scales("stock"), Step(100))
    found = costs(one, "minmax")
    expected = {0: 0.3486, 1: 0.1511, 6: 0.0241, 15: 0.0147, 49: 0.0051, 95: 0.0037}
    assert {step: found[step] for step in expected} == pytest.approx(expected, abs=5.1e-5)
    raw, minmax, _ = part(one, ValleysPart, "valleys").valleys
    assert minmax.condition == pytest.approx(FACTS["L7_minmax"]["lr"]["condition"], rel=1e-6)
    assert minmax.stable_rate == pytest.approx(FACTS["L7_minmax"]["lr"]["lr_limit"], rel=1e-6)
    assert raw.stable_rate == pytest.approx(FACTS["L7_minmax"]["raw_lr"]["lr_limit"], rel=1e-9)
    # The record has lost digits here: see test_surface.
    assert raw.condition == pytest.approx(FACTS["L7_minmax"]["raw_lr"]["condition"], rel=1e-5)
    assert runs(one)["minmax"].quadratic.lowest == pytest.approx(FACTS["L7_minmax"]["ols"]["cost"], rel=1e-6)
    assert costs(one, "raw")[0] == found[0] == costs(one, "standard")[0]


def test_at_the_labs_rate_the_raw_stock_rows_blow_up_and_the_others_go_on() -> None:
    one = play(scales("stock"))
    raw, minmax, standard = part(one, ValleysPart, "valleys").valleys
    assert raw.diverged_at is not None
    assert raw.diverged_at <= 20
    assert (minmax.diverged_at, standard.diverged_at) == (None, None)
    assert one.status().suggestion == (SetKnob("rate_raw", 3e-13),)


def test_below_its_limit_the_raw_run_is_safe_and_learns_next_to_nothing() -> None:
    one = do(scales("stock", rate_raw=3e-13, steps=2000), Step(2000))
    found = costs(one, "raw")
    assert found[2] == pytest.approx(0.1003, abs=5e-5)
    assert found[2000] == pytest.approx(0.1003, abs=5e-5)


def test_from_the_labs_own_start_the_second_cost_is_beyond_float32() -> None:
    start = resources.table(f"lectures/{LAB.name}/info.toml")["start"][0]["setup"]
    case, first = CASES["L7_stock_raw_tf777_lr1e-5"], scales("stock").experiment.flat(start["initial"])
    for key, expected in case["init"].items():
        np.testing.assert_array_equal(first[key], expected)
    one = do(scales(start["data"], initial=first, **start["knobs"]), Step(2))
    assert costs(one, "raw")[1:] == pytest.approx([case["cost"]["1"], case["cost"]["2"]], rel=1e-9)
    assert costs(one, "raw")[2] > float(np.finfo(np.float32).max)


def test_with_y_from_0_to_1_the_lines_say_so() -> None:
    one = scales(scale_target=True)
    found = part(one, LaneLinesPart, "lines")
    assert found.target_scaled
    assert (float(found.y.min()), float(found.y.max())) == (0.0, 1.0)
    assert not part(scales(), LaneLinesPart, "lines").target_scaled
