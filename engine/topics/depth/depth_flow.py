"""How the error comes back through many layers: how long it is at each, and by what each layer has multiplied it.

δ_L = ∂cost/∂Z_L, and for every hidden layer δ_l = (δ_(l+1) W_(l+1)ᵀ) ⊙ g′(Z_l). The lengths are Frobenius norms over
all rows, so that ‖δ_l‖ is exactly ‖δ_L‖ times the factors of the layers behind l. ∂cost/∂W_l = A_(l−1)ᵀ δ_l.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.classification import Classification
from engine.core.functions import Activation, sigmoid
from engine.core.model import Forward, Network
from engine.core.types import Array

_SILENT = 0.01


@dataclass(frozen=True, slots=True)
class Flow:
    """Lengths and factors, layer by layer from the first on; see `parts_depth.LayerFlow`.

    Attributes:
        behind: (L,) ‖δ_l‖.
        before_slope: (L − 1,) ‖δ_(l+1) W_(l+1)ᵀ‖ at hidden layer l.
        gradient: (L,) ‖∂cost/∂W_l‖; weights: (L,) ‖W_l‖.
    """

    behind: Array
    before_slope: Array
    gradient: Array
    weights: Array

    @property
    def by_weights(self) -> Array:
        """(L − 1,) ‖δ_(l+1) W_(l+1)ᵀ‖ / ‖δ_(l+1)‖; nan where nothing comes back."""
        return _ratio(self.before_slope, self.behind[1:])

    @property
    def by_slope(self) -> Array:
        """(L − 1,) ‖δ_l‖ / ‖δ_(l+1) W_(l+1)ᵀ‖; nan where nothing comes back."""
        return _ratio(self.behind[:-1], self.before_slope)

    @property
    def product(self) -> Array:
        """(L,) ‖δ_l‖ / ‖δ_L‖."""
        return _ratio(self.behind, np.full_like(self.behind, self.behind[-1]))

    def update(self, rate: float) -> Array:
        """(L,) the length of an update as a share of the length of the weights it moves."""
        return _ratio(rate * self.gradient, self.weights)


def network_of(run: Classification) -> Network:
    """The model of a run of this kind."""
    model = run.model
    assert isinstance(model, Network)
    return model


def steepest(activation: Activation) -> float:
    """The largest slope the function has."""
    return 0.25 if activation.of is sigmoid else 1.0


def silent_units(run: Classification, layer: int) -> NDArray[np.bool_]:
    """(width,) which units of hidden layer `layer` do nothing: for every row they slope less than 1 % of the steepest.

    Of a ReLU these are the dead ones, of a sigmoid those that are full or empty whatever comes.
    """
    activation = network_of(run).activation
    largest = np.abs(activation.slope(run.forward.activations[layer])).max(axis=0)
    found: NDArray[np.bool_] = largest < _SILENT * steepest(activation)
    return found


def flow(run: Classification) -> Flow:
    """The way back at the present parameters; worked out once for each place of the run."""
    known: tuple[Forward, Flow] | None = run.memory.get("flow")
    if known is None or known[0] is not run.forward:
        known = (run.forward, _flow(run))
        run.memory["flow"] = known
    return known[1]


def _flow(run: Classification) -> Flow:
    model, params, forward, gradients = network_of(run), run.params, run.forward, run.gradients()
    last = len(model.widths) - 1
    behind, before_slope = np.zeros(last), np.zeros(last - 1)
    dZ = model.output.slope(forward.H, run.batch.Y)
    behind[-1] = np.linalg.norm(dZ)
    for layer in range(last - 1, 0, -1):
        dA = dZ @ params[f"W{layer + 1}"].T
        dZ = dA * model.activation.slope(forward.activations[layer])
        before_slope[layer - 1], behind[layer - 1] = np.linalg.norm(dA), np.linalg.norm(dZ)
    layers = range(1, last + 1)
    return Flow(
        behind=behind,
        before_slope=before_slope,
        gradient=np.array([np.linalg.norm(gradients[f"W{layer}"]) for layer in layers]),
        weights=np.array([np.linalg.norm(params[f"W{layer}"]) for layer in layers]),
    )


def _ratio(above: Array, below: Array) -> Array:
    """above / below; nan where there is nothing below."""
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0.0)
