"""Houses, histogram, memoriser and λ in the whole window: what is drawn, told, chosen and explained."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.set_dress import SETS, TEST, TRAINING
from tests.gui.deeds import click_plot, play, step_on
from tests.gui.deeds_evaluation import (
    NAME,
    choice_panel,
    fit_panel,
    memory_panel,
    open_test,
    shuffle,
    spread_panel,
    take_penalty,
)
from tests.gui.explaining import numbers_at, told
from tests.gui.window import POPUPS, drawn, opened, with_data, with_knob

pytestmark = POPUPS


def _page(qtbot: QtBot, views: str, data: str = "house_ten", test: int = 3) -> LabPage:
    page = opened(qtbot, NAME).page
    if data != "house_ten":
        with_data(qtbot, page, data, learning_rate=3.0, scaling="none", training=30, test=test)
    page.open_set(views)
    open_test(qtbot, page)
    return page


# ── houses


def test_every_house_stands_among_those_of_its_set(qtbot: QtBot) -> None:
    page = _page(qtbot, "split")
    shuffle(qtbot, page, 2)
    points = [list(zip(*fit_panel(page).points[place].getData(), strict=True)) for place in SETS]
    assert [len(some) for some in points] == [7, 0, 3]
    assert (3000.0, 540.0) in points[TEST]


def test_a_click_or_a_key_chooses_a_house_and_its_numbers_are_told(qtbot: QtBot) -> None:
    page = _page(qtbot, "split")
    play(qtbot, page)
    panel = fit_panel(page)
    click_plot(qtbot, panel.plot, 1427.0, 199.0)
    assert panel.told.text() == "row 8 (test):  y 199   H 264.3   y − H −65.3"
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.told.text().startswith("row 9 (test):  y 212")


def test_the_memorisers_stairs_are_drawn_on_wish(qtbot: QtBot) -> None:
    panel = fit_panel(_page(qtbot, "split"))
    assert not panel.stairs.isVisible()
    panel.memory.click()
    assert panel.stairs.isVisible()


def test_sticks_of_the_test_houses_are_hidden_while_it_is_covered(qtbot: QtBot) -> None:
    page = opened(qtbot, NAME).page
    step_on(qtbot, page, 10)
    sticks = fit_panel(page).sticks
    assert len(sticks[TRAINING].getData()[0]) == 14
    assert sticks[TEST].getData()[0] is None or not len(sticks[TEST].getData()[0])
    open_test(qtbot, page)
    assert len(sticks[TEST].getData()[0]) == 6


# ── all ways to split


def test_the_histogram_tells_its_range_its_mean_and_where_this_split_stands(qtbot: QtBot) -> None:
    page = _page(qtbot, "spread")
    panel = spread_panel(page)
    assert panel.range.text() == "120 ways to split: test cost 635.8 to 12,489"
    assert panel.average.text() == "- - - mean 2,407"
    assert panel.present.text() == "◆ this split 2,432   (lower in 77 of 120)"
    shuffle(qtbot, page, 2)
    assert panel.marker.getData()[0][0] == pytest.approx(2270.66, abs=0.01)


def test_a_covered_test_has_no_mark_in_the_histogram(qtbot: QtBot) -> None:
    page = opened(qtbot, NAME).page
    page.open_set("spread")
    drawn(qtbot, page, lambda shown: "spread" in shown.frame.parts)
    panel = spread_panel(page)
    assert "?" in panel.present.text()
    assert "2,432" not in panel.present.text()
    assert not len(panel.marker.getData()[0])


# ── the memoriser


def test_the_memoriser_stands_beside_the_trained_model_on_each_set(qtbot: QtBot) -> None:
    page = _page(qtbot, "memory", "noisy_line", test=200)
    play(qtbot, page)
    said = memory_panel(page).canvas.accessibleName()
    assert "training  30 rows: memoriser 100.0 %, trained model 83.3 %" in said
    assert "test  200 rows: memoriser 75.0 %, trained model 86.5 %" in said
    planes = [page.views.frame(name).panel for name in ("plane", "memory_plane")]
    counts = [panel.counts.text() for panel in planes if isinstance(panel, ClassMapPanel)]
    assert counts == [
        "ringed: 5 of 30 wrong   hollow: 27 of 200 test rows wrong",
        "ringed: 0 of 30 wrong   hollow: 50 of 200 test rows wrong",
    ]


def test_with_houses_the_means_over_all_ways_are_told_too(qtbot: QtBot) -> None:
    page = _page(qtbot, "luck")
    play(qtbot, page)
    panel = memory_panel(page)
    assert panel.every.text() == "mean test cost over all 120 splits: memoriser 6,004, line 2,407"
    assert "test  3 rows: memoriser 2,224, trained model 2,432" in panel.canvas.accessibleName()


# ── λ


def test_a_click_or_a_key_takes_another_penalty_for_the_run(qtbot: QtBot) -> None:
    page = _page(qtbot, "choice", "noisy_line", test=100)
    panel = choice_panel(page)
    assert panel.told.text() == "○ the validation rows choose λ = 0.001"
    take_penalty(qtbot, page, 3, 0.01)
    assert panel.here.text() == "│ now λ = 0.01"
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    with_knob(qtbot, page, "l2", 0.003)


def test_without_validation_rows_nothing_is_chosen(qtbot: QtBot) -> None:
    page = _page(qtbot, "choice", "noisy_line", test=200)
    panel = choice_panel(page)
    assert panel.told.text() == "no validation rows: nothing can be chosen fairly"
    assert not len(panel.best.getData()[0])


# ── explained


@pytest.mark.parametrize(
    ("view", "data"),
    [
        ("fit", "house_ten"),
        ("spread", "house_ten"),
        ("memoriser", "house_ten"),
        ("choice", "noisy_line"),
        ("memory_plane", "noisy_line"),
    ],
)
def test_every_number_of_a_view_is_explained(view: str, data: str, qtbot: QtBot) -> None:
    page = _page(qtbot, "split", data, test=100 if data == "noisy_line" else 3)
    step_on(qtbot, page, 100)
    spots = numbers_at(qtbot, page, view).spots()
    assert spots
    for spot in spots:
        page.explainer.ask(spot.key, spot.on_screen())
        assert told(qtbot, page, spot.key).formula
