"""The engine's own source text: the one place that reads it, for the code view and for programs to take along.

It works in a bundle too, where the engine's files are shipped beside what was compiled from them.
"""

import ast
import inspect
import io
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

Function: TypeAlias = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Source:
    """A function as it stands in its file.

    Attributes:
        title: qualified name, e.g. `SingleLayer.forward`.
        file: path below the project, with forward slashes.
        first_line: number of the body's first line in that file.
        lines: the body without its docstring, dedented.
        arguments: names of what it takes, without `self`.
    """

    title: str
    file: str
    first_line: int
    lines: tuple[str, ...]
    arguments: tuple[str, ...]


@cache
def of(function: Function) -> Source:
    """The source of a function or method of the engine."""
    text, first_line = inspect.getsourcelines(function)
    indent = len(text[0]) - len(text[0].lstrip())
    definition = ast.parse("".join(line[indent:] if line.strip() else line for line in text)).body[0]
    assert isinstance(definition, ast.FunctionDef)
    body = definition.body[1:] if ast.get_docstring(definition) is not None else definition.body
    assert definition.end_lineno is not None
    begin, inner = body[0].lineno - 1, indent + body[0].col_offset
    return Source(
        title=function.__qualname__,
        file=function.__module__.replace(".", "/") + ".py",
        first_line=first_line + begin,
        lines=tuple(line[inner:].rstrip() for line in text[begin : definition.end_lineno]),
        arguments=tuple(argument.arg for argument in definition.args.args if argument.arg != "self"),
    )


@cache
def without_comment(line: str) -> str:
    """One line of code without the comment behind it."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(line.strip()).readline))
    except tokenize.TokenError:
        # Part of a statement that goes on: a bracket is open.
        return line.strip()
    comments = [token.start[1] for token in tokens if token.type == tokenize.COMMENT]
    return line.strip()[: comments[0]].rstrip() if comments else line.strip()
