"""Finds lectures and labs by walking the package: a new lab is a new file, and no list knows of it.

Names come from the files alone. A lab is imported when it is asked for, so that the window opens without all of them.
"""

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from engine import lectures as package
from engine.core.experiment import Lab
from engine.core.messages import LearnerError


@cache
def names() -> tuple[str, ...]:
    """`lecture/lab` of every lab, in the order of the alphabet; none is imported."""
    return tuple(
        f"{lecture}/{module.name}"
        for lecture in lectures()
        for module in pkgutil.iter_modules([str(Path(root, lecture)) for root in package.__path__])
    )


@cache
def lectures() -> tuple[str, ...]:
    """Every lecture, in the order of the tabs."""
    return tuple(found.name for found in pkgutil.iter_modules(package.__path__) if found.ispkg)


@cache
def labs_of(lecture: str) -> tuple[Lab, ...]:
    """The labs of one lecture, by their order in it."""
    return tuple(sorted((lab(name) for name in names() if lecture_of(name) == lecture), key=lambda lab: lab.order))


def labs() -> tuple[Lab, ...]:
    """Every lab, by lecture and then by its order in the lecture: imports all of them."""
    return tuple(lab for lecture in lectures() for lab in labs_of(lecture))


def lecture_of(name: str) -> str:
    """The lecture of the lab `lecture/lab`."""
    return name.partition("/")[0]


def lab(name: str) -> Lab:
    """The lab called `lecture/lab`; LearnerError names those there are."""
    if name not in names():
        raise LearnerError("lab_unknown", found=name, expected=", ".join(names()))
    found = importlib.import_module(f"{package.__name__}.{name.replace('/', '.')}").LAB
    assert isinstance(found, Lab)
    assert found.name == name, f"{name} calls itself {found.name}"
    return found
