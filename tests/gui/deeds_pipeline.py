"""What a learner does in the softmax pipeline: drag a score, choose the right class, press a button."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from gui.panels.pipeline_canvas import PipelineCanvas
from gui.panels.pipeline_panel import PipelinePanel
from tests.gui.deeds import pick_index
from tests.gui.window import LEFT, child, press, with_knob

CLASSES = "ABC"


def _panel(page: LabPage) -> PipelinePanel:
    panel = page.views.frame("pipeline").panel
    assert isinstance(panel, PipelinePanel)
    return panel


def drag(canvas: PipelineCanvas, k: int, start: float, end: float) -> None:
    """Drag the bar of class `k` from one score to another."""
    here, there = (canvas.score_spot(k, score).toPoint() for score in (start, end))
    QTest.mousePress(canvas, LEFT, pos=here)
    QTest.mouseMove(canvas, there)
    QTest.mouseRelease(canvas, LEFT, pos=there)


def drag_score(qtbot: QtBot, page: LabPage, k: int, target: float) -> None:
    """Drag the bar of class `k` until its score is `target`."""
    assert page.snapshot is not None
    present = page.snapshot.status.knobs[f"score_{k + 1}"]
    assert isinstance(present, float)
    drag(_panel(page).canvas, k, present, target)
    with_knob(qtbot, page, f"score_{k + 1}", target)


def choose_right(qtbot: QtBot, page: LabPage, k: int) -> None:
    """Click the cell of class `k` in the label."""
    canvas = _panel(page).canvas
    qtbot.mouseClick(canvas, LEFT, pos=canvas.label_spot(k).toPoint())
    with_knob(qtbot, page, "right", CLASSES[k])


def raise_all(qtbot: QtBot, page: LabPage) -> None:
    """Press the button that adds 5 to every score."""
    press(qtbot, _panel(page).raise_all)


def set_temperature(qtbot: QtBot, page: LabPage, value: float) -> None:
    """Choose a temperature from the list."""
    box = child(page.knobs, QComboBox, "knob temperature")
    pick_index(qtbot, box, box.findData(value))
    with_knob(qtbot, page, "temperature", value)


def untick_naive(qtbot: QtBot, page: LabPage) -> None:
    """Untick the naive formula."""
    box = child(page.knobs, QCheckBox, "knob naive")
    qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    with_knob(qtbot, page, "naive", False)
