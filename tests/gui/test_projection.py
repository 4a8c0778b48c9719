"""The box in space: what fits, what lies at the back, what hides what, and where the ticks are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gui.drawing.plane import Plane
from gui.drawing.projection import TALL, Box, Camera, Projection, back_to_front, cut, inside
from gui.drawing.relief import Relief
from gui.drawing.ticks import even_ticks, log_ticks

AZIMUTHS = st.floats(-720, 720)
ELEVATIONS = st.floats(4, 86)
CORNERS = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-TALL, TALL)], dtype=float)
FROM_ABOVE = Camera(-58.0, 40.0)


@given(AZIMUTHS, ELEVATIONS, st.floats(50, 2000), st.floats(50, 2000))
def test_the_whole_box_fits_whichever_way_it_is_turned(
    azimuth: float, elevation: float, width: float, height: float
) -> None:
    pixels = Projection.fitted(Camera(azimuth, elevation), 10, 20, width, height).pixels(CORNERS)
    assert (pixels >= np.array([10, 20]) - 1e-6).all()
    assert (pixels <= np.array([10 + width, 20 + height]) + 1e-6).all()


@given(AZIMUTHS, st.lists(st.tuples(st.floats(-400, 400), st.floats(-400, 400)), max_size=6))
def test_no_turn_leads_under_the_floor_or_over_the_zenith(azimuth: float, turns: list[tuple[float, float]]) -> None:
    camera = Camera(azimuth, 30.0)
    for turn in turns:
        camera = camera.turned(*turn)
        assert 0 < camera.elevation < 90
        assert camera.basis()[1, 2] > 0, "upwards stays upwards"


@given(AZIMUTHS)
def test_the_faces_in_front_are_nearer_than_those_at_the_back(azimuth: float) -> None:
    camera = Camera(azimuth, 20.0)
    x, y = camera.front()
    towards = camera.basis()[2]
    assert np.array([x, 0, 0]) @ towards >= -0.02
    assert np.array([0, y, 0]) @ towards >= -0.02


@given(AZIMUTHS)
def test_ticks_stand_on_edges_that_nothing_in_the_box_covers(azimuth: float) -> None:
    projection = Projection.fitted(Camera(azimuth, 25.0), 0, 0, 400, 300)
    x, y, z = (projection.pixels(edge) for edge in projection.edges())
    assert z[:, 0].max() <= projection.pixels(CORNERS)[:, 0].min() + 1e-6, "the upright axis is farthest left"
    floor = projection.pixels(CORNERS[CORNERS[:, 2] < 0])
    lowest = floor[:, 1].max()
    assert max(x[:, 1].max(), y[:, 1].max()) == pytest.approx(lowest)


@given(AZIMUTHS, ELEVATIONS)
def test_a_cell_is_painted_after_every_cell_it_could_hide(azimuth: float, elevation: float) -> None:
    camera = Camera(azimuth, elevation)
    rows, columns = 4, 5
    order = back_to_front(columns, rows, camera).tolist()
    towards = camera.basis()[2]
    for row in range(rows):
        for column in range(columns - 1):
            here, right = order.index(row * columns + column), order.index(row * columns + column + 1)
            assert abs(towards[0]) <= 0.02 or (right > here) == (towards[0] > 0)
    for row in range(rows - 1):
        for column in range(columns):
            here, behind = order.index(row * columns + column), order.index((row + 1) * columns + column)
            assert abs(towards[1]) <= 0.02 or (behind > here) == (towards[1] > 0)


@given(arrays(np.float64, (4, 3), elements=st.floats(allow_nan=True, allow_infinity=True)))
def test_no_number_is_refused_a_place(points: np.ndarray) -> None:
    placed = Box.around((0.0, 1.0), (-5.0, 5.0), (1e-3, 1e300)).place(points)
    assert np.isfinite(placed).all()
    assert np.isfinite(Projection.fitted(FROM_ABOVE, 0, 0, 300, 200).pixels(placed)).all()


@given(st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True))
def test_a_box_has_room_along_each_axis_whatever_limits_it_is_given(low: float, high: float) -> None:
    box = Box.around((low, high), (0.0, 1.0), (0.0, 1.0))
    assert box.high[0] > box.low[0]


@given(
    arrays(np.float64, (5, 3), elements=st.floats(-4, 4)),
    arrays(np.float64, (5, 3), elements=st.floats(-4, 4)),
)
def test_a_cut_segment_lies_in_the_box_and_on_the_segment(starts: np.ndarray, ends: np.ndarray) -> None:
    first, last, kept = cut(starts, ends)
    assert (np.abs(first[kept]) <= np.array([1, 1, TALL]) + 1e-6).all()
    assert (np.abs(last[kept]) <= np.array([1, 1, TALL]) + 1e-6).all()
    whole = inside(starts) & inside(ends)
    assert kept[whole].all()
    np.testing.assert_allclose(first[whole], starts[whole], atol=1e-9)
    np.testing.assert_allclose(last[whole], ends[whole], atol=1e-9)


def relief(height: np.ndarray) -> Relief:
    x = np.linspace(-1, 1, height.shape[1])
    y = np.linspace(-1, 1, height.shape[0])
    return Relief(x, y, height, np.zeros_like(height))


def test_a_ridge_hides_what_lies_behind_it_and_nothing_before_it() -> None:
    height = np.full((41, 41), -TALL)
    height[:, 19:22] = TALL
    points = np.array([[-0.4, 0.0, -TALL], [0.4, 0.0, -TALL]])
    from_the_right, from_the_left = Camera(0.0, 20.0), Camera(180.0, 20.0)
    assert relief(height).hides(points, from_the_right).tolist() == [True, False]
    assert relief(height).hides(points, from_the_left).tolist() == [False, True]


def test_a_bowl_does_not_hide_its_own_floor_from_above() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-1, 1, 41))
    bowl = relief((x**2 + y**2) / 2 * TALL - TALL / 2)
    on_it = np.array([[0.0, 0.0, -TALL / 2], [0.5, 0.5, 0.25 * TALL - TALL / 2]])
    assert not bowl.hides(on_it, Camera(-58.0, 60.0)).any()


def test_a_thinned_relief_keeps_its_edges() -> None:
    fine = relief(np.random.default_rng(0).uniform(-TALL, TALL, (60, 60)))
    coarse = fine.thinned(25)
    assert coarse.height.shape == (25, 25)
    assert coarse.height[0, 0] == fine.height[0, 0]
    assert coarse.height[-1, -1] == fine.height[-1, -1]


def test_a_plane_hides_what_is_under_it_from_above_and_what_is_over_it_from_below() -> None:
    points = np.array([[0.0, 0.0, -0.3], [0.0, 0.0, 0.3]])
    level = Plane(0.0, 0.0, 0.0)
    assert level.hides(points, FROM_ABOVE).tolist() == [True, False]
    steep = Plane(0.0, 3.0, 0.0)
    assert steep.hides(points, Camera(0.0, 10.0)).tolist() == [False, True], "its underside is seen"


def test_a_plane_that_leaves_the_box_is_drawn_up_to_the_box() -> None:
    outline = Plane(0.0, 2.0, 0.5).outline()
    assert len(outline) >= 4
    assert np.abs(outline[:, 2]).max() <= TALL + 1e-9
    assert len(Plane(1e6, 0.0, 0.0).outline()) == 0


@given(st.floats(-1e6, 1e6), st.floats(1e-4, 1e6), st.integers(2, 7))
def test_even_ticks_are_few_round_and_inside(low: float, span: float, most: int) -> None:
    ticks = even_ticks(low, low + span, most)
    assert len(ticks) <= most
    assert all(low - 1e-6 * span <= tick.value <= low + span + 1e-6 * span for tick in ticks)
    assert len({tick.text for tick in ticks}) == len(ticks), "each tick says something else"


def test_a_logarithmic_axis_says_costs_and_not_exponents() -> None:
    assert [tick.text for tick in log_ticks(1.2, 5.4, 6)] == ["100", "1,000", "10,000", "100,000"]
    assert [tick.text for tick in log_ticks(-3.2, 0.1, 6)] == ["0.001", "0.01", "0.1", "1"]
    narrow = log_ticks(np.log10(1466.0), np.log10(2000.0), 5)
    assert [tick.text for tick in narrow] == ["1,600", "1,800", "2,000"]
    assert narrow[0].value == pytest.approx(np.log10(1600.0))
