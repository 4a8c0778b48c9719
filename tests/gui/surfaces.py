"""A cost surface for tests of its panel: its part, what a hand does to it, what is seen and asked for."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetParameters
from engine.core.frames import SurfacePart
from gui.elided_label import ElidedLabel
from gui.panels.plot import Plot
from gui.panels.surface_panel import SurfacePanel


def surface(*, low: float = -0.5, high: float = 1.5, **changes: Any) -> SurfacePart:
    """A bowl round (0.5, 0.4) over w1 and w2, the run at (1, 1)."""
    x, y = np.linspace(low, high, 41), np.linspace(low, high, 41)
    part = SurfacePart(
        names=("w1", "w2"),
        choices=("w1", "w2", "w3", "b"),
        x=x,
        y=y,
        cost=(x[None, :] - 0.5) ** 2 + (y[:, None] - 0.4) ** 2,
        levels=np.array([0.01, 0.1, 0.5, 1.0]),
        path=np.array([[0.0, 1.2], [0.6, 1.1], [1.0, 1.0]]),
        path_cost=np.array([0.9, 0.5, 0.6]),
        here=(1.0, 1.0),
        here_cost=0.75,
        slice_cost=0.61,
        gradient=(1.0, 1.2),
        step_vector=(-0.3, -0.36),
        optimum=(0.2, 0.0),
        optimum_cost=0.0,
        slice_lowest=(0.5, 0.4),
        slice_lowest_cost=0.0,
        exact=False,
        others="current",
        cursor=None,
        cursor_cost=None,
    )
    return replace(part, **changes)


class Asked:
    """What a panel has asked for."""

    def __init__(self, panel: SurfacePanel) -> None:
        self.looks: list[dict[str, Any]] = []
        self.commands: list[SetParameters] = []
        panel.look_requested.connect(self.looks.append)
        panel.command_requested.connect(self.commands.append)

    def last(self, key: str) -> Any:
        return next(look[key] for look in reversed(self.looks) if key in look)


def opened(qtbot: QtBot) -> SurfacePanel:
    """A panel on screen with its first part.

    No fixture: pytest keeps those until after the check for things left behind.
    """
    widget = SurfacePanel()
    qtbot.addWidget(widget)
    widget.resize(640, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_part(surface())
    widget.grab()  # the axes take the width of their numbers at the first paint …
    QApplication.sendPostedEvents()  # … and the plot what they leave
    return widget


def plot_of(panel: SurfacePanel) -> Plot:
    plot = panel.findChild(Plot)
    assert isinstance(plot, Plot)
    return plot


def pixel(panel: SurfacePanel, x: float, y: float) -> QPoint:
    """Where (x, y) of the surface is in the plot's viewport."""
    plot = plot_of(panel)
    spot: QPoint = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))
    return spot


def pixel_size(panel: SurfacePanel) -> tuple[float, float]:
    across, up = plot_of(panel).getPlotItem().getViewBox().viewPixelSize()
    return float(across), float(up)


def click(panel: SurfacePanel, spot: QPoint) -> None:
    QTest.mouseClick(plot_of(panel).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def wheel(panel: SurfacePanel, spot: QPoint) -> None:
    """One notch away from the hand, which comes closer."""
    viewport = plot_of(panel).viewport()
    place = QPointF(viewport.mapToGlobal(spot))
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(QPointF(spot), place, QPoint(), QPoint(0, 120), *nothing, False)
    QApplication.sendEvent(viewport, turn)


def shown(panel: SurfacePanel) -> tuple[float, ...]:
    across, up = plot_of(panel).getPlotItem().getViewBox().viewRange()
    return (*map(float, across), *map(float, up))


def items(panel: SurfacePanel, kind: type) -> list[object]:
    return [item for item in plot_of(panel).scene().items() if isinstance(item, kind)]


def image_of(panel: SurfacePanel) -> object:
    (item,) = items(panel, pg.ImageItem)
    assert isinstance(item, pg.ImageItem)
    return item.image


def said(panel: SurfacePanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(ElidedLabel) if not label.isHidden())


def seen(panel: SurfacePanel) -> QImage:
    image: QImage = plot_of(panel).grab().toImage()
    return image


def colored(panel: SurfacePanel, spot: QPoint, color: str, reach: int = 16) -> int:
    """How many pixels round `spot` have `color`."""
    image = seen(panel)
    return sum(
        image.pixelColor(spot.x() + dx, spot.y() + dy).name() == color.lower()
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
        if image.valid(spot.x() + dx, spot.y() + dy)
    )
