"""The pictures beside the years: schemes of what was new. Numbers stand in them only where the engine sends them."""

from collections.abc import Callable, Mapping
from itertools import product

from PySide6.QtCore import Qt

from engine.core.parts_timeline import TimelinePart
from gui import language
from gui.panels.timeline_board import ACROSS, Board

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_CORNERS = {(0, 0): (3.4, 4.5), (0, 1): (3.4, 1.5), (1, 0): (6.6, 4.5), (1, 1): (6.6, 1.5)}


def _unit(board: Board, _part: TimelinePart) -> None:
    _inputs(board)
    board.arrow((7.9, 3), (9.0, 3), "accent")
    board.words(9.4, 3, "y", bold=True)


def _inputs(board: Board) -> None:
    """Two inputs and the bias, their sum, and the step: all but what comes out."""
    for y, name, place in ((1.6, "1", (2.7, 1.5)), (4.4, "2", (2.5, 3.5))):
        board.arrow((1.7, y), (3.9, 3 + 0.35 * (y - 3)), "muted")
        board.words(*place, f"w{name}", color="muted")
        board.node(1.1, y, f"x{name}")
    board.arrow((4.5, 1.5), (4.5, 2.35), "muted")
    board.node(4.5, 0.9, "b")
    board.arrow((5.1, 3), (6.2, 3), "muted")
    board.node(4.5, 3, "Σ")
    _step(board)


def _step(board: Board) -> None:
    board.pen("text")
    board.box(6.3, 2.2, 1.6, 1.6, fill="raised")
    board.pen("accent", wide=3.0)
    board.path((6.5, 3.5), (7.1, 3.5), (7.1, 2.5), (7.7, 2.5))


def _feedback(board: Board, _part: TimelinePart) -> None:
    """The error is that of the sum, before the step."""
    _inputs(board)
    board.arrow((7.9, 3), (9.0, 3), "muted")
    board.words(5.65, 2.5, "H", bold=True)
    board.pen("negative", wide=3.0, dashed=True)
    board.path((5.65, 3.15), (5.65, 5.5), (2.9, 5.5))
    board.arrow((2.9, 5.5), (2.9, 4.15), "negative")
    board.words(4.3, 5.05, "y − H", color="negative", bold=True)


def _plane(board: Board, ones: tuple[tuple[int, int], ...]) -> None:
    board.pen("line")
    board.path((2.4, 0.4), (2.4, 5.5), (7.8, 5.5))
    board.words(8.2, 5.5, "x1", color="muted")
    board.words(2.0, 0.4, "x2", color="muted")
    for corner, place in _CORNERS.items():
        board.point(*place, kind=int(corner in ones))


def _line(board: Board, _part: TimelinePart) -> None:
    _plane(board, ((1, 1),))
    board.pen("ghost", dashed=True)
    board.line((2.6, 2.4), (7.6, 3.6))
    board.line((3.6, 0.6), (7.8, 4.4))
    board.pen("accent", wide=3.0)
    board.line((4.6, 0.5), (7.9, 3.5))
    board.words(8.9, 1.2, "AND", bold=True)


def _xor(board: Board, _part: TimelinePart) -> None:
    _plane(board, ((0, 1), (1, 0)))
    board.pen("accent", wide=3.0)
    board.line((2.6, 2.6), (5.6, 5.4))
    board.ring(*_CORNERS[1, 1], "error")
    board.words(8.9, 1.2, "XOR", bold=True)
    board.words(8.9, 2.2, "3 / 4", color="error", bold=True)


def _chain(board: Board, _part: TimelinePart) -> None:
    for place in (1.2, 3.7, 6.2):
        board.arrow((place + 0.8, 2.85), (place + 1.75, 2.85), "positive")
        board.arrow((place + 1.7, 3.35), (place + 0.8, 3.35), "negative", dashed=True)
    for place, name in ((1.2, "w"), (3.7, "z"), (6.2, "g"), (8.7, "cost")):
        board.node(place, 3.1, name, radius=0.72)


def _network(board: Board, _part: TimelinePart) -> None:
    inputs, hidden, output = ((1.4, 1.6), (1.4, 4.4)), ((5.0, 1.6), (5.0, 4.4)), ((8.6, 3.0),)
    for starts, ends in ((inputs, hidden), (hidden, output)):
        for start in starts:
            for end in ends:
                _there_and_back(board, start, end)
    for name, place in zip(("x1", "x2"), inputs, strict=True):
        board.node(*place, name)
    for place in hidden:
        board.node(*place, "σ")
    board.node(*output[0], "σ")


def _there_and_back(board: Board, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A value going forward, and beside it a gradient coming back."""
    near, far, apart = 0.22, 0.8, 0.13
    a = (start[0] + near * (end[0] - start[0]), start[1] + near * (end[1] - start[1]))
    b = (start[0] + far * (end[0] - start[0]), start[1] + far * (end[1] - start[1]))
    board.arrow((a[0], a[1] - apart), (b[0], b[1] - apart), "positive")
    board.arrow((b[0], b[1] + apart), (a[0], a[1] + apart), "negative", dashed=True)


def _convolution(board: Board, _part: TimelinePart) -> None:
    _grid(board, 0.5, 1.0, 6, 0.66)
    board.pen("accent", wide=3.0)
    board.box(0.5 + 2 * 0.66, 1.0 + 0.66, 3 * 0.66, 3 * 0.66)
    board.arrow((4.6, 2.9), (5.4, 2.9), "accent")
    _grid(board, 5.6, 1.6, 4, 0.66, lit=(2, 1))
    board.arrow((8.4, 2.9), (9.0, 2.9), "muted")
    for y in (1.4, 2.4, 3.4, 4.4):
        board.node(9.5, y, radius=0.3)


def _grid(board: Board, x: float, y: float, cells: int, side: float, lit: tuple[int, int] | None = None) -> None:
    board.pen("muted", wide=1.0)
    for column in range(cells):
        for row in range(cells):
            fill = "accent" if (column, row) == lit else "raised"
            board.box(x + column * side, y + row * side, side, side, fill=fill)


def _margin(board: Board, _part: TimelinePart) -> None:
    for kind, places in enumerate(
        (((2.2, 4.9), (3.3, 3.4), (3.9, 5.2), (2.0, 3.0)), ((6.4, 1.1), (7.4, 2.3), (5.84, 1.86), (8.2, 1.2)))
    ):
        for place in places:
            board.point(*place, kind=kind)
    board.pen("accent", wide=3.0)
    board.line((2.5, 0.7), (7.7, 5.5))
    board.pen("muted", dashed=True)
    for away in (-1.0, 1.0):
        board.line((2.5 + away, 0.7 - away), (7.7 + away, 5.5 - away))


def _layers(board: Board, _part: TimelinePart) -> None:
    """Inputs, a layer that is done, one that is being trained, and two that wait."""
    columns = ((1.0, "muted", ""), (3.0, "good", "✓"), (5.0, "accent", "…"), (7.0, "ghost", ""), (9.0, "ghost", ""))
    heights = (1.8, 3.0, 4.2)
    for column, color, _ in columns[1:]:
        for start, end in product(heights, heights):
            board.pen(color, wide=1.0, dashed=color == "ghost")
            board.line((column - 1.6, start), (column - 0.4, end))
    for column, color, sign in columns:
        for y in heights:
            board.node(column, y, color=color, radius=0.4)
        board.words(column, 0.9, sign, color=color, bold=True)


def _activations(board: Board, part: TimelinePart) -> None:
    for left, name, heights, highest in ((0.6, "σ", part.sigmoid, 1.0), (5.6, "ReLU", part.relu, 4.0)):
        board.pen("line")
        board.path((left, 4.9), (left + 3.9, 4.9))
        board.path((left + 1.95, 1.0), (left + 1.95, 4.9))
        board.pen("accent", wide=3.0)
        span = float(part.z[-1] - part.z[0])
        places = zip(part.z.tolist(), heights.tolist(), strict=True)
        board.path(
            *((left + (z - float(part.z[0])) / span * 3.9, 4.9 - 3.6 * height / highest) for z, height in places)
        )
        board.words(left + 1.95, 0.5, name, bold=True)


def _errors(board: Board, part: TimelinePart) -> None:
    shares, said = part.entry.errors, language.current()
    step = 5.4 / max(3, len(shares))
    most = max(share.percent for share in shares)
    names = [share.words.in_language(said) for share in shares]
    figures = [f"{share.percent:g}\u00a0%" for share in shares]
    left = max(4.0, *(board.width_of(name) for name in names))
    longest = max(0.5, min(4.0, ACROSS - left - 0.4 - max(board.width_of(figure) for figure in figures)))
    for place, share in enumerate(shares):
        y, new = 3.0 + (place + 0.5 - len(shares) / 2) * step, place == len(shares) - 1
        width = longest * share.percent / most
        board.pen("accent" if new else "muted", wide=1.0)
        board.box(left + 0.2, y - 0.3 * step, width, 0.6 * step, fill="accent" if new else "ghost")
        board.words(left, y, names[place], side=_RIGHT, bold=new)
        board.words(left + 0.3 + width, y, figures[place], side=_LEFT, bold=new)


SKETCHES: Mapping[str, Callable[[Board, TimelinePart], None]] = {
    "unit": _unit,
    "line": _line,
    "feedback": _feedback,
    "xor": _xor,
    "chain": _chain,
    "network": _network,
    "convolution": _convolution,
    "margin": _margin,
    "layers": _layers,
    "activations": _activations,
    "errors": _errors,
}
