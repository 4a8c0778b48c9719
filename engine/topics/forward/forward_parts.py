"""What the views of a walk through a network show."""

import dataclasses
import math

import numpy as np

from engine.core.experiment import Past
from engine.core.frames import Look, NothingPart, ParametersPart, Part
from engine.core.limits import Limits
from engine.core.messages import Message
from engine.core.parts_forward import ForwardMapPart, ForwardPart, ForwardTablePart, HandWeightsPart
from engine.core.parts_matrices import ProductPart
from engine.core.parts_network import HiddenSpacePart, NetworkMapPart
from engine.core.types import Array, frozen
from engine.topics.forward.forward_walk import UNITS, ForwardWalk
from engine.topics.network import network_parts

_REACH = 20.0
# Unit by unit, what goes into h1, into h2, into the output: flat names, and as they are read.
BY_UNIT = ("w1.11", "w1.21", "b1.1", "w1.12", "w1.22", "b1.2", "w2.1", "w2.2", "b2")
_READ = ("h1 ← x1", "h1 ← x2", "h1 ← 1", "h2 ← x1", "h2 ← x2", "h2 ← 1", "H ← h1", "H ← h2", "H ← 1")


def graph(run: ForwardWalk, look: Look, past: Past) -> ForwardPart:
    """The network on the row of the walk, as far as it has come."""
    row = run.shown_row(look)
    whole = network_parts.graph(run, dataclasses.replace(look, sample=row, whole=False), past)
    known = [run.known(row, unit) for unit in range(len(UNITS))]
    masks = np.where(known[:2], 0.0, np.nan), np.where(known[2:], 0.0, np.nan)
    x, *units = whole.activations
    network = dataclasses.replace(
        whole,
        activations=(x, *(frozen(values + mask) for values, mask in zip(units, masks, strict=True))),
        scores=tuple(frozen(values + mask) for values, mask in zip(whole.scores, masks, strict=True)),
        loss=math.nan,
    )
    at = run.at
    called = float(run.called(run.forward.H[row : row + 1])[0])
    return ForwardPart(network, None if at is None else UNITS[at[1]], called if known[2] else math.nan)


def table(run: ForwardWalk, look: Look, past: Past) -> ForwardTablePart:
    """The truth table as far as the walk has come."""
    rows = range(len(run.label))
    known = np.array([[run.known(row, unit) for unit in range(len(UNITS))] for row in rows])
    called = np.where(known[:, 2], run.called(run.forward.H), np.nan)
    at = run.at
    return ForwardTablePart(
        X=run.remember("table X", lambda: frozen(run.data.X)),
        label=frozen(run.label),
        hidden=_masked(run.forward.activations[1], known[:, :2]),
        z=_masked(run.forward.Z[:, 0], known[:, 2]),
        output=_masked(run.forward.H[:, 0], known[:, 2]),
        called=frozen(called),
        known=int(np.count_nonzero(known[:, 2])),
        right=int(np.count_nonzero(called == run.label)),
        sample=run.shown_row(look),
        at=None if at is None else at[1],
        activation=str(run.knobs["activation"]),
    )


def _masked(values: Array, known: Array) -> Array:
    return frozen(np.where(known, values, np.nan))


def plane(run: ForwardWalk, look: Look, past: Past) -> Part:
    """The plane of the inputs with the lines of the hidden units, or with the one that is left of them."""
    part = network_parts.plane(run, dataclasses.replace(look, sample=run.shown_row(look)), past)
    assert isinstance(part, NetworkMapPart)
    if run.collapsed:
        part = dataclasses.replace(part, lines=frozen(collapsed_line(run)[np.newaxis]))
    return ForwardMapPart(part, run.collapsed)


def collapsed_line(run: ForwardWalk) -> Array:
    """(3,) W1·W2 and b1·W2 + b2: the two layers as one, where nothing stands between them."""
    W1, b1, W2, b2 = (run.params[name] for name in ("W1", "b1", "W2", "b2"))
    return np.concatenate([(W1 @ W2)[:, 0], b1 @ W2 + b2])


def hidden(run: ForwardWalk, look: Look, past: Past) -> Part:
    """The rows where the hidden layer puts them."""
    part = network_parts.hidden_space(run, dataclasses.replace(look, sample=run.shown_row(look), units=(0, 1)), past)
    assert isinstance(part, HiddenSpacePart)
    return part


def weights(run: ForwardWalk, look: Look, past: Past) -> HandWeightsPart:
    """All nine numbers, unit by unit."""
    order = [run.names.index(name) for name in BY_UNIT]
    values = run.theta()[order]
    limits: Limits = run.remember("weight limits", lambda: Limits(-_REACH, _REACH))
    slopes = np.concatenate([run.gradients()[name].ravel() for name in run.shapes])[order]
    parameters = ParametersPart(
        names=_READ,
        values=frozen(values),
        gradients=frozen(slopes),
        optimum=None,
        original=None,
        value_limits=limits.hold(values),
        gradient_limits=(-1.0, 1.0),
        can_drag=True,
    )
    return HandWeightsPart(parameters, BY_UNIT, run.right, len(run.label))


def first_product(run: ForwardWalk, look: Look, past: Past) -> ProductPart:
    """X·W1 + b1: the scores of the hidden layer for all rows."""
    scores = run.batch.X @ run.params["W1"] + run.params["b1"]
    at = run.at
    here = None if at is None or at[1] > 1 else at
    return _product(run, 1, ("X", "W1", "Z1"), run.batch.X, run.data.columns, scores, here or look.cell)


def second_product(run: ForwardWalk, look: Look, past: Past) -> ProductPart:
    """K·W2 + b2: the scores of the output for all rows."""
    at = run.at
    here = None if at is None or at[1] < 2 else (at[0], 0)
    return _product(
        run, 2, ("K", "W2", "Z2"), run.forward.activations[1], ("h1", "h2"), run.forward.Z, here or look.cell
    )


def _product(
    run: ForwardWalk,
    layer: int,
    names: tuple[str, str, str],
    left: Array,
    labels: tuple[str, ...],
    result: Array,
    cell: tuple[int, int] | None,
) -> ProductPart:
    left_name, right_name, result_name = names
    return ProductPart(
        left=frozen(left),
        right=frozen(run.params[right_name]),
        bias=frozen(run.params[f"b{layer}"]),
        result=frozen(result),
        left_name=left_name,
        right_name=right_name,
        result_name=result_name,
        left_labels=labels,
        cell=held(cell, result),
        first_row=0,
        rows=len(left),
    )


def collapse(run: ForwardWalk, look: Look, past: Past) -> Part:
    """W1·W2 as one vector, where no activation stands between them."""
    if not run.collapsed:
        return NothingPart(Message("forward_does_not_collapse"))
    W1, W2 = run.params["W1"], run.params["W2"]
    return ProductPart(
        left=W1,
        right=W2,
        bias=None,
        result=frozen(W1 @ W2),
        left_name="W1",
        right_name="W2",
        result_name="W",
        left_labels=("h1", "h2"),
        cell=held(look.cell, W1 @ W2) or (0, 0),
        first_row=0,
        rows=2,
    )


def held(cell: tuple[int, int] | None, result: Array) -> tuple[int, int] | None:
    """The cell asked for, if the result has it, or its nearest one."""
    if cell is None:
        return None
    m, k = result.shape
    return min(max(cell[0], 0), m - 1), min(max(cell[1], 0), k - 1)
