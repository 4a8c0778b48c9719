"""Compared learning rates on screen: paths, ruler, lengths of steps, and what happens where a rate is too large."""

import dataclasses
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, Seek, SetData, SetKnob, SetLook, SetParameters, Step
from engine.core.frames import Look, Part
from engine.core.lesson import NamedData
from engine.core.messages import sentence
from engine.core.parts_lanes import LanesPart
from engine.core.parts_rates import RatePathsPart, RatesPart
from engine.core.runner import Runner
from engine.core.status import Snapshot
from engine.lectures.l07_tips.learning_rate import LAB
from gui.panels.lanes_panel import LanesPanel
from gui.panels.panel import Panel
from gui.panels.rate_paths_panel import RatePathsPanel
from gui.panels.rate_ruler import RateRuler
from gui.panels.rates_panel import RatesPanel
from gui.panels.step_lengths_panel import StepLengthsPanel
from tests.engine.runs import Clock, do
from tests.gui.deeds import click_plot, step_on
from tests.gui.deeds_rates import type_rate
from tests.gui.explaining import numbers_at
from tests.gui.two_costs import kept
from tests.gui.window import POPUPS, at, child, drawn, opened, press, with_knob

P = TypeVar("P", bound=Part)
W = TypeVar("W", bound=Panel)


def part_of(kind: type[P], view: str, updates: int, data: str = "house", **knobs: float | bool) -> P:
    """The part of a view after so many updates."""
    lesson = LAB.lesson()
    suited = {**lesson.knobs, **LAB.presets[data], **knobs}
    one = Runner(LAB, dataclasses.replace(lesson, data=NamedData(data), knobs=suited), Clock())
    one.handle(SetLook(Look(views=frozenset({view}))))
    part = do(one, Step(updates)).snapshot().frame.parts[view] if updates else one.snapshot().frame.parts[view]
    assert isinstance(part, kind)
    return part


def shown(qtbot: QtBot, panel: W, part: Part, size: tuple[int, int] = (800, 500)) -> tuple[W, list[Command]]:
    """A panel on screen, and the commands that it asks for."""
    kept(qtbot, panel)
    commands: list[Command] = []
    panel.command_requested.connect(commands.append)
    panel.resize(*size)
    panel.show_part(part)
    panel.show()
    qtbot.waitExposed(panel)
    return panel, commands


# ── paths


def test_every_run_is_named_with_its_cost_and_one_that_has_left_is_said_to(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatePathsPanel(), part_of(RatePathsPart, "paths", 49))
    words = [label.words.text() for label in panel.labels]
    assert words == [
        "α = 0.02   cost 3,849", "α = 0.4   cost 1,467", "α = 0.9   cost 1.574e8   outside the picture",
    ]  # fmt: skip


def test_a_click_on_the_surface_starts_all_runs_there(qtbot: QtBot) -> None:
    panel, commands = shown(qtbot, RatePathsPanel(), part_of(RatePathsPart, "paths", 6))
    click_plot(qtbot, panel.plot, 200.0, 100.0)
    (command,) = commands
    assert isinstance(command, SetParameters)
    assert command.start
    assert list(command.values) == ["w1", "b"]
    assert list(command.values.values()) == pytest.approx([200.0, 100.0], abs=3.0)


def test_arrow_keys_and_enter_start_there_too_and_never_outside(qtbot: QtBot) -> None:
    part = part_of(RatePathsPart, "paths", 0)
    panel, commands = shown(qtbot, RatePathsPanel(), part)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(30):
        qtbot.keyClick(panel, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    (command,) = commands
    assert isinstance(command, SetParameters)
    across = float(part.x[-1] - part.x[0])
    assert command.values["w1"] == pytest.approx(0.1 * across)
    assert command.values["b"] == pytest.approx(float(part.y[-1]))


@POPUPS
def test_the_picture_keeps_the_same_surface_while_the_runs_go_on(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    first = drawn(qtbot, page, lambda snapshot: "paths" in snapshot.frame.parts).frame.parts["paths"]
    step_on(qtbot, page, 10)
    assert page.snapshot is not None
    later = page.snapshot.frame.parts["paths"]
    assert isinstance(first, RatePathsPart)
    assert isinstance(later, RatePathsPart)
    assert later.cost is first.cost


# ── ruler and rows


def test_the_ruler_puts_each_rate_on_its_side_of_the_limit(qtbot: QtBot) -> None:
    part = part_of(RatesPart, "rates", 0, rate_4=0.85)
    panel, _ = shown(qtbot, RatesPanel(), part)
    ruler = panel.ruler
    assert not ruler.scale.logarithmic
    places = [ruler.x_of(rate) for rate in (0.02, 0.4, part.limit / 2, 0.85, part.limit, 0.9)]
    assert places == sorted(places)


def test_rates_of_very_different_size_get_a_logarithmic_ruler(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 0, "eight_rows_three"))
    ruler = panel.ruler
    assert ruler.scale.logarithmic
    assert ruler.x_of(0.1) - ruler.x_of(0.01) == pytest.approx(ruler.x_of(0.01) - ruler.x_of(0.001))
    assert 0 < ruler.x_of(1e-10) < ruler.x_of(1.5) < ruler.width()


def drag(ruler: RateRuler, start: float, end: float) -> None:
    """Drag what is at one rate to another one."""
    middle = ruler.height() // 2 - 2
    first, last = (QPoint(round(ruler.x_of(rate)), middle) for rate in (start, end))
    QTest.mousePress(ruler, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(ruler, last)
    QTest.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=last)


def test_a_marker_can_be_dragged_across_the_limit_and_the_runs_go_to_where_they_stood(qtbot: QtBot) -> None:
    panel, commands = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 49))
    drag(panel.ruler, 0.9, 0.8)
    knob, step = commands
    assert isinstance(knob, SetKnob)
    assert knob.name == "rate_3"
    assert knob.value == pytest.approx(0.8, abs=0.003)
    assert step == Step(49)


def test_a_drag_beside_the_markers_moves_nothing_and_none_goes_to_0(qtbot: QtBot) -> None:
    panel, commands = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 0))
    drag(panel.ruler, 0.6, 0.7)
    assert commands == []
    drag(panel.ruler, 0.02, -1.0)
    (knob,) = commands
    assert isinstance(knob, SetKnob)
    assert 0 < float(str(knob.value)) < 0.01


def test_arrow_keys_choose_a_marker_and_move_it(qtbot: QtBot) -> None:
    panel, commands = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 6))
    panel.ruler.setFocus()
    qtbot.keyClick(panel.ruler, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ruler, Qt.Key.Key_Down)
    qtbot.keyClick(panel.ruler, Qt.Key.Key_Left)
    qtbot.keyClick(panel.ruler, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert commands == [SetKnob("rate_3", 0.891), Step(6), SetKnob("rate_3", 0.99), Step(6)]


@POPUPS
def test_in_the_window_the_dragged_rate_is_in_force_and_the_run_is_where_it_was(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    step_on(qtbot, page, 100)
    panel = page.views.frame("rates").panel
    assert isinstance(panel, RatesPanel)
    drag(panel.ruler, 0.9, 0.3)
    there = drawn(qtbot, page, lambda snapshot: snapshot.status.step == 100 and snapshot.status.knobs["rate_3"] != 0.9)
    assert there.status.knobs["rate_3"] == pytest.approx(0.3, abs=0.01)
    assert there.status.suggestion is None


def test_a_decayed_rate_is_written_beside_the_one_that_was_set(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 20, decay_every=20, decay_factor=0.5))
    assert panel.rows[2].head.words.text().startswith("α = 0.9 → 0.4500   zig-zag")


def test_each_run_is_said_to_creep_fall_or_diverge_with_its_factors(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 60))
    heads = [lines.head.words.text() for lines in panel.rows]
    assert [head.split("   ")[1] for head in heads] == ["creeps", "straight down", "diverges"]
    assert heads[2].split("   ")[2] == "1.038 × the limit"
    assert panel.rows[2].more.text().startswith("distance × −1.075 (steep), × 0.832 (gentle)")


def test_in_a_low_view_one_line_says_the_factors_too(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 6, rate_4=0.85), (1000, 190))
    assert all(lines.more.isHidden() for lines in panel.rows)
    assert "× −0.960, × 0.841" in panel.rows[3].head.words.shown_text()


def test_a_run_that_is_taken_away_leaves_no_line_behind(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 0, rate_4=0.85))
    panel.show_part(part_of(RatesPart, "rates", 0))
    assert [lines.isHidden() for lines in panel.rows] == [False, False, False, True]


def test_of_softmax_it_counts_the_rows_that_are_right(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, RatesPanel(), part_of(RatesPart, "rates", 200, "eight_rows_three"))
    assert panel.rows[1].more.text().startswith("training 6/8   test 3/3")


@POPUPS
@pytest.mark.parametrize("view", ["paths", "rates", "steps", "costs"])
def test_every_number_shown_can_be_explained(qtbot: QtBot, view: str) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    step_on(qtbot, page, 10)
    keys = [spot.key for spot in numbers_at(qtbot, page, view).spots()]
    assert len(keys) >= 3
    for key in keys:
        assert Runner(LAB, clock=Clock()).experiment.explain(key).key == key


# ── lengths of steps


def test_lengths_of_steps_are_written_and_a_press_goes_to_that_update(qtbot: QtBot) -> None:
    panel, commands = shown(qtbot, StepLengthsPanel(), part_of(LanesPart, "steps", 50))
    words = [lane.label.words.text() for lane in panel.lanes]
    assert words[0] == "α = 0.02   step 1.523"
    assert words[2].endswith("diverged at 48")
    click_plot(qtbot, panel.plot, 20.0, 0.0)
    assert commands == [Seek(20)]


def test_a_cost_that_is_no_number_is_not_called_divergence(qtbot: QtBot) -> None:
    part = part_of(LanesPart, "costs", 10, "eight_rows_three", rate_3=300.0, float32=True)
    ended = [lane.ended for lane in part.lanes if lane.diverged_at is not None]
    assert ended
    assert ended[0] is not None
    assert sentence(ended[0], "en") == "nan at 1"


def test_in_a_low_view_two_names_share_a_row_so_that_the_curves_keep_their_room(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, LanesPanel(), part_of(LanesPart, "costs", 10, rate_4=0.85), (460, 170))
    tops = [lane.label.y() for lane in panel.lanes]
    assert tops[0] == tops[1] < tops[2] == tops[3]
    panel.resize(460, 500)
    qtbot.waitUntil(lambda: len({lane.label.y() for lane in panel.lanes}) == 4)
    assert panel.log_steps.isVisible()


# ── in the window


@POPUPS
@pytest.mark.parametrize("words", ["0", "-1", "1e9", "fast"])
def test_a_rate_that_is_none_is_refused_at_the_knob_and_nothing_is_lost(qtbot: QtBot, words: str) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    step_on(qtbot, page, 10)
    with qtbot.waitSignal(page.engine.refused):
        box = type_rate(qtbot, page, "rate_2", words)
    qtbot.waitUntil(lambda: box.currentText() == "0.4")
    assert at(qtbot, page, 10).status.knobs["rate_2"] == 0.4


@POPUPS
def test_one_click_mends_the_rate_that_diverges(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    step_on(qtbot, page, 100)
    drawn(qtbot, page, lambda snapshot: snapshot.status.suggestion is not None)
    press(qtbot, page.knobs.card.mend)
    with_knob(qtbot, page, "rate_3", 0.3)
    at(qtbot, page, 0)
    step_on(qtbot, page, 100)
    assert page.snapshot is not None
    assert page.snapshot.status.suggestion is None


@POPUPS
def test_the_float32_switch_is_refused_where_there_are_no_probabilities(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    press(qtbot, page.knobs.more)
    box = child(page.knobs, QCheckBox, "knob float32")
    with qtbot.waitSignal(page.engine.refused):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    qtbot.waitUntil(lambda: not box.isChecked())


def test_other_data_bring_their_rates_and_the_paths_say_why_they_are_not_drawn(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/learning_rate")
    page = window.page
    page.send(SetData(NamedData("exam_scores"), LAB.presets["exam_scores"]))
    shown_then: Snapshot = with_knob(qtbot, page, "rate_4", 0.365)
    assert [shown_then.status.knobs[f"rate_{k}"] for k in (1, 2, 3, 4)] == [0.01, 0.1, 0.36, 0.365]
    drawn(qtbot, page, lambda snapshot: type(snapshot.frame.parts.get("paths")).__name__ == "NothingPart")
