"""An operation in a few words, for a button: its part of the update and its line, as one would write it by hand."""

import re

from PySide6.QtCore import QCoreApplication

from engine.core.operations import Operation, OperationPhase
from gui.figures import MINUS

_LAYER = re.compile(r"\d+$")
_PARAMETER = re.compile(r'params\[f?"(\w+?)(?:\{layer(?: \+ (\d))?\})?"\]')
_ACTIVATION = re.compile(r"forward\.activations\[layer(?: - (\d))?\]")


def phase_words(phase: OperationPhase) -> str:
    """What a part of the update is called."""
    if phase == "forward":
        return QCoreApplication.translate("Operation", "forward")
    if phase == "gradient":
        return QCoreApplication.translate("Operation", "gradient")
    return QCoreApplication.translate("Operation", "update")


def in_short(operation: Operation) -> str:
    """`forward: Z = X @ W + b`, `update: W`."""
    names = ", ".join(operation.made)
    if operation.phase == "update" and "rate" not in operation.made:
        return f"{phase_words(operation.phase)}: {names}"
    return f"{phase_words(operation.phase)}: {_formula(operation.code, names)}"


def _formula(code: str, name: str) -> str:
    """The line with the name it makes on the left, without what only Python needs."""
    found = _LAYER.search(name)
    layer = int(found[0]) if found else 0
    code = code.removeprefix("return ") if code.startswith("return ") else code.split(" = ", 1)[-1]
    code = _PARAMETER.sub(lambda m: m[1] + (str(layer + int(m[2] or 0)) if "layer" in m[0] else ""), code)
    code = _ACTIVATION.sub(lambda m: f"A{layer - int(m[1] or 0)}" if layer > int(m[1] or 0) else "X", code)
    code = code.replace("self.", "").replace("forward.", "").replace(" - ", f" {MINUS} ")
    return code if code.startswith(f"{name} ") else f"{name} = {code}"
