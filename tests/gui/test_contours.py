"""Contours and colours of a cost surface say what the cost says."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot

from engine.core.types import Array
from gui import theme
from gui.drawing.colors import heat, heights
from gui.drawing.contours import ContourLabel, contours, refined
from gui.panels.surface_labels import paint_labels


def needle(x: Array, y: Array) -> Array:
    """A quadratic cost with a valley sixteen times longer than wide."""
    across, up = np.meshgrid(x, y)
    return 5000 * (across + up - 1.2) ** 2 + 20 * (across - up) ** 2 + 0.1


def grid(points: int = 60) -> tuple[Array, Array]:
    return np.linspace(-0.4, 1.8, points), np.linspace(-0.3, 1.7, points)


def vertices(x: Array, y: Array, cost: Array, levels: Array) -> list[QPointF]:
    path = contours(x, y, cost, levels).path
    return [QPointF(path.elementAt(k).x, path.elementAt(k).y) for k in range(path.elementCount())]


def pieces(path: QPainterPath) -> int:
    return sum(path.elementAt(k).isMoveTo() for k in range(path.elementCount()))


def test_the_contour_at_a_level_passes_through_points_that_cost_as_much() -> None:
    x, y = grid()
    bowl = (x[None, :] - 0.5) ** 2 + 2 * (y[:, None] - 0.4) ** 2
    found = vertices(*refined(x, y, bowl), np.array([0.25]))
    assert len(found) > 100
    costs = [(spot.x() - 0.5) ** 2 + 2 * (spot.y() - 0.4) ** 2 for spot in found]
    assert costs == pytest.approx([0.25] * len(found), abs=5e-4)


def test_all_levels_are_in_one_path() -> None:
    x, y = grid()
    bowl = (x[None, :] - 0.5) ** 2 + (y[:, None] - 0.4) ** 2
    found = vertices(x, y, bowl, np.array([0.01, 0.09, 0.25]))
    radii = {round(float(np.hypot(spot.x() - 0.5, spot.y() - 0.4)), 2) for spot in found}
    assert {0.1, 0.3, 0.5} <= radii


def test_a_finer_grid_has_the_true_cost_of_a_quadratic_between_its_points() -> None:
    x, y = grid(12)
    fine_x, fine_y, fine = refined(x, y, needle(x, y))
    truth = np.clip(needle(fine_x, fine_y), needle(x, y).min(), None)
    np.testing.assert_allclose(fine, truth, rtol=1e-9, atol=1e-7)


def test_the_contour_of_a_needle_like_valley_is_one_line_and_no_string_of_beads() -> None:
    # This contour is as narrow as one square of the grid: without the finer grid it falls apart.
    x, y = grid()
    coarse = contours(x, y, needle(x, y), np.array([6.0])).path
    fine = contours(*refined(x, y, needle(x, y)), np.array([6.0])).path
    assert pieces(coarse) > 1
    assert pieces(fine) == 1


def test_labels_lie_on_their_contours_apart_from_each_other() -> None:
    x, y = grid()
    bowl = (x[None, :] - 0.7) ** 2 + (y[:, None] - 0.7) ** 2
    labels = contours(x, y, bowl, np.array([0.01, 0.04, 0.16, 0.36, 0.64])).labels
    assert len(labels) >= 3
    for label in labels:
        assert (label.x - 0.7) ** 2 + (label.y - 0.7) ** 2 == pytest.approx(label.level, abs=2e-3)
    spots = [(label.x, label.y) for label in labels]
    assert len(set(spots)) == len(spots)


def test_a_surface_without_contours_or_with_holes_is_drawn_without_complaint() -> None:
    x, y = grid(8)
    flat = np.full((8, 8), 3.0)
    assert contours(x, y, flat, np.array([5.0])).path.isEmpty()
    assert not contours(x, y, flat, np.array([])).labels
    broken = needle(x, y)
    broken[0, 0], broken[3, 4], broken[7, 7] = np.nan, np.inf, 1e300
    contours(*refined(x, y, broken), np.array([1.0, 100.0, np.inf]))
    assert heat(broken).shape == (8, 8, 4)
    assert heat(np.full((8, 8), np.nan)).shape == (8, 8, 4)
    assert heat(np.array([[-1e308, 1e308], [np.inf, 0.0]])).shape == (2, 2, 4)


def test_higher_cost_is_brighter_and_the_lowest_is_the_darkest() -> None:
    cost = np.array([[1.0, 2.0, 11.0, 1001.0]])
    image = heat(cost)
    assert image.dtype == np.uint8
    brightness = image[0, :, :3].astype(float) @ [0.3, 0.6, 0.1]
    assert list(brightness) == sorted(brightness)
    assert len(set(brightness.tolist())) == 4
    assert (image[..., 3] == 255).all()
    assert heights(cost)[0, 0] == 0.0
    assert heights(cost)[0, -1] == pytest.approx(1.0)


def test_the_floor_of_a_valley_a_thousand_times_lower_than_its_walls_still_has_colours() -> None:
    assert heights(np.array([0.0, 1.0, 1000.0]).reshape(1, 3))[0, 1] > 0.3


def test_a_label_gives_way_to_the_path_of_the_run_and_to_marks(qtbot: QtBot) -> None:
    label = ContourLabel(100.0, 60.0, 300.0, elsewhere=((100.0, 180.0), (300.0, 180.0)))

    def places(marks: list[QPointF], path: list[QPointF]) -> list[bool]:
        """At which of its three places the label stands."""
        image = QImage(400, 240, QImage.Format.Format_RGB32)
        image.fill(QColor(theme.LIGHT.base))
        painter = QPainter(image)
        paint_labels(painter, QRectF(0, 0, 400, 240), [label], lambda point: QPointF(*point), marks, path)
        painter.end()
        spots = ((label.x, label.y), *label.elsewhere)
        return [image.pixelColor(int(x), int(y) - 6).name() != theme.LIGHT.base for x, y in spots]

    across = [QPointF(0.0, 60.0), QPointF(400.0, 60.0)]
    assert places([], []) == [True, False, False]
    assert places([], across) == [False, True, False]
    assert places([QPointF(95.0, 175.0)], across) == [False, False, True]


def test_contours_that_four_digits_do_not_tell_apart_have_no_labels(qtbot: QtBot) -> None:
    image = QImage(400, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.base))
    before = image.copy()
    painter = QPainter(image)
    labels = [ContourLabel(100.0, 60.0, 6.2821e24), ContourLabel(300.0, 160.0, 6.2822e24)]
    paint_labels(painter, QRectF(0, 0, 400, 240), labels, lambda point: QPointF(*point), [], [])
    painter.end()
    assert image == before
