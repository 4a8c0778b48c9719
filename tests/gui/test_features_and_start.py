"""Columns to learn from and the start of a run, chosen in the panel of the whole window."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from engine.core.commands import SetData, SetParameters
from engine.core.lesson import CsvData
from gui.lab_page import LabPage
from tests.gui.window import (
    POPUPS,
    at,
    child,
    choose,
    drawn,
    opened,
    parameters,
    press,
    switch_language,
    with_data,
    with_knob,
)

pytestmark = POPUPS


def _tick(qtbot: QtBot, page: LabPage, index: int) -> QCheckBox:
    box = child(page.knobs, QCheckBox, f"knob features {index}")
    box.click()
    return box


def _words(page: LabPage) -> str:
    """Everything the panel says about the start."""
    return page.knobs.seed.text()


def test_feature_boxes_choose_columns_and_one_has_to_stay(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    with_data(qtbot, page, "exam_scores")
    _tick(qtbot, page, 0)
    with_knob(qtbot, page, "features", (1, 2))
    # Faster than the engine answers: the second click knows of the first.
    _tick(qtbot, page, 2)
    _tick(qtbot, page, 0)
    with_knob(qtbot, page, "features", (1, 0))
    last = _tick(qtbot, page, 0)
    with_knob(qtbot, page, "features", (1,))
    assert not last.isChecked()
    only = child(page.knobs, QCheckBox, "knob features 1")
    assert only.isChecked()
    assert not only.isEnabled()


def test_columns_beyond_the_boxes_stay_in_use(qtbot: QtBot, tmp_path: Path) -> None:
    page = opened(qtbot).page
    rows = [",".join(str((row * 7 + column * column) % 11) for column in range(36)) for row in range(50)]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    page.send(SetData(CsvData(str(path))))
    with qtbot.waitSignal(page.engine.scene_ready):
        pass
    _tick(qtbot, page, 3)
    with_knob(qtbot, page, "features", tuple(column for column in range(35) if column != 3))


def test_feature_boxes_have_the_names_of_the_columns_in_both_languages(qtbot: QtBot) -> None:
    window = opened(qtbot)
    boxes = [child(window.page.knobs, QCheckBox, f"knob features {k}") for k in range(2)]
    assert [box.text() for box in boxes] == ["Hours studied", "Hours attended"]
    switch_language(qtbot, window)
    assert [box.text() for box in boxes] == ["공부 시간", "출석 시간"]


def test_a_new_start_shows_its_seed_and_is_made_from_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    press(qtbot, page.knobs.new_start)
    first = with_knob(qtbot, page, "initialisation", "normal")
    assert f"seed {first.status.seed}" in _words(page)
    before = parameters(first)
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)
    press(qtbot, page.transport.reset)
    assert parameters(at(qtbot, page, 0)) == before
    assert f"seed {first.status.seed}" in _words(page)


def test_each_new_start_has_another_seed(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    seeds = set()
    for _ in range(4):
        with qtbot.waitSignal(page.engine.scene_ready):
            press(qtbot, page.knobs.new_start)
        assert page.snapshot is not None
        seeds.add(page.snapshot.status.seed)
    assert len(seeds) > 1


def test_a_start_set_by_hand_is_called_so(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    assert "zeros" in _words(page)
    page.send(SetParameters({"w1": 3.0}))
    drawn(qtbot, page, lambda shown: shown.status.by_hand)
    assert "set by hand" in _words(page)
    press(qtbot, page.knobs.new_start)
    drawn(qtbot, page, lambda shown: not shown.status.by_hand)
    assert "set by hand" not in _words(page)


def test_starts_that_have_a_name_are_chosen_from_the_menu_of_new_start(qtbot: QtBot) -> None:
    window = opened(qtbot, "l09_xor/train")
    page = window.page
    choose(qtbot, page.knobs.new_start, "Seed 6: it does not solve XOR")
    drawn(qtbot, page, lambda shown: shown.status.seed == 6)
    choose(qtbot, page.knobs.new_start, "The start of the course")
    begun = drawn(qtbot, page, lambda shown: abs(shown.frame.cost - 0.7584) < 1e-4)
    assert (begun.status.knobs["learning_rate"], begun.status.goal) == (0.1, 10_001)
    switch_language(qtbot, window)
    menu = page.knobs.new_start.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()][1] == "시드 1: 긴 고원"


def test_a_lab_without_named_starts_has_no_such_menu(qtbot: QtBot) -> None:
    assert opened(qtbot).page.knobs.new_start.menu() is None
