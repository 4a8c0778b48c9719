"""A learner alone: goes on by Next, presses the set-up button where it stands out, and does what each step asks for."""

import pytest
from pytestqt.qtbot import QtBot

from gui.lab_info import lab_info
from tests.gui.test_story_walk import DEEDS
from tests.gui.window import LONGEST_MS, POPUPS, drawn, opened, press

pytestmark = POPUPS
LABS = (
    "l07_tips/learning_rate",
    "l07_tips/scaling",
    "l07_tips/overfitting",
    "l07_tips/evaluation",
    "l07_tips/minibatch",
    "l09_xor/forward",
    "l09_xor/chain_rule",
)


@pytest.mark.parametrize("lab", LABS)
def test_every_step_is_done_without_a_set_up_that_nobody_asked_for(lab: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab).page
    for step in lab_info(lab).story:
        assert page.story.step is step
        if page.story.first_set_up:
            with qtbot.waitSignal(page.engine.scene_ready, timeout=LONGEST_MS):
                press(qtbot, page.story.setup)
            drawn(qtbot, page, lambda shown: shown.status.last == 0)
        qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)
        # Whoever does something has seen the views that the step opened.
        drawn(qtbot, page, lambda shown: page.views.names() <= set(shown.frame.parts))
        if step.until is not None:
            DEEDS[lab, step.id](qtbot, page)
            qtbot.waitUntil(lambda: page.story.task.complete, timeout=LONGEST_MS)
        if page.story.next.isEnabled():
            press(qtbot, page.story.next)
