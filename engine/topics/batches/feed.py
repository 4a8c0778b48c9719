"""In which order rows arrive: shuffled anew for each epoch, all of them or piece after piece.

The order of an epoch follows from the seed and the epoch's number alone, so going back finds the same batches again.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, get_args

import numpy as np

from engine.core.types import Array
from engine.topics.batches.rows import Places

Pieces: TypeAlias = Literal["whole", "five", "ten", "by_class"]
PIECES: tuple[Pieces, ...] = get_args(Pieces)
PIECE_COUNTS = {"five": 5, "ten": 10}
# How often a piece is gone through before the next one arrives.
PASSES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """How far the rows have been fed.

    Attributes:
        epoch: how many passes through the rows at hand have ended; these are epochs where all are at hand.
        position: how many rows of this epoch have been used.
    """

    epoch: int = 0
    position: int = 0

    def after(self, used: int, rows: int) -> "Place":
        """The place when `used` more of the epoch's `rows` rows have been used."""
        position = self.position + used
        return Place(self.epoch, position) if position < rows else Place(self.epoch + 1)


class Feed:
    """Says which rows come next.

    Args:
        label: (n,) class of each row; pieces by class are made of it.
        pieces: how the rows arrive.
        seed: makes every order.
    """

    def __init__(self, label: Array, pieces: str, seed: int) -> None:
        places = np.arange(len(label))
        self.pieces: tuple[Places, ...] = (places,)
        if pieces == "by_class":
            self.pieces = tuple(np.flatnonzero(label == k) for k in np.unique(label))
        elif pieces in PIECE_COUNTS:
            self.pieces = tuple(np.array_split(places, min(PIECE_COUNTS[pieces], len(places))))
        self._seed = seed
        self._order = lru_cache(maxsize=2)(self._drawn)

    def piece(self, epoch: int) -> int:
        """Which piece is gone through in this epoch: each for some epochs, after the last the first again."""
        return epoch // PASSES % len(self.pieces)

    def round(self, epoch: int) -> int:
        """How often all pieces have been learned before this epoch."""
        return epoch // (PASSES * len(self.pieces))

    def rows(self, epoch: int) -> int:
        """How many rows an epoch has."""
        return len(self.pieces[self.piece(epoch)])

    def next(self, place: Place, size: int) -> Places:
        """The places of the next `size` rows, or of what is left of the epoch."""
        return self._order(place.epoch)[place.position : place.position + size]

    def _drawn(self, epoch: int) -> Places:
        generator = np.random.Generator(np.random.PCG64(np.random.SeedSequence([self._seed, epoch])))
        at_hand = self.pieces[self.piece(epoch)]
        return at_hand[generator.permutation(len(at_hand))]
