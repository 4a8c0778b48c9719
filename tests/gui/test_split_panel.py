"""The line of rows in the whole window: handles dragged and moved by key, shuffled, covered; numbers of each set."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from engine.core.datasets import load
from engine.core.parts_split import SplitPart
from engine.core.status import Phase, Snapshot
from gui.lab_page import LabPage
from gui.panels.set_dress import TEST, TRAINING
from gui.panels.split_strip import LOWER, UPPER, SplitStrip
from tests.gui.deeds import play, step_on
from tests.gui.deeds_evaluation import NAME, fit_panel, open_test, rested, shuffle, split_panel
from tests.gui.explaining import numbers_at, told
from tests.gui.window import LEFT, POPUPS, child, drawn, opened, press, with_data, with_knob

pytestmark = POPUPS


def _page(qtbot: QtBot, data: str = "house_ten") -> LabPage:
    page = opened(qtbot, NAME).page
    if data != "house_ten":
        with_data(qtbot, page, data, learning_rate=3.0, scaling="none", training=30, test=100)
    open_test(qtbot, page)
    return page


def _part(snapshot: Snapshot) -> SplitPart:
    part = snapshot.frame.parts["split"]
    assert isinstance(part, SplitPart)
    return part


def _sizes(qtbot: QtBot, page: LabPage, sizes: tuple[int, int, int]) -> SplitPart:
    """The part once the sets have these sizes and the run rests."""
    shown = drawn(qtbot, page, lambda shown: _part(shown).sizes == sizes)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None)
    return _part(page.snapshot or shown)


def _drag(strip: SplitStrip, handle: int, rows: int) -> None:
    """Drag a handle by so many of ten rows."""
    start = strip.grip(handle)
    end = start + QPointF(rows * (strip.width() - 20) / 10, 0)
    QTest.mousePress(strip, LEFT, pos=start.toPoint())
    QTest.mouseMove(strip, end.toPoint())
    QTest.mouseRelease(strip, LEFT, pos=end.toPoint())


def _least_squares(rows: list[int], kept: list[int]) -> float:
    """Mean squared error on some houses of the line that fits others best."""
    x, y = load("house_ten").X[:, 0], load("house_ten").Y[:, 0]
    w, b = np.polyfit(x[kept], y[kept], 1)
    return float(np.mean((w * x[rows] + b - y[rows]) ** 2))


@pytest.mark.parametrize(("handle", "rows", "sizes"), [(UPPER, -2, (5, 2, 3)), (LOWER, 1, (7, 1, 2))])
def test_of_two_handles_at_one_place_each_is_dragged_to_its_own_side(
    handle: int, rows: int, sizes: tuple[int, int, int], qtbot: QtBot
) -> None:
    page = _page(qtbot)
    _drag(split_panel(page).strip, handle, rows)
    assert _sizes(qtbot, page, sizes).step == 0


def test_a_run_that_was_trained_is_trained_again_on_the_new_split(qtbot: QtBot) -> None:
    page = _page(qtbot)
    play(qtbot, page)
    strip = split_panel(page).strip
    strip.setFocus()
    # The second press comes before the first has been drawn.
    for _ in range(2):
        qtbot.keyClick(strip, Qt.Key.Key_Left)
    _sizes(qtbot, page, (5, 2, 3))
    part = _part(rested(qtbot, page, 500))
    rows = list(range(10))
    wanted = [_least_squares(some, rows[:5]) for some in (rows[:5], rows[5:7], rows[7:])]
    assert part.scores.values == pytest.approx(wanted, rel=1e-3)


def test_a_run_that_has_not_begun_does_not_begin_by_itself(qtbot: QtBot) -> None:
    page = _page(qtbot)
    shuffle(qtbot, page, 2)
    assert page.snapshot is not None
    assert (page.snapshot.status.step, page.snapshot.status.phase) == (0, Phase.PAUSED)


def test_keys_choose_a_handle_and_move_it_and_no_set_loses_what_it_needs(qtbot: QtBot) -> None:
    page = _page(qtbot)
    strip = split_panel(page).strip
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    _sizes(qtbot, page, (2, 5, 3))
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    _sizes(qtbot, page, (2, 7, 1))
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    _sizes(qtbot, page, (3, 6, 1))
    # Neither handle goes past the other.
    qtbot.keyClick(strip, Qt.Key.Key_End)
    _sizes(qtbot, page, (9, 0, 1))


def test_of_two_classes_the_handle_stops_where_both_have_come(qtbot: QtBot) -> None:
    page = _page(qtbot, "noisy_line")
    strip = split_panel(page).strip
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    shown = drawn(qtbot, page, lambda shown: _part(shown).sizes[TRAINING] < 30)
    labels = load("noisy_line").Y[:, 0]
    size = _part(shown).sizes[TRAINING]
    assert len(set(labels[:size])) == 2
    assert len(set(labels[: size - 1])) == 1
    assert not page.notice.isVisible()


@pytest.mark.parametrize(
    ("knob", "text", "said"),
    [("training", "0", "would have 0 rows"), ("test", "0", "at least 1"), ("test", "9", "only 10")],
)
def test_a_typed_split_that_leaves_a_set_empty_is_refused_and_nothing_is_lost(
    knob: str, text: str, said: str, qtbot: QtBot
) -> None:
    page = _page(qtbot)
    step_on(qtbot, page, 100)
    box = child(page.knobs, QSpinBox, f"knob {knob}")
    before = box.value()
    box.selectAll()
    with qtbot.waitSignal(page.engine.refused):
        qtbot.keyClicks(box, text)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said in page.notice.words.text()
    assert box.value() == before
    assert page.snapshot is not None
    assert page.snapshot.status.step == 100
    assert split_panel(page).strip.cuts() == (7, 7)


def test_shuffling_tells_its_seed_and_the_order_of_the_data_comes_back(qtbot: QtBot) -> None:
    page = _page(qtbot)
    panel = split_panel(page)
    assert not panel.unshuffle.isEnabled()
    shuffle(qtbot, page, 2)
    assert panel.seed.text() == "seed 2"
    assert panel.strip.accessibleName() == "training 7, validation 0, test 3"
    press(qtbot, panel.unshuffle)
    with_knob(qtbot, page, "shuffle", 0)
    assert panel.seed.text() == ""


def test_a_covered_test_is_a_question_mark_until_it_is_opened(qtbot: QtBot) -> None:
    page = opened(qtbot, NAME).page
    play(qtbot, page)
    cards, fit = split_panel(page).cards, fit_panel(page)
    assert "?" in cards.accessibleName()
    assert "2,432" not in cards.accessibleName()
    assert fit.legend.labels[TEST].text() == "◆ test ?"
    open_test(qtbot, page)
    assert "2,432" in cards.accessibleName()
    assert fit.legend.labels[TEST].text() == "◆ test 2,432"
    press(qtbot, split_panel(page).cover)
    with_knob(qtbot, page, "covered", True)
    assert "2,432" not in cards.accessibleName()


def test_every_number_of_the_cards_is_explained(qtbot: QtBot) -> None:
    page = _page(qtbot)
    play(qtbot, page)
    spots = numbers_at(qtbot, page, "split").spots()
    assert [spot.key for spot in spots] == [
        ("split", kind, str(place)) for place in (TRAINING, TEST) for kind in ("score", "root")
    ]
    for spot, value in zip(spots, (1466.3243, 38.2926, 2432.3629, 49.3190), strict=True):
        page.explainer.ask(spot.key, spot.on_screen())
        assert told(qtbot, page, spot.key).value == pytest.approx(value, abs=5e-5)


def test_accuracies_say_how_many_rows_of_each_set_are_right(qtbot: QtBot) -> None:
    page = _page(qtbot, "noisy_line")
    assert "nothing called yet" in split_panel(page).cards.accessibleName()
    play(qtbot, page)
    assert "83.3 % 25 / 30" in split_panel(page).cards.accessibleName()
    assert "86.0 % 86 / 100" in split_panel(page).cards.accessibleName()


def test_a_line_through_two_houses_leaves_no_rounding_noise_as_its_cost(qtbot: QtBot) -> None:
    page = _page(qtbot)
    split_panel(page).strip.setFocus()
    qtbot.keyClick(split_panel(page).strip, Qt.Key.Key_Home)
    _sizes(qtbot, page, (2, 5, 3))
    play(qtbot, page)
    assert "training  2 rows 0.0000" in split_panel(page).cards.accessibleName()
