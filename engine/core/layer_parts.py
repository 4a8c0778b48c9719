"""What views show of any single layer XW + b: its matrix product."""

from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.functions import LINEAR
from engine.core.parts_matrices import ProductPart
from engine.core.training import Training
from engine.core.types import frozen

_PRODUCT_ROWS = 5


def product(run: Training, look: Look, past: Past) -> ProductPart:
    """XW + b around the chosen row, written out: the predictions H of a regression, the scores Z of a classifier."""
    first = max(0, min(run.row(look) - _PRODUCT_ROWS // 2, len(run.batch.X) - _PRODUCT_ROWS))
    shown = slice(first, first + _PRODUCT_ROWS)
    row, column = look.cell or (run.row(look) - first, 0)
    Z = run.forward.Z[shown]
    m, k = Z.shape
    cell = (min(max(row, 0), m - 1), min(max(column, 0), k - 1))
    return ProductPart(
        left=frozen(run.batch.X[shown]),
        right=frozen(run.params["W"]),
        bias=frozen(run.params["b"]),
        result=frozen(Z),
        left_name="X",
        right_name="W",
        result_name="H" if run.settings.model.output is LINEAR else "Z",
        left_labels=run.data.columns,
        cell=cell,
        first_row=first,
        rows=len(run.batch.X),
    )
