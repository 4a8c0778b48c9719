"""A gate's rows as Qt's tables read them: inputs, hidden outputs, target, sum, output, right or wrong."""

from engine.core.parts_gates import TruthTablePart
from gui import figures
from gui.hover import Key
from gui.panels.cells_model import CellsModel

RIGHT, WRONG, UNDECIDED, NEXT = "✓", "✗", "—", "◂"
_DECIMALS = 4
_SAID = ("hidden", "z", "output", "right")
Column = tuple[str, int]
"""What stands in a column: "input", "hidden", "target", "z", "output" or "right", and which of its kind."""


class TruthTableModel(CellsModel):
    """A TruthTablePart."""

    def __init__(self) -> None:
        super().__init__()
        self._part: TruthTablePart | None = None
        self.columns: tuple[Column, ...] = ()

    def show(self, part: TruthTablePart) -> bool:
        """Take `part`; returns whether its columns are others than before."""
        old, self._part = self._part, part
        hidden = part.hidden.shape[1]
        columns = (
            ("input", 0),
            ("input", 1),
            *(("hidden", k) for k in range(hidden)),
            ("target", 0),
            ("z", 0),
            ("output", 0),
            ("right", 0),
        )
        new = columns != self.columns or old is None or old.graded is not part.graded
        self.columns = columns
        self.tell(None if new else 0)
        return new

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.label), len(self.columns))

    def is_said(self, column: int) -> bool:
        return self.columns[column][0] in _SAID

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        kind, k = self.columns[column]
        match kind:
            case "input":
                return figures.plain(float(part.X[row, k]))
            case "hidden":
                return _output(float(part.hidden[row, k]), part.graded)
            case "target":
                return str(int(part.label[row]))
            case "z":
                return figures.fixed(float(part.z[row]), _DECIMALS if part.graded else 2)
            case "output":
                return _output(float(part.output[row]), part.graded)
        called = float(part.called[row])
        if called != called:  # nan: nothing is called
            return UNDECIDED
        if called == part.label[row]:
            return RIGHT
        return f"{NEXT} {WRONG}" if row == part.corrected else WRONG

    def key(self, row: int, column: int) -> Key | None:
        kind, k = self.columns[column]
        match kind:
            case "input":
                return ("feature", str(row), str(k))
            case "hidden":
                return ("output", str(row), str(k))
            case "right":
                return ("called", str(row))
        return ({"target": "target", "z": "score", "output": "output"}[kind], str(row))

    def color(self, row: int, column: int) -> str:
        kind, _ = self.columns[column]
        if kind != "right":
            return "text"
        return {RIGHT: "good", UNDECIDED: "muted"}.get(self.text(row, column), "error")

    def widest(self, column: int) -> list[str]:
        kind, _ = self.columns[column]
        graded = self._part is not None and self._part.graded
        match kind:
            case "hidden" | "output":
                return ["0.0000" if graded else "0"]
            case "z":
                return ["−8.8888" if graded else "−88.88"]
            case "right":
                return [RIGHT, UNDECIDED, f"{NEXT} {WRONG}"]
        return ["0"]


def _output(value: float, graded: bool) -> str:
    return figures.fixed(value, _DECIMALS) if graded else figures.plain(value)
