"""Another start for all three runs, chosen in any valley by mouse or keys; both axes in one unit; 32 bits on screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QToolButton
from pytestqt.qtbot import QtBot

import resources
from engine.core.commands import Back, Command, SetData, SetKnob, SetParameters, Step
from engine.core.lesson import NamedData
from engine.core.parts_scales import ValleysPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.valleys_panel import ValleysPanel
from tests.engine.scales import part_after
from tests.gui.deeds import click_plot, step_on
from tests.gui.two_costs import kept
from tests.gui.window import LEFT, POPUPS, at, child, drawn, opened, press, with_knob

pytestmark = POPUPS
LAB = "l07_tips/scaling"
NAMES = ("raw", "minmax", "standard")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """The panel alone, and what it asks for."""

    def __init__(self, qtbot: QtBot, *commands: Command, data: str = "house") -> None:
        self.part = part_after(ValleysPart, "valleys", *commands, data=data)
        self.panel = kept(qtbot, ValleysPanel())
        self.panel.resize(1200, 420)
        self.commands: list[Command] = []
        self.looks: list[dict[str, object]] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.look_requested.connect(self.looks.append)
        self.panel.show_part(self.part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def start(self) -> dict[str, float]:
        """The only start that was asked for."""
        (command,) = self.commands
        assert isinstance(command, SetParameters)
        assert command.start
        return dict(command.values)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_click_names_the_valley_in_which_the_place_is(place: int, qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    (x_low, x_high, y_low, y_high) = bench.part.valleys[place].seen
    x, y = x_low + 0.3 * (x_high - x_low), y_low + 0.7 * (y_high - y_low)
    click_plot(qtbot, bench.panel.maps[place].plot, x, y)
    found, name = bench.start(), NAMES[place]
    assert found[f"{name} w1"] == pytest.approx(x, abs=0.02 * (x_high - x_low))
    assert found[f"{name} b"] == pytest.approx(y, abs=0.02 * (y_high - y_low))


def test_with_more_features_a_click_names_the_two_weights_of_the_picture(qtbot: QtBot) -> None:
    bench = Bench(qtbot, data="exam_five")
    valley = bench.part.valleys[1]
    click_plot(qtbot, bench.panel.maps[1].plot, *valley.surface.here)
    assert set(bench.start()) == {"minmax w1", "minmax w2"}


def test_a_drag_starts_where_it_was_pressed_and_not_wherever_the_picture_goes_on_growing_to(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    plot = bench.panel.maps[2].plot
    first, second = (plot.to_pixels(x, 300.0).toPoint() for x in (100.0, 250.0))
    QTest.mousePress(plot.viewport(), LEFT, pos=first)
    QTest.mouseMove(plot.viewport(), second)
    QTest.mouseRelease(plot.viewport(), LEFT, pos=second)
    assert bench.start()["standard w1"] == pytest.approx(100.0, abs=10.0)
    click_plot(qtbot, plot, 250.0, 300.0)
    assert len(bench.commands) == 2


def test_keys_go_over_the_round_valley_first_and_on_to_its_neighbours(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    panel = bench.panel
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert bench.commands == []
    qtbot.keyClick(panel, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(panel, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    (x_low, x_high), (y_low, y_high) = panel.maps[2].plot.getPlotItem().getViewBox().viewRange()
    assert bench.start() == pytest.approx({"standard w1": 0.1 * (x_high - x_low), "standard b": 0.1 * (y_high - y_low)})
    bench.commands.clear()
    qtbot.keyClick(panel, Qt.Key.Key_Left, CONTROL)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert set(bench.start()) == {"minmax w1", "minmax b"}


def test_the_crosshair_is_in_the_valley_that_has_the_keys_alone_and_escape_takes_it_away(qtbot: QtBot) -> None:
    panel = Bench(qtbot).panel
    panel.setFocus()
    plain = [drawn.plot.grab().toImage() for drawn in panel.maps]

    def changed() -> list[bool]:
        return [drawn.plot.grab().toImage() != old for drawn, old in zip(panel.maps, plain, strict=True)]

    qtbot.keyClick(panel, Qt.Key.Key_Right, SHIFT)
    assert changed() == [False, False, True]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert changed() == [False, False, False]


def test_the_hint_says_that_all_three_start_from_the_same_prediction(qtbot: QtBot) -> None:
    assert "all three start from the same prediction" in Bench(qtbot).panel.hint.text()


# ── both axes in one unit


def test_only_the_raw_valley_has_the_switch_and_it_asks_for_one_unit(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    assert [drawn.alike.isVisible() for drawn in bench.panel.maps] == [True, False, False]
    press(qtbot, bench.panel.maps[0].alike)
    assert bench.looks == [{"alike": True}]


def test_all_pictures_begin_at_one_height(qtbot: QtBot) -> None:
    assert len({drawn.plot.mapTo(drawn, drawn.plot.rect().topLeft()).y() for drawn in Bench(qtbot).panel.maps}) == 1


def test_in_one_unit_the_needle_is_a_line_on_which_start_and_lowest_point_lie(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    step_on(qtbot, page, 1)
    panel = page.views.frame("valleys").panel
    press(qtbot, child(panel, QToolButton, "alike"))

    def alike(shown: Snapshot) -> bool:
        return _valleys(shown).valleys[0].alike

    valley = _valleys(drawn(qtbot, page, alike)).valleys[0]
    assert isinstance(panel, ValleysPanel)
    box = panel.maps[0].plot.getPlotItem().getViewBox()
    (x_low, x_high), (y_low, y_high) = box.viewRange()
    assert (x_high - x_low) / box.width() == pytest.approx((y_high - y_low) / box.height(), rel=0.01)
    lowest, here = valley.surface.slice_lowest, valley.surface.here
    assert lowest is not None
    # Less than a pixel to the side, and a good part of the picture below.
    assert abs(lowest[0] - here[0]) / (x_high - x_low) * box.width() < 1.0
    assert (lowest[1] - here[1]) / (y_high - y_low) > 0.3
    assert panel.maps[0].alike.isChecked()


# ── in the whole window


def _valleys(shown: Snapshot) -> ValleysPart:
    part = shown.frame.parts["valleys"]
    assert isinstance(part, ValleysPart)
    return part


def _costs(shown: Snapshot) -> list[float]:
    return [valley.surface.here_cost for valley in _valleys(shown).valleys]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_after_a_click_all_three_runs_start_there_and_go_back_exactly(place: int, qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    step_on(qtbot, page, 10)
    panel = page.views.frame("valleys").panel
    assert isinstance(panel, ValleysPanel)
    before = _costs(drawn(qtbot, page))
    x_low, x_high, y_low, y_high = _valleys(drawn(qtbot, page)).valleys[place].seen
    click_plot(qtbot, panel.maps[place].plot, 0.7 * x_high + 0.3 * x_low, 0.4 * y_high + 0.6 * y_low)
    started = drawn(qtbot, page, lambda shown: shown.status.step == 0 and _costs(shown) != before)
    first = _costs(started)
    assert first == pytest.approx([first[0]] * 3, rel=1e-9)
    page.send(Step(20))
    there = _costs(at(qtbot, page, 20))
    assert _valleys(at(qtbot, page, 20)).valleys[2].arrived == 1
    page.send(Back(20))
    assert _costs(at(qtbot, page, 0)) == first
    page.send(Step(20))
    assert _costs(at(qtbot, page, 20)) == there


def test_the_switch_of_32_bits_is_under_more_and_shows_inf_at_2_beside_the_exact_cost(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    _course(page)
    page.send(SetKnob("float32", True))
    with_knob(qtbot, page, "float32", True)
    page.send(SetParameters(_start(), start=True))
    page.send(Step(6))
    at(qtbot, page, 6)
    panel = page.views.frame("valleys").panel
    assert isinstance(panel, ValleysPanel)
    raw = panel.maps[0]
    assert raw.pace.text() == "float32: inf at update 2, nan at 6   in 64 bits 2.964e42"
    assert ("raw", "exact_cost") in [spot.key for spot in raw.spots()]
    assert "In 64 bits: 2.964e42" in page.knobs.card.words.text()
    assert child(page.knobs, QCheckBox, "knob float32").isChecked()
    page.send(SetKnob("float32", False))
    with_knob(qtbot, page, "float32", False)
    page.send(SetParameters(_start(), start=True))
    page.send(Step(2))
    assert _costs(at(qtbot, page, 2))[0] == pytest.approx(2.96382376879e42, rel=1e-9)
    assert "float32" not in raw.pace.text()


def _course(page: LabPage) -> None:
    page.send(SetData(NamedData("stock"), page.lab.presets["stock"]))
    page.send(SetKnob("scale_target", False))


def _start() -> dict[str, float]:
    """The one of the list beside "New start"."""
    found: dict[str, float] = resources.table(f"lectures/{LAB}/info.toml")["start"][0]["setup"]["initial"]
    return found
