"""The cost curve: what it draws and how it goes to other steps."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Seek
from engine.core.frames import CurvePart
from engine.core.types import frozen
from gui.drawing.cost_axes import CostAxes
from gui.panels.cost_panel import CostPanel
from tests.gui import lecture4


def _shown(qtbot: QtBot) -> CostPanel:
    # Not a fixture: its value would be held until after the check for what is left behind.
    panel = CostPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 420)
    panel.show_scene(lecture4.scene())
    panel.show_part(lecture4.curve(lecture4.falling(), 60))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _asked(panel: CostPanel) -> list[object]:
    commands: list[object] = []
    panel.command_requested.connect(commands.append)
    return commands


def _pixel(panel: CostPanel, step: float) -> QPoint:
    return panel.plot.to_pixels(panel.axes.x(step), panel.axes.y(100.0)).toPoint()


@pytest.mark.parametrize("log_steps", [False, True])
def test_pressing_at_step_40_seeks_step_40(qtbot: QtBot, log_steps: bool) -> None:
    panel = _shown(qtbot)
    asked = _asked(panel)
    panel.log_steps.setChecked(log_steps)
    qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=_pixel(panel, 40))
    assert asked == [Seek(40)]


def test_dragging_seeks_step_after_step(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    asked = _asked(panel)
    viewport = panel.plot.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=_pixel(panel, 40))
    qtbot.mouseMove(viewport, _pixel(panel, 50))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=_pixel(panel, 50))
    assert asked[0] == Seek(40)
    assert asked[-1] == Seek(50)


def test_beyond_the_furthest_step_the_furthest_is_sought(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    asked = _asked(panel)
    qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=_pixel(panel, 125))
    assert asked == [Seek(100)]


def test_arrow_keys_go_one_update_and_stop_at_the_ends(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    asked = _asked(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    panel.show_part(lecture4.curve(lecture4.falling(), 100))
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    assert asked == [Seek(59), Seek(100), Seek(0)]


def test_keys_pressed_faster_than_frames_come_add_up(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    asked = _asked(panel)
    for _ in range(3):
        qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert asked[-1] == Seek(57)


def test_what_lies_after_the_present_step_stands_back(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    past, _ = panel.past.getData()
    known, _ = panel.known.getData()
    assert (past.min(), past.max()) == (0, 60)
    assert (known.min(), known.max()) == (60, 100)
    marked, _ = panel.marker.getData()
    assert marked.tolist() == [60]


def test_the_cost_axis_is_logarithmic_by_default_and_can_be_linear(qtbot: QtBot) -> None:
    panel = _shown(qtbot)

    def heights() -> tuple[float, float]:
        _, y = panel.past.getData()
        return float(y.min()), float(y.max())

    assert heights() == pytest.approx((math.log10(0.754), math.log10(29662.754)), rel=1e-3)
    panel.log_cost.click()
    assert heights() == pytest.approx((0.754, 29662.754), rel=1e-3)


def test_the_root_is_offered_only_where_it_means_something(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.log_cost.click()
    assert not panel.root.isHidden()
    panel.root.click()
    _, y = panel.past.getData()
    assert y.max() == pytest.approx(math.sqrt(29662.754))
    panel.show_part(lecture4.curve(lecture4.falling(), 60, root=False))
    assert panel.root.isHidden()
    _, y = panel.past.getData()
    assert y.max() == pytest.approx(29662.754)


def test_steps_that_share_a_point_are_drawn_as_a_band_from_least_to_greatest(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    low, high = frozen([10.0, 5.0, 2.0]), frozen([20.0, 9.0, 4.0])
    panel.show_part(CurvePart(frozen([0, 100, 200]), low, high, 299, 3.0, 299, 512, None, True))
    _, y = panel.past.getData()
    assert sorted(10**height for height in y.tolist()) == pytest.approx([2, 3, 3, 4, 5, 9, 10, 20])


def test_the_lowest_possible_cost_is_drawn_and_named(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    _, y = panel.floor.getData()
    assert 10 ** y[0] == pytest.approx(0.104)
    assert panel.floor_name.toPlainText() == "lowest possible 0.1040"
    panel.show_part(lecture4.curve(lecture4.falling(), 60, floor=None))
    assert not panel.floor.isVisible()


@pytest.mark.parametrize("log_cost", [True, False])
def test_costs_that_are_not_finite_never_reach_the_plot(qtbot: QtBot, log_cost: bool) -> None:
    panel = _shown(qtbot)
    panel.log_cost.setChecked(log_cost)
    costs = [100.0, 1e9, 1e300, math.inf, math.nan]
    for step in range(len(costs)):
        panel.show_part(lecture4.curve(costs, step))
        panel.grab()
        for item in (panel.past, panel.known, panel.marker, panel.now):
            x, y = item.getData()
            assert all(math.isfinite(value) for value in [*x, *y])
    assert "–" in panel.reading.toPlainText()


def test_a_cost_of_zero_has_a_place_on_the_logarithmic_axis(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.show_part(lecture4.curve([4.0, 1.0, 0.0], 2, floor=0.0))
    panel.grab()
    _, y = panel.marker.getData()
    assert math.isfinite(y[0])
    assert y[0] < -6


def test_ranges_change_in_jumps_only(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    changes: list[object] = []
    panel.plot.getPlotItem().getViewBox().sigRangeChanged.connect(lambda *_: changes.append(None))
    costs = lecture4.falling()
    for step in range(20, 100):
        panel.show_part(lecture4.curve(costs[: step + 1], step))
    assert changes == []
    panel.show_part(lecture4.curve(lecture4.falling(200), 150, limit=256))
    assert len(changes) > 0


def test_the_reading_says_step_cost_and_points(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.resize(900, 420)
    panel.show_part(lecture4.curve([29661.8, 9299.0, 1.6], 2))
    assert panel.reading.toPlainText() == "update 2   cost 1.600   √cost 1.265 points"


def test_the_decades_of_a_run_that_blew_up_are_few_and_keep_their_zeros() -> None:
    ticks = CostAxes().y_ticks((4.0, 26.0), 4)
    assert ticks is not None
    assert [words for _, words in ticks[0]] == ["1e10", "1e20"]


@pytest.mark.parametrize(("low", "high"), [(-1.0, 4.0), (0.0, 1.0), (1.0, 9.0), (6.0, 9.0)])
def test_however_low_the_view_at_least_two_costs_are_written(low: float, high: float) -> None:
    ticks = CostAxes().y_ticks((low, high), 1)
    assert ticks is not None
    assert len(ticks[0]) >= 2


@pytest.mark.parametrize("floor", [0.104, 0.12, 0.9])
def test_the_name_of_the_lowest_cost_stands_under_its_line_where_the_curve_never_is(qtbot: QtBot, floor: float) -> None:
    panel = _shown(qtbot)
    panel.show_part(lecture4.curve(lecture4.falling(), 60, floor=floor))
    box = panel.plot.getPlotItem().getViewBox()
    line = box.mapViewToScene(QPointF(0.0, panel.axes.y(floor))).y()
    name = panel.floor_name.mapRectToScene(panel.floor_name.boundingRect())
    assert line <= name.top()
    assert name.bottom() <= box.sceneBoundingRect().bottom()


def test_where_the_curve_falls_late_the_cost_alone_is_read(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.resize(520, 170)
    costs = [0.69] * 14 + [0.69 * 0.5**k for k in range(1, 7)]
    panel.show_part(lecture4.curve(costs, 19, limit=20, floor=None))
    assert panel.reading.toPlainText().startswith("cost")
    early = [0.69 * 0.5**k for k in range(6)] + [0.01] * 14
    panel.show_part(lecture4.curve(early, 19, limit=20, floor=None))
    assert panel.reading.toPlainText().startswith("update 19   cost")


@pytest.mark.parametrize("rises", [False, True])
def test_the_reading_stands_where_the_curve_is_not(qtbot: QtBot, rises: bool) -> None:
    panel = _shown(qtbot)
    panel.resize(430, 230)
    costs = [29662.0 * 10.0**k for k in range(21)]
    panel.show_part(lecture4.curve(costs if rises else lecture4.falling(20), 20, limit=20, floor=None))
    box = panel.plot.getPlotItem().getViewBox()
    reading = panel.reading.mapRectToScene(panel.reading.boundingRect())
    steps, heights = panel.past.getData()
    for step, height in zip(steps.tolist(), heights.tolist(), strict=True):
        assert not reading.contains(box.mapViewToScene(QPointF(step, height)))
