"""What a learner does with the students of lecture 5's first lab: sorts targets, picks, moves and adds students."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.parts_fits import FitsPart, SortingPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.fits_panel import FitsPanel
from gui.panels.sorting_panel import SortingPanel
from tests.gui.window import LEFT, drawn, press

KINDS: Mapping[str, str] = {
    "spam": "category",
    "exam_score": "number",
    "face": "category",
    "temperature": "number",
    "exam_pass": "category",
    "shoe_size": "number",
    "card_fraud": "category",
    "house_price": "number",
    "workers": "number",
}


def sort_all(qtbot: QtBot, page: LabPage) -> None:
    """Click the right answer of every target."""
    panel = page.views.frame("sorting").findChild(SortingPanel)
    assert panel is not None
    for row, kind in zip(panel.rows, KINDS.values(), strict=True):
        press(qtbot, next(button for answer, button in row.buttons.items() if answer == kind))

    def sorted_out(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("sorting")
        return isinstance(part, SortingPart) and part.right == len(part.targets)

    drawn(qtbot, page, sorted_out)


def fits_panel(page: LabPage) -> FitsPanel:
    """The panel with both plots."""
    panel = page.views.frame("fits").findChild(FitsPanel)
    assert panel is not None
    return panel


def students(shown: Snapshot) -> FitsPart | None:
    """The students of a snapshot, where they are shown."""
    part = shown.frame.parts.get("fits")
    return part if isinstance(part, FitsPart) else None


def choose_student(qtbot: QtBot, page: LabPage, row: int) -> None:
    """Click a student in the left plot."""
    shown = drawn(qtbot, page, lambda snapshot: students(snapshot) is not None)
    part, plot = students(shown), fits_panel(page).line.plot
    assert part is not None
    qtbot.mouseClick(plot.viewport(), LEFT, pos=plot.to_pixels(float(part.x[row]), float(part.y[row])).toPoint())
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and now.sample == row)


def set_hours(qtbot: QtBot, page: LabPage, row: int, hours: float) -> None:
    """Choose a student, type other hours and press Enter."""
    choose_student(qtbot, page, row)
    field = fits_panel(page).bar.hours
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, str(hours))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and float(now.x[row]) == hours)


def add_student(qtbot: QtBot, page: LabPage, hours: float, height: float) -> None:
    """Press twice on an empty place."""
    shown = drawn(qtbot, page, lambda snapshot: students(snapshot) is not None)
    part, plot = students(shown), fits_panel(page).line.plot
    assert part is not None
    before = len(part.x)
    QTest.mouseDClick(plot.viewport(), LEFT, pos=plot.to_pixels(hours, height).toPoint())
    drawn(qtbot, page, lambda snapshot: (now := students(snapshot)) is not None and len(now.x) == before + 1)
