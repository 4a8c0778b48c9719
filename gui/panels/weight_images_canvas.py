"""Paints one picture of weights for each class, as large as all of them can be."""

from PySide6.QtCore import QLineF, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.core.parts_batches import WeightImagesPart
from gui import theme
from gui.drawing.pixels import signed_images, strong_places
from gui.fonts import tabular
from gui.panels.canvas import Canvas

_CENTER = Qt.AlignmentFlag.AlignCenter
_CAPTION = 1.15
_GAP = 8.0
_WIDEST = 6.0
# From this size of a pixel on the strong ones carry their sign, so that colour is not the only cue.
_SIGNED_PX = 9.0
_STRONG = 0.3  # of the strongest colour


class WeightImages(Canvas):
    """The pictures, and the pixel that keys have come to.

    Signals:
        chosen: another pixel is chosen.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self._part: WeightImagesPart | None = None
        self._drawn: list[QImage] = []
        self._pixel = (0, 0, 0)
        self._focused = False

    def show_weights(self, part: WeightImagesPart) -> None:
        """Draw `part`."""
        last, self._part, self._drawn = self._part, part, []
        if last is None or last.weights.shape != part.weights.shape:
            _, height, width = part.weights.shape
            self._pixel = (0, height // 2, width // 2)
        self.update()

    def pixel(self) -> tuple[int, int, int]:
        """The chosen pixel: picture, row, column."""
        return self._pixel

    def show_focus(self, focused: bool) -> None:
        """Frame the chosen pixel more strongly while keys go to the panel."""
        self._focused = focused
        self.update()

    def go(self, down: int, across: int) -> None:
        """Choose the neighbouring pixel, across the edge that of the next picture."""
        if self._part is None:
            return
        count, height, width = self._part.weights.shape
        k, y, x = self._pixel
        x += across
        if not 0 <= x < width and 0 <= k + across < count:
            k, x = k + across, 0 if across > 0 else width - 1
        self._choose((k, min(max(y + down, 0), height - 1), min(max(x, 0), width - 1)))

    def _choose(self, place: tuple[int, int, int]) -> None:
        self._pixel = place
        self.chosen.emit()
        self.update()

    def pictures(self) -> list[QRectF]:
        """Where each picture is, without its caption."""
        part = self._part
        if part is None or self.width() < 10 or self.height() < 10:
            return []
        count, height, width = part.weights.shape
        ratio = min(_WIDEST, max(1.0, width / height))
        caption = _CAPTION * QFontMetricsF(self.font()).height()
        best, columns = 0.0, 1
        for tried in range(1, count + 1):
            rows = -(-count // tried)
            side = min(
                ((self.width() - 2 + _GAP) / tried - _GAP) / ratio, (self.height() - 2 + _GAP) / rows - _GAP - caption
            )
            if side > best:
                best, columns = side, tried
        wide, high = best * ratio + _GAP, best + caption + _GAP
        left = (self.width() - columns * wide + _GAP) / 2
        top = (self.height() - -(-count // columns) * high + _GAP) / 2
        return [QRectF(left + k % columns * wide, top + k // columns * high, best * ratio, best) for k in range(count)]

    def box_of(self, k: int, y: int, x: int) -> QRectF:
        """Where a pixel is."""
        assert self._part is not None
        _, height, width = self._part.weights.shape
        picture = self.pictures()[k]
        wide, high = picture.width() / width, picture.height() / height
        return QRectF(picture.x() + x * wide, picture.y() + y * high, wide, high)

    def pixel_at(self, point: QPoint) -> tuple[int, int, int] | None:
        """The pixel under a point."""
        if self._part is None:
            return None
        _, height, width = self._part.weights.shape
        for k, picture in enumerate(self.pictures()):
            if picture.contains(point):
                x = int((point.x() - picture.x()) / picture.width() * width)
                y = int((point.y() - picture.y()) / picture.height() * height)
                return k, min(y, height - 1), min(x, width - 1)
        return None

    def _paint(self, painter: QPainter, part: WeightImagesPart) -> None:
        colors, pictures = theme.current(), self.pictures()
        if not pictures:
            return
        if not self._drawn:
            middle, above, below = (colors.color(name) for name in ("base", "positive", "negative"))
            self._drawn = signed_images(part.weights, part.limit, middle, above, below)
        caption = _CAPTION * QFontMetricsF(painter.font()).height()
        for k, picture in enumerate(pictures):
            painter.drawImage(picture, self._drawn[k])
            painter.setPen(QPen(colors.color("line"), 1))
            painter.drawRect(picture)
            painter.setPen(colors.color("text"))
            name = self.names[k] if k < len(self.names) else str(k)
            painter.drawText(QRectF(picture.x(), picture.bottom(), picture.width(), caption), _CENTER, name)
        self._paint_signs(painter, part, pictures)
        painter.setPen(QPen(colors.color("accent" if self._focused else "text"), 2 if self._focused else 1))
        painter.drawRect(self.box_of(*self._pixel))

    def _paint_signs(self, painter: QPainter, part: WeightImagesPart, pictures: list[QRectF]) -> None:
        _, height, width = part.weights.shape
        wide, high = pictures[0].width() / width, pictures[0].height() / height
        if min(wide, high) < _SIGNED_PX:
            return
        lines, arm = [], 0.22 * min(wide, high)
        for k, y, x, positive in strong_places(part.weights, _STRONG * part.limit):
            cx, cy = pictures[k].x() + (x + 0.5) * wide, pictures[k].y() + (y + 0.5) * high
            lines.append(QLineF(cx - arm, cy, cx + arm, cy))
            if positive:
                lines.append(QLineF(cx, cy - arm, cx, cy + arm))
        painter.setPen(QPen(theme.current().color("text"), 1))
        painter.drawLines(lines)

    def restyle(self) -> None:
        """Colours of another theme."""
        self._drawn = []
        self.update()

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(10 * line, 5 * line)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.pixel_at(event.position().toPoint())
        if found is not None:
            self._choose(found)
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is not None:
            painter = QPainter(self)
            painter.setFont(tabular(self.font()))
            self._paint(painter, self._part)
