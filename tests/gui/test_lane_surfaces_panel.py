"""Two cost surfaces side by side: one grid, hops of each run, and a start by click or keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetParameters, Step
from engine.core.parts_lanes import LaneSurfacesPart
from gui import theme
from gui.panels.lane_surfaces_panel import LaneSurfacesPanel
from tests.gui.deeds import click_plot
from tests.gui.two_costs import WITH_BIAS, kept, part_of


class Bench:
    def __init__(self, qtbot: QtBot, part: LaneSurfacesPart) -> None:
        self.panel = kept(qtbot, LaneSurfacesPanel())
        self.panel.resize(1000, 420)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)


def surfaces(*commands: Command) -> LaneSurfacesPart:
    return part_of(LaneSurfacesPart, "surfaces", *commands)


def test_both_surfaces_have_the_same_axes_and_their_own_name_and_cost(qtbot: QtBot) -> None:
    bench = Bench(qtbot, surfaces(WITH_BIAS))
    boxes = [drawn.plot.getPlotItem().getViewBox().viewRange() for drawn in bench.panel.maps]
    assert boxes[0] == boxes[1]
    assert [drawn.head.words.text() for drawn in bench.panel.maps] == ["Cross-entropy (CE)", "Squared error (SE)"]
    assert [drawn.reading.text().split("  ")[-1] for drawn in bench.panel.maps] == ["cost 8.786", "cost 0.8350"]


def test_a_click_starts_both_parameters_there(qtbot: QtBot) -> None:
    bench = Bench(qtbot, surfaces(WITH_BIAS))
    click_plot(qtbot, bench.panel.maps[1].plot, -3.0, 2.0)
    (command,) = bench.commands
    assert isinstance(command, SetParameters)
    assert command.start
    assert command.values == pytest.approx({"w1": -3.0, "b": 2.0}, abs=0.1)


def test_without_a_bias_only_w_is_moved_and_the_hint_says_so(qtbot: QtBot) -> None:
    bench = Bench(qtbot, surfaces())
    assert "b stays 0" in bench.panel.hint.text()
    click_plot(qtbot, bench.panel.maps[0].plot, -3.0, 2.0)
    (command,) = bench.commands
    assert isinstance(command, SetParameters)
    assert command.values == pytest.approx({"w1": -3.0}, abs=0.1)
    bench.panel.show_part(surfaces(WITH_BIAS))
    assert "b stays 0" not in bench.panel.hint.text()


def test_keys_move_the_crosshair_and_start_there(qtbot: QtBot) -> None:
    part = surfaces(WITH_BIAS)
    bench = Bench(qtbot, part)
    bench.panel.setFocus()
    qtbot.keyClick(bench.panel, Qt.Key.Key_Return)
    assert bench.commands == []
    qtbot.keyClick(bench.panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Return)
    (command,) = bench.commands
    assert isinstance(command, SetParameters)
    surface = part.surfaces[0].surface
    across, up = float(surface.x[-1] - surface.x[0]), float(surface.y[-1] - surface.y[0])
    assert command.values == pytest.approx({"w1": -6.0 + 0.1 * across, "b": 0.1 * up})


def test_the_hops_of_the_run_are_drawn_on_its_surface(qtbot: QtBot) -> None:
    bench = Bench(qtbot, surfaces(WITH_BIAS))
    before = bench.panel.maps[0].plot.grab().toImage()
    bench.panel.show_part(surfaces(WITH_BIAS, Step(10)))
    assert bench.panel.maps[0].plot.grab().toImage() != before
    assert bench.panel.maps[0].reading.text().startswith("w = −1.6991")


def test_costs_explain_themselves(qtbot: QtBot) -> None:
    bench = Bench(qtbot, surfaces(WITH_BIAS))
    assert [spot.key for drawn in bench.panel.maps for spot in drawn.spots()] == [("CE", "cost"), ("SE", "cost")]


def test_a_change_of_theme_repaints(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, surfaces(WITH_BIAS))
    light = bench.panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert bench.panel.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")
