"""The font of formulas: STIX Two Math, and for the letters it lacks (Korean above all) the outlines of Pretendard."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtGui import QPainterPath, QRawFont
from ziafont.config import config
from ziafont.fonttypes import BBox
from ziafont.glyph import SimpleGlyph
from ziafont.svgpath import Cubic, Lineto, Moveto, Point, Quad
from ziamath import zmath
from ziamath.mathfont import MathFont
from ziamath.styles import MathVariant

import resources

_NAME = "stix-and-pretendard"
_point: Callable[[float, float], Point] = Point  # its own __init__ is untyped


@cache
def install() -> str:
    """Make the font known to ziamath; the name to ask for it."""
    config.svg2 = False  # QtSvg clips almost everything of the other form
    zmath.loadedfonts[_NAME] = _FormulaFont(Path(zmath.loadedfonts["default"].info.filename))
    return _NAME


class _FormulaFont(MathFont):
    """STIX Two Math with a second font behind it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        units = self.info.layout.unitsperem
        self._behind = QRawFont(str(resources.path("fonts/Pretendard-Regular.otf")), units)
        self._borrowed: dict[str, SimpleGlyph] = {}

    def findglyph(self, char: str, variant: MathVariant) -> SimpleGlyph:
        if self.glyphindex(char) != 0:
            return super().findglyph(char, variant)
        if char not in self._borrowed:
            index = self._behind.glyphIndexesForString(char)[0]
            outline = self._behind.pathForGlyph(index)
            self._borrowed[char] = _BorrowedGlyph(self, outline, self._behind.advancesForGlyphIndexes([index])[0].x())
        return self._borrowed[char]


class _BorrowedGlyph(SimpleGlyph):
    """A glyph that Qt has read; it has the number 0 (none) in the font it is borrowed into, and so no kerning."""

    def __init__(self, font: MathFont, outline: QPainterPath, advance: float) -> None:
        box = outline.boundingRect()  # Qt's y points down
        super().__init__(0, _operators(outline), BBox(box.left(), box.right(), -box.bottom(), -box.top()), font)
        self._advance = round(advance)

    def advance(self, nextchr: SimpleGlyph | None = None) -> int:
        return self._advance


def _operators(outline: QPainterPath) -> list[Moveto | Lineto | Quad | Cubic]:
    """The outline as ziafont's drawing steps, y up."""
    steps: list[Moveto | Lineto | Quad | Cubic] = []
    points: list[Point] = []
    for index in range(outline.elementCount()):
        element = outline.elementAt(index)
        point = _point(element.x, -element.y)
        kind = element.type
        if kind is QPainterPath.ElementType.MoveToElement:
            steps.append(Moveto(point))
        elif kind is QPainterPath.ElementType.LineToElement:
            steps.append(Lineto(point))
        else:  # a curve is one CurveTo and two CurveToData
            points.append(point)
            if len(points) == 3:
                steps.append(Cubic(*points))
                points = []
    return steps
