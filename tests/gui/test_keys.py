"""The keys of the whole window: they work wherever the focus is, but not against whoever types or uses them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import NewStart, SetData, SetKnob
from engine.core.lesson import Lesson, NamedData
from engine.core.pace import Speed
from engine.core.status import Phase
from gui import set_up
from gui.keys import BINDINGS
from gui.lab_info import lab_info
from gui.main_window import MainWindow
from gui.panels.parameter_bars import ParameterBars
from tests.gui.window import (
    LONGEST_MS,
    PLAIN,
    POPUPS,
    TRAIN,
    application,
    at,
    at_full_speed,
    child,
    drawn,
    in_phase,
    opened,
    press,
    switch_language,
)

pytestmark = POPUPS
Key = Qt.Key
SHAPES = "l04_linear/shapes"


def _hit(qtbot: QtBot, window: MainWindow, key: Qt.Key, on: QWidget | None = None) -> None:
    """Press a key where the focus is, or on the widget that gets it."""
    if on is not None:
        on.setFocus()
        assert window.focusWidget() is on
    qtbot.keyClick(window.focusWidget() or window, key)


def _places(window: MainWindow) -> list[QWidget]:
    """Where the focus may be: a button, the story, a table, a list, a splitter's view."""
    page = window.page
    return [
        page.transport.play,
        page.story.text,
        page.story.setup,
        page.views.frame("table").panel.findChildren(QTableView)[0],
        page.knobs.data.box,
    ]


def test_right_and_left_step_through_the_run_wherever_the_focus_is(qtbot: QtBot) -> None:
    window = opened(qtbot)
    for place in _places(window):
        _hit(qtbot, window, Key.Key_Right, place)
        at(qtbot, window.page, 1)
        _hit(qtbot, window, Key.Key_Left, place)
        at(qtbot, window.page, 0)


def test_a_view_that_uses_the_arrows_keeps_them_until_escape(qtbot: QtBot) -> None:
    window = opened(qtbot)
    bars = window.page.views.frame("parameters").findChild(ParameterBars)
    assert bars is not None
    _hit(qtbot, window, Key.Key_Right, bars)
    snapshot = drawn(qtbot, window.page, lambda shown: shown.status.by_hand)
    assert snapshot.status.step == 0
    _hit(qtbot, window, Key.Key_Escape)
    assert window.focusWidget() is window.page.transport.play
    _hit(qtbot, window, Key.Key_Right)
    at(qtbot, window.page, 1)


def test_letters_and_digits_go_to_the_field_in_which_one_types(qtbot: QtBot) -> None:
    window = opened(qtbot)
    line = child(window.page.knobs, QComboBox, "knob learning_rate").lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "1e-3zfc")
    assert line.text() == "1e-3zfc"
    assert not window.keeper.frozen
    assert not window.isFullScreen()
    assert window.tab.path is not None
    assert not window.tab.path.isVisible()
    # Arrows move the cursor there.
    qtbot.keyClick(line, Key.Key_Left)
    assert line.cursorPosition() == 6
    assert window.page.snapshot is not None
    assert window.page.snapshot.status.step == 0


def test_page_keys_turn_the_story_even_from_a_field(qtbot: QtBot) -> None:
    window = opened(qtbot, SHAPES)
    page = window.page
    field = child(page.views.frame("question"), QLineEdit, "answer_rows")
    story = lab_info(SHAPES).story
    _hit(qtbot, window, Key.Key_PageDown, field)
    assert page.story.step is story[1]
    _hit(qtbot, window, Key.Key_PageDown, page.story.text)
    assert page.story.step is story[2]
    _hit(qtbot, window, Key.Key_PageUp)
    assert page.story.step is story[1]


def test_page_keys_open_the_story_where_it_is_a_drawer(qtbot: QtBot) -> None:
    window = opened(qtbot, size=(1280, 720))
    assert not window.page.story.isVisible()
    _hit(qtbot, window, Key.Key_PageDown)
    assert window.page.story.isVisible()
    assert window.page.story.step is lab_info(TRAIN).story[1]


def test_space_presses_the_button_that_has_the_focus_and_plays_elsewhere(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    _hit(qtbot, window, Key.Key_Space, page.story.next)
    assert page.story.step is lab_info(TRAIN).story[1]
    _hit(qtbot, window, Key.Key_Space, page.story.text)
    in_phase(qtbot, page, Phase.RUNNING)


def test_a_click_on_a_button_leaves_space_to_play(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    press(qtbot, page.story.next)
    press(qtbot, page.story.setup)
    _hit(qtbot, window, Key.Key_Space)
    in_phase(qtbot, page, Phase.RUNNING)


def test_z_freezes_the_screen_and_z_goes_on(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.step > 0)
    _hit(qtbot, window, Key.Key_Z)
    sign = window.deeds.sign
    assert sign.isVisible()
    assert "Z" in sign.words()
    application().processEvents()
    stood = page.engine.steps_made
    painted: list[object] = []
    window.keeper.frame_painted.connect(lambda: painted.append(None))
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_PageDown, Key.Key_R):
        _hit(qtbot, window, key)
    assert page.story.step is lab_info(TRAIN).story[0]
    assert page.engine.steps_made - stood <= 1
    _hit(qtbot, window, Key.Key_Z)
    assert not sign.isVisible()
    assert page.snapshot is not None
    before = page.snapshot.status.step
    drawn(qtbot, page, lambda shown: shown.status.step > before and shown.status.phase is Phase.RUNNING)


def test_r_returns_to_what_the_step_has_set_up_whatever_was_changed(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.story.go_to("one-more-term")
    press(qtbot, page.story.setup)
    step = page.story.step
    wanted = set_up.lesson_of(page.lab, step.setup)
    scenes: list[Lesson] = []
    page.engine.scene_ready.connect(lambda scene: scenes.append(scene.lesson))
    qtbot.waitUntil(lambda: wanted in scenes, timeout=LONGEST_MS)
    page.send(SetData(NamedData("house")))
    page.send(SetKnob("l2", 0.1))
    page.send(NewStart(77))
    page.open_set("surface")
    page.look_at(sample=3, others="optimum")
    at_full_speed(page)
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.step > 10 and shown.status.seed == 77)
    _hit(qtbot, window, Key.Key_R)
    shown = drawn(qtbot, page, lambda shown: shown.status.last == 0 and shown.status.seed == wanted.seed)
    assert shown.status.knobs == wanted.knobs
    assert shown.status.phase is Phase.PAUSED
    assert not shown.status.by_hand
    assert scenes[-1] == wanted
    assert page.views.rows == step.rows


def test_r_in_a_step_without_a_set_up_of_its_own_goes_back_to_the_one_before(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.story.go_to("slice")
    assert page.story.step.setup.empty
    _hit(qtbot, window, Key.Key_R)
    drawn(qtbot, page, lambda shown: shown.status.knobs["learning_rate"] == 1e-5)
    assert page.knobs.data.box.currentData() == "exam_scores"


def test_f_fills_the_screen_and_comes_back(qtbot: QtBot) -> None:
    window = opened(qtbot)
    _hit(qtbot, window, Key.Key_F)
    assert window.isFullScreen()
    _hit(qtbot, window, Key.Key_F)
    assert not window.isFullScreen()


def test_v_opens_one_set_of_views_after_the_other(qtbot: QtBot) -> None:
    window = opened(qtbot)
    sets = [entry.rows for entry in lab_info(TRAIN).sets]
    for rows in (*sets[1:], sets[0]):
        _hit(qtbot, window, Key.Key_V)
        assert window.page.views.rows == rows


def test_plus_and_minus_change_the_speed(qtbot: QtBot) -> None:
    window = opened(qtbot)
    box = window.page.transport.speed
    speeds = list(Speed)
    for key, index in (
        (Key.Key_Plus, 1),
        (Key.Key_Plus, 2),
        (Key.Key_Minus, 1),
        (Key.Key_Minus, 0),
        (Key.Key_Minus, 0),
    ):
        _hit(qtbot, window, key)
        assert box.currentData() is speeds[index]


def test_alt_and_a_digit_choose_a_lab_and_a_digit_a_lecture(qtbot: QtBot) -> None:
    window = opened(qtbot)
    for digit, lab in (("2", "shapes"), ("3", "instances"), ("9", "instances"), ("1", "train")):
        qtbot.keyClick(window.focusWidget() or window, digit, Qt.KeyboardModifier.AltModifier)
        assert window.page.lab.name == f"l04_linear/{lab}"
    for key in (Key.Key_1, Key.Key_9):
        _hit(qtbot, window, key)
        assert window.tab_bar.currentIndex() == 0


def test_escape_comes_back_from_an_enlarged_view(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.page.views.enlarge("plane")
    _hit(qtbot, window, Key.Key_Escape)
    assert window.page.views.enlarged is None


def test_h_hides_and_shows_answers_in_every_lab(qtbot: QtBot) -> None:
    window = opened(qtbot)
    told: list[bool] = []
    page = window.page
    page.answers_hidden_changed.connect(told.append)
    _hit(qtbot, window, Key.Key_H)
    assert page.answers_hidden
    assert window.open_lab(SHAPES).answers_hidden
    _hit(qtbot, window, Key.Key_H)
    assert told == [True, False]
    assert not window.page.answers_hidden


@pytest.mark.parametrize("key", [Key.Key_Question, Key.Key_F1])
def test_the_list_of_keys_opens_and_closes(key: Qt.Key, qtbot: QtBot) -> None:
    window = opened(qtbot)
    _hit(qtbot, window, key)
    shown = window.deeds.help
    assert shown.isVisible()
    assert len(shown.words()) == len(BINDINGS)
    _hit(qtbot, window, Key.Key_Escape)
    assert not shown.isVisible()
    _hit(qtbot, window, key)
    _hit(qtbot, window, key)
    assert not shown.isVisible()


def test_the_list_of_keys_is_in_the_learners_language(qtbot: QtBot) -> None:
    window = opened(qtbot, wanted=replace(PLAIN, language="ko"))
    _hit(qtbot, window, Key.Key_Question)
    korean = window.deeds.help.words()
    assert all(any("가" <= letter <= "힣" for letter in line) for line in korean)
    _hit(qtbot, window, Key.Key_Escape)
    switch_language(qtbot, window)
    assert "Space Play, or pause" in window.deeds.help.words()


def test_no_key_has_two_meanings() -> None:
    keys = [key for binding in BINDINGS for key in binding.keys]
    assert len(keys) == len(set(keys))
    assert len({binding.name for binding in BINDINGS}) == len(BINDINGS)
