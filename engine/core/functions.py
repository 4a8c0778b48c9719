"""Activations and output layers, each beside its derivative.

Every activation gives its slope from its own output, which is what the backward pass has at hand. An output layer
is an activation with a cost, the mean of the rows' losses. Where the two belong together the slope of the cost at Z is
(H − Y) times a constant; the squared error of a sigmoid is the pair that does not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.core.types import Array


def identity(Z: Array) -> Array:
    """g(z) = z."""
    return Z


def identity_slope(A: Array) -> Array:
    """g′ = 1."""
    return np.ones_like(A)


def sigmoid(Z: Array) -> Array:
    """g(z) = 1 / (1 + e^(−z)), without overflow: for z < 0 it is e^z / (1 + e^z)."""
    E = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1.0, E) / (1.0 + E)


def sigmoid_slope(A: Array) -> Array:
    """g′ = g(1 − g), at most 0.25."""
    return A * (1.0 - A)


def tanh(Z: Array) -> Array:
    """g(z) = tanh z."""
    return np.tanh(Z)


def tanh_slope(A: Array) -> Array:
    """g′ = 1 − g²."""
    return 1.0 - A * A


def relu(Z: Array) -> Array:
    """g(z) = max(0, z)."""
    return np.maximum(Z, 0.0)


def relu_slope(A: Array) -> Array:
    """g′ = 1 where g > 0, else 0."""
    return (A > 0.0).astype(np.float64)


def step(Z: Array) -> Array:
    """g(z) = 1 where z > 0, else 0: the threshold of the first neurons."""
    return (Z > 0.0).astype(np.float64)


def step_slope(A: Array) -> Array:
    """g′ = 0 wherever there is one: a step has nothing to learn from."""
    return np.zeros_like(A)


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of a hidden layer: `of(Z)` gives A, `slope(A)` gives dA/dZ, both element by element."""

    of: Callable[[Array], Array]
    slope: Callable[[Array], Array]


ACTIVATIONS: Mapping[str, Activation] = {
    "identity": Activation(identity, identity_slope),
    "sigmoid": Activation(sigmoid, sigmoid_slope),
    "tanh": Activation(tanh, tanh_slope),
    "relu": Activation(relu, relu_slope),
}
# For networks that are set by hand and not trained.
STEP = Activation(step, step_slope)


def softmax(Z: Array) -> Array:
    """S(z)_k = e^(z_k) / Σ_j e^(z_j) for each row, shifted by the largest score so that it stays finite."""
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    S: Array = E / E.sum(axis=1, keepdims=True)
    return S


def squared_error(Z: Array, Y: Array) -> tuple[Array, float]:
    """H = Z and mean((H − Y)²) over all numbers of Y (m, k)."""
    E = Z - Y
    cost = float(np.vdot(E, E)) / E.size
    return Z, cost


def squared_error_loss(Z: Array, Y: Array) -> Array:
    """(m,) mean over the outputs of (Z − Y)²."""
    loss: Array = np.square(Z - Y).mean(axis=1)
    return loss


def squared_error_slope(H: Array, Y: Array) -> Array:
    """∂cost/∂Z = 2 (H − Y) / (m k)."""
    return (H - Y) * (2.0 / Y.size)


def binary_cross_entropy(Z: Array, Y: Array) -> tuple[Array, float]:
    """H = σ(Z) and −mean(Y log H + (1 − Y) log(1 − H)), written log(1 + e^z) − y z so that it stays finite."""
    E = np.exp(-np.abs(Z))
    H = np.where(Z >= 0, 1.0, E) / (1.0 + E)
    loss = np.maximum(Z, 0.0) + np.log1p(E) - Y * Z
    cost = float(loss.sum()) / Y.size
    return H, cost


def binary_cross_entropy_loss(Z: Array, Y: Array) -> Array:
    """(m,) mean over the outputs of −[y log σ(z) + (1 − y) log(1 − σ(z))]."""
    loss: Array = (np.maximum(Z, 0.0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z).mean(axis=1)
    return loss


def binary_cross_entropy_slope(H: Array, Y: Array) -> Array:
    """∂cost/∂Z = (H − Y) / (m k)."""
    return (H - Y) / Y.size


def one_vs_rest(Z: Array, Y: Array) -> tuple[Array, float]:
    """H = σ(Z) and the sum over the outputs of their own binary cross-entropies: each output learns by itself."""
    H, mean = binary_cross_entropy(Z, Y)
    cost = mean * Y.shape[1]
    return H, cost


def one_vs_rest_loss(Z: Array, Y: Array) -> Array:
    """(m,) sum over the outputs of −[y log σ(z) + (1 − y) log(1 − σ(z))]."""
    loss: Array = binary_cross_entropy_loss(Z, Y) * Y.shape[1]
    return loss


def one_vs_rest_slope(H: Array, Y: Array) -> Array:
    """∂cost/∂Z = (H − Y) / m."""
    return (H - Y) / len(Y)


def sigmoid_squared_error(Z: Array, Y: Array) -> tuple[Array, float]:
    """H = σ(Z) and mean((H − Y)²): flat wherever H is near 0 or 1, also where H is wrong."""
    E = np.exp(-np.abs(Z))
    H = np.where(Z >= 0, 1.0, E) / (1.0 + E)
    cost = float(np.square(H - Y).sum()) / Y.size
    return H, cost


def sigmoid_squared_error_loss(Z: Array, Y: Array) -> Array:
    """(m,) mean over the outputs of (σ(z) − y)²."""
    loss: Array = np.square(sigmoid(Z) - Y).mean(axis=1)
    return loss


def sigmoid_squared_error_slope(H: Array, Y: Array) -> Array:
    """∂cost/∂Z = 2 (H − Y) H (1 − H) / (m k): the slope of the sigmoid stays in it."""
    return (H - Y) * H * (1.0 - H) * (2.0 / Y.size)


def cross_entropy(Z: Array, Y: Array) -> tuple[Array, float]:
    """S = softmax(Z) and mean over rows of −Σ_k Y_k log S_k; log S is z − max − log Σ e^(z − max)."""
    shifted = Z - Z.max(axis=1, keepdims=True)
    E = np.exp(shifted)
    total = E.sum(axis=1, keepdims=True)
    S = E / total
    cost = -float(np.vdot(Y, shifted - np.log(total))) / len(Y)
    return S, cost


def cross_entropy_loss(Z: Array, Y: Array) -> Array:
    """(m,) −Σ_k Y_k log softmax(Z)_k."""
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_total = np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss: Array = -(Y * (shifted - log_total)).sum(axis=1)
    return loss


def cross_entropy_slope(S: Array, Y: Array) -> Array:
    """∂cost/∂Z = (S − Y) / m, for one-hot Y."""
    return (S - Y) / len(Y)


@dataclass(frozen=True, slots=True)
class Output:
    """The last layer of a model.

    Attributes:
        of: (Z, Y) → prediction H (m, k) and cost.
        slope: (H, Y) → ∂cost/∂Z (m, k).
        predict: Z → H.
        loss: (Z, Y) → (m,) what each row costs; the cost is their mean.
    """

    of: Callable[[Array, Array], tuple[Array, float]]
    slope: Callable[[Array, Array], Array]
    predict: Callable[[Array], Array]
    loss: Callable[[Array, Array], Array]


LINEAR = Output(squared_error, squared_error_slope, identity, squared_error_loss)
LOGISTIC = Output(binary_cross_entropy, binary_cross_entropy_slope, sigmoid, binary_cross_entropy_loss)
ONE_VS_REST = Output(one_vs_rest, one_vs_rest_slope, sigmoid, one_vs_rest_loss)
SIGMOID_SQUARED = Output(sigmoid_squared_error, sigmoid_squared_error_slope, sigmoid, sigmoid_squared_error_loss)
SOFTMAX = Output(cross_entropy, cross_entropy_slope, softmax, cross_entropy_loss)
