"""What tests of explained numbers share: where the numbers are, the mouse over them, and what the bubble says."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.core.asides import Explanation
from engine.core.parts_matrices import ProductPart
from engine.core.status import Snapshot
from gui.hover import Numbers, Spot
from gui.lab_page import LabPage
from gui.live_widget import LiveWidget
from gui.main_window import MainWindow
from tests.gui.window import LONGEST_MS, drawn


def numbers_at(qtbot: QtBot, page: LabPage, place: str) -> Numbers:
    beside: dict[str, LiveWidget] = {
        "line": page.line, "transport": page.transport, "knobs": page.knobs, "card": page.knobs.card,
    }  # fmt: skip
    owner = beside.get(place)
    if owner is None:
        page.views.open(((place,),))
        drawn(qtbot, page, lambda snapshot: place in snapshot.frame.parts)
        owner = page.views.frame(place).panel
    if place == "product":
        page.look_at(cell=(1, 0))
        drawn(qtbot, page, lambda snapshot: _cell(snapshot) == (1, 0))
    own = [child for child in owner.children() if isinstance(child, Numbers)]
    assert len(own) == 1
    # Where things stand is settled a moment after a view has been opened.
    qtbot.waitUntil(lambda: bool(own[0].spots()) and all(_is_seen(owner, spot) for spot in own[0].spots()))
    return own[0]


def _cell(snapshot: Snapshot) -> tuple[int, int] | None:
    part = snapshot.frame.parts.get("product")
    return part.cell if isinstance(part, ProductPart) else None


def _is_seen(owner: QWidget, spot: Spot) -> bool:
    window = owner.window()
    under = window.childAt(window.mapFromGlobal(spot.on_screen().center()))
    whole = spot.field.rect().contains(spot.rect.center()) and spot.rect.width() < owner.width()
    return whole and under is not None and (under is owner or owner.isAncestorOf(under))


def move_mouse(window: MainWindow, place: QPoint) -> None:
    """The mouse comes to a place on the screen."""
    here = window.mapFromGlobal(place)
    # A mouse that is there already has to move a little to be noticed.
    QTest.mouseMove(window.windowHandle(), here + QPoint(1, 0))
    QTest.mouseMove(window.windowHandle(), here)


def told(qtbot: QtBot, page: LabPage, key: tuple[str, ...]) -> Explanation:
    """What the bubble says, once it says it for `key`."""
    bubble = page.explainer.bubble
    qtbot.waitUntil(
        lambda: bubble.isVisible() and bubble.explanation is not None and bubble.explanation.key == key,
        timeout=LONGEST_MS,
    )
    assert bubble.explanation is not None
    return bubble.explanation
