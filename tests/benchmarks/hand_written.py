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


def logistic_updates_per_s(dataset: str, rate: float, columns: tuple[int, ...] = (), seconds: float = 1.0) -> float:
    """Updates a second of lecture 5's model on the standardised `columns` (none: all, as they are)."""
    data = load(dataset)
    X, Y = data.X, data.Y
    if columns:
        X = X[:, list(columns)]
        X = (X - X.mean(axis=0)) / X.std(axis=0)
    W, b = np.zeros((X.shape[1], 1)), np.zeros(1)
    m = len(X)
    costs: list[float] = []
    begun = time.perf_counter()
    while True:
        for _ in range(100):
            Z = X @ W + b
            E = np.exp(-np.abs(Z))
            H = np.where(Z >= 0, 1.0, E) / (1.0 + E)
            costs.append(float((np.maximum(Z, 0.0) + np.log1p(E) - Y * Z).mean()))
            slope = (H - Y) / m
            W = W - rate * (X.T @ slope)
            b = b - rate * slope.sum(axis=0)
        elapsed = time.perf_counter() - begun
        if elapsed >= seconds:
            return len(costs) / elapsed
