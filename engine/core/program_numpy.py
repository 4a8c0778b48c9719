"""A run as a NumPy script, built from the engine's own lines, so that it agrees to the last bit."""

import dis
import re
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from engine.core import source
from engine.core.recipe import (
    LIVE,
    Recipe,
    array,
    data_lines,
    feeding_lines,
    first_lines,
    knob_changes,
    shown_steps,
    start_lines,
    tested_lines,
)

_SETTING = re.compile(r"self\.(\w+)(?:\.(\w+))?(\([\w, ]*\))?")
_CONDITION = re.compile(r"(\s*)if (not )?self\.(\w+):")
_SETTINGS = tuple(f"return {name}" for name in LIVE)
_ANNOTATED = re.compile(r"^(\s*\w+): [^=]+ = ")


def script(of: Recipe) -> list[str]:
    """The lines of the script."""
    functions = _Functions(of)
    written = [*functions.of(of.model, "forward"), *functions.of(of.model, "backward")]
    written += functions.of(of.optimizer, "update")
    return [
        "from collections import namedtuple",
        *first_lines(of),
        *data_lines(of),
        *(["batch = (X, Y)"] if of.feeding is None else []),
        "",
        *of.settings(),
        *feeding_lines(of),
        *functions.constants(),
        *start_lines(of),
        'Forward = namedtuple("Forward", "activations Z H cost")',
        *functions.helpers(),
        *written,
        "",
        *_loop(of),
        "",
        "for name, value in params.items():",
        "    print(name, value.tolist())",
        *tested_lines(of, "params.values()"),
    ]


def _loop(of: Recipe) -> list[str]:
    fed = of.feeding
    # The rows of the next update, where they are others.
    following = [] if fed is None else ["batch = rows_at(epoch, position)"]
    lines = [
        *(fed.begin() if fed is not None else ()),
        *following,
        "passed = forward(params, batch)",
        "print(0, passed.cost)",
        "for step in range(1, steps + 1):",
        "    gradients = backward(params, batch, passed)",
        "    moved = update(params, gradients, step - 1)",
        *([f"    {fed.next_place('len(batch[0])')}"] if fed is not None else []),
        *(f"    {line}" for line in following),
        "    passed = forward(moved, batch)",
        "    if not np.isfinite(passed.cost):",
        '        print("diverged at update", step)',
        "        break",
        "    params = moved",
    ]
    for event in of.events:
        lines += [f"    if step == {event.at}:  # changed by hand"]
        lines += [f"        {line}" for line in knob_changes(event)]
        lines += [
            f"        {line}" for name, value in event.parameters.items() for line in array(f'params["{name}"]', value)
        ]
        lines += [*(f"        {line}" for line in following), "        passed = forward(params, batch)"]
    return [*lines, f"    if step in {shown_steps(of.steps)}:", "        print(step, passed.cost)"]


class _Functions:
    """Methods of the engine as functions of a script: `self.l2` becomes `l2`, `self.output.of` its function's name.

    So a model says what a script needs of it by its fields alone.
    """

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._constants: dict[str, object] = {}
        self._helpers: dict[str, Callable[..., Any]] = {}

    def of(self, owner: object, method: str, name: str = "") -> list[str]:
        """The method of `owner` as a function of the script, called `name` or as it is called."""
        text = source.of(getattr(type(owner), method))
        before: list[str] = []
        body = [_ANNOTATED.sub(r"\1 = ", self._replaced(line, owner, before)) for line in self._pruned(text.lines)]
        return [*before, "", f"def {name or method}({', '.join(text.arguments)}):", *(f"    {line}" for line in body)]

    def constants(self) -> list[str]:
        """What the functions written so far take from the model, knobs that may be turned aside."""
        return [f"{name} = {value!r}" for name, value in self._constants.items()]

    def helpers(self) -> Iterator[str]:
        """The activations and costs that the functions written so far call."""
        for name, function in self._helpers.items():
            text = source.of(function)
            yield ""
            yield f"def {name}({', '.join(text.arguments)}):"
            yield from (f"    {line}" for line in text.lines)

    def _need(self, helper: Callable[..., Any]) -> None:
        """`helper` belongs into the script, and before it what it calls of the engine."""
        names = [line.argval for line in dis.get_instructions(helper) if line.opname == "LOAD_GLOBAL"]
        for called in (helper.__globals__.get(name) for name in names):
            if isinstance(called, FunctionType) and called.__module__.startswith("engine."):
                self._need(called)
        self._helpers[helper.__name__] = helper

    def _replaced(self, line: str, owner: object, before: list[str]) -> str:
        def put(found: re.Match[str]) -> str:
            name, part, call = found.groups(default="")
            thing = getattr(owner, name)
            if part:
                helper = getattr(thing, part)
                self._need(helper)
                return f"{helper.__name__}{call}"
            if callable(thing):
                method = self.of(owner, name, f"{name}_at")
                if method[-2].startswith("def ") and method[-1].strip() in _SETTINGS:
                    # A function that only gives a setting back is that setting.
                    return method[-1].strip().removeprefix("return ")
                before.extend(method)
                return f"{name}_at{call}"
            if name not in self._recipe.knobs:
                self._constants[name] = thing
            return f"{name}{call}"

        return _SETTING.sub(put, line)

    def _pruned(self, lines: tuple[str, ...]) -> Iterator[str]:
        """Without what never happens in this run: `if self.l2:` where there is no l2."""
        # (indentation of a condition, whether what stands under it is kept)
        under: tuple[int, bool] | None = None
        for line in lines:
            indent = len(line) - len(line.lstrip())
            if under is not None and indent <= under[0]:
                under = None
            if under is not None:
                if not under[1]:
                    continue
                line = line[4:]
            elif (condition := _CONDITION.fullmatch(line)) and condition[3] in self._recipe.knobs:
                some, always = self._recipe.ever(condition[3])
                if some is always:
                    under = (indent, some is not bool(condition[2]))
                    continue
            yield line
            if line.startswith("return"):
                return
