"""Data and plane in space: turning it, choosing a row, and what is drawn where."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.frames import PlanePart, Scene
from engine.core.lesson import Lesson, NamedData
from engine.core.types import frozen
from gui import theme
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.panels.plane_panel import PlanePanel
from gui.panels.space import Space

HOURS = frozen([[10, 5], [9, 5], [3, 2], [2, 4], [11, 1]])
SCORES = frozen([90, 80, 50, 60, 40])
BEST = (1.0, 10.0, 22.0)


def part(w1: float, w2: float, b: float, *, sample: int = 0) -> PlanePart:
    """Hours and attendance under a plane."""
    x, y = frozen([0, 12]), frozen([0, 6])
    return PlanePart(
        points=frozen(np.column_stack([HOURS, SCORES])),
        feet=frozen(HOURS @ np.array([w1, w2]) + b),
        residual=frozen(SCORES - HOURS @ np.array([w1, w2]) - b),
        corners_x=x,
        corners_y=y,
        heights=frozen([[w1 * x1 + w2 * x2 + b for x2 in y] for x1 in x]),
        z_limits=(0.0, 120.0),
        sample=sample,
    )


@pytest.fixture
def panel(qtbot: QtBot) -> PlanePanel:
    panel = PlanePanel()
    qtbot.addWidget(panel)
    lesson = Lesson(lab="l04_linear/train", data=NamedData("hours"), knobs={})
    panel.show_scene(Scene("l04_linear/train", lesson, columns=("hours", "attendance"), targets=("score",)))
    panel.show_part(part(*BEST))
    panel.resize(640, 480)
    panel.show()
    qtbot.waitExposed(panel)
    panel.grab()
    return panel


def space_of(panel: PlanePanel) -> Space:
    space = panel.findChild(Space)
    assert isinstance(space, Space)
    return space


def pixel(panel: PlanePanel, x1: float, x2: float, height: float) -> QPointF:
    """Where a point of the data space is drawn."""
    space = space_of(panel)
    x, y = space.projection.pixels(space.axes.box.place(np.array([x1, x2, height]))).tolist()
    return QPointF(x, y)


def colors_between(panel: PlanePanel, start: QPointF, end: QPointF, count: int = 200) -> list[QColor]:
    """The colours drawn along a line."""
    space = space_of(panel)
    picture: QImage = space.grab().toImage()
    places = [(start + (end - start) * (k / count)).toPoint() for k in range(count + 1)]
    return [picture.pixelColor(place) for place in places]


def like(color: QColor, name: str) -> bool:
    """Whether a drawn colour is nearer to the theme's colour `name` than to the ground."""
    meant, ground = theme.current().color(name), theme.current().color("base")

    def distance(other: QColor) -> int:
        red, green, blue = (color.red(), color.green(), color.blue())
        return abs(red - other.red()) + abs(green - other.green()) + abs(blue - other.blue())

    return distance(meant) < 0.5 * distance(ground)


def breaks(colors: list[QColor], name: str) -> int:
    """How often a line of that colour is interrupted."""
    drawn = [like(color, name) for color in colors]
    return sum(before and not after for before, after in pairwise(drawn))


@pytest.mark.parametrize("row", range(5))
def test_a_click_on_a_point_chooses_its_row(qtbot: QtBot, panel: PlanePanel, row: int) -> None:
    x1, x2 = HOURS[row].tolist()
    at = pixel(panel, x1, x2, SCORES[row].item())
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(space_of(panel), Qt.MouseButton.LeftButton, pos=at.toPoint() + QPoint(3, -2))
    assert asked.args == [{"sample": row}]


def test_a_click_beside_all_points_chooses_nothing(qtbot: QtBot, panel: PlanePanel) -> None:
    with qtbot.assertNotEmitted(panel.look_requested):
        qtbot.mouseClick(space_of(panel), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_a_drag_turns_the_view_and_chooses_nothing(qtbot: QtBot, panel: PlanePanel) -> None:
    space = space_of(panel)
    before = space.camera
    start = pixel(panel, 10, 5, 90).toPoint()
    with qtbot.assertNotEmitted(panel.look_requested):
        qtbot.mousePress(space, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(space, start + QPoint(40, 20))
        qtbot.mouseMove(space, start + QPoint(80, 40))
        qtbot.mouseRelease(space, Qt.MouseButton.LeftButton, pos=start + QPoint(80, 40))
    assert space.camera.azimuth < before.azimuth
    assert space.camera.elevation > before.elevation


def test_points_can_be_clicked_where_they_are_after_a_turn(qtbot: QtBot, panel: PlanePanel) -> None:
    space = space_of(panel)
    qtbot.keyClick(space, Qt.Key.Key_Left)
    qtbot.keyClick(space, Qt.Key.Key_Left)
    space.grab()
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(space, Qt.MouseButton.LeftButton, pos=pixel(panel, 2, 4, 60).toPoint())
    assert asked.args == [{"sample": 3}]


def test_arrow_keys_turn_and_home_and_double_click_return(qtbot: QtBot, panel: PlanePanel) -> None:
    space = space_of(panel)
    standard = space.camera
    qtbot.keyClick(space, Qt.Key.Key_Right)
    qtbot.keyClick(space, Qt.Key.Key_Up)
    assert space.camera.azimuth != standard.azimuth
    assert space.camera.elevation > standard.elevation
    qtbot.keyClick(space, Qt.Key.Key_Home)
    assert space.camera == standard
    qtbot.keyClick(space, Qt.Key.Key_Left)
    qtbot.mouseDClick(space, Qt.MouseButton.LeftButton)
    assert space.camera == standard


def test_page_keys_choose_the_next_row_and_stop_at_the_ends(qtbot: QtBot, panel: PlanePanel) -> None:
    space = space_of(panel)
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.keyClick(space, Qt.Key.Key_PageDown)
    assert asked.args == [{"sample": 1}]
    with qtbot.assertNotEmitted(panel.look_requested):
        qtbot.keyClick(space, Qt.Key.Key_PageUp)
    panel.show_part(part(*BEST, sample=4))
    with qtbot.assertNotEmitted(panel.look_requested):
        qtbot.keyClick(space, Qt.Key.Key_PageDown)


def test_above_is_blue_and_below_is_vermilion(panel: PlanePanel) -> None:
    # a floor at 30 and a lid at 100: in between all points are above the one and below the other
    panel.show_part(part(0, 0, 30, sample=2))
    assert like(colors_between(panel, pixel(panel, 11, 1, 33), pixel(panel, 11, 1, 34))[0], "positive")
    panel.show_part(part(0, 0, 100, sample=2))
    along = colors_between(panel, pixel(panel, 11, 1, 50), pixel(panel, 11, 1, 95))
    assert any(like(color, "negative") for color in along)


def test_a_residual_behind_the_plane_is_dashed_and_one_before_it_is_not(panel: PlanePanel) -> None:
    # row 4 lies at 60; looked at from above, a plane at 20 is behind it and one at 110 before it
    panel.show_part(part(0, 0, 20, sample=0))
    assert breaks(colors_between(panel, pixel(panel, 2, 4, 24), pixel(panel, 2, 4, 52)), "positive") == 0
    panel.show_part(part(0, 0, 110, sample=0))
    assert breaks(colors_between(panel, pixel(panel, 2, 4, 70), pixel(panel, 2, 4, 106)), "negative") >= 3


def test_the_chosen_row_is_read_out_with_its_target_and_prediction(panel: PlanePanel) -> None:
    panel.show_part(part(*BEST, sample=4))
    label = panel.findChild(ElidedLabel)
    assert isinstance(label, ElidedLabel)
    for words in ("5", "hours 11", "attendance 1", "y 40", "H 43.00"):
        assert words in label.text()


def test_the_axes_are_called_as_the_data_are(panel: PlanePanel) -> None:
    assert [axis.title for axis in space_of(panel).axes.axes] == ["hours", "attendance", "score"]


@pytest.mark.parametrize("worst", [1e300, -1e300, float("nan"), float("inf")])
def test_a_diverged_plane_is_left_out_and_the_points_stay(panel: PlanePanel, worst: float) -> None:
    diverged = replace(part(*BEST), feet=frozen([worst] * 5), heights=frozen([[worst, worst], [worst, -worst]]))
    panel.show_part(diverged)
    at = pixel(panel, 3, 2, 50)
    assert any(like(color, "positive") or like(color, "negative") for color in colors_between(panel, at, at))


def test_many_rows_and_none_are_drawn_too(panel: PlanePanel) -> None:
    rng = np.random.default_rng(0)
    points = np.column_stack([rng.uniform(0, 12, 500), rng.uniform(0, 6, 500), rng.uniform(0, 120, 500)])
    feet = frozen(np.full(500, 60.0))
    panel.show_part(replace(part(*BEST), points=frozen(points), feet=feet, residual=frozen(points[:, 2] - 60.0)))
    panel.grab()
    panel.show_part(replace(part(*BEST), points=frozen(np.empty((0, 3))), feet=frozen([]), residual=frozen([])))
    panel.grab()


def test_the_picture_follows_the_theme(qtbot: QtBot, panel: PlanePanel, dressed_app: QApplication) -> None:
    def ground() -> str:
        return panel.grab().toImage().pixelColor(12, 12).name()

    assert ground() == theme.LIGHT.base
    theme.apply(dressed_app, "dark", projector=True)
    qtbot.waitUntil(lambda: ground() == theme.DARK.base)


@pytest.mark.parametrize("row", [0, 4])
def test_the_read_out_says_the_residual_of_the_chosen_row(panel: PlanePanel, row: int) -> None:
    panel.show_part(part(*BEST, sample=row))
    label = panel.findChild(ElidedLabel)
    assert isinstance(label, ElidedLabel)
    residual = float(SCORES[row] - HOURS[row] @ np.array(BEST[:2]) - BEST[2])
    assert f"y − H {'+' if residual > 0 else ''}{figure(residual)}" in label.text()
