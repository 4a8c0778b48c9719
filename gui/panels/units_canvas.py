"""One neuron or three that can be turned by hand: slides for weights and biases, and inputs that are switched."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_gates import UnitsPart
from gui import theme
from gui.figures import figure
from gui.fonts import tabular
from gui.hover import Key, Spot
from gui.keys import keep_keys
from gui.panels.units_layout import Layout, Slide, lay_out
from gui.panels.units_paint import UnitsPainter, output_words

_LARGEST = 1.7
# The picture of one neuron is as wide as so many digits and so many lines high, at ordinary writing.
_WIDE, _HIGH, _HIGH_THREE = 58.0, 7.6, 12.5
# Values by hand are whole multiples of this.
_GRAIN = 0.1
_REACH = 0.9  # of a line of text, around a slide
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CHOICES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class UnitsCanvas(QWidget):
    """Draws `UnitsPart`.

    Signals:
        moved: (name, value) that the learner's hand asks for.
        row_asked: the row whose inputs are asked for.
    """

    moved = Signal(str, float)
    row_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UnitsPart | None = None
        self._place = 0  # among the stops
        self._asked: dict[str, float] = {}  # by key, not answered by a part yet
        self._held: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_MOVES, *_CHOICES))

    def show_units(self, part: UnitsPart) -> None:
        """Draw `part`."""
        last, self._part = self._part, part
        self._asked.clear()
        if last is None or len(last.units) != len(part.units):
            self._place, self._held = 2, None
        self.update()

    def slides(self) -> tuple[Slide, ...]:
        """Every slide as it stands now."""
        return self.layout_now().slides if self._part is not None else ()

    def handle(self, name: str, value: float | None = None) -> QPointF:
        """Where the handle of a parameter is, or would be at `value`."""
        assert self._part is not None
        slide = next(each for each in self.slides() if each.name == name)
        return QPointF(slide.at(slide.value if value is None else value, self._part.limit), slide.y)

    def input_field(self, column: int) -> QRect:
        """Where the field of an input is."""
        return self.slides()[column].field.toAlignedRect()

    def spots(self) -> list[Spot]:
        """Every number with the key under which the engine explains it."""
        if self._part is None:
            return []
        part, layout, row = self._part, self.layout_now(), str(self._part.row)
        found: list[tuple[Key, QRectF]] = []
        for slide in layout.slides:
            found.append((("parameter", slide.name), slide.label))
            if slide.input.startswith("x"):
                found.append((("feature", row, str(int(slide.input[1:]) - 1)), slide.field))
        if part.activation == part.own:
            for k, node in enumerate(layout.nodes):
                found += [(("score", row, str(k)), node.z), (("output", row, str(k)), node.output)]
        else:
            found += [(("score", row, str(k)), node.z) for k, node in enumerate(layout.nodes)]
        found.append((("target", row), layout.verdict))
        return [Spot(key, self, box.toAlignedRect()) for key, box in found]

    # ── what keys can reach: the two inputs, then every slide ────────────────────────────────────────────────────

    def _stops(self) -> list[int]:
        """Index of a slide, or −1 − index of one whose input is switched."""
        return [-1, -2, *range(len(self.slides()))]

    def _chosen(self) -> int | None:
        stops = self._stops()
        return stops[min(self._place, len(stops) - 1)] if self.hasFocus() else None

    def _switch(self, column: int) -> None:
        """Turn an input: rows are 00, 01, 10, 11."""
        assert self._part is not None
        self.row_asked.emit(self._part.row ^ (2 >> column))

    def _move(self, slide: Slide, value: float) -> None:
        value = round(round(value / _GRAIN) * _GRAIN, 9)
        self._asked[slide.name] = value
        self.moved.emit(slide.name, value)

    def _say(self) -> None:
        """Tell a screen reader what is chosen."""
        chosen, slides = self._chosen(), self.slides()
        if chosen is not None and slides:
            slide = slides[chosen if chosen >= 0 else -1 - chosen]
            given = "" if slide.given is None else output_words(slide.given)
            self.setAccessibleDescription(
                f"{slide.name} = {figure(slide.value)}" if chosen >= 0 else f"{slide.input} = {given}"
            )
        self.update()

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _font(self, *, bold: bool = False) -> QFont:
        size = theme.point_size()
        font = tabular(self.font())
        font.setPointSizeF(size)
        metrics = QFontMetricsF(font)
        several = self._part is not None and len(self._part.units) > 1
        wide, high = (2 * _WIDE, _HIGH_THREE) if several else (_WIDE, _HIGH)
        room = min(self.width() / (wide * metrics.horizontalAdvance("0")), self.height() / (high * metrics.height()))
        # Large writing gives way to the picture, but not below what is read at a desk.
        font.setPointSizeF(size * min(_LARGEST, max(theme.LEAST_POINTS / size, room)))
        font.setBold(bold)
        return font

    def layout_now(self) -> Layout:
        """Where everything stands."""
        assert self._part is not None
        return lay_out(self._part, QSizeF(self.size()), QFontMetricsF(self._font()))

    def _verdict(self, part: UnitsPart) -> tuple[str, str]:
        """The target under the output, and whether that is right."""
        if part.called != part.called:
            return f"y = {part.label}", "muted"
        right = int(part.called) == part.label
        return f"y = {part.label} {'✓' if right else '✗'}", "good" if right else "error"

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fonts = (self._font(), self._font(bold=True))
            UnitsPainter(painter, part, self.layout_now(), fonts, self._chosen(), self._verdict(part)).paint()
            painter.end()

    # ── mouse and keys ───────────────────────────────────────────────────────────────────────────────────────────

    def _slide_at(self, point: QPointF) -> int | None:
        reach = _REACH * QFontMetricsF(self._font()).height()
        for k, slide in enumerate(self.slides()):
            if abs(point.y() - slide.y) < reach and slide.left - reach <= point.x() <= slide.right + reach:
                return k
        return None

    def _input_at(self, point: QPointF) -> int | None:
        fields = [slide.field for slide in self.slides()[:2]]
        return next((k for k, field in enumerate(fields) if field.contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._part is None or event.button() != Qt.MouseButton.LeftButton:
            return
        column, slide = self._input_at(event.position()), self._slide_at(event.position())
        if column is not None:
            self._place = column
            self._switch(column)
        elif slide is not None:
            self._place, self._held = slide + 2, slide
            self._drag(event.position())
        self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag(event.position())
            return
        free = self._input_at(event.position()) is None and self._slide_at(event.position()) is None
        self.setCursor(Qt.CursorShape.ArrowCursor if free else Qt.CursorShape.PointingHandCursor)

    def _drag(self, point: QPointF) -> None:
        assert self._part is not None
        assert self._held is not None
        slide = self.slides()[self._held]
        self._move(slide, slide.value_at(point.x(), self._part.limit))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, stops = Qt.Key(event.key()), self._stops()
        if self._part is not None and key in _CHOICES:
            self._place = min(max(self._place + _CHOICES[key], 0), len(stops) - 1)
        elif self._part is not None and key in _MOVES:
            chosen = stops[min(self._place, len(stops) - 1)]
            if chosen < 0:
                self._switch(-1 - chosen)
            else:
                slide = self.slides()[chosen]
                # Presses faster than the engine's answers add up.
                self._move(slide, self._asked.get(slide.name, slide.value) + _MOVES[key] * _GRAIN)
        else:
            super().keyPressEvent(event)
            return
        self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._say()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(22 * size, 10 * size)
