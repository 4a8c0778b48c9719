"""A learner's own file in the labs on learning rates and on evaluation, in the window; and no view without a word."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import SetData
from engine.core.frames import NothingPart
from engine.core.lesson import NamedData
from engine.core.messages import Language, sentence
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.rates_panel import RatesPanel
from tests.gui.deeds import play, step_on
from tests.gui.deeds_evaluation import train_and_open
from tests.gui.window import PLAIN, POPUPS, at, drawn, opened, press, with_data, with_knob

pytestmark = POPUPS

RATES, EVALUATION, OVERFITTING = ("l07_tips/learning_rate", "l07_tips/evaluation", "l07_tips/overfitting")
LINE = "hours,score\n" + "".join(f"{k},{12 + 7 * k + k % 3}\n" for k in range(1, 21))
# Two features of very different size; the table is sorted by class.
CLASSES = "height,weight,pass\n" + "".join(
    f"{150 + (7 * k) % 30 + 12 * label},{0.5 + 0.01 * ((11 * k) % 40) + 0.15 * label:.2f},{label}\n"
    for label in (0, 1)
    for k in range(25)
)


def _open_file(qtbot: QtBot, page: LabPage, path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), "CSV"))
    press(qtbot, page.knobs.data.open_file)


def test_a_file_with_one_number_gets_three_paths_on_a_surface_of_its_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, RATES).page
    _open_file(qtbot, page, tmp_path / "mine.csv", LINE, monkeypatch)
    with_knob(qtbot, page, "rate_3", 0.82)
    assert page.knobs.data.box.currentText() == "mine.csv"
    step_on(qtbot, page, 100)
    panel = page.views.frame("rates").panel
    assert isinstance(panel, RatesPanel)
    said = [lines.head.words.text().split("   ")[1] for lines in panel.rows if not lines.isHidden()]
    assert said == ["creeps", "straight down", "diverges"]
    assert page.views.frame("paths").panel.isVisible()


def test_a_file_of_classes_is_no_table_for_learning_rates_and_the_runs_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, RATES).page
    step_on(qtbot, page, 10)
    with qtbot.waitSignal(page.engine.refused):
        _open_file(qtbot, page, tmp_path / "mine.csv", "hours,grade\n1,A\n2,B\n", monkeypatch)
    assert 'Line 2, column 2: found "A"' in page.notice.words.text()
    at(qtbot, page, 10)


def test_a_file_with_two_classes_is_divided_trained_and_drawn_with_all_three_sets(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, EVALUATION).page
    page.open_set("memory")
    _open_file(qtbot, page, tmp_path / "mine.csv", CLASSES, monkeypatch)
    with_knob(qtbot, page, "training", 30)
    train_and_open(qtbot, page)
    for view in ("plane", "memory_plane"):
        panel = page.views.frame(view).panel
        assert isinstance(panel, ClassMapPanel)
        sets = (panel.items.points, panel.items.validation_points, panel.items.test_points)
        assert [sum(len(dots.points()) for dots in each) for each in sets] == [30, 10, 10]
        assert "of 10 validation rows wrong" in panel.counts.text()
    inks = {dots.opts["brush"].color().name() for dots in (sets[0][0], sets[1][0], sets[2][0])}
    assert len(inks) == 3


def test_wrong_validation_rows_are_ringed_too(qtbot: QtBot) -> None:
    page = opened(qtbot, EVALUATION).page
    with_data(qtbot, page, "noisy_line", learning_rate=3.0, scaling="none", training=30, test=100)
    page.open_set("confusion")
    play(qtbot, page)
    panel = page.views.frame("plane").panel
    assert isinstance(panel, ClassMapPanel)
    items = panel.items
    wrong = [len(each.wrong) for each in (items.verdicts, items.validation_verdicts, items.test_verdicts)]
    assert wrong[1] == 13
    assert len(items.wrong.points()) == sum(wrong)
    assert "pale: 13 of 100 validation rows wrong" in panel.counts.text()


def _holds(view: str, shown: Snapshot) -> bool:
    return view in shown.frame.parts


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", [RATES, OVERFITTING, EVALUATION])
def test_every_view_shows_something_or_says_why_not(name: str, language: Language, qtbot: QtBot) -> None:
    page = opened(qtbot, name, wanted=replace(PLAIN, language=language)).page
    lab = catalogue.lab(name)
    for data in lab.datasets:
        with qtbot.waitSignal(page.engine.scene_ready):
            page.send(SetData(NamedData(data), lab.presets[data]))
        for view in lab.views:
            page.views.open(((view,),))
            part = drawn(qtbot, page, partial(_holds, view)).frame.parts[view]
            frame = page.views.frame(view)
            assert frame.panel.isVisible() != isinstance(part, NothingPart)
            if isinstance(part, NothingPart):
                assert frame.reason.isVisible()
                assert frame.reason.text() == sentence(part.reason, language)
