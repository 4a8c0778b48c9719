"""Three vectors become one matrix on the screen, step by step, and the numbers stay the same."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.core.parts_units import StackingPart
from gui.panels.stacking_canvas import StackingCanvas
from gui.panels.stacking_panel import StackingPanel
from tests.gui.bench_units import Bench
from tests.gui.window import LEFT

SIZES = [(860, 240), (520, 560), (430, 300)]


def opened(qtbot: QtBot, size: tuple[int, int] = (860, 320)) -> tuple[Bench, StackingPanel]:
    panel = StackingPanel()
    return Bench(qtbot, panel, "stacking", size=size), panel


def settled(qtbot: QtBot, canvas: StackingCanvas) -> None:
    qtbot.waitUntil(lambda: not canvas.moving())


def left_of(canvas: StackingCanvas, unit: int) -> list[float]:
    return [canvas.weight_at(unit, place).left() for place in range(3)]


def top_of(canvas: StackingCanvas, unit: int) -> list[float]:
    return [canvas.weight_at(unit, place).top() for place in range(3)]


def test_the_buttons_go_from_vectors_to_a_matrix_to_its_transpose_and_back(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    assert (panel.previous.isEnabled(), panel.next.text()) == (False, "Stack")
    qtbot.mouseClick(panel.next, LEFT)
    assert (panel.previous.text(), panel.next.text()) == ("Apart", "Transpose")
    qtbot.mouseClick(panel.next, LEFT)
    assert (panel.previous.text(), panel.next.isEnabled()) == ("Turn back", False)
    qtbot.mouseClick(panel.previous, LEFT)
    assert bench.looks == [{"stage": 1}, {"stage": 2}, {"stage": 1}]
    assert bench.runner.step == 372
    settled(qtbot, panel.canvas)


def test_the_keys_do_the_same(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(panel, key)
    assert bench.looks == [{"stage": 1}, {"stage": 2}, {"stage": 1}]
    settled(qtbot, panel.canvas)


def test_numbers_slide_and_arrive(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    canvas = panel.canvas
    before = canvas.grab().toImage()
    with qtbot.waitSignal(canvas.settled):
        qtbot.mouseClick(panel.next, LEFT)
        assert canvas.moving()
        assert canvas.spots() == []
    assert not canvas.moving()
    assert canvas.grab().toImage() != before


@pytest.mark.parametrize("size", SIZES)
def test_units_are_rows_in_theory_and_columns_in_code(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench, panel = opened(qtbot, size)
    for stage in (0, 1):
        bench.look_at({"stage": stage})
        assert left_of(panel.canvas, 0) == left_of(panel.canvas, 2)
        assert len(set(top_of(panel.canvas, 1))) == 1
    bench.look_at({"stage": 2})
    assert top_of(panel.canvas, 0) == top_of(panel.canvas, 2)
    assert len(set(left_of(panel.canvas, 1))) == 1
    settled(qtbot, panel.canvas)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stage", [0, 1, 2])
def test_everything_is_inside_the_view(qtbot: QtBot, size: tuple[int, int], stage: int) -> None:
    bench, panel = opened(qtbot, size)
    bench.look_at({"stage": stage})
    settled(qtbot, panel.canvas)
    for spot in panel.canvas.spots():
        assert panel.canvas.rect().contains(spot.rect)
    boxes = [spot.rect for spot in panel.canvas.spots()]
    for k, box in enumerate(boxes):
        assert not any(box.adjusted(1, 1, -1, -1).intersects(other) for other in boxes[k + 1 :])


def test_the_caption_says_the_shapes(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    said = []
    for stage in (0, 1, 2):
        bench.look_at({"stage": stage})
        said.append(panel.caption.text())
    assert "3 × [1,3]·[3,1]" in said[0]
    assert "Wx   [3,3]·[3,1] = [3,1]" in said[1]
    assert "xW   [1,3]·[3,3] = [1,3]" in said[2]
    settled(qtbot, panel.canvas)


def test_scores_and_weights_explain_themselves(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    part = bench.runner.snapshot().frame.parts["stacking"]
    assert isinstance(part, StackingPart)
    values = [bench.runner.experiment.explain(spot.key).value for spot in panel.canvas.spots()]
    assert values == pytest.approx([*part.scores.tolist(), *part.W.ravel().tolist()])
