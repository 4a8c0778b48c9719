"""What a learner does with units side by side: drag a student, stack the vectors, change the last function."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.parts_units import StackingPart, UnitLinesPart, UnitOutputsPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.stacking_panel import StackingPanel
from gui.panels.unit_lines_panel import UnitLinesPanel
from gui.panels.unit_outputs_panel import UnitOutputsPanel
from tests.gui.deeds import play
from tests.gui.window import LEFT, drawn, press, with_knob


def drag(panel: UnitLinesPanel, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Press at one place of the plane, move to another, let go."""
    here, there = (panel.plot.to_pixels(x, y).toPoint() for x, y in (start, end))
    viewport = panel.plot.viewport()
    QTest.mousePress(viewport, LEFT, pos=here)
    QTest.mouseMove(viewport, there)
    QTest.mouseRelease(viewport, LEFT, pos=there)


def drag_probe(qtbot: QtBot, page: LabPage, probe: int, target: tuple[float, float]) -> None:
    """Drag a student of one's own to another place."""
    panel = page.views.frame("lines").panel
    assert isinstance(panel, UnitLinesPanel)
    part = drawn(qtbot, page, lambda shown: "lines" in shown.frame.parts).frame.parts["lines"]
    assert isinstance(part, UnitLinesPart)
    x, y = part.probes[probe].tolist()
    drag(panel, (x, y), target)

    def there(shown: Snapshot) -> bool:
        now = shown.frame.parts.get("lines")
        return isinstance(now, UnitLinesPart) and abs(float(now.probes[probe][0]) - target[0]) < 0.5

    drawn(qtbot, page, there)


def go_on(qtbot: QtBot, page: LabPage, stage: int) -> None:
    """Press the button to the next stage of the vectors, which is `stage`."""
    panel = page.views.frame("stacking").panel
    assert isinstance(panel, StackingPanel)
    drawn(qtbot, page, lambda shown: "stacking" in shown.frame.parts)
    press(qtbot, panel.next)

    def there(shown: Snapshot) -> bool:
        now = shown.frame.parts.get("stacking")
        return isinstance(now, StackingPart) and now.stage == stage

    drawn(qtbot, page, there)
    qtbot.waitUntil(lambda: not panel.canvas.moving())


def _outputs(page: LabPage) -> UnitOutputsPanel:
    panel = page.views.frame("outputs").panel
    assert isinstance(panel, UnitOutputsPanel)
    return panel


def switch_softmax(qtbot: QtBot, page: LabPage) -> None:
    """Tick that the last function alone is the softmax."""
    switch = _outputs(page).switch
    qtbot.mouseClick(switch, LEFT, pos=QPoint(10, switch.height() // 2))

    def there(shown: Snapshot) -> bool:
        now = shown.frame.parts.get("outputs")
        return isinstance(now, UnitOutputsPart) and now.as_softmax

    drawn(qtbot, page, there)


def learn_again(qtbot: QtBot, page: LabPage) -> None:
    """Press the button that learns anew with softmax, and play."""
    press(qtbot, _outputs(page).again)
    with_knob(qtbot, page, "last_layer", "softmax")
    play(qtbot, page)
