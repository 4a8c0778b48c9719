"""Fifty minutes of class: the strip goes through labs and steps, keeps the time, and hides answers."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import catalogue
from gui.card_info import cards
from gui.class_info import Stop, class_parts
from gui.class_path import ClassPath
from gui.lab_info import lab_info
from gui.main_window import MainWindow
from tests.gui.window import LEFT, POPUPS, choose, drawn, opened, press

pytestmark = POPUPS
LECTURES = sorted({lab.lecture for lab in catalogue.labs()})


class _Clock:
    """Minutes that pass when told to."""

    def __init__(self) -> None:
        self.minutes = 7.0

    def __call__(self) -> float:
        return self.minutes * 60


@pytest.fixture
def clock() -> _Clock:
    """A clock that stands still."""
    return _Clock()


def _path(window: MainWindow) -> ClassPath:
    path = window.tab.path
    assert path is not None
    return path


def _open_class(qtbot: QtBot, window: MainWindow) -> ClassPath:
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_C)
    path = _path(window)
    assert path.isVisible()
    return path


@pytest.mark.parametrize("lecture", LECTURES)
def test_every_lecture_has_fifty_minutes_that_name_real_steps_and_cards(lecture: str) -> None:
    parts = class_parts(lecture)
    assert sum(part.minutes for part in parts) == 50
    for part in parts:
        assert part.title["ko"]
        assert part.title["en"]
        assert part.stops
        for stop in part.stops:
            assert stop.step in [step.id for step in lab_info(stop.lab).story]
            assert not stop.card or stop.card in [card.id for card in cards(stop.lab)]
    assert any(stop.card for part in parts for stop in part.stops)


def test_the_button_and_the_key_open_the_strip_and_put_it_away(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _path(window)
    assert not path.isVisible()
    press(qtbot, window.tab.lesson)
    assert path.isVisible()
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_C)
    assert not path.isVisible()
    assert not window.tab.lesson.isChecked()


def test_page_keys_go_through_every_step_of_the_class_and_back(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _open_class(qtbot, window)
    stops = [stop for part in class_parts("l04_linear") for stop in part.stops]
    for stop in stops[1:]:
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_PageDown)
        assert path.stop == stop
        assert window.page.lab.name == stop.lab
        assert window.page.story.step.id == stop.step
        card = window.page.cards.card
        assert (card.id if card is not None else "") == stop.card
    assert path.stop == stops[-1]
    for stop in reversed(stops[:-1]):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_PageUp)
        assert path.stop == stop


@pytest.mark.parametrize("lecture", LECTURES)
def test_the_first_page_down_of_a_class_leaves_nothing_out(lecture: str, qtbot: QtBot) -> None:
    stops = [stop for part in class_parts(lecture) for stop in part.stops]
    window = opened(qtbot, stops[0].lab)
    while window.page.story.step.id != stops[0].step:
        press(qtbot, window.page.story.next)
    path = _open_class(qtbot, window)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_PageDown)
    # What was on screen already need not be shown again; a card was not.
    expected = stops[0] if stops[0].card else stops[1]
    assert path.stop == expected
    card = window.page.cards.card
    assert (card.id if card is not None else "") == expected.card


def test_a_class_opened_elsewhere_begins_with_its_first_card(qtbot: QtBot) -> None:
    window = opened(qtbot, "l07_tips/minibatch")
    path = _open_class(qtbot, window)
    for stop in (stop for part in class_parts("l07_tips")[:2] for stop in part.stops):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_PageDown)
        assert path.stop == stop
        assert (window.page.lab.name, window.page.story.step.id) == (stop.lab, stop.step)


def test_a_click_on_a_part_goes_there_and_sets_the_lab_up(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _open_class(qtbot, window)
    qtbot.mouseClick(path.strip, LEFT, pos=path.part_area(3).center().toPoint())
    assert path.part is class_parts("l04_linear")[3]
    assert window.page.story.step.id == "one-more-term"
    drawn(qtbot, window.page, lambda shown: shown.status.knobs["features"] == (0,))


def test_the_strip_follows_whoever_walks_through_the_story(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _open_class(qtbot, window)
    press(qtbot, window.page.story.next)
    assert path.stop == Stop("l04_linear/train", "by-hand")


def test_opening_the_class_hides_the_answers_and_its_button_shows_them(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _open_class(qtbot, window)
    assert window.page.answers_hidden
    assert path.answers.text() == "Answers hidden"
    press(qtbot, path.answers)
    assert not window.page.answers_hidden
    assert path.answers.text() == "Answers shown"


def test_a_set_of_views_is_chosen_by_hand_during_a_class(qtbot: QtBot) -> None:
    window = opened(qtbot)
    path = _open_class(qtbot, window)
    choose(qtbot, window.tab.sets, "Cost surface")
    assert path.stop == Stop("l04_linear/train", "several-variables")


def test_the_clock_says_how_long_the_class_has_been(qtbot: QtBot, clock: _Clock) -> None:
    path = ClassPath(class_parts("l04_linear"), clock)
    qtbot.addWidget(path)
    path.show()
    assert path.time.text() == "00:00 / 50"
    clock.minutes += 12.5
    path.hide()
    path.show()
    assert path.time.text() == "12:30 / 50"
    press(qtbot, path.time)
    assert path.time.text() == "00:00 / 50"


def test_parts_are_as_wide_as_they_are_long(qtbot: QtBot) -> None:
    parts = class_parts("l04_linear")
    path = ClassPath(parts)
    qtbot.addWidget(path)
    path.resize(1200, 40)
    path.show()
    per_minute = [(path.part_area(index).width() + 2) / part.minutes for index, part in enumerate(parts)]
    assert max(per_minute) - min(per_minute) < 0.01
