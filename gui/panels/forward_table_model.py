"""The truth table of a walk as Qt's tables read it; what is not computed yet is empty."""

from engine.core.parts_forward import ForwardTablePart
from gui import figures
from gui.hover import Key
from gui.panels import network_text
from gui.panels.cells_model import CellsModel

RIGHT, WRONG, UNDECIDED = "✓", "✗", "—"
COLUMNS = ("x1", "x2", "h1", "h2", "z", "output", "called", "target", "right")
_SAID = ("h1", "h2", "z", "output", "called", "right")
_NOW = ("h1", "h2", "output")
_LEAST, _HIGHEST = 5e-5, 999.5


class ForwardTableModel(CellsModel):
    """A ForwardTablePart."""

    def __init__(self) -> None:
        super().__init__()
        self._part: ForwardTablePart | None = None

    def show(self, part: ForwardTablePart) -> bool:
        """Take `part`; returns whether it is the first one."""
        first, self._part = self._part is None, part
        self.tell(None if first else 0)
        return first

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.label), len(COLUMNS))

    def is_said(self, column: int) -> bool:
        return COLUMNS[column] in _SAID

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        match COLUMNS[column]:
            case "x1" | "x2" as name:
                return figures.plain(float(part.X[row, int(name[1]) - 1]))
            case "h1" | "h2" as name:
                return _number(float(part.hidden[row, int(name[1]) - 1]))
            case "z":
                return _number(float(part.z[row]))
            case "output":
                return _number(float(part.output[row]))
            case "target":
                return str(int(part.label[row]))
            case "called":
                return self._called(part, row)
        if part.output[row] != part.output[row]:  # nan: not computed yet
            return ""
        return RIGHT if part.called[row] == part.label[row] else WRONG

    @staticmethod
    def _called(part: ForwardTablePart, row: int) -> str:
        called = float(part.called[row])
        if called == called:
            return f"{called:g}"
        return UNDECIDED if part.output[row] == part.output[row] else ""

    def key(self, row: int, column: int) -> Key | None:
        if not self.text(row, column):
            return None
        match COLUMNS[column]:
            case "x1" | "x2" as name:
                return ("feature", str(row), str(int(name[1]) - 1))
            case "h1" | "h2" as name:
                return ("hidden", str(row), str(int(name[1]) - 1))
            case "z":
                return ("score", str(row))
            case "right":
                return ("called", str(row))
            case name:
                return (name, str(row))

    def color(self, row: int, column: int) -> str:
        name, part = COLUMNS[column], self._part
        if name == "right":
            return "good" if self.text(row, column) == RIGHT else "error"
        now = part is not None and part.at is not None and row == part.sample and name == _NOW[part.at]
        return "positive" if now else "text"

    def widest(self, column: int) -> list[str]:
        match COLUMNS[column]:
            case "h1" | "h2":
                return ["0.0000", self.text(0, column)]
            case "output":
                return ["0.0000"]
            case "z":
                return ["−88.88"]
        return ["0", WRONG]


def _number(value: float) -> str:
    """Four decimals, two of larger numbers, a power of ten of very small ones; nothing for what is not known."""
    if value != value:
        return ""
    if abs(value) >= _HIGHEST or 0 < abs(value) < _LEAST:
        return network_text.brief(value)
    return figures.fixed(value, 4 if abs(value) < 1 else 2)
