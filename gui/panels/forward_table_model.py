"""The truth table of a walk as Qt's tables read it; what is not computed yet is empty."""

from engine.core.parts_forward import ForwardTablePart
from gui import figures
from gui.hover import Key
from gui.panels import network_text
from gui.panels.cells_model import CellsModel

RIGHT, WRONG, UNDECIDED = "✓", "✗", "—"
COLUMNS = ("x1", "x2", "h1", "h2", "z", "output", "called", "target")
_SAID = ("h1", "h2", "z", "output", "called")
_NOW = ("h1", "h2", "output")
_DECIMALS, _HIGHEST = 4, 999.5


class ForwardTableModel(CellsModel):
    """A ForwardTablePart.

    Attributes:
        columns: names of what stands in them; where room is short without z, which the graph shows too.
        places: decimals of an output; where room is short one less.
    """

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = COLUMNS
        self.places = _DECIMALS
        self._part: ForwardTablePart | None = None

    def show(self, part: ForwardTablePart) -> bool:
        """Take `part`; returns whether it is the first one."""
        first, self._part = self._part is None, part
        self.tell(None if first else 0)
        return first

    def spare(self, *, room: bool) -> bool:
        """Whether there is room for everything; returns whether that is new."""
        columns = COLUMNS if room else tuple(name for name in COLUMNS if name != "z")
        if columns == self.columns:
            return False
        self.columns, self.places = columns, _DECIMALS if room else _DECIMALS - 1
        self.tell(None)
        return True

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.label), len(self.columns))

    def is_said(self, column: int) -> bool:
        return self.columns[column] in _SAID

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        match self.columns[column]:
            case "x1" | "x2" as name:
                return figures.plain(float(part.X[row, int(name[1]) - 1]))
            case "h1" | "h2" as name:
                return self._number(float(part.hidden[row, int(name[1]) - 1]))
            case "z":
                return self._number(float(part.z[row]))
            case "output":
                return self._number(float(part.output[row]))
            case "target":
                return str(int(part.label[row]))
        return self._called(part, row)

    @staticmethod
    def _called(part: ForwardTablePart, row: int) -> str:
        """0 or 1, and whether that is right."""
        called = float(part.called[row])
        if part.output[row] != part.output[row]:  # nan: not computed yet
            return ""
        written = f"{called:g}" if called == called else UNDECIDED
        return f"{written} {RIGHT if called == part.label[row] else WRONG}"

    def _number(self, value: float) -> str:
        """An output, with two decimals if it is a larger number, as a power of ten if very small; nothing for nan."""
        if value != value:
            return ""
        least = 0.5 * 10.0**-self.places
        if abs(value) >= _HIGHEST or 0 < abs(value) < least:
            return network_text.brief(value)
        return figures.fixed(value, self.places if abs(value) < 1 else 2)

    def key(self, row: int, column: int) -> Key | None:
        if not self.text(row, column):
            return None
        match self.columns[column]:
            case "x1" | "x2" as name:
                return ("feature", str(row), str(int(name[1]) - 1))
            case "h1" | "h2" as name:
                return ("hidden", str(row), str(int(name[1]) - 1))
            case "z":
                return ("score", str(row))
            case name:
                return (name, str(row))

    def color(self, row: int, column: int) -> str:
        name, part = self.columns[column], self._part
        if name == "called":
            return "good" if RIGHT in self.text(row, column) else "error"
        now = part is not None and part.at is not None and row == part.sample and name == _NOW[part.at]
        return "positive" if now else "text"

    def widest(self, column: int) -> list[str]:
        match self.columns[column]:
            case "h1" | "h2" | "output":
                return [figures.fixed(0.0, self.places)]
            case "z":
                return ["−8.88"]
            case "called":
                return [f"0 {RIGHT}", f"0 {WRONG}"]
        return ["0"]
