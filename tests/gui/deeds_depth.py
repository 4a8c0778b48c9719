"""What a learner does in the lab on many layers: fewer layers, and a click on the board of networks."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from engine.core.parts_depth import DepthBoardPart
from gui.lab_page import LabPage
from gui.panels.depth_board_canvas import Cell
from gui.panels.depth_board_panel import DepthBoardPanel
from tests.gui.window import LEFT, child, drawn, press, with_knob


def set_layers(qtbot: QtBot, page: LabPage, layers: int) -> None:
    """Type the number of hidden layers."""
    box = child(page.knobs, QSpinBox, "knob layers")
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), str(layers))
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    with_knob(qtbot, page, "layers", layers)


def board(page: LabPage) -> DepthBoardPanel:
    """The board on screen."""
    panel = page.views.frame("grid").panel
    assert isinstance(panel, DepthBoardPanel)
    return panel


def board_part(page: LabPage) -> DepthBoardPart:
    """What the board was told last with a frame."""
    assert page.snapshot is not None
    part = page.snapshot.frame.parts["grid"]
    assert isinstance(part, DepthBoardPart)
    return part


def fill_some(qtbot: QtBot, page: LabPage) -> None:
    """Start the board, and cancel it once something is known."""
    panel = board(page)
    press(qtbot, panel.start)
    drawn(qtbot, page, lambda _: board_part(page).running)
    drawn(qtbot, page, lambda _: board_part(page).done > 0)
    press(qtbot, panel.cancel)
    drawn(qtbot, page, lambda _: not board_part(page).running)


def click_bar(qtbot: QtBot, page: LabPage, cell: Cell) -> None:
    """Click a bar of the board: its run opens."""
    panel = board(page)
    with qtbot.waitSignal(page.engine.scene_ready):
        qtbot.mouseClick(panel.canvas, LEFT, pos=QPointF(panel.canvas.bar(cell).center()).toPoint())
    drawn(qtbot, page, lambda _: board_part(page).here == cell.place)
