"""X grows with the rows, W stays: two boxes with their shapes. Heights are logarithmic, and it is written so."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.fonts import tabular

_DECADES = 6
_CENTER = Qt.AlignmentFlag.AlignCenter


class TimingShapes(QWidget):
    """Draws X [rows, features] and W [features, 1] side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = 0
        self._features = 0
        self._scale_note = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_shapes(self, rows: int, features: int) -> None:
        """Draw the shapes for so many rows."""
        if (rows, features) != (self._rows, self._features):
            self._rows, self._features = rows, features
            self._describe()
            self.update()

    def shapes(self) -> tuple[str, str]:
        """The two shapes as they are written."""
        return f"[{self._rows:,}, {self._features}]", f"[{self._features}, 1]"

    def retranslate(self) -> None:
        """Write all words anew."""
        self._scale_note = self.tr("height of X: logarithmic")
        self._describe()
        self.update()

    def _describe(self) -> None:
        x, w = self.shapes()
        self.setAccessibleName(f"X {x}, W {w}")
        self.setToolTip(self._scale_note)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _paint(self, painter: QPainter) -> None:
        colors = theme.current()
        font = self._font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        line, width = metrics.height(), float(self.width())
        for row, (name, shape) in enumerate(zip("XW", self.shapes(), strict=True)):
            painter.setPen(colors.color("positive" if name == "X" else "text"))
            painter.drawText(QRectF(0, row * 1.25 * line, width, 1.25 * line), _CENTER, f"{name} {shape}")
        top, bottom = 3.9 * line, self.height() - 0.3 * line
        if self.height() > 16 * line:
            bottom -= 2.6 * line
            painter.setPen(colors.color("muted"))
            note = QRectF(0, bottom + 0.3 * line, width, 2.4 * line)
            painter.drawText(note, _CENTER | Qt.TextFlag.TextWordWrap, self._scale_note)
        unit = min(1.1 * line, width / (self._features + 3))
        if bottom - top < unit * self._features:
            return
        # 10 rows are as high as W, 1,000,000 as high as there is room.
        share = (math.log10(max(self._rows, 10)) - 1) / (_DECADES - 1)
        height = unit * self._features + share * (bottom - top - unit * self._features)
        left = (width - unit * (self._features + 2.2)) / 2
        x = QRectF(left, top, unit * self._features, height)
        w = QRectF(x.right() + 1.2 * unit, top, unit, unit * self._features)
        for name, box, ink in (("X", x, "positive"), ("W", w, "text")):
            painter.setPen(colors.color("text"))
            painter.drawText(QRectF(box.center().x() - line, top - 1.2 * line, 2 * line, 1.2 * line), _CENTER, name)
            fill = colors.color(ink)
            fill.setAlpha(40)
            painter.fillRect(box, fill)
            painter.setPen(QPen(colors.color(ink), 1.5))
            painter.drawRect(box)
        painter.setPen(QPen(colors.color("positive"), 1))
        for column in range(1, self._features):
            painter.drawLine(x.topLeft() + QPointF(column * unit, 0), x.bottomLeft() + QPointF(column * unit, 0))
        painter.setPen(QPen(colors.color("text"), 1))
        for row in range(1, self._features):
            painter.drawLine(w.topLeft() + QPointF(0, row * unit), w.topRight() + QPointF(0, row * unit))

    def _font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        return font

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        return QSize(int(metrics.horizontalAdvance("X [1,000,000, 3]")) + 12, int(4 * metrics.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
            painter.end()
