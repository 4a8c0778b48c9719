"""Puts language, theme and text size in force for the whole app, at the start and whenever one of them changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui import language, style, theme
from gui.settings import Remembered

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


def dress(app: QApplication, wanted: Remembered) -> None:
    """Every widget is told by the events that Qt sends for it."""
    if language.current() != (wanted.language or language.of_system()) or not app.property("dressed"):
        language.install(app, wanted.language)
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[wanted.theme])
    theme.apply(app, wanted.theme, projector=wanted.projector)
    # Widgets with a sheet take a new font only with a new sheet: so the size of the letters is named in it.
    sheet = f"/* {theme.point_size()} pt */{style.sheet(theme.current())}"
    if sheet != app.styleSheet():
        # It lays out the whole window anew, which takes as long as five frames: not for another language.
        app.setStyleSheet(sheet)
    app.setProperty("dressed", True)
