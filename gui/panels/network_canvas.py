"""A network as a picture that can be asked: the mouse or the arrow keys point at a node or an edge, and the rest fades.

The edges are painted again only when they look different; numbers with each frame.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.core.parts_network import NetworkPart
from gui import theme
from gui.drawing import network_edges
from gui.drawing.network_layout import NetworkLayout, arrange
from gui.fonts import tabular
from gui.hover import Key, Spot
from gui.keys import keep_keys
from gui.panels import network_spots
from gui.panels import network_text as text
from gui.panels.canvas import Canvas
from gui.panels.network_paint import NOTHING, Hot, Painter
from gui.panels.network_spots import TARGET_PX
from gui.panels.network_text import Edge, Mode, Node

_LARGEST, _SMALLEST_PT = 1.5, 11.0
# So much room makes the writing larger: ems for each layer, lines for each node besides those in it.
_EMS, _LINES = 9.5, 2.9
_FADED_EDGES = 0.25
# A drag of so many lines of text is one unit of a weight; by key it moves by so much.
_LINES_FOR_ONE, _NUDGE, _FURTHER = 2.0, 0.1, 10
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_SIGNS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class NetworkCanvas(Canvas):
    """Draws `NetworkPart`.

    Attributes:
        by_hand: whether weights can be dragged up and down (or moved by + and −).

    Signals:
        pointed: what is pointed at has changed.
        moved: (flat name, value) of a parameter that the learner's hand asks for.
    """

    pointed = Signal()
    moved = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_hand = False
        self.hot = NOTHING
        self._part: NetworkPart | None = None
        self._mode: Mode = "forward"
        self._cursor: Node | None = None
        self._dragged: tuple[Edge, float, float] | None = None  # edge, its weight and the mouse's height at first
        self._made: tuple[object, NetworkLayout, QFont] | None = None
        self._edges: tuple[NetworkLayout, object, QPixmap] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        keep_keys(self, (*_ARROWS, *_SIGNS))

    def show_part(self, part: NetworkPart, mode: Mode) -> None:
        """Draw `part`; `mode` says which of its values."""
        if self._part is None or part.widths != self._part.widths:
            self._cursor, self._dragged, self.hot = None, None, NOTHING
        self._part, self._mode = part, mode
        self.update()

    def point_at_key(self, key: Key | None) -> None:
        """Point at the node or the edge whose number has this key; None at nothing."""
        part = self._part
        hot = NOTHING
        if part is not None and key is not None:
            if key[0] in ("activation", "score", "behind"):
                hot = Hot.of_node(part, (int(key[1]), int(key[2])))
            elif key[0] == "feature":
                hot = Hot.of_node(part, (0, int(key[2])))
            elif key[0] in ("parameter", "gradient", "row_slope", "next"):
                hot = Hot.of_edge(part, text.edge_named(part, key[1]))
        self._point(hot)

    def layout_now(self) -> NetworkLayout:
        """Where everything stands."""
        return self._made_now()[1]

    def font_now(self) -> QFont:
        """The writing grows with the view where there are few nodes, and shrinks where numbers would lie over nodes."""
        return self._made_now()[2]

    def _made_now(self) -> tuple[object, NetworkLayout, QFont]:
        assert self._part is not None
        widths, inside = self._part.widths, len(self._part.activations[0])
        asked = (widths, self.width(), self.height(), self._mode, inside, theme.point_size(), self.font())
        if self._made is None or self._made[0] != asked:
            size = float(theme.point_size())
            line = self._metrics(size).height()
            wide, high = len(widths) * _EMS * line, (max(widths) + 1) * (inside + _LINES) * line
            size *= min(_LARGEST, max(1.0, min(self.width() / wide, self.height() / high)))
            while True:
                sizes = text.sizes(self._metrics(size), self._mode, inside)
                layout = arrange(widths, self.width(), self.height(), sizes)
                if size <= _SMALLEST_PT or not any(gap.room and gap.wide < sizes.least for gap in layout.gaps):
                    break
                size = max(_SMALLEST_PT, size - 0.5)
            font = tabular(self.font())
            font.setPointSizeF(size)
            self._made = (asked, layout, font)
        return self._made

    def _metrics(self, size: float) -> QFontMetricsF:
        font = tabular(self.font())
        font.setPointSizeF(size)
        return QFontMetricsF(font)

    # ---- numbers

    def spots(self) -> list[Spot]:
        """All numbers that are written and can be explained."""
        if self._part is None:
            return []
        found = [spot for node in self._nodes() for spot in self._spots_of_node(node)]
        for layer, gap in enumerate(self.layout_now().gaps):
            if gap.room:
                found += [self._spot_of_edge((layer, k)) for k in range(len(gap.starts))]
        return found

    def reachable(self) -> list[Spot]:
        """Numbers that keys reach: those of the node that the arrow keys point at and of its edges, or all."""
        if self._part is None or self._cursor is None:
            return self.spots()
        spots = self._spots_of_node(self._cursor)
        return spots + [self._spot_of_edge(edge) for edge in text.edges_into(self._part, self._cursor)]

    def spot_under(self, point: QPoint) -> Spot | None:
        """The number at a place: of a node, of a label, or of the edge nearby."""
        if self._part is None:
            return None
        for node in self._nodes():
            for spot in self._spots_of_node(node):
                if spot.rect.contains(point):
                    return spot
        hot = self._under(QPointF(point))
        if hot.on is not None:
            spot = self._spot_of_edge(hot.on)
            if not spot.rect.contains(point):
                around = QRect(0, 0, TARGET_PX, TARGET_PX)
                around.moveCenter(point)
                spot = spot._replace(rect=around)
            return spot
        return None

    def _nodes(self) -> list[Node]:
        assert self._part is not None
        return [(layer, unit) for layer, count in enumerate(self._part.widths) for unit in range(count)]

    def _spots_of_node(self, node: Node) -> list[Spot]:
        assert self._part is not None
        return network_spots.of_node(self._part, self.layout_now(), node, self._mode, self._line(), self)

    def _spot_of_edge(self, edge: Edge) -> Spot:
        assert self._part is not None
        return network_spots.of_edge(self._part, self.layout_now(), edge, self._mode, self._line(), self)

    def _line(self) -> float:
        return QFontMetricsF(self.font_now()).height()

    # ---- pointing

    def _under(self, place: QPointF) -> Hot:
        part = self._part
        if part is None:
            return NOTHING
        layout = self.layout_now()
        node = layout.node_at(place.x(), place.y())
        if node is not None:
            return Hot.of_node(part, node)
        line = self._line()
        for layer, gap in enumerate(layout.gaps):
            for k in range(len(gap.starts)) if gap.room else ():
                away = gap.label(k) - place
                if abs(away.x()) < gap.wide / 2 and abs(away.y()) < gap.room * line / 2:
                    return Hot.of_edge(part, (layer, k))
        edge = layout.edge_at(place.x(), place.y())
        return NOTHING if edge is None else Hot.of_edge(part, edge)

    def _point(self, hot: Hot) -> None:
        if hot != self.hot:
            self.hot = hot
            self.pointed.emit()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            edge, weight, height = self._dragged
            line = self._line()
            self._ask(edge, weight + (height - event.position().y()) / (_LINES_FOR_ONE * line))
            return
        self._point(self._under(event.position()))
        drags = self.by_hand and self.hot.on is not None
        self.setCursor(Qt.CursorShape.SizeVerCursor if drags else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hot = self._under(event.position())
        if self.by_hand and self._part is not None and hot.on is not None:
            self._dragged = (hot.on, text.weight_of(self._part, hot.on), event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None

    def leaveEvent(self, event: QEvent) -> None:
        self._point(NOTHING)

    def _ask(self, edge: Edge, value: float) -> None:
        assert self._part is not None
        wanted = round(value, 1)
        if wanted != text.weight_of(self._part, edge):
            self.moved.emit(text.edge_name(self._part, edge), wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is None:
            return
        if key in _ARROWS:
            self._walk(part, *_ARROWS[key])
        elif key in _SIGNS and self.by_hand and self.hot.on is not None:
            grains = _FURTHER if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._ask(self.hot.on, text.weight_of(part, self.hot.on) + _SIGNS[key] * grains * _NUDGE)
        else:
            super().keyPressEvent(event)

    def _walk(self, part: NetworkPart, layers: int, units: int) -> None:
        """Point at the next node: left and right by layers, up and down in one."""
        last = len(part.widths) - 1
        layer, unit = self._cursor or (last, -1 if units > 0 else 0)
        layer = min(max(layer + (layers if self._cursor else 0), 0), last)
        unit = min(max(unit + units, 0), part.widths[layer] - (layer == last))
        self._cursor = (layer, unit)
        self._point(Hot.of_node(part, self._cursor))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._cursor = None
        self._point(NOTHING)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # ---- painting

    def minimumSizeHint(self) -> QSize:
        size = theme.point_size()
        return QSize(16 * size, 9 * size)

    def paintEvent(self, event: QPaintEvent) -> None:
        part = self._part
        if part is None:
            return
        layout, font = self.layout_now(), self.font_now()
        thin = sum(len(gap.starts) for gap in layout.gaps) > network_edges.MANY
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.hot.nothing else _FADED_EDGES)
        painter.drawPixmap(0, 0, self._edges_now(layout, part, font, thin=thin))
        painter.setOpacity(1.0)
        Painter(painter, layout, part, self._mode, self.hot, font).paint(thin=thin)
        if self.hasFocus():
            painter.setPen(theme.current().color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _edges_now(self, layout: NetworkLayout, part: NetworkPart, font: QFont, *, thin: bool) -> QPixmap:
        graded = network_edges.graded(part.weights, part.biases, thin=thin)
        ratio = self.devicePixelRatioF()
        seen = (theme.current().dark, ratio, *(grades.tobytes() for grades in graded))
        if self._edges is None or self._edges[0] is not layout or self._edges[1] != seen:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.current().color("base"))
            painter = QPainter(picture)
            Painter(painter, layout, part, self._mode, NOTHING, font).paint_edges(graded, thin=thin)
            painter.end()
            self._edges = (layout, seen, picture)
        return self._edges[2]
