"""The surface of a softmax cost is worked out from the scores that move alone, and says what the model says."""

import numpy as np
import pytest

from engine.core import initial
from engine.core.functions import SOFTMAX
from engine.core.model import SingleLayer
from engine.core.model_surface import ModelCost
from engine.core.types import Array, Batch


def cost_of(classes: int, size: float = 1.0) -> tuple[ModelCost, Array]:
    """A cost over random rows, and parameters so large."""
    rng = np.random.default_rng(classes)
    batch = Batch(rng.normal(size=(30, 2)), np.eye(classes)[rng.integers(classes, size=30)])
    model = SingleLayer(2, classes, SOFTMAX, 0.0)
    return ModelCost(model, batch), size * rng.normal(size=3 * classes)


@pytest.mark.parametrize("classes", [2, 3, 7])
@pytest.mark.parametrize(("i", "j"), [(0, 1), (0, "same class"), (1, "bias of it"), ("first bias", "second bias")])
@pytest.mark.parametrize("size", [1.0, 300.0])
def test_each_point_is_the_cost_of_the_model_there(classes: int, i: int | str, j: int | str, size: float) -> None:
    whole, theta = cost_of(classes, size)
    named = {
        "same class": classes,
        "bias of it": 2 * classes + 1,
        "first bias": 2 * classes,
        "second bias": 2 * classes + 1,
    }
    first, second = (named[place] if isinstance(place, str) else place for place in (i, j))
    x, y = np.linspace(-3.0, 2.0, 5) * size, np.linspace(-1.0, 4.0, 4) * size
    grid = whole.slice(first, second, theta).grid(x, y)
    for row, column in ((0, 0), (1, 4), (3, 2)):
        moved = theta.copy()
        moved[[first, second]] = x[column], y[row]
        assert grid[row, column] == pytest.approx(whole.at(moved), rel=1e-11, abs=1e-11)
        assert initial.unflat(moved, whole.model.shapes())["W"].shape == (2, classes)
