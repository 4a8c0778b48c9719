"""The cost surface seen from above: what is drawn, also of steps too short to see and marks not there."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QGraphicsPathItem
from pytestqt.qtbot import QtBot

from gui import theme
from tests.gui.surfaces import (
    colored,
    image_of,
    items,
    opened,
    pixel,
    said,
    seen,
    surface,
)


def test_image_and_contours_are_rebuilt_for_another_grid_only(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    part = surface()
    panel.show_part(part)
    before = image_of(panel)
    panel.show_part(replace(part, here=(0.9, 0.9)))
    assert image_of(panel) is before
    (lines,) = items(panel, QGraphicsPathItem)[:1]
    panel.show_part(replace(part, cost=part.cost + 5.0))
    assert image_of(panel) is not before
    assert lines in items(panel, QGraphicsPathItem)


def test_a_next_step_too_short_to_see_is_still_drawn(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.show_part(surface(step_vector=(0.0, 0.0)))
    beyond = pixel(panel, 1.0, 1.0) + QPoint(22, 0)
    assert colored(panel, beyond, theme.LIGHT.negative, 8) == 0
    panel.show_part(surface(step_vector=(1e-9, 0.0)))
    assert colored(panel, beyond, theme.LIGHT.negative, 8) > 10


def test_a_long_step_ends_where_the_next_update_will_be(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.show_part(surface(step_vector=(-0.8, 0.0)))
    assert colored(panel, pixel(panel, 0.2, 1.0) + QPoint(6, 0), theme.LIGHT.negative, 6) > 10
    assert colored(panel, pixel(panel, 0.2, 1.0) - QPoint(12, 0), theme.LIGHT.negative, 6) == 0


@pytest.mark.parametrize("far", [1e6, 1e300, -1e308, float("inf"), float("nan")])
def test_a_diverged_path_is_drawn_as_far_as_it_can_be(qtbot: QtBot, far: float) -> None:
    panel = opened(qtbot)
    path = np.array([[0.0, 0.0], [1.0, 1.0], [far, -far], [-far, far]])
    panel.show_part(
        surface(path=path, here=(far, -far), step_vector=(far, far), here_cost=abs(far), slice_cost=abs(far))
    )
    assert not seen(panel).isNull()
    assert "cost" in said(panel)


def test_marks_that_do_not_exist_and_a_surface_with_holes_do_no_harm(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    part = surface(optimum=None, optimum_cost=None, slice_lowest=None, slice_lowest_cost=None)
    cost = part.cost.copy()
    cost[:5] = np.inf
    cost[7, 7] = np.nan
    panel.show_part(replace(part, cost=cost, path=np.zeros((0, 2)), levels=np.array([])))
    assert not seen(panel).isNull()
    assert "★" not in said(panel)


def test_theme_and_size_can_change_at_any_time(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark", projector=True)
    panel.resize(380, 260)
    assert not panel.grab().isNull()
    assert "slice cost" in said(panel)
