"""The cards of a lab, as its info.toml has them: what is asked before the run, and what the engine is asked for it."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

import resources
from engine.core.closeness import FORMS, Form, Scale
from gui import figures
from gui.knob_editors import plain
from gui.lab_info import Setup, Words

_GAP = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class After:
    """What happens once a card is answered, so that the run draws over the guess.

    Attributes:
        steps: how many updates are played; 0 for none.
        set: a set of views to open.
        setup: the run to be shown, where it is not the one that the card has put in place.
        job: a job to start.
        look: fields of the look to replace: what was hidden before the guess.
    """

    steps: int = 0
    set: str | None = None
    setup: Setup | None = None
    job: str | None = None
    look: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """A question.

    Attributes:
        form: how it is answered.
        quantity, arguments: what the engine is asked for, about the run that `setup` has put in place.
        tolerance, scale: see `engine.core.closeness`.
        setup, set, window: put in place when the card opens: run, views, visible part of the surface.
        ask, why: Markdown with formulas and gaps; `why` is said with the answer.
        options: of a choice.
        unit: of a number.
        look: fields of the look to replace when the card opens, so that the answer is not on screen.
    """

    id: str
    form: Form
    quantity: str
    arguments: Mapping[str, Any]
    tolerance: float | None
    scale: Scale
    setup: Setup
    set: str | None
    window: tuple[float, float, float, float] | None
    after: After
    ask: Words
    why: Words
    options: tuple[Words, ...]
    unit: Words
    look: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fresh(self) -> tuple[str, ...]:
        """Names of the numbers that are new each time."""
        return tuple(self.arguments.get("fresh", ()))

    @property
    def updates(self) -> int:
        """After how many updates is asked; 0 where none are."""
        return int(self.arguments.get("updates", 0))

    def asked(self, draw: int) -> Mapping[str, object]:
        """The arguments for the engine, with the number of this draw."""
        return {**self.arguments, "draw": draw}


@cache
def cards(lab: str) -> tuple[Card, ...]:
    """The cards of the lab `lecture/lab`, in order."""
    return tuple(map(_card, resources.table(f"lectures/{lab}/info.toml").get("card", ())))


def filled(template: str, values: Mapping[str, float]) -> str:
    """`template` with the gaps that have a value filled; braces of formulas stay as they are."""
    return _GAP.sub(lambda gap: written(values[gap[1]]) if gap[1] in values else gap[0], template)


def gaps(template: str) -> set[str]:
    """The names of gaps outside of formulas, where braces mean nothing else."""
    return set(_GAP.findall(re.sub(r"\$[^$]*\$", "", template)))


def written(value: float) -> str:
    """A number as it stands in a sentence: 90, 0.01, 1e-5, 1.852, 29,662."""
    if not math.isfinite(value) or value == int(value) or abs(value) >= 1000:
        return figures.plain(float(value))
    return plain(float(f"{value:.4g}")).replace("-", figures.MINUS)


def _card(entry: Mapping[str, Any]) -> Card:
    assert entry["form"] in FORMS
    after = entry.get("after", {})
    return Card(
        id=entry["id"],
        form=entry["form"],
        quantity=entry["answer"],
        arguments=entry.get("arguments", {}),
        tolerance=entry.get("tolerance"),
        scale=entry.get("scale", "linear"),
        setup=_setup(entry.get("setup", {})),
        set=entry.get("set"),
        window=cast("tuple[float, float, float, float] | None", tuple(entry["window"]) if "window" in entry else None),
        after=After(
            steps=after.get("steps", 0),
            set=after.get("set"),
            setup=_setup(after["setup"]) if "setup" in after else None,
            job=after.get("job"),
            look=after.get("look", {}),
        ),
        ask=entry["ask"],
        why=entry["why"],
        options=tuple(entry.get("options", ())),
        unit=entry.get("unit", {}),
        look=entry.get("look", {}),
    )


def _setup(entry: Mapping[str, Any]) -> Setup:
    knobs = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.get("knobs", {}).items()}
    return Setup(entry.get("data"), knobs, entry.get("seed"), entry.get("initial", {}))
