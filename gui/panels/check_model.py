"""The rows of a gradient check as a table: both gradients, their ratio, the error, and whether they agree."""

import math

from engine.core.parts_check import CheckPart
from gui import figures
from gui.hover import Key
from gui.panels.cells_model import CellsModel

PASSED, FAILED = "✓", "✗"
NAME, VERDICT, BACKPROP, DIFFERENCE, RATIO, ERROR = range(6)
_KEYS = {BACKPROP: "backprop", DIFFERENCE: "difference", RATIO: "check_ratio", ERROR: "check_error"}
# So near to a whole number a ratio is written as one: 4, not 4.000.
_WHOLE = 5e-4
_LARGE = 1e4


class CheckModel(CellsModel):
    """A CheckPart as Qt's tables read it; row k is the parameter at place k of its order."""

    def __init__(self) -> None:
        super().__init__()
        self._part: CheckPart | None = None
        self._words = ("", "")

    def set_words(self, agrees: str, differs: str) -> None:
        """What stands beside the signs."""
        self._words = (agrees, differs)

    def show(self, part: CheckPart) -> bool:
        """Take `part`; returns whether widths have to be found anew (another network)."""
        old, self._part = self._part, part
        if old is None or old.names != part.names:
            self.tell(None)
            return True
        self.tell(NAME if old.order != part.order else VERDICT)
        return False

    def place(self, row: int) -> int:
        """Which parameter stands in a row."""
        assert self._part is not None
        return self._part.order[row]

    def row(self, place: int) -> int:
        """In which row a parameter stands; −1 for none."""
        return self._part.order.index(place) if self._part is not None and place in self._part.order else -1

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.order), ERROR + 1)

    def is_said(self, column: int) -> bool:
        return column in (VERDICT, RATIO, ERROR)

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        place = part.order[row]
        match column:
            case 0:
                return part.names[place]
            case 1:
                return f"{PASSED} {self._words[0]}" if part.passed[place] else f"{FAILED} {self._words[1]}"
            case 2:
                return _slope(float(part.backprop[place]))
            case 3:
                return _slope(float(part.difference[place]))
            case 4:
                return ratio_words(float(part.ratio[place]))
        return _error(float(part.error[place]))

    def key(self, row: int, column: int) -> Key | None:
        part = self._part
        if part is None or column not in _KEYS:
            return None
        if column == RATIO and self.text(row, column) == figures.NONE:
            return None
        return (_KEYS[column], part.names[part.order[row]])

    def color(self, row: int, column: int) -> str:
        part = self._part
        if part is None or column == NAME:
            return "muted"
        failed = not part.passed[part.order[row]]
        if column in (RATIO, ERROR):
            return "error" if failed else "text"
        if column == VERDICT:
            return "error" if failed else "good"
        return "text"

    def widest(self, column: int) -> list[str]:
        if self._part is None:
            return []
        wide = {
            NAME: list(self._part.names),
            BACKPROP: [f"{figures.MINUS}0.888888"],
            DIFFERENCE: [f"{figures.MINUS}0.888888"],
            RATIO: [f"{figures.MINUS}8.888"],
            ERROR: ["8.8e−88"],
            VERDICT: [f"{PASSED} {self._words[0]}", f"{FAILED} {self._words[1]}"],
        }
        return wide[column]


def _slope(value: float) -> str:
    """Six digits behind the point: enough to see where two gradients part."""
    if value != 0.0 and abs(value) < 1e-4:
        return figures.figure(value)
    return figures.fixed(value, 6) if abs(value) < _LARGE else figures.brief(value)


def ratio_words(value: float) -> str:
    """How many times one slope is the other: a whole number where it is one."""
    if not math.isfinite(value):
        return figures.figure(value)
    if abs(value - round(value)) < _WHOLE:
        return figures.fixed(round(value), 0)
    decimals = 3 if abs(value) < 10.0 else 2 if abs(value) < 100.0 else 0
    return figures.fixed(value, decimals) if abs(value) < _LARGE else figures.brief(value)


def _error(value: float) -> str:
    if value == 0.0:
        return "0"
    mantissa, power = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(power)}".replace("-", figures.MINUS) if value < 1e-2 else figures.fixed(value, 3)
