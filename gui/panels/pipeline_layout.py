"""Where things stand in the picture of the softmax pipeline: a chain of three columns, and two boxes where it forks.

In a wide view the boxes stand to the right of the chain, in a high one below it.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

_WIDE = 1.35
_CHAIN_SHARE, _CHAIN_SHARE_IF_TIGHT = 0.57, 0.5
_CHAIN_LINES, _ROW_LINES, _BRANCH_LINES = 2.7, 2.3, 9.5  # that share the height of a high view
_TALLEST_ROW = 6.5  # lines
_BOX_LINES = (4.4, 6.6)  # what prediction and cost need
_ARROW, _ARROW_IF_TIGHT = 4.0, 1.8  # lines
_TIGHT_IF_WIDE, _TIGHT_IF_HIGH = 42.0, 22.0  # lines: in less width, arrows carry no numbers


@dataclass(frozen=True, slots=True)
class Row:
    """One class in the chain: a box for its name and for each of the three columns, and the two arrows between."""

    name: QRectF
    score: QRectF
    power: QRectF
    share: QRectF
    to_power: QRectF
    to_share: QRectF

    @property
    def whole(self) -> QRectF:
        """All of the row."""
        return self.name.united(self.share)


@dataclass(frozen=True, slots=True)
class Box:
    """A branch: its frame, a line for its title, lines of cells (one for each class) with their names, a last line."""

    frame: QRectF
    title: QRectF
    names: tuple[QRectF, ...]
    cells: tuple[tuple[QRectF, ...], ...]
    last: QRectF


@dataclass(frozen=True, slots=True)
class Layout:
    """All places, in pixels.

    Attributes:
        wide: whether the branches stand to the right.
        tight: whether there is no room for numbers on the arrows.
        heads: lines above the three columns; feet: lines under the second and the third.
        fork: where the chain ends and the two branches begin; ends: where each of them arrives.
    """

    wide: bool
    tight: bool
    rows: tuple[Row, ...]
    heads: tuple[QRectF, ...]
    feet: tuple[QRectF, ...]
    prediction: Box
    cost: Box
    fork: QPointF
    ends: tuple[QPointF, QPointF]


def is_wide(width: float, height: float) -> bool:
    """Whether the branches have room to the right of the chain."""
    return width > _WIDE * height


def arrange(width: float, height: float, line: float, classes: int, widest: float) -> Layout:
    """The places in a picture of this size.

    Args:
        width, height: of the picture.
        line: height of a line of text.
        classes: how many.
        widest: width of the longest name of a line of cells.
    """
    wide = is_wide(width, height)
    tight = width < (_TIGHT_IF_WIDE if wide else _TIGHT_IF_HIGH) * line
    margin = 0.5 * line
    if wide:
        share = _CHAIN_SHARE_IF_TIGHT if tight else _CHAIN_SHARE
        chain = QRectF(margin, margin, share * width - 2 * margin, height - 2 * margin)
        right = QRectF(chain.right() + 2.6 * line, margin, 0, height - 2 * margin)
        right.setRight(width - margin)
        share = _BOX_LINES[0] / sum(_BOX_LINES)
        gap = 0.8 * line
        first = QRectF(right.left(), right.top(), right.width(), (right.height() - gap) * share)
        second = QRectF(right.left(), first.bottom() + gap, right.width(), (right.height() - gap) * (1 - share))
    else:
        needed = _CHAIN_LINES + classes * _ROW_LINES
        share = needed / (needed + _BRANCH_LINES)
        chain = QRectF(margin, margin, width - 2 * margin, share * height - margin)
        below = QRectF(margin, chain.bottom() + 1.6 * line, chain.width(), 0)
        below.setBottom(height - margin)
        share = _BOX_LINES[0] / sum(_BOX_LINES)
        gap = 0.5 * line
        first = QRectF(below.left(), below.top(), below.width(), (below.height() - gap) * share)
        second = QRectF(below.left(), first.bottom() + gap, below.width(), (below.height() - gap) * (1 - share))
        first.setLeft(first.left() + 1.4 * line)
        second.setLeft(second.left() + 1.4 * line)
    rows, heads, feet = _chain(chain, line, classes, _ARROW_IF_TIGHT if tight else _ARROW)
    if wide:
        fork = QPointF(chain.right() + 0.9 * line, rows[0].whole.united(rows[-1].whole).center().y())
    else:
        fork = QPointF(margin + 0.5 * line, feet[1].bottom() + 0.55 * line)
    ends = (
        QPointF(first.left(), first.top() + 0.5 * first.height()),
        QPointF(second.left(), second.top() + 0.5 * second.height()),
    )
    return Layout(
        wide=wide,
        tight=tight,
        rows=rows,
        heads=heads,
        feet=feet,
        prediction=_box(first, line, classes, 1, widest),
        cost=_box(second, line, classes, 3, widest),
        fork=fork,
        ends=ends,
    )


def _chain(
    area: QRectF, line: float, classes: int, arrow_lines: float
) -> tuple[tuple[Row, ...], tuple[QRectF, ...], tuple[QRectF, ...]]:
    """Rows, heads and feet of the chain, its columns sharing the width that names and arrows leave."""
    name, arrow = 1.9 * line, arrow_lines * line
    column = max(2.0 * line, (area.width() - name - 2 * arrow) / 3.4)
    score = 1.4 * column
    lefts = (area.left() + name, area.left() + name + score + arrow, area.left() + name + score + column + 2 * arrow)
    widths = (score, column, column)
    head, foot = 1.3 * line, 1.4 * line
    height = min(_TALLEST_ROW * line, (area.height() - head - foot) / classes)
    top = area.top() + (area.height() - head - foot - classes * height) / 2
    rows = []
    for k in range(classes):
        y = top + head + k * height
        boxes = [QRectF(left, y, width, height) for left, width in zip(lefts, widths, strict=True)]
        arrows = [QRectF(before.right(), y, arrow, height) for before in boxes[:2]]
        rows.append(Row(QRectF(area.left(), y, name, height), boxes[0], boxes[1], boxes[2], arrows[0], arrows[1]))
    bottom = top + head + classes * height
    wider = 0.5 * arrow
    heads = tuple(QRectF(left - wider, top, width + 2 * wider, head) for left, width in zip(lefts, widths, strict=True))
    feet = tuple(QRectF(left - wider, bottom, column + 2 * wider, foot) for left in lefts[1:])
    return tuple(rows), heads, feet


def _box(frame: QRectF, line: float, classes: int, lines: int, widest: float) -> Box:
    """A branch with so many lines of cells."""
    pad = 0.6 * line
    inner = frame.adjusted(pad, 0.25 * line, -pad, -0.25 * line)
    # Where lines would be written over each other, the title is the first to go.
    titled = inner.height() >= (lines + 2) * line
    height = min(2.2 * line, inner.height() / (lines + 1 + titled))
    top = inner.top() + (inner.height() - height * (lines + 1 + titled)) / 2
    title = QRectF(inner.left(), top, inner.width(), height if titled else 0.0)
    left = inner.left() + min(widest + 0.6 * line, 0.45 * inner.width())
    width = (inner.right() - left) / classes
    names, cells = [], []
    for index in range(lines):
        y = top + (index + titled) * height
        names.append(QRectF(inner.left(), y, left - inner.left(), height))
        cells.append(tuple(QRectF(left + k * width, y, width, height) for k in range(classes)))
    last = QRectF(inner.left(), top + (lines + titled) * height, inner.width(), height)
    return Box(frame, title, tuple(names), tuple(cells), last)
