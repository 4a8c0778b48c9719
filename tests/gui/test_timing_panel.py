"""The timing on the screen: start, progress, cancel, two curves, and shapes of which only one grows."""

import dataclasses
import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from engine.core.commands import CancelJob, Command, StartJob
from engine.core.parts_matrices import TimingPart
from engine.core.types import frozen
from gui import theme
from gui.panels.timing_panel import TimingPanel
from gui.panels.timing_shapes import TimingShapes

NOTHING = TimingPart(
    sizes=frozen([10, 100, 1_000, 1_000_000]),
    loop_s=frozen([]),
    matrix_s=frozen([]),
    agree=None,
    running=False,
    rows=10,
    features=3,
    done=0.0,
    ratio=None,
)
HALF = dataclasses.replace(
    NOTHING,
    loop_s=frozen([4e-6, 4e-5]),
    matrix_s=frozen([2e-6, 2.1e-6]),
    agree=True,
    running=True,
    rows=1_000,
    done=0.4,
    ratio=19.05,
)
ALL = dataclasses.replace(
    HALF,
    loop_s=frozen([4e-6, 4e-5, 4e-4, 0.5]),
    matrix_s=frozen([2e-6, 2.1e-6, 4e-6, 5e-3]),
    running=False,
    rows=1_000_000,
    done=1.0,
    ratio=100.0,
)


class Bench:
    def __init__(self, qtbot: QtBot, part: TimingPart) -> None:
        self.qtbot = qtbot
        self.panel = TimingPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(800, 600)
        self.commands: list[Command] = []
        self.panel.command_requested.connect(self.commands.append)
        self.panel.show_part(part)
        self.panel.show()
        qtbot.waitExposed(self.panel)

    def button(self, words: str) -> QPushButton:
        return next(b for b in self.panel.findChildren(QPushButton) if b.text() == words)

    def words(self) -> str:
        return "\n".join(label.text() for label in self.panel.findChildren(QLabel) if label.isVisible())

    def shapes(self) -> TimingShapes:
        shapes = self.panel.findChild(TimingShapes)
        assert isinstance(shapes, TimingShapes)
        return shapes

    def bar(self) -> QProgressBar:
        bar = self.panel.findChild(QProgressBar)
        assert isinstance(bar, QProgressBar)
        return bar


def test_start_asks_for_the_job_and_cancel_stops_it(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NOTHING)
    qtbot.mouseClick(bench.button("Start timing"), Qt.MouseButton.LeftButton)
    bench.panel.show_part(HALF)
    qtbot.keyClick(bench.button("Cancel"), Qt.Key.Key_Space)
    assert bench.commands == [StartJob("timing"), CancelJob()]


def test_only_the_button_that_makes_sense_can_be_pressed(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NOTHING)
    assert (bench.button("Start timing").isEnabled(), bench.button("Cancel").isEnabled()) == (True, False)
    bench.panel.show_part(HALF)
    assert (bench.button("Start timing").isEnabled(), bench.button("Cancel").isEnabled()) == (False, True)
    bench.panel.show_part(ALL)
    assert (bench.button("Start timing").isEnabled(), bench.button("Cancel").isEnabled()) == (True, False)


def test_progress_is_shown_while_the_timing_runs_and_the_agreement_after(qtbot: QtBot) -> None:
    bench = Bench(qtbot, HALF)
    assert bench.bar().isVisible()
    assert bench.bar().value() / bench.bar().maximum() == HALF.done
    bench.panel.show_part(ALL)
    assert not bench.bar().isVisible()
    assert "✓ same predictions" in bench.words()
    bench.panel.show_part(dataclasses.replace(ALL, agree=False))
    assert "✗ predictions differ" in bench.words()


def test_both_curves_stand_at_their_decades(qtbot: QtBot) -> None:
    bench = Bench(qtbot, ALL)
    loop, matrix = bench.panel.curves()
    assert list(zip(*loop.getData(), strict=True))[-1] == (6.0, math.log10(0.5))
    assert next(zip(*matrix.getData(), strict=True)) == (1.0, math.log10(2e-6))


def test_a_timing_under_way_has_no_point_for_the_size_that_is_not_done(qtbot: QtBot) -> None:
    bench = Bench(qtbot, HALF)
    loop, matrix = bench.panel.curves()
    assert len(loop.getData()[0]) == len(matrix.getData()[0]) == 2


def test_the_ratio_is_that_of_the_largest_size_timed(qtbot: QtBot) -> None:
    bench = Bench(qtbot, HALF)
    assert "100 rows: matrix product 19 times as fast" in bench.words()
    bench.panel.show_part(ALL)
    assert "1,000,000 rows: matrix product 100 times as fast" in bench.words()


def test_only_the_shape_of_x_grows(qtbot: QtBot) -> None:
    bench = Bench(qtbot, NOTHING)
    assert bench.shapes().shapes() == ("[10, 3]", "[3, 1]")
    small = bench.shapes().grab().toImage()
    bench.panel.show_part(ALL)
    assert bench.shapes().shapes() == ("[1,000,000, 3]", "[3, 1]")
    assert bench.shapes().grab().toImage() != small


def test_a_narrow_view_still_says_the_shapes(qtbot: QtBot) -> None:
    bench = Bench(qtbot, ALL)
    bench.panel.resize(380, 260)
    assert not bench.shapes().isVisible()
    assert "X [1,000,000, 3]" in bench.words()


def test_a_slow_machine_gets_a_longer_axis(qtbot: QtBot) -> None:
    bench = Bench(qtbot, dataclasses.replace(ALL, loop_s=frozen([4e-6, 4e-5, 4e-4, 250.0])))
    assert bench.panel.time_range()[1] >= math.log10(250.0)


def test_a_change_of_theme_and_size_repaints_from_the_last_part(qtbot: QtBot, qapp: QApplication) -> None:
    bench = Bench(qtbot, ALL)
    light = bench.panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert bench.panel.grab().toImage() != light
        assert "100 times as fast" in bench.words()
    finally:
        theme.apply(qapp, "light")
