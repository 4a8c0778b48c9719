"""The bundled fonts: Pretendard for Korean and Latin, digits of one width so that changing numbers stand still."""

import logging

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

import resources

# DejaVu Sans has the signs that Pretendard lacks (∇ ℝ ∈): fontconfig brings it on Linux; elsewhere the system finds
# one of its own.
FAMILIES = ["Pretendard", "DejaVu Sans"]
_FIXED = ["DejaVu Sans Mono", "Menlo", "Consolas"]
_FILES = ("fonts/Pretendard-Regular.otf", "fonts/Pretendard-Bold.otf")

_log = logging.getLogger(__name__)


def install(app: QApplication) -> None:
    """Load the fonts and make them the app's font at its present size. Call before `theme.apply`; again is harmless."""
    if FAMILIES[0] not in QFontDatabase.families():
        for name in _FILES:
            if QFontDatabase.addApplicationFont(str(resources.path(name))) < 0:
                _log.warning("font %s cannot be loaded; the system's font is used", name)
    font = tabular(QFont(app.font()))
    font.setFamilies(FAMILIES)
    app.setFont(font)


def tabular(font: QFont) -> QFont:
    """A copy of `font` whose digits all have one width."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy


def code(point_size: int) -> QFont:
    """A fixed-width font for source code, Korean comments in Pretendard."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    # By its own name: "monospace" is none, and beside a family that is there it would be passed over.
    font.setFamilies([*_FIXED, QFontInfo(font).family(), FAMILIES[0]])
    font.setPointSize(point_size)
    return font
