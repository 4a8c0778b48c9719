"""How training, validation and test rows are told apart in every view: a name, a colour, a marker and a dash each."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QColor, QPen

from gui import theme

TRAINING, VALIDATION, TEST = range(3)
SETS = (TRAINING, VALIDATION, TEST)
_NAMES = (
    QT_TRANSLATE_NOOP("Split", "training"),
    QT_TRANSLATE_NOOP("Split", "validation"),
    QT_TRANSLATE_NOOP("Split", "test"),
)
# Blue and vermilion belong to the classes 0 and 1.
_INKS = ("class 2", "class 6", "class 3")
_MARKERS = (("s", "■"), ("t1", "▲"), ("d", "◆"))
# A diamond of the same width has half the area of a square.
_SIZES = (1.0, 1.2, 1.4)
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashDotLine, Qt.PenStyle.DashLine)


def name(place: int) -> str:
    """What the set is called, in the learner's language."""
    return QCoreApplication.translate("Split", str(_NAMES[place]))


def ink(place: int) -> str:
    """The theme's name of its colour."""
    return _INKS[place]


def color(place: int) -> QColor:
    """Its colour."""
    return theme.current().color(_INKS[place])


def pen(place: int, width: float = 1.0) -> QPen:
    """Its line."""
    line = QPen(color(place), width, _DASHES[place])
    line.setCosmetic(True)
    return line


def symbol(place: int) -> str:
    """Its marker, by pyqtgraph's name."""
    return _MARKERS[place][0]


def size(place: int, letters: float) -> float:
    """How wide its marker is, so that all of them look equally large."""
    return round(_SIZES[place] * letters)


def glyph(place: int) -> str:
    """Its marker in a line of text."""
    return _MARKERS[place][1]


def called(place: int) -> str:
    """Marker and name."""
    return f"{glyph(place)} {name(place)}"
