"""The plane of two features: colours, boundary, marks of rows, and how a row is chosen."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.lesson import NamedData, TableData
from engine.core.types import frozen
from gui import language, theme
from gui.panels.class_map_panel import ClassMapPanel
from tests.gui.classes import GRADES, SIX, Run

LEFT = Qt.MouseButton.LeftButton
IRIS = NamedData("iris")
RING = NamedData("ring")


def shown(qtbot: QtBot, run: Run, **look: object) -> ClassMapPanel:
    panel = ClassMapPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 420)
    panel.show_scene(run.scene())
    panel.show_part(run.map(**look))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def looks(panel: ClassMapPanel) -> list[object]:
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def place(panel: ClassMapPanel, x: float, y: float) -> QPoint:
    return panel.plot.to_pixels(x, y).toPoint()


def color_at(panel: ClassMapPanel, x: float, y: float) -> QColor:
    image = panel.plot.grab().toImage()
    assert image.devicePixelRatio() == 1.0
    color = image.pixelColor(panel.plot.viewport().mapTo(panel.plot, place(panel, x, y)))
    assert isinstance(color, QColor)
    return color


def test_each_place_has_the_colour_of_the_class_that_wins_there(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    low, high = color_at(panel, 1.2, 1.0), color_at(panel, 6.3, 3.0)
    assert low.blue() > low.red() + 40
    assert high.red() > high.blue() + 40


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_certain_place_is_tinted_and_never_as_strong_as_a_point(
    qtbot: QtBot, qapp: QApplication, name: theme.ThemeName
) -> None:
    theme.apply(qapp, name)
    panel = shown(qtbot, Run(RING, 2000, learning_rate=1.0, squares=True))
    colors = theme.current()
    tint, base, full = color_at(panel, -1.55, 0.9), QColor(colors.base), QColor(colors.classes[1])
    shares = [
        (getattr(tint, part)() - getattr(base, part)()) / (getattr(full, part)() - getattr(base, part)())
        for part in ("red", "blue")
    ]
    assert all(0.4 < share <= 0.55 for share in shares)


def test_the_boundary_is_drawn_where_the_score_is_zero(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    (line,) = panel.items.lines
    assert line.isVisible()
    (w1, w2), b = run.run.params["W"][:, 0], run.run.params["b"][0]
    path = line.path()
    assert path.elementCount() > 1
    for k in range(path.elementCount()):
        at = path.elementAt(k)
        assert at.x * w1 + at.y * w2 + b == pytest.approx(0.0, abs=1e-9)


def test_the_threshold_moves_the_boundary(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    before = panel.items.lines[0].path()
    panel.show_part(run.map(threshold=0.8))
    assert panel.items.lines[0].path() != before


def test_from_zeros_there_is_no_boundary_and_the_plane_says_so(qtbot: QtBot) -> None:
    run = Run(SIX)
    panel = shown(qtbot, run)
    assert panel.items.note.isVisible()
    assert panel.items.note.toPlainText() == "every place: g = 0.5, no boundary"
    assert not any(line.isVisible() for line in panel.items.lines)
    run.step(1)
    panel.show_part(run.map())
    assert not panel.items.note.isVisible()
    assert panel.items.lines[0].isVisible()


def test_with_several_classes_equal_everywhere_the_plane_says_so_too(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(GRADES))
    assert panel.items.note.toPlainText() == "all classes are equally probable everywhere: no boundary"


def test_a_flat_plane_that_is_not_even_does_not_claim_one_half(qtbot: QtBot) -> None:
    run = Run(SIX)
    run.run.change({}, {"b": np.array([1.0])})
    panel = shown(qtbot, run)
    assert panel.items.note.toPlainText() == "every place has the same g: no boundary"


def test_classes_have_markers_of_their_own(qtbot: QtBot) -> None:
    two = shown(qtbot, Run(SIX))
    assert [dots.opts["symbol"] for dots in two.items.points] == ["x", "o"]
    assert [len(dots.points()) for dots in two.items.points] == [3, 3]
    three = shown(qtbot, Run(GRADES))
    assert len({dots.opts["symbol"] for dots in three.items.points}) == 3


def test_from_the_ninth_class_on_the_marker_is_the_number(qtbot: QtBot) -> None:
    x = frozen([[float(k), float(k * k % 7)] for k in range(20)])
    panel = shown(qtbot, Run(TableData(x, frozen(np.arange(20) % 10)), 3))
    assert isinstance(panel.items.points[8].opts["symbol"], QPainterPath)
    assert panel.items.points[8].opts["symbol"] != panel.items.points[9].opts["symbol"]
    assert not panel.items.points[9].opts["symbol"].isEmpty()


def test_the_wrongly_called_are_ringed_and_counted(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    assert panel.items.verdicts.wrong == (2,)
    assert [(p.pos().x(), p.pos().y()) for p in panel.items.wrong.points()] == [(3.0, 1.0)]
    assert panel.legend.text() == "× fail   ○ pass"
    assert panel.counts.text() == "ringed: 1 of 6 wrong"


def test_rows_of_which_nothing_is_called_are_marked_otherwise(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX))
    assert len(panel.items.undecided.points()) == 6
    assert len(panel.items.wrong.points()) == 0
    assert panel.counts.text() == "ringed: 0 of 6 wrong   dotted: 6 undecided"


def test_rings_follow_the_threshold_and_nothing_else_is_drawn_anew(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    before = [dots.data for dots in panel.items.points]
    panel.show_part(run.map(threshold=0.8))
    assert panel.items.verdicts.wrong == (3,)
    assert [(p.pos().x(), p.pos().y()) for p in panel.items.wrong.points()] == [(4.0, 3.0)]
    assert all(dots.data is data for dots, data in zip(panel.items.points, before, strict=True))


def test_a_frame_in_which_nothing_changed_draws_no_image(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    image, path = panel.items.image.image, panel.items.lines[0].path()
    panel.show_part(run.map())
    assert panel.items.image.image is image
    assert panel.items.lines[0].path() == path
    run.step(1)
    panel.show_part(run.map())
    assert panel.items.image.image is not image


def test_counts_stand_below_the_legend_where_there_is_no_room_beside_it(qtbot: QtBot) -> None:
    run = Run(IRIS, 200, features=(0, 1), learning_rate=0.1, held_out=30)
    panel = shown(qtbot, run)
    panel.resize(900, 420)
    qtbot.waitUntil(lambda: panel.counts.y() == panel.legend.y())
    panel.resize(380, 300)
    qtbot.waitUntil(lambda: panel.counts.y() > panel.legend.y())
    assert [name for _, name in panel.legend.shown()] == ["setosa", "versicolor", "virginica"]
    panel.resize(200, 300)
    assert all(mark for mark, _ in panel.legend.shown())


def test_rows_kept_apart_are_hollow_and_counted_apart(qtbot: QtBot) -> None:
    run = Run(IRIS, 200, features=(0, 1), learning_rate=0.1, held_out=30)
    panel = shown(qtbot, run)
    assert sum(len(dots.points()) for dots in panel.items.points) == 105
    assert sum(len(dots.points()) for dots in panel.items.test_points) == 45
    hollow = panel.items.test_points[0].opts["brush"].color()
    assert hollow == QColor(theme.current().base)
    wrong = len(panel.items.test_verdicts.wrong)
    assert wrong > 0
    assert f"hollow: {wrong} of 45 test rows wrong" in panel.counts.text()


def test_lines_of_several_units_are_drawn_in_the_colours_of_their_classes(qtbot: QtBot) -> None:
    part = Run(GRADES, 95).map()
    x, y = np.meshgrid(np.linspace(-1, 1, 80), np.linspace(-1, 1, 80))
    items = shown(qtbot, Run(GRADES, 95)).items
    items.show(part, 3, [x, y, x + y])
    assert [line.of for line in items.lines] == [0, 1, 2]
    assert all(line.isVisible() and line.path().elementCount() > 1 for line in items.lines)
    items.show(part, 3)
    assert not any(line.isVisible() for line in items.lines)


def test_other_data_with_other_classes_are_shown(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    for other in (Run(GRADES, 95), Run(RING, 1), Run(SIX)):
        panel.show_scene(other.scene())
        panel.show_part(other.map())
        part = other.map()
        assert [len(dots.points()) for dots in panel.items.points] == [
            int((part.label == k).sum()) for k in range(len(other.scene().classes))
        ]
        shown_range = panel.plot.getPlotItem().getViewBox().viewRange()
        assert shown_range == [pytest.approx(part.x_limits), pytest.approx(part.y_limits)]


def test_a_click_chooses_the_nearest_row(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    asked = looks(panel)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=place(panel, 4.0, 3.0) + QPoint(6, 5))
    assert asked == [{"sample": 3}]


def test_a_click_far_from_all_chooses_none(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    asked = looks(panel)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=place(panel, 4.5, 1.5))
    assert asked == []


def test_arrow_keys_choose_rows_in_their_order(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188), sample=4)
    asked = looks(panel)
    panel.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(panel, key)
    assert asked == [{"sample": 5}, {"sample": 3}, {"sample": 0}, {"sample": 5}]


def test_the_chosen_row_is_framed(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run, sample=3)
    panel.show_part(run.map(sample=5))
    assert [(p.pos().x(), p.pos().y()) for p in panel.items.chosen.points()] == [(6.0, 2.0)]


@pytest.mark.parametrize(
    ("data", "expected"), [(SIX, ("probability", "3")), (GRADES, ("probability", "3", "1"))], ids=["two", "three"]
)
def test_a_point_under_the_mouse_is_explained_by_its_probability(
    qtbot: QtBot, data: NamedData, expected: tuple[str, ...]
) -> None:
    run = Run(data, 95)
    panel = shown(qtbot, run)
    wanted: list[object] = []
    panel.explain_requested.connect(lambda key, _: wanted.append(key))
    x, y = run.map().points[3].tolist()
    # A mouse that is there already has to move a little to be noticed.
    for aside in (1, 0):
        QTest.mouseMove(panel.plot.viewport(), place(panel, x, y) + QPoint(aside, 0))
    assert wanted[-1] == expected
    qtbot.keyClick(panel, Qt.Key.Key_E)
    # By key it is the chosen row, which is of class 0.
    assert wanted[-1] == ("probability", "0", "0")[: len(expected)]


def test_axes_and_classes_have_their_names_in_the_learners_language(qtbot: QtBot, dressed_app: QApplication) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    language.install(dressed_app, "ko")
    panel.show_scene(run.scene("ko"))
    titles = [panel.plot.getAxis(side).labelText for side in ("bottom", "left")]
    assert titles == ["강의 시간", "실습 시간"]
    assert panel.legend.text().startswith("× 불합격   ○ 합격")


def test_a_name_from_a_file_is_no_markup(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    panel.show_scene(dataclasses.replace(run.scene(), columns=("<b>a</b>", "x & y")))
    assert panel.plot.getAxis("bottom").label.toPlainText().strip() == "<b>a</b>"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_follows_the_theme(qtbot: QtBot, dressed_app: QApplication, name: theme.ThemeName) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    before, size = panel.grab().toImage(), panel.items.marker_px
    theme.apply(dressed_app, name, projector=True)
    qtbot.waitUntil(lambda: panel.items.marker_px > size)
    assert panel.grab().toImage() != before
    brush = panel.items.points[1].opts["brush"].color()
    assert brush == QColor(theme.current().classes[1])
