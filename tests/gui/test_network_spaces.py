"""The plane of the inputs with the hidden units' lines, and the space into which the hidden layer bends it."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.core.frames import Look
from engine.core.parts_network import HiddenSpacePart
from engine.core.types import frozen
from engine.topics.network.network_parts import hidden_space, plane
from gui.drawing import half_plane
from gui.panels.hidden_space_panel import HiddenSpacePanel
from gui.panels.network_map_panel import NetworkMapPanel
from tests.gui.networks import hold, run
from tests.gui.window import POPUPS, pick

X, Y = (0.0, 1.0), (0.0, 1.0)


def space(qtbot: QtBot, part: object) -> HiddenSpacePanel:
    panel = HiddenSpacePanel()
    hold(qtbot, panel)
    panel.resize(520, 290)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_part(part)  # type: ignore[arg-type]
    return panel


def test_a_line_is_drawn_from_border_to_border() -> None:
    ends = half_plane.segment(frozen([1, 1, -1.2]), X, Y)
    assert ends is not None
    assert sorted((round(end.x(), 9), round(end.y(), 9)) for end in ends) == [(0.2, 1.0), (1.0, 0.2)]


def test_a_line_beyond_the_border_is_not_drawn() -> None:
    assert half_plane.segment(frozen([1, 1, -9]), X, Y) is None


def test_the_part_above_a_line_is_cut_from_the_rectangle() -> None:
    corners = half_plane.above(frozen([1, 0, -0.25]), X, Y)
    assert sorted((point.x(), point.y()) for point in corners.toList()) == [
        (0.25, 0.0),
        (0.25, 1.0),
        (1.0, 0.0),
        (1.0, 1.0),
    ]


def test_the_arrow_of_a_line_points_to_where_it_rises_on_the_screen() -> None:
    rise = half_plane.towards(frozen([0, 2, 0]), (0.01, 0.01))
    assert (rise.x(), rise.y()) == pytest.approx((0.0, -1.0))


def test_points_that_fall_together_are_one_group() -> None:
    points = frozen([[0, 0], [0.5, 0.5], [0.501, 0.5], [1, 1]])
    assert half_plane.together(points, (0.01, 0.01), 5.0) == [[0], [1, 2], [3]]


def test_in_the_hidden_space_01_and_10_stand_on_the_same_spot_and_are_named_together(qtbot: QtBot) -> None:
    made, past = run()
    panel = space(qtbot, hidden_space(made, Look(), past))
    assert [words for _, words in panel.places.named] == ["(0, 0)", "(0, 1) = (1, 0)", "(1, 1)"]


def test_one_line_of_the_output_parts_the_hidden_space(qtbot: QtBot) -> None:
    made, past = run()
    part = hidden_space(made, Look(), past)
    assert isinstance(part, HiddenSpacePart)
    panel = space(qtbot, part)
    assert panel.line.names() == ["H > 0.5"]
    above = panel.halves[1].polygon()
    for point, label in zip(part.points.tolist(), part.label.tolist(), strict=True):
        inside = above.containsPoint(QPointF(*point), Qt.FillRule.OddEvenFill)
        assert inside == (label == 1)


@POPUPS
def test_two_of_several_units_are_chosen_and_said_to_be_two(qtbot: QtBot) -> None:
    made, past = run(None, hidden=(4,))
    part = hidden_space(made, Look(), past)
    assert isinstance(part, HiddenSpacePart)
    panel = space(qtbot, part)
    assert panel.units[0].isVisible()
    assert "2 of 4 units" in panel.note.text()
    assert panel.line.names() == []
    other = next(k for k in range(4) if k not in part.units)
    with qtbot.waitSignal(panel.look_requested) as asked:
        pick(qtbot, panel.units[0], f"h{other + 1}")
    assert asked.args == [{"units": (other, part.units[1])}]


def test_a_click_in_the_hidden_space_chooses_the_row_that_stands_there(qtbot: QtBot) -> None:
    made, past = run()
    panel = space(qtbot, hidden_space(made, Look(), past))
    with qtbot.waitSignal(panel.look_requested) as asked:
        panel.plot.pointed.emit(QPointF(0.88, 0.0))
    assert asked.args == [{"sample": 3}]


def test_the_plane_shows_the_line_of_each_hidden_unit_by_name(qtbot: QtBot) -> None:
    made, past = run()
    panel = NetworkMapPanel()
    hold(qtbot, panel)
    panel.resize(520, 290)
    panel.show_part(plane(made, Look(), past))
    assert panel.lines.names() == ["h1 > 0.5", "h2 > 0.5"]
    (first, ends), _ = panel.lines.lines
    np.testing.assert_allclose(first, [5, 5, -8])
    for end in ends:
        assert end.x() + end.y() == pytest.approx(1.6)


def test_the_side_of_a_line_is_named_by_what_its_activation_gives_there(qtbot: QtBot) -> None:
    made, past = run(None, activation="tanh")
    panel = NetworkMapPanel()
    hold(qtbot, panel)
    panel.show_part(plane(made, Look(), past))
    assert set(panel.lines.names()) <= {"h1 > 0", "h2 > 0"}
    assert panel.lines.names()


def test_a_single_unit_has_no_line_but_the_boundary(qtbot: QtBot) -> None:
    made, past = run(None, hidden=())
    panel = NetworkMapPanel()
    hold(qtbot, panel)
    panel.show_part(plane(made, Look(), past))
    assert panel.lines.names() == []
    assert len(panel.items.lines) == 1
