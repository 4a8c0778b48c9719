"""What holds for tests of the window: our fonts and theme, as `main.py` sets them up."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from gui import fonts, language, theme


@pytest.fixture(scope="session", autouse=True)
def dressed_app(qapp: QApplication) -> QApplication:
    """The application with its fonts and style."""
    fonts.install(qapp)
    qapp.setStyle("Fusion")
    theme.apply(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def same_look(dressed_app: QApplication) -> Iterator[None]:
    """A test may change theme and language; the next one finds the light theme and English."""
    yield
    if language.current() != "en":
        language.install(dressed_app, "en")
    if theme.current() is not theme.LIGHT or theme.point_size() != 11:
        theme.apply(dressed_app, "light")
