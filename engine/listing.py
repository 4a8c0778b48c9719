"""What labs there are, one JSON object per line, for people and programs that write lesson files."""

import json
from collections.abc import Iterator
from functools import singledispatch
from typing import Any, TypeAlias

import resources
from engine import catalogue
from engine.core.experiment import Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, Knob, ListKnob, NumberKnob
from engine.core.messages import LANGUAGES

Json: TypeAlias = dict[str, Any]


def lines() -> Iterator[str]:
    """One line for each lab, in the order of the tabs."""
    for lab in catalogue.labs():
        yield json.dumps(describe(lab), ensure_ascii=False, allow_nan=False)


def describe(lab: Lab) -> Json:
    """A lab with its defaults: what a lesson file may say and what it means when it does not."""
    titles = resources.table(f"lectures/{lab.name}/info.toml")["title"]
    return {
        "lab": lab.name,
        "kind": lab.kind.value,
        "titles": {language: titles[language] for language in LANGUAGES},
        "knobs": [_described(knob) for knob in lab.knobs],
        "datasets": list(lab.datasets),
        "own_data": lab.data_kind,
        "steps": lab.steps,
        "seed": lab.seed,
        "views": list(lab.views),
    }


def _described(knob: Knob) -> Json:
    kind, allowed = _kind(knob)
    default = list(knob.default) if isinstance(knob.default, tuple) else knob.default
    return {"name": knob.name, "kind": kind, "default": default, **allowed, "live": knob.live}


@singledispatch
def _kind(knob: object) -> tuple[str, Json]:
    """The kind of a knob and what it accepts."""
    raise AssertionError(knob)


@_kind.register
def _(knob: NumberKnob) -> tuple[str, Json]:
    return "number", {"range": list(knob.range)}


@_kind.register
def _(knob: IntegerKnob) -> tuple[str, Json]:
    return "integer", {"range": list(knob.range)}


@_kind.register
def _(knob: FlagKnob) -> tuple[str, Json]:
    return "flag", {"options": [False, True]}


@_kind.register
def _(knob: ChoiceKnob) -> tuple[str, Json]:
    return "choice", {"options": list(knob.options)}


@_kind.register
def _(knob: ListKnob) -> tuple[str, Json]:
    return "list", {"range": list(knob.item_range), "length": list(knob.length_range)}
