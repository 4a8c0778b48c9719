"""The nudge of an input, the circle of learning, and the transport of a walk."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob, Step
from engine.core.messages import sentence
from gui import language, theme
from gui.panels.cycle_panel import CyclePanel
from gui.panels.nudge_panel import NudgePanel
from tests.gui.deeds import pick_index
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.graph_bench import GraphBench
from tests.gui.window import POPUPS, at, opened, press

LAB_NAME = "l09_xor/chain_rule"


def nudging(qtbot: QtBot, graph: str = "straight") -> tuple[GraphBench, NudgePanel]:
    panel = NudgePanel()
    return GraphBench(qtbot, panel, "nudge", graph=graph), panel


def circling(qtbot: QtBot, graph: str, steps: int) -> tuple[GraphBench, CyclePanel]:
    panel = CyclePanel()
    return GraphBench(qtbot, panel, "cycle", steps, graph=graph), panel


def test_the_button_of_w_shows_what_the_derivative_says(qtbot: QtBot) -> None:
    bench, panel = nudging(qtbot)
    assert panel.rows[0].delta.text() == "–"
    press(qtbot, panel.rows[0].button)
    row = panel.rows[0]
    assert bench.look.nudge == ("w", 0.01)
    assert (row.delta.text(), row.ratio.text(), row.slope.text()) == ("0.0500", "5.000", "5")
    assert row.name.text() == "w = −2 → −1.99"
    assert panel.output.text() == "f = −7 → −6.95"
    assert panel.note.text() == sentence(bench.nudge().note, language.current())


def test_of_two_nudges_the_last_is_shown(qtbot: QtBot) -> None:
    _, panel = nudging(qtbot)
    for k in (0, 1):
        press(qtbot, panel.rows[k].button)
    assert panel.rows[0].delta.text() == "–"
    assert panel.rows[1].ratio.text() == "−2.000"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
def test_a_smaller_nudge_is_chosen_from_the_list(qtbot: QtBot) -> None:
    bench, panel = nudging(qtbot, "sigmoid")
    press(qtbot, panel.rows[0].button)
    before = bench.nudge().ratio
    pick_index(qtbot, panel.sizes, panel.sizes.findData(0.001))
    assert bench.look.nudge == ("z", 0.001)
    assert abs(bench.nudge().ratio - 0.19661193) < abs(before - 0.19661193)
    assert panel.rows[0].button.text() == "+0.001"


def test_where_a_column_is_narrow_a_number_has_fewer_digits_and_is_not_cut(qtbot: QtBot) -> None:
    _, panel = nudging(qtbot, "network")
    panel.resize(440, 620)
    press(qtbot, panel.rows[0].button)
    row = panel.rows[0]
    assert (row.delta.text(), row.delta.shown_text()) == ("−2.678e−4", "−2.7e−4")
    for label in (row.delta, row.ratio, row.slope):
        assert label.fontMetrics().horizontalAdvance(label.shown_text()) <= label.width()


@pytest.mark.parametrize("high", [260, 700])
def test_the_note_follows_the_table_and_rows_stand_apart_where_there_is_room(qtbot: QtBot, high: int) -> None:
    _, panel = nudging(qtbot)
    panel.resize(480, high)
    line, height = panel.fontMetrics().height(), panel.rows[0].button.height()

    def tops() -> list[int]:
        return [row.button.mapTo(panel, QPoint()).y() for row in panel.rows]

    qtbot.waitUntil(lambda: 0 < panel.note.y() - tops()[-1] - height < 2 * line)
    gap = tops()[1] - tops()[0] - height
    assert gap < 1.5 * line if high == 260 else gap > 1.5 * line
    assert panel.note.geometry().bottom() <= panel.height()


def test_every_input_of_the_network_has_a_button_and_the_line_only_three(qtbot: QtBot) -> None:
    bench, panel = nudging(qtbot, "network")
    assert [row.button.isVisible() for row in panel.rows] == [True] * 11
    bench.do(SetKnob("graph", "straight"))
    assert [row.button.isVisible() for row in panel.rows] == [True] * 3 + [False] * 8


@POPUPS
def test_the_ratio_under_the_mouse_is_explained(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    page = window.page
    numbers = numbers_at(qtbot, page, "nudge")
    panel = page.views.frame("nudge").panel
    assert isinstance(panel, NudgePanel)
    press(qtbot, panel.rows[0].button)
    qtbot.waitUntil(lambda: ("ratio", "w", "0.01") in [spot.key for spot in numbers.spots()])
    spot = next(spot for spot in numbers.spots() if spot.key == ("ratio", "w", "0.01"))
    move_mouse(window, spot.on_screen().center())
    assert told(qtbot, page, ("ratio", "w", "0.01")).value == pytest.approx(5, rel=1e-9)


@POPUPS
def test_the_numbers_of_the_circle_are_explained_as_they_become_known(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    page = window.page
    page.send(SetKnob("graph", "network"))
    page.send(Step(13))
    numbers = numbers_at(qtbot, page, "cycle")
    qtbot.waitUntil(lambda: [spot.key for spot in numbers.spots()] == [("value", "p"), ("value", "E")])
    page.send(Step(24))
    qtbot.waitUntil(
        lambda: [spot.key[0] for spot in numbers.spots()] == ["value", "value", "update", "mean", "gradient"]
    )
    for kind, name in (("update", "w2.1"), ("mean", "w2.1")):
        spot = next(spot for spot in numbers.spots() if spot.key == (kind, name))
        move_mouse(window, spot.on_screen().center())
        assert told(qtbot, page, (kind, name)).value is not None


@pytest.mark.parametrize(("steps", "phase"), [(0, ""), (1, "forward"), (13, "error"), (14, "backward"), (37, "update")])
def test_the_present_phase_is_lit(qtbot: QtBot, steps: int, phase: str) -> None:
    _, panel = circling(qtbot, "network", steps)
    assert panel.canvas.lit == phase
    assert panel.update_once.isEnabled() is (phase == "update")


def test_the_circle_closes_by_an_update_and_begins_anew(qtbot: QtBot) -> None:
    bench, panel = circling(qtbot, "network", 37)
    press(qtbot, panel.update_once)
    assert bench.commands == [SetKnob("updates", 1)]
    assert (bench.cycle().updates, panel.canvas.lit) == (1, "")


def test_after_the_last_update_the_circle_is_closed_no_more(qtbot: QtBot) -> None:
    panel = CyclePanel()
    GraphBench(qtbot, panel, "cycle", 37, graph="network", updates=2000)
    assert not panel.update_once.isEnabled()


def test_where_nothing_is_compared_nothing_can_be_updated(qtbot: QtBot) -> None:
    _, panel = circling(qtbot, "straight", 7)
    assert panel.canvas.lit == "backward"
    assert not panel.update_once.isVisible()


@pytest.mark.parametrize("panel", [CyclePanel, NudgePanel])
def test_both_views_take_another_theme_and_language(
    qtbot: QtBot, qapp: QApplication, panel: type[CyclePanel] | type[NudgePanel]
) -> None:
    bench = GraphBench(qtbot, panel(), "cycle" if panel is CyclePanel else "nudge", 3, graph="network")
    light = bench.panel.grab().toImage()
    theme.apply(qapp, "dark")
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.LanguageChange))
    assert bench.panel.grab().toImage() != light


def test_every_phase_looks_different(qtbot: QtBot) -> None:
    bench, panel = circling(qtbot, "network", 1)
    seen = []
    for steps in (12, 1, 23):
        seen.append(panel.canvas.grab().toImage())
        bench.do(Step(steps))
    forward, error, backward = seen
    assert forward != error != backward != forward


@POPUPS
def test_a_walk_has_steps_and_speaks_of_no_cost(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB_NAME).page
    transport = page.transport
    assert transport.step.toolTip() == "One step"
    assert transport.numbers.text().split() == ["0", "/", "7"]
    press(qtbot, transport.step)
    at(qtbot, page, 1)
    press(qtbot, transport.back)
    at(qtbot, page, 0)
    assert [action.text() for action in transport._step_menu.actions()] == [
        "One step", "Ten steps", "A hundred steps", "To the last step",
    ]  # fmt: skip
    assert transport.numbers.shown_text() == transport.numbers.text()
