"""Lines of several runs, their coefficients with a new row, and the cloud that is moved in two steps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetLook, Step
from engine.core.frames import Look, Scene
from engine.core.lesson import Lesson, NamedData
from engine.core.parts_scales import CloudPart, CoefficientsPart, LaneLinesPart
from gui import theme
from gui.panels.cloud_panel import CloudPanel
from gui.panels.coefficients_panel import CoefficientsPanel
from gui.panels.lane_lines_panel import LaneLinesPanel
from gui.panels.panel import Panel
from tests.engine.runs import do
from tests.engine.scales import VIEWS, part, part_after, scales
from tests.gui.deeds import click_plot
from tests.gui.two_costs import W, kept

SCENE = Scene(
    "l07_tips/scaling",
    Lesson("l07_tips/scaling", NamedData("house"), {}),
    columns=("Size",),
    targets=("Price",),
    unit="thousand $",
)


def exposed(qtbot: QtBot, panel: W, size: tuple[int, int] = (900, 420)) -> W:
    kept(qtbot, panel).resize(*size)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def looks(panel: Panel) -> list[dict[str, object]]:
    asked: list[dict[str, object]] = []
    panel.look_requested.connect(asked.append)
    return asked


# ── lines


def lines(qtbot: QtBot, *commands: Step) -> LaneLinesPanel:
    panel = LaneLinesPanel()
    panel.show_scene(SCENE)
    panel.show_part(part_after(LaneLinesPart, "lines", *commands))
    return exposed(qtbot, panel)


def test_each_run_has_its_line_in_the_units_of_the_data(qtbot: QtBot) -> None:
    panel = lines(qtbot, Step(100))
    assert [label.words.text() for label in panel.labels] == [
        "As it is (raw)   H = 0.1758 x + 0.00014   cost 1,568",
        "Min-max, 0 to 1 (minmax)   H = 0.1570 x + 40.31   cost 1,466",
        "Standardised (standard)   H = 0.1570 x + 40.28   cost 1,466",
    ]
    raw, _, standard = (curve.getData() for curve in panel.lines)
    assert raw[0][0] == standard[0][0] == 0.0
    assert (raw[1][0], standard[1][0]) == (pytest.approx(0.0, abs=0.01), pytest.approx(40.28, abs=0.01))


def test_the_axes_have_the_words_and_the_unit_of_the_data(qtbot: QtBot) -> None:
    panel = lines(qtbot)
    assert panel.plot.getAxis("left").labelText == "Price (thousand $)"
    assert panel.plot.getAxis("bottom").labelText == "Size"
    panel.show_part(part(scales(scale_target=True), LaneLinesPart, "lines"))
    assert panel.plot.getAxis("left").labelText == "Price (0 to 1)"


def test_a_click_and_arrow_keys_ask_about_another_row(qtbot: QtBot) -> None:
    panel = lines(qtbot)
    asked = looks(panel)
    assert panel.new.value() == 2000.0
    assert panel.new.isVisible()
    panel.show_part(part(do(scales(), SetLook(Look(views=frozenset({"lines"})))), LaneLinesPart, "lines"))
    assert not panel.new.isVisible()
    click_plot(qtbot, panel.plot, 2590.0, 300.0)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert asked == [{"probes": ((size, 0.0),)} for size in (2600.0, 2100.0, 1900.0)]


def test_numbers_of_the_lines_explain_themselves(qtbot: QtBot) -> None:
    panel = lines(qtbot, Step(100))
    keys = [spot.key for spot in panel._numbers.spots()]
    assert keys[:3] == [("raw", "parameter", "w1"), ("raw", "parameter", "b"), ("raw", "cost")]
    assert keys[3:6] == [("minmax", "original", "w1"), ("minmax", "original", "b"), ("minmax", "cost")]
    assert len(keys) == 9


# ── coefficients


def coefficients(qtbot: QtBot, data: str = "house", *, size: float | None = None) -> CoefficientsPanel:
    panel = CoefficientsPanel()
    panel.show_scene(SCENE)
    one = do(scales(data), Step(100))
    if size is not None:
        one.handle(SetLook(Look(views=VIEWS, probes=((size, 0.0),))))
    panel.show_part(part(one, CoefficientsPart, "coefficients"))
    return exposed(qtbot, panel)


def test_a_new_row_is_worked_out_in_both_coordinates_and_agrees(qtbot: QtBot) -> None:
    raw, minmax, standard = coefficients(qtbot).blocks
    assert raw.original.text() == "0.1758 × 2,000 + 0.00014 = 351.6"
    assert not raw.learned.isVisible()
    assert minmax.learned.text() == "248.7 × 0.3687 + 262.6 = 354.3"
    assert minmax.original.text() == "0.1570 × 2,000 + 40.31 = 354.3"
    assert standard.learned.text() == "81.56 × (−0.0107) + 355.1 = 354.3"
    assert standard.original.text() == "0.1570 × 2,000 + 40.28 = 354.3"


def test_where_there_is_room_the_way_back_is_said(qtbot: QtBot) -> None:
    panel = coefficients(qtbot)
    raw, _, standard = panel.blocks
    assert [label.text() for label in standard.back] == [
        "w: 81.56 ÷ 519.5 = 0.1570", "b: 355.1 − 0.1570 × 2,006 = 40.28",
    ]  # fmt: skip
    panel.resize(900, 700)
    qtbot.waitUntil(lambda: standard.back[0].isVisible())
    assert not raw.back[0].isVisible()
    panel.resize(900, 260)
    qtbot.waitUntil(lambda: not standard.back[0].isVisible())


def test_where_it_is_narrow_the_sums_close_up_and_still_explain_themselves(qtbot: QtBot) -> None:
    panel = coefficients(qtbot)
    standard = panel.blocks[2]
    wide = [spot.key for spot in standard.spots()]
    panel.resize(310, 420)
    qtbot.waitUntil(lambda: standard.learned.shown_text() == "81.56×−0.0107+355.1=354.3")
    assert standard.names[0].text() == "learned"
    assert [spot.key for spot in standard.spots()] == wide


def test_the_size_of_the_new_row_is_chosen_in_its_field(qtbot: QtBot) -> None:
    panel = coefficients(qtbot)
    asked = looks(panel)
    panel.row.selectAll()
    qtbot.keyClicks(panel.row, "2500")
    assert asked == []
    qtbot.keyClick(panel.row, Qt.Key.Key_Return)
    qtbot.keyClick(panel.row, Qt.Key.Key_Up)
    assert asked == [{"probes": ((size, 0.0),)} for size in (2500.0, 2600.0)]


def test_a_size_out_of_reach_is_not_taken(qtbot: QtBot) -> None:
    panel = coefficients(qtbot)
    asked = looks(panel)
    for typed in ("99999999", "-5", "big"):
        panel.row.selectAll()
        qtbot.keyClicks(panel.row, typed)
        qtbot.keyClick(panel.row, Qt.Key.Key_Return)
        assert panel.row.minimum() <= panel.row.value() <= panel.row.maximum()
    for look in asked:
        probes = look["probes"]
        assert isinstance(probes, tuple)
        size = probes[0][0]
        assert panel.row.minimum() <= size <= panel.row.maximum()


def test_with_several_features_every_one_has_its_product(qtbot: QtBot) -> None:
    panel = coefficients(qtbot, "exam_five")
    assert panel.others.text() == "the other features near their means"
    assert panel.blocks[2].learned.text().count("×") == 3
    panel.resize(320, 420)
    assert panel.blocks[2].learned.shown_text().startswith("H = ")


def test_numbers_of_the_coefficients_explain_themselves(qtbot: QtBot) -> None:
    standard = coefficients(qtbot).blocks[2]
    assert [spot.key[1:] for spot in standard.spots()] == [
        ("parameter", "w1"), ("new_feature", "0"), ("parameter", "b"), ("new_row",),
        ("original", "w1"), ("original", "b"), ("new_row_original",),
    ]  # fmt: skip


# ── the cloud


def cloud(qtbot: QtBot, stage: int = 0) -> CloudPanel:
    panel = CloudPanel()
    panel.show_part(at_stage(stage))
    return exposed(qtbot, panel)


def at_stage(stage: int) -> CloudPart:
    one = scales()
    one.handle(SetLook(Look(views=VIEWS, stage=stage)))
    return part(one, CloudPart, "cloud")


@pytest.mark.parametrize(("stage", "condition"), [(0, "1.75e8"), (1, "3.66e7"), (2, "2.440")])
def test_each_stage_has_its_condition_number(stage: int, condition: str, qtbot: QtBot) -> None:
    panel = cloud(qtbot, stage)
    assert panel.condition.text() == f"condition number {condition}"
    assert [button.isChecked() for button in panel.stages] == [place == stage for place in range(3)]


def test_buttons_and_arrow_keys_go_from_stage_to_stage(qtbot: QtBot) -> None:
    panel = cloud(qtbot)
    asked = looks(panel)
    qtbot.mouseClick(panel.stages[2], Qt.MouseButton.LeftButton)
    panel.show_part(at_stage(2))
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert asked == [{"stage": stage} for stage in (2, 2, 1)]


def test_to_the_same_scale_the_raw_points_lie_on_one_line_and_at_last_apart(qtbot: QtBot) -> None:
    widths = []
    for stage in (0, 2):
        panel = cloud(qtbot, stage)
        points = at_stage(stage).stages[stage]
        places = [panel.same.to_pixels(float(x), float(y)) for x, y in points]
        widths.append(max(place.x() for place in places) - min(place.x() for place in places))
        (x_low, x_high), (y_low, y_high) = panel.same.getPlotItem().getViewBox().viewRange()
        box = panel.same.getPlotItem().getViewBox()
        assert (x_high - x_low) / box.width() == pytest.approx((y_high - y_low) / box.height(), rel=0.01)
    assert widths[0] < 1
    assert widths[1] > 50


def test_numbers_of_the_cloud_explain_themselves(qtbot: QtBot) -> None:
    keys = [[spot.key for spot in cloud(qtbot, stage)._numbers.spots()] for stage in range(3)]
    assert keys == [
        [("cloud_condition", "0")],
        [("cloud_condition", "1"), ("cloud_mean", "0"), ("cloud_mean", "1")],
        [("cloud_condition", "2"), ("cloud_deviation", "0"), ("cloud_deviation", "1")],
    ]


@pytest.mark.parametrize("make", [lines, coefficients, cloud])
def test_a_change_of_theme_repaints(make: Callable[[QtBot], Panel], qtbot: QtBot, qapp: QApplication) -> None:
    panel = make(qtbot)
    light = panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        # Buttons of a tool bar's kind are told a moment later, and the panel with them.
        qtbot.waitUntil(lambda: panel.grab().toImage() != light)
    finally:
        theme.apply(qapp, "light")
