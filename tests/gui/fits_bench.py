"""The panel with line and S-curve for tests: the lab itself behind it, a mouse and keys before it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import Command, SetLook
from engine.core.frames import Look
from engine.core.messages import LearnerError
from engine.core.parts_fits import FitsPart
from engine.core.runner import Runner
from engine.lectures.l05_logistic.linear_vs_logistic import LAB
from gui.panels.fits_panel import FitsPanel
from gui.panels.model_plot import ModelPlot

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Bench:
    """The panel with the lab itself behind it, without a thread."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1000, 600)) -> None:
        self.qtbot = qtbot
        self.runner = Runner(LAB)
        self.look = Look(views=frozenset({"fits"}))
        self.refused: list[str] = []
        self.sent: list[Command] = []
        self.runner.handle(SetLook(self.look))
        self.panel = FitsPanel()
        qtbot.addWidget(self.panel)
        self.panel.resize(*size)
        self.panel.command_requested.connect(self.handle)
        self.panel.look_requested.connect(self.look_at)
        self.panel.show_scene(self.runner.experiment.scene())
        self.panel.show_part(self.part())
        with qtbot.waitActive(self.panel):
            self.panel.show()
            self.panel.activateWindow()
        self.panel.setFocus()

    def handle(self, command: Command) -> None:
        self.sent.append(command)
        try:
            self.runner.handle(command)
        except LearnerError as error:
            self.refused.append(error.message.key)
        self.panel.show_part(self.part())

    def look_at(self, changes: dict[str, int]) -> None:
        self.look = Look(views=self.look.views, sample=changes["sample"])
        self.runner.handle(SetLook(self.look))
        self.panel.show_part(self.part())

    def part(self) -> FitsPart:
        part = self.runner.snapshot().frame.parts["fits"]
        assert isinstance(part, FitsPart)
        return part

    def rows(self) -> list[tuple[float, float]]:
        part = self.part()
        return list(zip(part.x.tolist(), part.y.tolist(), strict=True))

    @property
    def plot(self) -> ModelPlot:
        return self.panel.line.plot

    def pixel(self, x: float, y: float, plot: ModelPlot | None = None) -> QPoint:
        return (plot or self.plot).to_pixels(x, y).toPoint()

    def press(self, x: float, y: float) -> None:
        QTest.mousePress(self.plot.viewport(), LEFT, pos=self.pixel(x, y))

    def drag_to(self, x: float, y: float) -> None:
        QTest.mouseMove(self.plot.viewport(), self.pixel(x, y))

    def let_go(self, x: float, y: float) -> None:
        QTest.mouseRelease(self.plot.viewport(), LEFT, pos=self.pixel(x, y))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.panel, key, modifier)


def ends(plot: ModelPlot) -> tuple[float, float]:
    low, high = plot.getPlotItem().getViewBox().viewRange()[0]
    return float(low), float(high)
