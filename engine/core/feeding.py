"""How a script finds the rows of each update, where a run does not look at all of them each time."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feeding:
    """Lines of a script about rows that come bit by bit.

    Attributes:
        data: lines that make the table and divide it.
        batches: lines that define `rows_at(epoch, position)`, which gives X and Y of an update, and
            `after(epoch, position, used)`, the place when so many more rows have been used.
        tested: lines after the training, by W and b as NumPy arrays.
    """

    data: tuple[str, ...]
    batches: tuple[str, ...]
    tested: tuple[str, ...]

    def begin(self) -> Iterator[str]:
        """The place before the first update."""
        yield "# Costs are those of the rows that come next. They are the app's: same rows, same order."
        yield "epoch, position = 0, 0"

    def next_place(self, size: str) -> str:
        """The line in the loop that goes on to the next rows, when `size` have been used."""
        return f"epoch, position = after(epoch, position, {size})"
