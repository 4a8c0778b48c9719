"""What every view stands on: it fills its own ground, so that a repaint of it stops there."""

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from engine import catalogue
from gui.lab_views import lab_views

VIEWS = [(lab.name, name) for lab in catalogue.labs() for name in lab_views(lab.name)]


@pytest.mark.parametrize(("lab", "name"), VIEWS, ids=lambda word: str(word))
def test_a_view_fills_the_ground_it_stands_on(lab: str, name: str, qtbot: QtBot) -> None:
    panel = lab_views(lab)[name].panel()
    qtbot.addWidget(panel)
    panel.resize(320, 240)
    ground = panel.palette().color(QPalette.ColorRole.Base)
    assert panel.autoFillBackground()
    assert panel.grab().toImage().pixelColor(1, 1) == ground
