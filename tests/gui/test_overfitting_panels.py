"""The views of the lab on overfitting: what is hidden, what is at the edge, and what a press or a key asks for."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, Seek, SetKnob, Step
from engine.core.parts_ridge import CostsInTimePart, CostsOverPart, RidgeCurvePart, RidgeWeightsPart
from engine.core.runner import Runner
from gui.panels.costs_in_time_panel import CostsInTimePanel
from gui.panels.degrees_panel import DegreesPanel
from gui.panels.lambda_panel import LambdaPanel, place
from gui.panels.panel import Panel
from gui.panels.ridge_curve_panel import DescentPanel, RidgeCurvePanel
from gui.panels.ridge_weights_panel import RidgeWeightsPanel
from gui.panels.set_dress import TEST, TRAINING
from tests.engine.overfitting import BORDER_DATA, degree, opened, part_of, penalty
from tests.gui.deeds import click_plot
from tests.gui.two_costs import kept
from tests.gui.window import LEFT


class Bench:
    """A panel by itself, and what it asks for."""

    def __init__(self, qtbot: QtBot, panel: Panel) -> None:
        kept(qtbot, panel)
        panel.resize(620, 420)
        self.commands: list[Command] = []
        self.looks: list[dict[str, object]] = []
        panel.command_requested.connect(self.commands.append)
        panel.look_requested.connect(self.looks.append)
        panel.show()
        qtbot.waitExposed(panel)


def test_test_points_are_drawn_once_they_are_revealed(qtbot: QtBot) -> None:
    panel = RidgeCurvePanel()
    bench = Bench(qtbot, panel)
    panel.show_part(part_of(RidgeCurvePart, "curve"))
    assert len(panel.points["train"].getData()[0]) == 12
    assert len(panel.points["test"].getData()[0]) == 0
    assert not panel.legend.labels[TEST].isVisible()
    qtbot.mouseClick(panel.reveal.button, LEFT)
    assert bench.looks == [{"stage": 1}]
    panel.show_part(part_of(RidgeCurvePart, "curve", stage=1))
    assert len(panel.points["test"].getData()[0]) == 20
    assert panel.legend.labels[TEST].text() == "test cost 2.891"
    assert panel.legend.labels[TRAINING].text() == "training cost 0.0000"
    qtbot.mouseClick(panel.reveal.button, LEFT)
    assert bench.looks[-1] == {"stage": 0}


def test_sets_differ_in_colour_and_marker(qtbot: QtBot) -> None:
    panel = RidgeCurvePanel()
    Bench(qtbot, panel)
    assert len({dots.opts["symbol"] for dots in panel.points.values()}) == 3
    assert len({dots.opts["brush"].color().name() for dots in panel.points.values()}) == 3


def test_gradient_descent_is_drawn_over_the_exact_fit_and_says_which_is_which(qtbot: QtBot) -> None:
    panel = DescentPanel()
    Bench(qtbot, panel)
    part = part_of(RidgeCurvePart, "descent", Step(100))
    panel.show_part(part)
    assert panel.descent.getData()[1] == pytest.approx(part.descent)
    assert panel.fit.getData()[1] == pytest.approx(part.fit)
    assert panel.fit.opts["pen"].style() is Qt.PenStyle.DashLine
    assert panel.words.text() == "solid: after 100 updates · dashed: exact fit of degree 11"


def test_of_many_points_the_markers_are_small_and_the_curve_goes_over_them(qtbot: QtBot) -> None:
    panel = RidgeCurvePanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(RidgeCurvePart, "curve"))
    dots = panel.points["train"]
    few = dots.opts["size"]
    panel.show_part(part_of(RidgeCurvePart, "curve", SetKnob("points", 500)))
    assert dots.opts["size"] < few
    assert dots.zValue() < panel.fit.zValue()
    panel.show_part(part_of(RidgeCurvePart, "curve"))
    assert (dots.opts["size"], dots.zValue()) == (few, panel.fit.zValue())


def test_of_many_weights_only_so_many_are_named_as_have_room(qtbot: QtBot) -> None:
    panel = RidgeWeightsPanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(RidgeWeightsPart, "weights", BORDER_DATA, SetKnob("points", 500), degree(12)))
    canvas = panel.canvas
    assert canvas.width() < 1000
    named = [name for name in canvas.names() if name]
    assert len(canvas.names()) == 90
    assert sum(canvas.fontMetrics().horizontalAdvance(name) for name in named) < canvas.width()
    assert named[:2] != ["1", "2"]


def test_a_cost_above_the_axis_is_at_its_edge_with_its_number(qtbot: QtBot) -> None:
    panel = DegreesPanel()
    Bench(qtbot, panel)
    part = part_of(CostsOverPart, "degrees", stage=1)
    panel.show_part(part)
    assert panel.plot.lines["test"].getData()[1].max() == part.cap == 0.5
    assert panel.plot.above.isVisible()
    assert panel.plot.above.toPlainText() == "↑ 2.891"
    panel.show_part(part_of(CostsOverPart, "degrees", degree(3), stage=1))
    assert not panel.plot.above.isVisible()


def test_a_degree_is_chosen_by_a_press_or_by_arrow_keys(qtbot: QtBot) -> None:
    panel = DegreesPanel()
    bench = Bench(qtbot, panel)
    panel.show_part(part_of(CostsOverPart, "degrees"))
    click_plot(qtbot, panel.plot, 3.2, 0.3)
    assert bench.commands == [SetKnob("degree", 3)]
    # Keys go on from what was asked for, whatever is drawn as yet; beyond the last degree there is none.
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    panel.show_part(part_of(CostsOverPart, "degrees", degree(2)))
    click_plot(qtbot, panel.plot, 11.4, 0.3)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert bench.commands[1:] == [SetKnob("degree", 2), SetKnob("degree", 11)]


def test_only_the_tried_penalties_are_seen_until_it_is_decided(qtbot: QtBot) -> None:
    panel = LambdaPanel()
    bench = Bench(qtbot, panel)
    one = opened(views=("lambda",))
    for command in (penalty(0.1), penalty(1e-4)):
        panel.show_part(_over(one))
        one.handle(command)
    panel.show_part(_over(one))
    x, _ = panel.plot.points["validation"].getData()
    assert list(x) == [place(0.0), place(1e-4), place(0.1)]
    assert panel.words.text() == "λ = 1e−4, tried: 3"
    assert not panel.plot.best.isVisible()
    qtbot.mouseClick(panel.decide, LEFT)
    assert bench.looks == [{"stage": 1}]
    panel.show_part(part_of(CostsOverPart, "lambda", penalty(1e-4), stage=1))
    assert len(panel.plot.points["validation"].getData()[0]) == 12
    assert panel.words.text() == "△ λ = 1e−4 is close. Lowest at λ = 0.003: 0.1105"
    qtbot.mouseClick(panel.decide, LEFT)
    assert bench.looks[-1] == {"stage": 0}


def _over(one: Runner) -> CostsOverPart:
    part = one.snapshot().frame.parts["lambda"]
    assert isinstance(part, CostsOverPart)
    return part


@pytest.mark.parametrize(
    ("l2", "words"),
    [
        (0.003, "✓ λ = 0.003 is right. Lowest validation cost: 0.1105"),
        (0.3, "✗ λ = 0.3 is not it. Lowest at λ = 0.003: 0.1105"),
    ],
)
def test_the_verdict_is_said(l2: float, words: str, qtbot: QtBot) -> None:
    panel = LambdaPanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(CostsOverPart, "lambda", penalty(l2), stage=1))
    assert panel.words.text() == words


def test_other_points_forget_what_was_tried(qtbot: QtBot) -> None:
    panel = LambdaPanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(CostsOverPart, "lambda", penalty(0.1)))
    panel.show_part(part_of(CostsOverPart, "lambda", SetKnob("points", 20)))
    assert list(panel.tried) == [0.0]


def test_arrow_keys_walk_over_the_penalties_from_zero(qtbot: QtBot) -> None:
    panel = LambdaPanel()
    bench = Bench(qtbot, panel)
    panel.show_part(part_of(CostsOverPart, "lambda"))
    for _ in range(2):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    click_plot(qtbot, panel.plot, place(0.003) + 0.1, 0.1)
    assert bench.commands == [SetKnob("l2", value) for value in (1e-6, 1e-5, 0.003)]


def test_over_time_one_goes_to_the_lowest_validation_cost(qtbot: QtBot) -> None:
    panel = CostsInTimePanel()
    bench = Bench(qtbot, panel)
    panel.show_part(part_of(CostsInTimePart, "time", Step(1000)))
    assert panel.words.text() == "▼ lowest validation cost: after 148 updates, 0.1089"
    assert not panel.legend.labels[TEST].isVisible()
    qtbot.mouseClick(panel.go, LEFT)
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    assert bench.commands == [Seek(148), Seek(0)]


def test_before_the_first_update_there_is_nothing_to_go_to(qtbot: QtBot) -> None:
    panel = CostsInTimePanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(CostsInTimePart, "time"))
    assert not panel.go.isEnabled()
    assert len(panel.plot.now["train"].getData()[0]) == 1


def test_the_weights_say_whose_they_are(qtbot: QtBot) -> None:
    panel = RidgeWeightsPanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(RidgeWeightsPart, "weights"))
    assert panel.label.text() == "exact fit: largest |w| = 1,878"
    panel.show_part(part_of(RidgeWeightsPart, "weights", penalty(0.003)))
    assert panel.label.text() == "exact fit: largest |w| = 2.222   λΣw² = 0.0314"
    panel.show_part(part_of(RidgeWeightsPart, "weights", BORDER_DATA, Step(10)))
    assert panel.label.text().startswith("gradient descent: ")


def test_every_weight_can_be_asked_where_it_comes_from(qtbot: QtBot) -> None:
    panel = RidgeWeightsPanel()
    Bench(qtbot, panel)
    panel.show_part(part_of(RidgeWeightsPart, "weights"))
    assert [spot.key for spot in panel._spots()][1:] == [("exact_weight", str(k)) for k in range(11)]
    assert panel.canvas.weight_at(panel.canvas.box(8).center()) == 8
