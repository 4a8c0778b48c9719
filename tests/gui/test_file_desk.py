"""Saving what is on screen and opening it again, in the whole window: the run as a lesson, the window as a picture."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import catalogue, headless
from engine.core import lesson_file
from engine.core.asides import Ghost, Pin
from engine.core.commands import Command, PinRun, Play, Seek, SetData, SetKnob, SetParameters, SetSpeed, Step
from engine.core.lesson import CsvData, Lesson
from engine.core.pace import Speed
from engine.core.parts_rates import RatesPart
from engine.core.status import Phase
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from tests.gui.window import (
    LONGEST_MS,
    POPUPS,
    TRAIN,
    at,
    at_full_speed,
    choose,
    drawn,
    opened,
    parameters,
    press,
    with_knob,
)

pytestmark = POPUPS
SAVE, OPEN, PICTURE = "Save this lab…\tCtrl+S", "Open a saved lab…\tCtrl+O", "Save a picture…"
RATES = "l07_tips/learning_rate"
Answer = Callable[[Path | None], list[str]]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Says what is chosen in the next dialogs; None for Cancel. The names that the dialogs suggest are noted."""
    suggested: list[str] = []

    def chosen(path: Path | None) -> list[str]:
        def dialog(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
            suggested.append(Path(suggestion).name)
            return ("" if path is None else str(path), "")

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", dialog)
        return suggested

    return chosen


def _said(qtbot: QtBot, page: LabPage, words: str) -> None:
    """Wait until the notice of the page says so."""
    qtbot.waitUntil(lambda: page.notice.isVisible() and words in page.notice.words.text(), timeout=LONGEST_MS)


def _step(qtbot: QtBot, page: LabPage, updates: int) -> None:
    assert page.snapshot is not None
    target = page.snapshot.status.step + updates
    page.send(Step(updates))
    at(qtbot, page, target)


def _save(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    choose(qtbot, window.top.menu, SAVE)
    _said(qtbot, window.page, f"This lab is saved: {path.name}")


def _ghost(qtbot: QtBot, page: LabPage) -> Ghost:
    """The parameters of the run where it stands, to the last bit."""
    with qtbot.waitSignal(page.engine.pins_changed, timeout=LONGEST_MS) as told:
        page.send(PinRun())
    pins: tuple[Pin, ...] = told.args[0]
    return pins[-1].ghost


def _result(path: Path) -> Mapping[str, Any]:
    """What `main.py --headless --lesson FILE` works out of it."""
    lesson = lesson_file.read(path, catalogue.lab)
    return headless.run(lesson, catalogue.lab(lesson.lab))


def _flat(params: Mapping[str, Any]) -> list[float]:
    return [float(value) for table in params.values() for value in np.ravel(table)]


@pytest.mark.parametrize(
    ("lab", "change"),
    [
        (TRAIN, SetKnob("learning_rate", 2e-5)),
        (TRAIN, SetParameters({"b": 4.0})),
        (RATES, SetKnob("decay_every", 3)),
        ("l07_tips/minibatch", SetKnob("batch_size", 7)),
        ("l07_tips/scaling", SetKnob("rate_standard", 0.3)),
    ],
)
def test_a_headless_run_of_the_saved_file_ends_with_the_parameters_on_screen(
    qtbot: QtBot, tmp_path: Path, answer: Answer, lab: str, change: Command
) -> None:
    window = opened(qtbot, lab)
    _step(qtbot, window.page, 10)
    window.page.send(change)
    _step(qtbot, window.page, 10)
    path = tmp_path / "handed in.json"
    suggested = answer(path)
    _save(qtbot, window, path)
    assert suggested == [f"{lab.replace('/', '-')}.json"]
    result, shown = _result(path), _ghost(qtbot, window.page)
    assert _flat(result["params"]) == shown.values.tolist()
    assert result["cost"][str(result["steps"])] == shown.cost
    assert [event["at"] for event in json.loads(path.read_text(encoding="utf-8"))["events"]] == [10]


def test_each_of_the_compared_runs_comes_back(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window = opened(qtbot, RATES)
    _step(qtbot, window.page, 10)
    path = tmp_path / "rates.json"
    answer(path)
    _save(qtbot, window, path)
    snapshot = drawn(qtbot, window.page, lambda shown: "rates" in shown.frame.parts)
    part = snapshot.frame.parts["rates"]
    assert isinstance(part, RatesPart)
    costs = {name: run["cost"]["10"] for name, run in _result(path)["runs"].items()}
    assert costs == {row.name: row.cost for row in part.runs}
    assert len(costs) == 3


def test_a_saved_lab_is_opened_in_another_window_ready_to_be_played_to_where_it_stood(
    qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    window = opened(qtbot)
    _step(qtbot, window.page, 10)
    window.page.send(SetKnob("learning_rate", 2e-5))
    _step(qtbot, window.page, 10)
    stood = parameters(at(qtbot, window.page, 20))
    path = tmp_path / "class.json"
    answer(path)
    _save(qtbot, window, path)

    other = opened(qtbot, "l09_xor/forward")
    choose(qtbot, other.top.menu, OPEN)
    page = other.page
    assert page.lab.name == TRAIN
    assert other.tab_bar.tabData(other.tab_bar.currentIndex()) == "l04_linear"
    ready = drawn(qtbot, page, lambda shown: shown.status.goal == 20)
    assert (ready.status.step, ready.status.phase) == (0, Phase.PAUSED)
    at_full_speed(page)
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.phase is Phase.DONE)
    assert parameters(at(qtbot, page, 20)) == stood


def test_a_lab_that_is_open_already_goes_back_to_what_was_saved(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window = opened(qtbot)
    path = tmp_path / "prepared.json"
    answer(path)
    window.page.send(SetKnob("learning_rate", 2e-5))
    with_knob(qtbot, window.page, "learning_rate", 2e-5)
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    _said(qtbot, window.page, "This lab is saved")
    _step(qtbot, window.page, 10)
    window.page.send(SetKnob("learning_rate", 1e-6))
    with_knob(qtbot, window.page, "learning_rate", 1e-6)
    qtbot.keyClick(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    back = with_knob(qtbot, window.page, "learning_rate", 2e-5)
    assert (back.status.step, back.status.goal) == (0, window.page.lab.steps)


def test_the_run_goes_on_while_the_dialog_is_open_and_is_saved_as_it_was_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot)
    page, path = window.page, tmp_path / "running.json"
    told: list[Lesson] = []
    page.engine.lesson_told.connect(told.append)

    def dialog(*_: object) -> tuple[str, str]:
        drawn(qtbot, page, lambda shown: shown.status.step > told[0].steps + 5)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    page.send(SetSpeed(Speed.PER_SECOND_30))
    page.send(Play())
    drawn(qtbot, page, lambda shown: shown.status.step > 2)
    _save(qtbot, window, path)
    assert json.loads(path.read_text(encoding="utf-8"))["steps"] == told[0].steps


@pytest.mark.parametrize("lab", ["l04_linear/shapes", "l08_neuron/gates"])
def test_a_lab_without_training_keeps_its_knobs(qtbot: QtBot, tmp_path: Path, answer: Answer, lab: str) -> None:
    window = opened(qtbot, lab)
    path = tmp_path / "still.json"
    answer(path)
    _save(qtbot, window, path)
    assert dict(lesson_file.read(path, catalogue.lab).knobs) == dict(drawn(qtbot, window.page).status.knobs)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("no JSON at all", "broken.json: "),
        ('{"format": "modulab-lesson", "version": 1, "lab": "l99/none"}', "l99/none"),
        ('{"format": "modulab-lesson", "version": 1, "lab": "l04_linear/train", "seed": -1}', "seed"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence_and_nothing_is_lost(
    qtbot: QtBot, tmp_path: Path, answer: Answer, content: str, words: str
) -> None:
    window = opened(qtbot)
    _step(qtbot, window.page, 10)
    stood = parameters(at(qtbot, window.page, 10))
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")
    answer(path)
    choose(qtbot, window.top.menu, OPEN)
    _said(qtbot, window.page, words)
    assert window.page.lab.name == TRAIN
    window.page.send(Seek(10))
    assert parameters(at(qtbot, window.page, 10)) == stood


def test_rows_of_a_file_that_is_gone_are_missed_in_one_sentence_and_the_run_stays(
    qtbot: QtBot, tmp_path: Path, answer: Answer
) -> None:
    window = opened(qtbot)
    rows = tmp_path / "rows.csv"
    rows.write_text("1,2,3\n2,1,4\n5,5,10\n4,4,9\n", encoding="utf-8")
    with qtbot.waitSignal(window.page.engine.scene_ready):
        window.page.send(SetData(CsvData(str(rows))))
    path = tmp_path / "mine.json"
    answer(path)
    _save(qtbot, window, path)
    assert json.loads(path.read_text(encoding="utf-8"))["data"] == {"csv": "rows.csv"}, "both may be moved together"
    _step(qtbot, window.page, 3)
    rows.unlink()
    choose(qtbot, window.top.menu, OPEN)
    _said(qtbot, window.page, "rows.csv")
    at(qtbot, window.page, 3)


def test_who_cancels_saves_and_opens_nothing(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window = opened(qtbot)
    suggested = answer(None)
    with qtbot.waitSignal(window.page.engine.lesson_told):
        choose(qtbot, window.top.menu, SAVE)
    qtbot.waitUntil(lambda: len(suggested) == 1)
    choose(qtbot, window.top.menu, OPEN)
    choose(qtbot, window.top.menu, PICTURE)
    qtbot.waitUntil(lambda: len(suggested) == 3)
    assert not window.page.notice.isVisible()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_is_said(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window = opened(qtbot)
    answer(tmp_path / "missing" / "lab.json")
    choose(qtbot, window.top.menu, SAVE)
    _said(qtbot, window.page, "lab.json: nothing can be written there")
    answer(tmp_path / "missing" / "lab.png")
    choose(qtbot, window.top.menu, PICTURE)
    _said(qtbot, window.page, "lab.png: nothing can be written there")


def test_a_name_without_its_ending_gets_it_and_a_file_of_that_name_is_asked_about(
    qtbot: QtBot, tmp_path: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot)
    answer(tmp_path / "lab v1.2")
    _save(qtbot, window, tmp_path / "lab v1.2.json")
    asked: list[str] = []

    def dialog(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggestion).name)
        return str(tmp_path / ("lab v1.2" if len(asked) == 1 else "second.json")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    _save(qtbot, window, tmp_path / "second.json")
    assert asked == ["l04_linear-train.json", "lab v1.2.json"]


def test_the_picture_is_the_window_as_it_is_drawn(qtbot: QtBot, tmp_path: Path, answer: Answer) -> None:
    window = opened(qtbot, size=(1280, 720))
    path = tmp_path / "window.png"
    suggested = answer(path)
    choose(qtbot, window.top.menu, PICTURE)
    _said(qtbot, window.page, "The picture is saved: window.png")
    assert suggested == ["l04_linear-train.png"]
    picture = QImage(str(path))
    assert picture.size() == window.size() * window.devicePixelRatio()
    assert picture.pixelColor(5, 5) == window.grab().toImage().pixelColor(5, 5)
