"""Play, step, back and the timeline, in the whole window."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.messages import number
from engine.core.status import Phase, Snapshot
from gui.lab_page import LabPage
from gui.theme import LIGHT
from tests.gui.window import (
    LEFT,
    POPUPS,
    at,
    at_full_speed,
    choose,
    drawn,
    in_phase,
    opened,
    parameters,
    pick,
    press,
    switch_language,
    with_data,
)

pytestmark = POPUPS


def _steps(qtbot: QtBot, page: LabPage, count: int) -> None:
    """So many single updates, waiting for each."""
    for _ in range(count):
        assert page.snapshot is not None
        before = page.snapshot.status.step
        choose(qtbot, page.transport.step, "One update")
        at(qtbot, page, before + 1)


def _near(step: int) -> Callable[[Snapshot], bool]:
    """A pixel of the timeline is a few updates wide."""
    return lambda shown: abs(shown.status.step - step) < 5


def test_play_trains_and_the_button_becomes_pause(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    play = page.transport.play
    assert play.text() == "Play"
    press(qtbot, play)
    drawn(qtbot, page, lambda shown: shown.status.phase is Phase.RUNNING and shown.status.step > 0)
    assert play.text() == "Pause"
    press(qtbot, play)
    snapshot = in_phase(qtbot, page, Phase.PAUSED)
    assert play.text() == "Play"
    at(qtbot, page, snapshot.status.step)


def test_space_plays_and_pauses_right_after_the_window_has_opened(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    for phase in (Phase.RUNNING, Phase.PAUSED, Phase.RUNNING):
        qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_Space)
        in_phase(qtbot, page, phase)


def test_space_plays_wherever_it_has_no_other_use(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.transport.timeline.setFocus()
    qtbot.keyClick(page.transport.timeline, Qt.Key.Key_Space)
    in_phase(qtbot, page, Phase.RUNNING)
    page.views.frame("parameters").panel.setFocus()
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    in_phase(qtbot, page, Phase.PAUSED)


def test_the_step_menu_makes_exactly_so_many_updates(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for words, step in (("One update", 1), ("Ten updates", 11), ("A hundred updates", 111), ("Until finished", 2000)):
        choose(qtbot, page.transport.step, words)
        at(qtbot, page, step)
    assert page.engine.phase is Phase.DONE


def test_the_back_menu_goes_exactly_so_many_updates_back(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Until finished")
    at(qtbot, page, 2000)
    back = page.transport.back
    for words, step in (("One back", 1999), ("Ten back", 1989), ("A hundred back", 1889)):
        choose(qtbot, back, words)
        at(qtbot, page, step)
    press(qtbot, back)
    at(qtbot, page, 1888)
    choose(qtbot, back, "To the start of the run")
    at(qtbot, page, 0)
    assert not back.isEnabled()


def test_steps_pressed_faster_than_they_are_made_add_up(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for _ in range(3):
        page.transport.step.click()
    at(qtbot, page, 3)
    for _ in range(2):
        page.transport.back.click()
    at(qtbot, page, 1)


def test_the_numbers_on_screen_are_those_of_the_engine(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "A hundred updates")
    frame = at(qtbot, page, 100).frame
    words = page.transport.numbers.text()
    assert words.replace("\u2007", "").startswith("100 / 2,000")
    assert f"cost {number(frame.cost)}" in words
    assert f"|∇| {number(frame.gradient_norm)}" in words
    assert number(frame.cost) == "43.62"


def test_the_status_says_in_both_languages_that_the_updates_are_done(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    choose(qtbot, page.transport.step, "Until finished")
    at(qtbot, page, 2000)
    words = page.knobs.card.words
    assert words.text().startswith("The 2,000 updates asked for are done.")
    assert "onverged" not in words.text()
    switch_language(qtbot, window)
    assert words.text().startswith("정한 횟수 2,000번을 마쳤습니다.")
    switch_language(qtbot, window)
    assert words.text().startswith("The 2,000 updates asked for are done.")


def test_play_at_the_goal_goes_on_by_as_much(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    pick(qtbot, page.transport.speed, "full speed")
    for goal in (2000, 4000):
        press(qtbot, page.transport.play)
        assert at(qtbot, page, goal).status.goal == goal
        assert f"{goal:,} / {goal:,}" in page.transport.numbers.text()


def test_dragging_the_timeline_goes_back_exactly(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    seen = [parameters(at(qtbot, page, 0))]
    for step in range(1, 21):
        choose(qtbot, page.transport.step, "One update")
        seen.append(parameters(at(qtbot, page, step)))
    choose(qtbot, page.transport.step, "Until finished")
    at(qtbot, page, 2000)
    line = page.transport.timeline
    middle = line.height() // 2
    QTest.mousePress(line, LEFT, pos=QPoint(round(line.x_of(2000)), middle))
    for step in (1500, 700, 12):
        QTest.mouseMove(line, QPoint(round(line.x_of(step)), middle))
        snapshot = drawn(qtbot, page, _near(step))
    QTest.mouseRelease(line, LEFT, pos=QPoint(round(line.x_of(12)), middle))
    step = snapshot.status.step
    assert parameters(at(qtbot, page, step)) == seen[step]
    # What lies ahead is known still: back to the end.
    qtbot.mouseClick(line, LEFT, pos=QPoint(line.width() - 1, middle))
    at(qtbot, page, 2000)


def test_keys_on_the_timeline_go_to_any_update(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "A hundred updates")
    at(qtbot, page, 100)
    line = page.transport.timeline
    line.setFocus()
    keys = (
        (Qt.Key.Key_Left, 99),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, 100),
        (Qt.Key.Key_Right, 100),
        (Qt.Key.Key_PageDown, 0),
        (Qt.Key.Key_PageUp, 100),
    )
    for key, step in keys:
        qtbot.keyClick(line, key)
        at(qtbot, page, step)


def test_keys_on_the_timeline_pressed_faster_than_the_engine_answers_add_up(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "A hundred updates")
    at(qtbot, page, 100)
    for _ in range(5):
        qtbot.keyClick(page.transport.timeline, Qt.Key.Key_Left)
    at(qtbot, page, 95)
    _steps(qtbot, page, 2)
    qtbot.keyClick(page.transport.timeline, Qt.Key.Key_Left)
    at(qtbot, page, 96)


def test_only_the_left_mouse_button_moves_along_the_timeline(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    _steps(qtbot, page, 3)
    with qtbot.assertNotEmitted(page.transport.timeline.seek_requested):
        qtbot.mouseClick(page.transport.timeline, Qt.MouseButton.RightButton, pos=QPoint(9, 9))


def test_reset_goes_back_to_the_same_start(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    with_data(qtbot, page, "exam_five", learning_rate=1e-5, initialisation="normal")
    start = parameters(at(qtbot, page, 0))
    assert start[0] != 0.0
    choose(qtbot, page.transport.step, "Ten updates")
    assert parameters(at(qtbot, page, 10)) != start
    press(qtbot, page.transport.reset)
    snapshot = at(qtbot, page, 0)
    assert parameters(snapshot) == start
    assert snapshot.status.last == 0
    assert page.knobs.card.words.text() == "Not started yet."


def test_the_speed_list_changes_the_speed(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    speed = page.transport.speed
    assert speed.currentText() == "slow, then faster"
    pick(qtbot, speed, "full speed")
    press(qtbot, page.transport.play)
    assert in_phase(qtbot, page, Phase.RUNNING).status.flat_out
    pick(qtbot, speed, "1 per second")
    before = drawn(qtbot, page, lambda shown: not shown.status.flat_out).status.step
    after = drawn(qtbot, page, lambda shown: shown.status.step > before).status.step
    assert after == before + 1


def test_each_press_of_play_runs_like_the_first(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    at_full_speed(page)
    costs = []
    frames: list[int] = []
    page.engine.frame_ready.connect(lambda shown: frames.append(shown.status.step))
    for _ in range(4):
        press(qtbot, page.transport.play)
        costs.append(at(qtbot, page, 2000).frame.cost)
        press(qtbot, page.transport.reset)
        at(qtbot, page, 0)
    assert len(set(costs)) == 1
    # Signals that were connected once more each time would show every frame more often.
    assert all(frames.count(step) <= 8 for step in (0, 2000)), frames


def test_at_divergence_there_is_no_playing_on_but_going_back(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    with_data(qtbot, page, "exam_five", learning_rate=1e-3)
    press(qtbot, page.transport.play)
    at_full_speed(page)
    in_phase(qtbot, page, Phase.DIVERGED)
    transport = page.transport
    assert not transport.play.isEnabled()
    assert not transport.step.isEnabled()
    assert transport.play.text() == "Play"
    press(qtbot, transport.back)
    in_phase(qtbot, page, Phase.PAUSED)
    assert transport.play.isEnabled()
    assert LIGHT.error not in page.knobs.card.styleSheet()
