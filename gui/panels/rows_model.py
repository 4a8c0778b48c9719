"""The rows of the data as a table: number, features, target, prediction, residual and its square.

While a run plays only the last three columns change, and the model says no more than that.
"""

from engine.core.frames import RowsPart
from gui import figures
from gui.hover import Key
from gui.panels.cells_model import CellsModel

# Squares from here on are written without decimals: nobody needs the hundredths of 20,000.
_LARGE = 1000.0
_BRIEF = "88,888"


class RowsModel(CellsModel):
    """A RowsPart as Qt's tables read it. Column 0 is the row's number, then d features, y, H, y − H, (y − H)²."""

    def __init__(self) -> None:
        super().__init__()
        self._part: RowsPart | None = None
        self._decimals = 2
        self._limits: tuple[float, float] | None = None

    def show(self, part: RowsPart) -> bool:
        """Take `part`; returns whether widths have to be found anew (other data, other limits)."""
        old, self._part = self._part, part
        new_data = old is None or old.X.shape != part.X.shape
        new_limits = part.limits != self._limits
        if new_limits:
            self._limits = part.limits
            self._decimals = figures.decimals_for(*part.limits)
        if new_data:
            self.tell(None)
        else:
            same = old is not None and old.X is part.X and old.target is part.target and not new_limits
            self.tell(self.features + 2 if same else 0)
        return new_data or new_limits

    @property
    def features(self) -> int:
        """How many feature columns there are."""
        return int(self._part.X.shape[1]) if self._part is not None else 0

    @property
    def residual_column(self) -> int:
        """Where the residual is."""
        return self.features + 3

    def size(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (len(self._part.target), self.features + 5)

    def is_said(self, column: int) -> bool:
        return column > self.features + 1

    def text(self, row: int, column: int) -> str:
        part = self._part
        if part is None:
            return ""
        d = self.features
        if column == 0:
            return str(row + 1)
        if column <= d:
            return figures.plain(float(part.X[row, column - 1]))
        if column == d + 1:
            return figures.plain(float(part.target[row]))
        if column == d + 2:
            return self._prediction(float(part.prediction[row]))
        if column == d + 3:
            return self._residual(float(part.residual[row]))
        return self._square(float(part.squared[row]))

    def key(self, row: int, column: int) -> Key | None:
        d = self.features
        if column == 0:
            return None
        if column <= d:
            return ("feature", str(row), str(column - 1))
        return (("target", "prediction", "residual", "squared")[column - d - 1], str(row))

    def color(self, row: int, column: int) -> str:
        # Residuals by their sign.
        if self._part is None or column != self.residual_column:
            return "muted" if column == 0 else "text"
        residual = float(self._part.residual[row])
        return "positive" if residual > 0 else "negative" if residual < 0 else "muted"

    def widest(self, column: int) -> list[str]:
        # Whatever the run does between its limits.
        if self._part is None or self._limits is None:
            return []
        d = self.features
        if column == 0:
            return [f"{self.rowCount():,}"]
        if column <= d + 1:
            return [self.text(row, column) for row in range(self.rowCount())]
        low, high = self._limits
        span = high - low
        if column == d + 2:
            return [figures.fixed(value, self._decimals) for value in (low, high)] + [f"{figures.MINUS}{_BRIEF}"]
        if column == d + 3:
            return [figures.signed(value, self._decimals) for value in (-span, span)] + [f"{figures.MINUS}{_BRIEF}"]
        return [self._square(span * span), _BRIEF]

    # A run that diverges leaves the limits, and its numbers have to do with the room there is.

    def _prediction(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        return figures.fixed(value, self._decimals) if low <= value <= high else figures.brief(value)

    def _residual(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        if abs(value) <= high - low:
            return figures.signed(value, self._decimals)
        return f"+{figures.brief(value)}" if value > 0 else figures.brief(value)

    def _square(self, value: float) -> str:
        low, high = self._limits or (0.0, 0.0)
        if value > (high - low) ** 2:
            return figures.brief(value)
        return figures.fixed(value, self._decimals if value < _LARGE else 0)
