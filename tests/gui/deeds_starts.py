"""What a learner does in the lab on many starts: train them, turn a knob and train again, point at a cell."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.core.job import Progress
from gui.lab_page import LabPage
from gui.panels.start_costs_panel import StartCostsPanel
from gui.panels.start_share_panel import StartSharePanel
from tests.gui.deeds import pick_index
from tests.gui.window import LONGEST_MS, child, press, with_knob


def share(page: LabPage) -> StartSharePanel:
    """The view with the shares."""
    panel = page.views.frame("share").panel
    assert isinstance(panel, StartSharePanel)
    return panel


def costs(page: LabPage) -> StartCostsPanel:
    """The view with the histogram."""
    panel = page.views.frame("costs").panel
    assert isinstance(panel, StartCostsPanel)
    return panel


def train(qtbot: QtBot, page: LabPage) -> None:
    """Press the button and wait until all are trained."""

    def finished(progress: Progress) -> bool:
        return progress.finished

    with qtbot.waitSignal(page.engine.job_advanced, timeout=60_000, check_params_cb=finished):
        press(qtbot, share(page).start)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)


def train_with(qtbot: QtBot, page: LabPage, knob: str, value: int) -> None:
    """Type a whole number into a knob and train."""
    line = child(page.knobs, QComboBox, f"knob {knob}").lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, str(value))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with_knob(qtbot, page, knob, value)
    train(qtbot, page)


def train_small(qtbot: QtBot, page: LabPage) -> None:
    """Choose small random starts and train."""
    box = child(page.knobs, QComboBox, "knob initialisation")
    pick_index(qtbot, box, box.findData("small"))
    with_knob(qtbot, page, "initialisation", "small")
    train(qtbot, page)


def look_at_another(qtbot: QtBot, page: LabPage) -> None:
    """Train, and point at the cell of another start than the first."""
    train(qtbot, page)
    canvas = costs(page).canvas
    place = canvas.cell(6).center()
    # From elsewhere: where the mouse is already, it does not move.
    qtbot.mouseMove(canvas, QPoint(2, 2))
    with qtbot.waitSignal(page.engine.frame_ready, timeout=LONGEST_MS):
        qtbot.mouseMove(canvas, place.toPoint())
