"""How a class looks wherever it is drawn: its colour and its marker, on a plot and in a line of text.

Of two classes 1 is a circle and 0 a cross, as on the blackboard. From the ninth class on the marker is its number.
"""

from functools import cache
from typing import TypeAlias

from PySide6.QtGui import QColor, QFont, QPainterPath, QTransform

from gui import theme

Symbol: TypeAlias = str | QPainterPath
"""What pyqtgraph takes as the symbol of a point."""

_TWO = (("x", "×"), ("o", "○"))
_SEVERAL = (("o", "●"), ("t1", "▲"), ("s", "■"), ("d", "◆"), ("star", "★"), ("+", "✚"), ("p", "⬟"), ("t", "▼"))


def color(k: int) -> QColor:
    """The colour of class `k`; from the ninth on colours come again."""
    colors = theme.current().classes
    return QColor(colors[k % len(colors)])


def symbol(k: int, classes: int) -> Symbol:
    """The marker of class `k` of so many, as pyqtgraph takes it."""
    if classes == 2:
        return _TWO[k][0]
    return _SEVERAL[k][0] if k < len(_SEVERAL) else _number(k)


def glyph(k: int, classes: int) -> str:
    """The same marker in a line of text."""
    if classes == 2:
        return _TWO[k][1]
    return _SEVERAL[k][1] if k < len(_SEVERAL) else f"[{k}]"


def label(k: int, name: str, classes: int) -> str:
    """Marker and name; a class that is called by its number says it once."""
    mark = glyph(k, classes)
    return name if mark == f"[{name}]" else f"{mark} {name}"


@cache
def _number(k: int) -> QPainterPath:
    """The number as a shape of height 1 around the origin."""
    font = QFont()
    font.setBold(True)
    font.setPixelSize(100)
    path = QPainterPath()
    path.addText(0, 0, font, str(k))
    box = path.boundingRect()
    path.translate(-box.center())
    return QTransform.fromScale(1 / box.height(), 1 / box.height()).map(path)
