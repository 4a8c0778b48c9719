"""The picture of a network: what can be asked of it, by mouse and by keys, and how edges look."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.types import frozen
from gui import figures, theme
from gui.drawing import network_edges
from gui.panels import network_text as text
from gui.panels.network_panel import NetworkPanel
from tests.gui.networks import hold, network_part
from tests.gui.window import LEFT

QUARTER = (520, 290)


def shown(qtbot: QtBot, part: object, size: tuple[int, int] = QUARTER) -> NetworkPanel:
    panel = NetworkPanel()
    hold(qtbot, panel)
    panel.resize(*size)
    panel.show_part(part)  # type: ignore[arg-type]
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def point(panel: NetworkPanel, at: QPoint) -> None:
    """Move the mouse to a place, from another one."""
    QTest.mouseMove(panel.canvas, QPoint(1, 1))
    QTest.mouseMove(panel.canvas, at)


def node_at(panel: NetworkPanel, layer: int, unit: int) -> QPoint:
    return panel.canvas.layout_now().columns[layer].sources[unit].center().toPoint()


def label_at(panel: NetworkPanel, layer: int, edge: int) -> QPoint:
    return panel.canvas.layout_now().gaps[layer].label(edge).toPoint()


def test_the_mouse_over_a_node_says_all_its_numbers(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(3))
    point(panel, node_at(panel, 1, 0))
    assert panel.said.text().startswith("h1:  z = 2.000   a = 0.8808   ∂E/∂a = ")


def test_the_mouse_over_an_edge_says_its_weight_and_its_slope(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(3))
    point(panel, label_at(panel, 1, 1))
    assert panel.said.text().startswith("w2.2 = −11.00   ∂E/∂w2.2 = ")


def test_over_all_rows_an_edge_says_where_the_next_update_moves_its_weight(qtbot: QtBot) -> None:
    part = network_part(None)
    panel = shown(qtbot, part)
    point(panel, label_at(panel, 1, 1))
    move = -part.rate * float(part.weight_slopes[1][1, 0])
    assert panel.said.text().endswith(f"next update {figures.figure(move)}")


def test_what_is_not_pointed_at_fades(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    point(panel, node_at(panel, 1, 0))
    assert panel.canvas.hot.nodes == {(1, 0), (0, 0), (0, 1), (0, 2), (2, 0)}
    assert panel.canvas.hot.edges == {(0, 0), (0, 2), (0, 4), (1, 0)}


def test_an_edge_is_pointed_at_from_six_pixels_away(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0, None, hidden=(10, 10, 10)))
    gap = panel.canvas.layout_now().gaps[3]
    x, y = ((gap.starts[0] + gap.ends[0]) / 2).tolist()
    assert panel.canvas.layout_now().edge_at(x, y) == (3, 0)
    assert panel.canvas.layout_now().edge_at(x, y - 5) == (3, 0)
    assert panel.canvas.layout_now().edge_at(x, y - 40) is None


def test_every_edge_of_a_small_network_has_its_number_at_a_quarter_of_a_small_window(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    assert [gap.room > 0 for gap in panel.canvas.layout_now().gaps] == [True, True]
    keys = [spot.key for spot in panel.canvas.spots()]
    assert {("parameter", name) for name in network_part(0).names} <= set(keys)


def test_no_two_numbers_of_a_small_network_cover_each_other(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    spots = [spot.rect.adjusted(2, 2, -2, -2) for spot in panel.canvas.spots() if spot.key[0] == "parameter"]
    assert not [(a, b) for a in spots for b in spots if a is not b and a.intersects(b)]


@pytest.mark.parametrize("size", [(460, 500), (460, 290)])
def test_numbers_of_edges_do_not_lie_over_nodes_in_a_narrow_view_in_projector_mode(
    qtbot: QtBot, qapp: QApplication, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "light", projector=True)
    try:
        canvas = shown(qtbot, network_part(0), size).canvas
        nodes = [box for column in canvas.layout_now().columns for box in column.sources]
        numbers = [QRectF(spot.rect) for spot in canvas.spots() if spot.key[0] == "parameter"]
        assert len(numbers) == 9
        assert not [number for number in numbers for box in nodes if number.intersects(box)]
        assert canvas.font_now().pointSizeF() >= 11
    finally:
        theme.apply(qapp, "light")


def test_a_deep_network_writes_numbers_in_its_nodes_and_on_edges_only_when_asked(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0, None, hidden=(10, 10, 10)), (780, 290))
    layout = panel.canvas.layout_now()
    assert all(column.inside for column in layout.columns)
    assert not any(gap.room for gap in layout.gaps)
    point(panel, layout.gaps[3].label(4).toPoint())
    assert panel.said.text().startswith("w4.5 = ")


def test_arrow_keys_walk_over_the_nodes_and_e_explains_them(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    panel.canvas.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(panel.canvas, key)
    assert panel.canvas.hot.at == (1, 1)
    with qtbot.waitSignal(panel.explain_requested) as asked:
        qtbot.keyClick(panel.canvas, Qt.Key.Key_E)
    assert asked.args[0] == ("activation", "1", "1")


def test_explaining_the_next_number_by_key_points_at_its_edge(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    panel.canvas.setFocus()
    qtbot.keyClick(panel.canvas, Qt.Key.Key_Up)
    for _ in range(4):
        qtbot.keyClick(panel.canvas, Qt.Key.Key_E)
    assert panel.canvas.hot.on == (1, 0)


@pytest.mark.parametrize(("mode", "key"), [("forward", ("parameter", "w2.1")), ("backward", ("row_slope", "w2.1"))])
def test_the_number_on_an_edge_is_a_weight_forward_and_a_slope_backward(
    mode: text.Mode, key: tuple[str, str], qtbot: QtBot
) -> None:
    panel = shown(qtbot, network_part(0))
    qtbot.mouseClick(panel.modes[mode], LEFT)
    spot = panel.canvas.spot_under(label_at(panel, 1, 0))
    assert spot is not None
    assert spot.key == key


def test_the_next_row_and_all_rows_are_asked_for_by_buttons(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    panel._rows = 4
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(panel.before, LEFT)
    assert asked.args == [{"sample": 3}]
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.mouseClick(panel.whole, LEFT)
    assert asked.args == [{"whole": True}]


def test_where_weights_are_in_hand_an_edge_is_dragged_up_to_a_larger_weight(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    panel.canvas.by_hand = True
    start = label_at(panel, 0, 0)
    QTest.mousePress(panel.canvas, LEFT, pos=start)
    with qtbot.waitSignal(panel.canvas.moved) as moved:
        point(panel, start - QPoint(0, 40))
    QTest.mouseRelease(panel.canvas, LEFT)
    assert moved.args[0] == "w1.11"
    assert 5.5 < moved.args[1] < 8.0


def test_weights_that_are_not_in_hand_stay_where_they_are(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    start = label_at(panel, 0, 0)
    QTest.mousePress(panel.canvas, LEFT, pos=start)
    with qtbot.assertNotEmitted(panel.canvas.moved):
        point(panel, start - QPoint(0, 40))
    QTest.mouseRelease(panel.canvas, LEFT)


def test_a_weight_is_as_thick_as_it_is_large_up_to_five() -> None:
    assert network_edges.width_px(0.0, thin=False) == 1.5
    assert network_edges.width_px(5.0, thin=False) == network_edges.width_px(-40.0, thin=False) == 9.0


def test_edges_below_zero_are_a_bundle_of_their_own(qtbot: QtBot) -> None:
    panel = shown(qtbot, network_part(0))
    gap = panel.canvas.layout_now().gaps[0]
    weights = frozen([5.0, -7.0, 5.0, -7.0, -8.0, 3.0])
    made = network_edges.bundles(gap, network_edges.grades(weights, thin=False), thin=False)
    assert [(b.negative, len(b.lines)) for b in made] == [(False, 1), (False, 2), (True, 3)]


def test_of_very_many_edges_only_the_heaviest_are_drawn() -> None:
    weights = frozen([k / 1000 for k in range(1000)])
    graded = network_edges.grades(weights, thin=False)
    assert (graded != 0).sum() == network_edges.MOST
    assert (graded[-network_edges.MOST :] != 0).all()


def test_edges_are_painted_again_only_when_they_look_different(qtbot: QtBot) -> None:
    part = network_part(0)
    panel = shown(qtbot, part)
    panel.canvas.grab()
    first = panel.canvas._edges
    panel.show_part(network_part(3))
    panel.canvas.grab()
    assert panel.canvas._edges is first
    panel.show_part(network_part(0, None))
    panel.canvas.grab()
    assert panel.canvas._edges is not first
