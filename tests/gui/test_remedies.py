"""The remedies of the slides in the window: each is named by a step of a story, and seen to work within a minute.

What is seen is read from the screen, in the views that the step opens, before and after the one thing that changes.
"""

import re

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.core.messages import LANGUAGES
from engine.core.pace import law
from gui.elided_label import ElidedLabel
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.panels.rates_panel import RatesPanel
from gui.panels.ridge_curve_panel import RidgeCurvePanel
from gui.panels.ridge_weights_panel import RidgeWeightsPanel
from gui.panels.set_dress import TEST
from tests.gui import deeds_overfitting as over
from tests.gui.deeds import play, step_on
from tests.gui.deeds_rates import type_rate
from tests.gui.window import LONGEST_MS, POPUPS, drawn, opened, press, with_knob

pytestmark = POPUPS

RATES, SCALING, OVERFITTING = "l07_tips/learning_rate", "l07_tips/scaling", "l07_tips/overfitting"
# Half of the minute is for reading and for the hand.
MOST_UPDATES = law(30.0)

# Which step (or the title of its lab) names which remedy, in the words of the slides.
NAMED = {
    "smaller rate": (RATES, "cross-it", "학습률을 줄입니다", "make the rate smaller"),
    "scaling": (SCALING, "needle-ellipse-bowl", "스케일링", "scal"),
    "fewer features": (OVERFITTING, "lower-degree", "특성 줄이기", "fewer features"),
    "more data": (OVERFITTING, "more-data", "데이터를 늘립니다", "more data"),
    "regularization": (OVERFITTING, "penalty", "규제(regularization)", "regularization"),
}


@pytest.mark.parametrize("remedy", NAMED)
def test_a_story_names_the_remedy_in_both_languages(remedy: str) -> None:
    lab, step, *words = NAMED[remedy]
    info = lab_info(lab)
    entry = next(entry for entry in info.story if entry.id == step)
    for language, word in zip(LANGUAGES, words, strict=True):
        said = " ".join([info.title[language], *info.step_words(entry, language)])
        assert word.lower() in said.lower()


def _at(qtbot: QtBot, lab: str, step: str) -> LabPage:
    """The lab as a step of its story sets it up, by its button."""
    page = opened(qtbot, lab).page
    page.story.go_to(step)
    with qtbot.waitSignal(page.engine.scene_ready, timeout=LONGEST_MS):
        press(qtbot, page.story.setup)
    drawn(qtbot, page, lambda shown: shown.status.step == 0 and shown.status.last == 0)
    return page


def _test_cost(page: LabPage) -> float:
    """What the legend beside the curve says."""
    panel = page.views.frame("curve").panel
    assert isinstance(panel, RidgeCurvePanel)
    label = panel.legend.labels[TEST]
    assert label.isVisible()
    return _number(label)


def _largest_weight(page: LabPage) -> float:
    panel = page.views.frame("weights").panel
    assert isinstance(panel, RidgeWeightsPanel)
    return _number(panel.label)


def _number(label: ElidedLabel | QLabel) -> float:
    """The first number that is written there."""
    found = re.search(r"\d[\d,.]*", label.text())
    assert found is not None, label.text()
    return float(found.group().replace(",", ""))


def test_a_smaller_rate_brings_down_a_run_that_diverges(qtbot: QtBot) -> None:
    page = _at(qtbot, RATES, "cross-it")
    panel = page.views.frame("rates").panel
    assert isinstance(panel, RatesPanel)
    third = panel.rows[2].head.words
    updates = 100
    assert updates < MOST_UPDATES
    step_on(qtbot, page, updates)
    qtbot.waitUntil(lambda: "diverges" in third.text())
    diverging = _cost(third)
    type_rate(qtbot, page, "rate_3", "0.86")
    with_knob(qtbot, page, "rate_3", 0.86)
    step_on(qtbot, page, updates)
    qtbot.waitUntil(lambda: "diverges" not in third.text())
    assert diverging > 100_000 > 10_000 > _cost(third)


def _cost(label: ElidedLabel) -> float:
    return float(label.text().split("cost ")[1].split()[0].replace(",", ""))


def test_scaling_makes_of_the_needle_a_bowl_in_which_the_lowest_point_is_reached(qtbot: QtBot) -> None:
    page = _at(qtbot, SCALING, "needle-ellipse-bowl")
    assert MOST_UPDATES > 100
    step_on(qtbot, page, 100)
    words = [label.text() for label in page.views.frame("valleys").findChildren(ElidedLabel) if label.isVisible()]
    said = " | ".join(words)
    costs = [float(cost.replace(",", "")) for cost in re.findall(r"cost ([\d,.]+)", said)]
    raw, minmax, standard = costs[:3]
    assert raw > 1.05 * minmax >= 1.05 * standard
    assert "arrived with the first update" in said


def test_fewer_features_bring_the_test_cost_down(qtbot: QtBot) -> None:
    page = _at(qtbot, OVERFITTING, "lower-degree")
    over.reveal(qtbot, page)
    many = _test_cost(page)
    over.click_degree(qtbot, page, 3)
    assert many > 60 * _test_cost(page)


def test_more_data_bring_the_test_cost_down_at_the_same_degree(qtbot: QtBot) -> None:
    page = _at(qtbot, OVERFITTING, "more-data")
    over.reveal(qtbot, page)
    few = _test_cost(page)
    over.type_whole(qtbot, page, "points", 50)
    assert with_knob(qtbot, page, "points", 50).status.knobs["degree"] == 11
    assert few > 30 * _test_cost(page)


def test_a_penalty_holds_the_weights_down_and_with_them_the_test_cost(qtbot: QtBot) -> None:
    page = _at(qtbot, OVERFITTING, "choose-lambda")
    large = _largest_weight(page)
    over.click_penalty(qtbot, page, 0.003)
    assert large > 500 * _largest_weight(page)
    over.decide(qtbot, page)
    tamed = _test_cost(page)
    over.click_penalty(qtbot, page, 0.0)
    assert _test_cost(page) > 50 * tamed


def test_stopping_early_leaves_a_lower_test_cost_than_learning_to_the_end(qtbot: QtBot) -> None:
    page = _at(qtbot, OVERFITTING, "stop-early")
    assert page.snapshot is not None
    assert page.snapshot.status.goal < MOST_UPDATES
    play(qtbot, page)
    panel = page.views.frame("descent").panel
    assert isinstance(panel, RidgeCurvePanel)
    press(qtbot, panel.reveal.button)
    label = panel.legend.labels[TEST]
    qtbot.waitUntil(label.isVisible)
    late = _number(label)
    over.go_to_the_lowest(qtbot, page)
    assert late > 1.5 * _number(label)
