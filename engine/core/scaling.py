"""Scaling of the features, and the way back: what was learned on scaled features, said for the original ones."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from engine.core.types import Array, Params

ScalingName: TypeAlias = Literal["none", "minmax", "standard"]
SCALINGS: tuple[ScalingName, ...] = ("none", "minmax", "standard")


@dataclass(frozen=True, slots=True)
class Scaling:
    """x′ = (x − shift) / scale for each feature; shift and scale are (d,)."""

    name: str
    shift: Array
    scale: Array

    def apply(self, X: Array) -> Array:
        """(m, d) scaled features."""
        return X if self.name == "none" else (X - self.shift) / self.scale

    def scaled(self, params: Params) -> dict[str, Array]:
        """The inverse of `original`: W and b for scaled features that predict what `params` do for unscaled ones."""
        W, b = params["W"], params["b"]
        return {**params, "W": W * self.scale[:, None], "b": b + self.shift @ W}

    def original(self, params: Params) -> dict[str, Array]:
        """W and b for unscaled features: W/scale and b − Σ shift·W/scale, so that every prediction is the same.

        Of a network these are W1 and b1; what comes after its first layer stays as it is.
        """
        layer = "" if "W" in params else "1"
        W = params[f"W{layer}"] / self.scale[:, None]
        return {**params, f"W{layer}": W, f"b{layer}": params[f"b{layer}"] - self.shift @ W}


def fit(name: str, X: Array) -> Scaling:
    """The scaling of that name for features X (m, d).

    minmax maps each column to 0…1, standard to mean 0 and population standard deviation 1 (NumPy's ddof = 0, as on
    the lecture's slide). A constant column is only shifted.
    """
    if name == "minmax":
        shift, scale = X.min(axis=0), X.max(axis=0) - X.min(axis=0)
    elif name == "standard":
        shift, scale = X.mean(axis=0), X.std(axis=0)
    else:
        shift, scale = np.zeros(X.shape[1]), np.ones(X.shape[1])
    # Rounding leaves a constant column a deviation of 1e-17, which is none; squares of 1e-170 leave none at all.
    constant = (X.min(axis=0) == X.max(axis=0)) | (scale == 0.0)
    return Scaling(name, shift, np.where(constant, 1.0, scale))
