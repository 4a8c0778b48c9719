"""What one straight line can do with a few points, against very many random lines."""

import numpy as np

from engine.core.types import Array
from engine.topics.gates import lines

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([0.0, 1.0, 1.0, 0.0])


def brute(points: Array, rng: np.random.Generator) -> set[tuple[float, ...]]:
    """The partings that very many random lines make."""
    weights, biases = rng.standard_normal((200_000, 2)), rng.uniform(-5.0, 5.0, (200_000, 1))
    return {tuple(row) for row in np.unique((weights @ points.T + biases > 0).astype(float), axis=0).tolist()}


def partings(points: Array) -> set[tuple[float, ...]]:
    return {tuple(row) for row in lines.partings(points).tolist()}


def test_one_line_does_fourteen_of_sixteen_tables_all_but_xor_and_its_opposite() -> None:
    every = {tuple(float(bit) for bit in f"{n:04b}") for n in range(16)}
    assert every - partings(CORNERS) == {(0.0, 1.0, 1.0, 0.0), (1.0, 0.0, 0.0, 1.0)}


def test_random_lines_find_the_same_partings_of_corners_and_of_points_in_a_row() -> None:
    rng = np.random.default_rng(1)
    for points in (CORNERS, np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [2.0, 0.0]])):
        assert brute(points, rng) == partings(points)


def test_points_in_general_position_are_parted_in_as_many_ways_as_cover_counted() -> None:
    rng = np.random.default_rng(2)
    for count in range(1, 8):
        points = rng.standard_normal((count, 2))
        # Cover 1965: twice the sum of the binomials of n - 1 over 0, 1, 2.
        n = count - 1
        assert len(partings(points)) == 2 * (1 + n + n * (n - 1) // 2)
        assert brute(points, rng) <= partings(points)


def test_three_of_four_rows_of_xor_is_the_best_a_line_can_do() -> None:
    assert lines.most_right(CORNERS, XOR) == 3
    assert lines.most_right(CORNERS, np.array([0.0, 0.0, 0.0, 1.0])) == 4
