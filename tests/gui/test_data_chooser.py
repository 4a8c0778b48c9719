"""Other data in the whole window: those of the app with rates that suit them, and a learner's own files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from engine.core.frames import RowsPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from tests.gui.window import POPUPS, at, child, choose, drawn, opened, pick, press, switch_language

pytestmark = POPUPS


def _open_file(qtbot: QtBot, page: LabPage, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press the button for a file and choose `path` in the dialog."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), "CSV"))
    press(qtbot, page.knobs.data.open_file)


def _rows(snapshot: Snapshot) -> RowsPart:
    part = snapshot.frame.parts["table"]
    assert isinstance(part, RowsPart)
    return part


def _of_rows(count: int) -> Callable[[Snapshot], bool]:
    return lambda shown: _rows(shown).rows == count


def test_a_data_set_comes_with_a_rate_that_suits_it(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    rate = child(page.knobs, QComboBox, "knob learning_rate")
    for words, rows, suited in (
        ("Exam scores (5 students)", 5, "1e-5"),
        ("Exam scores (25 students)", 25, "1e-5"),
        ("House size → price", 7, "0.4"),
        ("Hours and attendance → score", 5, "0.01"),
    ):
        with qtbot.waitSignal(page.engine.scene_ready):
            pick(qtbot, page.knobs.data.box, words)
        drawn(qtbot, page, _of_rows(rows))
        assert rate.currentText() == suited
        assert page.knobs.data.box.currentText() == words
    assert child(page.knobs, QComboBox, "knob scaling").currentText() == "none"


def test_the_data_sets_have_titles_in_both_languages(qtbot: QtBot) -> None:
    window = opened(qtbot)
    box = window.page.knobs.data.box
    assert box.itemText(2) == "Exam scores (25 students)"
    assert "Brase" not in box.toolTip()
    pick(qtbot, box, "Exam scores (25 students)")
    qtbot.waitUntil(lambda: "Companion data of Brase" in box.toolTip())
    switch_language(qtbot, window)
    assert box.currentText() == "시험 점수 (25명)"
    assert "부속 자료" in box.toolTip()


@pytest.mark.parametrize(
    ("text", "encoding", "columns"),
    [
        ("1,2,3\n2,1,4\n5,5,10\n4,4,9\n", "utf-8", ("x1", "x2")),
        ("중간,과제,기말\n1,2,3\n2,1,4\n5,5,10\n4,4,9\n", "utf-16", ("중간", "과제")),
        ("중간,과제,기말\n1,2,3\n2,1,4\n5,5,10\n4,4,9\n", "cp949", ("중간", "과제")),
        ("# mine\na & b,c,y\n1,2,3\n2,1,4\n5,5,10\n4,4,9\n", "utf-8-sig", ("a & b", "c")),
    ],
)
def test_a_csv_file_of_the_learner_is_learned_from(
    text: str,
    encoding: str,
    columns: tuple[str, str],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = opened(qtbot).page
    path = tmp_path / "점수.csv"
    path.write_bytes(text.encode(encoding))
    _open_file(qtbot, page, path, monkeypatch)
    snapshot = drawn(qtbot, page, _of_rows(4))
    assert _rows(snapshot).target.tolist() == [3, 4, 10, 9]
    assert page.knobs.data.box.currentText() == "점수.csv"
    assert not page.notice.isVisible()
    boxes = [child(page.knobs, QCheckBox, f"knob features {k}") for k in range(2)]
    assert tuple(box.text().replace("&&", "&") for box in boxes) == columns
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"1,2\n3,x\n", "Line 2, column 2: found"),
        (b"1,2\n3,4,5\n", "Line 2: found 3 columns, expected 2"),
        (b"", "Found no rows"),
        (b"1,2\n\x00,3\n", "NUL"),
        (b"5\n6\n", "expected at least two"),
        (b"1,nan\n2,3\n", "column 2: found"),
        (b"1,2\n2,3\n4,<img src=x>\n", 'Line 3, column 2: found "<img src=x>"'),
    ],
)
def test_a_broken_file_is_refused_with_its_place_and_the_lab_stays_as_it_was(
    content: bytes, said: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    before = at(qtbot, page, 10)
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, path, monkeypatch)
    assert page.notice.isVisible()
    assert said in page.notice.words.text()
    assert page.knobs.data.box.currentText() == "Hours and attendance → score"
    after = at(qtbot, page, 10)
    assert after.frame.cost == before.frame.cost
    choose(qtbot, page.transport.step, "One update")
    at(qtbot, page, 11)
    assert not page.notice.isVisible()


def test_a_missing_file_and_a_folder_are_refused(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = opened(qtbot).page
    for path, said in ((tmp_path / "none.csv", "no such file"), (tmp_path, "folder")):
        with qtbot.waitSignal(page.engine.refused):
            _open_file(qtbot, page, path, monkeypatch)
        assert said in page.notice.words.text()


def test_a_dialog_that_is_closed_changes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(qtbot)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    with qtbot.assertNotEmitted(window.page.knobs.command_requested):
        press(qtbot, window.page.knobs.data.open_file)


def test_a_notice_speaks_the_language_in_force_and_can_be_closed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot)
    page = window.page
    path = tmp_path / "broken.csv"
    path.write_text("1,2\nx,3\n", encoding="utf-8")
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, path, monkeypatch)
    assert page.notice.words.text() == 'broken.csv: Line 2, column 1: found "x", expected a number.'
    switch_language(qtbot, window)
    assert page.notice.words.text().startswith("broken.csv: 2번째 줄")
    press(qtbot, page.notice.close_button)
    assert not page.notice.isVisible()


def test_after_a_file_the_data_sets_of_the_app_can_be_chosen_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot).page
    path = tmp_path / "own.csv"
    path.write_text("1,2\n2,3\n3,5\n", encoding="utf-8")
    _open_file(qtbot, page, path, monkeypatch)
    drawn(qtbot, page, _of_rows(3))
    assert page.knobs.data.box.count() == 6
    pick(qtbot, page.knobs.data.box, "Exam scores (25 students)")
    drawn(qtbot, page, _of_rows(25))
    assert page.knobs.data.box.count() == 5


# ── which column of a file is the target


def _images(folder: Path, header: str = "") -> Path:
    """Images of four pixels with their class first."""
    rng = np.random.default_rng(0)
    label = np.arange(60) % 3
    file = folder / "images.csv"
    table = np.column_stack([label, rng.integers(0, 200, (60, 3)), np.arange(60) % 3 * 80])
    np.savetxt(file, table, fmt="%d", delimiter=",", header=header, comments="")
    return file


@pytest.mark.parametrize(
    ("header", "column", "why"),
    [("label,a,b,c,d", "column 1: label", "found by its name"), ("", "column 1", "found by its numbers")],
)
def test_images_with_the_label_first_are_learned_from_and_the_column_is_told(
    header: str, column: str, why: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, "l07_tips/minibatch")
    page = window.page
    target = page.knobs.data.target
    assert not target.isVisible(), "the app's own data have no column to choose"
    with qtbot.waitSignal(page.engine.scene_ready) as begun:
        _open_file(qtbot, page, _images(tmp_path, header), monkeypatch)
    assert begun.args is not None
    assert begun.args[0].classes == ("0", "1", "2")
    assert target.isVisible()
    assert (target.box.currentText(), target.why.text()) == (column, why)
    switch_language(qtbot, window)
    assert target.box.currentText() == column.replace("column 1", "1열")
    switch_language(qtbot, window)
    with qtbot.waitSignal(page.engine.scene_ready):
        pick(qtbot, page.knobs.data.box, "Handwritten digits (8×8)")
    assert not target.isVisible()


def test_where_two_columns_could_be_the_label_the_learner_is_told_and_takes_the_other(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, "l05_logistic/train").page
    target = page.knobs.data.target
    file = tmp_path / "people.csv"
    rows = "\n".join(f"{k % 2},{20 + k},{k // 2 % 2}" for k in range(40))
    file.write_text(f"smoker,age,ill\n{rows}\n", encoding="utf-8")
    with qtbot.waitSignal(page.engine.scene_ready):
        _open_file(qtbot, page, file, monkeypatch)
    assert (target.box.currentText(), target.why.text()) == ("column 3: ill", "column 1 could be it too")
    with qtbot.waitSignal(page.engine.scene_ready) as begun:
        pick(qtbot, target.box, "column 1: smoker")
    assert begun.args is not None
    assert (begun.args[0].columns, begun.args[0].targets) == (("age", "ill"), ("smoker",))
    assert (target.box.currentText(), target.why.text()) == ("column 1: smoker", "chosen by you")


def test_a_column_that_holds_no_labels_is_refused_and_the_one_in_force_is_shown_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, "l07_tips/minibatch").page
    target = page.knobs.data.target
    with qtbot.waitSignal(page.engine.scene_ready):
        _open_file(qtbot, page, _images(tmp_path, "label,a,b,c,d"), monkeypatch)
    with qtbot.waitSignal(page.engine.refused):
        pick(qtbot, target.box, "column 3: b")
    assert "images.csv: Column 3, taken for the target: Row 1" in page.notice.words.text()
    assert target.box.currentText() == "column 1: label"
    assert page.knobs.data.box.currentText() == "images.csv"


def _people(folder: Path) -> Path:
    """Whose last column is no label, but a number that was meant as one here and there."""
    rows = "\n".join(f"{k % 2},{20 + k},{k // 2 % 2 if k else 2}" for k in range(40))
    file = folder / "people.csv"
    file.write_text(f"smoker,age,ill\n{rows}\n", encoding="utf-8")
    return file


def test_of_a_file_refused_for_its_target_another_column_can_be_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, "l05_logistic/train")
    page = window.page
    data, target = page.knobs.data, page.knobs.data.target
    before = data.box.currentText()
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, _people(tmp_path), monkeypatch)
    assert page.notice.isVisible()
    assert data.box.currentText() == before, "the run goes on with what it had"
    assert target.isVisible()
    assert (target.box.currentText(), target.why.text()) == ("column 3: ill", "choose the target of people.csv")
    switch_language(qtbot, window)
    switch_language(qtbot, window)
    assert target.why.text() == "choose the target of people.csv"
    with qtbot.waitSignal(page.engine.refused):
        pick(qtbot, target.box, "column 2: age")
    assert (target.box.currentText(), target.why.text()) == ("column 2: age", "choose the target of people.csv")
    with qtbot.waitSignal(page.engine.scene_ready) as begun:
        pick(qtbot, target.box, "column 1: smoker")
    assert begun.args is not None
    assert begun.args[0].targets == ("smoker",)
    assert (data.box.currentText(), target.why.text()) == ("people.csv", "chosen by you")


def test_other_data_or_those_that_are_there_put_a_refused_file_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, "l05_logistic/train").page
    data = page.knobs.data
    file = _people(tmp_path)
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, file, monkeypatch)
    pick(qtbot, data.box, data.box.currentText())
    assert not data.target.isVisible()
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, file, monkeypatch)
    assert data.target.isVisible()
    other = next(data.box.itemText(k) for k in range(data.box.count()) if k != data.box.currentIndex())
    with qtbot.waitSignal(page.engine.scene_ready):
        pick(qtbot, data.box, other)
    assert not data.target.isVisible()
