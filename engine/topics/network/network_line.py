"""The line with numbers of a network: one row through the last hidden layer and the output unit to what it costs."""

from engine.core.classification import Classification
from engine.core.frames import Look
from engine.core.limits import finite
from engine.core.parts_network import NetworkLinePart
from engine.core.types import frozen


def line(run: Classification, look: Look) -> NetworkLinePart:
    """The chosen row on its way to what it costs."""
    row = run.row(look)
    last = len(run.shapes) // 2
    W, b = run.params[f"W{last}"], run.params[f"b{last}"]
    count = len(W)
    # The weights of the output and its bias are the last numbers of all.
    names = run.names[-count - 1 :]
    H, Z, Y = run.forward.H[row], run.forward.Z[row], run.batch.Y[row]
    return NetworkLinePart(
        row=row,
        layer=last,
        names=names,
        inputs=frozen(run.batch.X[row]),
        hidden=frozen(finite(run.forward.activations[-1][row])),
        weights=frozen(finite(W[:, 0])),
        bias=float(finite(b)[0]),
        score=float(finite(Z)[0]),
        output=float(H[0]),
        label=int(run.label[row]),
        loss=float(finite(run.model.output.loss(Z[None, :], Y[None, :]))[0]),
    )
