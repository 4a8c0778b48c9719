"""The step button inside an update: it says what the next press will do, and does it."""

from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.core.commands import Program, StepOperation
from engine.core.program import program
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.code_panel import CodePanel
from tests.gui.window import POPUPS, at, choose, drawn, opened, parameters, press, switch_language

pytestmark = POPUPS

SAID = (
    "forward: E = Z − Y",
    "forward: cost = float(np.vdot(E, E)) / E.size",
    "gradient: dZ = (H − Y) * (2.0 / Y.size)",
    "gradient: dW = X.T @ dZ",
    "gradient: db = dZ.sum(axis=0)",
    "update: W",
    "update: b",
)


def before(qtbot: QtBot, page: LabPage, name: str) -> Snapshot:
    """The snapshot in which the operation that makes `name` comes next."""
    return drawn(
        qtbot,
        page,
        lambda shown: shown.status.next_operation is not None and name in shown.status.next_operation.made,
    )


def between(qtbot: QtBot, page: LabPage, step: int) -> Snapshot:
    return drawn(qtbot, page, lambda shown: shown.status.next_operation is None and shown.status.step == step)


def says(button: QToolButton) -> str:
    """Its words, whole."""
    assert button.toolTip() == button.accessibleName()
    return button.toolTip()


def _until(qtbot: QtBot, button: QToolButton, words: str) -> None:
    qtbot.waitUntil(lambda: says(button) == words)


def test_the_step_button_says_each_operation_and_the_last_press_makes_the_update(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    step = page.transport.step
    choose(qtbot, step, "One operation")
    for words in SAID:
        _until(qtbot, step, words)
        assert page.snapshot is not None
        assert page.snapshot.status.step == 0
        press(qtbot, step)
    between(qtbot, page, 1)
    assert says(step) == "One operation"
    assert step.text() == "One operation"


def test_inside_an_update_the_button_keeps_its_width(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    step = page.transport.step
    choose(qtbot, step, "One operation")
    widths = set()
    for words in SAID:
        _until(qtbot, step, words)
        widths.add(step.minimumWidth())
        press(qtbot, step)
    assert len(widths) == 1


def test_back_inside_an_update_is_one_operation_back(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    kept = parameters(at(qtbot, page, 10))
    choose(qtbot, page.transport.step, "One operation")
    before(qtbot, page, "E")
    press(qtbot, page.transport.step)
    before(qtbot, page, "cost")
    assert says(page.transport.back) == "One operation back"
    press(qtbot, page.transport.back)
    before(qtbot, page, "E")
    press(qtbot, page.transport.back)
    assert parameters(between(qtbot, page, 10)) == kept
    press(qtbot, page.transport.back)
    snapshot = before(qtbot, page, "b")
    assert snapshot.status.step == 9
    press(qtbot, page.transport.step)
    assert parameters(between(qtbot, page, 10)) == kept


def test_inside_the_first_update_one_can_go_back(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    assert not page.transport.back.isEnabled()
    choose(qtbot, page.transport.step, "One operation")
    before(qtbot, page, "E")
    press(qtbot, page.transport.back)
    between(qtbot, page, 0)
    assert not page.transport.back.isEnabled()


def test_the_back_menu_goes_one_operation_back(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    press(qtbot, page.transport.step)
    at(qtbot, page, 1)
    choose(qtbot, page.transport.back, "One operation back")
    assert before(qtbot, page, "b").status.step == 0


def test_the_size_chosen_stays_on_the_button(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    step = page.transport.step
    assert says(step) == "One update"
    choose(qtbot, step, "Ten updates")
    at(qtbot, page, 10)
    assert step.text() == "Ten updates"
    press(qtbot, step)
    at(qtbot, page, 20)
    choose(qtbot, step, "A hundred updates")
    at(qtbot, page, 120)
    press(qtbot, step)
    at(qtbot, page, 220)
    # Back is what it says: one update, whatever the size of a step.
    assert says(page.transport.back) == "One update back, exactly"
    press(qtbot, page.transport.back)
    at(qtbot, page, 219)
    choose(qtbot, step, "One update")
    at(qtbot, page, 220)
    assert step.text() == "One update"


def test_one_update_inside_an_update_finishes_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "One operation")
    before(qtbot, page, "E")
    choose(qtbot, page.transport.step, "One update")
    between(qtbot, page, 1)
    assert says(page.transport.step) == "One update"


def test_playing_leaves_the_update(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    page.send(StepOperation(1))
    before(qtbot, page, "E")
    assert says(page.transport.step) == "forward: E = Z − Y"
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.step > 0)
    assert says(page.transport.step) == "One update"


def test_in_korean_it_says_the_part_of_the_update_in_korean(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    choose(qtbot, page.transport.step, "One operation")
    before(qtbot, page, "E")
    switch_language(qtbot, window)
    assert says(page.transport.step) == "순전파: E = Z − Y"
    switch_language(qtbot, window)
    assert says(page.transport.step) == "forward: E = Z − Y"


def test_the_program_of_the_run_comes_from_the_engine(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    assert page.snapshot is not None
    with qtbot.waitSignal(page.engine.program_ready) as given:
        page.send(Program("numpy"))
    assert given.args == [program(page.lab, page.lab.lesson(), "numpy")]


def test_the_code_view_opens_in_the_middle_and_follows(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    page.views.replace("cost", "code")
    drawn(qtbot, page, lambda shown: "code" in shown.frame.parts)
    choose(qtbot, page.transport.step, "One operation")
    before(qtbot, page, "E")
    panel = page.views.frame("code").panel
    assert isinstance(panel, CodePanel)
    assert panel.place.text() == "1 / 8"
