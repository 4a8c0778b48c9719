"""Answers of cards, computed from the engine's own results when they are asked for; never stored.

A card is about the present run. Its arguments say what its quantity needs; `data`, `knobs` and `own_start` (parameters
set by hand do not count) in them ask about another run. `fresh` holds lists from which the number `draw` chooses one
number each, so that the same card asks something new: a chosen name that is a knob turns the knob, any other is an
argument.
"""

import dataclasses
import itertools
import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from engine.core import class_quantities
from engine.core.asides import Answer
from engine.core.classification import Classification
from engine.core.experiment import Lab
from engine.core.frames import Look, ParametersPart, RowsPart
from engine.core.lesson import Lesson, NamedData
from engine.core.messages import LearnerError
from engine.core.question import Question, listed, targets, turned
from engine.core.run import Run
from engine.core.types import frozen

_MOST_UPDATES = 20_000


def answer(lab: Lab, lesson: Lesson, card: str, quantity: str, arguments: Mapping[str, object]) -> Answer:
    """The answer to a card about the run that `lesson` describes.

    Raises:
        LearnerError: there is no such quantity.
    """
    drawn = _drawn(arguments)
    asked: dict[str, Any] = {**arguments, **drawn}
    about = _about(lab, lesson, asked)
    if quantity in lab.quantities:
        found = lab.quantities[quantity](about, asked)
    elif quantity in QUANTITIES:
        found = QUANTITIES[quantity](Question(lab, about, asked))
    else:
        raise LearnerError("quantity_unknown", found=quantity)
    knobs = {name: value for name, value in about.knobs.items() if isinstance(value, (int, float))}
    return dataclasses.replace(found, card=card, question={**knobs, **drawn, **found.question})


def _drawn(arguments: Mapping[str, Any]) -> Mapping[str, float]:
    """One of all combinations of what `fresh` lists; draws that follow each other differ."""
    fresh: Mapping[str, list[float]] = arguments.get("fresh", {})
    combinations = list(itertools.product(*fresh.values()))
    order = np.random.default_rng(0).permutation(len(combinations))
    chosen = combinations[order[int(arguments.get("draw", 0)) % len(combinations)]]
    return dict(zip(fresh, chosen, strict=True))


def _about(lab: Lab, lesson: Lesson, arguments: Mapping[str, Any]) -> Lesson:
    """The run that the card is about, without what was changed on its way."""
    about = dataclasses.replace(lesson, events=())
    if arguments.get("own_start"):
        about = dataclasses.replace(about, initial=None)
    if "data" in arguments:
        data = str(arguments["data"])
        knobs = {**lab.lesson().knobs, **lab.presets.get(data, {})}
        about = dataclasses.replace(about, data=NamedData(data), knobs=knobs, initial=None)
    knobs_set = dict(arguments.get("knobs", {}))
    knobs_set |= {knob.name: arguments[knob.name] for knob in lab.knobs if knob.name in arguments}
    return turned(lab, about, knobs_set)


def cost_at_start(question: Question) -> Answer:
    """The cost before the first update."""
    run = question.run()
    cost, rows = run.experiment.cost, len(targets(run))
    reasons = {"cost": cost, "root": math.sqrt(cost), "rows": rows}
    if isinstance(run.experiment, Classification):
        reasons["classes"] = run.experiment.classes
        # What the right classes are given on (geometric) average: a half of two, a third of three.
        reasons["chance"] = math.exp(-cost)
    else:
        reasons["sum"] = float(np.square(targets(run)).sum())
    return Answer("", cost, reasons=reasons, question={**listed(run), "rows": rows})


def cost_after(question: Question) -> Answer:
    """The cost after `updates` updates."""
    run = question.run(question.updates)
    start = float(run.history.costs()[0])
    return Answer(
        "", run.experiment.cost, reasons={"start": start, "cost": run.experiment.cost, "updates": question.updates}
    )


def cost_ratio_after(question: Question) -> Answer:
    """Two runs that differ in `knob`: how the second one's cost compares after `updates` updates.

    `values` are the two settings; the answer is the index of the range between `thresholds` in which second/first lies.
    """
    knob, (first, second) = str(question.arguments["knob"]), question.arguments["values"]
    costs = [question.run(question.updates, **{knob: value}).experiment.cost for value in (first, second)]
    ratio = costs[1] / costs[0]
    limit = question.run().experiment.scene().stable_rate
    reasons = {"first": costs[0], "second": costs[1], "ratio": ratio, "limit": limit if limit is not None else math.nan}
    return Answer(
        "",
        float(np.searchsorted(question.arguments["thresholds"], ratio)),
        reasons=reasons,
        question={"updates": question.updates, "value1": float(first), "value2": float(second)},
    )


def least_weight(question: Question) -> Answer:
    """A `parameter` at the least-squares optimum with `features`, and with the features in `before`."""
    name = str(question.arguments["parameter"])
    costs, values = [], []
    for columns in (question.arguments["before"], question.arguments["features"]):
        run = question.run(features=tuple(columns))
        part = _parameters(run)
        assert part.optimum is not None
        values.append(float(part.optimum[part.names.index(name)]))
        lowest = run.experiment.scene().optimum_cost
        costs.append(math.nan if lowest is None else lowest)
    reasons = {"before": values[0], "after": values[1], "cost_before": costs[0], "cost_after": costs[1]}
    return Answer("", values[1], reasons=reasons, question={"before": values[0]})


def parameter_after(question: Question) -> Answer:
    """A `parameter` after `updates` updates, with its gradient at the start."""
    name = str(question.arguments["parameter"])
    start = _parameters(question.run())
    part = _parameters(question.run(question.updates))
    place = part.names.index(name)
    reasons = {
        "value": float(part.values[place]),
        "start": float(start.values[place]),
        "gradient": float(start.gradients[place]),
    }
    return Answer("", float(part.values[place]), reasons=reasons, question=listed(question.run()))


def point_after(question: Question) -> Answer:
    """Where the run stands after `updates` updates on the surface over two parameters, and how far it went."""
    run = question.run()
    part = _parameters(run)
    axes = [part.names.index(name) for name in question.arguments.get("axes", part.names[:2])]
    path = [part.values[axes]]
    for _ in range(question.updates):
        run.train(1, math.inf, time.perf_counter)
        path.append(_parameters(run).values[axes])
    hops = np.linalg.norm(np.diff(path, axis=0), axis=1)
    x, y = map(float, path[-1])
    reasons = {"x": x, "y": y, "x1": float(path[1][0]), "y1": float(path[1][1]), "cost": run.experiment.cost}
    return Answer(
        "",
        point=(x, y),
        reach=float(hops.sum()),
        reasons={**reasons, "length": float(hops.sum())},
        question={"updates": question.updates},
    )


def cost_curve(question: Question) -> Answer:
    """The costs of the first `updates` updates."""
    costs = frozen(question.run(question.updates).history.costs())
    last = len(costs) - 1
    named = {f"cost{k}": float(costs[k]) for k in (0, 1, 5, 10, 20, 50, 100, 300, 1000) if k <= last}
    return Answer(
        "",
        steps=frozen(range(len(costs))),
        costs=costs,
        reasons={**named, "last": float(costs[last])},
        question={"updates": last, "start": float(costs[0])},
    )


def steps_until(question: Question) -> Answer:
    """After how many updates the cost is `below` for the first time; nan if that takes too long."""
    below = float(question.arguments["below"])
    run = question.run()
    while run.experiment.cost >= below and run.step < _MOST_UPDATES and run.train(1, math.inf, time.perf_counter):
        pass
    found = float(run.step) if run.experiment.cost < below else math.nan
    return Answer("", found, reasons={"steps": run.step, "cost": run.experiment.cost}, question={"below": below})


def cost_rises(question: Question) -> Answer:
    """Whether the cost is higher after `last` updates than after `first`: 1 if so, 0 if not."""
    first, last = int(question.arguments["first"]), int(question.arguments["last"])
    costs = question.run(max(first, last)).history.costs()
    before, after = float(costs[first]), float(costs[last])
    rises = int(np.count_nonzero(np.diff(costs) > 0))
    reasons = {"first_cost": before, "last_cost": after, "rises": rises}
    return Answer("", float(after > before), reasons=reasons, question={"first": first, "last": last})


def prediction(question: Question) -> Answer:
    """What the model says about `row` (from 1) with the parameters that the arguments name."""
    run = question.run()
    names = run.experiment.scene().parameters
    run.change({}, run.experiment.flat({name: float(question.arguments[name]) for name in names}))
    row = int(question.arguments["row"]) - 1
    table = _rows(run)
    features = {f"x{k + 1}": float(value) for k, value in enumerate(table.X[row])}
    found = float(table.prediction[row])
    reasons = {"prediction": found, "target": float(table.target[row]), "residual": float(table.residual[row])}
    return Answer("", found, reasons=reasons, question=features)


def _parameters(run: Run) -> ParametersPart:
    part = run.experiment.frame(Look(views=frozenset({"parameters"})), run.history).parts["parameters"]
    assert isinstance(part, ParametersPart)
    return part


def _rows(run: Run) -> RowsPart:
    part = run.experiment.frame(Look(views=frozenset({"table"})), run.history).parts["table"]
    assert isinstance(part, RowsPart)
    return part


QUANTITIES: Mapping[str, Callable[[Question], Answer]] = {
    **class_quantities.QUANTITIES,
    **{
        made.__name__: made
        for made in (
            cost_at_start,
            cost_after,
            cost_ratio_after,
            least_weight,
            parameter_after,
            point_after,
            cost_curve,
            cost_rises,
            steps_until,
            prediction,
        )
    },
}
