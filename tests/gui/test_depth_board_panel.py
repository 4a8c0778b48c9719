"""The board of networks on screen: it fills, is cancelled, and a click on a bar opens that very run."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, Load, SetKnob
from engine.core.parts_depth import DepthBoardPart
from engine.core.types import frozen
from engine.topics.depth.depth_board import DEPTHS, Board
from gui.lab_page import LabPage
from gui.panels.depth_board_canvas import Cell
from gui.panels.depth_board_panel import DepthBoardPanel
from tests.engine.test_depth_board import batch
from tests.engine.test_l08_depth import runner
from tests.gui import deeds_depth as deep
from tests.gui.two_costs import kept
from tests.gui.window import POPUPS, drawn, opened

TANH_HE_FOUR = Cell(1, 2, DEPTHS.index(4))


def empty() -> DepthBoardPart:
    return Board(batch(), 0.1, 10).part(("sigmoid", "xavier", 10))


def known(share: float, seed: int = 0) -> DepthBoardPart:
    """A board of which one bar is known."""
    nothing = empty()
    shares, seconds, seeds = (np.array(each) for each in (nothing.shares, nothing.seconds, nothing.seeds))
    shares[TANH_HE_FOUR.place], seconds[TANH_HE_FOUR.place], seeds[TANH_HE_FOUR.place] = share, 0.4, seed
    return dataclasses.replace(
        nothing, done=1 / 63, shares=frozen(shares), seconds=frozen(seconds), seeds=frozen(seeds)
    )


class Bench:
    def __init__(self, qtbot: QtBot, part: DepthBoardPart) -> None:
        self.panel = kept(qtbot, DepthBoardPanel())
        self.panel.resize(900, 500)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.show_scene(runner().experiment.scene())
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def click(self, qtbot: QtBot, cell: Cell) -> None:
        place = self.panel.canvas.bar(cell).center().toPoint()
        qtbot.mouseClick(self.panel.canvas, Qt.MouseButton.LeftButton, pos=place)

    def loaded(self) -> Load:
        (command,) = self.commands
        assert isinstance(command, Load)
        return command


def test_what_was_tried_is_written_on_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, empty())
    assert bench.panel.said.text() == "rate 0.1, 1,500 updates, width 10, 20 starts each: share that solves it"
    assert bench.panel.start.text() == "Fill the board"


def test_a_bar_says_how_many_starts_learned_and_how_long_it_took(qtbot: QtBot) -> None:
    bench = Bench(qtbot, known(0.85))
    QTest.mouseMove(bench.panel.canvas, bench.panel.canvas.bar(TANH_HE_FOUR).center().toPoint())
    assert bench.panel.cell_said.text() == "tanh · He, depth 4: 17 of 20 (0.4 s)"
    QTest.mouseMove(bench.panel.canvas, bench.panel.canvas.bar(Cell(0, 0, 0)).center().toPoint())
    assert bench.panel.cell_said.text() == "sigmoid · N(0, 1), depth 1: not tried yet"


@pytest.mark.parametrize(("share", "seed"), [(0.85, 3), (0.0, 0)])
def test_a_click_opens_a_start_that_learned_where_there_is_one(share: float, seed: int, qtbot: QtBot) -> None:
    bench = Bench(qtbot, known(share, seed))
    bench.click(qtbot, TANH_HE_FOUR)
    lesson = bench.loaded().lesson
    wanted = {"activation": "tanh", "initialisation": "he", "layers": 4, "twin": "none", "learning_rate": 0.1}
    assert {name: lesson.knobs[name] for name in wanted} == wanted
    assert (lesson.seed, lesson.events, lesson.initial) == (seed, (), None)


def test_arrow_keys_and_enter_do_the_same(qtbot: QtBot) -> None:
    bench = Bench(qtbot, empty())
    canvas = bench.panel.canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(canvas, key)
    # From the present run, sigmoid · Xavier with 10 layers: down to tanh, and past 12 to the first bar of He.
    knobs = bench.loaded().lesson.knobs
    assert (knobs["activation"], knobs["initialisation"], knobs["layers"]) == ("tanh", "he", 1)


def window(qtbot: QtBot, width: int) -> LabPage:
    """The lab with its board, narrow networks so that it goes fast; a width of its own for each test."""
    page = opened(qtbot, "l08_neuron/depth").page
    page.views.open((("grid", "cost"),))
    page.send(SetKnob("width", width))
    drawn(qtbot, page, lambda shown: "grid" in shown.frame.parts and deep.board_part(page).width == width)
    return page


@POPUPS
def test_it_fills_in_the_background_is_cancelled_and_keeps_what_is_known(qtbot: QtBot) -> None:
    page = window(qtbot, 2)
    deep.fill_some(qtbot, page)
    part, panel = deep.board_part(page), deep.board(page)
    assert 0 < part.done < 1
    assert panel.start.text() == "Go on"
    assert panel.start.isEnabled()
    assert not panel.cancel.isEnabled()
    deep.click_bar(qtbot, page, Cell(1, 1, DEPTHS.index(10)))
    assert deep.board_part(page).done == part.done


@POPUPS
def test_the_run_of_a_bar_opens_in_the_window(qtbot: QtBot) -> None:
    page = window(qtbot, 3)
    deep.click_bar(qtbot, page, TANH_HE_FOUR)
    assert page.snapshot is not None
    knobs = page.snapshot.status.knobs
    assert (knobs["activation"], knobs["initialisation"], knobs["layers"]) == ("tanh", "he", 4)
    assert (knobs["twin"], knobs["width"]) == ("none", 3)
