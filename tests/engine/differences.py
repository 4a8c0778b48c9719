"""Derivatives by central differences, to check derivatives that were worked out."""

from collections.abc import Callable

import numpy as np

from engine.core.model import Model
from engine.core.types import Array, Batch, Params

EPS = 1e-6


def slopes(of: Callable[[Array], Array], z: Array) -> Array:
    """d of(z) / dz element by element."""
    return np.asarray((of(z + EPS) - of(z - EPS)) / (2.0 * EPS))


def gradient(cost: Callable[[Array], float], at: Array) -> Array:
    """∂cost/∂at, one number moved at a time."""
    found = np.empty_like(at)
    for index in np.ndindex(*at.shape):
        up, down = at.copy(), at.copy()
        up[index] += EPS
        down[index] -= EPS
        found[index] = (cost(up) - cost(down)) / (2.0 * EPS)
    return found


def assert_gradients_agree(model: Model, params: Params, batch: Batch) -> None:
    """Backward against central differences: rtol 1e-5, and 1e-8 of the cost for what rounding leaves of a zero."""
    forward = model.forward(params, batch)
    gradients = model.backward(params, batch, forward)
    assert set(gradients) == set(params)
    for name, value in params.items():

        def cost(moved: Array, name: str = name) -> float:
            return model.forward({**params, name: moved}, batch).cost

        assert gradients[name].shape == value.shape
        atol = 1e-8 * max(1.0, abs(forward.cost))
        np.testing.assert_allclose(gradients[name], gradient(cost, value), rtol=1e-5, atol=atol, err_msg=name)
