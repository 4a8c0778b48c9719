"""Finds lectures and labs by walking the package: a new lab is a new file, and no list knows of it."""

import importlib
import pkgutil
from functools import cache

from engine import lectures
from engine.core.experiment import Lab
from engine.core.messages import LearnerError


@cache
def labs() -> tuple[Lab, ...]:
    """Every lab, by lecture and then by its order in the lecture."""
    found: list[Lab] = []
    for lecture in pkgutil.iter_modules(lectures.__path__, f"{lectures.__name__}."):
        package = importlib.import_module(lecture.name)
        for module in pkgutil.iter_modules(package.__path__, f"{lecture.name}."):
            lab = getattr(importlib.import_module(module.name), "LAB", None)
            if isinstance(lab, Lab):
                found.append(lab)
    return tuple(sorted(found, key=lambda lab: (lab.lecture, lab.order)))


def lab(name: str) -> Lab:
    """The lab called `lecture/lab`; LearnerError names those there are."""
    for found in labs():
        if found.name == name:
            return found
    raise LearnerError("lab_unknown", found=name, expected=", ".join(found.name for found in labs()))
