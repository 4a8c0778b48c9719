"""Texts, data, fonts and icons as files. Knows nothing of the engine or the window."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """The file `name` (with forward slashes) below the resources folder."""
    return ROOT / name


@cache
def text(name: str) -> str:
    """The UTF-8 text of the file `name`.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return path(name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` as nested dictionaries; callers do not change them."""
    return tomllib.loads(text(name))
