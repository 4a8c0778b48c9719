"""The question about shapes on the screen: two numbers are typed, the engine answers, the next question comes."""

import dataclasses
import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, NewStart, SetKnob, SetLook
from engine.core.frames import Look
from engine.core.messages import sentence
from engine.core.parts_matrices import ShapesPart
from engine.core.runner import Runner
from engine.lectures.l04_linear.shapes import LAB
from gui import language, theme
from gui.panels.shapes_canvas import ShapesCanvas
from gui.panels.shapes_panel import ShapesPanel


class Bench:
    """The panel with the lab itself behind it, without a thread."""

    def __init__(self, qtbot: QtBot, number: int = 0) -> None:
        self.qtbot = qtbot
        self.runner = Runner(LAB, dataclasses.replace(LAB.lesson(), seed=number))
        self.runner.handle(SetLook(Look(views=frozenset({"question"}))))
        self.panel = ShapesPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(640, 480)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.handle)
        self.panel.show_part(self.part())
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.rows, self.columns = (self.field(name) for name in ("answer_rows", "answer_columns"))

    def handle(self, command: Command) -> None:
        self.commands.append(command)
        self.runner.handle(command)
        self.panel.show_part(self.part())

    def part(self) -> ShapesPart:
        part = self.runner.snapshot().frame.parts["question"]
        assert isinstance(part, ShapesPart)
        return part

    def field(self, name: str) -> QLineEdit:
        field = self.panel.findChild(QLineEdit, name)
        assert isinstance(field, QLineEdit)
        return field

    def type(self, rows: str, columns: str) -> None:
        """Type both numbers, each with Enter."""
        for field, text in ((self.rows, rows), (self.columns, columns)):
            field.setFocus()
            field.selectAll()
            self.qtbot.keyClicks(field, text)
            self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def press(self, words: str) -> None:
        button = next(b for b in self.panel.findChildren(QPushButton) if b.text() == words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if not label.isHidden())

    def picture(self) -> QImage:
        return self.panel.grab().toImage()


def test_the_question_is_asked_and_the_fields_are_empty(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    assert "Question 1: which shape does W have?" in bench.words()
    assert (bench.rows.text(), bench.columns.text()) == ("", "")


def test_typing_an_answer_and_enter_sends_it_to_the_engine(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    assert bench.commands == [SetKnob("answer_rows", 3), SetKnob("answer_columns", 1)]
    assert bench.part().right_answer


def test_the_engines_reasons_are_shown_in_words(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    verdict, note = bench.part().verdict, bench.part().note
    assert verdict is not None
    assert note is not None
    assert "✓ " + sentence(verdict, language.current()) in bench.words()
    assert sentence(note, language.current()) in bench.words()
    bench.type("1", "3")
    verdict = bench.part().verdict
    assert verdict is not None
    assert "✗ " + sentence(verdict, language.current()) in bench.words()
    assert sentence(note, language.current()) not in bench.words()


def test_a_number_counts_when_it_is_finished_and_not_digit_by_digit(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.rows.setFocus()
    qtbot.keyClicks(bench.rows, "12")
    assert bench.commands == []
    qtbot.keyClick(bench.rows, Qt.Key.Key_Tab)
    assert bench.commands == [SetKnob("answer_rows", 12)]


def test_enter_after_the_rows_goes_on_to_the_columns(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.rows.setFocus()
    qtbot.keyClicks(bench.rows, "3")
    qtbot.keyClick(bench.rows, Qt.Key.Key_Return)
    assert bench.columns.hasFocus()


def test_the_check_button_takes_what_stands_in_the_fields(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.rows.setText("3")
    bench.columns.setText("1")
    bench.press("Check")
    assert bench.part().right_answer


def test_enter_on_a_right_answer_brings_the_next_question_with_empty_fields(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    qtbot.keyClick(bench.columns, Qt.Key.Key_Return)
    assert bench.part().number == 1
    assert bench.part().answer == (0, 0)
    assert (bench.rows.text(), bench.columns.text()) == ("", "")
    assert bench.rows.hasFocus()
    assert "Question 2" in bench.words()


def test_enter_on_a_wrong_answer_stays(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "2")
    qtbot.keyClick(bench.columns, Qt.Key.Key_Return)
    assert bench.part().number == 0


def test_changing_a_right_answer_and_enter_checks_the_new_one(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    bench.type("4", "1")
    assert bench.part().number == 0
    assert not bench.part().right_answer


def test_next_and_previous_go_through_the_questions(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press("Next question")
    bench.press("Next question")
    assert bench.part().number == 2
    bench.press("Previous question")
    assert bench.part().number == 1
    assert bench.commands == [NewStart(1), NewStart(2), NewStart(1)]


def test_there_is_nothing_before_the_first_question(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press("Previous question")
    assert bench.commands == []


def test_an_emptied_field_is_no_answer_any_more(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    bench.rows.selectAll()
    qtbot.keyClick(bench.rows, Qt.Key.Key_Backspace)
    assert bench.part().answer == (0, 1)
    assert bench.part().verdict is None


@pytest.mark.parametrize("text", ["0", "-3", "x", "1.5", "1000"])
def test_what_is_no_shape_cannot_be_typed(qtbot: QtBot, text: str) -> None:
    bench = Bench(qtbot)
    qtbot.keyClicks(bench.rows, text)
    assert re.fullmatch("([1-9][0-9]{0,2})?", bench.rows.text())


def test_an_answer_of_the_engine_does_not_wipe_out_what_is_being_typed(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.columns.setFocus()
    qtbot.keyClicks(bench.columns, "1")
    bench.handle(SetKnob("answer_rows", 3))
    assert bench.rows.text() == "3"
    assert bench.columns.text() == "1"


def test_the_fields_stand_under_the_matrix_that_is_asked_for(qtbot: QtBot) -> None:
    places = {}
    for number in range(2, 12):
        bench = Bench(qtbot, number)
        places[bench.part().asked] = bench.rows.x() / bench.panel.width()
        assert bench.rows.y() == bench.columns.y()
        assert bench.rows.geometry().right() <= bench.columns.x()
    assert places["left"] < places["right"] < places["result"]


def test_a_right_and_a_wrong_answer_look_different(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    right = bench.picture()
    bench.type("4", "1")
    assert bench.picture() != right


def test_a_change_of_theme_language_and_size_keeps_the_answer(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot)
    bench.type("3", "1")
    light = bench.picture()
    try:
        theme.apply(qapp, "dark", projector=True)
        QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.LanguageChange))
        assert bench.picture() != light
        assert (bench.rows.text(), bench.columns.text()) == ("3", "1")
    finally:
        theme.apply(qapp, "light")


def test_in_projector_mode_the_matrices_are_drawn_even_in_a_small_window(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    theme.apply(dressed_app, "light", projector=True)
    bench = Bench(qtbot)
    bench.panel.resize(1270, 570)
    bench.panel.restyle()
    QApplication.sendPostedEvents()
    canvas = bench.panel.findChild(ShapesCanvas)
    assert isinstance(canvas, ShapesCanvas)
    rows = int(bench.part().left[0])
    assert canvas.box_of(0).height() > 12 * rows
    assert canvas.box_of(0).bottom() < bench.rows.y()
