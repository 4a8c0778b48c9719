"""Stepping inside an update: an arrow points at the views in which the operation that just ran changes something."""

from pytestqt.qtbot import QtBot

from engine.core.commands import StepOperation
from gui.lab_page import LabPage
from tests.gui.window import POPUPS, drawn, opened

pytestmark = POPUPS


def _arrows(page: LabPage) -> dict[str, str]:
    return {name: page.views.frame(name).operation.text() for name in page.views.names()}


def test_each_operation_points_at_its_views_and_the_end_of_the_update_at_none(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    assert set(_arrows(page).values()) == {""}
    seen: dict[str, dict[str, str]] = {}
    for _ in range(20):
        with qtbot.waitSignal(page.engine.frame_ready):
            page.send(StepOperation(1))
        shown = drawn(qtbot, page)
        operation = shown.status.last_operation
        if operation is None:
            break
        seen[operation.phase] = _arrows(page)
        assert f"➜ {operation.code}" in _arrows(page).values()
    assert {name for name, words in seen["forward"].items() if words} == {"plane", "table", "cost"}
    assert {name for name, words in seen["gradient"].items() if words} == {"parameters"}
    assert {name for name, words in seen["update"].items() if words} == {"parameters"}
    assert page.snapshot is not None
    assert page.snapshot.status.step == 1
    assert set(_arrows(page).values()) == {""}
