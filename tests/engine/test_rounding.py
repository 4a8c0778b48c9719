"""What rounding has left of a gradient that is zero is shown, and explained, as zero; what is small stays."""

import numpy as np
import pytest

from engine import catalogue
from engine.core import initial, rounding
from engine.core.commands import SetLook, Step
from engine.core.frames import Look, ParametersPart
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.lesson import NamedData
from engine.core.model import Network
from engine.core.runner import Runner
from engine.core.training import Training
from engine.core.types import Batch
from tests.engine.runs import do, lesson


def _begun(lab: str, data: str) -> Runner:
    found = catalogue.lab(lab)
    one = Runner(found, lesson(NamedData(data), lab=found))
    return do(one, SetLook(Look(views=frozenset({"parameters"}))))


def _gradient(one: Runner, name: str) -> tuple[float, float, float]:
    """As trained with, as shown, as explained."""
    run = one.experiment
    assert isinstance(run, Training)
    part = one.snapshot().frame.parts["parameters"]
    assert isinstance(part, ParametersPart)
    place = part.names.index(name)
    trained = float(initial.flat(run.gradients(), run.shapes)[place])
    return trained, float(part.gradients[place]), run.explain(("gradient", name)).value


@pytest.mark.parametrize(
    ("lab", "data", "name"),
    [
        # As many passed as failed, all called 0.5; three classes of fifty, all with 1/3; spirals turned by half a turn.
        ("l05_logistic/train", "pass_fail", "b"),
        ("l06_softmax/train", "iris", "b1"),
        ("l09_xor/train", "spirals", "b1.1"),
    ],
)
def test_what_cancels_up_to_rounding_is_shown_and_explained_as_zero(lab: str, data: str, name: str) -> None:
    trained, shown, explained = _gradient(_begun(lab, data), name)
    assert 0 < abs(trained) < 1e-15
    assert (shown, explained) == (0.0, 0.0)


def test_the_explanation_of_such_a_zero_has_no_noise_in_its_numbers() -> None:
    one = _begun("l06_softmax/train", "iris")
    assert one.experiment.explain(("gradient", "b1")).numbers.endswith(r"\cdot 0")
    do(one, Step(1))
    assert one.experiment.explain(("parameter", "b1")).numbers.endswith(r"\cdot 0")


def test_at_the_optimum_of_linear_regression_nothing_but_rounding_is_left() -> None:
    one = do(_begun("l04_linear/train", "house"), Step(3000))
    for name in ("w1", "b"):
        trained, shown, explained = _gradient(one, name)
        assert 0 < abs(trained) < 1e-12
        assert (shown, explained) == (0.0, 0.0)


def test_a_gradient_on_its_way_to_zero_is_shown_as_it_is() -> None:
    one = do(_begun("l04_linear/train", "house"), Step(100))
    for name in ("w1", "b"):
        trained, shown, explained = _gradient(one, name)
        assert shown == explained == trained != 0.0


def test_gradients_that_vanish_on_their_way_back_through_many_layers_stay_as_they_are() -> None:
    model = Network((2, *[10] * 12, 1), ACTIVATIONS["sigmoid"], LOGISTIC)
    params = {name: 0.05 * values for name, values in initial.INITIALISATIONS["normal"](model.shapes(), 1).items()}
    batch = Batch(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0.0], [1.0], [1.0], [1.0]]))
    forward = model.forward(params, batch)
    gradients = model.backward(params, batch, forward)
    assert 0 < np.abs(gradients["W1"]).max() < 1e-13
    shown = rounding.settled(model, params, batch, forward, gradients)
    assert all(np.array_equal(shown[name], gradients[name]) for name in gradients)
