"""The lab on overfitting in the window: bad input is said at the knob, and other data bring what suits them."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from engine.core.parts_ridge import RidgeCurvePart
from engine.core.status import Phase, Snapshot
from gui.card_forms import ChoiceForm
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from tests.gui import deeds_overfitting as do
from tests.gui.deeds import pick_index, step_on
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.window import LONGEST_MS, POPUPS, at_full_speed, child, drawn, in_phase, opened, press, with_knob

pytestmark = POPUPS


def _lab(qtbot: QtBot) -> LabPage:
    """The lab at degree 11 after some updates."""
    page = opened(qtbot, do.LAB).page
    do.raise_degree(qtbot, page)
    step_on(qtbot, page, 10)
    return page


def _refused(qtbot: QtBot, page: LabPage, words: str) -> None:
    qtbot.waitUntil(page.notice.isVisible)
    assert words in page.notice.words.text()
    assert page.snapshot is not None
    assert page.snapshot.status.step == 10, "the run was lost"


def test_a_degree_above_what_the_points_allow_is_said_and_the_run_goes_on(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    do.type_whole(qtbot, page, "degree", 12)
    _refused(qtbot, page, "With 12 points the degree can be up to 11")
    assert child(page.knobs, QSpinBox, "knob degree").value() == 11


def test_fewer_points_than_the_degree_needs_are_said_too(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    do.type_whole(qtbot, page, "points", 5)
    _refused(qtbot, page, "there are only 5 points")
    assert child(page.knobs, QSpinBox, "knob points").value() == 12


@pytest.mark.parametrize(
    ("knob", "text", "words"),
    [
        ("l2", "-1", "expected 0 to"),
        ("l2", "many", "number"),
        ("learning_rate", "0", "expected 1e−12 to"),
        ("learning_rate", "1e9", "expected 1e−12 to"),
    ],
)
def test_a_bad_number_is_said_at_the_knob(knob: str, text: str, words: str, qtbot: QtBot) -> None:
    page = _lab(qtbot)
    before = child(page.knobs, QComboBox, f"knob {knob}").currentText()
    do.type_number(qtbot, page, knob, text)
    _refused(qtbot, page, words)
    assert child(page.knobs, QComboBox, f"knob {knob}").currentText() == before


def test_a_rate_that_is_too_large_is_explained_and_one_click_mends_it(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    do.type_number(qtbot, page, "learning_rate", "1")
    with_knob(qtbot, page, "learning_rate", 1.0)
    at_full_speed(page)
    press(qtbot, page.transport.play)
    shown = in_phase(qtbot, page, Phase.DIVERGED)
    assert shown.status.suggestion is not None
    press(qtbot, page.knobs.card.mend)
    with_knob(qtbot, page, "learning_rate", 0.3)


def test_the_two_classes_come_with_what_suits_them(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    box = child(page.knobs, QComboBox, "data")
    pick_index(qtbot, box, 1)
    with_knob(qtbot, page, "points", 30)
    assert page.snapshot is not None
    knobs = page.snapshot.status.knobs
    assert (knobs["degree"], knobs["learning_rate"], knobs["noise"]) == (4, 3.0, 0.35)


@pytest.mark.parametrize(
    ("view", "key", "value"),
    [
        ("curve", ("set_cost", "test"), 2.8907),
        ("degrees", ("set_cost", "train"), 0.0),
        ("lambda", ("best_penalty",), 0.1105),
        ("weights", ("largest_weight",), 1877.9),
        ("weights", ("exact_weight", "8"), 1877.9),
        ("descent", ("now_cost", "test"), 0.1112),
        ("time", ("best_in_time",), 0.1941),
    ],
)
def test_a_number_under_the_mouse_says_where_it_comes_from(
    view: str, key: tuple[str, ...], value: float, qtbot: QtBot
) -> None:
    page = _lab(qtbot)
    page.look_at(stage=1)
    drawn(qtbot, page, lambda shown: shown.status.step == 10)
    numbers = numbers_at(qtbot, page, view)
    # The sets share their line anew where there is another width.
    QApplication.sendPostedEvents()
    qtbot.waitUntil(lambda: any(spot.key == key for spot in numbers.spots()))
    spot = next(spot for spot in numbers.spots() if spot.key == key)
    window = page.window()
    assert isinstance(window, MainWindow)
    move_mouse(window, spot.on_screen().center())
    assert told(qtbot, page, key).value == pytest.approx(value, abs=6e-2 if value > 100 else 2e-4)


def test_the_answer_of_a_card_is_hidden_before_the_guess_and_seen_after_it(qtbot: QtBot) -> None:
    page = _lab(qtbot)
    do.reveal(qtbot, page)
    with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
        press(qtbot, page.cards.choosers[0])
    drawn(qtbot, page, lambda shown: shown.status.knobs["degree"] == 3 and _test_cost(shown) is None)
    form = page.cards.form
    assert isinstance(form, ChoiceForm)
    press(qtbot, form.buttons[2])
    with qtbot.waitSignal(page.cards.answered, timeout=LONGEST_MS) as said:
        press(qtbot, page.cards.sheet.guess)
    assert said.args == ["times-larger", "right"]
    assert "62.53 times" in page.cards.sheet.why.toPlainText()
    drawn(qtbot, page, lambda shown: _test_cost(shown) == pytest.approx(2.8907, abs=1e-4))


def _test_cost(shown: Snapshot) -> float | None:
    part = shown.frame.parts.get("curve")
    return part.costs.test if isinstance(part, RidgeCurvePart) else None
