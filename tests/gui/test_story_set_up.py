"""A story step whose words do not fit what is on screen: its set-up button stands out until they do."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import SetKnob
from engine.core.status import Phase
from gui import theme
from gui.lab_page import LabPage
from tests.gui.window import POPUPS, at_full_speed, drawn, in_phase, opened, press, with_knob

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]
RATES = "l07_tips/learning_rate"


def _stands_out(page: LabPage) -> bool:
    """Whether the set-up button has the accent colour, as it is painted."""
    button = page.story.setup
    painted = button.grab().toImage().pixelColor(button.width() // 2, 4)
    return painted == QColor(theme.current().accent)


def _at(qtbot: QtBot, page: LabPage, name: str) -> None:
    while page.story.step.id != name:
        press(qtbot, page.story.next)


@pytest.mark.parametrize("lab", LABS)
def test_a_lab_opens_as_its_first_step_has_it(lab: str, qtbot: QtBot) -> None:
    assert not _stands_out(opened(qtbot, lab).page)


def test_the_button_stands_out_until_the_step_is_set_up(qtbot: QtBot) -> None:
    page = opened(qtbot, RATES).page
    _at(qtbot, page, "limit")  # it speaks of a fourth rate
    assert page.snapshot is not None
    assert page.snapshot.status.knobs["rate_4"] == 0
    assert _stands_out(page)
    press(qtbot, page.story.setup)
    assert not _stands_out(page)
    with_knob(qtbot, page, "rate_4", 0.85)
    assert not _stands_out(page)


def test_a_learner_who_does_it_by_hand_is_not_asked_either(qtbot: QtBot) -> None:
    page = opened(qtbot, RATES).page
    _at(qtbot, page, "limit")
    page.send(SetKnob("rate_4", 0.85))
    with_knob(qtbot, page, "rate_4", 0.85)
    assert not _stands_out(page)


def test_what_the_learner_changes_afterwards_asks_for_nothing(qtbot: QtBot) -> None:
    page = opened(qtbot, RATES).page
    page.send(SetKnob("rate_1", 0.3))
    with_knob(qtbot, page, "rate_1", 0.3)
    assert not _stands_out(page)


def test_a_run_that_is_past_what_the_step_asks_for_has_to_begin_again(qtbot: QtBot) -> None:
    page = opened(qtbot, RATES).page
    at_full_speed(page)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DONE)
    press(qtbot, page.story.next)
    assert _stands_out(page)
    press(qtbot, page.transport.reset)
    drawn(qtbot, page, lambda shown: shown.status.step == 0)
    assert not _stands_out(page)


def test_a_step_that_is_done_asks_for_nothing(qtbot: QtBot) -> None:
    page = opened(qtbot, RATES).page
    at_full_speed(page)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DONE)
    press(qtbot, page.story.next)
    press(qtbot, page.story.back)
    assert page.story.task.complete
    assert not _stands_out(page)
