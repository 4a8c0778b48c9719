"""Icons in the theme's colours, drawn anew for each size and screen: sharp, and following a change of theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from gui import theme


def icon(name: str, color: str = "text") -> QIcon:
    """The icon `resources/icons/<name>.svg` in the theme's colour called `color`; ghostly where disabled.

    It asks the theme whenever it is painted: nobody sets it again after a change of theme.
    """
    assert resources.path(f"icons/{name}.svg").exists(), name
    return QIcon(_Engine(name, color))


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(resources.text(f"icons/{name}.svg").replace("currentColor", color).encode()))


_clones: list[QIconEngine] = []


class _Engine(QIconEngine):
    """Draws one icon at whatever size Qt asks for."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name = name
        self._color = color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colors = theme.current()
        color = colors.ghost if mode is QIcon.Mode.Disabled else str(getattr(colors, self._color))
        side = min(rect.width(), rect.height())
        target = QRectF(0, 0, side, side)
        target.moveCenter(QRectF(rect).center())
        _renderer(self._name, color).render(painter, target)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        copy = _Engine(self._name, self._color)
        _clones.append(copy)  # Qt now owns it, and shiboken does not know
        return copy
