"""The bubble by itself: it shows only what is still asked for, and stays on the screen."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.asides import Explanation
from engine.core.commands import Explain
from engine.core.messages import Message
from gui.explainer import Explainer
from gui.hover import Spot
from tests.gui.window import POPUPS

pytestmark = POPUPS


def _held(_page: QWidget, _closed: QWidget) -> None:
    """pytest-qt holds widgets weakly; this holds the page for the whole test."""


@pytest.fixture
def explainer(qtbot: QtBot) -> Explainer:
    page = QWidget()
    page.resize(300, 200)
    qtbot.addWidget(page, before_close_func=partial(_held, page))
    page.show()
    return Explainer(page)


def _explanation(*key: str) -> Explanation:
    return Explanation(key, Message("explain_cost"), "x", "= 1", 1.0)


def test_an_answer_for_another_number_is_not_shown(explainer: Explainer) -> None:
    place = QRect(100, 100, 20, 10)
    explainer.ask(("cost",), place)
    explainer.ask(("root",), place)
    explainer.show(_explanation("cost"))
    assert not explainer.bubble.isVisible()
    explainer.show(_explanation("root"))
    assert explainer.bubble.isVisible()
    explainer.ask(("cost",), place)
    assert not explainer.bubble.isVisible(), "it would stand beside another number"
    explainer.leave()


def test_under_the_mouse_it_waits_a_moment_and_by_key_it_does_not(explainer: Explainer, qtbot: QtBot) -> None:
    sent: list[object] = []
    explainer.command_requested.connect(sent.append)
    place = QRect(100, 100, 20, 10)
    QCursor.setPos(300, 300)
    explainer.ask(("cost",), place)
    assert sent == [Explain(("cost",))]
    QCursor.setPos(place.center())
    explainer.ask(("root",), place)
    assert len(sent) == 1
    explainer.ask(None, None)
    explainer.ask(("left",), place)
    qtbot.waitUntil(lambda: len(sent) > 1)
    assert sent[1:] == [Explain(("left",))], "the number that the mouse only passed"


def test_an_answer_that_comes_after_the_number_was_left_is_not_shown(explainer: Explainer) -> None:
    explainer.ask(("cost",), QRect(100, 100, 20, 10))
    explainer.ask(None, None)
    explainer.show(_explanation("cost"))
    assert not explainer.bubble.isVisible()


@pytest.mark.parametrize("corner", ["topLeft", "topRight", "bottomLeft", "bottomRight"])
@pytest.mark.parametrize("formula", ["x", "x + " * 120 + "x"])
def test_the_bubble_is_never_outside_the_screen_nor_on_its_number(
    corner: str, formula: str, explainer: Explainer
) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    place = QRect(0, 0, 40, 20)
    place.moveCenter(getattr(room, corner)())
    place = place.intersected(room)
    explainer.ask(("cost",), place)
    explainer.show(replace(_explanation("cost"), formula=formula))
    assert room.contains(explainer.bubble.geometry())
    assert not explainer.bubble.geometry().intersects(place)
    explainer.leave()


def test_a_number_without_numbers_in_its_formula_shows_the_formula_alone(explainer: Explainer) -> None:
    explainer.ask(("target", "0"), QRect(100, 100, 20, 10))
    explainer.show(replace(_explanation("target", "0"), numbers=""))
    assert not explainer.bubble.numbers.isVisible()
    assert explainer.bubble.formula.isVisible()
    explainer.leave()


def test_spots_tell_where_they_are_on_the_screen(explainer: Explainer) -> None:
    field = explainer.bubble.parentWidget()
    assert isinstance(field, QWidget)
    assert Spot(("cost",), field, QRect(5, 6, 7, 8)).on_screen().topLeft() == field.mapToGlobal(QPoint(5, 6))
