"""Numbers that can be asked where they come from: by the mouse over them, or by the key E for the one chosen by key.

A widget tells where its numbers are; this watches mouse and keys for it. E (or F1) explains the first number that can
be reached now and, pressed again, the next one; Shift goes back.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from gui import theme
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget

Key: TypeAlias = tuple[str, ...]

_KEYS = (Qt.Key.Key_E, Qt.Key.Key_F1)
_KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_ENDS = (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Hide)
_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Spot(NamedTuple):
    """A number on screen: the key the engine knows it by, and where it is in a widget."""

    key: Key
    field: QWidget
    rect: QRect

    def on_screen(self) -> QRect:
        """Where it is on the screen."""
        return QRect(self.field.mapToGlobal(self.rect.topLeft()), self.rect.size())


def in_text(
    words: str, pieces: Iterable[tuple[str, Key]], field: QWidget, metrics: QFontMetrics, box: QRect
) -> list[Spot]:
    """The numbers in a line of text drawn from the left edge of `box`: patterns of its pieces, in order, with keys."""
    spots, start = [], 0
    for pattern, key in pieces:
        found = re.compile(pattern).search(words, start)
        if found is not None:
            start = found.end()
            left = box.left() + metrics.horizontalAdvance(words[: found.start()])
            width = metrics.horizontalAdvance(found.group())
            if left + width <= box.right() + 2:
                spots.append(Spot(key, field, QRect(left, box.top(), width, box.height())))
    return spots


def in_label(label: ElidedLabel, *pieces: tuple[str, Key]) -> list[Spot]:
    """The numbers in the text of a label."""
    return in_text(label.shown_text(), pieces, label, label.fontMetrics(), label.shown_rect())


def in_item(plot: pg.GraphicsView, item: pg.TextItem, *pieces: tuple[str, Key]) -> list[Spot]:
    """The numbers in a line of text that is an item of a plot."""
    words, metrics = item.toPlainText(), QFontMetrics(item.textItem.font())
    box = plot.mapFromScene(item.mapRectToScene(item.boundingRect())).boundingRect()
    # A text item keeps a margin around its words.
    slack = max(0, box.width() - metrics.horizontalAdvance(words)) // 2
    return in_text(words, pieces, plot.viewport(), metrics, box.adjusted(slack, 0, 0, 0))


class Numbers(QObject):
    """The numbers of one widget; `over` says where the mouse finds them.

    Args:
        owner: says `explain_requested`.
        spots: all numbers that are shown now.
        reachable: those that keys reach now, in order; left out, all of them.
        keys: the widget that has the keyboard focus; left out, the owner. What its children do not use counts too.
        stop: make `keys` a stop of the Tab key, and frame the first number when Tab comes to it.
    """

    def __init__(
        self,
        owner: LiveWidget,
        spots: Callable[[], Sequence[Spot]],
        *,
        reachable: Callable[[], Sequence[Spot]] | None = None,
        keys: QWidget | None = None,
        stop: bool = False,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self.spots = spots
        self.reachable = reachable or spots
        self.keys = keys or owner
        self._stop = stop
        self._found: dict[QObject, Callable[[QPoint], Spot | None]] = {}
        self._spot: Spot | None = None
        self._by_key = False
        self.ring = _Ring(owner)
        self.keys.installEventFilter(self)
        if stop:
            self.keys.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def over(self, *parts: QWidget, found: Callable[[QPoint], Spot | None] | None = None) -> None:
        """Follow the mouse over `parts`. `found` gives the number at a point of the part, where looking is too slow."""
        for part in parts:
            self._found[part] = found or partial(self._look, part)
            part.setMouseTracking(True)
            if part is not self.keys:
                part.installEventFilter(self)

    def _look(self, part: QWidget, point: QPoint) -> Spot | None:
        place = part.mapToGlobal(point)
        return next((spot for spot in self.spots() if spot.on_screen().contains(place)), None)

    def _point_at(self, spot: Spot | None, *, by_key: bool = False) -> None:
        if spot is None:
            self.ring.hide()
            if self._spot is not None:
                self._spot = None
                self._owner.explain_requested.emit(None, None)
        elif by_key or spot != self._spot:
            self._spot, self._by_key = spot, by_key
            self.ring.surround(spot)
            self._owner.explain_requested.emit(spot.key, spot.on_screen())

    def _walk(self, by: int) -> None:
        """Explain the first number that keys reach, or the one after the one explained now; after the last, none."""
        spots = list(self.reachable())
        keys = [spot.key for spot in spots]
        present = self._spot.key if self._spot is not None and self._by_key else None
        place = keys.index(present) + by if present in keys else (0 if by > 0 else len(spots) - 1)
        self._point_at(spots[place] if 0 <= place < len(spots) else None, by_key=True)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Whether the key was ours."""
        ours = event.key() in _KEYS and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.type() == QEvent.Type.ShortcutOverride:
            if ours:
                event.accept()
            return ours
        if ours:
            self._walk(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif self._by_key and event.key() != Qt.Key.Key_Shift:
            # It may choose another row, or do something else altogether.
            self._point_at(None)
        return ours

    def _on_mouse(self, part: QObject, event: QEvent) -> bool:
        """Whether the event was ours: tool tips stay away where a bubble comes."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            free = event.buttons() == Qt.MouseButton.NoButton
            self._point_at(self._found[part](event.position().toPoint()) if free else None)
        elif kind in _ENDS and not self._by_key:
            self._point_at(None)
        return kind == QEvent.Type.ToolTip and self._spot is not None and not self._by_key

    def _on_focus(self, event: QFocusEvent) -> None:
        self.ring.hide()
        if event.gotFocus() and event.reason() in _TAB:
            for spot in list(self.reachable())[:1]:
                self.ring.surround(spot)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if self._by_key:
            self._point_at(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.keys:
            if event.type() in _KEY_EVENTS and isinstance(event, QKeyEvent):
                return self._on_key(event)
            if self._stop and isinstance(event, QFocusEvent):
                self._on_focus(event)
        return watched in self._found and self._on_mouse(watched, event)


class _Ring(QWidget):
    """A thin frame around the number that is explained. The mouse goes through it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, spot: Spot) -> None:
        """Frame `spot`."""
        if self.parent() is not spot.field:
            self.setParent(spot.field)
        self.setGeometry(spot.rect.adjusted(-3, -1, 3, 1))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("accent"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
