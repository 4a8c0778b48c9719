"""Story, views and knobs side by side at a projector of 1280×720: names of buttons, numbers and bars stay whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from engine.core.messages import Language
from gui.elided_label import ElidedLabel
from gui.lab_page import LabPage
from gui.panels.memory_panel import MemoryPanel
from gui.panels.split_panel import SplitPanel
from gui.panels.valleys_panel import ValleysPanel
from tests.gui.window import PLAIN, POPUPS, drawn, opened, with_data

pytestmark = POPUPS
SMALL = (1280, 720)
LANGUAGES = pytest.mark.parametrize("lang", ["ko", "en"])
SETS = (
    ("l04_linear/train", "plane"),
    ("l04_linear/shapes", "both"),
    ("l05_logistic/linear_vs_logistic", "fits"),
    ("l06_softmax/one_vs_rest", "units"),
    ("l06_softmax/pipeline", "loss"),
    ("l07_tips/evaluation", "split"),
    ("l07_tips/evaluation", "memory"),
    ("l07_tips/scaling", "lines"),
    ("l07_tips/scaling", "cloud"),
    ("l08_neuron/depth", "deep"),
    ("l08_neuron/depth", "board"),
    ("l08_neuron/gates", "hand"),
    ("l09_xor/starts", "all"),
)


def _beside_the_story(qtbot: QtBot, lab: str, views: str, lang: Language) -> LabPage:
    wanted = replace(PLAIN, language=lang, theme="dark", projector=True)
    page = opened(qtbot, lab, wanted=wanted, size=SMALL).page
    page.show_story()
    page.open_set(views)
    qtbot.waitUntil(lambda: page.story.isVisible() and page.views.x() >= page.story.width())
    return page


def _buttons(page: LabPage) -> list[QAbstractButton]:
    """What is pressed in the views; their own titles may be cut, in the middle."""
    every = page.views.findChildren(QAbstractButton)
    return [each for each in every if each.isVisible() and each.text() and each.objectName() != "view_title"]


def _whole(button: QAbstractButton) -> bool:
    parent = button.parentWidget()
    inside = parent is not None and parent.rect().contains(button.geometry())
    return inside and button.visibleRegion().boundingRect() == button.rect() and _needed(button) <= button.width()


def _needed(button: QAbstractButton) -> int:
    return button.fontMetrics().horizontalAdvance(button.text()) + 8


def _cut(label: ElidedLabel) -> bool:
    words = label.shown_text()
    return label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, label.width()) != words


@LANGUAGES
@pytest.mark.parametrize(("lab", "views"), SETS)
def test_no_name_of_a_button_is_cut(lab: str, views: str, lang: Language, qtbot: QtBot) -> None:
    page = _beside_the_story(qtbot, lab, views, lang)
    assert _buttons(page)
    qtbot.waitUntil(lambda: [each.text() for each in _buttons(page) if not _whole(each)] == [])


@LANGUAGES
def test_the_condition_number_of_every_valley_is_whole(lang: Language, qtbot: QtBot) -> None:
    page = _beside_the_story(qtbot, "l07_tips/scaling", "valleys", lang)
    panel = page.views.frame("valleys").panel
    assert isinstance(panel, ValleysPanel)
    qtbot.waitUntil(lambda: [each.shape.shown_text() for each in panel.maps if _cut(each.shape)] == [])
    assert panel.maps[1].shape.shown_text().endswith("12.36")


@LANGUAGES
def test_the_cards_of_the_three_sets_are_as_wide_as_their_view(lang: Language, qtbot: QtBot) -> None:
    page = _beside_the_story(qtbot, "l07_tips/evaluation", "split", lang)
    panel = page.views.frame("split").panel
    assert isinstance(panel, SplitPanel)
    qtbot.waitUntil(lambda: panel.cards.card(2).top() > panel.cards.card(1).bottom() > panel.cards.card(0).bottom())
    assert panel.cards.card(0).width() == panel.cards.width()
    assert panel.cards.card(2).bottom() <= panel.cards.height()


@LANGUAGES
@pytest.mark.parametrize("data", ["house_ten", "noisy_line"])
def test_the_bars_of_the_memoriser_have_room_beside_whole_names(data: str, lang: Language, qtbot: QtBot) -> None:
    page = _beside_the_story(qtbot, "l07_tips/evaluation", "memory", lang)
    with_data(qtbot, page, data)
    drawn(qtbot, page, lambda shown: "memoriser" in shown.frame.parts)
    panel = page.views.frame("memoriser").panel
    assert isinstance(panel, MemoryPanel)
    canvas = panel.canvas
    line = canvas.fontMetrics().height()
    name, bar, number = canvas.boxes(0, 0)
    assert bar.width() > 2 * line
    assert not bar.intersects(number)
    assert not bar.intersects(name)
    for k, words in enumerate(canvas.names()):
        room, strip, _ = canvas.boxes(k // 2, k % 2)
        assert canvas.fontMetrics().horizontalAdvance(words) <= room.width(), words
        assert strip.bottom() <= canvas.height()
