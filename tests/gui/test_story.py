"""The story beside a lab in the whole window: its steps with their views, what they set up, words in two languages."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import NewStart, SetKnob
from engine.core.frames import Scene
from engine.core.lesson import NamedData
from engine.core.status import Phase
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.set_up import lesson_of, prepared
from gui.settings import Remembered, Settings
from tests.gui.window import (
    PLAIN,
    POPUPS,
    at_full_speed,
    child,
    choose,
    drawn,
    in_phase,
    opened,
    press,
    switch_language,
)

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]
STEPS = [(lab, index) for lab in LABS for index in range(len(lab_info(lab).story))]


def _title(page: LabPage) -> str:
    return child(page.story, QLabel, "story_title").text()


def _go(qtbot: QtBot, page: LabPage, index: int) -> None:
    """Press Next until the step with this number is shown."""
    while page.story.step is not lab_info(page.lab.name).story[index]:
        press(qtbot, page.story.next)


def _go_to(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Press Next until the step called `name` is shown."""
    _go(qtbot, page, [step.id for step in lab_info(page.lab.name).story].index(name))


@pytest.mark.parametrize("lab", LABS)
def test_next_and_back_walk_through_all_steps(lab: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab).page
    steps = lab_info(lab).story
    assert not page.story.back.isEnabled()
    for step in steps[1:]:
        press(qtbot, page.story.next)
        assert page.story.step is step
    assert not page.story.next.isEnabled()
    for step in reversed(steps[:-1]):
        press(qtbot, page.story.back)
        assert page.story.step is step
    assert not page.story.back.isEnabled()


@pytest.mark.parametrize("lab", LABS)
def test_each_step_has_a_title_and_a_text_in_both_languages(lab: str, qtbot: QtBot) -> None:
    window = opened(qtbot, lab)
    page = window.page
    info = lab_info(lab)
    seen = set()
    for language in ("en", "ko"):
        page.story.go(0)
        for index, step in enumerate(info.story):
            _go(qtbot, page, index)
            title, _ = info.step_words(step, "ko" if language == "ko" else "en")
            assert _title(page) == title
            text = page.story.text.toPlainText()
            assert len(text) > 40
            # Formulas are drawn, and no Markdown is left over.
            assert "$" not in text
            assert "**" not in text
            assert any("가" <= letter <= "힣" for letter in text) == (language == "ko")
            seen.add(text)
        switch_language(qtbot, window)
    assert len(seen) == 2 * len(info.story)


@pytest.mark.parametrize(("lab", "index"), STEPS)
def test_a_step_opens_its_views_and_its_button_sets_the_lab_up(lab: str, index: int, qtbot: QtBot) -> None:
    page = opened(qtbot, lab).page
    info = lab_info(lab)
    _go(qtbot, page, index)
    step = info.story[index]
    if step.rows is not None:
        assert page.views.rows == step.rows
    assert page.story.setup.isVisible() == (not step.setup.empty)
    if step.setup.empty:
        return
    # Whatever was before: another start and another place.
    page.send(NewStart(99))
    page.views.open((tuple(page.lab.views[:1]),))
    drawn(qtbot, page, lambda shown: shown.status.seed == 99)
    lesson = lesson_of(page.lab, step.setup)
    scenes: list[Scene] = []
    page.engine.scene_ready.connect(scenes.append)
    press(qtbot, page.story.setup)
    snapshot = drawn(qtbot, page, lambda shown: shown.status.seed == lesson.seed)
    assert snapshot.status.knobs == lesson.knobs
    assert snapshot.status.last == 0
    if step.rows is not None:
        assert page.views.rows == step.rows
    if isinstance(lesson.data, NamedData):
        assert page.knobs.data.box.currentData() == lesson.data.dataset
    assert not page.notice.isVisible()
    assert not page.banner.isVisible()
    assert not page.story.first_set_up
    if not step.setup.initial:
        # Whoever brings all this about by hand is not asked to press the button either.
        drawn(qtbot, page, lambda shown: bool(scenes) and prepared(page.lab, step, scenes[-1], shown))


def test_a_run_can_be_played_after_a_set_up(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    _go_to(qtbot, page, "too-fast")
    page.send(SetKnob("learning_rate", 1e-4))
    drawn(qtbot, page, lambda shown: shown.status.knobs["learning_rate"] == 1e-4)
    press(qtbot, page.story.setup)
    rate = lesson_of(page.lab, page.story.step.setup).knobs["learning_rate"]
    drawn(qtbot, page, lambda shown: shown.status.knobs["learning_rate"] == rate)
    at_full_speed(page)
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DONE)


def test_a_set_up_in_mid_run_begins_anew_with_the_data_of_the_step(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    scenes: list[object] = []
    page.engine.scene_ready.connect(lambda scene: scenes.append(scene.lesson.data))
    at_full_speed(page)
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.step > 0)
    _go_to(qtbot, page, "one-more-term")
    press(qtbot, page.story.setup)
    drawn(qtbot, page, lambda shown: shown.status.last == 0)
    assert scenes[-1] == NamedData("exam_five")


def test_the_step_is_kept_for_the_next_time(qtbot: QtBot) -> None:
    settings = Settings(None)
    settings.now = PLAIN
    page = opened(qtbot, settings=settings).page
    _go_to(qtbot, page, "valley")
    assert settings.now.progress == {"l04_linear/train": "valley"}
    again = opened(qtbot, settings=settings).page
    assert again.story.step.id == "valley"
    assert again.views.rows == again.story.step.rows
    assert again.views.rows != lab_info(again.lab.name).sets[0].rows


def test_a_step_that_is_gone_begins_the_story_anew(qtbot: QtBot) -> None:
    gone = Remembered(language="en", theme="light", progress={"l04_linear/train": "no-such-step"})
    page = opened(qtbot, wanted=gone).page
    assert page.story.step is lab_info(page.lab.name).story[0]


def test_the_story_is_kept_while_the_language_changes(qtbot: QtBot) -> None:
    window = opened(qtbot)
    _go(qtbot, window.page, 5)
    step = window.page.story.step
    switch_language(qtbot, window)
    assert window.page.story.step is step
    assert window.page.story.next.text() == "다음"
    assert window.page.story.back.text() == "이전"


def test_its_button_hides_and_shows_the_story(qtbot: QtBot) -> None:
    window = opened(qtbot)
    tab = window.tab
    assert window.page.story.isVisible()
    press(qtbot, tab.story)
    assert not window.page.story.isVisible()
    press(qtbot, tab.story)
    assert window.page.story.isVisible()


def test_choosing_a_set_of_views_by_hand_leaves_the_story_where_it_is(qtbot: QtBot) -> None:
    window = opened(qtbot)
    step = window.page.story.step
    choose(qtbot, window.tab.sets, "Cost surface")
    assert window.page.story.step is step
