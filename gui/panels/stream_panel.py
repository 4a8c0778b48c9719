"""The batch that arrives: its images with label and call, and how far the epoch is."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_batches import StreamPart
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.hover import Numbers, Spot, in_label
from gui.panels.epoch_bar import EpochBar
from gui.panels.images_panel import ImagesPanel


class StreamPanel(ImagesPanel):
    """Draws `StreamPart`. A click or the arrow keys choose an image of the batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: StreamPart | None = None
        self.where, self.counts = ElidedLabel(), ElidedLabel()
        self.bar = EpochBar()
        self._lay_out(self.where, self.bar, self.counts)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        numbers = Numbers(self, self._spots, reachable=self._chosen_spots)
        numbers.over(self.counts)
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
        values = {
            "epoch": f"{part.epoch + 1:,}",
            "first": f"{part.position + 1:,}",
            "last": f"{part.position + part.size:,}",
            "rows": f"{part.rows:,}",
        }
        where = self.tr("epoch {epoch}: images {first} to {last} of {rows}").format(**values)
        if part.pieces > 1:
            piece = self.tr("piece {piece} of {pieces}, pass {number} of {passes}").format(
                piece=part.piece + 1, pieces=part.pieces, number=part.epoch % part.passes + 1, passes=part.passes
            )
            self.where.set_text(f"{piece}   {where}", piece)
        else:
            short = self.tr("epoch {epoch}: {first}–{last} of {rows}").format(**values)
            if part.size == 1:
                where = self.tr("epoch {epoch}: image {first} of {rows}").format(**values)
            self.where.set_text(where, short)
        words = self.tr("next batch: {size} images, {hits} called right before learning, cost {cost}")
        short = self.tr("{size}: {hits} right, cost {cost}")
        if part.size == 1:
            words = self.tr("next batch: one image, {hits} called right before learning, cost {cost}")
        values = {"size": f"{part.size:,}", "hits": f"{part.hits:,}", "cost": figure(part.cost)}
        self.counts.set_text(words.format(**values), short.format(**values))
        hidden = part.size - self.grid.shown()
        note = self.tr("label → call, where it is another")
        more = self.tr("{count} more images in this batch").format(count=f"{hidden:,}")
        self.note.set_text(f"{note}   ({more})" if hidden > 0 else note, note)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        hits, cost = f"{part.hits:,}", figure(part.cost)
        found = in_label(self.counts, (rf"(?<!\d){hits}(?=\D*cost)", ("accuracy",)))
        return [*found, *in_label(self.counts, (rf"{cost}$", ("cost",)))]

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
