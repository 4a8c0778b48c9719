"""What a learner does with the strip of years."""

from pytestqt.qtbot import QtBot

from gui.lab_page import LabPage
from gui.panels.timeline_panel import TimelinePanel
from tests.gui.window import LEFT, at


def panel_of(page: LabPage) -> TimelinePanel:
    """The strip on screen."""
    panel = page.views.frame("timeline").panel
    assert isinstance(panel, TimelinePanel)
    return panel


def go_to(qtbot: QtBot, page: LabPage, index: int) -> None:
    """Click the year with this index."""
    strip = panel_of(page).strip
    qtbot.mouseClick(strip, LEFT, pos=strip.spot(index).toPoint())
    at(qtbot, page, index)
