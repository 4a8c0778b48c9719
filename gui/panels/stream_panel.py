"""The batch that arrives: its images with label and call, and how far the epoch or the pass through a piece is."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_batches import StreamPart
from gui.figures import figure
from gui.filled_label import FilledLabel
from gui.hover import Key, Numbers, Spot
from gui.panels.epoch_bar import EpochBar
from gui.panels.images_panel import ImagesPanel

# What the numbers in the gaps of its lines are explained by.
_OF_PLACE: dict[str, Key] = {
    "epoch": ("epoch",),
    "first": ("first_row",),
    "last": ("last_row",),
    "rows": ("epoch_rows",),
    "piece": ("piece",),
    "pieces": ("pieces",),
    "number": ("pass",),
    "passes": ("passes",),
    "round": ("round",),
}
_OF_BATCH: dict[str, Key] = {"size": ("batch_rows",), "hits": ("accuracy",), "cost": ("cost",)}


class StreamPanel(ImagesPanel):
    """Draws `StreamPart`. A click or the arrow keys choose an image of the batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: StreamPart | None = None
        self.where, self.counts = FilledLabel(), FilledLabel()
        self.bar = EpochBar()
        self._lay_out(self.where, self.bar, self.counts)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        numbers = Numbers(self, self._spots, reachable=self._chosen_spots)
        numbers.over(self.where, self.counts, self.note)
        numbers.over(self.grid, found=self._spot_at)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, StreamPart)
        self._part = part
        self.grid.show_images(part.images, part.sample)
        self.bar.show_progress(
            part.position / part.rows, (part.position + part.size) / part.rows, part.piece, part.pieces
        )
        self._write(part)

    def _write(self, part: StreamPart) -> None:
        self._write_where(part)
        words = self.tr("next batch: {size} images, {hits} called right before learning, cost {cost}")
        short = self.tr("{size}: {hits} right, cost {cost}")
        if part.size == 1:
            words = self.tr("next batch: one image, {hits} called right before learning, cost {cost}")
        values = {"size": f"{part.size:,}", "hits": f"{part.hits:,}", "cost": figure(part.cost)}
        self.counts.fill(values, _OF_BATCH, words, short)
        hidden = part.size - self.grid.shown()
        note = self.tr("label → call, where it is another")
        more = self.tr("{count} more images in this batch")
        keys = {"count": ("hidden_images", str(self.grid.shown()))}
        self.note.fill({"count": f"{hidden:,}"}, keys, f"{note}   ({more})" if hidden > 0 else note, note)

    def _write_where(self, part: StreamPart) -> None:
        values = {
            "epoch": f"{part.epoch + 1:,}",
            "first": f"{part.position + 1:,}",
            "last": f"{part.position + part.size:,}",
            "rows": f"{part.rows:,}",
            "piece": str(part.piece + 1),
            "pieces": str(part.pieces),
            "number": str(part.epoch % part.passes + 1),
            "passes": str(part.passes),
            "round": f"{part.round + 1:,}",
        }
        where, short = self._in_pieces(part) if part.pieces > 1 else self._in_epochs(part)
        self.where.fill(values, _OF_PLACE, where, short)

    def _in_epochs(self, part: StreamPart) -> tuple[str, str]:
        where = self.tr("epoch {epoch}: images {first} to {last} of {rows}")
        if part.size == 1:
            where = self.tr("epoch {epoch}: image {first} of {rows}")
        return where, self.tr("epoch {epoch}: {first}–{last} of {rows}")

    def _in_pieces(self, part: StreamPart) -> tuple[str, str]:
        """Passes are counted: going through a piece is no epoch, which takes every row once."""
        short = self.tr("piece {piece} of {pieces}, pass {number} of {passes}")
        if part.round:
            # All have been learned, and it goes on with the first.
            short = self.tr("round {round}, piece {piece} of {pieces}, pass {number} of {passes}")
        images = self.tr("image {first} of {rows}") if part.size == 1 else self.tr("images {first} to {last} of {rows}")
        return f"{short}: {images}", short

    def _spots(self) -> list[Spot]:
        return [] if self._part is None else [*self.where.spots(), *self.counts.spots(), *self.note.spots()]

    def _here(self) -> int:
        return 0 if self._part is None else self._part.sample

    def _key(self, k: int) -> tuple[str, ...] | None:
        return None if self._part is None else ("probability", str(k), str(int(self._part.images.label[k])))

    def _chosen_spots(self) -> list[Spot]:
        chosen = self._at(self._here())
        return [*((chosen,) if chosen is not None else ()), *self._spots()]

    def _choose(self, row: int) -> None:
        self.look_requested.emit({"sample": row})

    def restyle(self) -> None:
        super().restyle()
        self.bar.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Images of the next batch; arrow keys choose one"))
        if self._part is not None:
            self._write(self._part)
