"""Linear regression as a run: squared error over XW + b, of which the whole cost surface is known."""

from collections.abc import Mapping

from engine.core.datasets import Dataset
from engine.core.frames import Scene
from engine.core.functions import LINEAR
from engine.core.knobs import KnobValue, real
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.model import Model, SingleLayer
from engine.core.rounding import UNITS
from engine.core.surface import Quadratic
from engine.core.training import Settings, Shown, Training


class Regression(Training):
    """One run of linear regression.

    Args:
        lesson: data are in `data` already.
        data: the rows, features chosen.
        all_columns: names of all features there are.
        shown: what its views, its line and its numbers say.
    """

    def __init__(
        self,
        lesson: Lesson,
        data: Dataset,
        all_columns: tuple[str, ...],
        shown: Shown,
    ) -> None:
        inputs, outputs = data.X.shape[1], data.Y.shape[1]

        def model_of(knobs: Mapping[str, KnobValue]) -> Model:
            return SingleLayer(inputs, outputs, LINEAR, real(knobs, "l2", 0.0))

        super().__init__(lesson, data, model_of, shown)
        self._all_columns = all_columns
        self._of: tuple[Settings, Quadratic, Scene] | None = None

    def _known(self) -> tuple[Settings, Quadratic, Scene]:
        """Quadratic and scene for the knobs in force; the same objects until a knob that matters turns."""
        if self._of is None or self._of[0] is not self.settings:
            l2 = self.l2
            quadratic: Quadratic = self.remember(
                f"quadratic {l2}", lambda: Quadratic.of_least_squares(self.batch.X, self.batch.Y, l2)
            )
            rate = self.settings.optimizer.learning_rate
            scene: Scene = self.remember(f"scene {l2} {rate}", lambda: self._scene(quadratic, rate))
            self._of = (self.settings, quadratic, scene)
        return self._of

    @property
    def l2(self) -> float:
        """The λ in force."""
        return real(self.knobs, "l2", 0.0)

    @property
    def quadratic(self) -> Quadratic:
        """The cost over all parameters at the present λ."""
        return self._known()[1]

    def scene(self) -> Scene:
        return self._known()[2]

    def _scene(self, quadratic: Quadratic, rate: float) -> Scene:
        return Scene(
            lab=self.lesson.lab,
            lesson=self.lesson,
            columns=self.data.columns,
            all_columns=self._all_columns,
            targets=self.data.targets,
            target=self.data.target,
            rows=len(self.batch.X),
            parameters=self.names,
            stable_rate=quadratic.largest_stable_rate,
            stable_is_exact=True,
            # Where the data lie on a plane, rounding would give a cost below 0.
            optimum_cost=max(0.0, quadratic.at(quadratic.optimum)),
            half_lives=quadratic.half_lives(rate),
        )

    def diverged(self, step: int) -> tuple[Message, Mapping[str, KnobValue]]:
        limit = self.quadratic.largest_stable_rate
        rate = self.settings.optimizer.rate(step - 1)
        values = {"step": step, "rate": rate, "limit": limit, "try": below(limit)}
        if rate > limit:
            return Message("status_diverged_rate", values), {"learning_rate": below(limit)}
        return Message("status_diverged", values), {"learning_rate": below(limit)}

    def finished(self) -> Message:
        optimum_cost = self.scene().optimum_cost
        assert optimum_cost is not None
        left = max(0.0, self.cost - optimum_cost)
        if left <= UNITS * optimum_cost:
            return Message("status_done_lowest", {"steps": self.steps_made, "cost": self.cost})
        return Message("status_done_left", {"steps": self.steps_made, "left": left})


def below(limit: float) -> float:
    """A rate to try: half the largest stable one, of which 1, 2, 3 or 5 × 10ⁿ is the next below."""
    half = limit / 2
    power = -400
    while 10.0 ** (power + 1) <= half:
        power += 1
    return max(float(f"{factor}e{power}") for factor in (1, 2, 3, 5) if float(f"{factor}e{power}") <= half)
