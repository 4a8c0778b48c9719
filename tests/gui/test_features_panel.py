"""Columns on and off: why several variables, and what a weight says."""

import math

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob
from engine.core.parts_features import FeaturesPart
from gui.panels.features_panel import FeaturesPanel
from tests.gui import lecture4

ALONE = lecture4.features((True, False, False), [1.852, math.nan, math.nan], 58.25)
TWO = lecture4.features((True, True, False), [1.130, 0.787, math.nan], 40.83, ALONE)
ALL = lecture4.features((True, True, True), [0.356, 0.543, 1.167], 5.738, TWO)


def _panel(qtbot: QtBot, *parts: FeaturesPart) -> FeaturesPanel:
    panel = FeaturesPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 420)
    panel.show_scene(lecture4.scene())
    for part in parts:
        panel.show_part(part)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _press(panel: FeaturesPanel, column: int, qtbot: QtBot) -> None:
    panel.rows[column].box.setFocus()
    qtbot.keyClick(panel.rows[column].box, Qt.Key.Key_Space)


def test_ticking_a_column_asks_for_it_beside_the_others(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE)
    with qtbot.waitSignal(panel.command_requested) as asked:
        _press(panel, 2, qtbot)
    assert asked.args == [SetKnob("features", (0, 2))]


def test_unticking_a_column_asks_for_the_rest(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALL)
    with qtbot.waitSignal(panel.command_requested) as asked:
        _press(panel, 0, qtbot)
    assert asked.args == [SetKnob("features", (1, 2))]


def test_the_last_column_cannot_be_unticked_and_the_reason_is_said(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE)
    assert panel.reason.isHidden()
    with qtbot.assertNotEmitted(panel.command_requested):
        _press(panel, 0, qtbot)
    assert panel.rows[0].box.isChecked()
    assert not panel.reason.isHidden()
    panel.show_part(TWO)
    assert panel.reason.isHidden()


def test_showing_a_part_asks_for_nothing(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE)
    with qtbot.assertNotEmitted(panel.command_requested):
        panel.show_part(ALL)
    assert [row.box.isChecked() for row in panel.rows] == [True, True, True]


def test_a_weight_stands_beside_what_it_was_before(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE, TWO)
    assert [row.numbers.text() for row in panel.rows] == ["1.852 → 1.130", "– → 0.787", "–"]


def test_at_first_there_is_no_before(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE)
    assert panel.rows[0].numbers.text() == "1.852"
    assert panel.cost.text() == "58.25"


def test_the_smallest_cost_and_its_size_in_points_stand_beside_those_before(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE, TWO, ALL)
    assert panel.cost.text() == "40.83 → 5.74"
    assert panel.root.text() == "6.39 → 2.40"
    assert "points" in panel.root_name.text()


def test_bars_share_one_scale_that_holds_what_was_before(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALONE, TWO, ALL)
    lengths = [row.bar.pixel(1.0) - row.bar.pixel(0.0) for row in panel.rows]
    assert lengths == pytest.approx([lengths[0]] * 3)
    assert all(row.bar.pixel(1.852) <= row.bar.width() for row in panel.rows)


def test_a_negative_weight_has_a_place_left_of_zero(qtbot: QtBot) -> None:
    panel = _panel(qtbot, lecture4.features((True, True, False), [1.5, -2.5, math.nan], 7.0))
    assert 0 <= panel.rows[1].bar.pixel(-2.5) < panel.rows[1].bar.pixel(0.0)
    assert panel.rows[1].numbers.text() == "−2.500"


def test_in_a_large_view_everything_is_written_larger(qtbot: QtBot) -> None:
    panel = _panel(qtbot, ALL)
    panel.resize(380, 260)
    small = [widget.font().pointSizeF() for widget in (panel.rows[0].box, panel.bias, panel.cost, panel.meaning)]
    panel.resize(1200, 800)
    large = [widget.font().pointSizeF() for widget in (panel.rows[0].box, panel.bias, panel.cost, panel.meaning)]
    assert all(after > before for before, after in zip(small, large, strict=True))
