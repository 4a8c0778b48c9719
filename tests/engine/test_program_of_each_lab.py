"""The program of every lab that trains, and of each compared run, ends where the app ends, whatever the framework."""

from dataclasses import replace

import numpy as np
import pytest

from engine import catalogue
from engine.core.commands import Framework
from engine.core.experiment import Kind
from engine.core.lockstep import LockStep
from engine.core.program import program
from engine.core.run import Run
from tests.engine.programs import lines_of, need, read

TRAINED = [lab.name for lab in catalogue.labs() if lab.kind is Kind.TRAIN]
# A step neuron has no gradient that a framework could follow.
WITHOUT_GRADIENT = "l08_neuron/gates"


@pytest.mark.parametrize("name", TRAINED)
@pytest.mark.parametrize("framework", ["numpy", "torch", "tensorflow"])
def test_the_program_ends_where_each_run_of_the_lab_ends(framework: Framework, name: str) -> None:
    need(framework)
    if name == WITHOUT_GRADIENT and framework != "numpy":
        pytest.skip("there is no such program")
    lab = catalogue.lab(name)
    given = replace(lab.lesson(), steps=20)
    run = Run(lab, given)
    run.train(given.steps, float("inf"), lambda: 0.0)
    experiment = run.experiment
    expected = experiment.results() if isinstance(experiment, LockStep) else {"": experiment.result()}
    lines = ["", *lines_of(program(lab, given, framework))]
    begins = [lines.index(each) for each in expected]
    for found, begin, end in zip(expected.values(), begins, [*begins[1:], len(lines)], strict=True):
        costs, values = read(lines[begin + 1 : end])
        assert costs.keys() >= {0, given.steps}
        for parameter, value in found.params.items():
            np.testing.assert_allclose(values[parameter], value, rtol=1e-7, atol=1e-14)
