"""The cost surface as it is drawn: it is the cost of the model, and its marks are those of the run."""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core import initial, regression_parts
from engine.core.commands import Seek, SetLook, Step
from engine.core.frames import Look, Others, SurfacePart
from engine.core.lesson import NamedData
from engine.core.model import SingleLayer
from engine.core.regression import Regression
from engine.core.runner import Runner
from engine.core.surface_part import levels
from engine.core.types import Array
from tests.engine.runs import do, lesson, runner

OTHERS: tuple[Others, ...] = ("current", "optimum", "profile")


def regression(one: Runner) -> Regression:
    assert isinstance(one.experiment, Regression)
    return one.experiment


def surface(one: Runner, **look: Any) -> SurfacePart:
    one.handle(SetLook(Look(views=frozenset({"surface"}), **look)))
    part = one.snapshot().frame.parts["surface"]
    assert isinstance(part, SurfacePart)
    return part


def test_the_slices_lowest_point_is_not_the_optimum_and_the_profiles_is() -> None:
    one = do(runner(lesson(steps=2000)), Step(1000))
    drawn = surface(one)
    assert not drawn.exact
    assert drawn.slice_lowest == pytest.approx((0.892, 0.438), abs=5e-4)
    assert drawn.optimum == pytest.approx((0.795, 0.408), abs=5e-4)
    assert drawn.slice_cost == pytest.approx(drawn.here_cost, rel=1e-9)
    for others in ("optimum", "profile"):
        assert surface(one, others=others).slice_lowest == pytest.approx(drawn.optimum, rel=1e-8)
        assert surface(one, others=others).slice_lowest_cost == pytest.approx(drawn.optimum_cost, rel=1e-8)


def test_two_parameters_are_drawn_exactly_however_they_are_asked_for() -> None:
    one = do(runner(lesson(NamedData("house"))), Step(5))
    for others in OTHERS:
        drawn = surface(one, others=others)
        assert drawn.exact
        assert drawn.slice_lowest == pytest.approx(drawn.optimum, rel=1e-9)
        assert drawn.slice_cost == pytest.approx(drawn.here_cost, rel=1e-9)


def _cost(one: Runner, theta: Array) -> float:
    run = regression(one)
    return run.settings.model.forward(initial.unflat(theta, run.shapes), run.batch).cost


def _least_over_the_others(run: Regression, theta: Array, keep: tuple[int, int]) -> Array:
    """θ with all but two numbers replaced by the best there are, found from the rows and not from moments."""
    X1 = np.column_stack([run.batch.X, np.ones(len(run.batch.X))])
    rest = [k for k in range(len(theta)) if k not in keep]
    kept = list(keep)
    best = theta.copy()
    best[rest] = np.linalg.lstsq(X1[:, rest], run.batch.Y[:, 0] - X1[:, kept] @ theta[kept], rcond=None)[0]
    return best


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("axes", list(itertools.permutations(["w1", "w2", "w3", "b"], 2)))
def test_the_grid_is_the_models_cost_at_every_point(axes: tuple[str, str], others: Others) -> None:
    one = do(runner(), Step(7))
    run = regression(one)
    drawn = surface(one, axes=axes, others=others)
    keep = (run.names.index(axes[0]), run.names.index(axes[1]))
    rng = np.random.default_rng(0)
    for _ in range(5):
        row, column = rng.integers(len(drawn.y)), rng.integers(len(drawn.x))
        theta = (run.quadratic.optimum if others == "optimum" else run.theta()).copy()
        theta[list(keep)] = drawn.x[column], drawn.y[row]
        if others == "profile":
            theta = _least_over_the_others(run, theta, keep)
        assert drawn.cost[row, column] == pytest.approx(_cost(one, theta), rel=1e-6, abs=1e-6)


def test_the_marks_on_the_surface_are_the_runs() -> None:
    one = do(runner(), Step(7))
    drawn = surface(one, axes=("w2", "b"), cursor=(1.0, -2.0))
    run = regression(one)
    theta, gradient = run.theta(), initial.flat(run.gradients(), run.shapes)
    assert drawn.here == (theta[1], theta[3])
    assert drawn.gradient == (gradient[1], gradient[3])
    assert drawn.step_vector == (-1e-5 * gradient[1], -1e-5 * gradient[3])
    assert drawn.here_cost == run.cost
    assert drawn.path.shape == (8, 2)
    assert drawn.path[-1].tolist() == [theta[1], theta[3]]
    assert drawn.path_cost.tolist() == one.history.costs().tolist()
    theta[1], theta[3] = 1.0, -2.0
    assert drawn.cursor_cost == pytest.approx(_cost(one, theta), rel=1e-10)


def test_the_next_arrow_ends_where_the_next_update_does() -> None:
    one = do(runner(lesson(decay_every=3, decay_factor=0.5)), Step(7))
    drawn = surface(one)
    do(one, Step())
    there = surface(one).here
    assert (drawn.here[0] + drawn.step_vector[0], drawn.here[1] + drawn.step_vector[1]) == pytest.approx(there)


def test_going_back_draws_the_path_only_up_to_there() -> None:
    one = do(runner(), Step(20))
    assert len(surface(one).path) == 21
    there = do(one, Seek(5))
    assert len(surface(there).path) == 6
    assert surface(there).path[-1].tolist() == list(surface(there).here)


def test_axes_that_are_no_pair_of_parameters_are_replaced_by_the_first_two() -> None:
    one = runner()
    for axes in (("w1", "w9"), ("w2", "w2")):
        assert surface(one, axes=axes).names == ("w1", "w2")


def test_the_same_picture_is_the_same_objects() -> None:
    one = do(runner(), Step(400))
    drawn = surface(one)
    do(one, Step(3))
    again = surface(one)
    assert again.cost is drawn.cost
    assert again.levels is drawn.levels
    assert again.here != drawn.here


def test_the_window_asked_for_is_what_is_drawn() -> None:
    drawn = surface(runner(), window=(0.5, 1.5, -2.0, 4.0))
    assert (drawn.x[0], drawn.x[-1], drawn.y[0], drawn.y[-1]) == (0.5, 1.5, -2.0, 4.0)
    assert drawn.cost.shape == (len(drawn.y), len(drawn.x))


@pytest.mark.parametrize("others", OTHERS)
def test_drawing_the_surface_never_looks_at_the_rows(others: Others) -> None:
    one = do(runner(lesson(NamedData("exam_scores"))), Step(5))
    run = regression(one)
    look = Look(views=frozenset({"surface"}), others=others)
    with_rows = surface(one, others=others)
    run.memory.pop(f"surface grid {with_rows.names} {others}")
    # From here on any look at a row is an AttributeError.
    del run.batch, run.data, run.scaling
    run.forward = run.forward._replace(activations=(), Z=np.empty(0), H=np.empty(0))
    without = regression_parts.surface(run, look, one.history)
    assert without.cost is not with_rows.cost
    np.testing.assert_array_equal(without.cost, with_rows.cost)
    np.testing.assert_array_equal(without.gradient, with_rows.gradient)


def test_one_update_needs_one_gradient_and_one_look_at_its_rounding_however_often_it_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = {"forward": 0, "backward": 0}
    for name in counted:
        original = getattr(SingleLayer, name)

        def count(*args: object, name: str = name, original: object = original) -> object:
            counted[name] += 1
            assert callable(original)
            return original(*args)

        monkeypatch.setattr(SingleLayer, name, count)
    one = runner()
    # The code view runs an update of its own, on copies.
    one.handle(SetLook(Look(views=frozenset(one.lab.views) - {"code"})))
    for _ in range(10):
        one.snapshot()
        do(one, Step())
        one.snapshot()
    # The same pass without signs says what of a gradient is rounding noise.
    assert counted == {"forward": 11, "backward": 2 * 11}


@given(
    st.floats(1e-6, 1e9), st.one_of(st.floats(1.0001, 20.0), st.floats(30.0, 1e15)), st.booleans()
)  # fmt: skip
def test_levels_are_few_rising_and_inside(low: float, ratio: float, negative: bool) -> None:
    heights = np.array([[-low if negative else low, low * ratio]])
    found = levels(heights)
    assert 0 < len(found) <= 13
    assert (np.diff(found) > 0).all()
    slack = 1e-12 * np.abs(heights).max()
    assert heights.min() - slack <= found[0]
    assert found[-1] <= heights.max() + slack


def test_levels_over_decades_are_ones_and_threes() -> None:
    assert levels(np.array([[0.5, 2000.0]])).tolist() == [1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0]


def test_a_flat_surface_has_no_levels() -> None:
    assert levels(np.ones((3, 3))).tolist() == []


def test_a_run_that_has_blown_up_is_drawn_over_the_valley_it_leapt_out_of() -> None:
    one = runner(lesson(NamedData("exam_five"), learning_rate=1e-4))
    do(one, Step(3))
    assert surface(one).others == "current"
    do(one, Step(30))
    part = surface(one)
    assert part.others == "optimum"
    assert part.slice_lowest == pytest.approx(part.optimum)
    assert part.slice_lowest_cost == pytest.approx(0.104325555865)
