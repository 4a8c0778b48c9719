"""Where the numbers of a row come from in any single layer XW + b, and the learning rate: symbols and numbers."""

from collections.abc import Callable, Mapping

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import LearnerError, Message
from engine.core.parameter_explain import NoSuchNumber, Told, index, prime
from engine.core.training import Training


def explained(run: Training, key: tuple[str, ...], kinds: Mapping[tuple[str, int], Callable[..., Told]]) -> Explanation:
    """The explanation of the number named by `key`: a kind, and the words of its place.

    Raises:
        LearnerError: there is no such number.
    """
    kind, *place = key or ("",)
    try:
        told = kinds[kind, len(place)](run, *place)
    except (KeyError, NoSuchNumber):
        raise LearnerError("nothing_to_explain", found="/".join(key)) from None
    return Explanation(key, told.title, told.formula, told.numbers, told.value)


def row_of(run: Training, row: str) -> int:
    """The row that a key names."""
    return index(row, len(run.batch.X))


def of_row(run: Training, letter: str, row: int, column: int = 0) -> str:
    """A letter with its row; with several outputs the column too."""
    several = run.batch.Y.shape[1] > 1
    return f"{letter}_{{{row + 1},{column + 1}}}" if several else f"{letter}_{{{row + 1}}}"


def feature_symbol(run: Training, row: int, column: int) -> str:
    """A feature of a row."""
    several = run.batch.X.shape[1] > 1
    return f"x{prime(run)}_{{{row + 1},{column + 1}}}" if several else f"x{prime(run)}_{{{row + 1}}}"


def cell_of_product(run: Training, letter: str, row: int, column: int) -> tuple[str, str, float]:
    """One number of XW + b: formula, numbers, value."""
    x, weights, bias = run.batch.X[row], run.params["W"][:, column], float(run.params["b"][column])
    inputs, outputs = run.params["W"].shape
    names = [latex.symbol(run.names[j * outputs + column]) for j in range(inputs)]
    symbols = [rf"{name}\,{feature_symbol(run, row, j)}" for j, name in enumerate(names)]
    formula = latex.shortened(symbols, [latex.symbol(run.names[inputs * outputs + column])])
    value = float(run.forward.Z[row, column])
    digits = latex.digits_for(value, *(weights * x), bias)
    numbers = latex.shortened(latex.products(weights, x, digits), [number(bias, digits)])
    return f"{of_row(run, letter, row, column)} = {formula}", f"= {numbers}", value


def feature(run: Training, row: str, column: str) -> Told:
    """A feature as the model sees it: given by the data, or scaled."""
    i, j = row_of(run, row), index(column, run.batch.X.shape[1])
    value = float(run.batch.X[i, j])
    where = {"row": i + 1, "column": j + 1}
    if run.scaling.name == "none":
        return Told(Message("explain_feature", where), feature_symbol(run, i, j), "", value)
    x, shift, scale = float(run.data.X[i, j]), float(run.scaling.shift[j]), float(run.scaling.scale[j])
    digits = latex.digits_for(x - shift, x, shift)
    offset, spread = (r"x_{\min}", r"x_{\max} - x_{\min}") if run.scaling.name == "minmax" else (r"\mu", r"\sigma")
    plain = feature_symbol(run, i, j).replace("'", "")
    return Told(
        Message("explain_feature_scaled", where),
        rf"{feature_symbol(run, i, j)} = \frac{{{plain} - {offset}}}{{{spread}}}",
        rf"= \frac{{{number(x, digits)} - {latex.factor(shift, digits)}}}{{{number(scale)}}}",
        value,
    )


def _step_rate(run: Training) -> Told:
    optimizer, value = run.settings.optimizer, run.rate
    title = Message("explain_step_rate", {"step": run.steps_made + 1})
    if not optimizer.decay_every:
        return Told(title, r"\alpha", "", value)
    start, by, every = optimizer.learning_rate, optimizer.decay_factor, optimizer.decay_every
    return Told(
        title,
        r"\alpha = \alpha_{0} \cdot f^{\lfloor t / n \rfloor}",
        rf"= {number(start)} \cdot {number(by)}^{{\lfloor {run.steps_made} / {every} \rfloor}}",
        value,
    )


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("feature", 2): feature,
    ("step_rate", 0): _step_rate,
}
