"""Training loops as one would write them by hand: what the engine is measured against, in the same run."""

import time

import numpy as np

from engine.core.datasets import load


def linear_updates_per_s(dataset: str, rate: float, seconds: float = 1.0) -> float:
    """Updates a second of lecture 4's model, with the cost of every update kept."""
    data = load(dataset)
    X, Y = data.X, data.Y
    W, b = np.zeros((X.shape[1], 1)), np.zeros(1)
    m = len(X)
    costs: list[float] = []
    begun = time.perf_counter()
    while True:
        for _ in range(100):
            error = X @ W + b - Y
            costs.append(float((error * error).mean()))
            slope = 2.0 * error / m
            W = W - rate * (X.T @ slope)
            b = b - rate * slope.sum(axis=0)
        elapsed = time.perf_counter() - begun
        if elapsed >= seconds:
            return len(costs) / elapsed


def softmax_updates_per_s(dataset: str, rate: float, seconds: float = 1.0) -> float:
    """Updates a second of lecture 6's model on the last two features, with the cost of every update kept."""
    data = load(dataset)
    X, Y = data.X[:, -2:], data.Y
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    W, b = np.zeros((X.shape[1], Y.shape[1])), np.zeros(Y.shape[1])
    m = len(X)
    costs: list[float] = []
    begun = time.perf_counter()
    while True:
        for _ in range(100):
            Z = X @ W + b
            E = np.exp(Z - Z.max(axis=1, keepdims=True))
            S = E / E.sum(axis=1, keepdims=True)
            costs.append(float(-np.log((S * Y).sum(axis=1)).mean()))
            slope = (S - Y) / m
            W = W - rate * (X.T @ slope)
            b = b - rate * slope.sum(axis=0)
        elapsed = time.perf_counter() - begun
        if elapsed >= seconds:
            return len(costs) / elapsed
