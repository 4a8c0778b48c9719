"""Networks as a kind of run: which model the knobs ask for, and what the labs about networks share."""

from collections.abc import Mapping

from engine.core.functions import ACTIVATIONS, LOGISTIC, SIGMOID_SQUARED, Output
from engine.core.initial import INITIALISATIONS
from engine.core.knobs import ChoiceKnob, KnobValue, WidthsKnob
from engine.core.model import Network

LOSSES: Mapping[str, Output] = {"cross_entropy": LOGISTIC, "squared_error": SIGMOID_SQUARED}

# Widths of the hidden layers; none is a single unit with W1 and b1.
HIDDEN = WidthsKnob("hidden", (2,), (1, 64), (0, 12), listed=((), (2,), (3,), (4,), (10,), (5, 4), (10, 10, 10)))
ACTIVATION = ChoiceKnob("activation", "sigmoid", tuple(ACTIVATIONS))
INITIALISATION = ChoiceKnob("initialisation", "normal", tuple(INITIALISATIONS))


def network(inputs: int, outputs: int, knobs: Mapping[str, KnobValue]) -> Network:
    """The network that the knobs `hidden`, `activation` and `loss` describe."""
    hidden = knobs["hidden"]
    assert isinstance(hidden, tuple)
    activation, loss = str(knobs.get("activation", "sigmoid")), str(knobs.get("loss", "cross_entropy"))
    return Network((inputs, *hidden, outputs), ACTIVATIONS[activation], LOSSES[loss])
