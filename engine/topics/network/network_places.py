"""Places in a network as keys and formulas name them: units, weights, the row shown.

Layers are counted from 1, units and rows from 0 in keys and from 1 in formulas.
"""

from engine.core import parameter_explain
from engine.core.classification import Classification
from engine.core.functions import SIGMOID_SQUARED
from engine.core.model import Network
from engine.core.parameter_explain import NoSuchNumber, index, place_of


def network_of(run: Classification) -> Network:
    """The network in force."""
    model = run.model
    assert isinstance(model, Network)
    return model


def last_layer(run: Classification) -> int:
    """The number of the output layer."""
    return len(network_of(run).widths) - 1


def unit_of(run: Classification, layer: str, unit: str) -> tuple[int, int]:
    """The layer and the unit that a key names."""
    found = index(layer, last_layer(run) + 1)
    if found == 0:
        raise NoSuchNumber
    return found, index(unit, network_of(run).widths[found])


def row_shown(run: Classification) -> int:
    """The row whose numbers are on the graph."""
    return run.row(run.looked_at)


def output_of(run: Classification, layer: int, unit: int) -> str:
    """The output of a unit as a symbol; of the inputs x, of the last layer H."""
    if layer == 0:
        return f"x{parameter_explain.prime(run)}_{{{unit + 1}}}"
    return "H" if layer == last_layer(run) else f"a^{{({layer})}}_{{{unit + 1}}}"


def score_of(layer: int, unit: int) -> str:
    """The score of a unit as a symbol."""
    return f"z^{{({layer})}}_{{{unit + 1}}}"


def slope_of(E: str, of: str) -> str:
    """∂E/∂ something as symbols."""
    return rf"\frac{{\partial {E}}}{{\partial {of}}}"


def weight_name(run: Classification, layer: int, source: int, target: int) -> str:
    """The flat name of a weight; the source after the last one is the bias."""
    widths = network_of(run).widths
    before = sum((widths[k] + 1) * widths[k + 1] for k in range(layer - 1))
    return run.names[before + source * widths[layer] + target]


def edge_of(run: Classification, name: str) -> tuple[int, int | None, int]:
    """The layer of a parameter, its source (None for a bias) and its target."""
    place, widths = place_of(run, name), network_of(run).widths
    for layer in range(1, len(widths)):
        count = (widths[layer - 1] + 1) * widths[layer]
        if place < count:
            source, target = divmod(place, widths[layer])
            return layer, source if source < widths[layer - 1] else None, target
        place -= count
    raise AssertionError(name)


def is_squared(run: Classification) -> bool:
    """Whether the loss is the squared error."""
    return run.model.output is SIGMOID_SQUARED
