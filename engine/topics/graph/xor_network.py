"""The parameters of the XOR network after so many updates: those of a run with the usual settings, computed once."""

from functools import lru_cache
from typing import Any

from engine.core import features, initial
from engine.core.classification import Classification
from engine.core.datasets import resolve
from engine.core.knobs import KnobValue
from engine.core.lesson import Lesson, NamedData
from engine.core.training import Shown
from engine.core.types import Params
from engine.topics.network.networks import network

MOST_UPDATES = 2000
RATE = 1.0
WIDTHS = (2, 2, 1)
ROWS = ((0.0, 0.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (1.0, 1.0, 0.0))


@lru_cache(maxsize=4)
def _states(seed: int) -> tuple[Params, ...]:
    """The parameters after each update."""
    knobs: dict[str, KnobValue] = {
        "learning_rate": RATE, "features": (), "hidden": WIDTHS[1:-1], "activation": "sigmoid",
        "loss": "cross_entropy", "initialisation": "normal",
    }  # fmt: skip
    lesson = Lesson("l09_xor/train", NamedData("xor"), knobs, seed=seed)
    whole = resolve(NamedData("xor"), "binary")
    nothing: Any = None
    run = Classification(lesson, whole, features.chosen(lesson, whole), network, Shown({}, nothing, nothing))
    states = [run.params]
    for _ in range(MOST_UPDATES):
        run.step()
        states.append(run.params)
    return tuple(states)


def parameters(seed: int, updates: int) -> dict[str, float]:
    """Every parameter by its flat name after `updates` updates from the start `seed`."""
    params = _states(seed)[updates]
    shapes = {name: array.shape for name, array in params.items()}
    return dict(zip(initial.flat_names(shapes), initial.flat(params, shapes).tolist(), strict=True))
