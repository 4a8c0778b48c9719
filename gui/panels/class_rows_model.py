"""The rows of the data as a table: features, right class, probabilities, the class called, and what the row costs.

With many features those come last, so that what the model says is seen without scrolling.
"""

from typing import TypeAlias

from engine.core.parts_classes import ClassRowsPart
from gui import figures
from gui.hover import Key
from gui.panels.cells_model import CellsModel

Column: TypeAlias = tuple[str, int]
"""What stands in a column: "row", "feature", "label", "probability", "called" or "loss", and which of its kind."""

WRONG, UNDECIDED = "≠", "—"
_MANY = 4
_DECIMALS = 4
# From here on a loss is written short; a probability can get no nearer to 0 than a number can.
_LARGE = 100.0
_SAID = ("probability", "called", "loss")


class ClassRowsModel(CellsModel):
    """A ClassRowsPart as Qt's tables read it."""

    def __init__(self) -> None:
        super().__init__()
        self._part: ClassRowsPart | None = None
        self._names: tuple[str, ...] = ()
        self.columns: tuple[Column, ...] = ()

    def set_names(self, names: tuple[str, ...]) -> None:
        """What the classes are called."""
        if names != self._names:
            self._names = names
            if self._part is not None:
                self.tell(0)

    def show(self, part: ClassRowsPart) -> bool:
        """Take `part`; returns whether widths have to be found anew (other data)."""
        old, self._part = self._part, part
        new = old is None or old.X.shape != part.X.shape or old.probabilities.shape != part.probabilities.shape
        if new:
            self.columns = _columns(part.X.shape[1], part.probabilities.shape[1])
            self.tell(None)
            return True
        assert old is not None
        if old.X is not part.X or old.label is not part.label:
            self.tell(0)
            return True
        said = [column for column, (kind, _) in enumerate(self.columns) if kind in _SAID]
        self.tell(said[0], said[-1])
        return False

    @property
    def _places(self) -> int:
        """Decimals of a probability: of several there is less room for each."""
        several = self._part is not None and self._part.probabilities.shape[1] > 1
        return _DECIMALS - 1 if several else _DECIMALS

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.label), len(self.columns))

    def is_said(self, column: int) -> bool:
        return self.columns[column][0] in _SAID

    def is_wrong(self, row: int) -> bool:
        """Whether the row is called another class than the right one."""
        part = self._part
        return part is not None and part.called[row] == part.called[row] and part.called[row] != part.label[row]

    def name(self, k: int) -> str:
        """What class `k` is called."""
        return self._names[k] if k < len(self._names) else str(k)

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        kind, k = self.columns[column]
        match kind:
            case "row":
                return str(row + 1)
            case "feature":
                return figures.plain(float(part.X[row, k]))
            case "label":
                return self.name(int(part.label[row]))
            case "probability":
                return figures.fixed(float(part.probabilities[row, k]), self._places)
            case "called":
                return self._called(part, row)
        loss = float(part.loss[row])
        return figures.fixed(loss, _DECIMALS) if loss < _LARGE else figures.brief(loss)

    def _called(self, part: ClassRowsPart, row: int) -> str:
        called = float(part.called[row])
        if called != called:  # nan: nothing is called
            return UNDECIDED
        words = self.name(int(called))
        return f"{WRONG} {words}" if self.is_wrong(row) else words

    def key(self, row: int, column: int) -> Key | None:
        kind, k = self.columns[column]
        if kind == "feature":
            return ("feature", str(row), str(k))
        if kind == "probability":
            binary = self._part is not None and self._part.probabilities.shape[1] == 1
            return ("probability", str(row)) if binary else ("probability", str(row), str(k))
        named = {"label": "target", "called": "called", "loss": "loss"}
        return (named[kind], str(row)) if kind in named else None

    def color(self, row: int, column: int) -> str:
        kind, k = self.columns[column]
        if kind == "row" or self._part is None:
            return "muted"
        if kind == "called":
            return "error" if self.is_wrong(row) else "text"
        # Of several probabilities that of the right class is the one that counts.
        several = self._part.probabilities.shape[1] > 1
        return "muted" if kind == "probability" and several and k != self._part.label[row] else "text"

    def widest(self, column: int) -> list[str]:
        part = self._part
        if part is None:
            return []
        kind, _ = self.columns[column]
        match kind:
            case "row":
                return [f"{len(part.label):,}"]
            case "feature":
                return [self.text(row, column) for row in range(len(part.label))]
            case "probability":
                return [figures.fixed(1.0, self._places)]
            case "loss":
                return [figures.fixed(_LARGE / 9, _DECIMALS), "8.8e88"]
        mark = f"{WRONG} " if kind == "called" else ""
        count = max(len(self._names), 2)
        return [f"{mark}{self.name(k)}" for k in range(count)]


def _columns(features: int, outputs: int) -> tuple[Column, ...]:
    data = tuple(("feature", k) for k in range(features))
    probabilities = tuple(("probability", k) for k in range(outputs))
    if features > _MANY:
        return ("row", 0), ("label", 0), ("called", 0), ("loss", 0), *probabilities, *data
    return ("row", 0), *data, ("label", 0), *probabilities, ("called", 0), ("loss", 0)
