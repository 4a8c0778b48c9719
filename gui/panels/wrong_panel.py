"""Test images that are still called wrong; of the chosen one it is said how probable its right class is."""

from PySide6.QtWidgets import QWidget

from engine.core.frames import Part
from engine.core.parts_batches import WrongPart
from gui.figures import NONE, fixed
from gui.filled_label import FilledLabel
from gui.hover import Key, Numbers, Spot
from gui.panels.images_panel import ImagesPanel

# What the numbers in the gaps of its first line are explained by.
_OF_ALL: dict[str, Key] = {"count": ("wrong_count",), "tested": ("tested",), "share": ("test_accuracy",)}


class WrongPanel(ImagesPanel):
    """Draws `WrongPart`. A click or the arrow keys choose an image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: WrongPart | None = None
        # The chosen image by its place in the test set: others come and go around it.
        self.picked = 0
        self.count = FilledLabel()
        self._lay_out(self.count)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        numbers = Numbers(self, self._spots)
        numbers.over(self.count, self.note)
        numbers.over(self.grid, found=self._spot_at)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, WrongPart)
        self._part = part
        self._redraw(part)

    def place(self) -> int:
        """Where the chosen image stands among those that are shown; the next one where it is wrong no more."""
        part = self._part
        if part is None or not part.rows:
            return 0
        return next((k for k, row in enumerate(part.rows) if row >= self.picked), len(part.rows) - 1)

    def _redraw(self, part: WrongPart) -> None:
        self.grid.show_images(part.images, self.place())
        self._write(part)

    def _write(self, part: WrongPart) -> None:
        if not part.tested:
            self.count.fill({}, {}, self.tr("No rows are kept for the test"))
            self.note.fill({}, {}, "")
            return
        share = 100.0 * (part.tested - part.count) / part.tested
        words = self.tr("{count} of {tested} test images wrong, accuracy {share} %")
        values = {"count": f"{part.count:,}", "tested": f"{part.tested:,}", "share": fixed(share, 1)}
        self.count.fill(values, _OF_ALL, words, self.tr("{count} of {tested} wrong"))
        if not part.count:
            self.note.fill({}, {}, "")
            return
        k = self.place()
        called = float(part.images.called[k])
        name = self._name(int(called)) if called == called else NONE
        words = self.tr("test image {row}: label {label}, called {called}, probability of the label {right}")
        values = {
            "row": f"{part.rows[k] + 1:,}",
            "label": self._name(int(part.images.label[k])),
            "called": name,
            "right": fixed(float(part.images.right[k]), 3),
        }
        keys = {"right": ("test_right", str(part.rows[k]))}
        self.note.fill(values, keys, words, self.tr("{label} → {called}, p {right}"))

    def _name(self, k: int) -> str:
        return self.grid.names[k] if k < len(self.grid.names) else str(k)

    def _spots(self) -> list[Spot]:
        return [] if self._part is None else [*self.count.spots(), *self.note.spots()]

    def _here(self) -> int:
        return self.place()

    def _key(self, k: int) -> tuple[str, ...] | None:
        part = self._part
        return None if part is None or k >= len(part.rows) else ("test_right", str(part.rows[k]))

    def _choose(self, k: int) -> None:
        if self._part is not None and k < len(self._part.rows):
            self.picked = self._part.rows[k]
            self._redraw(self._part)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Test images called wrong; arrow keys choose one"))
        if self._part is not None:
            self._write(self._part)
