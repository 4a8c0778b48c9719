"""The plane of two features: colours, boundary, marks of rows, and how a row is chosen."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.lesson import NamedData
from gui import theme
from gui.panels.class_map_panel import ClassMapPanel
from tests.gui.classes import SIX, Run

IRIS = NamedData("iris")
RING = NamedData("ring")


def shown(qtbot: QtBot, run: Run, **look: object) -> ClassMapPanel:
    panel = ClassMapPanel()
    qtbot.addWidget(panel)
    panel.resize(600, 420)
    panel.show_scene(run.scene())
    panel.show_part(run.map(**look))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def looks(panel: ClassMapPanel) -> list[object]:
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def place(panel: ClassMapPanel, x: float, y: float) -> QPoint:
    return panel.plot.to_pixels(x, y).toPoint()


def color_at(panel: ClassMapPanel, x: float, y: float) -> QColor:
    image = panel.plot.grab().toImage()
    assert image.devicePixelRatio() == 1.0
    color = image.pixelColor(panel.plot.viewport().mapTo(panel.plot, place(panel, x, y)))
    assert isinstance(color, QColor)
    return color


def test_each_place_has_the_colour_of_the_class_that_wins_there(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    low, high = color_at(panel, 1.2, 1.0), color_at(panel, 6.3, 3.0)
    assert low.blue() > low.red() + 40
    assert high.red() > high.blue() + 40


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_certain_place_is_tinted_and_never_as_strong_as_a_point(
    qtbot: QtBot, qapp: QApplication, name: theme.ThemeName
) -> None:
    theme.apply(qapp, name)
    panel = shown(qtbot, Run(RING, 2000, learning_rate=1.0, squares=True))
    colors = theme.current()
    tint, base, full = color_at(panel, -1.55, 0.9), QColor(colors.base), QColor(colors.classes[1])
    shares = [
        (getattr(tint, part)() - getattr(base, part)()) / (getattr(full, part)() - getattr(base, part)())
        for part in ("red", "blue")
    ]
    assert all(0.4 < share <= 0.55 for share in shares)


def test_the_boundary_is_drawn_where_the_score_is_zero(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    (line,) = panel.items.lines
    assert line.isVisible()
    (w1, w2), b = run.run.params["W"][:, 0], run.run.params["b"][0]
    path = line.path()
    assert path.elementCount() > 1
    for k in range(path.elementCount()):
        at = path.elementAt(k)
        assert at.x * w1 + at.y * w2 + b == pytest.approx(0.0, abs=1e-9)


def test_the_threshold_moves_the_boundary(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    before = panel.items.lines[0].path()
    panel.show_part(run.map(threshold=0.8))
    assert panel.items.lines[0].path() != before


def test_from_zeros_there_is_no_boundary_and_the_plane_says_so(qtbot: QtBot) -> None:
    run = Run(SIX)
    panel = shown(qtbot, run)
    assert panel.items.note.isVisible()
    assert panel.items.note.toPlainText() == "every place: g = 0.5, no boundary"
    assert not any(line.isVisible() for line in panel.items.lines)
    run.step(1)
    panel.show_part(run.map())
    assert not panel.items.note.isVisible()
    assert panel.items.lines[0].isVisible()
