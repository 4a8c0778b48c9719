"""A small window: the story is a drawer, everything keeps the room it needs, nothing lies on anything else."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.messages import Language
from engine.core.status import Phase
from gui import theme
from gui.main_window import MainWindow
from gui.settings import Remembered
from tests.gui.window import POPUPS, at_full_speed, in_phase, opened, press, switch_language, with_data

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]
SMALL = (1280, 720)
KINDS = (QAbstractButton, QComboBox, QLabel, QSpinBox)


def test_a_narrow_window_hides_the_story_and_its_button_opens_it(qtbot: QtBot) -> None:
    window = opened(qtbot, size=SMALL)
    page, button = window.page, window.tab.story
    assert not page.story.isVisible()
    middle = page.views.width()
    press(qtbot, button)
    assert page.story.isVisible()
    qtbot.waitUntil(lambda: page.views.width() < middle)
    assert page.story.width() >= page.story.minimumWidth()
    press(qtbot, button)
    assert not page.story.isVisible()


def test_where_the_story_is_out_of_sight_a_new_learner_is_shown_its_button(qtbot: QtBot) -> None:
    window = opened(qtbot, size=SMALL)
    page, button = window.page, window.tab.story

    def stands_out() -> bool:
        return bool(button.grab().toImage().pixelColor(button.width() // 2, 4) == QColor(theme.current().accent))

    assert stands_out()
    press(qtbot, button)
    assert not stands_out()
    press(qtbot, button)
    assert stands_out()
    press(qtbot, button)
    press(qtbot, page.story.next)
    press(qtbot, button)
    assert not stands_out(), "who has begun knows where it is"
    switch_language(qtbot, window)
    window.resize(1600, 900)
    qtbot.waitUntil(page.story.isVisible)
    assert not stands_out()


def test_the_story_comes_back_when_the_window_grows(qtbot: QtBot) -> None:
    window = opened(qtbot, size=SMALL)
    window.resize(1600, 900)
    qtbot.waitUntil(window.page.story.isVisible)
    window.resize(*SMALL)
    qtbot.waitUntil(lambda: not window.page.story.isVisible())


def _strips(window: MainWindow) -> dict[str, QWidget]:
    """The parts of the window whose contents have to fit."""
    page = window.page
    strips: dict[str, QWidget] = {"top": window.top, "line": page.line, "transport": page.transport}
    strips["knobs"] = page.knobs
    strips["story"] = page.story
    for name in page.views.names():
        header = page.views.frame(name).header
        strips[f"header of {name}"] = header
    return {name: strip for name, strip in strips.items() if strip.isVisible()}


def _leaves(strip: QWidget) -> list[QWidget]:
    """What says something in a strip."""
    found = [child for child in strip.findChildren(QWidget) if isinstance(child, KINDS) and child.isVisible()]
    return [child for child in found if not isinstance(child.parent(), KINDS)]


def _place(widget: QWidget, window: QWidget) -> QRect:
    """What can be seen of a widget, in the window's pixels; empty if it has been scrolled away."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))


def _cramped(window: MainWindow) -> list[str]:
    """What is wrong with the layout, in words."""
    said = []
    for name, strip in _strips(window).items():
        leaves = _leaves(strip)
        for leaf in leaves:
            least, place = leaf.minimumSizeHint(), _place(leaf, window)
            what = f"{name}: {type(leaf).__name__} {_words(leaf)!r}"
            if leaf.width() < min(least.width(), leaf.maximumWidth()) or leaf.height() < least.height():
                said.append(f"{what} has {leaf.width()}x{leaf.height()}, needs {least.toTuple()}")
            if not place.isEmpty() and place.width() < leaf.width():
                said.append(f"{what} is cut off: {place.width()} of {leaf.width()} pixels are seen")
            if not _scrolls(leaf) and place.height() < leaf.height():
                said.append(f"{what} is cut off: {place.height()} of {leaf.height()} pixels are seen")
        for one, other in combinations(leaves, 2):
            if _place(one, window).intersects(_place(other, window)):
                said.append(f"{name}: {_words(one)!r} lies on {_words(other)!r}")
    return said


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else widget.objectName()


def _scrolls(widget: QWidget) -> bool:
    """Whether a widget stands in something that is scrolled."""
    parent = widget.parentWidget()
    while parent is not None and parent.objectName() != "qt_scrollarea_viewport":
        parent = parent.parentWidget()
    return parent is not None


@pytest.mark.parametrize("projector", [False, True], ids=["11 pt", "18 pt"])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("lab", LABS)
def test_at_1280_by_720_everything_has_the_room_it_needs(
    lab: str, language: Language, projector: bool, qtbot: QtBot
) -> None:
    wanted = Remembered(language=language, theme="light", projector=projector)
    window = opened(qtbot, lab, wanted=wanted, size=SMALL)
    QApplication.sendPostedEvents()
    assert window.size().toTuple() == SMALL
    assert _cramped(window) == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_longest_words_have_room_too(language: Language, qtbot: QtBot) -> None:
    wanted = Remembered(language=language, theme="light", projector=True)
    window = opened(qtbot, wanted=wanted, size=SMALL)
    page = window.page
    with_data(qtbot, page, "exam_scores", learning_rate=1e-4)
    at_full_speed(page)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DIVERGED)
    width = page.knobs.width()
    assert page.knobs.card.mend.isVisible()
    qtbot.waitUntil(lambda: _cramped(window) == [])
    assert window.size().toTuple() == SMALL
    assert page.knobs.width() == width
