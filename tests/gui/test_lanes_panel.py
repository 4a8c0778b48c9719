"""Costs of compared runs on one pair of axes: who is who, where they stand, and going to any step."""

import dataclasses
import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import BringBack, Command, Seek, SetKnob, Step
from engine.core.lane_curves import curves_part
from engine.core.messages import Message
from engine.core.parts_lanes import LanesPart
from gui import theme
from gui.panels.lanes_panel import LanesPanel
from tests.engine.runs import TOO_FAST, do, play
from tests.engine.test_lockstep import lockstep, runner_of
from tests.gui.deeds import click_plot
from tests.gui.two_costs import kept, part_of
from tests.gui.window import POPUPS, at, opened, press, with_knob


class Bench:
    def __init__(self, qtbot: QtBot, part: LanesPart) -> None:
        self.panel = kept(qtbot, LanesPanel())
        self.panel.resize(700, 400)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def words(self) -> list[str]:
        return [lane.label.words.text() for lane in self.panel.lanes]


def costs(*commands: Command) -> LanesPart:
    return part_of(LanesPart, "cost", *commands)


def three_rates() -> LanesPart:
    one = play(runner_of(1e-5, TOO_FAST, 3e-5))
    return curves_part(lockstep(one).lanes(), one.history)


def test_each_run_has_its_name_and_its_present_cost(qtbot: QtBot) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    assert bench.words() == ["Cross-entropy (CE)   cost 0.3550", "Squared error (SE)   cost 0.8350"]


def test_runs_differ_in_colour_dash_and_marker(qtbot: QtBot) -> None:
    bench = Bench(qtbot, three_rates())
    pens = [lane.past.opts["pen"] for lane in bench.panel.lanes]
    assert len({pen.color().name() for pen in pens}) == 3
    assert len({pen.style() for pen in pens}) == 3
    assert len({lane.marker.opts["symbol"] for lane in bench.panel.lanes}) == 3


def test_markers_stand_at_the_costs_of_the_present_step(qtbot: QtBot) -> None:
    part = costs(Step(20), Seek(5))
    bench = Bench(qtbot, part)
    for lane, known in zip(bench.panel.lanes, part.lanes, strict=True):
        (x,), (y,) = lane.marker.getData()
        assert (x, y) == (5, pytest.approx(math.log10(known.curve.cost)))
        assert lane.known.getData()[0].max() == 20
        assert lane.past.getData()[0].max() == 5
    bench.panel.log_cost.setChecked(False)
    assert bench.panel.lanes[0].marker.getData()[1][0] == pytest.approx(part.lanes[0].curve.cost)


def test_a_run_that_blew_up_is_named_and_every_point_is_finite(qtbot: QtBot) -> None:
    part = three_rates()
    bench = Bench(qtbot, part)
    assert bench.words()[1].endswith(f"diverged at {part.lanes[1].diverged_at}")
    assert "diverged" not in bench.words()[0] + bench.words()[2]
    for lane in bench.panel.lanes:
        assert all(math.isfinite(value) for value in lane.past.getData()[1])


def test_a_press_on_the_plot_goes_to_that_step(qtbot: QtBot) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    click_plot(qtbot, bench.panel.plot, 8.0, 0.0)
    assert bench.commands == [Seek(8)]


def test_arrow_keys_go_to_other_steps(qtbot: QtBot) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    bench.panel.setFocus()
    qtbot.keyClick(bench.panel, Qt.Key.Key_Left)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Left)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Home)
    assert bench.commands == [Seek(19), Seek(18), Seek(0)]


def test_a_narrow_view_keeps_name_and_cost(qtbot: QtBot) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    bench.panel.resize(400, 260)
    assert [lane.label.words.shown_text() for lane in bench.panel.lanes] == ["CE   cost 0.3550", "SE   cost 0.8350"]


def test_the_costs_of_both_can_be_asked_for(qtbot: QtBot) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    assert [spot.key for spot in bench.panel._spots()] == [("CE", "cost"), ("SE", "cost")]


def test_titles_may_hold_numbers_of_their_own(qtbot: QtBot) -> None:
    one = do(runner_of(1e-5, 3e-5), Step(3))
    part = curves_part(lockstep(one).lanes(), one.history)
    named = tuple(dataclasses.replace(lane, title=Message("run_called", {"name": "α = 3"})) for lane in part.lanes)
    bench = Bench(qtbot, LanesPart(named))
    spots = bench.panel._spots()
    label = bench.panel.lanes[0].label.words
    start = label.fontMetrics().horizontalAdvance("α = 3   ")
    assert all(spot.rect.left() >= start for spot in spots)


@POPUPS
def test_a_pinned_run_stays_behind_and_is_brought_back(qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/cost").page
    page.send(Step(40))
    at(qtbot, page, 40)
    press(qtbot, page.pins.pin)
    qtbot.waitUntil(lambda: page.pins.chips[0].isVisible())
    page.send(SetKnob("initialisation", "w-4"))
    with_knob(qtbot, page, "initialisation", "w-4")
    panel = page.views.frame("cost").panel
    assert isinstance(panel, LanesPanel)
    assert panel.ghosts.last() == 40
    page.send(BringBack(0))
    at(qtbot, page, 40)
    assert panel.lanes[0].label.words.text().endswith("cost 0.2387")


def test_a_change_of_theme_repaints(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, costs(Step(20)))
    light = bench.panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert bench.panel.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")
