"""The neuron by hand: handles that are dragged or moved by keys, inputs that are switched, functions looked at."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetParameters
from engine.lectures.l08_neuron.gates import LAB
from gui.panels.units_paint import weight_words
from gui.panels.units_panel import FUNCTIONS, UnitsPanel
from tests.gui.gates import Bench, lesson
from tests.gui.window import LEFT

THREE = {"units": "three"}


def bench(qtbot: QtBot, data: str = "and_gate", **knobs: str) -> tuple[Bench, UnitsPanel]:
    panel = UnitsPanel()
    return Bench(qtbot, panel, "neuron", lesson(data, **knobs), (900, 320)), panel


def drag(panel: UnitsPanel, name: str, target: float) -> None:
    canvas = panel.canvas
    start, end = (canvas.handle(name, at).toPoint() for at in (None, target))
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)


def words_of(panel: UnitsPanel, kind: str) -> list[tuple[str, ...]]:
    return [spot.key for spot in panel.canvas.spots() if spot.key[0] == kind]


def test_dragging_a_handle_moves_the_weight_to_a_round_number(qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    drag(panel, "w2", 1.0)
    drag(panel, "b", -1.5)
    assert made.commands[-1] == SetParameters({"b": -1.5})
    assert made.runner.snapshot().frame.cost == 0.0


def test_a_drag_beyond_the_end_stays_at_the_end(qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    canvas = panel.canvas
    end = canvas.handle("w1", 3.0).toPoint()
    QTest.mousePress(canvas, LEFT, pos=canvas.handle("w1").toPoint())
    end.setX(end.x() + 200)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)
    assert made.commands[-1] == SetParameters({"w1": 3.0})


def test_keys_choose_a_weight_and_turn_it_by_tenths(qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    panel.canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(panel.canvas, key)
    assert made.commands == [SetParameters({"w2": value}) for value in (-0.9, -0.8, -0.9)]


def test_a_click_on_an_input_switches_it_and_nothing_else(qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    for column, row in ((0, 2), (1, 3), (0, 1)):
        QTest.mouseClick(panel.canvas, LEFT, pos=panel.canvas.input_field(column).center())
        assert made.looks[-1] == {"sample": row}
    assert made.commands == []


def test_inputs_are_switched_by_keys_too(qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    panel.canvas.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(panel.canvas, key)
    assert made.looks == [{"sample": 2}]


@pytest.mark.parametrize("name", FUNCTIONS[1:])
def test_another_function_is_only_looked_at_and_the_words_say_so(name: str, qtbot: QtBot) -> None:
    made, panel = bench(qtbot)
    QTest.mouseClick(panel.buttons[name], LEFT)
    assert made.looks == [{"activation": name}]
    assert panel.buttons[name].isChecked()
    # What the picture shows is no number of the run, so it is not explained as one.
    assert words_of(panel, "output") == []
    QTest.mouseClick(panel.buttons["step"], LEFT)
    assert words_of(panel, "output") == [("output", "0", "0")]


def test_three_neurons_have_nine_handles_and_no_choice_of_functions(qtbot: QtBot) -> None:
    made, panel = bench(qtbot, "xor", **THREE)
    assert [slide.name for slide in panel.canvas.slides()] == [
        "w1.11", "w1.21", "b1.1", "w1.12", "w1.22", "b1.2", "w2.1", "w2.2", "b2",
    ]  # fmt: skip
    assert not panel.buttons["step"].isVisible()
    drag(panel, "w1.12", -1.0)
    drag(panel, "w1.22", -1.0)
    drag(panel, "b1.2", 1.5)
    assert made.runner.snapshot().frame.cost == 0.0


@pytest.mark.parametrize("size", [(420, 190), (640, 320), (1500, 700)])
@pytest.mark.parametrize("knobs", [{}, THREE])
def test_handles_inputs_and_outputs_stay_inside_and_off_each_other(
    size: tuple[int, int], knobs: dict[str, str], qtbot: QtBot
) -> None:
    if knobs and size[0] < 600:
        size = (470, 230)  # half of a window of 1600 x 900, with the story
    panel = UnitsPanel()
    Bench(qtbot, panel, "neuron", lesson("xor", **knobs), size)
    canvas = panel.canvas
    for slide in canvas.slides():
        assert slide.field.right() < slide.left < slide.right
    boxes = [spot.rect for spot in canvas.spots() if spot.key[0] in ("feature", "score", "output", "target")]
    for box in boxes:
        assert canvas.rect().contains(box)
    for first, one in enumerate(boxes):
        for other in boxes[first + 1 :]:
            assert not one.intersects(other)


def test_in_half_a_window_three_neurons_lead_on_to_the_right_with_whole_names(qtbot: QtBot) -> None:
    panel = UnitsPanel()
    Bench(qtbot, panel, "neuron", lesson("xor", **THREE), (470, 240))
    canvas, layout = panel.canvas, panel.canvas.layout_now()
    metrics = QFontMetricsF(canvas.font())
    for slide in canvas.slides():
        assert metrics.horizontalAdvance(f"{slide.name} = {weight_words(slide.value)}") <= slide.label.width()
        assert slide.right < layout.nodes[slide.unit].output.left()
    for path, node in zip(layout.onward, layout.nodes, strict=False):
        assert node.output.right() < path.currentPosition().x() < layout.nodes[-1].output.left()


def test_every_number_on_the_neuron_is_known_to_the_engine(qtbot: QtBot) -> None:
    for knobs in ({}, THREE, {"rule": "logistic"}):
        _, panel = bench(qtbot, "xor", **knobs)
        for spot in panel.canvas.spots():
            assert LAB.build(lesson("xor", **knobs)).explain(spot.key).title.key
