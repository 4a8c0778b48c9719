"""Models: pure functions of parameters and batch. They own no data, no rate and no counter.

`forward` is run once per update; what it returns gives the cost now and the gradient of the next update.
"""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from engine.core.functions import Activation, Output
from engine.core.types import Array, Batch, Params


class Forward(NamedTuple):
    """One pass from left to right.

    Attributes:
        activations: A0 = X, A1, …: inputs of each layer, all (m, ·).
        Z: (m, k) scores of the last layer.
        H: (m, k) prediction.
        cost: what is minimised, penalty included.
    """

    activations: tuple[Array, ...]
    Z: Array
    H: Array
    cost: float


class Model(Protocol):
    """A model and its derivative, side by side."""

    @property
    def output(self) -> Output:
        """The last layer's function, with the cost that belongs to it."""
        ...

    def shapes(self) -> dict[str, tuple[int, ...]]:
        """Shape of each parameter, in the order in which random starts draw them."""
        ...

    def forward(self, params: Params, batch: Batch) -> Forward:
        """Activations, prediction and cost, once."""
        ...

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        """∂cost/∂parameter: same keys and shapes as `params`."""
        ...

    def predict(self, params: Params, X: Array) -> Array:
        """(m, k) prediction for inputs (m, d)."""
        ...


@dataclass(frozen=True, slots=True)
class SingleLayer:
    """H = g(XW + b) with W (d, k) and b (k,): linear, logistic and softmax regression, by their output layer.

    cost = loss(H, Y) + λ ΣW²; b is not penalised.
    """

    inputs: int
    outputs: int
    output: Output
    l2: float = 0.0

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.inputs, self.outputs), "b": (self.outputs,)}

    def forward(self, params: Params, batch: Batch) -> Forward:
        X, Y = batch
        W = params["W"]
        Z = X @ W + params["b"]
        H, cost = self.output.of(Z, Y)
        if self.l2:
            cost += self.l2 * float(np.vdot(W, W))
        return Forward((X,), Z, H, cost)

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        X, Y = batch
        dZ = self.output.slope(forward.H, Y)
        dW = X.T @ dZ
        db = dZ.sum(axis=0)
        if self.l2:
            dW = dW + 2.0 * self.l2 * params["W"]
        return {"W": dW, "b": db}

    def predict(self, params: Params, X: Array) -> Array:
        return self.output.predict(X @ params["W"] + params["b"])


@dataclass(frozen=True, slots=True)
class WithoutBias:
    """H = g(XW) with W (d, k): with one feature there is one number to learn, and the cost is a curve over it."""

    inputs: int
    outputs: int
    output: Output

    def shapes(self) -> dict[str, tuple[int, ...]]:
        return {"W": (self.inputs, self.outputs)}

    def forward(self, params: Params, batch: Batch) -> Forward:
        X, Y = batch
        Z = X @ params["W"]
        H, cost = self.output.of(Z, Y)
        return Forward((X,), Z, H, cost)

    def backward(self, params: Params, batch: Batch, forward: Forward) -> Params:
        X, Y = batch
        dZ = self.output.slope(forward.H, Y)
        dW = X.T @ dZ
        return {"W": dW}

    def predict(self, params: Params, X: Array) -> Array:
        return self.output.predict(X @ params["W"])


@dataclass(frozen=True, slots=True)
class Network:
    """Layers A_l = g(A_(l−1) W_l + b_l), the last with its output layer. `widths` are inputs, hidden …, outputs.

    With [in, out] alone it is a single unit with W1, b1.
    """

    widths: tuple[int, ...]
    activation: Activation
    output: Output

    def shapes(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for layer in range(1, len(self.widths)):
            found[f"W{layer}"] = (self.widths[layer - 1], self.widths[layer])
            found[f"b{layer}"] = (self.widths[layer],)
        return found

    def forward(self, params: Params, batch: Batch) -> Forward:
        A, Y = batch
        activations = [A]
        last = len(self.widths) - 1
        for layer in range(1, last + 1):
            Z = A @ params[f"W{layer}"] + params[f"b{layer}"]
            if layer < last:
                A = self.activation.of(Z)
                activations.append(A)
        H, cost = self.output.of(Z, Y)
        return Forward(tuple(activations), Z, H, cost)

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
        return gradients

    def predict(self, params: Params, X: Array) -> Array:
        A = X
        last = len(self.widths) - 1
        for layer in range(1, last):
            A = self.activation.of(A @ params[f"W{layer}"] + params[f"b{layer}"])
        return self.output.predict(A @ params[f"W{last}"] + params[f"b{last}"])
