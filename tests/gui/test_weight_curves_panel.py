"""Two costs over one weight on the screen: hops, tangent, valleys, and a start put down by click or by keys."""

import dataclasses

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetParameters, Step
from engine.core.parts_lanes import WeightCurvesPart
from engine.core.types import frozen
from gui import theme
from gui.panels import lane_dress
from gui.panels.hops_item import SHORTEST_ARROW
from gui.panels.weight_curves_panel import WeightCurvesPanel
from gui.panels.weight_plot import WeightPlot
from tests.gui.deeds import click_plot
from tests.gui.explaining import move_mouse, told
from tests.gui.two_costs import kept, part_of
from tests.gui.window import POPUPS, drawn, opened

LAB = "l05_logistic/cost"


class Bench:
    def __init__(self, qtbot: QtBot, part: WeightCurvesPart) -> None:
        self.qtbot = qtbot
        self.panel = kept(qtbot, WeightCurvesPanel())
        self.panel.resize(1000, 420)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    @property
    def entropy(self) -> WeightPlot:
        return self.panel.maps[0]

    @property
    def squared(self) -> WeightPlot:
        return self.panel.maps[1]

    def starts(self) -> list[float]:
        assert all(isinstance(command, SetParameters) and command.start for command in self.commands)
        return [command.values["w1"] for command in self.commands if isinstance(command, SetParameters)]


def curves(*commands: Command, data: str = "twelve_students") -> WeightCurvesPart:
    return part_of(WeightCurvesPart, "curves", *commands, data=data)


def test_both_costs_stand_side_by_side_over_the_same_weights(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    assert [plot.head.words.text() for plot in bench.panel.maps] == ["Cross-entropy (CE)", "Squared error (SE)"]
    ranges = [plot.plot.getPlotItem().getViewBox().viewRange()[0] for plot in bench.panel.maps]
    assert ranges[0] == pytest.approx(ranges[1])
    assert abs(bench.entropy.width() - bench.squared.width()) <= 2


def test_the_slope_is_written_with_its_zeros(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    assert bench.entropy.reading.text() == "w = −6.0000    cost 8.786    slope −1.449"
    assert bench.squared.reading.text() == "w = −6.0000    cost 0.8350    slope −0.0006666"


def test_the_tangent_has_the_slope_of_the_curve_where_the_run_is(qtbot: QtBot) -> None:
    part = curves(Step(10))
    bench = Bench(qtbot, part)
    for plot, curve in zip(bench.panel.maps, part.curves, strict=True):
        (left, right), (low, high) = (values.tolist() for values in plot.tangent.getData())
        assert (high - low) / (right - left) == pytest.approx(curve.slope)
        assert (left + right) / 2 == pytest.approx(curve.hops[-1])


def test_the_lowest_point_and_a_local_minimum_have_different_marks_and_words(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    assert bench.squared.legend.text() == "★ lowest: w = 1.847, cost 0.0710"
    assert len(bench.squared.minima.points()) == 0
    bench = Bench(qtbot, curves(data="local_minimum"))
    assert bench.squared.legend.text().startswith("★ lowest: w = 0.0796")
    assert "○ local minimum: w = −0.8846, cost 0.3533" in bench.squared.legend.text()
    assert [point.pos().x() for point in bench.squared.minima.points()] == pytest.approx([-0.8846], abs=1e-4)
    assert bench.entropy.legend.text() == "★ lowest: w = 0.1105, cost 0.5974"


def arrow(plot: WeightPlot, to_pixels: QTransform) -> list[object]:
    return list(plot.hops.arrow(to_pixels) or ())


def test_where_only_rounding_is_left_no_next_step_is_drawn(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves(Step(100), data="local_minimum"))
    assert arrow(bench.entropy, QTransform.fromScale(400.0, -20.0)) == []


def test_a_step_too_short_to_be_seen_is_drawn_enlarged(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    near, far = QTransform.fromScale(40.0, -20.0), QTransform.fromScale(400.0, -20.0)
    assert arrow(bench.entropy, near) == [pytest.approx(SHORTEST_ARROW), True]
    assert arrow(bench.entropy, far) == [pytest.approx(173.9, abs=0.1), False]
    assert arrow(bench.squared, near) == [pytest.approx(SHORTEST_ARROW), True]


def _is_inked(plot: WeightPlot, w: float, cost: float) -> bool:
    """Whether something in the colour of the first run is painted at (w, cost), give or take a pixel."""
    image, spot = plot.plot.viewport().grab().toImage(), plot.plot.to_pixels(w, cost).toPoint()
    wanted = lane_dress.color(0)
    around = [image.pixelColor(spot + QPoint(dx, dy)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return any(abs(seen.hue() - wanted.hue()) < 8 and seen.saturation() > 150 for seen in around)


def test_a_hop_is_a_straight_arrow_from_one_place_to_the_next_and_does_not_follow_the_curve(qtbot: QtBot) -> None:
    part = curves()
    leap = dataclasses.replace(part.curves[0], hops=frozen([-8.0, 0.0]), hop_heights=frozen([12.0, 12.0]), next_w=0.0)
    bench = Bench(qtbot, dataclasses.replace(part, curves=(leap, part.curves[1])))
    assert _is_inked(bench.entropy, -6.0, 12.0)
    assert not _is_inked(bench.entropy, -6.0, 10.5)
    bench.panel.show_part(part)
    assert not _is_inked(bench.entropy, -6.0 + 1.5, 12.0)


def test_a_click_on_either_curve_starts_both_there(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    click_plot(qtbot, bench.entropy.plot, 1.5, 5.0)
    click_plot(qtbot, bench.squared.plot, -3.0, 0.5)
    assert bench.starts() == pytest.approx([1.5, -3.0], abs=0.05)


def test_arrow_keys_and_enter_start_there_too_and_escape_takes_the_line_away(qtbot: QtBot) -> None:
    bench = Bench(qtbot, curves())
    bench.panel.setFocus()
    for _ in range(5):
        qtbot.keyClick(bench.panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bench.entropy.line.getData()[0].tolist() == pytest.approx([0.5, 0.5])
    qtbot.keyClick(bench.panel, Qt.Key.Key_Escape)
    assert len(bench.squared.line.getData()[0]) == 0
    qtbot.keyClick(bench.panel, Qt.Key.Key_Return)
    assert bench.commands == []
    qtbot.keyClick(bench.panel, Qt.Key.Key_Left)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Return)
    assert bench.starts() == pytest.approx([-6.13])


def test_a_run_outside_the_picture_does_not_break_it(qtbot: QtBot) -> None:
    part = curves()
    far = tuple(
        dataclasses.replace(curve, hops=curve.hops * 1e9, hop_heights=curve.hop_heights * 1e9, next_w=1e300)
        for curve in part.curves
    )
    bench = Bench(qtbot, dataclasses.replace(part, curves=far))
    assert not bench.panel.grab().isNull()


def test_a_change_of_theme_repaints_and_keeps_the_numbers(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, curves(Step(2)))
    light, words = bench.panel.grab().toImage(), bench.entropy.reading.text()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert bench.panel.grab().toImage() != light
        assert bench.entropy.reading.text() == words
    finally:
        theme.apply(qapp, "light")


@POPUPS
def test_the_slopes_of_both_runs_explain_themselves_under_the_mouse(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    page = window.page
    panel = page.views.frame("curves").panel
    assert isinstance(panel, WeightCurvesPanel)
    for plot, name in zip(panel.maps, ("CE", "SE"), strict=True):
        spot = next(spot for spot in plot.spots() if spot.key == (name, "slope", "w1"))
        move_mouse(window, spot.on_screen().center())
        explanation = told(qtbot, page, (name, "slope", "w1"))
        assert explanation.value == pytest.approx({"CE": -1.4492, "SE": -0.00066659}[name], rel=1e-4)
        move_mouse(window, page.mapToGlobal(QPoint(2, 2)))


@POPUPS
def test_a_click_begins_a_new_run_that_stands_there(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    panel = page.views.frame("curves").panel
    assert isinstance(panel, WeightCurvesPanel)
    assert page.knobs.seed.text() == "w = −6"
    click_plot(qtbot, panel.maps[1].plot, 1.0, 0.5)
    drawn(qtbot, page, lambda shown: shown.status.by_hand)
    assert [plot.reading.text().split("    ")[0] for plot in panel.maps] == [panel.maps[0].reading.text()[:10]] * 2
    assert page.knobs.seed.text() == "set by hand"
