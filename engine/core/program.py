"""A run as a complete script that anyone can run without the app, and that prints the same costs."""

from collections.abc import Callable, Mapping

from engine.core import program_numpy, program_tensors
from engine.core.commands import Framework
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from engine.core.recipe import Recipe, recipes

_SCRIPTS: Mapping[Framework, Callable[[Recipe], list[str]]] = {
    "numpy": program_numpy.script,
    "torch": program_tensors.torch_script,
    "tensorflow": program_tensors.tensorflow_script,
}


def program(lab: Lab, lesson: Lesson, framework: Framework) -> str:
    """The script of the run that `lesson` describes: same data, start, rate, events and number of updates.

    It prints how many updates were made and the cost after them, and at the end the parameters; of compared runs, for
    one after the other.

    Raises:
        LearnerError: there is nothing to train, or too many rows to write down.
    """
    head = [
        f"# {lab.name} of ModuLab as a program. It needs: pip install {framework}",
        "# It prints how many updates were made and the cost after them, then the parameters.",
    ]
    lines = []
    for name, made in recipes(lab, lesson):
        # Runs that are compared stand one after the other, each whole.
        lines += ["", f'print("{name}")'] if name else []
        lines += _SCRIPTS[framework](made)
    return "\n".join([*head, *lines]) + "\n"
