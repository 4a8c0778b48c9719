"""Turning knobs in the whole window: what is asked, what is refused, and that every control shows what is in force."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from engine.core.status import Phase
from gui.lab_page import LabPage
from gui.theme import LIGHT
from tests.gui.window import (
    POPUPS,
    at,
    at_full_speed,
    child,
    choose,
    drawn,
    in_phase,
    opened,
    parameters,
    pick,
    press,
    with_data,
    with_knob,
)

pytestmark = POPUPS


def _rate(page: LabPage) -> QComboBox:
    return child(page.knobs, QComboBox, "knob learning_rate")


def _type(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """Type another number into a list, and press Enter."""
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_a_rate_from_the_list_is_in_force(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    pick(qtbot, _rate(page), "3e-5")
    snapshot = with_knob(qtbot, page, "learning_rate", 3e-5)
    assert _rate(page).currentText() == "3e-5"
    assert snapshot.status.step == 0


def test_a_rate_can_be_typed(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for text, value, shown_as in (
        ("1e-5", 1e-5, "1e-5"),
        ("0.0045", 0.0045, "0.0045"),
        ("1", 1.0, "1"),
        (".02", 0.02, "0.02"),
        ("0.000012", 1.2e-5, "1.2e-5"),
    ):
        _type(qtbot, _rate(page), text)
        with_knob(qtbot, page, "learning_rate", value)
        assert _rate(page).currentText() == shown_as


def test_a_typed_rate_is_asked_for_once(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    asked: list[object] = []
    page.knobs.command_requested.connect(asked.append)
    _type(qtbot, _rate(page), "0.003")
    with_knob(qtbot, page, "learning_rate", 0.003)
    page.transport.timeline.setFocus()
    pick(qtbot, _rate(page), "0.003")
    assert len(asked) == 1


def test_what_is_no_number_is_refused_and_the_rate_shown_again(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for text in ("fast", "1e", "nan", "1_0", "1e-", "--1"):
        with qtbot.waitSignal(page.engine.refused):
            _type(qtbot, _rate(page), text)
        assert _rate(page).currentText() == "0.01"
        assert page.notice.isVisible()
        assert "expected a finite number" in page.notice.words.text()
        assert text in page.notice.words.text()
    _type(qtbot, _rate(page), "0.02")
    with_knob(qtbot, page, "learning_rate", 0.02)
    assert not page.notice.isVisible()


def test_an_emptied_field_shows_the_rate_again(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    line = _rate(page).lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert _rate(page).currentText() == "0.01"


def test_a_rate_out_of_range_is_refused_with_what_is_expected(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for text in ("1e7", "0", "-0.1"):
        with qtbot.waitSignal(page.engine.refused):
            _type(qtbot, _rate(page), text)
        assert _rate(page).currentText() == "0.01"
        assert "expected 1e−12 to 1e6" in page.notice.words.text()


def test_a_live_knob_turned_in_mid_run_is_an_event_and_back_shows_the_old_value(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    before = parameters(at(qtbot, page, 10))
    pick(qtbot, _rate(page), "0.003")
    snapshot = with_knob(qtbot, page, "learning_rate", 0.003)
    assert (snapshot.status.step, snapshot.status.events) == (10, (10,))
    assert parameters(snapshot) == before
    choose(qtbot, page.transport.step, "One update")
    after = parameters(at(qtbot, page, 11))
    choose(qtbot, page.transport.back, "Ten back")
    at(qtbot, page, 1)
    assert _rate(page).currentText() == "0.01"
    choose(qtbot, page.transport.step, "Ten updates")
    assert parameters(at(qtbot, page, 11)) == after
    assert _rate(page).currentText() == "0.003"


def test_the_value_in_force_chosen_again_is_no_event(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)
    with qtbot.assertNotEmitted(page.knobs.command_requested):
        pick(qtbot, _rate(page), "0.01")
        pick(qtbot, child(page.knobs, QComboBox, "knob scaling"), "none")
        pick(qtbot, page.knobs.data.box, "Hours and attendance → score")


def test_a_knob_that_changes_the_run_begins_a_new_one(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)
    pick(qtbot, child(page.knobs, QComboBox, "knob scaling"), "standard")
    snapshot = at(qtbot, page, 0)
    assert snapshot.status.knobs["scaling"] == "standard"
    assert snapshot.status.last == 0


def test_the_wheel_over_the_panel_turns_no_knob(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    page.knobs.more.click()
    for box in (*page.knobs.findChildren(QComboBox), *page.knobs.findChildren(QSpinBox)):
        with qtbot.assertNotEmitted(page.knobs.command_requested):
            here = QPointF(box.rect().center())
            wheel = QWheelEvent(
                here,
                QPointF(box.mapToGlobal(here)),
                QPoint(),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(box, wheel)


def test_the_limit_is_said_and_stands_out_above_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    with_data(qtbot, page, "exam_five", learning_rate=1e-5)
    limit = page.knobs.limit
    assert limit.isVisible()
    assert limit.text() == "stable up to 4.544e−5"
    assert LIGHT.error not in limit.styleSheet()
    _type(qtbot, _rate(page), "4.6e-5")
    with_knob(qtbot, page, "learning_rate", 4.6e-5)
    assert LIGHT.error in limit.styleSheet()
    _type(qtbot, _rate(page), "4.5e-5")
    with_knob(qtbot, page, "learning_rate", 4.5e-5)
    assert LIGHT.error not in limit.styleSheet()


def test_a_diverged_run_says_why_and_one_click_mends_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    with_data(qtbot, page, "exam_five", learning_rate=1e-4)
    at_full_speed(page)
    press(qtbot, page.transport.play)
    status = in_phase(qtbot, page, Phase.DIVERGED).status
    words = page.knobs.card.words.text()
    assert f"Stopped at update {status.message.values['step']}: it diverged." in words
    assert "The rate 1e−4 is above the stable limit 4.544e−5" in words
    mend = page.knobs.card.mend
    assert mend.text().replace("\n", " ") == "Set learning rate α to 2e−5 and begin again"
    press(qtbot, mend)
    with_knob(qtbot, page, "learning_rate", 2e-5)
    snapshot = drawn(qtbot, page, lambda shown: shown.status.last == 0)
    assert snapshot.status.phase is Phase.PAUSED
    assert _rate(page).currentText() == "2e-5"
    assert not mend.isVisible()
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.DONE)


def test_penalty_and_decay_stand_under_more(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    penalty = child(page.knobs, QComboBox, "knob l2")
    every = child(page.knobs, QSpinBox, "knob decay_every")
    factor = child(page.knobs, QComboBox, "knob decay_factor")
    assert not any(widget.isVisible() for widget in (penalty, every, factor))
    press(qtbot, page.knobs.more)
    assert all(widget.isVisible() for widget in (penalty, every, factor))
    pick(qtbot, penalty, "0.1")
    with_knob(qtbot, page, "l2", 0.1)
    pick(qtbot, factor, "0.5")
    with_knob(qtbot, page, "decay_factor", 0.5)
    every.setFocus()
    every.selectAll()
    qtbot.keyClicks(every, "100")
    qtbot.keyClick(every, Qt.Key.Key_Return)
    with_knob(qtbot, page, "decay_every", 100)
    press(qtbot, page.knobs.more)
    assert not penalty.isVisible()
