"""Prediction against truth and the strip of residual squares."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panels.fit_panel import FitPanel
from gui.panels.squares import FITTED, fitting_lens
from tests.gui import lecture4


def _shown(qtbot: QtBot) -> FitPanel:
    # Not a fixture: its value would be held until after the check for what is left behind.
    panel = FitPanel()
    qtbot.addWidget(panel)
    panel.resize(640, 480)
    panel.show_scene(lecture4.scene())
    panel.show_part(lecture4.rows())
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _area(square: QRectF) -> float:
    return square.width() * square.height()


def test_areas_are_in_the_ratio_of_the_squared_residuals(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    part = lecture4.rows((0.3, 0.27, 0.29))
    panel.show_part(part)
    squares = panel.strip.field.squares()
    assert [_area(square) / _area(squares[0]) for square in squares] == pytest.approx(
        (part.squared / part.squared[0]).tolist()
    )


def test_the_outlined_square_is_the_mean_of_all(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    areas = [_area(square) for square in panel.strip.field.squares()]
    assert _area(panel.strip.field.mean_square()) == pytest.approx(sum(areas) / len(areas))


def test_squares_stand_in_the_order_of_the_table_without_covering_each_other(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.show_part(lecture4.rows((0, 0, 0), 0))
    squares = panel.strip.field.squares()
    assert all(left.right() < right.left() for left, right in pairwise(squares))


def test_a_lens_is_chosen_that_fits_and_is_said(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.show_part(lecture4.rows((0, 0, 0), 0))
    assert "×1," in panel.strip.label.text()
    panel.show_part(lecture4.rows())
    assert "×100," in panel.strip.label.text()


def test_a_lens_of_ten_makes_all_sides_ten_times_as_long(qtbot: QtBot) -> None:
    panel = _shown(qtbot)

    def sides() -> list[float]:
        return [square.width() for square in panel.strip.field.squares()]

    qtbot.mouseClick(panel.strip.buttons[1], Qt.MouseButton.LeftButton)
    narrow = sides()
    qtbot.mouseClick(panel.strip.buttons[10], Qt.MouseButton.LeftButton)
    assert sides() == pytest.approx([10 * side for side in narrow])
    assert panel.strip.label.text().endswith("×10")


def test_a_lens_once_chosen_stays_while_the_run_goes_on(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    qtbot.mouseClick(panel.strip.buttons[1], Qt.MouseButton.LeftButton)
    panel.show_part(lecture4.rows((0.75, 0.57, 0.68)))
    assert panel.strip.field.lens == 1


@pytest.mark.parametrize("present", FITTED)
def test_a_fitted_lens_never_makes_a_square_too_large(present: int) -> None:
    for largest in (0.0, 1e-6, 0.3, 1.99, 2.0, 2.01, 19.0, 150.0, 199.9, 200.0, 1e6):
        lens = fitting_lens(largest, 200.0, present)
        assert lens == 1 or lens * largest <= 200.0


def test_a_fitted_lens_does_not_jump_to_and_fro_at_its_border() -> None:
    assert fitting_lens(19.9, 200.0, 10) == 10
    assert fitting_lens(20.1, 200.0, 10) == 7
    assert fitting_lens(19.9, 200.0, 7) == 7


def test_the_right_key_chooses_the_next_row(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    panel.show_part(lecture4.rows(sample=1))
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    panel.show_part(lecture4.rows(sample=4))
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert looks == [{"sample": 2}, {"sample": 4}, {"sample": 3}]


def test_pressing_a_point_chooses_its_row(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    part = lecture4.rows((0, 0, 0), 0)
    panel.show_part(part)
    pixel = panel.plot.to_pixels(142.0, 0.0).toPoint()
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert asked.args == [{"sample": 4}]


def test_pressing_far_from_all_points_chooses_nothing(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    with qtbot.assertNotEmitted(panel.look_requested):
        pixel = panel.plot.to_pixels(20.0, 180.0).toPoint()
        qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=pixel)


def test_pressing_a_square_chooses_its_row(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    field = panel.strip.field
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=field.squares()[2].center().toPoint())
    assert asked.args == [{"sample": 2}]


def test_sticks_join_points_and_diagonal(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    part = lecture4.rows()
    ends = set()
    for stick in panel.sticks.values():
        x, y = stick.getData()
        ends |= {(float(x[k]), float(y[k]), float(y[k + 1])) for k in range(0, len(x), 2)}
    assert ends == {(y, y, h) for y, h in zip(part.target.tolist(), part.prediction.tolist(), strict=True)}


def test_the_chosen_row_is_emphasised_and_written(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.show_part(lecture4.rows(sample=4))
    x, _ = panel.chosen.getData()
    assert x.tolist() == [142.0]
    assert "row 5" in panel.label.text()
    assert "+1.30" in panel.label.text()


def test_ranges_stay_while_the_limits_stay(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    changes: list[object] = []
    panel.plot.getPlotItem().getViewBox().sigRangeChanged.connect(lambda *_: changes.append(None))
    for weight in (0.1, 0.5, 0.9):
        panel.show_part(lecture4.rows((weight, weight, weight)))
    assert changes == []


def test_hundreds_of_rows_are_shown_page_by_page(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    panel.resize(380, 260)
    panel.show_part(lecture4.rows(repeat=100, sample=412))
    shown = panel.strip.field.places().rows
    assert 412 in shown
    assert len(shown) < 500
    assert "of 500" in panel.strip.label.text()


def test_every_square_stays_in_its_own_place_for_any_number_of_rows(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    for repeat in (1, 5, 20):
        panel.show_part(lecture4.rows((0, 0, 0), 0, repeat=repeat))
        field = panel.strip.field
        places = field.places()
        for row, square in zip(places.rows, field.squares(), strict=True):
            assert places.cell(row).contains(square)


def test_predictions_that_leave_the_picture_are_counted_and_marked_at_its_edge(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    assert not panel.beyond_name.isVisible()
    panel.show_part(lecture4.rows((-1e10, -1e10, -1e10)))
    assert panel.beyond_name.isVisible()
    assert panel.beyond_name.toPlainText() == "5 of 5 outside"
    marked, heights = panel.beyond.getData()
    assert sorted(marked.tolist()) == sorted(lecture4.Y.tolist())
    assert set(heights.tolist()) == {0.0}


def test_squares_far_larger_than_the_strip_are_said_to_be_so(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    assert "far larger" not in panel.strip.label.text()
    panel.show_part(lecture4.rows((-1e10, -1e10, -1e10)))
    assert "far larger" in panel.strip.label.text()
    assert "e12" in panel.strip.label.text()


def test_in_a_low_view_the_squares_stand_beside_the_plot(qtbot: QtBot) -> None:
    panel = _shown(qtbot)
    assert panel.strip.y() >= panel.plot.geometry().bottom()
    panel.resize(640, 250)
    QApplication.sendPostedEvents()
    assert panel.strip.x() >= panel.plot.geometry().right()
