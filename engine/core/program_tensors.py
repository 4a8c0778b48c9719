"""A run as a script for PyTorch or TensorFlow: the formulas in their words, the gradient left to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch

from engine.core.faults import BrokenNetwork
from engine.core.messages import LearnerError
from engine.core.model import Model, Network, SingleLayer, WithoutBias
from engine.core.recipe import (
    Recipe,
    data_lines,
    feeding_lines,
    first_lines,
    knob_changes,
    nested,
    shown_steps,
    start_lines,
    tested_lines,
)

_DECAYED = "learning_rate * decay_factor ** ((step - 1) // decay_every)"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a framework says it. Costs and activations stand by the names of the engine's functions."""

    costs: Mapping[str, str]
    activations: Mapping[str, str]
    sum_of_squares: str


TORCH = Dialect(
    costs={
        "squared_error": "torch.mean((Z - Y) ** 2)",
        "binary_cross_entropy": "torch.nn.functional.binary_cross_entropy_with_logits(Z, Y)",
        "one_vs_rest": "Y.shape[1] * torch.nn.functional.binary_cross_entropy_with_logits(Z, Y)",
        "sigmoid_squared_error": "torch.mean((torch.sigmoid(Z) - Y) ** 2)",
        "cross_entropy": "torch.nn.functional.cross_entropy(Z, Y)",
    },
    activations={"identity": "", "sigmoid": "torch.sigmoid", "tanh": "torch.tanh", "relu": "torch.relu"},
    sum_of_squares="torch.sum({} ** 2)",
)
TENSORFLOW = Dialect(
    costs={
        "squared_error": "tf.reduce_mean((Z - Y) ** 2)",
        "binary_cross_entropy": "tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=Y, logits=Z))",
        "one_vs_rest": ("Y.shape[1] * tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=Y, logits=Z))"),
        "sigmoid_squared_error": "tf.reduce_mean((tf.sigmoid(Z) - Y) ** 2)",
        "cross_entropy": "tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=Y, logits=Z))",
    },
    activations={"identity": "", "sigmoid": "tf.sigmoid", "tanh": "tf.tanh", "relu": "tf.nn.relu"},
    sum_of_squares="tf.reduce_sum({} ** 2)",
)


@singledispatch
def scores(model: Model, dialect: Dialect) -> list[str]:
    """The lines from X to the scores Z. A new kind of model says here how it is written."""
    raise NotImplementedError(type(model))


@scores.register
def _(model: SingleLayer, dialect: Dialect) -> list[str]:
    return ['Z = X @ params["W"] + params["b"]']


@scores.register
def _(model: WithoutBias, dialect: Dialect) -> list[str]:
    return ['Z = X @ params["W"]']


@scores.register
def _(model: Network, dialect: Dialect) -> list[str]:
    activation = dialect.activations[model.activation.of.__name__]
    last = len(model.widths) - 1
    lines = []
    before = "X"
    for layer in range(1, last):
        lines.append(f'A{layer} = {activation}({before} @ params["W{layer}"] + params["b{layer}"])')
        before = f"A{layer}"
    return [*lines, f'Z = {before} @ params["W{last}"] + params["b{last}"]']


def _cost(of: Recipe, dialect: Dialect) -> list[str]:
    """The function that works out the cost at the present parameters.

    Raises:
        LearnerError: the cost has no gradient that a framework could find, or is worked out in a way of our own.
    """
    if of.knobs.get("float32"):
        raise LearnerError("program_float32")
    if of.model.output.of.__name__ not in dialect.costs:
        raise LearnerError("program_without_gradient")
    cost = dialect.costs[of.model.output.of.__name__]
    broken = isinstance(of.model, BrokenNetwork)
    # A framework takes the derivative itself: it has no backward pass that could be broken.
    said = ["# The broken line of the app's run is none of these: gradients come from the framework, and are right."]
    lines = [*(said if broken else []), "def cost_of(params):", *(f"    {line}" for line in scores(of.model, dialect))]
    if of.ever("l2")[0]:
        # b is not penalised.
        squares = " + ".join(dialect.sum_of_squares.format(f'params["{name}"]') for name in of.start if name[0] == "W")
        return [*lines, f"    return {cost} + l2 * {f'({squares})' if ' + ' in squares else squares}"]
    return [*lines, f"    return {cost}"]


def _rate(of: Recipe) -> str:
    decays, always = of.ever("decay_every")
    if not decays:
        return "learning_rate"
    return _DECAYED if always else f"{_DECAYED} if decay_every else learning_rate"


def _rows(of: Recipe, tensor: str) -> tuple[list[str], list[str]]:
    """Lines that find the first rows, and those that go on to the next; none where each update looks at all."""
    if of.feeding is None:
        return [], []
    found = f"X, Y = map({tensor}, rows_at(epoch, position))"
    return [*of.feeding.begin(), found], [of.feeding.next_place("len(X)"), found]


def torch_script(of: Recipe) -> list[str]:
    """The lines of the PyTorch script."""
    begin, following = _rows(of, "torch.tensor")
    changes: list[str] = []
    for event in of.events:
        changes += [f"    if step == {event.at}:  # changed by hand", *(f"        {s}" for s in knob_changes(event))]
        for name, value in event.parameters.items():
            changes += [f'        params["{name}"].data = torch.tensor({nested(value)}, dtype=torch.float64)']
        changes += [*(f"        {line}" for line in following[1:]), "        cost = cost_of(params)"]
    return [
        *first_lines(of, "torch"),
        *data_lines(of),
        *([] if of.feeding else ["X, Y = torch.tensor(X), torch.tensor(Y)  # float64, as in the app"]),
        "",
        *of.settings(),
        *feeding_lines(of),
        *start_lines(of),
        "params = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}",
        "",
        *_cost(of, TORCH),
        "",
        *begin,
        "cost = cost_of(params)",
        "print(0, cost.item())",
        "for step in range(1, steps + 1):",
        f"    rate = {_rate(of)}",
        "    gradients = torch.autograd.grad(cost, list(params.values()))",
        "    with torch.no_grad():",
        "        for value, gradient in zip(params.values(), gradients):",
        "            value -= rate * gradient",
        *(f"    {line}" for line in following),
        "    cost = cost_of(params)",
        *changes,
        f"    if step in {shown_steps(of.steps)}:",
        "        print(step, cost.item())",
        "",
        "for name, value in params.items():",
        "    print(name, value.tolist())",
        *tested_lines(of, "(value.detach().numpy() for value in params.values())"),
    ]


def tensorflow_script(of: Recipe) -> list[str]:
    """The lines of the TensorFlow script."""
    begin, following = _rows(of, "tf.constant")
    changes: list[str] = []
    for event in of.events:
        changes += [f"    if step == {event.at}:  # changed by hand", *(f"        {s}" for s in knob_changes(event))]
        changes += [f'        params["{name}"].assign({nested(v)})' for name, v in event.parameters.items()]
        changes += [f"        {line}" for line in following[1:]]
    return [
        *first_lines(of, "tensorflow as tf"),
        *data_lines(of),
        *([] if of.feeding else ["X, Y = tf.constant(X), tf.constant(Y)  # float64, as in the app"]),
        "",
        *of.settings(),
        *feeding_lines(of),
        *start_lines(of),
        "params = {name: tf.Variable(value) for name, value in params.items()}",
        "",
        *_cost(of, TENSORFLOW),
        "",
        *begin,
        "print(0, float(cost_of(params)))",
        "for step in range(1, steps + 1):",
        f"    rate = {_rate(of)}",
        "    with tf.GradientTape() as tape:",
        "        cost = cost_of(params)",
        "    gradients = tape.gradient(cost, params)",
        "    for name, value in params.items():",
        "        value.assign_sub(rate * gradients[name])",
        *(f"    {line}" for line in following),
        *changes,
        f"    if step in {shown_steps(of.steps)}:",
        "        print(step, float(cost_of(params)))",
        "",
        "for name, value in params.items():",
        "    print(name, value.numpy().tolist())",
        *tested_lines(of, "(value.numpy() for value in params.values())"),
    ]
