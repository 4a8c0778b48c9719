"""The computational graph on the screen: walked, opened, changed, filled in, and asked where its numbers come from."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Back, SetKnob, Step
from engine.core.knobs import KnobValue
from engine.core.messages import sentence
from gui import language, theme
from gui.panels.opgraph_panel import OpGraphPanel
from gui.panels.opgraph_text import short
from tests.gui.deeds_graph import fill
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.graph_bench import GraphBench
from tests.gui.window import LEFT, POPUPS, opened, press

LAB_NAME = "l09_xor/chain_rule"


class Bench(GraphBench):
    def __init__(self, qtbot: QtBot, steps: int = 0, **knobs: KnobValue) -> None:
        self.whole = OpGraphPanel()
        self.canvas = self.whole.canvas
        super().__init__(qtbot, self.whole, "opgraph", steps, **knobs)

    def click(self, qtbot: QtBot, name: str) -> None:
        qtbot.mouseClick(self.canvas, LEFT, pos=self.canvas.box_of(name).center().toPoint())


# ── what is shown


def test_the_formula_of_the_present_node_and_its_words_stand_below_the_graph(qtbot: QtBot) -> None:
    bench = Bench(qtbot, 6)
    assert tuple(label.text() for label in bench.whole.formulas) == bench.graph().formula
    assert bench.whole.note.text() == sentence(bench.graph().note, language.current())


@pytest.mark.parametrize("graph", ["straight", "meeting", "sigmoid", "neuron", "network"])
@pytest.mark.parametrize("opened", [False, True])
def test_no_node_lies_on_another_or_outside(qtbot: QtBot, graph: str, opened: bool) -> None:
    bench = Bench(qtbot, graph=graph, opened=opened)
    boxes = {node.name: bench.canvas.box_of(node.name) for node in bench.graph().nodes}
    for name, box in boxes.items():
        assert bench.canvas.rect().contains(box.toAlignedRect()), name
        assert [other for other, place in boxes.items() if other != name and place.intersects(box)] == []


def test_the_whole_folded_network_fits_into_a_small_window(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME, size=(1280, 720))
    page = window.page
    page.open_set("graph")
    page.send(SetKnob("graph", "network"))
    panel = page.views.frame("opgraph").panel
    assert isinstance(panel, OpGraphPanel)
    canvas = panel.canvas
    qtbot.waitUntil(lambda: canvas.spots() != [] and len(canvas.spots()) == 12)
    whole = panel.mapToGlobal(panel.rect().topLeft()), panel.mapToGlobal(panel.rect().bottomRight())
    right_end = canvas.mapToGlobal(canvas.box_of("E").toAlignedRect().bottomRight())
    lower_end = canvas.mapToGlobal(canvas.box_of("b1.2").toAlignedRect().bottomRight())
    assert right_end.x() < whole[1].x()
    assert lower_end.y() < panel.formulas[0].mapToGlobal(panel.formulas[0].rect().topLeft()).y() + 4


def test_each_step_is_seen(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    pictures = [bench.canvas.grab().toImage()]
    for _ in range(7):
        bench.do(Step(1))
        pictures.append(bench.canvas.grab().toImage())
        assert pictures[-1] != pictures[-2]


@pytest.mark.parametrize(
    ("value", "words"),
    [(-2.0, "−2"), (0.731059, "0.731"), (-0.0153, "−0.0153"), (0.00227, "0.0023"), (-5.046e-4, "−5.0e−4"),
     (0.0, "0"), (1234.56, "1235"), (13.25, "13.2")],
)  # fmt: skip
def test_a_number_in_a_node_is_short(value: float, words: str) -> None:
    assert short(value) == words
    assert len(words) <= 7


# ── what is worked


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_click_on_a_sigmoid_opens_it_and_another_folds_it_where_the_walk_was(qtbot: QtBot, steps: int) -> None:
    bench = Bench(qtbot, steps, graph="sigmoid")
    known = [node.name for node in bench.graph().nodes if node.value is not None]
    bench.click(qtbot, "g")
    assert bench.graph().opened
    assert {node.name for node in bench.graph().nodes if node.value is not None} >= set(known)
    bench.click(qtbot, "g")
    assert not bench.graph().opened
    assert bench.graph().at == steps


def test_a_click_on_an_input_takes_another_value_and_goes_on_from_the_same_step(qtbot: QtBot) -> None:
    bench = Bench(qtbot, 7)
    bench.click(qtbot, "w")
    assert bench.canvas.edit.isVisible()
    assert bench.canvas.edit.text() == "−2"
    qtbot.keyClicks(bench.canvas.edit, "4")
    qtbot.keyClick(bench.canvas.edit, Qt.Key.Key_Return)
    assert bench.commands == [SetKnob("w", 4.0), Step(7)]
    values = {node.name: node.value for node in bench.graph().nodes}
    assert (values["w"], values["f"], bench.graph().at) == (4, 23, 7)
    assert not bench.canvas.edit.isVisible()


def test_what_is_no_number_changes_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.click(qtbot, "x")
    qtbot.keyClicks(bench.canvas.edit, "five")
    qtbot.keyClick(bench.canvas.edit, Qt.Key.Key_Return)
    assert bench.commands == []


def test_an_operation_cannot_be_typed_over(qtbot: QtBot) -> None:
    bench = Bench(qtbot, 2)
    bench.click(qtbot, "f")
    assert not bench.canvas.edit.isVisible()
    assert bench.commands == []


def test_keys_choose_an_input_or_a_sigmoid_and_enter_works_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, graph="sigmoid")
    bench.canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(bench.canvas, key)
    assert bench.commands == [SetKnob("opened", True)]
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(bench.canvas, key)
    assert bench.canvas.edit.isVisible()


# ── filled in


def test_a_right_number_is_walked_and_the_next_field_has_the_keyboard(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    fill(qtbot, bench.canvas, "g", "-10")
    assert bench.graph().at == 1
    assert bench.canvas.field_of("f").hasFocus()
    fill(qtbot, bench.canvas, "f", "-7")
    assert bench.graph().at == 2
    assert bench.canvas.field_of("∂w").isVisible()
    assert not bench.canvas.field_of("g").isVisible()


def test_a_wrong_number_is_said_to_be_wrong_and_not_walked(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    fill(qtbot, bench.canvas, "g", "10")
    assert bench.graph().at == 0
    assert bench.whole.verdict.text().startswith("✗ 1 wrong")
    assert bench.canvas.field_of("g").text() == "10"
    fill(qtbot, bench.canvas, "g", "-10")
    assert bench.graph().at == 1
    assert bench.whole.verdict.text().startswith("1 to go")


def test_the_tolerance_is_said(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    assert "2 %" in bench.whole.verdict.text()
    assert "0.001" in bench.whole.verdict.text()


def test_numbers_may_come_in_any_order(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    fill(qtbot, bench.canvas, "f", "-7")
    assert bench.graph().at == 0
    assert bench.canvas.field_of("f").isReadOnly()
    fill(qtbot, bench.canvas, "g", "-10")
    assert bench.graph().at == 2


def test_one_number_can_be_shown_or_all_of_a_pass(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    press(qtbot, bench.whole.reveal_one)
    assert bench.graph().at == 1
    press(qtbot, bench.whole.reveal_all)
    assert bench.graph().at == 2
    press(qtbot, bench.whole.reveal_all)
    assert bench.graph().at == 7
    assert not bench.whole.reveal_one.isEnabled()


def test_who_goes_back_is_asked_again(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    fill(qtbot, bench.canvas, "g", "-10")
    bench.do(Back(1))
    assert bench.graph().at == 0
    assert bench.canvas.field_of("g").text() == ""
    assert bench.look.filled == ()


def test_another_run_begins_with_empty_fields(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    fill(qtbot, bench.canvas, "g", "10")
    bench.do(SetKnob("w", 3.0))
    assert bench.canvas.field_of("g").text() == ""
    assert bench.look.filled == ()


def test_without_fill_in_mode_there_is_no_field(qtbot: QtBot) -> None:
    bench = Bench(qtbot, fill=True)
    bench.do(SetKnob("fill", False))
    assert not bench.canvas.field_of("g").isVisible()
    assert not bench.whole.fill.isVisible()


# ── words, colours, explanations


def test_a_change_of_theme_and_language_redraws(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, 7)
    light = bench.panel.grab().toImage()
    theme.apply(qapp, "dark")
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.LanguageChange))
    assert bench.panel.grab().toImage() != light


@POPUPS
def test_a_gradient_under_the_mouse_is_explained(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    page = window.page
    page.send(Step(7))
    numbers = numbers_at(qtbot, page, "opgraph")
    qtbot.waitUntil(lambda: ("gradient", "w") in [spot.key for spot in numbers.spots()])
    spot = next(spot for spot in numbers.spots() if spot.key == ("gradient", "w"))
    move_mouse(window, spot.on_screen().center())
    assert told(qtbot, page, ("gradient", "w")).value == 5


def test_a_local_derivative_stands_on_its_edge_and_can_be_asked(qtbot: QtBot) -> None:
    bench = Bench(qtbot, 7)
    spots = {spot.key: spot.rect for spot in bench.canvas.spots()}
    edges = [("local", "g", "0"), ("local", "g", "1"), ("local", "f", "0"), ("local", "f", "1")]
    assert [key for key in spots if key[0] == "local"] == edges
    assert bench.runner.experiment.explain(("local", "g", "0")).value == 5
    boxes = [bench.canvas.box_of(node.name).toAlignedRect() for node in bench.graph().nodes]
    assert not any(box.intersects(spots[key]) for key in edges for box in boxes)


@POPUPS
def test_the_key_e_walks_through_the_numbers_of_the_graph(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    numbers = numbers_at(qtbot, window.page, "opgraph")
    numbers.keys.setFocus()
    qtbot.keyClick(numbers.keys, Qt.Key.Key_E)
    told(qtbot, window.page, ("value", "w"))
