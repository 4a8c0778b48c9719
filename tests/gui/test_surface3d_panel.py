"""The cost surface in space: what moves, what stays, what is hidden, and what is said where it is only a slice."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.frames import SurfacePart
from engine.core.types import Array, frozen
from gui import theme
from gui.elided_label import ElidedLabel
from gui.panels.space import Space
from gui.panels.surface3d_panel import Surface3dPanel

X = frozen(np.linspace(-1.0, 3.0, 60))
Y = frozen(np.linspace(-2.0, 2.0, 60))


def bowl(x: Array, y: Array) -> Array:
    """A cost whose lowest point is 20 at (1, 0)."""
    return np.asarray(20.0 + 900.0 * (x - 1.0) ** 2 + 400.0 * y**2)


GRID = frozen(bowl(X[None, :], Y[:, None]))
PATH = frozen([[-0.5, 1.5], [1.6, 0.9], [0.7, 0.5], [1.1, 0.2]])
COSTS = frozen(bowl(PATH[:, 0], PATH[:, 1]))


def part(hops: int = 3, **changes: Any) -> SurfacePart:
    """The run after some hops over the bowl, an exact surface of w and b."""
    x, y = PATH[hops].tolist()
    made = SurfacePart(
        names=("w", "b"),
        choices=("w", "b"),
        x=X,
        y=Y,
        cost=GRID,
        levels=frozen([100.0, 1000.0]),
        path=PATH[: hops + 1],
        path_cost=COSTS[: hops + 1],
        here=(x, y),
        here_cost=float(COSTS[hops]),
        slice_cost=float(COSTS[hops]),
        gradient=(1.0, 1.0),
        step_vector=(-0.1, -0.1),
        optimum=(1.0, 0.0),
        optimum_cost=20.0,
        slice_lowest=(1.0, 0.0),
        slice_lowest_cost=20.0,
        exact=True,
        others="current",
        cursor=None,
        cursor_cost=None,
    )
    return replace(made, **changes)


class Stills:
    """Each drawing of the still part: whether it was coarse."""

    def __init__(self, space: Space) -> None:
        self.drawn: list[bool] = []
        space.still_drawn.connect(self.drawn.append)


@pytest.fixture
def panel(qtbot: QtBot) -> Surface3dPanel:
    panel = Surface3dPanel()
    qtbot.addWidget(panel)
    panel.show_part(part())
    panel.resize(640, 480)
    panel.show()
    qtbot.waitExposed(panel)
    panel.grab()
    return panel


def space_of(panel: Surface3dPanel) -> Space:
    space = panel.findChild(Space)
    assert isinstance(space, Space)
    return space


def said(panel: Surface3dPanel) -> str:
    label = panel.findChild(ElidedLabel)
    assert isinstance(label, ElidedLabel)
    return label.text()


def pixel(panel: Surface3dPanel, x: float, y: float, cost: float) -> QPoint:
    """Where a point above (x, y) is drawn."""
    space = space_of(panel)
    across, down = space.projection.pixels(space.axes.box.place(np.array([x, y, np.log10(cost)]))).tolist()
    return QPoint(round(across), round(down))


def picture(panel: Surface3dPanel) -> QImage:
    return space_of(panel).grab().toImage()


def marked(panel: Surface3dPanel, hops: int) -> bool:
    """Whether the run's disc is drawn where the run was after so many hops."""
    x, y = PATH[hops].tolist()
    color = picture(panel).pixelColor(pixel(panel, x, y, COSTS[hops].item()))
    return color.name() == QColor(theme.LIGHT.negative).name()


def test_the_marker_stands_where_the_run_is_and_hops_with_it(panel: Surface3dPanel) -> None:
    for hops in (0, 1, 2):
        panel.show_part(part(hops))
        assert [marked(panel, k) for k in (0, 1, 2)] == [k == hops for k in (0, 1, 2)]


def test_the_surface_is_drawn_once_while_only_the_run_moves(panel: Surface3dPanel) -> None:
    stills = Stills(space_of(panel))
    for hops in (0, 1, 2, 3):
        panel.show_part(part(hops))
        panel.grab()
    assert stills.drawn == []
    panel.show_part(part(cost=frozen(GRID + 1.0)))
    panel.grab()
    assert len(stills.drawn) == 1


def test_the_surface_is_coarse_while_it_is_turned_and_fine_after(qtbot: QtBot, panel: Surface3dPanel) -> None:
    space, stills = space_of(panel), Stills(space_of(panel))
    before = space.camera
    qtbot.mousePress(space, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    for k in range(1, 4):
        qtbot.mouseMove(space, QPoint(200 + 30 * k, 200))
        space.grab()
    assert stills.drawn
    assert all(stills.drawn)
    qtbot.mouseRelease(space, Qt.MouseButton.LeftButton, pos=QPoint(290, 200))
    space.grab()
    assert stills.drawn[-1] is False
    assert space.camera.azimuth == pytest.approx(before.azimuth - 0.45 * 90)


def test_a_surface_that_changes_all_the_time_is_fine_again_once_it_rests(qtbot: QtBot, panel: Surface3dPanel) -> None:
    space, stills = space_of(panel), Stills(space_of(panel))
    for k in range(1, 4):
        panel.show_part(part(cost=frozen(GRID + k), exact=False))
        space.grab()
    assert stills.drawn == [True, True, True]
    qtbot.waitUntil(lambda: stills.drawn[-1] is False)


def test_the_keyboard_turns_and_returns(qtbot: QtBot, panel: Surface3dPanel) -> None:
    space = space_of(panel)
    standard = space.camera
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(space, key)
    assert space.camera.azimuth > standard.azimuth
    assert space.camera.elevation < standard.elevation
    qtbot.keyClick(space, Qt.Key.Key_Home)
    assert space.camera == standard


def test_a_hop_behind_the_surface_is_dashed(qtbot: QtBot, panel: Surface3dPanel) -> None:
    # a wall stands between the viewer and the far side, where the run hops along
    space = space_of(panel)
    wall = np.where(np.abs(Y + 1.0) < 0.15, 10_000.0, 20.0)[:, None] * np.ones((1, 60))
    far, near = frozen([[-0.8, 0.2], [2.8, 0.2]]), frozen([[-0.8, -1.8], [2.8, -1.8]])
    level: dict[str, Any] = {"cost": frozen(wall), "here_cost": 25.0, "slice_cost": 25.0}
    space.turn_to(replace(space.camera, azimuth=-90.0, elevation=12.0))

    def gaps(path: Array) -> int:
        x, y = path[-1].tolist()
        panel.show_part(part(path=path, path_cost=frozen([25.0, 25.0]), here=(x, y), optimum=None, **level))
        image = picture(panel)
        start, end = pixel(panel, -0.6, y, 25.0), pixel(panel, 2.4, y, 25.0)
        row = [image.pixelColor(across, start.y()).lightness() > 225 for across in range(start.x(), end.x())]
        assert any(row), "the hop is drawn"
        return sum(before and not after for before, after in pairwise(row))

    assert gaps(near) == 0
    assert gaps(far) >= 5


def test_an_exact_surface_says_one_cost_and_a_slice_says_both(panel: Surface3dPanel) -> None:
    assert "slice" not in said(panel)
    assert f"{COSTS[3]:.2f}" in said(panel)
    panel.show_part(part(exact=False, slice_cost=50.0, here_cost=70.0, slice_lowest_cost=30.0))
    for words in ("slice cost 50.00", "true cost 70.00", "★ optimum 20.00", "○ lowest of this slice 30.00"):
        assert words in said(panel)


def test_a_run_that_has_left_the_picture_is_said_to_be_outside(panel: Surface3dPanel) -> None:
    assert "outside" not in said(panel)
    panel.show_part(part(here=(1e5, 0.0)))
    assert "outside" in said(panel)


@pytest.mark.parametrize("worst", [1e300, -1e300, float("inf"), float("nan")])
@pytest.mark.parametrize("exact", [True, False])
def test_a_diverged_run_is_drawn_as_far_as_it_can_be(panel: Surface3dPanel, worst: float, exact: bool) -> None:
    path = frozen([*PATH.tolist(), [worst, -worst], [worst, worst]])
    panel.show_part(
        part(
            path=path,
            path_cost=frozen([*COSTS.tolist(), abs(worst), worst]),
            here=(worst, worst),
            here_cost=worst,
            slice_cost=worst,
            exact=exact,
            optimum=(worst, 0.0),
            optimum_cost=worst,
        )
    )
    panel.grab()
    assert "outside" in said(panel)


@pytest.mark.parametrize(
    "cost",
    [
        np.zeros((60, 60)),
        np.full((60, 60), np.nan),
        np.full((60, 60), 1e308),
        np.where(GRID > 500, np.inf, GRID),
        GRID - 20.0,
        np.full((60, 60), 7.0),
    ],
)
def test_any_surface_can_be_drawn(panel: Surface3dPanel, cost: Array) -> None:
    panel.show_part(part(cost=frozen(cost)))
    panel.grab()
    low, high = space_of(panel).axes.box.low[2], space_of(panel).axes.box.high[2]
    assert high > low


def test_the_axes_are_named_after_the_parameters_and_the_height_says_it_is_a_logarithm(panel: Surface3dPanel) -> None:
    titles = [axis.title for axis in space_of(panel).axes.axes]
    assert titles[:2] == ["w", "b"]
    assert "log" in titles[2]


def test_it_can_be_drawn_small_and_large_in_the_dark_for_the_projector(
    qtbot: QtBot, panel: Surface3dPanel, dressed_app: QApplication
) -> None:
    panel.show_part(part(2))
    theme.apply(dressed_app, "dark", projector=True)
    qtbot.waitUntil(lambda: picture(panel).pixelColor(10, 10).name() == theme.DARK.base)
    for width, height in ((380, 260), (1600, 900)):
        panel.resize(width, height)
        assert marked(panel, 2)
