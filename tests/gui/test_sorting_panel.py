"""The sorting task on the screen: answers by mouse and keys, the engine's verdict beside them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetKnob, SetLook
from engine.core.frames import Look
from engine.core.messages import sentence
from engine.core.parts_fits import SortingPart
from engine.core.runner import Runner
from engine.lectures.l05_logistic.linear_vs_logistic import LAB, TARGETS
from gui import language, theme
from gui.panels.sorting_panel import SortingPanel
from tests.gui.window import application

LEFT = Qt.MouseButton.LeftButton


class Bench:
    """The panel with the lab itself behind it, without a thread."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1000, 600)) -> None:
        self.qtbot = qtbot
        self.runner = Runner(LAB)
        self.runner.handle(SetLook(Look(views=frozenset({"sorting"}))))
        self.sent: list[Command] = []
        self.panel = SortingPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        self.panel.command_requested.connect(self.handle)
        self.panel.show_part(self.part())
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()

    def handle(self, command: Command) -> None:
        self.sent.append(command)
        self.runner.handle(command)
        self.panel.show_part(self.part())

    def part(self) -> SortingPart:
        part = self.runner.snapshot().frame.parts["sorting"]
        assert isinstance(part, SortingPart)
        return part

    def click(self, row: int, answer: str) -> None:
        button = next(b for name, b in self.panel.rows[row].buttons.items() if name == answer)
        self.qtbot.mouseClick(button, LEFT)

    def key(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.panel, key)


def test_a_clicked_answer_goes_to_the_engine_and_its_verdict_comes_back(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.click(0, "category")
    assert bench.sent == [SetKnob("spam", "category")]
    row, target = bench.panel.rows[0], bench.part().targets[0]
    assert target.reason is not None
    assert row.mark.text() == "✓"
    assert row.reason.text() == sentence(target.reason, language.current())
    assert bench.panel.count.text() == "1 of 9 right"


def test_a_wrong_answer_is_marked_and_told_why(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    shoe = list(TARGETS).index("shoe_size")
    bench.click(shoe, "category")
    assert bench.panel.rows[shoe].mark.text() == "✗"
    assert "steps" in bench.panel.rows[shoe].reason.text()
    assert bench.panel.count.text() == "0 of 9 right"


def test_before_an_answer_nothing_is_said(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    assert all((row.mark.text(), row.reason.text()) == ("", "") for row in bench.panel.rows)


def test_an_answer_clicked_again_is_taken_back(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.click(2, "number")
    bench.click(2, "number")
    assert bench.part().answered == 0
    assert not any(button.isChecked() for button in bench.panel.rows[2].buttons.values())


def test_all_nine_are_sorted_by_keys_alone(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.panel.setFocus()
    for kind in TARGETS.values():
        bench.key(Qt.Key.Key_1 if kind == "category" else Qt.Key.Key_2)
        bench.key(Qt.Key.Key_Down)
    assert bench.part().right == 9
    bench.key(Qt.Key.Key_0)
    assert bench.part().right == 8


def test_a_click_on_a_row_gives_it_the_keys(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    qtbot.mouseClick(bench.panel.rows[4].name, LEFT)
    bench.key(Qt.Key.Key_1)
    assert bench.sent == [SetKnob("exam_pass", "category")]


@pytest.mark.parametrize("size", [(1000, 600), (460, 420)])
def test_buttons_stand_in_columns_whatever_was_answered(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = Bench(qtbot, size)
    for row in (0, 3, 5):
        bench.click(row, "category")
    bench.panel.resize(size[0] + 1, size[1])
    for answer in ("category", "number"):
        places = {
            row.buttons[answer].mapTo(bench.panel, row.buttons[answer].rect().topLeft()).x() for row in bench.panel.rows
        }
        assert len(places) == 1


def test_the_chosen_row_is_framed_while_the_panel_has_the_keyboard(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.panel.setFocus()
    bench.key(Qt.Key.Key_Down)
    framed = [k for k, row in enumerate(bench.panel.rows) if "transparent" not in row.styleSheet()]
    assert framed == [1]


def test_a_high_view_is_filled_and_stays_as_it_is_when_an_answer_comes(qtbot: QtBot) -> None:
    bench = Bench(qtbot, (1000, 420))
    rows = bench.panel.rows
    low = rows[-1].y()
    bench.panel.resize(1000, 800)
    qtbot.waitUntil(lambda: rows[-1].y() > low + 100)
    places = [row.y() for row in rows]
    bench.panel.rows[0].buttons["category"].click()
    qtbot.waitUntil(lambda: bool(rows[0].reason.text()))
    assert [row.y() for row in rows] == places


def test_all_nine_are_seen_at_a_projector_without_scrolling(qtbot: QtBot) -> None:
    theme.apply(application(), "light", projector=True)
    panel = Bench(qtbot, (930, 470)).panel
    last = panel.rows[-1]
    qtbot.waitUntil(lambda: last.mapTo(panel, QPoint(0, last.height())).y() <= panel.rule.y())


@pytest.mark.parametrize(("projector", "width"), [(False, 340), (True, 470)])
def test_in_a_narrow_view_names_break_and_no_button_is_cut(qtbot: QtBot, projector: bool, width: int) -> None:
    theme.apply(application(), "light", projector=projector)
    bench = Bench(qtbot, (width, 420))

    def cut() -> list[str]:
        panel = bench.panel
        buttons = [button for row in panel.rows for button in row.buttons.values()]
        ends = [button.mapTo(panel, button.rect().topRight()).x() for button in buttons]
        low = [row.name for row in panel.rows if row.name.height() < row.name.heightForWidth(row.name.width())]
        return [f"{end} of {panel.width()}" for end in ends if end >= panel.width()] + [name.text() for name in low]

    qtbot.waitUntil(lambda: cut() == [])
