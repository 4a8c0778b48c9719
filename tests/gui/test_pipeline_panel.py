"""The softmax pipeline on the screen: bars are dragged, the label is clicked, prediction and cost go separate ways."""

import dataclasses

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetKnob, SetLook
from engine.core.frames import Look, Part
from engine.core.knobs import KnobValue
from engine.core.messages import sentence
from engine.core.parts_pipeline import PipelinePart
from engine.core.runner import Runner
from engine.lectures.l06_softmax.pipeline import LAB
from gui import language, theme
from gui.hover import Numbers
from gui.panels.jacobian_panel import JacobianPanel
from gui.panels.loss_panel import LossPanel
from gui.panels.panel import Panel
from gui.panels.pipeline_panel import PipelinePanel
from gui.panels.two_classes_panel import TwoClassesPanel
from tests.gui.deeds_pipeline import drag
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.window import LEFT, POPUPS, opened, press

LAB_NAME = "l06_softmax/pipeline"
WIDE, HIGH = (1000, 560), (480, 620)


class Bench:
    """A panel with the lab itself behind it, without a thread."""

    def __init__(self, qtbot: QtBot, panel: Panel, view: str, size: tuple[int, int] = WIDE, **knobs: KnobValue) -> None:
        lesson = LAB.lesson()
        self.runner = Runner(LAB, dataclasses.replace(lesson, knobs={**lesson.knobs, **knobs}))
        self.runner.handle(SetLook(Look(views=frozenset({view}))))
        self.panel, self.view = panel, view
        self.commands: list[Command] = []
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.command_requested.connect(self.handle)
        panel.show_part(self.part())
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()

    def handle(self, command: Command) -> None:
        self.commands.append(command)
        self.runner.handle(command)
        self.panel.show_part(self.part())

    def part(self) -> Part:
        return self.runner.snapshot().frame.parts[self.view]

    def picture(self) -> QImage:
        return self.panel.grab().toImage()


class PipelineBench(Bench):
    def __init__(self, qtbot: QtBot, size: tuple[int, int] = WIDE, **knobs: KnobValue) -> None:
        self.whole = PipelinePanel()
        self.canvas = self.whole.canvas
        super().__init__(qtbot, self.whole, "pipeline", size, **knobs)

    def now(self) -> PipelinePart:
        part = self.part()
        assert isinstance(part, PipelinePart)
        return part

    def scores(self) -> list[float]:
        return [float(score) for score in self.now().scores]


@pytest.mark.parametrize("size", [WIDE, HIGH])
def test_dragging_a_bar_sets_its_score_and_no_other(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = PipelineBench(qtbot, size)
    drag(bench.canvas, 0, 2.0, 3.0)
    assert bench.scores() == [3.0, 1.0, 0.1]
    assert bench.now().probabilities[0] == pytest.approx(0.840, abs=5e-4)


def test_a_press_without_a_move_changes_nothing(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot)
    qtbot.mouseClick(bench.canvas, LEFT, pos=bench.canvas.score_spot(0, -3.0).toPoint())
    assert bench.commands == []


def test_a_bar_can_be_dragged_beyond_the_end_of_its_axis(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot)
    drag(bench.canvas, 0, 2.0, 6.0)
    assert bench.scores()[0] == pytest.approx(6.0, abs=0.11)
    assert bench.now().limit == 10.0


@pytest.mark.parametrize("size", [WIDE, HIGH])
@pytest.mark.parametrize("k", [1, 2])
def test_a_click_on_the_label_chooses_the_right_class(qtbot: QtBot, size: tuple[int, int], k: int) -> None:
    bench = PipelineBench(qtbot, size)
    qtbot.mouseClick(bench.canvas, LEFT, pos=bench.canvas.label_spot(k).toPoint())
    assert bench.commands == [SetKnob("right", "ABC"[k])]
    assert bench.now().right == k
    assert bench.now().winner == 0


def test_keys_choose_a_row_move_its_score_and_make_it_right(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot)
    bench.canvas.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(bench.canvas, key)
    assert bench.scores() == [2.0, 1.2, 0.1]
    assert bench.now().right == 1
    qtbot.keyClick(bench.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert bench.scores()[1] == 0.2


def test_five_on_all_is_one_press_and_so_is_the_way_back(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot)
    before = bench.now().probabilities.tolist()
    press(qtbot, bench.whole.raise_all)
    assert bench.scores() == [7.0, 6.0, 5.1]
    assert bench.now().probabilities.tolist() == pytest.approx(before, rel=1e-14)
    press(qtbot, bench.whole.reset)
    assert bench.scores() == [2.0, 1.0, 0.1]


def test_five_cannot_be_added_where_scores_end(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot, score_1=1000.0)
    assert not bench.whole.raise_all.isEnabled()
    assert bench.whole.reset.isEnabled()


def test_an_overflow_is_said_in_words(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot, score_1=800.0, naive=True)
    note = bench.now().note
    assert note is not None
    assert sentence(note, language.current()) == bench.whole.note.text()
    bench.handle(SetKnob("naive", False))
    assert "argmax" in bench.whole.note.text()


def test_with_two_classes_there_are_two_rows(qtbot: QtBot) -> None:
    bench = PipelineBench(qtbot)
    bench.canvas.setFocus()
    three = {spot.key for spot in bench.canvas.spots()}
    bench.handle(SetKnob("classes", "2"))
    assert {key for key in three if key[-1] == "2"}
    assert not {spot.key for spot in bench.canvas.spots() if spot.key[-1] == "2"}


@pytest.mark.parametrize("size", [WIDE, HIGH, (420, 300)])
def test_no_number_stands_outside_of_the_picture_or_on_another(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = PipelineBench(qtbot, size)
    spots = bench.canvas.spots()
    assert all(bench.canvas.rect().contains(spot.rect.center()) for spot in spots)
    if size != (420, 300):
        for k, spot in enumerate(spots):
            assert not [other.key for other in spots[k + 1 :] if spot.rect.intersects(other.rect)], spot.key


@pytest.mark.parametrize("knobs", [{"right": "B"}, {"score_1": 0.0}, {"naive": True}, {"temperature": 3.0}])
def test_what_a_knob_changes_is_seen(qtbot: QtBot, knobs: dict[str, KnobValue]) -> None:
    bench = PipelineBench(qtbot)
    before = bench.picture()
    for name, value in knobs.items():
        bench.handle(SetKnob(name, value))
    assert bench.picture() != before


def test_a_change_of_theme_and_language_redraws(qtbot: QtBot, qapp: QApplication) -> None:
    bench = PipelineBench(qtbot)
    light = bench.picture()
    theme.apply(qapp, "dark", projector=True)
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.LanguageChange))
    assert bench.picture() != light


# ---- the other views


def test_the_slopes_are_drawn_and_each_cell_can_be_asked(qtbot: QtBot) -> None:
    bench = Bench(qtbot, JacobianPanel(), "jacobian", HIGH)
    (numbers,) = bench.panel.findChildren(Numbers)
    assert [spot.key for spot in numbers.spots()][:2] == [("slope", "0", "0"), ("slope", "0", "1")]
    before = bench.picture()
    bench.handle(SetKnob("score_1", 0.0))
    assert bench.picture() != before


@pytest.mark.parametrize("knobs", [{"right": "C"}, {"right": "C", "score_3": -9.0}, {"naive": True, "score_1": 800.0}])
def test_the_loss_follows_the_right_class(qtbot: QtBot, knobs: dict[str, KnobValue]) -> None:
    bench = Bench(qtbot, LossPanel(), "loss", HIGH)
    before = bench.picture()
    for name, value in knobs.items():
        bench.handle(SetKnob(name, value))
    assert bench.picture() != before


@pytest.mark.parametrize("size", [WIDE, HIGH])
def test_softmax_and_sigmoid_stand_side_by_side(qtbot: QtBot, size: tuple[int, int]) -> None:
    bench = Bench(qtbot, TwoClassesPanel(), "two_classes", size, classes="2")
    (numbers,) = bench.panel.findChildren(Numbers)
    keys = [spot.key for spot in numbers.spots()]
    assert keys == [("difference",), ("p", "0"), ("sigmoid",), ("p", "1"), ("cost",), ("logistic_cost",)]
    before = bench.picture()
    bench.handle(SetKnob("right", "B"))
    assert bench.picture() != before


@pytest.mark.parametrize("view", [JacobianPanel, LossPanel, TwoClassesPanel])
def test_every_view_takes_another_theme_and_language(qtbot: QtBot, qapp: QApplication, view: type[Panel]) -> None:
    name = {JacobianPanel: "jacobian", LossPanel: "loss", TwoClassesPanel: "two_classes"}[view]
    bench = Bench(qtbot, view(), name, HIGH, classes="2")
    light = bench.picture()
    theme.apply(qapp, "dark")
    QApplication.sendEvent(bench.panel, QEvent(QEvent.Type.LanguageChange))
    assert bench.picture() != light


# ---- in the whole window


@POPUPS
def test_a_probability_under_the_mouse_is_explained(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    numbers = numbers_at(qtbot, window.page, "pipeline")
    spot = next(spot for spot in numbers.spots() if spot.key == ("p", "0"))
    move_mouse(window, spot.on_screen().center())
    found = told(qtbot, window.page, ("p", "0"))
    assert found.value == pytest.approx(0.659, abs=5e-4)


@POPUPS
def test_the_key_e_walks_through_the_numbers(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB_NAME)
    numbers = numbers_at(qtbot, window.page, "pipeline")
    numbers.keys.setFocus()
    qtbot.keyClick(numbers.keys, Qt.Key.Key_E)
    told(qtbot, window.page, ("score", "0"))
    qtbot.keyClick(numbers.keys, Qt.Key.Key_E)
    told(qtbot, window.page, ("power", "0"))
