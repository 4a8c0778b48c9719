"""How the line with numbers says a row's way through a network: what the hidden layer makes of it, z, H, the loss.

x = (0, 1)     h = (0.047, 0.018)     z = −11.00·0.047 − 11.00·0.018 + 6.00 = 5.28     H = 0.995     y = 1     E = 0.005
"""

from PySide6.QtCore import QCoreApplication

from engine.core.parts_network import NetworkLinePart
from gui import figures
from gui.figures import MINUS
from gui.hover import Key
from gui.line_pieces import Names, Piece, Room, pieces

_LAST = r"(?<== )[^= ]+$"
_ENTRY = r"[−\d∞–][^,)\s]*"


@pieces.register
def _(part: NetworkLinePart, names: Names, room: Room) -> list[Piece]:
    row, deep = str(part.row), part.layer > 1
    inputs = [figures.plain(float(x)) for x in part.inputs]
    keys: list[Key] = [("feature", row, str(j)) for j in range(len(inputs))]
    made = [_list("x", inputs, keys, room, QCoreApplication.translate("LineView", "The inputs of the row"))]
    if deep and room.extras:
        hidden = [_share(float(a)) for a in part.hidden]
        keys = [("activation", str(part.layer - 1), str(j)) for j in range(len(hidden))]
        tip = QCoreApplication.translate("LineView", "What the last hidden layer makes of it")
        made.append(_list("h", hidden, keys, room, tip))
    tip = QCoreApplication.translate("LineView", "The score of the output unit: weights times what comes in, plus bias")
    made.append(Piece(f"z = {_terms(part, room)}", tip, begins=True))
    made.append(
        Piece(f"= {_number(part.score)}", tip, strong=True, numbers=((_LAST, ("score", str(part.layer), "0")),))
    )
    tip = QCoreApplication.translate("LineView", "The output: the sigmoid of z")
    made.append(Piece(f"H = {_share(part.output)}", tip, True, True, ((_LAST, ("probability", row)),)))
    tip = QCoreApplication.translate("LineView", "The right class: {name}").format(name=names.class_of(part.label))
    made.append(Piece(f"y = {part.label}", tip, begins=True, numbers=((_LAST, ("target", row)),)))
    tip = QCoreApplication.translate("LineView", "What this row costs")
    made.append(Piece(f"E = {figures.figure(part.loss)}", tip, begins=True, numbers=((_LAST, ("loss", row)),)))
    words = QCoreApplication.translate("LineView", "row {row}").format(row=f"{part.row + 1:,}")
    tip = QCoreApplication.translate("LineView", "The chosen row; choose another in any view")
    return [*made, Piece(words, tip, begins=True)]


def _list(name: str, entries: list[str], keys: list[Key], room: Room, tip: str) -> Piece:
    """name = (…, …), the first ones and dots where there is no room."""
    kept = entries if len(entries) <= max(2, room.terms) else [*entries[: max(1, room.terms - 1)], "…"]
    numbers = tuple((_ENTRY, key) for word, key in zip(kept, keys, strict=False) if word != "…")
    return Piece(f"{name} = ({', '.join(kept)})", tip, begins=True, numbers=numbers)


def _terms(part: NetworkLinePart, room: Room) -> str:
    """The sum that makes the score: signs between the products, the bias last."""
    written = ""
    shown = min(len(part.weights), room.terms)
    for k in range(shown):
        weight = float(part.weights[k])
        sign = MINUS if weight < 0 else "" if not written else "+"
        term = f"{_weight(weight)}·{_share(float(part.hidden[k]))}"
        written += f"{' ' if written else ''}{sign}{' ' if written and sign else ''}{term}"
    if shown < len(part.weights):
        written += " + …" if written else "…"
    return f"{written} {MINUS if part.bias < 0 else '+'} {_weight(part.bias)}"


def _weight(value: float) -> str:
    """A weight without its sign."""
    return figures.fixed(abs(value), 2 if abs(value) >= 0.1 else 4)


def _number(value: float) -> str:
    return figures.fixed(value, 2) if abs(value) < 1e4 else figures.figure(value)


def _share(value: float) -> str:
    """Three decimals; more where those would say that it is 0 or 1."""
    if value == int(value) and abs(value) < 100:
        return figures.plain(value)
    words = figures.fixed(value, 3)
    return figures.figure(value) if words in ("0.000", "1.000") else words
