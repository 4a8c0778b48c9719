"""Numbers explain themselves: by the mouse over them and by the key E, in a bubble that is in nobody's way."""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Explain, Load, Pause, Play, SetData, SetKnob, SetSpeed, Step
from engine.core.frames import RowsPart
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.status import Phase
from gui import theme
from gui.explainer import REFRESH_MS
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.table_panel import TablePanel
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.window import (
    LEFT,
    LONGEST_MS,
    PLAIN,
    POPUPS,
    at,
    at_full_speed,
    drawn,
    in_phase,
    opened,
    switch_language,
    with_data,
)

pytestmark = POPUPS


def table(qtbot: QtBot, page: LabPage) -> TablePanel:
    page.views.open((("table",),))
    drawn(qtbot, page, lambda snapshot: "table" in snapshot.frame.parts)
    panel = page.views.frame("table").panel
    assert isinstance(panel, TablePanel)
    window = page.window()
    qtbot.waitUntil(lambda: window.childAt(window.mapFromGlobal(cell(panel, 0, 0))) is panel.table.viewport())
    return panel


def cell(panel: TablePanel, row: int, column: int) -> QPoint:
    return panel.table.viewport().mapToGlobal(panel.table.visualRect(panel.model.index(row, column)).center())


def five_exams(qtbot: QtBot) -> tuple[MainWindow, LabPage, TablePanel]:
    window = opened(qtbot)
    page = window.page
    with_data(qtbot, page, "exam_five", learning_rate=1e-5)
    page.send(Step(1))
    at(qtbot, page, 1)
    return window, page, table(qtbot, page)


def test_a_residual_in_the_table_shows_target_minus_prediction(qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    move_mouse(window, cell(panel, 1, panel.model.residual_column))
    found = told(qtbot, page, ("residual", "1"))
    rows = page.snapshot.frame.parts["table"] if page.snapshot is not None else None
    assert isinstance(rows, RowsPart)
    assert found.value == rows.residual[1]
    assert found.formula == "y_{2} - H_{2}"
    assert found.numbers == f"= 185 - {rows.prediction[1]:.2f}"
    assert page.explainer.bubble.title.text() == "Residual of row 2: target minus prediction"


def test_every_column_of_the_chosen_row_is_explained_by_key(qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    panel.table.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    row = str(panel.table.currentIndex().row())
    wanted = [("prediction", row), ("residual", row), ("squared", row), ("target", row)]
    for key in [*wanted, *(("feature", row, str(column)) for column in range(3))]:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
        told(qtbot, page, key)


def test_tab_comes_to_the_line_frames_a_number_and_e_explains_it(qtbot: QtBot) -> None:
    window, page, _ = five_exams(qtbot)
    for _ in range(80):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
        if window.focusWidget() is page.line:
            break
    assert window.focusWidget() is page.line
    ring = numbers_at(qtbot, page, "line").ring
    assert ring.isVisible()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    told(qtbot, page, ("parameter", "w1"))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert not page.explainer.bubble.isVisible()
    assert not ring.isVisible()


def test_the_bubble_follows_the_language_and_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    window, page, panel = five_exams(qtbot)
    panel.table.setFocus()
    switch_language(qtbot, window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    told(qtbot, page, ("prediction", "0"))
    bubble = page.explainer.bubble
    assert bubble.title.text() == "1행의 예측값"
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: bubble.grab().toImage().pixelColor(4, 4).name() == theme.DARK.raised)


def test_numbers_follow_a_run_that_plays_but_five_times_a_second_at_most(qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    move_mouse(window, cell(panel, 0, panel.model.residual_column))
    first = told(qtbot, page, ("residual", "0"))
    asked: list[float] = []
    page.explainer.command_requested.connect(lambda _: asked.append(time.monotonic()))
    page.send(Load(replace(page.lab.lesson(), data=NamedData("exam_five"), steps=10_000_000)))
    page.send(SetKnob("learning_rate", 1e-6))
    in_phase(qtbot, page, Phase.PAUSED)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None)
    move_mouse(window, cell(panel, 0, 1))
    move_mouse(window, cell(panel, 0, panel.model.residual_column))
    told(qtbot, page, ("residual", "0"))
    page.send(SetSpeed(Speed.PER_SECOND_300))
    page.send(Play())
    asked.clear()
    qtbot.waitUntil(lambda: len(asked) >= 4, timeout=LONGEST_MS)
    assert page.explainer.bubble.isVisible()
    assert min(later - sooner for sooner, later in pairwise(asked)) > 0.18, "seconds"
    page.send(Pause())
    snapshot = in_phase(qtbot, page, Phase.PAUSED)
    rows = snapshot.frame.parts["table"]
    assert isinstance(rows, RowsPart)
    assert rows.residual[0] != first.value
    bubble = page.explainer.bubble
    qtbot.waitUntil(lambda: bubble.explanation is not None and bubble.explanation.value == rows.residual[0])


def test_a_bubble_over_a_run_that_rests_asks_once(qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    asked: list[object] = []
    page.explainer.command_requested.connect(asked.append)
    move_mouse(window, cell(panel, 0, 1))
    told(qtbot, page, ("feature", "0", "0"))
    page.look_at(sample=2)
    drawn(qtbot, page)
    QTest.qWait(2 * REFRESH_MS)
    assert asked == [Explain(("feature", "0", "0"))]


def _wheel(window: MainWindow, panel: TablePanel) -> None:
    place = QPointF(panel.table.viewport().rect().center())
    turn = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.table.viewport(), turn)


LEAVING: dict[str, Callable[[MainWindow, TablePanel], object]] = {
    "the mouse goes elsewhere": lambda window, panel: move_mouse(window, window.mapToGlobal(QPoint(3, 3))),
    "the row's own number": lambda window, panel: move_mouse(window, cell(panel, 0, 0)),
    "a click": lambda window, panel: QTest.mouseClick(window.windowHandle(), LEFT, pos=QPoint(3, 3)),
    "the wheel": _wheel,
    "Escape": lambda window, panel: QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape),
    "another tab": lambda window, panel: window.open_lab("l04_linear/shapes"),
}


@pytest.mark.parametrize("how", LEAVING)
def test_the_bubble_goes_with_what_takes_the_learner_elsewhere(how: str, qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    move_mouse(window, cell(panel, 0, panel.model.residual_column))
    told(qtbot, page, ("residual", "0"))
    LEAVING[how](window, panel)
    assert not page.explainer.bubble.isVisible()


def test_other_data_take_the_bubble_away_and_refuse_nothing(qtbot: QtBot) -> None:
    window, page, panel = five_exams(qtbot)
    page.send(SetData(NamedData("exam_scores"), {"learning_rate": 1e-5}))
    drawn(qtbot, page, lambda snapshot: snapshot.frame.step == 0)
    panel.table.setFocus()
    panel.table.selectRow(20)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    told(qtbot, page, ("prediction", "20"))
    at_full_speed(page)
    page.send(SetData(NamedData("exam_five"), {"learning_rate": 1e-5}))
    page.send(Play())
    in_phase(qtbot, page, Phase.DONE)
    assert not page.explainer.bubble.isVisible()
    assert not page.notice.isVisible()


def test_a_cell_of_a_product_is_explained_in_the_lab_of_shapes_too(qtbot: QtBot) -> None:
    window = opened(qtbot, "l04_linear/shapes")
    page = window.page
    numbers_at(qtbot, page, "product").keys.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E)
    found = told(qtbot, page, ("product", "1", "0"))
    assert (found.numbers, found.value) == (r"= 4 \cdot 7 + 5 \cdot 9 + 6 \cdot 11", 139.0)


@pytest.mark.parametrize("projector", [False, True])
def test_words_that_are_wider_than_the_bubble_go_on_in_the_next_line(projector: bool, qtbot: QtBot) -> None:
    page = opened(qtbot, "l07_tips/minibatch", wanted=replace(PLAIN, projector=projector)).page
    bubble = page.explainer.bubble
    for key, lines in (("last_row", 2), ("pieces", 1), ("last_row", 2)):
        page.send(Explain((key,)))
        with qtbot.waitSignal(page.engine.explained) as answered:
            pass
        assert answered.args is not None
        bubble.show_beside(answered.args[0], QRect(100, 100, 20, 20))
        qtbot.waitUntil(bubble.isVisible)
        bubble.grab()
        words = bubble.title.fontMetrics().boundingRect(
            bubble.title.rect(), int(Qt.TextFlag.TextWordWrap), bubble.title.text()
        )
        assert bubble.title.rect().adjusted(0, 0, 1, 1).contains(words), "nothing of it is cut"
        assert words.height() >= lines * bubble.title.fontMetrics().height()
        assert bubble.title.height() < words.height() + bubble.title.fontMetrics().height(), "and there is no gap"
        assert bubble.value.geometry().bottom() < bubble.height()
