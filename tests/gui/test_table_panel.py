"""The table of rows: what it says, and how a row is chosen."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from engine.core.lesson import TableData
from gui import theme
from gui.panels.table_panel import TablePanel
from tests.gui import lecture4


@pytest.fixture
def panel(qtbot: QtBot) -> TablePanel:
    panel = TablePanel()
    qtbot.addWidget(panel)
    panel.resize(640, 320)
    panel.show_scene(lecture4.scene())
    panel.show_part(lecture4.rows())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _texts(panel: TablePanel, row: int) -> list[str]:
    return [panel.model.text(row, column) for column in range(panel.model.columnCount())]


def test_a_row_says_features_target_prediction_residual_and_its_square(panel: TablePanel) -> None:
    assert _texts(panel, 4) == ["5", "73", "66", "70", "142", "140.70", "+1.30", "1.70"]


def test_too_high_a_prediction_has_a_residual_with_a_minus_and_its_own_colour(panel: TablePanel) -> None:
    column = panel.model.residual_column
    assert panel.model.text(0, column).startswith("−")
    assert panel.model.color(0, column) == "negative"
    assert panel.model.text(1, column).startswith("+")
    assert panel.model.color(1, column) == "positive"


def test_headers_name_the_columns_of_the_data(panel: TablePanel) -> None:
    panel.resize(1000, 320)
    headers = [str(panel.model.headerData(k, Qt.Orientation.Horizontal)) for k in range(panel.model.columnCount())]
    assert headers[1:5] == ["exam1\nx1", "exam2\nx2", "exam3\nx3", "final\ny"]
    assert headers[6].endswith("y − H")


def test_where_room_is_short_headers_keep_their_symbols(panel: TablePanel) -> None:
    panel.resize(300, 320)
    headers = [str(panel.model.headerData(k, Qt.Orientation.Horizontal)) for k in range(panel.model.columnCount())]
    assert headers == ["#", "x1", "x2", "x3", "y", "H", "y − H", "(y − H)²"]


def test_the_down_key_looks_at_the_next_row(panel: TablePanel, qtbot: QtBot) -> None:
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    for _ in range(2):
        qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    assert looks == [{"sample": 1}, {"sample": 2}]


def test_clicking_a_row_looks_at_it(panel: TablePanel, qtbot: QtBot) -> None:
    cell = panel.table.visualRect(panel.model.index(3, 2)).center()
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert asked.args == [{"sample": 3}]


def test_a_row_chosen_elsewhere_is_followed_without_asking_again(panel: TablePanel) -> None:
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    panel.show_part(lecture4.rows(sample=3))
    assert [index.row() for index in panel.table.selectionModel().selectedRows()] == [3]
    assert looks == []


def test_a_frame_that_was_on_its_way_does_not_take_the_choice_back(panel: TablePanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.table, Qt.Key.Key_Down)
    panel.show_part(lecture4.rows(sample=0))
    assert panel.table.currentIndex().row() == 1


def test_while_a_run_plays_only_the_models_columns_are_drawn_anew(panel: TablePanel) -> None:
    changed: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.append((first.column(), last.column()))

    panel.model.dataChanged.connect(note)
    panel.show_part(lecture4.rows((0.5, 0.5, 0.5)))
    assert changed == [(5, 7)]


def test_columns_stand_still_while_numbers_change(panel: TablePanel) -> None:
    def widths() -> list[int]:
        return [panel.table.columnWidth(column) for column in range(panel.model.columnCount())]

    before = widths()
    panel.show_part(lecture4.rows((0.0, 0.0, 0.0), 0.0))
    assert widths() == before


def test_the_footer_says_cost_and_its_root_in_points(panel: TablePanel) -> None:
    assert "0.7549" in panel.cost_label.text()
    assert "0.8688 points" in panel.cost_label.text()


def test_nobody_knows_the_unit_of_a_learners_own_table(panel: TablePanel) -> None:
    panel.show_scene(lecture4.scene(TableData(lecture4.X, lecture4.Y), unit=""))
    assert "points" not in panel.cost_label.text()


def test_many_rows_are_said_to_be_shown_in_part(panel: TablePanel) -> None:
    assert panel.rows_label.isHidden()
    panel.show_part(lecture4.rows(repeat=100, total=100_000))
    assert panel.model.rowCount() == 500
    assert panel.rows_label.text() == "first 500 of 100,000 rows"


def test_a_chosen_row_beyond_those_shown_highlights_none(panel: TablePanel) -> None:
    panel.show_part(lecture4.rows(sample=4))
    panel.show_part(lecture4.rows(sample=700, total=1000))
    assert panel.table.selectionModel().selectedRows() == []


def test_the_chosen_row_is_tinted_in_both_themes(panel: TablePanel, qtbot: QtBot) -> None:
    panel.show_part(lecture4.rows(sample=2))
    chosen = panel.table.visualRect(panel.model.index(2, 1)).topLeft()
    other = panel.table.visualRect(panel.model.index(3, 1)).topLeft()
    image = panel.table.viewport().grab().toImage()
    assert image.pixelColor(chosen) != image.pixelColor(other)
    assert theme.current().color("accent") != image.pixelColor(chosen)


def test_the_numbers_of_a_diverged_run_are_not_cut(panel: TablePanel) -> None:
    panel.resize(420, 320)
    panel.show_part(lecture4.rows((-3.1234e10, -3.1234e10, -3.1234e10)))
    metrics = panel.table.fontMetrics()
    for row in range(5):
        for column in range(panel.model.columnCount()):
            assert metrics.horizontalAdvance(panel.model.text(row, column)) < panel.table.columnWidth(column)
    assert _texts(panel, 0)[-3:] == ["−7.1e12", "+7.1e12", "5.1e25"]
