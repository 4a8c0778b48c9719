"""Formulas: LaTeX source laid out once by ziamath, then drawn as vectors, sharp at any scale, in the theme's colours.

A layout knows no colour and no size: its SVG is measured in ems, colour names of the theme
(`\\textcolor{negative}{w}`) are filled in when it is drawn.
"""

import logging
import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme

if TYPE_CHECKING:
    from gui.formula_layout import Layout

# STIX letters are smaller than Pretendard's of the same size.
_EM_PER_FONT_PIXEL = 1.12
_NAMES = tuple(name for name in theme.Theme.__dataclass_fields__ if name not in ("dark", "classes"))

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1024)
def layout(source: str, *, display: bool = True) -> "Layout | None":
    """The layout of the LaTeX `source`, 10 to 90 ms when first asked for; None (and a warning) if it cannot be read.

    `display`: as on a line of its own, with large fractions and sums; otherwise as within a text.
    """
    # Loading ziamath takes a sixth of a second: the first paint does not wait for it.
    from gui.formula_layout import lay_out

    try:
        return lay_out(source, display=display)
    except Exception as error:  # ziamath raises whatever its parsers happen to meet; the source is text of ours
        _log.warning("formula cannot be drawn: %s (%s)", source, error)
        return None


@lru_cache(maxsize=512)
def _renderer(source: str, display: bool, color: str, dark: bool) -> QSvgRenderer | None:
    found = layout(source, display=display)
    if found is None:
        return None
    colors = theme.DARK if dark else theme.LIGHT
    svg = found.svg.replace('"text"', f'"{color}"')
    for name in _NAMES:
        svg = svg.replace(f'"{name}"', f'"{getattr(colors, name)}"')
    return QSvgRenderer(QByteArray(svg.encode()))


def em_px(font: QFont) -> float:
    """The em of a formula that stands beside text in `font`, in logical pixels."""
    return QFontMetricsF(font).fontDpi() / 72 * font.pointSizeF() * _EM_PER_FONT_PIXEL


def size(source: str, font: QFont, *, display: bool = True) -> QSizeF:
    """Width and height in logical pixels of the formula beside text in `font`."""
    found = layout(source, display=display)
    if found is None:
        metrics = QFontMetricsF(font)
        return QSizeF(metrics.horizontalAdvance(source), metrics.height())
    return QSizeF(found.width, found.ascent + found.descent) * em_px(font)


def ascent(source: str, font: QFont, *, display: bool = True) -> float:
    """How far the formula reaches above its baseline, in logical pixels."""
    found = layout(source, display=display)
    return QFontMetricsF(font).ascent() if found is None else found.ascent * em_px(font)


def draw(painter: QPainter, source: str, target: QRectF, color: str, *, display: bool = True) -> None:
    """Draw the formula into `target`; a source that cannot be read stands there as text."""
    renderer = _renderer(source, display, color, theme.current().dark)
    if renderer is not None:
        renderer.render(painter, target)
    else:
        painter.setPen(QColor(color))
        painter.drawText(target, Qt.AlignmentFlag.AlignCenter, source)


class FormulaLabel(QWidget):
    """One formula in the size of the widget's font and a colour of the theme; shrinks before it is cut off."""

    def __init__(self, source: str = "", parent: QWidget | None = None, *, color: str = "text") -> None:
        super().__init__(parent)
        self._source = source
        self._color = color
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(source)

    def source(self) -> str:
        """The LaTeX source."""
        return self._source

    def set_source(self, source: str) -> None:
        """Show another formula."""
        if source != self._source:
            self._source = source
            self.setAccessibleName(source)
            self.updateGeometry()
            self.update()

    def set_color(self, name: str) -> None:
        """Draw in the theme's colour called `name`."""
        self._color = name
        self.update()

    def sizeHint(self) -> QSize:
        if not self._source:
            return QSize(0, 0)
        need = size(self._source, self.font())
        return QSize(math.ceil(need.width()), math.ceil(need.height()))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._source:
            return
        need = size(self._source, self.font())
        shrink = min(1.0, self.width() / need.width(), self.height() / need.height())
        target = QRectF(QPointF(0, (self.height() - need.height() * shrink) / 2), need * shrink)
        draw(QPainter(self), self._source, target, getattr(theme.current(), self._color))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()
