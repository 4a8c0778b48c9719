"""Networks whose backward pass is broken on purpose, each in one line, as it happens to people who write their own.

The forward pass and the cost are right in all of them; only the gradient is not what it says it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.knobs import KnobValue, real
from engine.core.model import Forward, Network
from engine.core.types import Array, Batch, Params


@dataclass(frozen=True, slots=True)
class BrokenNetwork(Network):
    """What the broken networks have in common: a Network that knows the rate at which it is trained."""

    learning_rate: float = 0.0


@dataclass(frozen=True, slots=True)
class NoSlope(BrokenNetwork):
    """What comes from behind is not multiplied by the slope of the activation."""

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        _, Y = batch
        gradients: dict[str, Array] = {}
        last = len(self.widths) - 1
        for layer in range(last, 0, -1):
            if layer == last:
                dZ = self.output.slope(forward.H, Y)
            else:
                dA = dZ @ params[f"W{layer + 1}"].T
                dZ = dA * 1.0  # FAULT: the slope of the activation is missing
            gradients[f"W{layer}"] = forward.activations[layer - 1].T @ dZ
            gradients[f"b{layer}"] = dZ.sum(axis=0)
        return gradients


@dataclass(frozen=True, slots=True)
class WrongSign(BrokenNetwork):
    """The error at the output is taken the other way round."""

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        _, Y = batch
        gradients: dict[str, Array] = {}
        last = len(self.widths) - 1
        for layer in range(last, 0, -1):
            if layer == last:
                dZ = -self.output.slope(forward.H, Y)  # FAULT: target − output instead of output − target
            else:
                dA = dZ @ params[f"W{layer + 1}"].T
                dZ = dA * self.activation.slope(forward.activations[layer])
            gradients[f"W{layer}"] = forward.activations[layer - 1].T @ dZ
            gradients[f"b{layer}"] = dZ.sum(axis=0)
        return gradients


@dataclass(frozen=True, slots=True)
class NoMean(BrokenNetwork):
    """The rows are added up where their mean is meant."""

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        _, Y = batch
        gradients: dict[str, Array] = {}
        last = len(self.widths) - 1
        for layer in range(last, 0, -1):
            if layer == last:
                dZ = self.output.slope(forward.H, Y) * len(Y)  # FAULT: the division by m is undone
            else:
                dA = dZ @ params[f"W{layer + 1}"].T
                dZ = dA * self.activation.slope(forward.activations[layer])
            gradients[f"W{layer}"] = forward.activations[layer - 1].T @ dZ
            gradients[f"b{layer}"] = dZ.sum(axis=0)
        return gradients


@dataclass(frozen=True, slots=True)
class NoBias(BrokenNetwork):
    """The biases of the first layer get no gradient."""

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        _, Y = batch
        gradients: dict[str, Array] = {}
        last = len(self.widths) - 1
        for layer in range(last, 0, -1):
            if layer == last:
                dZ = self.output.slope(forward.H, Y)
            else:
                dA = dZ @ params[f"W{layer + 1}"].T
                dZ = dA * self.activation.slope(forward.activations[layer])
            gradients[f"W{layer}"] = forward.activations[layer - 1].T @ dZ
            gradients[f"b{layer}"] = dZ.sum(axis=0)
        gradients["b1"] = np.zeros_like(params["b1"])  # FAULT: b1 is forgotten
        return gradients


@dataclass(frozen=True, slots=True)
class UpdatedWeights(BrokenNetwork):
    """A layer is updated at once, and the layers before it are reached through the weights it has by then."""

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        _, Y = batch
        gradients: dict[str, Array] = {}
        last = len(self.widths) - 1
        for layer in range(last, 0, -1):
            if layer == last:
                dZ = self.output.slope(forward.H, Y)
            else:
                W = params[f"W{layer + 1}"] - self.learning_rate * gradients[f"W{layer + 1}"]
                dA = dZ @ W.T  # FAULT: the weights after the update, not those of the forward pass
                dZ = dA * self.activation.slope(forward.activations[layer])
            gradients[f"W{layer}"] = forward.activations[layer - 1].T @ dZ
            gradients[f"b{layer}"] = dZ.sum(axis=0)
        return gradients


# Without a fault, and the faults, by the options of the knob `fault`.
FAULTS: Mapping[str, type[BrokenNetwork] | None] = {
    "none": None,
    "no_slope": NoSlope,
    "wrong_sign": WrongSign,
    "no_mean": NoMean,
    "no_bias": NoBias,
    "updated_weights": UpdatedWeights,
}


def with_fault(inputs: int, outputs: int, knobs: Mapping[str, KnobValue]) -> Network:
    """The sigmoid network with the hidden layers `hidden` and the backward pass that `fault` names."""
    hidden = knobs["hidden"]
    assert isinstance(hidden, tuple)
    widths, broken = (inputs, *hidden, outputs), FAULTS[str(knobs["fault"])]
    if broken is None:
        return Network(widths, ACTIVATIONS["sigmoid"], LOGISTIC)
    return broken(widths, ACTIVATIONS["sigmoid"], LOGISTIC, real(knobs, "learning_rate"))
