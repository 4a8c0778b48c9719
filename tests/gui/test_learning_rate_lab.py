"""The lab on learning rates in the window: what a learner types into its fields, and one click that mends all runs."""

from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.core.status import Phase
from gui.lab_page import LabPage
from tests.gui.deeds import step_on
from tests.gui.deeds_rates import type_rate
from tests.gui.window import POPUPS, at, at_full_speed, child, drawn, in_phase, opened, press, with_knob

pytestmark = POPUPS

LAB = "l07_tips/learning_rate"
BAD = ["0", "-0.1", "1e9", "1e400", "nan", "fast", "0.1.2"]


def _lab(qtbot: QtBot, **rates: str) -> LabPage:
    """The lab with these rates typed in."""
    page = opened(qtbot, LAB).page
    for knob, words in rates.items():
        type_rate(qtbot, page, knob, words)
        with_knob(qtbot, page, knob, float(words))
    return page


def _shows(box: QComboBox, words: str) -> bool:
    return box.currentText() == words


@pytest.mark.parametrize("knob", ["rate_1", "rate_2", "rate_3"])
def test_a_rate_that_is_none_is_said_at_its_field_and_nothing_is_lost(qtbot: QtBot, knob: str) -> None:
    page = _lab(qtbot)
    step_on(qtbot, page, 10)
    assert page.snapshot is not None
    before, cost = child(page.knobs, QComboBox, f"knob {knob}").currentText(), page.snapshot.frame.cost
    for words in BAD:
        page.notice.hide()
        with qtbot.waitSignal(page.engine.refused):
            box = type_rate(qtbot, page, knob, words)
        qtbot.waitUntil(page.notice.isVisible)
        qtbot.waitUntil(partial(_shows, box, before))
    kept = at(qtbot, page, 10)
    assert kept.frame.cost == cost
    step_on(qtbot, page, 10)


@pytest.mark.parametrize("words", ["-0.1", "1e9", "none"])
def test_the_fourth_rate_may_be_0_and_nothing_else_that_is_none(qtbot: QtBot, words: str) -> None:
    page = _lab(qtbot)
    step_on(qtbot, page, 10)
    with qtbot.waitSignal(page.engine.refused):
        box = type_rate(qtbot, page, "rate_4", words)
    qtbot.waitUntil(lambda: box.currentText() == "0")
    at(qtbot, page, 10)


def test_one_click_mends_all_runs_that_diverged_while_one_goes_on(qtbot: QtBot) -> None:
    page = _lab(qtbot, rate_2="1", rate_4="2", rate_3="0.3")
    for _ in range(3):
        step_on(qtbot, page, 10)
    drawn(qtbot, page, lambda shown: len(shown.status.suggestion or ()) == 2)
    card = page.knobs.card
    assert card.words.text() == "α 1 · α 2: the rates are above the limit 0.8675, so these runs diverge."
    assert card.mend.text() == "Begin again with\n◆ second rate → 0.05\n■ fourth rate → 0.1"
    press(qtbot, card.mend)
    with_knob(qtbot, page, "rate_4", 0.1)
    knobs = at(qtbot, page, 0).status.knobs
    assert [knobs[f"rate_{k}"] for k in (1, 2, 3, 4)] == [0.02, 0.05, 0.3, 0.1]
    step_on(qtbot, page, 100)
    assert page.snapshot is not None
    assert page.snapshot.status.suggestion is None


def test_one_click_mends_all_three_where_the_lab_has_stopped(qtbot: QtBot) -> None:
    page = _lab(qtbot, rate_1="0.9", rate_2="1", rate_3="2")
    at_full_speed(page)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DIVERGED)
    press(qtbot, page.knobs.card.mend)
    with_knob(qtbot, page, "rate_3", 0.3)
    knobs = at(qtbot, page, 0).status.knobs
    assert [knobs[f"rate_{k}"] for k in (1, 2, 3)] == [0.05, 0.1, 0.3]
    press(qtbot, page.transport.play)
    assert in_phase(qtbot, page, Phase.DONE).status.suggestion is None
