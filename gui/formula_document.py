"""Formulas within a rich text, on the baseline of its words.

Qt lets a picture only stand on the baseline. Here it stands there with its part above the baseline, and its depth hangs
below into the space between the lines, for which a line height of 140 % leaves room.
"""

import math
import re
from urllib.parse import quote, unquote

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from gui import formula, theme

_INLINE, _DISPLAY = "formula:inline/", "formula:display/"
_DISPLAYED = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_WITHIN = re.compile(r"\$(.+?)\$")
_LINE_HEIGHT_PERCENT = 145


def tag(source: str, *, display: bool = False) -> str:
    """The LaTeX `source` as HTML for a `FormulaDocument`. `display`: on a line of its own, with room for its depth."""
    return f'<img src="{_DISPLAY if display else _INLINE}{quote(source, safe="")}">'


class FormulaDocument(QTextDocument):
    """A rich text whose `tag(…)` pictures are formulas, drawn as vectors in the theme's colours and the text's size.

    After a change of font `setDefaultFont` lays it out anew; a change of theme needs a repaint only.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawer = _FormulaDrawer(self)
        self.documentLayout().registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._drawer)

    def write(self, text: str, font: QFont) -> None:
        """Show Markdown in which `$…$` and `$$…$$` are formulas, with the line height that they need."""
        self.setDefaultFont(font)
        self.setMarkdown(_with_formulas(text))
        cursor = QTextCursor(self)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)


class _FormulaDrawer(QPyTextObject):
    """Measures and draws the pictures of a `FormulaDocument`."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        source, display = _read(format)
        font = _font(doc, format)
        need = formula.size(source, font, display=display)
        height = need.height() if display else formula.ascent(source, font, display=False)
        return QSizeF(need.width(), math.ceil(height))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        source, display = _read(format)
        font = _font(doc, format)
        rect = QRectF(rect)
        need = formula.size(source, font, display=display)
        top = rect.top() if display else rect.bottom() - formula.ascent(source, font, display=False)
        painter.setFont(font)
        target = QRectF(rect.left(), top, need.width(), need.height())
        formula.draw(painter, source, target, theme.current().text, display=display)


def _read(form: QTextFormat) -> tuple[str, bool]:
    """Source and kind of the formula that a picture's name holds."""
    name = form.toImageFormat().name()
    display = name.startswith(_DISPLAY)
    return unquote(name.removeprefix(_DISPLAY).removeprefix(_INLINE)), display


def _font(document: QTextDocument, form: QTextFormat) -> QFont:
    return form.toCharFormat().font().resolve(document.defaultFont())


def _with_formulas(text: str) -> str:
    """Markdown in which formulas have become pictures that `FormulaDocument` draws."""
    text = _DISPLAYED.sub(lambda found: f"\n\n![f]({_DISPLAY}{quote(found[1].strip(), safe='')})\n\n", text)
    return _WITHIN.sub(lambda found: f"![f]({_INLINE}{quote(found[1], safe='')})", text)
