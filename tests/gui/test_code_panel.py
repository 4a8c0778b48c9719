"""The code view with the real engine: which line is lit, what the variables show, what the buttons ask for."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, Program, SetLook, Step, StepOperation
from engine.core.frames import Look
from engine.core.lesson import NamedData
from engine.core.operations import CodePart
from engine.core.runner import Runner
from gui import figures, fonts, language, theme
from gui.panels.code_panel import CodePanel
from tests.engine.runs import do, lesson, runner
from tests.gui.window import LEFT, POPUPS, application, choose, press

pytestmark = POPUPS

_LOOKS: tuple[tuple[theme.ThemeName, bool], ...] = (("dark", False), ("light", True))


def stepping(**changes: Any) -> Runner:
    one = runner(lesson(**changes))
    one.handle(SetLook(Look(views=frozenset({"code"}))))
    return one


def part_of(one: Runner) -> CodePart:
    part = one.snapshot().frame.parts["code"]
    assert isinstance(part, CodePart)
    return part


@pytest.fixture
def panel(qtbot: QtBot) -> CodePanel:
    panel = CodePanel()
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def picture(panel: CodePanel) -> QImage:
    return panel.grab().toImage()


def scrolled(panel: CodePanel) -> tuple[QScrollArea, QScrollArea]:
    """Where the lines and where the variables are shown."""
    first, second = panel.findChildren(QScrollArea)
    return (first, second) if first.widget() is panel.lines else (second, first)


def test_the_line_that_just_ran_is_lit_and_the_next_has_the_arrow(panel: CodePanel) -> None:
    one = stepping()
    panel.show_part(part_of(one))
    before = picture(panel)
    assert panel.lines.accessibleDescription() == ""
    do(one, StepOperation(1))
    panel.show_part(part_of(one))
    assert panel.lines.accessibleDescription() == 'Z = X @ W + params["b"]'
    assert panel.place.text() == "1 / 8"
    assert picture(panel) != before


@pytest.mark.parametrize("size", [(300, 500), (300, 700), (900, 500), (1600, 900)])
def test_at_every_operation_its_line_and_what_it_made_can_be_seen(
    qtbot: QtBot, panel: CodePanel, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    one = stepping(l2=0.1, decay_every=3)
    for _ in range(11 + 2):
        panel.show_part(part_of(one))
        qtbot.wait(1)
        spot, box = panel.lines.spot(), panel.board.fresh_box()
        assert spot is not None
        lines, board = scrolled(panel)
        if box is not None:
            top = lines.verticalScrollBar().value()
            assert top <= spot[0] < spot[1] <= top + lines.viewport().height()
            top = board.verticalScrollBar().value()
            assert top <= box.center().y() <= top + board.viewport().height()
            assert box.right() <= board.viewport().width()
        do(one, StepOperation(1))


def test_small_arrays_are_shown_whole_and_lined_up(panel: CodePanel) -> None:
    one = stepping()
    do(one, Step(2))
    panel.show_part(part_of(one))
    texts = panel.board.texts()
    assert texts["X"].split("\n") == [
        "(5, 3)", "73  80  75", "93  88  93", "89  91  90", "96  98  100", "73  66  70",
    ]  # fmt: skip
    assert texts["b"].startswith("(1,)\n0.00")
    run = one.experiment
    assert texts["cost"] == f"\n{figures.figure(run.cost)}"
    decimals = {len(row.split(".")[1]) for row in texts["W"].split("\n")[1:]}
    assert len(decimals) == 1


def test_large_arrays_are_shown_as_shape_mean_and_range(panel: CodePanel) -> None:
    panel.show_part(part_of(stepping(data=NamedData("exam_scores"))))
    shape, mean, span = panel.board.texts()["X"].split("\n")
    assert shape == "(25, 3)"
    assert mean.startswith("mean ")
    assert " … " in span


def test_code_is_written_in_letters_of_one_width(panel: CodePanel) -> None:
    metrics = QFontMetricsF(fonts.code(theme.point_size()))
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("mmmm")


def test_only_what_the_line_made_is_emphasised(panel: CodePanel) -> None:
    one = stepping()
    panel.show_part(part_of(one))
    assert panel.board.fresh_box() is None
    do(one, StepOperation(1), StepOperation(1))
    panel.show_part(part_of(one))
    box = panel.board.fresh_box()
    assert box is not None
    assert list(panel.board.texts()) == ["X", "Y", "W", "b", "Z", "E"]


def test_numbers_that_change_do_not_push_the_others_about(panel: CodePanel) -> None:
    one = stepping(learning_rate=3e-5)
    widths = []
    for _ in range(30):
        panel.show_part(part_of(one))
        widths.append(panel.board.minimumHeight())
        do(one, Step(1))
    assert len(set(widths[3:])) == 1


def test_the_buttons_step_inside_an_update(qtbot: QtBot, panel: CodePanel) -> None:
    asked: list[Command] = []
    panel.command_requested.connect(asked.append)
    press(qtbot, panel.forward)
    press(qtbot, panel.back)
    assert asked == [StepOperation(1), StepOperation(-1)]


def test_the_buttons_answer_keys(qtbot: QtBot, panel: CodePanel) -> None:
    asked: list[Command] = []
    panel.command_requested.connect(asked.append)
    panel.setFocus()
    qtbot.keyClick(panel.forward, Qt.Key.Key_Space)
    assert asked == [StepOperation(1)]


@pytest.mark.parametrize(
    ("words", "framework"), [("NumPy", "numpy"), ("PyTorch", "torch"), ("TensorFlow", "tensorflow")]
)
def test_the_menu_asks_for_the_run_as_a_program(qtbot: QtBot, panel: CodePanel, words: str, framework: Any) -> None:
    asked: list[Command] = []
    panel.command_requested.connect(asked.append)
    choose(qtbot, panel.copy, words)
    assert asked == [Program(framework)]


def test_a_frame_between_two_updates_moves_no_line(qtbot: QtBot, panel: CodePanel) -> None:
    one = stepping()
    panel.show_part(part_of(one))
    lines, _ = scrolled(panel)
    lines.verticalScrollBar().setValue(40)
    do(one, Step(1))
    panel.show_part(part_of(one))
    assert lines.verticalScrollBar().value() == 40


def test_theme_and_language_change_while_it_is_open(qtbot: QtBot, panel: CodePanel) -> None:
    one = stepping()
    do(one, StepOperation(1))
    panel.show_part(part_of(one))
    for name, projector in _LOOKS:
        theme.apply(application(), name, projector=projector)
        qtbot.waitUntil(lambda: panel.lines.grab().toImage().pixelColor(2, 2) == theme.current().color("base"))
    qtbot.waitUntil(lambda: panel.lines.letters == 18)
    language.install(application(), "ko")
    qtbot.waitUntil(lambda: panel.copy.text().strip() == "프로그램으로 복사")
    language.install(application(), "en")
    qtbot.waitUntil(lambda: panel.copy.text().strip() == "Copy as program")


def test_wide_it_has_the_variables_beside_the_code(qtbot: QtBot, panel: CodePanel) -> None:
    panel.show_part(part_of(stepping()))
    lines, board = scrolled(panel)
    assert board.mapTo(panel, board.rect().topLeft()).y() > lines.mapTo(panel, lines.rect().bottomLeft()).y()
    small = panel.lines.letters
    panel.resize(1500, 950)
    qtbot.waitUntil(lambda: board.mapTo(panel, board.rect().topLeft()).x() > lines.width() - 1)
    assert panel.lines.letters > small


def test_what_a_click_on_the_lines_does_is_nothing(qtbot: QtBot, panel: CodePanel) -> None:
    panel.show_part(part_of(stepping()))
    with qtbot.assertNotEmitted(panel.command_requested):
        qtbot.mouseClick(panel.lines, LEFT)
