"""Every number of the window is explained, by the mouse over it and by the key E."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import Load, Step
from engine.core.lesson import NamedData
from gui import figures
from gui.hover import Numbers
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.features_panel import FeaturesPanel
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.window import (
    LONGEST_MS,
    POPUPS,
    at,
    opened,
    with_data,
)

pytestmark = POPUPS

# Every place with numbers: the view it is in ("" for one beside the views), its widget, and what it explains.
HOOKS = {
    "parameters": {"parameter", "gradient", "optimum", "original"},
    "cost": {"cost", "root", "optimum_cost"},
    "features": {"least_weight", "least_bias", "least_cost", "least_root"},
    "surface": {"cost"},
    "product": {"product"},
    "fit": {"prediction", "residual", "squared", "target"},
    "table": {"cost", "root"},
    "line": {"parameter", "feature", "prediction", "target", "squared"},
    "transport": {"step_rate", "cost", "gradient_norm"},
    "knobs": {"stable_rate"},
    "card": {"left"},
}


def shown(qtbot: QtBot, place: str) -> tuple[MainWindow, LabPage, Numbers]:
    """A run of 60 updates on scaled exam scores, and the numbers at `place` in it."""
    window = opened(qtbot)
    page = window.page
    with_data(qtbot, page, "exam_five", scaling="standard", learning_rate=0.1)
    assert page.snapshot is not None
    knobs = dict(page.snapshot.status.knobs)
    page.send(Load(replace(page.lab.lesson(), data=NamedData("exam_five"), knobs=knobs, steps=60)))
    page.send(Step(60))
    at(qtbot, page, 60)
    return window, page, numbers_at(qtbot, page, place)


@pytest.mark.parametrize("place", HOOKS)
def test_the_mouse_over_any_number_brings_its_formula(place: str, qtbot: QtBot) -> None:
    window, page, numbers = shown(qtbot, place)
    bubble = page.explainer.bubble
    # Numbers of one point of a plot lie on each other: the mouse finds the first.
    keys = {spot.rect.center().toTuple(): spot.key for spot in reversed(numbers.spots())}.values()
    assert keys

    def found(key: tuple[str, ...]) -> bool:
        spot = next(spot for spot in numbers.spots() if spot.key == key)
        move_mouse(window, spot.on_screen().center())
        told = bubble.explanation if bubble.isVisible() else None
        if told is None or told.key != key:
            return False
        assert bubble.formula.source() == told.formula != ""
        assert bubble.numbers.source() == told.numbers
        assert bubble.value.text() == f"= {figures.plain(told.value)}"
        assert not bubble.geometry().intersects(spot.on_screen())
        return True

    for key in keys:
        # What has just been opened may still move.
        qtbot.waitUntil(partial(found, key), timeout=LONGEST_MS)


@pytest.mark.parametrize("place", HOOKS)
def test_the_key_e_walks_over_the_numbers_of_what_has_the_focus(place: str, qtbot: QtBot) -> None:
    window, page, numbers = shown(qtbot, place)
    assert {spot.key[0] for spot in numbers.spots()} == HOOKS[place]
    target = numbers.keys if place != "features" else _check_box(page)
    qtbot.waitUntil(target.isVisible)
    target.setFocus()
    assert window.focusWidget() in (target, target.focusProxy())
    keys = [spot.key for spot in numbers.reachable()]
    assert keys
    for key in keys:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
        told(qtbot, page, key)
    assert window.focusWidget() in (target, target.focusProxy()), "the bubble took the focus"
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    assert not page.explainer.bubble.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    told(qtbot, page, keys[-1])


def _check_box(page: LabPage) -> QWidget:
    panel = page.views.frame("features").panel
    assert isinstance(panel, FeaturesPanel)
    return panel.rows[1].box
