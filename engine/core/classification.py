"""A classifier as a run: logistic and softmax regression, or a network, with rows kept apart for a test."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core.datasets import Dataset
from engine.core.experiment import Result
from engine.core.features import Features
from engine.core.frames import Scene
from engine.core.functions import LOGISTIC, ONE_VS_REST, SOFTMAX, Output
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message
from engine.core.model import Model, SingleLayer
from engine.core.model_surface import ModelCost
from engine.core.regression import below
from engine.core.training import Settings, Shown, Training
from engine.core.types import Array, Batch

# Makes the model for so many inputs and outputs from the knobs.
ModelOf: TypeAlias = Callable[[int, int, Mapping[str, KnobValue]], Model]

# How steep the loss can be: σ′ ≤ 1/4 and softmax's Hessian is at most 1/2.
STEEPEST = {LOGISTIC: 0.25, ONE_VS_REST: 0.25, SOFTMAX: 0.5}


def single_layer(output: Output) -> ModelOf:
    """XW + b and its last layer."""
    return lambda inputs, outputs, knobs: SingleLayer(inputs, outputs, output, real(knobs, "l2", 0.0))


class Classification(Training):
    """One run of a classifier with one output (two classes) or one output for each class.

    Args:
        lesson: data are in `data` already.
        whole: all rows.
        features: which inputs the model gets of them.
        model: what is trained; a last layer alone stands for logistic or softmax regression.
        shown: what its views, its line and its numbers say.
        apart: indices of the rows that teach and of those kept for the test; left out, the knob `held_out` draws them.

    Raises:
        LearnerError: so many rows are kept apart that no two classes are left to learn from.
    """

    def __init__(
        self,
        lesson: Lesson,
        whole: Dataset,
        features: Features,
        model: Output | ModelOf,
        shown: Shown,
        apart: tuple[NDArray[np.int64], NDArray[np.int64]] | None = None,
    ) -> None:
        self.features = features
        model_of = single_layer(model) if isinstance(model, Output) else model
        data = features.of(whole)
        train, test = apart or split(len(data.X), real(lesson.knobs, "held_out", 0))
        kept = dataclasses.replace(data, X=data.X[train], Y=data.Y[train]) if len(test) else data
        if len(np.unique(labels(kept.Y))) < 2:
            raise LearnerError("held_out_too_many", found=len(test), rows=len(data.X))
        inputs, outputs = kept.X.shape[1], kept.Y.shape[1]
        super().__init__(lesson, kept, lambda knobs: model_of(inputs, outputs, knobs), shown)
        self.test_data = dataclasses.replace(data, X=data.X[test], Y=data.Y[test])
        self.test = Batch(self.scaling.apply(self.test_data.X), self.test_data.Y)
        self._of: tuple[Settings, Scene] | None = None

    @property
    def binary(self) -> bool:
        """Whether there is one output, the probability of class 1."""
        return int(self.batch.Y.shape[1]) == 1

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return 2 if self.binary else self.batch.Y.shape[1]

    @property
    def model(self) -> Model:
        """The model in force."""
        return self.settings.model

    @property
    def layer(self) -> SingleLayer:
        """The model in force, where it is a single layer."""
        assert isinstance(self.model, SingleLayer)
        return self.model

    @property
    def landscape(self) -> ModelCost:
        """The cost of a single layer over all parameters at the λ in force."""
        made: ModelCost = self.remember(f"landscape {self.layer.l2}", lambda: ModelCost(self.layer, self.batch))
        return made

    @property
    def label(self) -> Array:
        """(m,) the right class of each training row."""
        made: Array = self.remember("labels", lambda: labels(self.batch.Y))
        return made

    def called(self, H: Array, threshold: float = 0.5) -> Array:
        """(m,) the class called for outputs H; nan where none is, because two classes are equally probable."""
        if H.shape[1] == 1:
            # At one half nothing has been learned; at another threshold it is a call like any other.
            tied = (H[:, 0] == 0.5) if threshold == 0.5 else np.zeros(len(H), dtype=bool)
            found = (H[:, 0] > threshold).astype(np.float64)
        else:
            tied = np.count_nonzero(H.max(axis=1, keepdims=True) == H, axis=1) > 1
            found = H.argmax(axis=1).astype(np.float64)
        return np.where(tied, np.nan, found)

    def test_output(self) -> Array:
        """(t, k) outputs for the rows kept apart."""
        return self.model.predict(self.params, self.test.X)

    def scene(self) -> Scene:
        if self._of is None or self._of[0] is not self.settings:
            l2 = real(self.knobs, "l2", 0.0)
            self._of = (self.settings, self.remember(f"scene {l2}", lambda: self._scene(l2)))
        return self._of[1]

    def _scene(self, l2: float) -> Scene:
        steepest = STEEPEST.get(self.model.output) if isinstance(self.model, SingleLayer) else None
        return Scene(
            lab=self.lesson.lab,
            lesson=self.lesson,
            columns=self.data.columns,
            all_columns=self.features.all_columns,
            targets=self.data.targets,
            target=self.data.target,
            rows=len(self.batch.X),
            parameters=self.names,
            stable_rate=None if steepest is None else safe_rate(self.batch.X, steepest, l2),
            classes=self.data.classes,
        )

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        limit, rate = self.scene().stable_rate, self.settings.optimizer.rate(step - 1)
        if limit is None:
            lower = below(rate)
            message = Message("status_diverged_network", {"step": step, "rate": rate, "try": lower})
            return message, {"learning_rate": lower}
        values = {"step": step, "rate": rate, "limit": limit, "try": below(limit)}
        return Message("status_diverged_safe", values), {"learning_rate": below(limit)}

    def finished(self) -> Message:
        called = self.called(self.forward.H)
        right = int(np.count_nonzero(called == self.label))
        return Message("status_done_classes", {"steps": self.steps_made, "right": right, "rows": len(called)})

    def result(self) -> Result:
        H = self.forward.H
        called = (H[:, 0] > 0.5) if self.binary else H.argmax(axis=1)
        return dataclasses.replace(super().result(), accuracy=float(np.mean(called == self.label)))


def labels(Y: Array) -> Array:
    """(m,) class numbers of targets (m, 1) of 0 and 1 or one-hot rows (m, K)."""
    found: Array = Y[:, 0].copy() if Y.shape[1] == 1 else Y.argmax(axis=1).astype(np.float64)
    return found


def split(rows: int, percent: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of training and test rows in the order of the data: drawn by `default_rng(0)`, the same for every run."""
    apart = round(rows * percent / 100.0)
    drawn = np.random.default_rng(0).permutation(rows)
    return np.sort(drawn[apart:]), np.sort(drawn[:apart])


def safe_rate(X: Array, steepest: float, l2: float) -> float:
    """Up to this rate gradient descent never raises the cost: 2 / L with L ≥ the largest curvature anywhere.

    The Hessian is at most `steepest` · X̃ᵀX̃/m with X̃ = [X 1], plus 2λ for the weights.
    """
    ones = np.column_stack([X, np.ones(len(X))])
    bound = steepest * (ones.T @ ones) / len(X)
    bound[np.diag_indices(X.shape[1])] += 2.0 * l2
    return 2.0 / float(np.linalg.eigvalsh(bound)[-1])
