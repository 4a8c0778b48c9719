"""Whole numbers typed into a field: what does not fit is said, and is never taken for another number."""

import pytest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from tests.gui import deeds_overfitting as do
from tests.gui.deeds import step_on
from tests.gui.window import POPUPS, at, child, opened, switch_language, with_knob

pytestmark = POPUPS


def _lab(qtbot: QtBot) -> LabPage:
    page = opened(qtbot, do.LAB).page
    do.raise_degree(qtbot, page)
    step_on(qtbot, page, 10)
    return page


@pytest.mark.parametrize(
    ("knob", "typed", "said"),
    [
        ("degree", "0", "degree: found 0, expected 1 to 12."),
        ("degree", "13", "degree: found 13, expected 1 to 12."),
        ("degree", "-1", "degree: found -1, expected 1 to 12."),
        ("degree", "100", "degree: found 100, expected 1 to 12."),
        ("degree", "2.5", "degree: found 2.5, expected a whole number."),
        ("degree", "three", 'degree: found "three", expected a whole number.'),
        ("points", "2", "training points: found 2, expected 3 to 500."),
        ("points", "501", "training points: found 501, expected 3 to 500."),
    ],
)
def test_what_does_not_fit_is_said_and_the_run_stays(qtbot: QtBot, knob: str, typed: str, said: str) -> None:
    page = _lab(qtbot)
    box = child(page.knobs, QSpinBox, f"knob {knob}")
    before = box.text()
    with qtbot.waitSignal(page.engine.refused):
        do.type_words(qtbot, page, knob, typed)
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.words.text() == said
    assert box.text() == before
    at(qtbot, page, 10)


def test_a_number_left_by_the_tab_key_is_taken_or_refused_too(qtbot: QtBot) -> None:
    page = opened(qtbot, do.LAB).page
    box = child(page.knobs, QSpinBox, "knob degree")
    for typed in ("44", "5"):
        box.setFocus()
        box.selectAll()
        qtbot.keyClicks(box, typed)
        child(page.knobs, QSpinBox, "knob points").setFocus()
    with_knob(qtbot, page, "degree", 5)
    assert "found 44" in page.notice.words.text()


def test_an_emptied_field_shows_again_what_is_in_force(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    with qtbot.assertNotEmitted(page.engine.refused, wait=0):
        do.type_words(qtbot, page, "degree", "")
    assert child(page.knobs, QSpinBox, "knob degree").text() == "11"


def test_the_knob_is_called_as_it_is_on_screen_in_both_languages(qtbot: QtBot) -> None:
    window = opened(qtbot, do.LAB)
    page = window.page
    with qtbot.waitSignal(page.engine.refused):
        do.type_number(qtbot, page, "l2", "-1")
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.words.text() == "penalty λ: found -1.0, expected 0 to 1e6."
    switch_language(qtbot, window)
    assert page.notice.words.text().startswith("규제 λ: -1.0 대신 0에서 1e6 사이의 값")
