"""Parts of a network for tests of the views that draw them, from a real run."""

from functools import partial

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.classification import Classification
from engine.core.frames import Look
from engine.core.history import History
from engine.core.knobs import KnobValue
from engine.core.parts_network import NetworkPart
from engine.core.types import Params
from engine.topics.network.network_parts import graph
from tests.engine.test_network_parts import LECTURE, run_of, trained


def run(
    initial: Params | None = LECTURE, updates: int = 0, seed: int = 3, **knobs: KnobValue
) -> tuple[Classification, History]:
    """A run on XOR and its past; with the lecture's weights unless another start is asked for."""
    made = run_of(initial, seed, **knobs)
    return made, trained(made, updates)


def network_part(
    row: int | None = 0, initial: Params | None = LECTURE, updates: int = 0, **knobs: KnobValue
) -> NetworkPart:
    """The network on a row, or on all rows."""
    made, past = run(initial, updates, 3, **knobs)
    return graph(made, Look(sample=row or 0, whole=row is None), past)


def hold(qtbot: QtBot, panel: QWidget) -> None:
    """Close the panel after the test, and keep it until then: pytest-qt holds widgets weakly."""
    qtbot.addWidget(panel, before_close_func=partial(_held, panel))


def _held(_panel: QWidget, _closed: QWidget) -> None:
    pass
