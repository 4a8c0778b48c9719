"""Runs the trainer's own functions for one update, line by line, and notes what each line makes.

Python's `settrace` tells when a line of a function has run; what is bound to a name by then and was not there before
has been made by that line. The functions are pure, so the run that they belong to does not notice.
"""

import ast
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import CodeType, FrameType
from typing import Any, TypeAlias, TypeGuard

import numpy as np

from engine.core import source
from engine.core.model import Model
from engine.core.operations import CodeBlock, Operation, OperationPhase
from engine.core.optimizers import GradientDescent
from engine.core.types import Array, Batch, Params, frozen

_Function: TypeAlias = Callable[..., Any]
_Value: TypeAlias = Array | float
# Names that mean another array in each layer: they carry its number.
_OF_LAYER = ("Z", "A", "dZ", "dA")
_UNNAMED = "result"


def operations(
    model: Model, optimizer: GradientDescent, params: Params, batch: Batch, step: int
) -> tuple[Operation, ...]:
    """The next update taken apart: forward, gradient, update. Each line that makes an array or a number is one."""
    known = {"X": batch.X, "Y": batch.Y, **params}
    tracer = _Tracer(_functions(model, optimizer), known, (*_numbers(model), *_numbers(optimizer)))
    forward = tracer.watch("forward", lambda: model.forward(params, batch))
    gradients = tracer.watch("gradient", lambda: model.backward(params, batch, forward))
    tracer.watch("update", lambda: optimizer.update(params, gradients, step))
    return tuple(tracer.made)


def blocks(model: Model, optimizer: GradientDescent) -> tuple[CodeBlock, ...]:
    """The functions that `operations` runs, as they stand in their files."""
    return _blocks(_functions(model, optimizer))


def _functions(model: Model, optimizer: GradientDescent) -> tuple[tuple[OperationPhase, _Function], ...]:
    kind, output = type(model), model.output
    return (
        ("forward", kind.forward),
        ("forward", output.of),
        ("gradient", kind.backward),
        ("gradient", output.slope),
        ("update", type(optimizer).update),
    )


@cache
def _blocks(functions: tuple[tuple[OperationPhase, _Function], ...]) -> tuple[CodeBlock, ...]:
    found = ((phase, source.of(function)) for phase, function in functions)
    return tuple(CodeBlock(phase, text.title, text.file, text.first_line, text.lines) for phase, text in found)


def _numbers(thing: object) -> Iterator[float]:
    """The settings that a model or an optimizer has: reading one makes nothing."""
    for name in getattr(thing, "__dataclass_fields__", ()):
        value = getattr(thing, name)
        if isinstance(value, float):
            yield value


@dataclass
class _Place:
    """A function that is running: which block, the line it is at, and what its names meant before that line."""

    block: int
    line: int
    before: Mapping[str, _Value]
    caller: "_Place | None"


class _Tracer:
    """Watches some functions run. What there is before, by name or not: a line that only finds it makes nothing."""

    def __init__(
        self,
        functions: tuple[tuple[OperationPhase, _Function], ...],
        named: Mapping[str, Array],
        settings: tuple[float, ...],
    ) -> None:
        self.made: list[Operation] = []
        self._blocks = _blocks(functions)
        self._codes: dict[CodeType, int] = {function.__code__: index for index, (_, function) in enumerate(functions)}
        # By identity, and held here, so that no new object can have the place of an old one.
        before: tuple[_Value, ...] = (*named.values(), *settings)
        self._known: dict[int, _Value] = {id(value): value for value in before}
        self._names: dict[int, str] = {id(value): name for name, value in named.items()}
        self._phase: OperationPhase = "forward"
        self._place: _Place | None = None

    def watch(self, phase: OperationPhase, run: Callable[[], Any]) -> Any:
        """What `run` gives, with its lines noted. Whoever was tracing before (a debugger, coverage) goes on after."""
        self._phase = phase
        before = sys.gettrace()
        sys.settrace(self._on_call)
        try:
            return run()
        finally:
            sys.settrace(before)

    def _on_call(self, frame: FrameType, event: str, argument: object) -> "Callable[..., Any] | None":
        block = self._codes.get(frame.f_code)
        if event != "call" or block is None:
            return None
        self._place = _Place(block, -1, self._seen(frame), self._place)
        return self._on_event

    def _on_event(self, frame: FrameType, event: str, argument: object) -> "Callable[..., Any]":
        place = self._place
        assert place is not None
        if event == "line":
            self._finish(place, frame)
            place.line = frame.f_lineno - self._blocks[place.block].first_line
        elif event == "return":
            self._finish(place, frame)
            self._place = place.caller
            self._returned(place, frame, argument)
        return self._on_event

    def _finish(self, place: _Place, frame: FrameType) -> None:
        """The line that `place` is at has run: note what it made."""
        now = self._seen(frame)
        new = {name: value for name, value in now.items() if id(value) not in self._known}
        if new:
            self._note(place, new)
        place.before = self._seen(frame) if new else now

    def _returned(self, place: _Place, frame: FrameType, returned: object) -> None:
        """What a `return` line itself works out has the name that the caller gives it."""
        values = returned if isinstance(returned, tuple) else (returned,)
        names = self._targets(place.caller, frame.f_back)
        names += (_UNNAMED,) * (len(values) - len(names))
        new = {
            name: value
            for name, value in zip(names, values, strict=False)
            if _is_value(value) and id(value) not in self._known
        }
        if new:
            self._note(place, new)

    def _targets(self, caller: _Place | None, frame: FrameType | None) -> tuple[str, ...]:
        """The names on the left of the line in which the caller is."""
        if caller is None or frame is None:
            return ()
        return tuple(self._layered(name, frame) for name in _assigned(self._blocks[caller.block].lines[caller.line]))

    def _note(self, place: _Place, new: Mapping[str, _Value]) -> None:
        for name, value in new.items():
            self._known[id(value)] = value
            self._names[id(value)] = name
        self.made.append(
            Operation(
                phase=self._phase,
                block=place.block,
                line=place.line,
                code=source.without_comment(self._blocks[place.block].lines[place.line]),
                made={name: frozen(value) for name, value in new.items()},
                given={name: _shown(value) for name, value in place.before.items() if name not in new},
            )
        )

    def _seen(self, frame: FrameType) -> dict[str, _Value]:
        """The arrays and numbers that the running function knows by name; those in dictionaries by their keys."""
        found: dict[str, _Value] = {}
        local = frame.f_locals
        fields = [(value._fields, value) for value in local.values() if hasattr(value, "_fields")]
        for names, values in (*fields, (local.keys(), local.values())):
            for name, value in zip(names, values, strict=True):
                if _is_value(value) and name != "_":
                    found.setdefault(self._name(name, value, frame), value)
        for name, table in local.items():
            if isinstance(table, dict):
                prefix = "d" if name == "gradients" else ""
                # What has been moved stands behind what it was before, and replaces it.
                found.update({f"{prefix}{key}": entry for key, entry in table.items() if _is_value(entry)})
        return found

    def _name(self, local: str, value: _Value, frame: FrameType) -> str:
        if local in _OF_LAYER and id(value) in self._names:
            return self._names[id(value)]
        return self._layered(local, frame)

    @staticmethod
    def _layered(name: str, frame: FrameType) -> str:
        layer = frame.f_locals.get("layer")
        return f"{name}{layer}" if name in _OF_LAYER and isinstance(layer, int) else name


@cache
def _assigned(line: str) -> tuple[str, ...]:
    """The names on the left of a line; none where it assigns nothing or goes on."""
    try:
        statement = ast.parse(line.strip()).body[0]
    except SyntaxError:
        return ()
    if not isinstance(statement, ast.Assign):
        return ()
    target = statement.targets[0]
    return tuple(ast.unparse(part) for part in (target.elts if isinstance(target, ast.Tuple) else [target]))


def _is_value(thing: object) -> TypeGuard[_Value]:
    return isinstance(thing, (np.ndarray, float))


def _shown(value: _Value) -> Array:
    """The value itself, but not to be written to."""
    array = np.asarray(value, dtype=np.float64).view()
    array.setflags(write=False)
    return array
