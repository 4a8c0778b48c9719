"""The line of a classifier: from the features of one row to what it costs."""

import re
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.classification import Classification
from engine.core.frames import Look, NothingPart
from engine.core.lesson import TableData
from engine.core.messages import Message
from engine.core.types import frozen
from gui.hover import Numbers
from gui.line_pieces import known
from gui.line_view import LineView
from tests.engine.classifiers import EIGHT, GRADES, SHOWN, STUDENTS, made

_rng = np.random.default_rng(0)
WIDE = TableData(frozen(_rng.normal(size=(60, 30)) * 100), frozen(np.arange(60) % 2))
SEVEN = TableData(frozen(_rng.normal(size=(70, 16))), frozen(np.arange(70) % 7))


@pytest.fixture
def view(qtbot: QtBot) -> LineView:
    view = LineView()
    qtbot.addWidget(view)
    view.resize(1250, view.sizeHint().height())
    view.show()
    qtbot.waitExposed(view)
    return view


def shown(view: LineView, run: Classification, sample: int = 0) -> str:
    view.show_scene(run.scene())
    view.show_part(SHOWN.line(run, Look(sample=sample)))
    return view.text()


def test_a_logistic_row_goes_from_features_to_score_probability_cost_and_gradient(view: LineView) -> None:
    run, _ = made("logistic", STUDENTS, 49, learning_rate=0.2)
    row, y, x = 2, 0.0, (3.0, 1.0)
    w, b = run.params["W"][:, 0], float(run.params["b"][0])
    z = float(np.dot(w, x) + b)
    g = 1 / (1 + np.exp(-z))
    text = shown(view, run, row).replace("−", "-")
    assert text.startswith("z = ")
    for number in (f"{w[0]:.3f}·3", f"{abs(w[1]):.3f}·1", f"= {z:.2f} ", f"g(z) = {g:.3f} ", "y = 0 "):
        assert number in text
    assert f"cost = -log(1 - g) = {-np.log(1 - g):.4g}" in text
    assert f"(g - y)·x = ({(g - y) * 3:.3f}, {(g - y) * 1:.3f})" in text
    assert text.endswith("row 3")


def test_a_softmax_row_tells_scores_probabilities_and_the_cost_of_its_class_by_name(view: LineView) -> None:
    run, _ = made("softmax", EIGHT, 60)
    text = shown(view, run, 6).replace("−", "-")
    p = run.forward.H[6]
    assert f"p = ({p[0]:.2f}, {p[1]:.2f}, {p[2]:.2f})" in text
    assert f"y = 0 -log p(0) = {-np.log(p[0]):.4g}" in text
    assert text.endswith("row 7")
    assert "Σ" not in text


def test_outputs_that_answer_by_themselves_tell_that_they_do_not_add_up_to_one(view: LineView) -> None:
    run, _ = made("one_vs_rest", GRADES, 95, learning_rate=0.1)
    text = shown(view, run)
    g = run.forward.H[0]
    assert f"g = ({g[0]:.2f}, {g[1]:.2f}, {g[2]:.2f}) Σ = {g.sum():.2f}" in text
    assert "p =" not in text


@pytest.mark.parametrize("size", [12, 18], ids=["ordinary", "projector"])
@pytest.mark.parametrize(("kind", "data"), [("logistic", WIDE), ("softmax", SEVEN), ("one_vs_rest", SEVEN)])
def test_many_features_and_classes_fit_into_a_small_window(
    kind: str, data: TableData, size: int, view: LineView
) -> None:
    font = view.font()
    font.setPointSize(size)
    view.setFont(font)
    run, _ = made(kind, data, 30, learning_rate=0.01)
    text = shown(view, run, 41)
    labels = [label for label in view._labels if not label.isHidden()]
    assert text.endswith("row 42")
    assert max(label.geometry().right() for label in labels) <= view.width()
    assert "…" in text


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("logistic", STUDENTS, {"score", "probability", "target", "loss", "row_gradient", "feature", "parameter"}),
        ("softmax", EIGHT, {"score", "probability", "target", "loss"}),
        ("one_vs_rest", GRADES, {"score", "probability", "target", "loss", "output_sum"}),
    ],
)
def test_every_number_of_the_line_is_explained_with_the_value_that_is_written(
    kind: str, data: Any, expected: set[str], view: LineView
) -> None:
    run, _ = made(kind, data, 20)
    shown(view, run, 1)
    numbers = next(child for child in view.children() if isinstance(child, Numbers))
    spots = numbers.spots()
    assert {spot.key[0] for spot in spots} == expected
    assert [spot.key for spot in spots] == [key for piece in view._pieces_shown for _, key in piece.numbers]
    for piece in view._pieces_shown:
        start = 0
        for pattern, key in piece.numbers:
            found = re.compile(pattern).search(piece.words, start)
            assert found is not None
            start = found.end()
            size = float(re.sub(r"[^\d.e]", "", found.group()))
            assert size == pytest.approx(abs(run.explain(key).value), abs=6e-3), (piece.words, key)


def test_a_far_row_is_neither_certain_nor_infinite_in_words(view: LineView) -> None:
    far = TableData(frozen([[2000.0], [-1500.0]]), frozen([0, 1]))
    run, _ = made("logistic", far, 1, learning_rate=0.1)
    text = shown(view, run)
    assert "∞" not in text
    assert "–" not in text


def test_a_part_without_a_line_is_not_known(qtbot: QtBot) -> None:
    run, _ = made("softmax", EIGHT)
    assert known(SHOWN.line(run, Look()))
    assert not known(None)
    assert not known(NothingPart(Message("nothing_to_explain", {"found": ""})))


def test_where_room_is_short_what_is_said_beside_goes_before_the_terms(view: LineView) -> None:
    run, _ = made("logistic", STUDENTS, 49, learning_rate=0.2)
    long = shown(view, run)
    assert "log(1 − g)" in long
    assert "(g − y)·x" in long
    view.resize(view._needed(view._pieces_shown) - 1, view.height())
    assert "log(1 − g)" not in view.text()
    assert "(g − y)·x" in view.text()
    view.resize(view._needed(view._pieces_shown) - 1, view.height())
    assert "(g − y)·x" not in view.text()
    assert "terms" not in view.text()
    assert "·1" in view.text()
