"""Many networks of one shape trained at once, each from its own start: one computation instead of a loop over them.

The starts are the last axis of every array, so that each NumPy call works along a thousand numbers that lie side by
side. Every network takes exactly the updates it would take alone.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from engine.core.functions import LOGISTIC, Activation, Output
from engine.core.types import Array, Batch, Params, frozen


class Ensemble:
    """Networks with one output on the same rows.

    Args:
        widths: inputs, hidden …, 1.
        activation: of the hidden layers.
        batch: the rows all of them learn from: X (m, d), Y (m, 1).
        params: W1 (d, h, S), b1 (h, S), … of all of them; `stacked` makes them of single starts.
        output: the last layer of all.
    """

    def __init__(
        self,
        widths: Sequence[int],
        activation: Activation,
        batch: Batch,
        params: Mapping[str, Array],
        output: Output = LOGISTIC,
    ) -> None:
        assert widths[-1] == 1
        self._layers = len(widths) - 1
        self._activation = activation
        self._output = output
        self._X = batch.X
        self._Y = batch.Y
        self.params: dict[str, Array] = dict(params)
        self.size = int(self.params["b1"].shape[-1])
        self.steps_made = 0
        self._look_forward()

    def _look_forward(self) -> None:
        self._activations: list[Array] = []
        first = self.params["W1"]
        # The inputs are the same for all: one matrix product for every start.
        Z = (self._X @ first.reshape(first.shape[0], -1)).reshape(len(self._X), *first.shape[1:]) + self.params["b1"]
        for layer in range(2, self._layers + 1):
            A = self._activation.of(Z)
            self._activations.append(A)
            Z = np.einsum("mis,ios->mos", A, self.params[f"W{layer}"]) + self.params[f"b{layer}"]
        self._Z = Z[:, 0, :]

    @property
    def outputs(self) -> Array:
        """(m, S) what each network says about each row."""
        return self._output.predict(self._Z)

    def costs(self) -> Array:
        """(S,) the cost of each."""
        Y = np.broadcast_to(self._Y, self._Z.shape)
        loss = self._output.loss(self._Z.reshape(-1, 1), Y.reshape(-1, 1)).reshape(self._Z.shape)
        return np.asarray(loss.mean(axis=0), dtype=np.float64)

    def solved(self) -> Array:
        """(S,) 1 where every row is called right, else 0."""
        right: Array = ((self._Z > 0.0) == (self._Y > 0.5)).all(axis=0).astype(np.float64)
        return right

    def step(self, rate: float) -> None:
        """One update of all."""
        gradients = self.gradients()
        for name, gradient in gradients.items():
            self.params[name] = self.params[name] - rate * gradient
        self.steps_made += 1
        self._look_forward()

    def gradients(self) -> Mapping[str, Array]:
        """∂cost/∂parameter of each network, in the shapes of `params`."""
        found: dict[str, Array] = {}
        dZ = self._output.slope(self.outputs, self._Y)[:, None, :]
        for layer in range(self._layers, 0, -1):
            if layer == 1:
                found["W1"] = (self._X.T @ dZ.reshape(len(self._X), -1)).reshape(self.params["W1"].shape)
            else:
                A, W = self._activations[layer - 2], self.params[f"W{layer}"]
                found[f"W{layer}"] = np.einsum("mis,mos->ios", A, dZ)
            found[f"b{layer}"] = dZ.sum(axis=0)
            if layer > 1:
                dZ = np.einsum("mos,ios->mis", dZ, W) * self._activation.slope(A)
        return found

    def params_of(self, index: int) -> Params:
        """The parameters of one network, as a single one has them."""
        return {name: frozen(array[..., index]) for name, array in self.params.items()}


def stacked(starts: Sequence[Params]) -> dict[str, Array]:
    """The parameters of single networks as an ensemble has them, in the order of `starts`."""
    return {name: np.stack([start[name] for start in starts], axis=-1) for name in starts[0]}
