"""The views of the XOR network set by hand: the walk on the graph, the truth table, weights dragged, one line left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob, SetParameters, Step
from engine.core.parts_forward import ForwardTablePart
from engine.topics.forward.forward_parts import BY_UNIT
from gui.lab_page import LabPage
from gui.panels.forward_map_panel import ForwardMapPanel
from gui.panels.forward_panel import ForwardPanel
from gui.panels.forward_table_panel import ForwardTablePanel
from gui.panels.layer_product_panels import OutputProductPanel
from tests.gui.deeds import choose_row
from tests.gui.deeds_forward import OR_NAND_AND, choose_activation, drag_weight, values, weights
from tests.gui.window import LEFT, PLAIN, POPUPS, at, drawn, opened, with_knob

pytestmark = POPUPS
LAB = "l09_xor/forward"


def _page(qtbot: QtBot, *rows: tuple[str, ...], at_once: bool = False) -> LabPage:
    page = opened(qtbot, LAB).page
    page.views.open(rows or (("graph", "table"),))
    if at_once:
        page.send(SetKnob("at_once", True))
        with_knob(qtbot, page, "at_once", True)
    names = {name for row in rows for name in row} or {"graph", "table"}
    drawn(qtbot, page, lambda shown: names <= set(shown.frame.parts))
    return page


def _graph(page: LabPage) -> ForwardPanel:
    panel = page.views.frame("graph").panel
    assert isinstance(panel, ForwardPanel)
    return panel


def _table(page: LabPage) -> ForwardTablePanel:
    panel = page.views.frame("table").panel
    assert isinstance(panel, ForwardTablePanel)
    return panel


def _row(page: LabPage, row: int) -> list[str]:
    model = _table(page).model
    return [model.text(row, column) for column in range(len(model.columns))]


def test_the_truth_table_fills_row_by_row(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.send(Step(4))
    at(qtbot, page, 4)
    assert _row(page, 0) == ["0", "0", "0.0003", "0.9526", "−4.48", "0.0112", "0 ✓", "0"]
    assert _row(page, 1) == ["0", "1", "0.0474", "", "", "", "", "1"]
    assert _table(page).view.cost_label.text() == "1 of 4 rows computed"
    page.send(Step(9))
    at(qtbot, page, 13)
    assert _row(page, 3) == ["1", "1", "0.8808", "2e−5", "−3.69", "0.0244", "0 ✓", "0"]
    assert _table(page).solved


def test_the_sum_of_the_unit_that_is_computed_is_written_in_numbers(qtbot: QtBot) -> None:
    page = _page(qtbot, ("graph",))
    page.send(Step(4))
    at(qtbot, page, 4)
    panel = _graph(page)
    assert panel.sum.text().split() == [
        "z",
        "=",
        "5·0",
        "+",
        "5·1",
        "−",
        "8",
        "=",
        "−3",
        "h1",
        "=",
        "σ(−3)",
        "=",
        "0.0474",
    ]
    assert panel.canvas.hot.at == (1, 0)
    page.send(SetKnob("activation", "identity"))
    with_knob(qtbot, page, "activation", "identity")
    assert panel.sum.text().endswith("h1 = z = −3.000")


def test_between_rows_a_click_in_the_table_chooses_the_row_of_the_graph(qtbot: QtBot) -> None:
    page = _page(qtbot, at_once=True)
    choose_row(qtbot, page, 3)
    drawn(
        qtbot, page, lambda shown: isinstance(part := shown.frame.parts["table"], ForwardTablePart) and part.sample == 3
    )
    assert _graph(page).row.text() == "row 4: x = (1, 1)"
    assert _graph(page).sum.text().split() == ["H", "=", "0.0244", "→", "0", "y", "=", "0", "✓"]


def test_a_weight_dragged_on_the_graph_moves_and_solved_or_not_is_said_at_once(qtbot: QtBot) -> None:
    page = _page(qtbot, ("graph", "table"), ("weights", "plane"), at_once=True)
    canvas = _graph(page).canvas
    spot = next(spot for spot in canvas.spots() if spot.key == ("parameter", "b1.2"))
    start = spot.rect.center()
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, start + QPoint(0, 400))
    QTest.mouseRelease(canvas, LEFT, pos=start + QPoint(0, 400))
    drawn(qtbot, page, lambda shown: values(shown)[5] < -2.0)
    assert not _table(page).solved
    assert _table(page).view.cost_label.text() == "✗ Not solved: 3 of 4 right"
    assert weights(page).verdict.text() == "✗ Not solved: 3 of 4 right"
    page.send(SetParameters({"b1.2": 3.0}))
    drawn(qtbot, page, lambda shown: values(shown)[5] == 3.0)
    assert _table(page).solved
    assert weights(page).verdict.text() == "✓ XOR is solved: 4 of 4 right"


def test_from_zeros_bars_are_dragged_to_another_answer(qtbot: QtBot) -> None:
    page = _page(qtbot, ("weights", "table"), at_once=True)
    page.send(SetParameters(dict.fromkeys(BY_UNIT, 0.0)))
    drawn(qtbot, page, lambda shown: not any(values(shown)))
    assert not _table(page).solved
    for row, target in enumerate(OR_NAND_AND):
        drag_weight(qtbot, page, row, target)
    assert _table(page).solved


def test_bars_are_moved_by_keys_too(qtbot: QtBot) -> None:
    page = _page(qtbot, ("weights",), at_once=True)
    bars = weights(page).bars
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    drawn(qtbot, page, lambda shown: values(shown)[1] > 5.0)
    assert bars.accessibleDescription().startswith("h1 ← x2 = ")


def test_without_activation_one_line_is_left_in_the_plane(qtbot: QtBot) -> None:
    page = _page(qtbot, ("plane", "collapse"), at_once=True)
    page.send(SetParameters({"b2": -66.0}))
    panel = page.views.frame("plane").panel
    assert isinstance(panel, ForwardMapPanel)
    qtbot.waitUntil(lambda: panel.lines.names() == ["h1 > 0.5", "h2 > 0.5"])
    choose_activation(qtbot, page, "identity")
    assert panel.lines.names() == ["H > 0.5"]
    choose_activation(qtbot, page, "sigmoid")
    assert panel.lines.names() == ["h1 > 0.5", "h2 > 0.5"]


def test_columns_of_the_second_product_are_the_hidden_units(qtbot: QtBot) -> None:
    page = _page(qtbot, ("first_product",), ("second_product",), at_once=True)
    panel = page.views.frame("second_product").panel
    assert isinstance(panel, OutputProductPanel)
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "−4.482" in panel.sum_text())
    with qtbot.waitSignal(panel.explain_requested, check_params_cb=lambda key, _: key == ("product", "2", "3", "0")):
        qtbot.mouseMove(panel.canvas(), panel.canvas().cell_rect(3, 0).center().toPoint())


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
def test_the_sum_is_never_cut(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = opened(qtbot, LAB, size=size).page
    for step in range(1, 14):
        page.send(Step(1))
        at(qtbot, page, step)
        label = _graph(page).sum
        assert label.fontMetrics().horizontalAdvance(label.shown_text()) <= label.width()
        assert "=" in label.shown_text()


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("projector", [False, True])
def test_the_whole_truth_table_is_seen_without_scrolling(qtbot: QtBot, size: tuple[int, int], projector: bool) -> None:
    page = opened(qtbot, LAB, wanted=replace(PLAIN, projector=projector), size=size).page
    page.send(Step(13))
    at(qtbot, page, 13)
    bar = _table(page).table.horizontalScrollBar()
    assert bar.maximum() == 0
