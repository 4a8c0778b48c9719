"""How parameters are moved along the gradient: W ← W − α · ∂cost/∂W, with a rate that may decay."""

from dataclasses import dataclass

from engine.core.types import Array, Params


@dataclass(frozen=True, slots=True)
class GradientDescent:
    """Plain gradient descent. The rate is multiplied by `decay_factor` every `decay_every` updates (0: never)."""

    learning_rate: float
    decay_every: int = 0
    decay_factor: float = 1.0

    def rate(self, step: int) -> float:
        """The rate α of update number `step` + 1: α₀ · factor^⌊step / every⌋."""
        if not self.decay_every:
            return self.learning_rate
        return self.learning_rate * self.decay_factor ** (step // self.decay_every)

    def update(self, params: Params, gradients: Params, step: int) -> dict[str, Array]:
        """New parameters after one step against the gradient; the old ones are left as they are."""
        rate = self.rate(step)
        moved = dict(params)
        for name in params:
            moved[name] = params[name] - rate * gradients[name]
        return moved
