"""The hypothesis written out with the numbers of one row."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.line_view import LineView
from tests.gui import lecture4


@pytest.fixture
def view(qtbot: QtBot) -> LineView:
    view = LineView()
    qtbot.addWidget(view)
    view.resize(1600, view.sizeHint().height())
    view.show()
    qtbot.waitExposed(view)
    return view


def test_the_line_says_the_numbers_of_the_row(view: LineView) -> None:
    view.show_part(lecture4.line(lecture4.W, lecture4.X[0], lecture4.B, 152))
    assert view.text() == ("H = 0.757·73 + 0.571·80 + 0.682·75 + 0.011 = 152.1 y = 152 (H − y)² = 0.0103 row 1")


def test_negative_numbers_are_subtracted_or_stand_in_brackets(view: LineView) -> None:
    view.show_part(lecture4.line([-0.3, 0.5, -0.25], [73, -1.5, 75], -2, 10, row=4))
    assert view.text().startswith("H = −0.300·73 + 0.500·(−1.500) − 0.250·75 − 2.000 = ")
    assert view.text().endswith("row 5")


def test_the_start_at_zero_is_written_like_any_other_weight(view: LineView) -> None:
    view.show_part(lecture4.line([0, 0], [73, 80], 0, 152))
    assert view.text() == "H = 0·73 + 0·80 + 0 = 0 y = 152 (H − y)² = 23,104 row 1"


def test_many_terms_leave_out_the_middle_and_say_how_many(view: LineView) -> None:
    view.show_part(lecture4.line([float(k) for k in range(1, 12)], [1.0] * 11, 0.5, 3))
    assert "5.000·1 + … 5 more … + 11.000·1 + 0.500 = 66.50" in view.text()


def test_where_room_is_short_fewer_terms_are_written(view: LineView) -> None:
    view.show_part(lecture4.line([1.0] * 6, [1.0] * 6, 0.5, 3))
    assert "more" not in view.text()
    view.resize(560, view.height())
    assert "more …" in view.text() or "terms …" in view.text()
    assert "= 6.500" in view.text()


def test_a_term_tells_its_name_and_column(view: LineView) -> None:
    view.show_scene(lecture4.scene())
    view.show_part(lecture4.line(lecture4.W, lecture4.X[0], lecture4.B, 152))
    tips = {label.text(): label.toolTip() for label in view.findChildren(QLabel)}
    assert tips["+ 0.571·80"] == "w2·x2: weight times exam2"


def test_changing_digits_move_nothing(view: LineView) -> None:
    def places() -> list[int]:
        return [label.x() for label in view.findChildren(QLabel) if not label.isHidden()]

    view.show_part(lecture4.line([10.757, 0.571], [73, 80], 0.5, 152))
    before = places()
    view.show_part(lecture4.line([0.757, 0.571], [73, 80], 0.5, 152))
    assert places() == before


def test_a_run_without_a_line_empties_it(view: LineView) -> None:
    view.show_part(lecture4.line([0.757], [73], 0.5, 152))
    view.show_part(None)
    assert view.text() == ""
