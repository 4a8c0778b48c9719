"""From three scores to probabilities, and from there two ways: argmax to the prediction, the label to the cost.

Everything is a knob (scores, right class, temperature), so that it travels and is saved with the lesson.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.core.asides import Answer, Explanation
from engine.core.experiment import Kind, Lab
from engine.core.frames import Look, NothingPart, Part
from engine.core.functions import binary_cross_entropy, cross_entropy, sigmoid, softmax
from engine.core.knobs import ChoiceKnob, FlagKnob, KnobValue, NumberKnob, real
from engine.core.lesson import Lesson
from engine.core.messages import Message
from engine.core.parts_pipeline import JacobianPart, LossPart, PipelinePart, TwoClassesPart
from engine.core.still import Still
from engine.core.types import Array, Params, frozen
from engine.topics.pipeline.pipeline import Pipeline, leaders, minus_log, one_hot, pipeline, softmax_slopes
from engine.topics.pipeline.pipeline_explain import explain_pipeline, explain_slope, explain_two

_NAMES = ("A", "B", "C")
_SCORES = (2.0, 1.0, 0.1)
_FAR = 1000.0
_RAISE = 5.0
_LIMITS = (5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, _FAR)
_HIGHEST_LOSS = 5.0
_CURVE_POINTS = 201
_LEAST_P = 0.004  # −log of it lies above the axis
_LONGEST = 6.0
_ROUNDING = 1e-14


class SoftmaxPipeline(Still):
    """One sample's scores and all that follows from them."""

    def __init__(self, lesson: Lesson) -> None:
        super().__init__(lesson)
        self._mend()

    def change(self, knobs: Mapping[str, KnobValue], parameters: Params) -> None:
        super().change(knobs, parameters)
        self._mend()

    def _mend(self) -> None:
        """The right class is one of those there are."""
        if self._knobs["right"] not in self._names():
            self._knobs["right"] = self._names()[-1]

    def parts(self, look: Look) -> Mapping[str, Part]:
        made = {
            "pipeline": self._pipeline_part,
            "jacobian": self._jacobian_part,
            "loss": self._loss_part,
            "two_classes": self._two_classes_part,
        }
        return {name: make() for name, make in made.items() if name in look.views}

    def explain(self, key: tuple[str, ...]) -> Explanation:
        if key[0] == "slope":
            return explain_slope(key, self._jacobian_part())
        if key[0] in ("difference", "sigmoid", "logistic_cost") and len(self._names()) == 2:
            return explain_two(key, self._two_classes())
        return explain_pipeline(key, self._pipeline_part())

    def _names(self) -> tuple[str, ...]:
        return _NAMES[: int(str(self._knobs["classes"]))]

    def _scores(self, names: tuple[str, ...]) -> Array:
        return frozen([real(self._knobs, f"score_{k + 1}") for k in range(len(names))])

    def _run(self) -> Pipeline:
        names = self._names()
        return pipeline(
            self._scores(names),
            names.index(str(self._knobs["right"])),
            real(self._knobs, "temperature"),
            naive=bool(self._knobs["naive"]),
        )

    def _pipeline_part(self) -> PipelinePart:
        run, names = self._run(), self._names()
        ahead = leaders(run.probabilities)
        limit = _limit(run.scores)
        return PipelinePart(
            names=names,
            scores=run.scores,
            initial=frozen(_SCORES[: len(names)]),
            temperature=run.temperature,
            shift=run.shift,
            exponents=run.exponents,
            powers=run.powers,
            total=run.total,
            probabilities=run.probabilities,
            share_total=float(run.probabilities.sum()),
            leaders=ahead,
            right=run.right,
            label=run.label,
            losses=run.losses,
            terms=run.terms,
            cost=run.cost,
            limit=limit,
            grain=max(0.1, limit / 100.0),
            raised=frozen(np.round(run.scores + _RAISE, 9)) if run.scores.max() <= _FAR - _RAISE else None,
            note=_note(run, ahead, names),
        )

    def _jacobian_part(self) -> JacobianPart:
        run = self._run()
        slopes = softmax_slopes(run.probabilities, run.temperature)
        return JacobianPart(
            names=self._names(),
            scores=run.scores,
            probabilities=run.probabilities,
            temperature=run.temperature,
            slopes=frozen(slopes),
            row_sums=frozen(slopes.sum(axis=1)),
            column_sums=frozen(slopes.sum(axis=0)),
        )

    def _loss_part(self) -> LossPart:
        run = self._run()
        p = np.linspace(_LEAST_P, 1.0, _CURVE_POINTS)
        return LossPart(
            p=frozen(p),
            loss=frozen(minus_log(p)),
            name=self._names()[run.right],
            right=run.right,
            probability=float(run.probabilities[run.right]),
            cost=run.cost,
            limits=(0.0, _HIGHEST_LOSS),
            inside=bool(run.cost <= _HIGHEST_LOSS),
        )

    def _two_classes_part(self) -> Part:
        if len(self._names()) != 2:
            return NothingPart(Message("view_needs_two_classes"))
        return self._two_classes()

    def _two_classes(self) -> TwoClassesPart:
        """Softmax by the formula in force; the sigmoid by lecture 5's own functions."""
        run = self._run()
        target = 1 if run.right == 0 else 0
        difference = frozen([[float(run.scores[0] - run.scores[1]) / run.temperature]])
        share, logistic = binary_cross_entropy(difference, frozen([[target]]))
        both = frozen([float(share[0, 0]), float(sigmoid(-difference)[0, 0])])
        z = np.linspace(-_LONGEST, _LONGEST, _CURVE_POINTS)
        close = np.allclose(run.probabilities, both, rtol=_ROUNDING, atol=_ROUNDING)
        return TwoClassesPart(
            names=self._names(),
            scores=run.scores,
            temperature=run.temperature,
            softmax=run.probabilities,
            cost=run.cost,
            difference=float(difference[0, 0]),
            sigmoid=both,
            logistic_cost=logistic,
            right=run.right,
            target=target,
            agree=bool(close and np.isclose(run.cost, logistic, rtol=_ROUNDING, atol=_ROUNDING)),
            z=frozen(z),
            g=frozen(sigmoid(z)),
            limit=_LONGEST,
        )


def _limit(scores: Array) -> float:
    """The first round number that all scores fit into."""
    return next(limit for limit in _LIMITS if float(np.abs(scores).max()) <= limit)


def _note(run: Pipeline, ahead: tuple[int, ...], names: tuple[str, ...]) -> Message | None:
    """What went wrong, or what is not decided."""
    if np.isinf(run.powers).any():
        return Message("softmax_overflow", {"largest": float(run.exponents.max())})
    if run.total == 0.0:
        return Message("softmax_underflow", {"largest": float(run.exponents.max())})
    if np.isinf(run.cost):
        return Message("softmax_cost_infinite", {"name": names[run.right]})
    if len(ahead) > 1:
        return Message("softmax_tie", {"names": ", ".join(names[k] for k in ahead)})
    return None


def _asked(lesson: Lesson) -> tuple[Array, int]:
    """Scores and right class of the run that a card is about."""
    part = SoftmaxPipeline(lesson)._pipeline_part()
    return part.scores, part.right


def share_after_raising_all(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: what `raise` on all scores does to the first probability: 0 grows, 1 stays, 2 shrinks."""
    scores, _ = _asked(lesson)
    more = float(arguments["raise"])
    before, after = (float(softmax(row[np.newaxis])[0, 0]) for row in (scores, scores + more))
    found = 1 if np.isclose(before, after, rtol=_ROUNDING, atol=0.0) else 0 if after > before else 2
    reasons = {"before": before, "after": after, "factor": float(np.exp(more)), "raise": more}
    return Answer("", float(found), reasons=reasons, question={"raise": more})


def cost_after_raising_one(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the cost of the right class after its own score alone went up by `raise`."""
    scores, right = _asked(lesson)
    label = one_hot(right, len(scores))
    moved = scores + float(arguments["raise"]) * label
    (S, before), (H, after) = (cross_entropy(row[np.newaxis], label[np.newaxis]) for row in (scores, moved))
    reasons = {"p": float(S[0, right]), "p_after": float(H[0, right]), "cost": before, "cost_after": after}
    return Answer("", after, reasons=reasons, question={"raise": float(arguments["raise"]), "cost": before})


def share_for_cost(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: which probability of the right class has this `cost`: p = e^(−cost)."""
    cost = float(arguments["cost"])
    p = float(np.exp(-cost))
    return Answer("", p, reasons={"p": p, "half": float(minus_log(frozen([0.5]))[0])})


def _score(place: int, default: float) -> NumberKnob:
    return NumberKnob(f"score_{place}", default, (-_FAR, _FAR), (-2.0, -1.0, 0.0, 0.1, 1.0, 2.0, 3.0, 5.0, _FAR))


LAB = Lab(
    name="l06_softmax/pipeline",
    order=2,
    kind=Kind.STILL,
    build=SoftmaxPipeline,
    knobs=(
        ChoiceKnob("classes", "3", ("3", "2"), live=True),
        ChoiceKnob("right", "A", _NAMES, live=True),
        NumberKnob("temperature", 1.0, (0.1, 10.0), (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)),
        FlagKnob("naive", False, live=True),
        *(_score(place, default) for place, default in enumerate(_SCORES, 1)),
    ),
    views=("pipeline", "loss", "jacobian", "two_classes"),
    quantities={
        "share_after_raising_all": share_after_raising_all,
        "cost_after_raising_one": cost_after_raising_one,
        "share_for_cost": share_for_cost,
    },
)
