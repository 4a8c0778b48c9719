"""The matrix product on the screen: pointing and keys choose a cell, and its sum is written out in numbers."""

import dataclasses
import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engine.core.parts_matrices import ProductPart
from engine.core.types import frozen
from gui import theme
from gui.panels.product_panel import ProductPanel

Cell = tuple[int, int] | None

X = frozen([[73, 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]])
W = frozen([[0.757], [0.571], [0.682]])
B = frozen([0.011])
EXAMS = ProductPart(X, W, B, frozen(X @ W + B), "X", "W", "H", ("quiz 1", "quiz 2", "midterm"), (0, 0), 0, 5)
LEFT, RIGHT = frozen([[1, 2, 3], [4, 5, 6]]), frozen([[7, 8], [9, 10], [11, 12]])
SLIDE = ProductPart(LEFT, RIGHT, None, frozen(LEFT @ RIGHT), "X", "W", "H", (), (0, 0), 0, 2)


class Bench:
    """A panel whose looks are answered at once, as the engine would."""

    def __init__(self, qtbot: QtBot, part: ProductPart) -> None:
        self.panel = ProductPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(640, 420)
        self.part = part
        self.looks: list[Cell] = []
        self.panel.look_requested.connect(self.answer)
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def answer(self, look: dict[str, Cell]) -> None:
        assert set(look) == {"cell"}
        self.looks.append(look["cell"])
        self.show(cell=look["cell"])

    def show(self, *, cell: Cell) -> None:
        self.part = dataclasses.replace(self.part, cell=cell)
        self.panel.show_part(self.part)

    def sum(self) -> str:
        """The sum as plain text."""
        return re.sub("<[^>]*>", "", self.panel.sum_text()).replace("&nbsp;", " ")

    def middle(self, row: int, column: int) -> QPoint:
        return self.panel.canvas().cell_rect(row, column).center().toPoint()

    def picture(self) -> QImage:
        return self.panel.grab().toImage()


def test_the_first_cell_of_the_slide_is_written_out_as_58(qtbot: QtBot) -> None:
    assert Bench(qtbot, SLIDE).sum().endswith("1·7 + 2·9 + 3·11 = 58")


def test_pointing_at_a_cell_lights_it_and_asks_only_once(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    qtbot.mouseMove(bench.panel.canvas(), bench.middle(1, 1))
    qtbot.mouseMove(bench.panel.canvas(), bench.middle(1, 1) + QPoint(3, 2))
    assert bench.looks == [(1, 1)]
    assert bench.sum().endswith("4·8 + 5·10 + 6·12 = 154")


def test_pointing_beside_the_result_changes_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    qtbot.mouseMove(bench.panel.canvas(), QPoint(3, 3))
    assert bench.looks == []


def test_arrow_keys_move_over_the_result_and_stop_at_its_edge(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(bench.panel, key)
    assert bench.looks == [(0, 1), (1, 1), (1, 0), (0, 0)]


def test_keys_that_come_before_the_answer_are_not_lost(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXAMS)
    asked: list[Cell] = []
    bench.panel.look_requested.disconnect(bench.answer)
    bench.panel.look_requested.connect(lambda look: asked.append(look["cell"]))
    for _ in range(3):
        qtbot.keyClick(bench.panel, Qt.Key.Key_Down)
    assert asked == [(1, 0), (2, 0), (3, 0)]


def test_space_goes_through_all_cells_and_begins_again(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    for _ in range(4):
        qtbot.keyClick(bench.panel, Qt.Key.Key_Space)
    assert bench.looks == [(0, 1), (1, 0), (1, 1), (0, 0)]


def test_escape_puts_out_the_light_and_an_arrow_brings_it_back(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    qtbot.keyClick(bench.panel, Qt.Key.Key_Escape)
    assert bench.looks == [None]
    assert "=" not in bench.sum()
    qtbot.keyClick(bench.panel, Qt.Key.Key_Down)
    assert bench.looks == [None, (0, 0)]


def test_a_lit_cell_looks_different(qtbot: QtBot) -> None:
    bench = Bench(qtbot, SLIDE)
    bench.show(cell=(0, 0))
    first = bench.picture()
    bench.show(cell=(1, 1))
    assert bench.picture() != first


def test_the_bias_stands_at_the_end_of_the_sum(qtbot: QtBot) -> None:
    assert Bench(qtbot, EXAMS).sum().endswith("73·0.757 + 80·0.571 + 75·0.682 + 0.011 = 152.1")


def test_negative_factors_stand_in_brackets_after_a_sign(qtbot: QtBot) -> None:
    left, right = frozen([[-1, -2]]), frozen([[3], [-4]])
    part = ProductPart(left, right, frozen([-5]), frozen(left @ right - 5), "X", "W", "H", (), (0, 0), 0, 1)
    assert Bench(qtbot, part).sum().endswith("−1·3 + (−2)·(−4) + (−5) = 0")


def test_rows_of_a_long_table_keep_their_numbers(qtbot: QtBot) -> None:
    bench = Bench(qtbot, dataclasses.replace(EXAMS, first_row=10, rows=25, cell=(2, 0)))
    assert bench.sum().startswith("Row 13, column 1:")
    assert bench.middle(2, 0).y() > bench.middle(1, 0).y()


def test_a_cell_that_is_not_there_any_more_is_not_lit(qtbot: QtBot) -> None:
    bench = Bench(qtbot, dataclasses.replace(SLIDE, cell=(4, 0)))
    assert "=" not in bench.sum()
    qtbot.keyClick(bench.panel, Qt.Key.Key_Right)
    assert bench.looks == [(0, 0)]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e300, -3e-9])
def test_numbers_of_a_diverged_run_are_drawn_too(qtbot: QtBot, value: float) -> None:
    bench = Bench(qtbot, dataclasses.replace(EXAMS, right=frozen([[value]] * 3), result=frozen([[value]] * 5)))
    assert not bench.picture().isNull()


def test_columns_do_not_become_narrower_when_numbers_do(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXAMS)
    before = bench.middle(0, 0)
    bench.panel.show_part(dataclasses.replace(EXAMS, result=frozen([[1]] * 5)))
    assert bench.middle(0, 0) == before


def test_the_sum_is_told_to_screen_readers(qtbot: QtBot) -> None:
    panel = Bench(qtbot, SLIDE).panel
    assert panel.accessibleDescription() == "Row 1, column 1: 1·7 + 2·9 + 3·11 = 58"
    assert panel.accessibleName()


def test_a_change_of_theme_and_size_repaints_from_the_last_part(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, EXAMS)
    light = bench.picture()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert bench.picture() != light
        assert bench.sum().endswith("= 152.1")
    finally:
        theme.apply(qapp, "light")


def test_in_a_low_and_wide_view_the_sum_stands_beside_the_matrices(qtbot: QtBot) -> None:
    bench = Bench(qtbot, EXAMS)
    line = bench.panel.fontMetrics().height()
    bench.panel.resize(40 * line, 12 * line)
    QApplication.sendPostedEvents()
    label = bench.panel.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.x() > bench.middle(0, 0).x()
    bench.panel.resize(40 * line, 30 * line)
    QApplication.sendPostedEvents()
    assert label.y() > bench.middle(4, 0).y()


@pytest.mark.parametrize("lines", [12, 18, 30])
def test_names_of_columns_are_not_cut_where_there_is_width(qtbot: QtBot, lines: int) -> None:
    bench = Bench(qtbot, EXAMS)
    metrics = bench.panel.fontMetrics()
    bench.panel.resize(70 * metrics.height(), lines * metrics.height())
    QApplication.sendPostedEvents()
    assert bench.panel.canvas().names_fit()
