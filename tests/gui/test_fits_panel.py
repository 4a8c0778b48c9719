"""Line and S-curve on the screen: students are dragged, added and removed; what is drawn is what the engine says."""

import math

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetData, SetLook
from engine.core.frames import Look
from engine.core.lesson import TableData
from engine.core.messages import LearnerError
from engine.core.parts_fits import FitsPart
from engine.core.runner import Runner
from engine.lectures.l05_logistic.linear_vs_logistic import LAB
from gui import theme
from gui.panels.fits_panel import FitsPanel
from gui.panels.model_plot import ModelPlot

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """The panel with the lab itself behind it, without a thread."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1000, 600)) -> None:
        self.qtbot = qtbot
        self.runner = Runner(LAB)
        self.look = Look(views=frozenset({"fits"}))
        self.refused: list[str] = []
        self.sent: list[Command] = []
        self.runner.handle(SetLook(self.look))
        self.panel = FitsPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        self.panel.command_requested.connect(self.handle)
        self.panel.look_requested.connect(self.look_at)
        self.panel.show_scene(self.runner.experiment.scene())
        self.panel.show_part(self.part())
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.panel.setFocus()

    def handle(self, command: Command) -> None:
        self.sent.append(command)
        try:
            self.runner.handle(command)
        except LearnerError as error:
            self.refused.append(error.message.key)
        self.panel.show_part(self.part())

    def look_at(self, changes: dict[str, int]) -> None:
        self.look = Look(views=self.look.views, sample=changes["sample"])
        self.runner.handle(SetLook(self.look))
        self.panel.show_part(self.part())

    def part(self) -> FitsPart:
        part = self.runner.snapshot().frame.parts["fits"]
        assert isinstance(part, FitsPart)
        return part

    def rows(self) -> list[tuple[float, float]]:
        part = self.part()
        return list(zip(part.x.tolist(), part.y.tolist(), strict=True))

    @property
    def plot(self) -> ModelPlot:
        return self.panel.line.plot

    def pixel(self, x: float, y: float, plot: ModelPlot | None = None) -> QPoint:
        return (plot or self.plot).to_pixels(x, y).toPoint()

    def press(self, x: float, y: float) -> None:
        QTest.mousePress(self.plot.viewport(), LEFT, pos=self.pixel(x, y))

    def drag_to(self, x: float, y: float) -> None:
        QTest.mouseMove(self.plot.viewport(), self.pixel(x, y))

    def let_go(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.plot.viewport(), LEFT, pos=self.pixel(x, y))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.panel, key, modifier)


def ends(plot: ModelPlot) -> tuple[float, float]:
    low, high = plot.getPlotItem().getViewBox().viewRange()[0]
    return float(low), float(high)


def test_both_models_stand_side_by_side_on_the_same_axes(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    line, curve = bench.panel.line, bench.panel.curve
    assert line.geometry().right() < curve.geometry().left()
    assert ends(line.plot) == ends(curve.plot)


def test_in_a_high_view_they_stand_below_each_other(qtbot: QtBot) -> None:
    bench = Bench(qtbot, (420, 700))
    assert bench.panel.line.geometry().bottom() < bench.panel.curve.geometry().top()


def test_what_is_drawn_is_what_the_engine_says(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    for view, model in ((bench.panel.line, bench.part().line), (bench.panel.curve, bench.part().curve)):
        x, y = view.plot.model.getData()
        assert x.tolist() == bench.part().grid.tolist()
        assert y.tolist() == model.heights.tolist()
        assert [len(dots.getData()[0]) for dots in view.plot.points] == [4, 4]


def test_the_models_are_told_apart_by_colour_and_dash_and_the_classes_by_colour_and_shape(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    pens = [view.plot.model.opts["pen"] for view in (bench.panel.line, bench.panel.curve)]
    assert pens[0].style() is Qt.PenStyle.DashLine
    assert pens[1].style() is Qt.PenStyle.SolidLine
    assert pens[0].color() != pens[1].color()
    assert [dots.opts["symbol"] for dots in bench.plot.points] == ["o", "x"]


def test_predictions_cut_and_accuracy_of_both_are_on_screen(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.look_at({"sample": 7})
    line, curve = bench.panel.line, bench.panel.curve
    assert "H = 1.167" in line.row.text()
    assert "H = 1.000" in curve.row.text()
    for view in (line, curve):
        assert "cut at 4.50" in view.score.text()
        assert "accuracy 100.0 %  (0 of 8 wrong)" in view.score.text()


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
    bench.drag_to(9.5, 1)
    assert bench.rows()[7][0] == 9.5
    assert ends(bench.plot) == before
    bench.let_go(9.5, 1)
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


def test_a_model_without_a_boundary_in_sight_shows_none(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.handle(SetData(TableData(bench.part().x[[3, 3], None], bench.part().y[[0, 7]], bench.part().columns)))
    line = bench.part().line
    assert bench.plot.cut.isVisible() == (math.isfinite(line.cut) and 0 <= line.cut <= bench.part().limit)


@pytest.mark.parametrize("size", [(1000, 600), (620, 420), (400, 640)])
def test_every_number_that_can_be_explained_is_where_it_is_written(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = Bench(qtbot, size)
    keys = [spot.key for spot in bench.panel._spots()]
    assert {key[:2] for key in keys} == {
        (kind, name) for kind in ("prediction", "cut", "accuracy") for name in ("line", "curve")
    }
    for spot in bench.panel._spots():
        assert spot.field.rect().contains(spot.rect.center())
        assert bench.runner.experiment.explain(spot.key).key == spot.key


def test_the_threshold_is_drawn_where_the_models_are_cut(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    assert bench.plot.threshold.value() == bench.part().threshold == 0.5
    crossing = bench.plot.cut.getData()[0][0]
    assert crossing == bench.part().line.cut


def test_the_zones_beyond_probability_begin_at_one_and_at_zero(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    assert bench.plot.zones[0].getRegion()[1] == 0
    assert bench.plot.zones[1].getRegion()[0] == 1
    assert bench.plot.zone_name.toPlainText() == "above 1: no probability"


def test_the_panel_takes_the_theme(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    light = bench.plot.model.opts["pen"].color().name()
    theme.apply(app, "dark")
    qtbot.waitUntil(lambda: bench.plot.model.opts["pen"].color().name() != light)


def test_a_view_that_is_hidden_while_someone_drags_lets_go(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.press(8, 1)
    bench.drag_to(ends(bench.plot)[1] * 1.05, 1)
    assert bench.panel._walk.isActive()
    bench.panel.hide()
    assert not bench.panel._walk.isActive()
    bench.plot.pointed.emit(QPointF(9.0, 0.4))
    assert bench.panel._dragged is None
