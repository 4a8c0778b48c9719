"""The next update of both runs written out: the numbers are those of the engine, and each explains itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetKnob, Step
from engine.core.parts_lanes import UpdatesPart
from gui import theme
from gui.panels.updates_panel import UpdatesPanel
from tests.gui.explaining import told
from tests.gui.two_costs import WITH_BIAS, kept, part_of
from tests.gui.window import POPUPS, opened


def panel_of(qtbot: QtBot, part: UpdatesPart, width: int = 520) -> UpdatesPanel:
    panel = kept(qtbot, UpdatesPanel())
    panel.resize(width, 300)
    panel.show_part(part)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def updates(*commands: Command) -> UpdatesPart:
    return part_of(UpdatesPart, "update", *commands)


def test_both_updates_are_written_with_their_numbers(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, updates())
    assert panel.rule.text() == "update 1:  w ← w − α · slope,  α = 0.3"
    assert [lane.rows[0].text() for lane in panel.lanes] == [
        "w ← −6.0000 − 0.3 × (−1.449) = −5.5652",
        "w ← −6.0000 − 0.3 × (−0.0006666) = −5.9998",
    ]
    assert panel.ratio.text() == "the slope of CE is 2,174 times that of SE"


def test_the_way_so_far_says_how_little_twenty_updates_did(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, updates(Step(20)))
    assert [lane.way.text().split("    ")[-1] for lane in panel.lanes] == ["way so far 6.7307", "way so far 0.0040"]


def test_a_bias_that_is_learned_has_a_line_of_its_own(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, updates(WITH_BIAS))
    assert all(lane.rows[1].isVisible() for lane in panel.lanes)
    assert panel.lanes[0].rows[1].text().startswith("b ← 0.0000 − 0.3 × ")
    panel.show_part(updates())
    assert not any(lane.rows[1].isVisible() for lane in panel.lanes)


def test_the_steeper_run_is_named_first(qtbot: QtBot) -> None:
    slow = (SetKnob("initialisation", "w-4"), SetKnob("learning_rate", 1.0), Step(100))
    panel = panel_of(qtbot, updates(*slow))
    assert panel.ratio.text().startswith("the slope of SE is ")
    assert panel.ratio.text().endswith(" times that of CE")


def test_a_narrow_view_keeps_the_whole_sum(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, updates(), width=290)
    assert panel.lanes[1].rows[0].shown_text() == "−6.0000 − 0.3 × (−0.00067) = −5.9998"


@pytest.mark.parametrize("width", [330, 520])
def test_every_number_of_the_sum_is_a_place_of_its_own(qtbot: QtBot, width: int) -> None:
    panel = panel_of(qtbot, updates(), width=width)
    for lane, name in zip(panel.lanes, ("CE", "SE"), strict=True):
        spots = [spot for spot in lane.spots() if spot.field is lane.rows[0]]
        assert [spot.key for spot in spots] == [
            (name, "parameter", "w1"), ("step_rate",), (name, "slope", "w1"), (name, "next", "w1"),
        ]  # fmt: skip
        lefts = [spot.rect.left() for spot in spots]
        assert lefts == sorted(set(lefts))


def test_a_change_of_theme_repaints(qtbot: QtBot, qapp: QApplication) -> None:
    panel = panel_of(qtbot, updates())
    light = panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert panel.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")


@POPUPS
def test_keys_explain_the_numbers_one_after_the_other(qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/cost").page
    panel = page.views.frame("update").panel
    panel.setFocus()
    for key in (("CE", "parameter", "w1"), ("step_rate",), ("CE", "slope", "w1"), ("CE", "next", "w1")):
        qtbot.keyClick(panel, Qt.Key.Key_E)
        assert told(qtbot, page, key).formula
