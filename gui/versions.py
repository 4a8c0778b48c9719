"""Which PySide6 may run on which Python. Imports neither, so that it can be asked before the wrong pair crashes."""

import sys
from importlib import metadata


def refusal(pyside: str, python: tuple[int, int]) -> str | None:
    """Why this pair cannot run the app, in one sentence; None if it can.

    PySide6 6.12.0 on Python before 3.12 drops one reference to None (or a bool) with each call that returns one;
    the interpreter aborts after some 5,000 calls, seconds of plotting. 6.11.3 is sound.
    """
    if python < (3, 11):
        return f"ModuLab needs Python 3.11 or newer, not {python[0]}.{python[1]}."
    if pyside.split(".")[:3] == ["6", "12", "0"] and python < (3, 12):
        return (
            f"PySide6 {pyside} crashes on Python {python[0]}.{python[1]} after seconds of plotting: "
            'install "PySide6-Essentials>=6.11.3,<6.12", or use Python 3.12 or newer.'
        )
    return None


def refusal_here() -> str | None:
    """Why what is installed here cannot run the app; None if it can."""
    try:
        pyside = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:  # frozen into a bundle, which was tested as it is
        return None
    return refusal(pyside, sys.version_info[:2])
