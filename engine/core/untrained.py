"""What experiments without a model share: no cost, nothing to train, nothing to take apart or to keep."""

from collections.abc import Mapping

from engine.core.asides import Ghost
from engine.core.experiment import Past, Result
from engine.core.frames import Scene
from engine.core.job import Job
from engine.core.knobs import KnobValue
from engine.core.messages import LearnerError, Message
from engine.core.operations import CodeBlock, Operation
from engine.core.status import Phase


class Untrained:
    """The members of an `Experiment` that say "none"."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @property
    def cost(self) -> float:
        return 0.0

    @property
    def watched(self) -> bool:
        return False

    def scene(self) -> Scene:
        return self._scene

    def operations(self) -> tuple[Operation, ...]:
        return ()

    def code(self) -> tuple[CodeBlock, ...]:
        return ()

    def ghost(self, past: Past) -> Ghost | None:
        return None

    def jobs(self) -> Mapping[str, Job]:
        return {}

    def says(self, phase: Phase) -> Message | None:
        return None

    def mend(self) -> Mapping[str, KnobValue]:
        return {}

    def result(self) -> Result:
        raise LearnerError("nothing_to_train", lab=self._scene.lab)
