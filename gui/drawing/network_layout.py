"""Where a network stands in a picture: a column of nodes for each layer with its bias below, edges between them.

Edges of a layer are counted as the flat names of its parameters are: weights input by input, then the biases.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from engine.core.types import Array, frozen

# In lines of text: the most that nodes of a column are apart, and what a node needs around what is written in it.
_FURTHEST, _FRAME = 8.0, 0.3
# Room that is needed for one line of text at a node, and for two of them.
_ONE_LINE, _TWO_LINES = 1.0, 2.05
# Numbers may stand so close above each other, in lines, and in nodes that take so much of the way to the next layer;
# in layers of a few nodes always.
_TIGHT, _SHARE, _FEW = 0.92, 0.7, 3
# Where along its edge a number stands, at most.
_LABEL_AT = 0.42
# An edge is pointed at from so many pixels away.
REACH_PX = 6.0


@dataclass(frozen=True, slots=True)
class Column:
    """One layer.

    Attributes:
        nodes: the boxes of its units; `bias` the one of the bias that goes on to the next layer, None at the end.
        pitch: how far the nodes are apart.
        lines: for how many lines of text there is room at a node besides those in it: 0, 1 or 2.
        inside: how many lines of text stand in a node; 0 where not even one has room.
    """

    nodes: tuple[QRectF, ...]
    bias: QRectF | None
    pitch: float
    lines: int
    inside: int

    @property
    def sources(self) -> tuple[QRectF, ...]:
        """All nodes from which edges go on."""
        return self.nodes if self.bias is None else (*self.nodes, self.bias)


@dataclass(frozen=True, slots=True)
class Gap:
    """The edges between two layers.

    Attributes:
        starts, ends: (n, 2) pixels.
        label_at: where along an edge its number stands, from 0 to 1; label_x: moved to here from there.
        room: how many lines of text each number may have; 0 for none.
        wide: how many pixels a number may be wide.
    """

    starts: Array
    ends: Array
    label_at: float
    label_x: float
    room: int
    wide: float

    def label(self, k: int) -> QPointF:
        """The middle of the number of edge `k`."""
        y = float(self.starts[k, 1] + self.label_at * (self.ends[k, 1] - self.starts[k, 1]))
        return QPointF(self.label_x, y)


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """The whole picture; `gaps[l]` holds the edges from `columns[l]` to `columns[l + 1]`."""

    columns: tuple[Column, ...]
    gaps: tuple[Gap, ...]

    def node_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(layer, unit) of the node at a place; a bias is the unit after the last one."""
        for layer, column in enumerate(self.columns):
            for unit, box in enumerate(column.sources):
                around = box.adjusted(*(side * max(0.0, REACH_PX - box.height() / 2) for side in (-1, -1, 1, 1)))
                if around.contains(x, y):
                    return layer, unit
        return None

    def edge_at(self, x: float, y: float) -> tuple[int, int] | None:
        """(gap, edge) of the edge nearest to a place, within reach."""
        for g, gap in enumerate(self.gaps):
            if not gap.starts[0, 0] < x < gap.ends[0, 0]:
                continue
            along = gap.ends - gap.starts
            share = np.clip(((np.array([x, y]) - gap.starts) * along).sum(axis=1) / np.square(along).sum(axis=1), 0, 1)
            away = np.hypot(*(gap.starts + share[:, None] * along - [x, y]).T)
            k = int(np.argmin(away))
            if away[k] <= REACH_PX:
                return g, k
        return None


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the writing needs, in pixels.

    Attributes:
        line: height of a line of text.
        node, text: how wide a number in a node, and the lines above and below a node are.
        label: how wide the number of an edge is; least: without what can be left out of it.
        inside: how many numbers are to stand in a node.
    """

    line: float
    node: float
    text: float
    label: float
    least: float
    inside: int = 1


def arrange(widths: tuple[int, ...], wide: float, high: float, sizes: Sizes) -> NetworkLayout:
    """The picture of a network with layers of `widths` (inputs, hidden …, outputs) in so many pixels."""
    edge, last = 0.35 * sizes.line, len(widths) - 1
    # The outermost columns have names or lines of text beside and above their nodes.
    left = edge + 1.7 * sizes.line + sizes.node / 2
    right = wide - edge - max(sizes.text, sizes.node) / 2
    fits = sizes.node <= _SHARE * (right - left) / last
    columns = tuple(
        _column(count, float(x), high, sizes, has_bias=layer < last, is_input=layer == 0, fits=fits or count <= _FEW)
        for layer, (count, x) in enumerate(zip(widths, np.linspace(left, right, last + 1), strict=True))
    )
    gaps = (_gap(columns[layer], columns[layer + 1], sizes, first=layer == 0) for layer in range(last))
    return NetworkLayout(columns, tuple(gaps))


def _column(count: int, x: float, high: float, sizes: Sizes, *, has_bias: bool, is_input: bool, fits: bool) -> Column:
    """A column around `x`; `fits` says whether numbers in nodes leave room for the edges."""
    rows, line = count + has_bias, sizes.line
    pitch = min(high / rows, _FURTHEST * line)
    # Several numbers stand in a node where there still is room for what is written above and below it.
    beside = 0.0 if is_input else _TWO_LINES
    roomy = pitch >= (sizes.inside + _FRAME + beside) * line
    inside = sizes.inside if roomy else 1 if pitch >= _TIGHT * line and fits else 0
    tall = min((inside + _FRAME) * line, 0.96 * pitch) if inside else max(3.0, 0.8 * pitch)
    spare = pitch - tall
    lines = 2 if spare > _TWO_LINES * line else 1 if spare > _ONE_LINE * line else 0
    # Where no number fits in, a node is a dot.
    across = sizes.node if inside else tall
    top = (high - rows * pitch) / 2 + pitch / 2

    def box(row: int, wide: float, tall: float) -> QRectF:
        return QRectF(x - wide / 2, top + row * pitch - tall / 2, wide, tall)

    nodes = tuple(box(row, across, tall) for row in range(count))
    small = min(tall, (1 + _FRAME) * line)
    return Column(nodes, box(count, min(1.6 * line, across), small) if has_bias else None, pitch, lines, inside)


def _gap(before: Column, after: Column, sizes: Sizes, *, first: bool) -> Gap:
    sources, targets = before.sources, after.nodes
    starts = np.array([[box.right(), box.center().y()] for box in sources for _ in targets])
    ends = np.array([[box.left(), box.center().y()] for _ in sources for box in targets])
    # A number stands between what is written at the nodes on both sides.
    low = before.nodes[0].right() if first or not before.lines else before.nodes[0].center().x() + sizes.text / 2
    high = after.nodes[0].left() if not after.lines else after.nodes[0].center().x() - sizes.text / 2
    low, high = low + 0.15 * sizes.line, high - 0.15 * sizes.line
    wide = max(0.0, high - low)
    # Where the edges of one source have fanned out as far as the sources are apart, all of them are equally far apart.
    k, S, T = len(targets), before.pitch, after.pitch
    at = min(_LABEL_AT, S / (S + k * T)) if k > 1 else _LABEL_AT
    half = min(sizes.label, wide) / 2
    on_edge = before.nodes[0].right() + at * (after.nodes[0].left() - before.nodes[0].right())
    middle = min(max(on_edge, low + half), max(low + half, high - half))
    heights = np.sort(starts[:, 1] + at * (ends[:, 1] - starts[:, 1]))
    least = float(np.diff(heights).min()) if len(heights) > 1 else np.inf
    rows = 2 if least >= 1.95 * sizes.line else 1 if least >= 0.88 * sizes.line else 0
    return Gap(frozen(starts), frozen(ends), float(at), middle if rows else on_edge, rows, wide)
