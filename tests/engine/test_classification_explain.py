"""Every number of a classifier says where it comes from: its exact value, and a formula that gives it by hand."""

import math
import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from engine.core.asides import Explanation
from engine.core.classification import Classification
from engine.core.history import History
from engine.core.lesson import TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.types import frozen
from gui import formula
from tests.engine.classifiers import EIGHT, GRADES, STUDENTS, looked, made
from tests.engine.test_regression_explain import evaluated

_rng = np.random.default_rng(0)
MANY = TableData(frozen(_rng.normal(size=(40, 3))), frozen(np.arange(40) % 7))
# Scores that a plain sigmoid or softmax could not hold.
FAR = TableData(frozen([[2000.0, 1.0], [-1500.0, 2.0], [900.0, 0.0], [-3.0, 1.0]]), frozen([0, 0, 1, 1]))
FAR_CLASSES = TableData(FAR.x, frozen([0, 1, 2, 1]))
RUNS: dict[str, Callable[[], tuple[Classification, History]]] = {
    "students": lambda: made("logistic", STUDENTS, 7),
    "start": lambda: made("logistic", STUDENTS, initialisation="normal", seed=118),
    "zeros": lambda: made("logistic", STUDENTS),
    "scaled": lambda: made("logistic", STUDENTS, 30, scaling="standard", learning_rate=0.5),
    "squares": lambda: made("logistic", STUDENTS, 9, squares=True, learning_rate=0.01),
    "squares scaled": lambda: made("logistic", STUDENTS, 9, squares=True, scaling="minmax"),
    "penalty": lambda: made("logistic", STUDENTS, 25, l2=0.05),
    "held out": lambda: made("logistic", STUDENTS, 25, held_out=30.0, initialisation="normal"),
    "far": lambda: made("logistic", FAR, 4, learning_rate=1.0),
    "one versus rest": lambda: made("one_vs_rest", GRADES, 95, learning_rate=0.1),
    "one versus rest scaled": lambda: made("one_vs_rest", GRADES, 9, scaling="standard", l2=0.1),
    "one versus rest of seven": lambda: made("one_vs_rest", MANY, 9),
    "one versus rest far": lambda: made("one_vs_rest", FAR_CLASSES, 4, learning_rate=1.0),
    "softmax": lambda: made("softmax", EIGHT, 60),
    "softmax scaled": lambda: made("softmax", EIGHT, 20, scaling="minmax", l2=0.02, held_out=20.0),
    "softmax squares": lambda: made("softmax", GRADES, 20, squares=True, learning_rate=0.001),
    "softmax of seven": lambda: made("softmax", MANY, 20, learning_rate=0.5, decay_every=5, decay_factor=0.5),
    "softmax far": lambda: made("softmax", FAR_CLASSES, 4, learning_rate=1.0),
}


def worked_out(numbers: str) -> float:
    """The last expression of a numbers formula, powers of e and logarithms included."""
    written = numbers.split("=")[-1]
    written = re.sub(r"e\^\{((?:[^{}]|\{-\}|\{,\}|\{-?\d+\})*)\}", r"exp(\1)", written)
    written = written.replace(r"\log", "log")
    return evaluated("= " + written)


def keys(run: Classification) -> Iterator[tuple[str, ...]]:
    """Every number there is in a run."""
    d, k = run.params["W"].shape
    for row in ("0", str(len(run.batch.X) - 1)):
        outputs = [()] if run.binary else [(str(output),) for output in range(k)]
        for kind in ("score", "probability", "slope"):
            yield from ((kind, row, *output) for output in outputs)
        yield from ((kind, row) for kind in ("loss", "called", "target", "output_sum"))
        yield from (("row_gradient", row, str(column)) for column in range(d if run.binary else 0))
        yield from (("feature", row, str(column)) for column in range(d))
        yield from (("product", row, str(column)) for column in range(k))
    for name in run.names:
        yield from ((kind, name) for kind in ("parameter", "next", "gradient"))
        if run.scaling.name != "none":
            yield "original", name
    for kind in ("cost", "accuracy", "baseline", "stable_rate", "step_rate", "gradient_norm"):
        yield (kind,)
    if len(run.test.X):
        yield ("test_accuracy",)
    yield from (("confusion", str(a), str(b)) for a in range(run.classes) for b in range(run.classes))


@pytest.fixture(scope="module")
def runs() -> dict[str, tuple[Classification, History]]:
    return {name: make() for name, make in RUNS.items()}


def value(run: Classification, *key: str) -> float:
    return run.explain(key).value


@pytest.mark.parametrize("name", ["squares", "far", "penalty", "one versus rest", "softmax far", "softmax of seven"])
def test_every_number_has_a_title_and_formulas_that_can_be_drawn(
    name: str, runs: dict[str, tuple[Classification, History]], qapp: QApplication
) -> None:
    run, _ = runs[name]
    for key in keys(run):
        found = run.explain(key)
        assert found.key == key
        assert all(sentence(found.title, language) for language in LANGUAGES)
        assert formula.layout(found.formula) is not None, key
        assert not found.numbers or formula.layout(found.numbers) is not None, key


@pytest.mark.parametrize("name", RUNS)
def test_working_out_the_numbers_by_hand_gives_the_value(
    name: str, runs: dict[str, tuple[Classification, History]]
) -> None:
    run, _ = runs[name]
    count = 0
    for key in keys(run):
        found = run.explain(key)
        if found.numbers and key[0] != "called":
            count += 1
            near = 1e-6 if key[0] == "gradient" else 1e-12
            assert worked_out(found.numbers) == pytest.approx(found.value, rel=2e-3, abs=near), (key, found.numbers)
    assert count > 15


@pytest.mark.parametrize("name", RUNS)
def test_numbers_of_line_and_views_are_those_explained(
    name: str, runs: dict[str, tuple[Classification, History]]
) -> None:
    run, history = runs[name]
    frame = looked(run, history, sample=1, threshold=0.7)
    line, table, confusion = frame.line, frame.parts["table"], frame.parts["confusion"]
    for k in range(len(line.scores)):
        assert value(run, "score", "1", str(k)) == line.scores[k]
        assert value(run, "probability", "1", str(k)) == line.probabilities[k]
        assert value(run, "slope", "1", str(k)) == line.slope[k]
    assert (value(run, "loss", "1"), value(run, "target", "1")) == (line.loss, line.label)
    np.testing.assert_array_equal([value(run, "called", str(row)) for row in range(len(table.called))], table.called)
    assert [value(run, "loss", str(row)) for row in range(len(table.loss))] == pytest.approx(table.loss, rel=1e-12)
    for (right, called), count in np.ndenumerate(confusion.counts):
        assert value(run, "confusion", str(right), str(called)) == count
    accuracy = value(run, "accuracy")
    assert math.isnan(accuracy) if confusion.accuracy is None else accuracy == confusion.accuracy
    assert value(run, "baseline") == confusion.baseline
    if len(run.test.X):
        accuracy = value(run, "test_accuracy")
        assert math.isnan(accuracy) if confusion.test_accuracy is None else accuracy == confusion.test_accuracy
    product = frame.parts["product"]
    for (row, column), cell in np.ndenumerate(product.result):
        assert value(run, "product", str(product.first_row + row), str(column)) == cell
    parameters = frame.parts["parameters"]
    assert [value(run, "parameter", name) for name in parameters.names] == parameters.values.tolist()
    assert [value(run, "gradient", name) for name in parameters.names] == parameters.gradients.tolist()
    assert (value(run, "cost"), value(run, "stable_rate")) == (run.cost, run.scene().stable_rate)


def written(run: Classification, *key: str) -> Explanation:
    return run.explain(key)


def test_the_loss_of_a_binary_row_is_written_out_with_its_target() -> None:
    run, _ = made("logistic", STUDENTS)
    assert written(run, "loss", "0").numbers == (
        r"= {-}\left[0 \cdot \log 0.5 + 1 \cdot \log\left(1 - 0.5\right)\right] = {-}\log\left(0.5\right)"
    )
    assert value(run, "loss", "0") == pytest.approx(math.log(2), rel=1e-15)


def test_the_first_gradient_of_the_six_students_is_the_mean_of_half_the_features_with_their_signs() -> None:
    run, _ = made("logistic", STUDENTS)
    found = written(run, "gradient", "w1")
    assert found.formula.endswith(r"\frac{1}{m}\sum_{i}\left(g_{i} - y_{i}\right)\,x_{i,1}")
    # (1 + 2 + 3 − 4 − 5 − 6) · 0.5 / 6
    assert found.value == pytest.approx(-0.75, rel=1e-12)


def test_at_the_start_all_classes_are_equally_probable_and_nothing_is_called() -> None:
    run, _ = made("softmax", EIGHT)
    assert value(run, "probability", "0", "2") == pytest.approx(1 / 3)
    assert value(run, "cost") == pytest.approx(math.log(3))
    assert math.isnan(value(run, "called", "0"))
    assert math.isnan(value(run, "accuracy"))
    assert written(run, "accuracy").title.key == "explain_accuracy_none"


def test_the_share_of_rows_kept_apart_is_none_while_nothing_is_called_of_some() -> None:
    run, _ = made("logistic", STUDENTS, held_out=33)
    told = written(run, "test_accuracy")
    assert math.isnan(told.value)
    assert (told.title.key, dict(told.title.values), told.numbers) == (
        "explain_test_accuracy_none", {"found": 2, "rows": 2}, "",
    )  # fmt: skip
    assert value(made("logistic", STUDENTS, 1, held_out=33)[0], "test_accuracy") in (0.0, 0.5, 1.0)


def test_the_call_follows_the_threshold_that_is_looked_through() -> None:
    run, history = made("logistic", STUDENTS, 188, learning_rate=0.2)
    g = float(run.forward.H[4, 0])
    assert g > 0.5
    looked(run, history, threshold=0.5)
    assert value(run, "called", "4") == 1.0
    looked(run, history, threshold=(1 + g) / 2)
    assert value(run, "called", "4") == 0.0
    assert r"\leq" in written(run, "called", "4").formula


def test_products_of_features_tell_what_they_are_made_of() -> None:
    run, _ = made("logistic", STUDENTS, squares=True)
    found = [(written(run, "feature", "1", str(j)).numbers, value(run, "feature", "1", str(j))) for j in (2, 3, 4)]
    assert found == [("= 2^2", 4.0), ("= 3^2", 9.0), (r"= 2 \cdot 3", 6.0)]


@pytest.mark.parametrize(
    "key",
    [
        (), ("colour",), ("score",), ("score", "9"), ("score", "0", "1"), ("loss", "-1"), ("optimum", "w1"),
        ("confusion", "0", "2"), ("test_accuracy",), ("original", "w1"), ("left",), ("root",),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_words(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError) as refused:
        made("logistic", STUDENTS)[0].explain(key)
    assert refused.value.message.key == "nothing_to_explain"


def test_of_several_outputs_one_has_to_be_named() -> None:
    with pytest.raises(LearnerError):
        made("softmax", EIGHT)[0].explain(("score", "0"))
