"""The window at a projector of 1280 × 720: thick lines, and a name beside every marker of a legend."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from pytestqt.qtbot import QtBot

from engine.core.parts_depth import LayersPart
from engine.core.parts_lanes import LanesPart
from gui import theme
from gui.panels.class_legend import ClassLegend
from gui.panels.curve import Curve
from gui.panels.lane_dress import LaneLabel, called
from tests.gui.window import PLAIN, POPUPS, drawn, opened, with_data

pytestmark = POPUPS
PROJECTOR = replace(PLAIN, language="ko", theme="dark", projector=True)
SMALL = (1280, 720)
# Labs of compared runs, and the views of theirs with a legend of runs.
LEGENDS = (
    ("l05_logistic/cost", "cost"),
    ("l07_tips/learning_rate", "costs"),
    ("l07_tips/scaling", "cost"),
    ("l08_neuron/depth", "cost"),
    ("l08_neuron/depth", "layers"),
)


@pytest.mark.parametrize(("lab", "view"), LEGENDS)
def test_a_legend_of_runs_says_their_names(lab: str, view: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab, wanted=PROJECTOR, size=SMALL).page
    part = drawn(qtbot, page, lambda shown: view in shown.frame.parts).frame.parts[view]
    assert isinstance(part, LanesPart | LayersPart)
    runs = [(lane.name, lane.title) for lane in part.lanes]
    labels = [each.words for each in page.views.frame(view).findChildren(LaneLabel) if each.isVisible()]
    for (name, title), words in zip(runs, labels, strict=True):
        said = words.shown_text()
        assert name in said or called(title) in said
        assert words.fontMetrics().horizontalAdvance(said) <= words.width(), f"{said} is cut"


def test_probability_bars_say_the_names_of_their_classes(qtbot: QtBot) -> None:
    page = opened(qtbot, "l06_softmax/train", wanted=PROJECTOR, size=SMALL).page
    with_data(qtbot, page, "iris")
    page.open_set("matrix")
    (legend,) = page.views.frame("bars").findChildren(ClassLegend)
    qtbot.waitUntil(lambda: [name for _, name in legend.shown()] == ["세토사", "버시컬러", "버지니카"])


def test_lines_of_plots_grow_with_the_letters_and_grids_stay_faint(qtbot: QtBot) -> None:
    opened(qtbot, "l04_linear/train", wanted=PROJECTOR, size=SMALL)
    curve, grid = Curve(), Curve()
    curve.setPen(QPen(theme.current().color("text"), 1.0))
    grid.setPen(QPen(theme.current().color("line"), 1.0))
    assert curve.opts["pen"].widthF() == pytest.approx(18 / 11)
    assert grid.opts["pen"].widthF() == 1.0


def test_lines_are_as_asked_for_where_letters_are_ordinary(qtbot: QtBot) -> None:
    opened(qtbot, "l04_linear/train")
    pen = QPen(QColor(theme.current().text), 2.0, Qt.PenStyle.DashLine)
    assert theme.stroke(pen) == pen
