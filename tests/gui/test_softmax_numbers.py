"""Every number in the views of softmax training is answered by the engine with the value that is drawn."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.classification_explain import explain
from engine.core.lesson import DataSource
from gui.panels.class_bars_panel import ClassBarsPanel
from gui.panels.class_row_panel import ClassRowPanel
from gui.panels.class_weights_panel import ClassWeightsPanel
from gui.panels.panel import Panel
from gui.panels.score_plane_panel import ScorePlanePanel
from tests.gui.classes import Run
from tests.gui.softmax import EIGHT, ZOO, keys, shown


@pytest.mark.parametrize(
    ("panel", "view", "data"),
    [
        (ClassBarsPanel, "bars", ZOO),
        (ClassRowPanel, "row", EIGHT),
        (ClassWeightsPanel, "weights", EIGHT),
        (ScorePlanePanel, "scores", EIGHT),
    ],
)
def test_a_number_in_a_view_is_explained_with_its_own_value(
    panel: type[Panel], view: str, data: DataSource, qtbot: QtBot
) -> None:
    run = Run(data, 40, learning_rate=0.06)
    one = run.run
    asked = keys(shown(qtbot, panel(), run, view, sample=3))
    assert asked
    for key in asked:
        told = explain(one, key)
        kind, *place = key
        if kind == "parameter":
            expected = one.theta()[one.names.index(place[0])]
        elif kind == "loss":
            expected = -np.log(one.forward.H[int(place[0]), int(one.label[int(place[0])])])
        else:
            table = {"probability": one.forward.H, "score": one.forward.Z}[kind]
            expected = table[int(place[0]), int(place[1])]
        assert told.value == pytest.approx(expected, rel=1e-9), key
        assert told.formula
