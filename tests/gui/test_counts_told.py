"""Counts of epochs and images explain themselves: the number under the mouse is the one that is told."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from engine.core.lesson import CsvData
from engine.core.messages import LANGUAGES, Language, sentence
from engine.topics.batches import rows
from engine.topics.batches.minibatches import MiniBatches
from gui.panels.dial_panel import DialPanel
from gui.panels.epochs_panel import AccuracyPanel, EpochCostPanel
from gui.panels.panel import Panel
from gui.panels.stream_panel import StreamPanel
from gui.panels.wrong_panel import WrongPanel
from gui.settings import Remembered
from tests.engine.batches import trained
from tests.gui import deeds as do
from tests.gui.batches import shown
from tests.gui.softmax import keys, numbers
from tests.gui.window import POPUPS, drawn, opened

pytestmark = POPUPS
PANELS: dict[str, type[Panel]] = {
    "stream": StreamPanel,
    "accuracy": AccuracyPanel,
    "costs": EpochCostPanel,
    "dial": DialPanel,
    "wrong": WrongPanel,
}


def _written(panel: Panel) -> dict[tuple[str, ...], str]:
    """What is written at the place of each number of a line of words."""
    found = {}
    for spot in numbers(panel).spots():
        words: Any = spot.field
        text, metrics = words.shown_text(), words.fontMetrics()
        inside = [k for k in range(len(text)) if spot.rect.left() - 1 <= metrics.horizontalAdvance(text[:k])]
        inside = [k for k in inside if metrics.horizontalAdvance(text[: k + 1]) <= spot.rect.right() + 3]
        found[spot.key] = "".join(text[k] for k in inside).strip()
    return found


def _values_agree(panel: Panel, run: MiniBatches, *, least: int) -> None:
    counted = 0
    for key, written in _written(panel).items():
        told = run.explain(key)
        assert all(sentence(told.title, language) for language in LANGUAGES)
        if float(told.value).is_integer() and key[0] not in ("accuracy", "cost"):
            counted += 1
            assert written.rstrip("%° ") in (f"{told.value:,.0f}", f"{told.value:,.0f}.0"), key
    assert counted >= least


@pytest.mark.parametrize(("view", "least"), [("stream", 5), ("accuracy", 2), ("costs", 2), ("dial", 2), ("wrong", 2)])
@pytest.mark.parametrize("updates", [50, 134])
def test_the_counts_of_each_view_are_told_with_their_own_value(
    view: str, least: int, updates: int, qtbot: QtBot
) -> None:
    run = trained(updates)
    panel, _ = shown(qtbot, PANELS[view](), run, view, (900, 420))
    _values_agree(panel, run, least=least)


@pytest.mark.parametrize(("pieces", "updates"), [("ten", 60), ("ten", 270), ("five", 300), ("by_class", 40)])
def test_pieces_and_passes_are_told_too_also_after_the_last_piece(pieces: str, updates: int, qtbot: QtBot) -> None:
    run = trained(updates, pieces=pieces)
    panel, _ = shown(qtbot, StreamPanel(), run, "stream", (900, 420))
    assert {("piece",), ("pieces",), ("pass",), ("passes",)} <= set(keys(panel))
    assert (("round",) in keys(panel)) is (updates > 250), "all pieces have been learned"
    _values_agree(panel, run, least=7)


def test_images_without_room_are_told_as_what_is_left(qtbot: QtBot) -> None:
    run = trained(1, batch_size=400)
    panel, _ = shown(qtbot, StreamPanel(), run, "stream", (700, 240))
    told = run.explain(("hidden_images", str(panel.grid.shown())))
    assert _written(panel)[told.key] == f"{told.value:.0f}"
    assert told.numbers == f"= 400 - {panel.grid.shown()}"


def test_of_a_large_table_it_is_told_on_how_many_images_is_measured(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "GAUGE_NUMBERS", 64 * 100)
    monkeypatch.setattr("engine.topics.batches.count_explain.GAUGE_NUMBERS", 64 * 100)
    run = trained(45)
    panel, _ = shown(qtbot, AccuracyPanel(), run, "accuracy", (900, 420))
    assert panel.of_train.text().startswith("training (100 of 1,437 images measured): ")
    _values_agree(panel, run, least=4)
    assert run.explain(("measured",)).numbers == r"= \left\lfloor \frac{6{,}400}{64} \right\rfloor"
    assert run.explain(("train_rows",)).numbers == r"= \left\lfloor 1{,}797 \cdot 0.8 \right\rfloor"


def test_without_test_rows_nothing_is_told_of_them(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, AccuracyPanel(), trained(10, held_out=0), "accuracy", (900, 420))
    assert set(keys(panel)) == {("measured",), ("train_accuracy",)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mouse_over_a_count_brings_its_bubble_in_both_languages(language: Language, qtbot: QtBot) -> None:
    page = opened(qtbot, "l07_tips/minibatch", wanted=Remembered(language=language, theme="light")).page
    page.views.open((("stream",),))
    do.step_on(qtbot, page, 1)
    drawn(qtbot, page, lambda now: "stream" in now.frame.parts)
    panel = page.views.frame("stream").panel
    asked: list[tuple[tuple[str, ...], QRect]] = []
    panel.explain_requested.connect(lambda key, box: asked.append((key, box)))
    spot = next(found for found in numbers(panel).spots() if found.key == ("last_row",))
    assert _written(panel)[("last_row",)] == "64"
    qtbot.mouseMove(spot.field, spot.rect.center() + QPoint(0, 1))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[-1][0] == ("last_row",)


def test_a_piece_of_one_class_is_told_as_such(tmp_path: Path, qtbot: QtBot) -> None:
    label = np.array([0] * 30 + [1] * 50 + [2] * 20)
    pixels = np.random.default_rng(0).integers(0, 256, (100, 4))
    file = tmp_path / "three.csv"
    np.savetxt(file, np.column_stack([label, pixels]), fmt="%d", delimiter=",", header="label,a,b,c,d", comments="")
    run = trained(0, CsvData(str(file)), pieces="by_class", held_out=0)
    told = run.explain(("epoch_rows",))
    assert told.value == 30
    assert sentence(told.title, "en").endswith("labelled 0")
