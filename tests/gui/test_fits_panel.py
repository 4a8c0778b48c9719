"""Line and S-curve on the screen: what is drawn is what the engine says."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetData
from engine.core.lesson import TableData
from gui import theme
from tests.gui.deeds_students import fits_panel, students
from tests.gui.explaining import told
from tests.gui.fits_bench import Bench, ends
from tests.gui.window import POPUPS, drawn, opened


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
    assert [dots.opts["symbol"] for dots in bench.plot.points] == ["x", "o"]


def test_predictions_cut_and_accuracy_of_both_are_on_screen(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.look_at({"sample": 7})
    line, curve = bench.panel.line, bench.panel.curve
    assert "H = 1.167" in line.row.text()
    assert "H = 1.000" in curve.row.text()
    for view in (line, curve):
        assert "cut at 4.50" in view.score.text()
        assert "accuracy 100.0 %  (0 of 8 wrong)" in view.score.text()


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
    assert bench.plot.zone_name.toPlainText() == "cannot be a probability"


def test_the_panel_takes_the_theme(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    light = bench.plot.model.opts["pen"].color().name()
    theme.apply(app, "dark")
    qtbot.waitUntil(lambda: bench.plot.model.opts["pen"].color().name() != light)


@POPUPS
def test_the_key_e_explains_the_numbers_one_after_the_other(qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/linear_vs_logistic").page
    page.open_set("fits")
    drawn(qtbot, page, lambda snapshot: students(snapshot) is not None)
    panel = fits_panel(page)
    panel.setFocus()
    part = students(drawn(qtbot, page))
    assert part is not None
    qtbot.keyClick(panel, Qt.Key.Key_E)
    assert told(qtbot, page, ("prediction", "line", "0")).value == part.line.predictions[0]
    qtbot.keyClick(panel, Qt.Key.Key_E)
    assert told(qtbot, page, ("cut", "line")).value == part.line.cut


def test_points_grow_with_the_writing_and_shrink_where_they_come_close(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = bench.plot.points[0].opts["size"]
    bench.handle(SetData(TableData(bench.part().x[:, None] * 12, bench.part().y, bench.part().columns)))
    assert bench.plot.points[0].opts["size"] < usual
    theme.apply(app, "light", projector=True)
    bench.handle(SetData(TableData(bench.part().x[:, None] / 12, bench.part().y, bench.part().columns)))
    assert bench.plot.points[0].opts["size"] > usual
