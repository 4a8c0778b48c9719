"""The mini-batch lab in the whole window: what is typed and refused, own images, numbers in both languages."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from engine.core.messages import Language
from engine.core.parts_batches import StreamPart
from engine.core.status import Phase, Snapshot
from gui.lab_page import LabPage
from gui.panels.code_panel import CodePanel
from gui.settings import Remembered
from tests.gui import deeds as do
from tests.gui.softmax import keys
from tests.gui.window import POPUPS, at, child, choose, drawn, opened, press, with_knob

pytestmark = POPUPS
LAB = "l07_tips/minibatch"


def _type(qtbot: QtBot, page: LabPage, knob: str, text: str) -> None:
    line = child(page.knobs, QComboBox, f"knob {knob}").lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("knob", "text", "expected"),
    [
        ("batch_size", "0", "expected 1 to 1,000,000"),
        ("batch_size", "-3", "expected 1 to 1,000,000"),
        ("learning_rate", "0", "expected 1e−12 to 1e6"),
        ("learning_rate", "1e9", "expected 1e−12 to 1e6"),
    ],
)
def test_a_batch_of_nothing_and_an_absurd_rate_are_refused_at_the_knob_and_nothing_is_lost(
    knob: str, text: str, expected: str, qtbot: QtBot
) -> None:
    page = opened(qtbot, LAB).page
    do.step_on(qtbot, page, 10)
    with qtbot.waitSignal(page.engine.refused):
        _type(qtbot, page, knob, text)
    assert page.notice.isVisible()
    assert expected in page.notice.words.text()
    assert at(qtbot, page, 10).status.knobs[knob] == {"batch_size": 32, "learning_rate": 0.5}[knob]


def test_a_typed_batch_size_is_in_force_from_the_next_update_on(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    do.step_on(qtbot, page, 10)
    _type(qtbot, page, "batch_size", "7")
    with_knob(qtbot, page, "batch_size", 7)
    shown = drawn(qtbot, page, lambda now: _stream(now.frame.parts).size == 7)
    assert (shown.status.step, _stream(shown.frame.parts).position) == (10, 320)


def _drawn_in(name: str, shown: Snapshot) -> bool:
    return name in shown.frame.parts


def _stream(parts: object) -> StreamPart:
    assert isinstance(parts, dict)
    found = parts["stream"]
    assert isinstance(found, StreamPart)
    return found


def test_own_images_of_784_pixels_take_the_place_of_the_digits(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    y = np.arange(200) % 10
    prototypes = rng.integers(0, 256, (10, 784))
    X = np.clip(prototypes[y] + rng.integers(-40, 40, (200, 784)), 0, 255)
    file = tmp_path / "mnist.csv"
    np.savetxt(file, np.column_stack([X, y]), fmt="%d", delimiter=",")
    page = opened(qtbot, LAB).page
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(page.engine.scene_ready):
        press(qtbot, page.knobs.data.open_file)
        assert page.knobs.data.box.currentText() == "reading mnist.csv …"
    assert page.knobs.data.box.currentText() == "mnist.csv"
    shown = drawn(qtbot, page, lambda now: _stream(now.frame.parts).images.pixels.shape[1] == 28)
    assert _stream(shown.frame.parts).rows == 160
    for views in ((("stream",), ("accuracy", "images")), (("dial",), ("wrong", "costs"))):
        page.views.open(views)
        do.step_on(qtbot, page, 10)
    assert not page.notice.isVisible()
    assert not page.banner.isVisible()
    do.play(qtbot, page)
    assert page.snapshot is not None
    assert page.snapshot.status.phase is Phase.DONE
    assert page.snapshot.status.message.values["percent"] == "100.0"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_number_of_the_views_can_be_asked_for_in_both_languages(language: Language, qtbot: QtBot) -> None:
    page = opened(qtbot, LAB, wanted=Remembered(language=language, theme="light")).page
    expected = {
        "stream": {
            ("epoch",),
            ("first_row",),
            ("last_row",),
            ("epoch_rows",),
            ("batch_rows",),
            ("accuracy",),
            ("cost",),
        },
        "accuracy": {("measured",), ("tested",), ("train_accuracy",), ("test_accuracy",)},
        "costs": {("measured",), ("tested",), ("whole_cost",), ("test_cost",), ("cost",)},
        "dial": {("batch_rows",), ("measured",), ("angle",), ("typical_angle", "32")},
        "wrong": {("wrong_count",), ("tested",), ("test_accuracy",)},
    }
    for name, wanted in expected.items():
        page.views.open(((name,),))
        do.step_on(qtbot, page, 1)
        drawn(qtbot, page, partial(_drawn_in, name))
        assert {key for key in keys(page.views.frame(name).panel) if key[0] != "test_right"} == wanted


def test_the_run_is_copied_as_a_program_with_the_batches_as_they_were(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.views.open((("code",),))
    do.step_on(qtbot, page, 10)
    _type(qtbot, page, "batch_size", "7")
    with_knob(qtbot, page, "batch_size", 7)
    panel = page.views.frame("code").panel
    assert isinstance(panel, CodePanel)
    with qtbot.waitSignal(page.engine.program_ready):
        choose(qtbot, panel.copy, "NumPy")
    text = QGuiApplication.clipboard().text()
    compile(text, "program", "exec")
    assert "if step == 10:  # changed by hand\n        batch_size = 7\n" in text
    assert page.notice.words.text().startswith("The program (1,9")
