"""Training loops as one would write them by hand: what the engine is measured against, in the same run."""

import itertools
import time
from collections.abc import Callable, Iterator

import numpy as np

from engine import catalogue
from engine.core.datasets import load
from engine.core.types import Array

# One update after the other, each giving the cost before it.
Loop = Callable[[Array, Array, float], Iterator[float]]


def updates_per_s(lab: str, dataset: str, rate: float, seconds: float = 1.0, hidden: tuple[int, ...] = ()) -> float:
    """Updates a second of the lab's model on a data set as the lab prepares it, with the cost of every update kept."""
    data = load(dataset)
    suited = catalogue.lab(lab).presets.get(dataset, {})
    X, columns = data.X, suited.get("features")
    if isinstance(columns, tuple) and columns:
        X = X[:, list(columns)]
    if suited.get("scaling") == "standard":
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    # Rows that do not teach are left out here too.
    kept = suited.get("training", len(X))
    assert isinstance(kept, int)
    X, Y = X[:kept], data.Y[:kept]
    costs: list[float] = []
    updates = network(X, Y, rate, hidden) if hidden else LOOPS[lab](X, Y, rate)
    begun = time.perf_counter()
    while True:
        for _ in range(100):
            costs.append(next(updates))
        elapsed = time.perf_counter() - begun
        if elapsed >= seconds:
            return len(costs) / elapsed


def linear(X: Array, Y: Array, rate: float) -> Iterator[float]:
    """Lecture 4: squared error."""
    W, b, m = np.zeros((X.shape[1], 1)), np.zeros(1), len(X)
    while True:
        error = X @ W + b - Y
        slope = 2.0 * error / m
        W = W - rate * (X.T @ slope)
        b = b - rate * slope.sum(axis=0)
        yield float((error * error).mean())


def logistic(X: Array, Y: Array, rate: float) -> Iterator[float]:
    """Lecture 5: the cross-entropy of two classes."""
    W, b, m = np.zeros((X.shape[1], 1)), np.zeros(1), len(X)
    while True:
        Z = X @ W + b
        E = np.exp(-np.abs(Z))
        H = np.where(Z >= 0, 1.0, E) / (1.0 + E)
        slope = (H - Y) / m
        W = W - rate * (X.T @ slope)
        b = b - rate * slope.sum(axis=0)
        yield float((np.maximum(Z, 0.0) + np.log1p(E) - Y * Z).mean())


def softmax(X: Array, Y: Array, rate: float) -> Iterator[float]:
    """Lecture 6: the cross-entropy of several classes."""
    W, b, m = np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1]), len(X)
    while True:
        Z = X @ W + b
        E = np.exp(Z - Z.max(axis=1, keepdims=True))
        S = E / E.sum(axis=1, keepdims=True)
        slope = (S - Y) / m
        W = W - rate * (X.T @ slope)
        b = b - rate * slope.sum(axis=0)
        yield float(-np.log((S * Y).sum(axis=1)).mean())


def network(X: Array, Y: Array, rate: float, hidden: tuple[int, ...]) -> Iterator[float]:
    """Lecture 9: sigmoid layers and the cross-entropy of one output."""
    rng, widths = np.random.default_rng(3), (X.shape[1], *hidden, 1)
    W = [rng.standard_normal(shape) for shape in itertools.pairwise(widths)]
    b = [rng.standard_normal(width) for width in widths[1:]]
    last = len(W) - 1
    while True:
        A = [X]
        for layer in range(last):
            A.append(1.0 / (1.0 + np.exp(-(A[-1] @ W[layer] + b[layer]))))
        Z = A[-1] @ W[last] + b[last]
        E = np.exp(-np.abs(Z))
        slope = (np.where(Z >= 0, 1.0, E) / (1.0 + E) - Y) / len(X)
        for layer in range(last, -1, -1):
            dW, db = A[layer].T @ slope, slope.sum(axis=0)
            if layer:
                slope = slope @ W[layer].T * A[layer] * (1.0 - A[layer])
            W[layer] = W[layer] - rate * dW
            b[layer] = b[layer] - rate * db
        yield float((np.maximum(Z, 0.0) + np.log1p(E) - Y * Z).mean())


def powers(X: Array, Y: Array, rate: float) -> Iterator[float]:
    """Lecture 7: powers up to 11 of one feature, or all products up to 4 of two with the cross-entropy."""
    if X.shape[1] == 1:
        return linear(np.column_stack([X**power for power in range(1, 12)]), Y, rate)
    x1, x2 = X[:, 0], X[:, 1]
    return logistic(np.column_stack([x1 ** (n - k) * x2**k for n in range(1, 5) for k in range(n + 1)]), Y, rate)


def mini_batches(X: Array, Y: Array, rate: float) -> Iterator[float]:
    """Lecture 7: softmax on 32 of the first four fifths of the rows at a time, shuffled for each epoch."""
    m, size, rng = len(X) * 4 // 5, 32, np.random.default_rng(0)
    X, Y = X[:m] / X.max(), Y[:m]
    W, b = np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1])
    while True:
        order = rng.permutation(m)
        for start in range(0, m, size):
            places = order[start : start + size]
            x, y = X[places], Y[places]
            Z = x @ W + b
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            S = E / E.sum(axis=1, keepdims=True)
            slope = (S - y) / len(x)
            W = W - rate * (x.T @ slope)
            b = b - rate * slope.sum(axis=0)
            yield float(-np.log((S * y).sum(axis=1)).mean())


# Where a lab compares several runs: one of them.
LOOPS: dict[str, Loop] = {
    "l04_linear/train": linear,
    "l05_logistic/train": logistic,
    "l06_softmax/train": softmax,
    "l07_tips/learning_rate": linear,
    "l07_tips/scaling": linear,
    "l07_tips/overfitting": powers,
    "l07_tips/evaluation": logistic,
    "l07_tips/minibatch": mini_batches,
}
