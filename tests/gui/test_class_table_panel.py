"""The table of rows with classes: what it says of each row, how a wrong call is marked, and how a row is chosen."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.lesson import NamedData
from gui import language, theme
from gui.panels.class_table_panel import ClassTablePanel
from tests.gui.classes import GRADES, SIX, Run

CANCER = NamedData("breast_cancer")


def shown(qtbot: QtBot, run: Run, size: tuple[int, int] = (560, 300), **look: object) -> ClassTablePanel:
    panel = ClassTablePanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(run.scene())
    panel.show_part(run.rows(**look))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def looks(panel: ClassTablePanel) -> list[object]:
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def texts(panel: ClassTablePanel, row: int) -> list[str]:
    return [panel.model.text(row, column) for column in range(panel.model.columnCount())]


def headers(panel: ClassTablePanel) -> list[str]:
    columns = range(panel.model.columnCount())
    return [str(panel.model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]


def kinds(panel: ClassTablePanel) -> list[str]:
    return [kind for kind, _ in panel.model.columns]


def test_a_row_says_features_right_class_probability_call_and_loss(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    assert texts(panel, 3) == ["4", "4", "3", "pass", "0.6906", "pass", "0.3702"]
    assert headers(panel)[-4:] == ["right\ny", "pass\ng", "called", "loss\n−log p"]


def test_with_several_classes_each_has_its_probability(qtbot: QtBot) -> None:
    run = Run(GRADES, 95, learning_rate=0.1)
    panel = shown(qtbot, run, (800, 300))
    row = run.run.forward.H[2]
    assert texts(panel, 2)[4:7] == [f"{value:.3f}" for value in row]
    assert headers(panel)[4:7] == ["A\np1", "B\np2", "C\np3"]
    assert [panel.model.color(2, column) for column in (4, 5, 6)] == ["muted", "text", "muted"]


def test_a_wrong_call_has_a_sign_and_a_colour(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    called = kinds(panel).index("called")
    assert [panel.model.text(row, called) for row in (1, 2, 3)] == ["fail", "≠ pass", "pass"]
    assert [panel.model.color(row, called) for row in (1, 2, 3)] == ["text", "error", "text"]


def test_the_threshold_moves_calls(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    panel.show_part(run.rows(threshold=0.8))
    called = kinds(panel).index("called")
    assert [panel.model.text(row, called) for row in range(6)] == ["fail", "fail", "fail", "≠ fail", "pass", "pass"]


def test_of_a_row_with_equal_probabilities_nothing_is_called(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX))
    called = kinds(panel).index("called")
    assert {panel.model.text(row, called) for row in range(6)} == {"—"}
    assert not any(panel.model.is_wrong(row) for row in range(6))


def test_many_features_come_after_what_the_model_says(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(CANCER, 5, scaling="standard"))
    assert kinds(panel)[:5] == ["row", "label", "called", "loss", "probability"]
    assert kinds(panel)[5:] == ["feature"] * 30
    table = panel.table
    assert table.columnViewportPosition(4) + table.columnWidth(4) <= table.viewport().width()
    assert table.horizontalScrollBar().maximum() > 0


def test_arrow_keys_get_to_columns_outside_the_view_and_a_row_chosen_elsewhere_leaves_them_there(qtbot: QtBot) -> None:
    run = Run(CANCER, 5, scaling="standard")
    panel = shown(qtbot, run)
    bar = panel.table.horizontalScrollBar()
    panel.table.setFocus()
    for _ in range(20):
        qtbot.keyClick(panel.table, Qt.Key.Key_Right)
    across = bar.value()
    assert across > 0
    panel.show_part(run.rows(sample=300))
    assert bar.value() == across
    assert panel.table.visualRect(panel.model.index(300, 15)).intersects(panel.table.viewport().rect())


def test_the_down_key_and_a_click_choose_a_row(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    asked = looks(panel)
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    place = panel.table.visualRect(panel.model.index(4, 2)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [{"sample": 1}, {"sample": 4}]


def test_a_row_chosen_elsewhere_is_followed_and_a_late_frame_does_not_take_it_back(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    asked = looks(panel)
    panel.show_part(run.rows(sample=3))
    assert panel.table.currentIndex().row() == 3
    assert asked == []
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    panel.show_part(run.rows(sample=3))
    assert panel.table.currentIndex().row() == 4


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (
            Run(SIX, 188),
            [
                ("probability", "2"),
                ("called", "2"),
                ("loss", "2"),
                ("target", "2"),
                ("feature", "2", "0"),
                ("feature", "2", "1"),
                ("cost",),
            ],
        ),
        (
            Run(GRADES, 5),
            [*(("probability", "2", str(k)) for k in range(3)), ("called", "2"), ("loss", "2"), ("target", "2")],
        ),
    ],
    ids=["two classes", "three classes"],
)
def test_key_e_goes_through_the_numbers_of_the_chosen_row(
    qtbot: QtBot, run: Run, expected: list[tuple[str, ...]]
) -> None:
    panel = shown(qtbot, run, sample=2)
    wanted: list[tuple[str, ...]] = []
    panel.explain_requested.connect(lambda key, _: wanted.append(key))
    for _ in expected:
        qtbot.keyClick(panel.table, Qt.Key.Key_E)
    assert wanted == expected


def test_while_a_run_plays_only_the_models_columns_are_drawn_anew_and_none_moves(qtbot: QtBot) -> None:
    run = Run(SIX, 5)
    panel = shown(qtbot, run)
    changed: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.append((first.column(), last.column()))

    panel.model.dataChanged.connect(note)
    before = [panel.table.columnWidth(column) for column in range(7)]
    run.step(100)
    panel.show_part(run.rows())
    assert changed == [(4, 6)]
    assert [panel.table.columnWidth(column) for column in range(7)] == before


def test_other_data_with_other_columns_and_classes_are_shown(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    for other in (Run(GRADES, 5), Run(CANCER, 1, scaling="standard"), Run(SIX, 1)):
        panel.show_scene(other.scene())
        panel.show_part(other.rows())
        label = kinds(panel).index("label")
        assert {panel.model.text(row, label) for row in range(panel.model.rowCount())} == set(other.scene().classes)
        assert kinds(panel).count("feature") == len(other.scene().columns)


def test_no_number_is_cut(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(NamedData("zoo"), 100, learning_rate=0.1))
    metrics = panel.table.fontMetrics()
    for row in range(panel.model.rowCount()):
        for column in range(panel.model.columnCount()):
            assert metrics.horizontalAdvance(panel.model.text(row, column)) < panel.table.columnWidth(column)


def test_many_rows_are_said_to_be_shown_in_part(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(CANCER))
    assert panel.model.rowCount() == 500
    assert panel.view.rows_label.text() == "first 500 of 569 rows"
    assert panel.view.cost_label.text() == "cost 0.6931"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_follows_language_and_theme(qtbot: QtBot, dressed_app: QApplication, name: theme.ThemeName) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run, (900, 300))
    before = panel.grab().toImage()
    theme.apply(dressed_app, name, projector=True)
    language.install(dressed_app, "ko")
    panel.show_scene(run.scene("ko"))
    assert texts(panel, 2)[3] == "불합격"
    assert headers(panel)[1] == "강의 시간\nx1"
    assert panel.grab().toImage() != before
