"""The language of the interface: English as written in the code, Korean from compiled translations, switched live."""

import logging

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from engine.core.messages import Language

_log = logging.getLogger(__name__)
_current: Language = "en"
_translators: list[QTranslator] = []


def current() -> Language:
    """The language in force; of messages and story texts too."""
    return _current


def of_system() -> Language:
    """Korean where the system speaks Korean first, else English."""
    return "ko" if QLocale.system().uiLanguages()[0].startswith("ko") else "en"


def install(app: QApplication, language: Language | None) -> None:
    """Speak `language` (None: the system's) from now on. Every widget is told by a LanguageChange."""
    global _current
    _current = language or of_system()
    # Numbers are typed and shown the same way everywhere: a decimal point.
    QLocale.setDefault(QLocale(QLocale.Language.Korean if _current == "ko" else QLocale.Language.English))
    while _translators:
        app.removeTranslator(_translators.pop())
    if _current == "ko":
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (f"{qt_folder}/qtbase_ko.qm", str(resources.path("translations/modulab_ko.qm"))):
            translator = QTranslator(app)
            if translator.load(path):
                app.installTranslator(translator)
                _translators.append(translator)
            else:
                _log.warning("translation %s cannot be loaded", path)
