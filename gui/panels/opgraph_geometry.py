"""Where the nodes of a computational graph stand in a view: columns as wide as what is written in them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from engine.core.parts_graph import GraphNode, OpGraphPart
from gui.panels.opgraph_text import short

LARGEST = 1.9
# In lines of text: the height of a node, the least gaps, and the margin around all.
_NODE, _GAP_DOWN, _GAP_ACROSS, _MARGIN = 3.3, 0.3, 0.5, 0.2
# Writing grows only as far as local derivatives still have room on the edges.
_GAP_WHEN_LARGE = 3.6
# A column has room for this, whatever stands in it now: nothing moves while the numbers come.
_USUAL = "−0.0000"
_PAD = 0.5


@dataclass(frozen=True, slots=True)
class Geometry:
    """The boxes of all nodes in pixels.

    Attributes:
        boxes: by index of the node.
        line: height of a line of text.
    """

    boxes: tuple[QRectF, ...]
    line: float

    def value_box(self, k: int) -> QRectF:
        """The line of a node's value."""
        return self._line(k, 1)

    def gradient_box(self, k: int) -> QRectF:
        """The line of a node's gradient."""
        return self._line(k, 2)

    def title_box(self, k: int) -> QRectF:
        """The line of a node's name."""
        return self._line(k, 0)

    def _line(self, k: int, place: int) -> QRectF:
        box = self.boxes[k]
        height = box.height() / 3
        return QRectF(box.left() + 2, box.top() + place * height, box.width() - 4, height)

    def edge(self, user: int, used: int) -> tuple[QPointF, QPointF]:
        """From the right of a node to the left of one that uses it."""
        start, end = self.boxes[used], self.boxes[user]
        return QPointF(start.right(), start.center().y()), QPointF(end.left(), end.center().y())

    def edge_label(self, user: int, used: int, width: float) -> QRectF | None:
        """Where words so wide stand on an edge; None where there is no room for them."""
        start, end = self.edge(user, used)
        if end.x() - start.x() < width + 0.4 * self.line:
            return None
        # Nearer to where the edge begins: edges that end at one node are apart there.
        share = 0.5 if abs(end.y() - start.y()) < 1 else 0.42
        box = QRectF(0, 0, width, 0.95 * self.line)
        box.moveCenter(start + (end - start) * share)
        return None if any(box.intersects(node) for node in self.boxes) else box


def local_label(local: float) -> str:
    """A local derivative as it stands on its edge."""
    return f"×{short(local)}" if local >= 0 else f"×({short(local)})"


def label(node: GraphNode) -> str:
    """The first line of a node: its name, its operation, and whether it can be opened or folded."""
    return f"{node.title}  {node.sign}" if node.sign else node.title


def least_size(part: OpGraphPart, font: QFont, gap: float = _GAP_ACROSS) -> QSizeF:
    """What the graph needs in this writing, with gaps of so many lines between its columns."""
    metrics = QFontMetricsF(font)
    line = metrics.height()
    widths = _columns(part, metrics)
    across = sum(widths) + gap * line * (len(widths) - 1) + 2 * _MARGIN * line
    rows = part.rows - 1
    return QSizeF(across, rows * (_NODE + _GAP_DOWN) * line + _NODE * line + 2 * _MARGIN * line)


def arrange(part: OpGraphPart, width: float, height: float, font: QFont) -> Geometry:
    """The boxes in a view of this size: gaps grow with it, nodes do not."""
    metrics = QFontMetricsF(font)
    line = metrics.height()
    widths = _columns(part, metrics)
    gaps = max(1, len(widths) - 1)
    free = width - sum(widths) - 2 * _MARGIN * line
    gap = max(_GAP_ACROSS * line, min(free / gaps, 9 * line))
    left = max(_MARGIN * line, (width - sum(widths) - gap * (len(widths) - 1)) / 2)
    centers = []
    for wide in widths:
        centers.append(left + wide / 2)
        left += wide + gap
    high = _NODE * line
    rows = max(1.0, part.rows - 1)
    pitch = max((_NODE + _GAP_DOWN) * line, min((height - 2 * _MARGIN * line - high) / rows, 2.2 * high))
    top = max(_MARGIN * line, (height - high - pitch * (part.rows - 1)) / 2)
    boxes = []
    for node in part.nodes:
        column = round(node.column)
        wide = widths[column]
        boxes.append(QRectF(centers[column] - wide / 2, top + node.row * pitch, wide, high))
    return Geometry(tuple(boxes), line)


def fitting_font(part: OpGraphPart, width: float, height: float, font: QFont) -> QFont:
    """The writing grows with the view."""
    least = least_size(part, font, _GAP_WHEN_LARGE)
    grown = QFont(font)
    factor = min(width / least.width(), height / least.height())
    grown.setPointSizeF(font.pointSizeF() * min(LARGEST, max(1.0, factor)))
    return grown


def _columns(part: OpGraphPart, metrics: QFontMetricsF) -> list[float]:
    """How wide each column is."""
    usual = metrics.horizontalAdvance(_USUAL)
    widths = [usual] * (max(round(node.column) for node in part.nodes) + 1)
    for node in part.nodes:
        column = round(node.column)
        texts = [label(node), *(short(value) for value in (node.value, node.gradient) if value is not None)]
        widths[column] = max(widths[column], *(metrics.horizontalAdvance(text) for text in texts))
    return [width + _PAD * metrics.height() for width in widths]
