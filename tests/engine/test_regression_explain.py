"""Every number of linear regression says where it comes from: its exact value, and a formula that gives it by hand."""

import math
import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from engine.core.commands import Explain, SetKnob, SetParameters, Step
from engine.core.frames import LinePart, Look, ParametersPart, RowsPart
from engine.core.lesson import NamedData, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_features import FeaturesPart
from engine.core.parts_matrices import ProductPart
from engine.core.runner import Runner
from engine.core.status import Snapshot
from engine.core.types import frozen
from engine.lectures.l04_linear.train import LAB
from gui import formula
from tests.engine.runs import EXAM, do, lesson, runner

LOOK = Look(frozenset(LAB.views), sample=3)
WORDS = {
    r"\left(": "(",
    r"\right)": ")",
    r"\cdot": "*",
    r"\times": "*",
    r"\lfloor": "floor(",
    r"\rfloor": ")",
    "{-}": "-",
    "{,}": "",
    r"\,": "",
}


def evaluated(numbers: str) -> float:
    """What the last expression of a numbers formula gives when it is worked out."""
    written = numbers.split("=")[-1]
    written = re.sub(r"\\ln\\left\|(.*?)\\right\|", r"log(abs(\1))", written)
    written = re.sub(r"\\ln ([\d.]+)", r"log(\1)", written)
    for sign, python in WORDS.items():
        written = written.replace(sign, python)
    written = re.sub(r"\\frac\{", "§{", written).replace(r"\sqrt{", "sqrt({")
    for _ in range(9):
        # From the inside outwards: braces without braces in them.
        written = re.sub(r"\^\{([^{}]*)\}", r"**(\1)", written)
        written = re.sub(r"§\{([^{}]*)\}\{([^{}]*)\}", r"((\1)/(\2))", written)
        written = re.sub(r"sqrt\(\{([^{}]*)\}", r"sqrt(\1)", written)
    written = re.sub(r"\)\s*\(", ")*(", written.replace("^", "**"))
    assert "\\" not in written, written
    names = {"sqrt": math.sqrt, "log": math.log, "exp": math.exp, "abs": abs, "floor": math.floor}
    return float(eval(written, {"__builtins__": {}}, names))


def asked(one: Runner, *key: str) -> Snapshot:
    one.handle(Explain(key))
    return one.snapshot()


def value(one: Runner, *key: str) -> float:
    found = asked(one, *key).explanation
    assert found is not None
    assert found.key == key
    return found.value


def part(one: Runner, name: str) -> object:
    return one.experiment.frame(LOOK, one.history).parts[name]


TWO_TARGETS = TableData(frozen([[1, 2], [3, 1], [2, 5]]), frozen([[1, 0], [2, 1], [0, 3]]))
RUNS: dict[str, Callable[[], Runner]] = {
    "exam": lambda: do(runner(lesson(steps=50)), Step(7)),
    "start": lambda: runner(lesson(steps=50, initialisation="normal", seed=3)),
    "scaled": lambda: do(runner(lesson(scaling="standard", learning_rate=0.1)), Step(5)),
    "minmax": lambda: do(runner(lesson(NamedData("house"))), Step(5)),
    "penalty": lambda: do(runner(lesson(scaling="minmax", learning_rate=0.1, l2=0.03)), Step(5)),
    "decay": lambda: do(runner(lesson(decay_every=3, decay_factor=0.5)), Step(7)),
    "one_feature": lambda: do(runner(lesson(NamedData("hours"))), Step(4)),
    "many_rows": lambda: do(runner(lesson(NamedData("exam_scores"))), Step(20)),
    "two_targets": lambda: do(runner(lesson(TWO_TARGETS, learning_rate=0.1)), Step(3)),
    "ticked": lambda: do(runner(lesson(features=(2, 0))), Step(3)),
    "diverging": lambda: do(runner(lesson(learning_rate=1.0, steps=9)), Step(3)),
}


def keys(one: Runner) -> Iterator[tuple[str, ...]]:
    """Every number there is in a run."""
    scene = one.experiment.scene()
    features, targets = len(scene.columns), len(scene.targets)
    for row in ("0", str(scene.rows - 1)):
        for kind in ("prediction", "target", "residual", "squared"):
            yield kind, row
        yield from (("feature", row, str(column)) for column in range(features))
        yield from (("product", row, str(column)) for column in range(targets))
    for name in scene.parameters:
        yield from ((kind, name) for kind in ("parameter", "gradient", "next", "optimum"))
        if str(one.experiment.knobs["scaling"]) != "none":
            yield "original", name
    for kind in ("cost", "root", "gradient_norm", "stable_rate", "optimum_cost", "left", "step_rate"):
        yield (kind,)
    yield from (("half_life", str(k)) for k in range(len(scene.half_lives)))
    ticked = one.experiment.knobs["features"]
    assert isinstance(ticked, tuple)
    yield from (("least_weight", str(column)) for column in ticked or range(features))
    yield ("least_bias",)
    yield ("least_cost",)
    yield ("least_root",)


@pytest.fixture(scope="module")
def runs() -> dict[str, Runner]:
    return {name: made() for name, made in RUNS.items()}


@pytest.mark.parametrize("name", RUNS)
def test_every_number_has_a_title_and_formulas_that_can_be_drawn(
    name: str, runs: dict[str, Runner], qapp: QApplication
) -> None:
    for key in keys(runs[name]):
        found = asked(runs[name], *key).explanation
        assert found is not None
        assert found.key == key
        assert all(sentence(found.title, language) for language in LANGUAGES)
        assert formula.layout(found.formula) is not None
        assert not found.numbers or formula.layout(found.numbers) is not None


@pytest.mark.parametrize("name", RUNS)
def test_working_out_the_numbers_by_hand_gives_the_value(name: str, runs: dict[str, Runner]) -> None:
    worked_out = 0
    for key in keys(runs[name]):
        found = asked(runs[name], *key).explanation
        assert found is not None
        if found.numbers and "pmatrix" not in found.numbers and math.isfinite(found.value):
            worked_out += 1
            # Where nearly nothing is left of large terms, rounding is.
            near = 1e-6 if key[0] in ("gradient", "optimum_cost", "least_cost") else 1e-12
            assert evaluated(found.numbers) == pytest.approx(found.value, rel=2e-3, abs=near), (key, found.numbers)
    assert worked_out > 20


def test_numbers_of_the_rows_are_those_of_the_table(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        shown = part(one, "table")
        assert isinstance(shown, RowsPart)
        for row in (0, shown.rows - 1):
            found = [value(one, kind, str(row)) for kind in ("prediction", "target", "residual", "squared")]
            assert found == [shown.prediction[row], shown.target[row], shown.residual[row], shown.squared[row]]
        assert (value(one, "cost"), value(one, "root")) == (shown.cost, shown.root)


def test_numbers_of_the_line_and_of_the_transport_are_those_explained(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        frame = one.experiment.frame(LOOK, one.history)
        assert isinstance(frame.line, LinePart)
        row = str(frame.line.row)
        assert value(one, "prediction", row) == frame.line.prediction
        assert value(one, "squared", row) == frame.line.squared
        features = [value(one, "feature", row, str(k)) for k in range(len(frame.line.features))]
        assert features == frame.line.features.tolist()
        assert value(one, "gradient_norm") == frame.gradient_norm


def test_numbers_of_the_parameters_are_those_explained(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        shown = part(one, "parameters")
        assert isinstance(shown, ParametersPart)
        assert shown.optimum is not None
        assert [value(one, "parameter", name) for name in shown.names] == shown.values.tolist()
        assert [value(one, "gradient", name) for name in shown.names] == shown.gradients.tolist()
        assert [value(one, "optimum", name) for name in shown.names] == shown.optimum.tolist()
        if shown.original is not None:
            assert [value(one, "original", name) for name in shown.names] == shown.original.tolist()


def test_what_comes_next_is_what_the_next_update_makes(runs: dict[str, Runner]) -> None:
    one = RUNS["decay"]()
    names = one.experiment.scene().parameters
    foreseen = [value(one, "next", name) for name in names]
    assert value(one, "step_rate") == 1e-5 / 4
    do(one, Step(1))
    assert [value(one, "parameter", name) for name in names] == foreseen


def test_cells_of_the_product_are_those_explained(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        shown = part(one, "product")
        assert isinstance(shown, ProductPart)
        for (row, column), cell in np.ndenumerate(shown.result):
            assert value(one, "product", str(shown.first_row + row), str(column)) == cell


def test_numbers_of_the_features_are_those_explained(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        shown = part(one, "features")
        assert isinstance(shown, FeaturesPart)
        for column, chosen in enumerate(shown.chosen):
            if chosen:
                assert value(one, "least_weight", str(column)) == shown.weights[column]
        assert (value(one, "least_bias"), value(one, "least_cost")) == (shown.bias, shown.cost)


def test_limits_of_the_run_are_those_of_the_scene(runs: dict[str, Runner]) -> None:
    for one in runs.values():
        scene = one.experiment.scene()
        assert scene.optimum_cost is not None
        assert value(one, "stable_rate") == scene.stable_rate
        assert value(one, "optimum_cost") == scene.optimum_cost
        assert value(one, "left") == max(0.0, one.experiment.cost - scene.optimum_cost)
        assert [value(one, "half_life", str(k)) for k in range(len(scene.half_lives))] == list(scene.half_lives)


def test_the_normal_equations_hold_with_the_numbers_as_written() -> None:
    found = asked(RUNS["minmax"](), "optimum", "w1").explanation
    assert found is not None
    groups = re.findall(r"\\begin\{pmatrix\} (.*?) \\end\{pmatrix\}", found.numbers)
    left, solution, right = (
        np.array([[evaluated("=" + cell) for cell in row.split(" & ")] for row in group.split(r" \\ ")])
        for group in groups
    )
    np.testing.assert_allclose(left @ solution, right, rtol=1e-3)


def test_a_parameter_tells_the_update_that_made_it() -> None:
    one = do(runner(lesson(steps=50)), Step(1))
    found = asked(one, "parameter", "w1").explanation
    assert found is not None
    assert found.numbers.startswith(r"= 0 - 10^{-5} \cdot \left({-}")
    assert evaluated(found.numbers) == pytest.approx(found.value, rel=1e-3)


def test_a_parameter_moved_by_hand_tells_no_update() -> None:
    one = do(runner(lesson(steps=50)), Step(2), SetParameters({"w1": 0.5}))
    found = asked(one, "parameter", "w1").explanation
    assert found is not None
    assert (found.value, found.numbers) == (0.5, "")


def test_the_parameter_after_a_change_of_rate_tells_the_rate_of_its_own_update() -> None:
    one = do(
        runner(lesson(steps=50, decay_every=100)), Step(3), SetKnob("decay_every", 1), SetKnob("decay_factor", 0.5)
    )
    found = asked(one, "parameter", "w1").explanation
    assert found is not None
    assert r"10^{-5} \cdot" in found.numbers


def test_the_first_gradient_of_the_five_exams_is_that_of_the_lecture() -> None:
    found = asked(runner(), "gradient", "b").explanation
    assert found is not None
    assert found.value == pytest.approx(-342)
    assert found.numbers == r"= {-}\frac{2}{5}\left(152 + 185 + 180 + 196 + 142\right)"


def test_a_residual_is_written_with_the_digits_that_it_needs() -> None:
    one = do(runner(lesson(steps=3000)), Step(2000))
    found = asked(one, "residual", "0").explanation
    assert found is not None
    assert abs(found.value) < 1
    assert evaluated(found.numbers) == pytest.approx(found.value, rel=1e-3)


@pytest.mark.parametrize(
    "key",
    [
        (), ("colour",), ("residual",), ("residual", "5"), ("residual", "-1"), ("residual", "one"),
        ("residual", "0", "0"), ("cost", "0"), ("parameter", "w9"), ("feature", "0", "3"), ("product", "0", "1"),
        ("original", "w1"), ("half_life", "4"), ("least_weight", "7"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_words(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError) as refused:
        runner(lesson(EXAM)).handle(Explain(key))
    assert refused.value.message.key == "nothing_to_explain"


def test_a_column_that_is_not_ticked_has_no_weight() -> None:
    with pytest.raises(LearnerError):
        runner(lesson(features=(2, 0))).handle(Explain(("least_weight", "1")))


def test_asking_changes_nothing_of_the_run(runs: dict[str, Runner]) -> None:
    asked_often, quiet = RUNS["exam"](), RUNS["exam"]()
    for key in keys(asked_often):
        asked_often.handle(Explain(key))
    do(asked_often, Step(5))
    do(quiet, Step(5))
    assert asked_often.history.costs().tobytes() == quiet.history.costs().tobytes()
