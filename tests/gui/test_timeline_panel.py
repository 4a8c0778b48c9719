"""The strip of years in the window: clicks on years, buttons that open labs, words that fit."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import SetSpeed, Step
from engine.core.messages import LANGUAGES, Language
from engine.core.pace import Speed
from gui import fonts, language
from gui.card_forms import ChoiceForm, NumberForm
from gui.lab_page import LabPage
from gui.panels.timeline_sketches import SKETCHES
from gui.panels.timeline_words import wrapped
from tests.gui.deeds_years import go_to, panel_of
from tests.gui.window import LONGEST_MS, PLAIN, application, at, drawn, opened, press, switch_language

LAB = "l08_neuron/history"
ADALINE, PERCEPTRONS, SVM = 2, 3, 7


def _year(page: LabPage) -> int:
    part = panel_of(page)._part
    assert part is not None
    return part.entry.year


def test_a_click_on_a_later_year_goes_there(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    go_to(qtbot, page, PERCEPTRONS)
    assert _year(page) == 1969


def test_a_click_on_an_earlier_year_goes_back(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    go_to(qtbot, page, SVM)
    go_to(qtbot, page, ADALINE)
    assert _year(page) == 1960


def test_the_step_button_goes_on_by_a_year(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    press(qtbot, page.transport.step)
    at(qtbot, page, 1)
    assert _year(page) == 1958


def test_a_click_beside_a_mark_takes_the_nearest_year(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    strip = panel_of(page).strip
    for index in range(12):
        assert strip.entry_at(strip.spot(index) + QPointF(3, 20)) == index


def test_a_button_opens_the_lab_that_shows_the_year(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    go_to(qtbot, window.page, ADALINE)
    press(qtbot, panel_of(window.page).doors[0])
    assert window.page.lab.name == "l04_linear/train"
    drawn(qtbot, window.page)


def test_a_button_opens_the_step_of_the_story_that_it_means(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    go_to(qtbot, window.page, SVM)
    press(qtbot, panel_of(window.page).doors[0])
    assert (window.page.lab.name, window.page.story.step.id) == ("l05_logistic/train", "boundary")
    drawn(qtbot, window.page)


def test_a_button_names_lecture_and_lab(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    go_to(qtbot, window.page, ADALINE)
    door = panel_of(window.page).doors[0]
    assert door.text() == "4 Linear regression · Training"
    switch_language(qtbot, window)
    assert door.text() == "4강 선형 회귀 · 학습"


def test_labs_that_are_not_there_have_no_button(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    panel = panel_of(page)
    there = {lab.name for lab in catalogue.labs()}
    for index in range(12):
        if index:
            go_to(qtbot, page, index)
        assert panel._part is not None
        wanted = [door.lab for door in panel._part.entry.doors if door.lab in there]
        assert [door.lab for door in panel.shown_doors()] == wanted
        assert [door.isVisible() for door in panel.doors] == [place < len(wanted) for place in range(2)]


def test_every_picture_is_drawn_by_somebody(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    part = panel_of(page)._part
    assert part is not None
    assert {entry.sketch for entry in part.entries} == set(SKETCHES)


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("projector", [False, True])
@pytest.mark.parametrize("said", LANGUAGES)
def test_all_words_of_every_year_can_be_read(
    said: Language, projector: bool, size: tuple[int, int], qtbot: QtBot
) -> None:
    fonts.install(application())
    page = opened(qtbot, LAB, wanted=replace(PLAIN, language=said, projector=projector), size=size).page
    assert language.current() == said
    for index in range(12):
        if index:
            page.send(Step(1))
            at(qtbot, page, index)
        assert panel_of(page).words.fits(), index


def test_lines_break_between_words_only(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(application().font())
    words = "아무도 학습 방법을 찾지 못했다는 문장"
    rows = wrapped(words, metrics, metrics.horizontalAdvance("학습 방법을"))
    assert len(rows) > 2
    assert " ".join(rows) == words


@pytest.mark.parametrize(
    ("card", "guess", "said", "year"),
    [("how-long", "43", "43 years", 1986), ("what-was-missing", "2", "at most 3 of 4 right", 1969)],
)
def test_a_card_is_answered_and_the_walk_goes_to_its_year(
    card: str, guess: str, said: str, year: int, qtbot: QtBot
) -> None:
    page = opened(qtbot, LAB).page
    cards = page.cards
    page.send(SetSpeed(Speed.PER_SECOND_300))
    with qtbot.waitSignal(page.engine.answered, timeout=LONGEST_MS):
        press(qtbot, cards.choosers[[entry.id for entry in cards.cards].index(card)])
    if isinstance(cards.form, NumberForm):
        qtbot.keyClicks(cards.form.field, guess)
    else:
        assert isinstance(cards.form, ChoiceForm)
        press(qtbot, cards.form.buttons[int(guess) - 1])
    with qtbot.waitSignal(cards.answered, timeout=LONGEST_MS) as told:
        press(qtbot, cards.sheet.guess)
    assert told.args == [card, "right"]
    assert said in cards.sheet.why.toPlainText()
    at(qtbot, page, {1969: 3, 1986: 5}[year])
    assert _year(page) == year
