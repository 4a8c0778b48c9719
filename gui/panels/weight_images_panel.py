"""The weights of each class as a picture: where ink speaks for it (blue) and where against it (vermilion)."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_batches import WeightImagesPart
from gui import figures
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels.arrow_panel import ArrowPanel
from gui.panels.weight_images_canvas import WeightImages


class WeightImagesPanel(ArrowPanel):
    """Draws `WeightImagesPart`. Arrow keys go from pixel to pixel and on into the next picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: WeightImagesPart | None = None
        self._names: tuple[str, ...] = ()
        self.canvas = WeightImages()
        self.pixel, self.legend = ElidedLabel(), ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(3)
        layout.addWidget(self.pixel)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)

    def _connect(self) -> None:
        self.canvas.chosen.connect(self._on_chosen)
        numbers = Numbers(self, self._spots)
        numbers.over(self.pixel)
        numbers.over(self.canvas, found=self._spot_at)

    def show_scene(self, scene: Scene) -> None:
        self._names = self.canvas.names = scene.classes
        self.canvas.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, WeightImagesPart)
        self._part = part
        self.canvas.show_weights(part)
        self._write(part)

    def _write(self, part: WeightImagesPart) -> None:
        k, y, x = self.canvas.pixel()
        _, height, width = part.weights.shape
        value = float(part.weights[k, y, x])
        words = self.tr("weight of row {row}, column {column} for {name}: {name_of} = {value}")
        values = {
            "row": y + 1,
            "column": x + 1,
            "name": self._names[k] if k < len(self._names) else str(k),
            "name_of": part.names[(k * height + y) * width + x],
            "value": figures.signed(value, 3),
        }
        self.pixel.set_text(words.format(**values), "{name_of} = {value}".format(**values))
        legend = self.tr("blue +: ink there raises the score, orange −: it lowers it; strongest at ±{limit}")
        self.legend.set_text(
            legend.format(limit=f"{part.limit:g}"),
            self.tr("blue + raises, orange − lowers; ±{limit}").format(limit=f"{part.limit:g}"),
        )

    def _key(self, place: tuple[int, int, int]) -> tuple[str, ...]:
        assert self._part is not None
        k, y, x = place
        _, height, width = self._part.weights.shape
        return ("parameter", self._part.names[(k * height + y) * width + x])

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        return in_label(self.pixel, (r"\S+$", self._key(self.canvas.pixel())))

    def _spot_at(self, point: QPoint) -> Spot | None:
        found = self.canvas.pixel_at(point)
        if found is None or self._part is None:
            return None
        return Spot(self._key(found), self.canvas, self.canvas.box_of(*found).toAlignedRect())

    def _on_chosen(self) -> None:
        if self._part is not None:
            self._write(self._part)

    def restyle(self) -> None:
        self.canvas.restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weights of each class as pictures; arrow keys go from pixel to pixel"))
        if self._part is not None:
            self._write(self._part)

    def show_focus(self, focused: bool) -> None:
        self.canvas.show_focus(focused)

    def go(self, down: int, along: int) -> None:
        if self._part is not None:
            self.canvas.go(down, along)
