"""From one lab to another: what a view asks for is on screen then, and the run there is the one it meant."""

from pytestqt.qtbot import QtBot

from engine.core.frames import Scene
from engine.core.lesson import NamedData
from gui.lab_info import Setup, lab_info
from gui.visit import Visit
from tests.gui.window import TRAIN, at, drawn, opened, press, with_knob

COST = "l05_logistic/cost"
RUN = Setup(data="exam_five", knobs={"initialisation": "normal", "learning_rate": 2e-5}, seed=11)


def test_a_view_opens_a_lab_of_another_lecture(qtbot: QtBot) -> None:
    window = opened(qtbot, COST)
    window.page.views.frame("curves").panel.visit_requested.emit(Visit(TRAIN))
    assert window.page.lab.name == TRAIN
    assert window.tab_bar.tabData(window.tab_bar.currentIndex()) == "l04_linear"
    assert window.page.isVisible()


def test_a_visit_begins_the_run_it_names(qtbot: QtBot) -> None:
    window = opened(qtbot, COST)
    window.page.views.frame("curves").panel.visit_requested.emit(Visit(TRAIN, RUN, steps=300))
    shown = with_knob(qtbot, window.page, "learning_rate", 2e-5)
    assert shown.status.knobs["initialisation"] == "normal"
    assert (shown.status.seed, shown.status.step, shown.status.goal) == (11, 0, 300)


def test_a_visit_begins_its_run_also_in_a_lab_that_was_open_before(qtbot: QtBot) -> None:
    window = opened(qtbot, TRAIN)
    press(qtbot, window.page.transport.step)
    at(qtbot, window.page, 1)
    window.open_lab(COST)
    drawn(qtbot, window.page)
    scenes: list[Scene] = []
    window.tabs["l04_linear"].page.engine.scene_ready.connect(scenes.append)
    window.page.views.frame("curves").panel.visit_requested.emit(Visit(TRAIN, RUN))
    shown = with_knob(qtbot, window.page, "learning_rate", 2e-5)
    assert (shown.status.seed, shown.status.step) == (11, 0)
    assert scenes[-1].lesson.data == NamedData("exam_five")


def test_a_visit_with_nothing_but_a_name_leaves_the_lab_as_it_was(qtbot: QtBot) -> None:
    window = opened(qtbot, TRAIN)
    press(qtbot, window.page.transport.step)
    at(qtbot, window.page, 1)
    window.open_lab(COST)
    drawn(qtbot, window.page)
    window.page.views.frame("curves").panel.visit_requested.emit(Visit(TRAIN))
    assert drawn(qtbot, window.page).status.step == 1


def test_a_visit_may_open_a_step_of_the_story(qtbot: QtBot) -> None:
    window = opened(qtbot, TRAIN)
    step = lab_info(COST).story[4]
    assert step.setup.knobs["learning_rate"] == 1.0
    window.page.views.frame(next(iter(window.page.views.names()))).panel.visit_requested.emit(
        Visit(COST, story=step.id)
    )
    with_knob(qtbot, window.page, "learning_rate", 1.0)
    assert window.page.lab.name == COST
    assert window.page.story.step.id == step.id
    assert window.page.left.isVisible()


def test_a_lab_that_is_not_there_is_not_opened(qtbot: QtBot) -> None:
    window = opened(qtbot, COST)
    window.page.views.frame("curves").panel.visit_requested.emit(Visit("l99_none/train"))
    assert window.page.lab.name == COST
