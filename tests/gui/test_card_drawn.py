"""Guesses that are drawn: a point on the cost surface, the course of the cost, by mouse and by keys."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob
from engine.core.frames import CurvePart, ParametersPart
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.cost_panel import CostPanel
from gui.panels.surface_panel import SurfacePanel
from tests.gui.cards import cost_panel, guessed, open_card, shown_labels
from tests.gui.window import LEFT, LONGEST_MS, POPUPS, application, at, opened, press, with_knob

pytestmark = POPUPS
COSTS = (4440, 1398, 656, 439, 348, 293, 251, 218, 190, 167, 148)


def surface(qtbot: QtBot, page: LabPage) -> SurfacePanel:
    panel = page.views.frame("surface").panel
    assert isinstance(panel, SurfacePanel)
    qtbot.waitUntil(lambda: panel._box.viewRange()[0][1] > 11, timeout=LONGEST_MS)  # the card's window is drawn
    return panel


def stroke(qtbot: QtBot, panel: CostPanel, points: Sequence[tuple[float, float]]) -> None:
    """Draw with the pressed mouse through (update, cost)."""
    viewport = panel.plot.viewport()
    spots = [panel.plot.to_pixels(panel.axes.x(step), panel.axes.y(cost)).toPoint() for step, cost in points]
    qtbot.mousePress(viewport, LEFT, pos=spots[0])
    for spot in spots[1:]:
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(spot),
            QPointF(viewport.mapToGlobal(spot)),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        application().sendEvent(viewport, move)
    qtbot.mouseRelease(viewport, LEFT, pos=spots[-1])


def click_surface(qtbot: QtBot, panel: SurfacePanel, x: float, y: float) -> None:
    spot = panel._plot.mapFromScene(panel._box.mapViewToScene(QPointF(x, y)))
    qtbot.mouseClick(panel._plot.viewport(), LEFT, pos=spot)


@pytest.mark.parametrize(("point", "word"), [((3.9, 9.0), "right"), ((5.5, 6.0), "close"), ((9.0, -2.0), "off")])
def test_a_point_on_the_surface_is_measured_by_the_path(point: tuple[float, float], word: str, qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "where-after-ten")
    panel = surface(qtbot, page)
    click_surface(qtbot, panel, *point)
    assert panel.guess.flag.isVisible()
    assert panel.guess.flag.pos().x() == pytest.approx(point[0], abs=0.1)
    # It is a guess and no new start: what was asked after the click has been done, and the start is where it was.
    page.send(SetKnob("decay_every", 7))
    assert not with_knob(qtbot, page, "decay_every", 7).status.by_hand
    assert guessed(qtbot, cards) == word
    assert cards.sheet.answer.text() == "Answer: (3.856, 9.046)"
    shown = at(qtbot, page, 10)
    part = shown.frame.parts["parameters"]
    assert isinstance(part, ParametersPart)
    assert part.values[:2].tolist() == pytest.approx([3.856, 9.046], abs=5e-4)
    assert panel.guess.flag.isVisible()


def test_once_the_card_is_closed_a_click_on_the_surface_is_a_start_again(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "where-after-ten")
    panel = surface(qtbot, page)
    click_surface(qtbot, panel, 5.0, 5.0)
    press(qtbot, cards.close_button)
    assert not panel.guess.flag.isVisible()
    assert page.story.isVisible()
    with qtbot.waitSignal(
        page.engine.frame_ready, timeout=LONGEST_MS, check_params_cb=lambda shown: shown.status.by_hand
    ):
        click_surface(qtbot, panel, 5.0, 5.0)


def test_a_drawn_curve_stays_while_the_run_draws_over_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "first-hundred")
    panel = cost_panel(page)
    assert panel.plot.viewRange()[0][1] > 99
    stroke(qtbot, panel, [*enumerate(COSTS), (20, 68), (40, 51), (100, 44)])
    assert panel.guess.costs[15] == pytest.approx(100, rel=0.1)
    assert page.snapshot is not None
    assert page.snapshot.status.step == 0, "drawing does not seek"
    assert guessed(qtbot, cards) == "right"
    shown = at(qtbot, page, 100)
    part = shown.frame.parts["cost"]
    assert isinstance(part, CurvePart)
    assert part.cost == pytest.approx(43.62, abs=0.01)
    assert len(panel.guess.getData()[0]) == 101
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(40, 3).toPoint())
    at(qtbot, page, 40)
    assert len(panel.guess.costs) == 101


def test_half_a_curve_is_no_guess_and_a_flat_one_is_wrong(qtbot: QtBot) -> None:
    cards = open_card(qtbot, opened(qtbot).page, "first-hundred")
    page = cards.window()
    assert isinstance(page, MainWindow)
    panel = cost_panel(page.page)
    stroke(qtbot, panel, [(0, 4440), (50, 4000)])
    assert not cards.sheet.guess.isEnabled()
    assert any("Drawn up to update 50" in label.text() for label in shown_labels(cards))
    stroke(qtbot, panel, [(50, 4000), (100, 3500)])
    assert guessed(qtbot, cards) == "off"
    assert "factor of" in cards.sheet.verdict.text()


def test_a_point_is_put_by_arrow_keys_and_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "where-after-ten")
    panel = surface(qtbot, page)
    assert application().focusWidget() is panel
    for _ in range(30):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    for _ in range(50):
        qtbot.keyClick(panel, Qt.Key.Key_Up)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert panel.guess.flag.pos().toTuple() == pytest.approx((3.9, 8.5), abs=0.3)
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as said:
        qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Return)
    assert said.args == ["where-after-ten", "right"]


def test_a_curve_is_drawn_by_arrow_keys_and_enter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "first-hundred")
    panel = cost_panel(page)
    assert application().focusWidget() is panel
    for _ in range(50):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
        qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert sorted(panel.guess.costs) == list(range(101))
    assert panel.guess.costs[0] == pytest.approx(4440)
    assert panel.guess.costs[40] < panel.guess.costs[20] < panel.guess.costs[2]
    assert panel.guess.costs[100] == pytest.approx(10, rel=0.1), "the pen stays on the plot"
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS):
        qtbot.keyClick(application().focusWidget(), Qt.Key.Key_Return)


def test_a_guess_made_by_hand_in_between_does_not_change_the_question(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    cards = open_card(qtbot, page, "first-hundred")
    stroke(qtbot, cost_panel(page), [*enumerate(COSTS), (20, 68), (40, 51), (100, 44)])
    press(qtbot, page.transport.play)
    qtbot.waitUntil(lambda: page.snapshot is not None and page.snapshot.status.step > 0, timeout=LONGEST_MS)
    assert guessed(qtbot, cards) == "right"
    # Played again from the start, and stopped exactly where the card ends.
    shown = at(qtbot, page, 100)
    assert shown.status.last >= 100
