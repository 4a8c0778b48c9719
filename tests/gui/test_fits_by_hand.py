"""Students are dragged, added and removed, by mouse, keys and buttons; what cannot be used changes nothing."""

from functools import partial

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetData
from engine.core.lesson import TableData
from engine.core.status import Snapshot
from tests.gui.deeds_students import fits_panel, students
from tests.gui.fits_bench import LEFT, RIGHT, SHIFT, Bench, ends
from tests.gui.window import POPUPS, drawn, opened, press


def test_a_student_typed_to_fifty_hours_makes_the_line_wrong_about_three(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.look_at({"sample": 7})
    field = bench.panel.bar.hours
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "50")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bench.rows()[7] == (50.0, 1.0)
    assert "cut at 9.75" in bench.panel.line.score.text()
    assert "accuracy 62.5 %  (3 of 8 wrong)" in bench.panel.line.score.text()
    assert bench.plot.wrong.getData()[0].tolist() == [5, 6, 7]
    assert "0 of 8 wrong" in bench.panel.curve.score.text()
    assert len(bench.panel.curve.plot.wrong.getData()[0]) == 0


def test_a_student_is_dragged_in_half_hours_and_chosen_by_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press(8, 1)
    bench.drag_to(9.2, 1)
    bench.let_go(9.2, 1)
    assert bench.rows()[7] == (9.0, 1.0)
    assert bench.part().sample == 7
    assert len(bench.rows()) == 8


def test_the_other_plot_drags_too(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    plot = bench.panel.curve.plot
    QTest.mousePress(plot.viewport(), LEFT, pos=bench.pixel(4, 0, plot))
    QTest.mouseMove(plot.viewport(), bench.pixel(3.5, 0, plot))
    QTest.mouseRelease(plot.viewport(), LEFT, pos=bench.pixel(3.5, 0, plot))
    assert bench.rows()[3] == (3.5, 0.0)


def test_dragged_across_the_middle_a_pass_becomes_a_fail(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press(6, 1)
    bench.drag_to(6, 0.1)
    bench.let_go(6, 0.1)
    assert bench.rows()[5] == (6.0, 0.0)


def test_a_drag_that_begins_beside_all_students_takes_nobody_along(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press(7, 0.3)
    bench.drag_to(7, 1)
    bench.drag_to(9, 1)
    bench.let_go(9, 1)
    assert bench.sent == []


def test_held_at_the_right_edge_the_axis_grows_under_the_hand_and_stops_when_let_go(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    limit = ends(bench.plot)[1]
    bench.press(8, 1)
    bench.drag_to(limit * 1.05, 1)
    qtbot.waitUntil(lambda: bench.rows()[7][0] >= 30)
    assert ends(bench.plot)[1] > bench.rows()[7][0]
    bench.let_go(ends(bench.plot)[1], 1)
    assert not bench.panel._walk.isActive()
    assert ends(bench.plot)[1] == bench.part().limit


def test_under_the_hand_the_axis_does_not_jump(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    before = ends(bench.plot)
    bench.press(8, 1)
    bench.drag_to(9.8, 1)
    assert bench.rows()[7][0] == 10.0
    assert ends(bench.plot) == before
    bench.let_go(9.8, 1)
    assert ends(bench.plot)[1] == bench.part().limit > before[1]


def test_pressed_twice_on_an_empty_place_a_student_appears_and_is_chosen(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    QTest.mouseDClick(bench.plot.viewport(), LEFT, pos=bench.pixel(6, 0.05))
    assert bench.rows()[8:] == [(6.0, 0.0)]
    assert bench.part().sample == 8


def test_pressed_twice_on_a_student_nobody_is_added(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    QTest.mouseDClick(bench.plot.viewport(), LEFT, pos=bench.pixel(6, 1))
    assert len(bench.rows()) == 8


def test_the_right_button_takes_a_student_away(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    QTest.mouseClick(bench.plot.viewport(), RIGHT, pos=bench.pixel(3, 0))
    assert [x for x, _ in bench.rows()] == [1, 2, 4, 5, 6, 7, 8]


def test_whoever_is_chosen_stays_so_when_another_is_taken_away(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.look_at({"sample": 5})
    QTest.mouseClick(bench.plot.viewport(), RIGHT, pos=bench.pixel(3, 0))
    assert bench.rows()[bench.part().sample] == (6.0, 1.0)


def test_keys_choose_move_flip_add_and_remove(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.key(Qt.Key.Key_End)
    assert bench.part().sample == 7
    bench.key(Qt.Key.Key_Right)
    bench.key(Qt.Key.Key_Right, SHIFT)
    assert bench.rows()[7] == (13.5, 1.0)
    bench.key(Qt.Key.Key_Left)
    assert bench.rows()[7] == (13.0, 1.0)
    bench.key(Qt.Key.Key_Up)
    bench.key(Qt.Key.Key_Space)
    assert bench.rows()[6] == (7.0, 0.0)
    bench.key(Qt.Key.Key_Insert)
    assert bench.rows()[8:] == [(8.0, 0.0)]
    assert bench.part().sample == 8
    bench.key(Qt.Key.Key_Delete)
    assert len(bench.rows()) == 8
    assert bench.part().sample == 7


def test_no_student_leaves_the_axis(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    for _ in range(3):
        bench.key(Qt.Key.Key_Left, SHIFT)
    assert bench.rows()[0][0] == 0
    bench.look_at({"sample": 7})
    for _ in range(25):
        bench.key(Qt.Key.Key_Right, SHIFT)
    assert bench.rows()[7][0] == 100
    assert bench.refused == []


def test_buttons_do_the_same_as_keys(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bar = bench.panel.bar
    qtbot.mouseClick(bar.flip, LEFT)
    assert bench.rows()[0] == (1.0, 1.0)
    qtbot.mouseClick(bar.add, LEFT)
    assert bench.rows()[8:] == [(2.0, 1.0)]
    qtbot.mouseClick(bar.remove, LEFT)
    assert len(bench.rows()) == 8


def test_the_last_of_a_class_cannot_be_taken_away_and_everything_stays_as_it_was(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    for _ in range(3):
        bench.look_at({"sample": len(bench.rows()) - 1})
        bench.key(Qt.Key.Key_Delete)
    before = bench.rows()
    bench.look_at({"sample": 4})
    bench.key(Qt.Key.Key_Delete)
    assert bench.refused == ["data_one_class"]
    assert bench.rows() == before
    assert [len(dots.getData()[0]) for dots in bench.plot.points] == [4, 1]


def test_of_two_students_none_can_be_removed(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.handle(SetData(TableData(bench.part().x[3:5, None], bench.part().y[3:5], bench.part().columns)))
    assert not bench.panel.bar.remove.isEnabled()
    bench.key(Qt.Key.Key_Delete)
    assert len(bench.rows()) == 2


def test_a_view_that_is_hidden_while_someone_drags_lets_go(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press(8, 1)
    bench.drag_to(ends(bench.plot)[1] * 1.05, 1)
    assert bench.panel._walk.isActive()
    bench.panel.hide()
    assert not bench.panel._walk.isActive()
    bench.plot.pointed.emit(QPointF(9.0, 0.4))
    assert bench.panel._dragged is None


@POPUPS
def test_no_press_of_a_key_is_lost_while_the_engine_is_at_work(qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/linear_vs_logistic").page
    page.open_set("fits")
    drawn(qtbot, page, lambda snapshot: students(snapshot) is not None)
    panel = fits_panel(page)
    panel.setFocus()
    for _ in range(8):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and float(now.x[0]) == 5.0)
    press(qtbot, page.story.setup)
    page.open_set("fits")
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and float(now.x[0]) == 1.0)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and float(now.x[0]) == 1.5)


@POPUPS
def test_why_the_last_who_passed_has_to_stay_is_said_above_the_lab(qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/linear_vs_logistic").page
    page.open_set("fits")
    drawn(qtbot, page, lambda snapshot: students(snapshot) is not None)
    panel = fits_panel(page)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_End)
    for left in (8, 7, 6, 5):
        drawn(qtbot, page, partial(_has, left, left - 1))
        qtbot.keyClick(panel, Qt.Key.Key_Delete)
    qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.words.text().startswith("Every row has the label 0")
    part = students(drawn(qtbot, page))
    assert part is not None
    assert part.y.tolist() == [0, 0, 0, 0, 1]
    assert part.sample == 4


def _has(count: int, sample: int, snapshot: Snapshot) -> bool:
    """Whether so many students are shown, and which one is chosen."""
    part = students(snapshot)
    return part is not None and (len(part.x), part.sample) == (count, sample)
