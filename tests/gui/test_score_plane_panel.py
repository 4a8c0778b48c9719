"""The plane of scores: regions that stand still, points that move, rings around the wrong, choosing a row."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from engine.core.parts_softmax import ScorePlanePart
from gui.panels.score_plane_panel import ScorePlanePanel
from tests.gui.classes import Run
from tests.gui.softmax import EIGHT, IRIS, keys, looks, part, shown
from tests.gui.window import LEFT


def plane(qtbot: QtBot, run: Run, **look: Any) -> ScorePlanePanel:
    return shown(qtbot, ScorePlanePanel(), run, "scores", **look)


def test_at_the_start_it_says_that_no_class_is_called(qtbot: QtBot) -> None:
    panel = plane(qtbot, Run(EIGHT, 0))
    assert "no class is called" in panel.legend.text()
    assert not panel.items.note.isVisible()


def test_wrong_rows_are_ringed_and_counted(qtbot: QtBot) -> None:
    run = Run(IRIS, 49, learning_rate=0.3, scaling="standard", features=(2, 3))
    panel = plane(qtbot, run)
    assert "ringed: 4 of 150 wrong" in panel.legend.text()
    assert len(panel.items.wrong.data) == 4


def test_points_move_from_update_to_update_and_the_tint_stays(qtbot: QtBot) -> None:
    run = Run(EIGHT, 20, learning_rate=0.06)
    panel = plane(qtbot, run)
    before = [dots.getData()[0].tolist() for dots in panel.items.points]
    image = panel.items.image.image
    run.step(1)
    panel.show_part(part(run, "scores"))
    assert [dots.getData()[0].tolist() for dots in panel.items.points] != before
    assert panel.items.image.image is image


def test_rows_kept_apart_are_counted_by_themselves(qtbot: QtBot) -> None:
    run = Run(IRIS, 60, learning_rate=0.3, scaling="standard", held_out=40)
    assert "of 60 test rows wrong" in plane(qtbot, run).legend.text()


def test_a_click_near_a_point_chooses_its_row(qtbot: QtBot) -> None:
    run = Run(EIGHT, 200, learning_rate=0.06)
    panel = plane(qtbot, run)
    found = part(run, "scores")
    assert isinstance(found, ScorePlanePart)
    asked = looks(panel)
    x, y = found.plane.points[6].tolist()
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(x, y).toPoint())
    assert asked == [{"sample": 6}]


def test_arrow_keys_choose_the_next_row_and_stop_at_the_last(qtbot: QtBot) -> None:
    panel = plane(qtbot, Run(EIGHT, 20), sample=6)
    asked = looks(panel)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(panel, key)
    assert asked == [{"sample": 7}, {"sample": 7}, {"sample": 0}]


def test_the_three_scores_of_the_chosen_row_explain_themselves(qtbot: QtBot) -> None:
    assert keys(plane(qtbot, Run(EIGHT, 20), sample=5)) == [("score", "5", k) for k in "012"]


def test_regions_are_named_in_their_own_corner(qtbot: QtBot) -> None:
    panel = plane(qtbot, Run(IRIS, 20))
    names = [item.toPlainText() for item in panel.regions.items]
    assert [name[2:] for name in names] == ["setosa", "versicolor", "virginica"]
    area = panel.plot.getPlotItem().getViewBox().rect()
    setosa, versicolor, virginica = (item.pos() for item in panel.regions.items)
    assert setosa == area.bottomRight()
    assert versicolor == area.topLeft()
    assert virginica == area.bottomLeft()


def _name_boxes(panel: ScorePlanePanel) -> list[QRectF]:
    """Where the names stand, in pixels of the view box."""
    return [item.mapRectToParent(item.boundingRect()) for item in panel.regions.items]


def test_in_a_small_view_no_name_lies_over_a_point(qtbot: QtBot) -> None:
    panel = shown(qtbot, ScorePlanePanel(), Run(IRIS, 2000, learning_rate=0.3, scaling="standard"), "scores")
    panel.resize(420, 230)
    box = panel.plot.getPlotItem().getViewBox()
    qtbot.waitUntil(lambda: box.width() < 420)
    assert panel._part is not None
    points = [box.mapFromView(QPointF(*point)) for point in panel._part.plane.points.tolist()]
    assert [sum(name.contains(point) for point in points) for name in _name_boxes(panel)] == [0, 0, 0]


def test_where_a_name_has_no_room_its_sign_stands_alone_and_the_name_comes_back(qtbot: QtBot) -> None:
    panel = plane(qtbot, Run(IRIS, 20))
    view = panel.plot.getPlotItem().getViewBox().viewRect()
    below = [[view.left() + view.width() * share / 40, -0.5 * view.height()] for share in range(40)]
    rows = [[x, view.top() + view.height() * share / 12] for x, _ in below[6:] for share in range(12)]
    panel.regions.show_points(np.array(rows))
    assert panel.regions.items[2].toPlainText() == "■"
    panel.resize(panel.width() + 40, panel.height())
    panel.regions.show_points(np.array([[0.0, 0.0]]))
    panel.regions.again()
    assert panel.regions.items[2].toPlainText() == "■ virginica"
