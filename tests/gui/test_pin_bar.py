"""Pinned runs through the window: a click keeps the run, its ghost stays, its difference is named, it comes back."""

import pytest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob, Step
from engine.core.frames import CurvePart
from gui.panels.cost_panel import CostPanel
from gui.panels.surface_panel import SurfacePanel
from tests.gui.window import POPUPS, at, drawn, opened, parameters, press, with_data, with_knob

pytestmark = POPUPS


def test_a_pinned_run_stays_behind_the_next_one_with_its_difference_named(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    assert not page.pins.pin.isEnabled(), "nothing to pin yet"
    page.send(Step(30))
    at(qtbot, page, 30)
    press(qtbot, page.pins.pin)
    drawn(qtbot, page, lambda shown: len(shown.status.pin_differences) == 1)
    page.send(SetKnob("learning_rate", 0.003))
    with_knob(qtbot, page, "learning_rate", 0.003)
    press(qtbot, page.transport.reset)
    at(qtbot, page, 0)
    chip = page.pins.chips[0]
    assert chip.isVisible()
    assert chip.words.text() == "① learning rate α 0.01 → 0.003"
    assert not page.pins.chips[1].isVisible()


def test_a_pinned_run_comes_back_exactly_by_one_click_and_goes_by_another(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.send(Step(25))
    before = parameters(at(qtbot, page, 25))
    press(qtbot, page.pins.pin)
    drawn(qtbot, page, lambda shown: len(shown.status.pin_differences) == 1)
    with_data(qtbot, page, "exam_five", learning_rate=1e-5)
    press(qtbot, page.pins.chips[0].bring_back)
    assert parameters(at(qtbot, page, 25)) == before
    press(qtbot, page.pins.chips[0].let_go)
    drawn(qtbot, page, lambda shown: not shown.status.pin_differences)
    assert not page.pins.chips[0].isVisible()


def test_the_ghost_is_drawn_where_the_run_was_on_curve_and_surface(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.open_set("surface")
    page.send(Step(12))
    shown = at(qtbot, page, 12)
    curve = shown.frame.parts["cost"]
    assert isinstance(curve, CurvePart)
    press(qtbot, page.pins.pin)
    drawn(qtbot, page, lambda shown: len(shown.status.pin_differences) == 1)
    press(qtbot, page.transport.reset)
    at(qtbot, page, 0)
    cost, surface = page.views.frame("cost").panel, page.views.frame("surface").panel
    assert isinstance(cost, CostPanel)
    assert isinstance(surface, SurfacePanel)
    x, y = cost.ghosts.drawn(0)
    assert list(x) == list(range(13))
    assert 10.0 ** y[0] == pytest.approx(4440.0)
    assert 10.0 ** y[-1] == pytest.approx(float(curve.low[-1]))
    x, y = surface.ghosts.drawn(0)
    assert (x[0], y[0]) == (0.0, 0.0)
    assert (x[1], y[1]) == pytest.approx((9.32, 4.92)), "minus the rate times the gradient at the start"
