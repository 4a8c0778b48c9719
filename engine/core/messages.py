"""What the engine says to people: a key and values here, the sentence in `resources/messages/{ko,en}.toml`."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeGuard

import resources

Language: TypeAlias = Literal["ko", "en"]
MINUS = "−"
LANGUAGES: tuple[Language, ...] = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be said in the learner's language; `values` fill its gaps."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


class LearnerError(ValueError):
    """Something the learner gave cannot be used; the message says what was found and what is expected."""

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.message = Message(key, values)

    def __str__(self) -> str:
        return sentence(self.message, "en")


def quoted(value: object, longest: int = 60) -> str:
    """Something from outside as it stands in a sentence: as JSON writes it, on one line, shortened."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = repr(value)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def number(value: object) -> str:
    """A number as people read it: four significant digits, grouped thousands, small and large ones as 1.2e−5."""
    return _digits(value).replace("-", MINUS) if _is_number(value) else str(value)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _digits(value: int | float) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    size = abs(value)
    if not math.isfinite(size):
        return str(value)
    if size == 0:
        return "0"
    if size < 1e-3 or size >= 1e6:
        mantissa, exponent = f"{value:.3e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".")
        return f"{mantissa}e{int(exponent)}"
    digits = max(0, 4 - len(str(int(size)))) if size >= 1 else 4
    return f"{value:,.{digits}f}"


def sentence(message: Message, language: Language) -> str:
    """The sentence of `message` in `language`.

    Raises:
        KeyError: the message is unknown; tests keep both files complete.
    """
    template = str(resources.table(f"messages/{language}.toml")[message.key])
    return template.format(
        **{
            name: sentence(value, language) if isinstance(value, Message) else number(value)
            for name, value in message.values.items()
        }
    )
