"""Three logistic units side by side: A or not, B or not, C or not; then one matrix, and the softmax in their place."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core import classification_parts as parts
from engine.core import features, layer_parts
from engine.core.asides import Answer, Explanation
from engine.core.classification import Classification
from engine.core.classification_explain import explain
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.functions import ONE_VS_REST, SOFTMAX, softmax
from engine.core.knobs import ChoiceKnob, ListKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.scaling import SCALINGS
from engine.core.training import Shown
from engine.core.types import Array
from engine.topics.one_vs_rest import one_vs_rest_parts as units
from engine.topics.one_vs_rest.one_vs_rest_explain import KINDS, explain_unit

_LAYERS = {"sigmoid": ONE_VS_REST, "softmax": SOFTMAX}
_VIEWS = {
    "lines": units.lines,
    "outputs": units.outputs,
    "stacking": units.stacking,
    "table": parts.rows,
    "cost": parts.curve,
    "surface": parts.surface,
    "parameters": parts.parameters,
    "product": layer_parts.product,
    "confusion": parts.confusion,
}


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    assert lesson.data is not None
    whole = resolve(lesson.data, "classes")
    layer = _LAYERS[str(lesson.knobs["last_layer"])]
    return Classification(lesson, whole, features.chosen(lesson, whole), layer, Shown(_VIEWS, parts.line, _explain))


def _explain(run: Classification, key: tuple[str, ...]) -> Explanation:
    if key and key[0] in KINDS:
        return explain_unit(run, key)
    return explain(run, key)


# ── cards


def _after(lesson: Lesson, updates: int) -> Classification:
    run = build(lesson)
    assert isinstance(run, Classification)
    for _ in range(updates):
        run.step()
    return run


def _point(arguments: Mapping[str, Any]) -> Array:
    return np.array([arguments["point"]], dtype=np.float64)


def total_at(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the sum of the outputs at `point` after two numbers of `updates`.

    0 below 1, 1 exactly 1, 2 above 1 and then nearer to it, 3 above 1 and then still larger.
    """
    first, second = arguments["updates"]
    (early, _), (late, _) = (units.said(_after(lesson, count), _point(arguments)) for count in (first, second))
    before, after = float(early.sum()), float(late.sum())
    found = 1 if np.isclose(before, 1.0) else 0 if before < 1.0 else 3 if after > before else 2
    reasons = {"before": before, "after": after, "first": first, "second": second}
    reasons |= {f"g{k + 1}": float(g) for k, g in enumerate(early[0])}
    return Answer(
        "", float(found), reasons=reasons, question={"x1": arguments["point"][0], "x2": arguments["point"][1]}
    )


def calls_changed(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: for how many rows softmax on the same scores calls another class than the largest output.

    0 where there is none, 1 where there are some.
    """
    run = _after(lesson, int(arguments["updates"]))
    H, Z = units.said(run, run.data.X)
    S = softmax(Z)
    changed = int(np.count_nonzero(H.argmax(axis=1) != S.argmax(axis=1)))
    g, s = units.said(run, _point(arguments))[0][0], softmax(units.said(run, _point(arguments))[1])[0]
    reasons = {"changed": changed, "rows": len(H), "total": float(g.sum())}
    reasons |= {f"g{k + 1}": float(value) for k, value in enumerate(g)}
    reasons |= {f"s{k + 1}": float(value) for k, value in enumerate(s)}
    return Answer("", float(changed > 0), reasons=reasons, question={"rows": len(H)})


def numbers_of_units(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: how many numbers `classes` units with `inputs` features learn, each with its bias."""
    classes, inputs = int(arguments["classes"]), int(arguments["inputs"])
    return Answer("", float(classes * (inputs + 1)), reasons={"each": inputs + 1, "all": classes * (inputs + 1)})


LAB = Lab(
    name="l06_softmax/one_vs_rest",
    order=1,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob("learning_rate", 0.1, (1e-12, 1e6), (0.001, 0.003, 0.01, 0.03, 0.05, 0.1, 0.3, 1.0, 3.0)),
        ChoiceKnob("last_layer", "sigmoid", tuple(_LAYERS)),
        ChoiceKnob("scaling", "none", SCALINGS),
        ListKnob("features", (), (0, 999), (0, 1000)),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
    ),
    datasets=("grades",),
    data_kind="classes",
    views=(*_VIEWS, "code"),
    steps=2000,
    data_knobs=frozenset({"features", "scaling"}),
    quantities={made.__name__: made for made in (total_at, calls_changed, numbers_of_units)},
)
