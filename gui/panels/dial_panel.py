"""How far a glance at a few images points away from the look at all of them: a dial, and the angle over batch sizes."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_batches import DialPart
from gui import figures
from gui.filled_label import FilledLabel
from gui.hover import Key, Numbers, Spot
from gui.panels.arrow_panel import ArrowPanel
from gui.panels.dial_canvas import AngleCurve, Dial

# What the numbers in the gaps of its first line are explained by.
_OF_ANGLE: dict[str, Key] = {"size": ("batch_rows",), "rows": ("measured",), "angle": ("angle",)}


class DialPanel(ArrowPanel):
    """Draws `DialPart`. A press on the curve, or the arrow keys, set the batch size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: DialPart | None = None
        self.angle, self.typical = FilledLabel(), FilledLabel()
        self.dial, self.curve = Dial(), AngleCurve()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(10)
        pictures.addWidget(self.dial, 1)
        pictures.addWidget(self.curve, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.angle)
        layout.addWidget(self.typical)
        layout.addLayout(pictures, 1)

    def _connect(self) -> None:
        self.curve.chosen.connect(self._choose)
        numbers = Numbers(self, self._spots)
        numbers.over(self.angle, self.typical)
        numbers.over(self.curve, found=self._spot_at)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, DialPart)
        self._part = part
        self.dial.show_dial(part)
        self.curve.show_dial(part)
        self._write(part)

    def _write(self, part: DialPart) -> None:
        values = {"size": f"{part.size:,}", "rows": f"{part.measured:,}"}
        if part.angle is None:
            self.angle.fill({}, {}, self.tr("A gradient of 0 has no direction"))
        else:
            words = self.tr("gradient of these {size} images against that of {rows}: {angle}°")
            if part.size == 1:
                words = self.tr("gradient of this one image against that of {rows}: {angle}°")
            angle = {**values, "angle": figures.fixed(part.angle, 1)}
            self.angle.fill(angle, _OF_ANGLE, words, self.tr("{size} against {rows}: {angle}°"))
        typical = self.tr("typical of {size} images: {angle}°")
        if part.size == 1:
            typical = self.tr("typical of one image: {angle}°")
        keys: dict[str, Key] = {"size": ("batch_rows",), "angle": ("typical_angle", str(part.size))}
        here = {**values, "angle": figures.fixed(part.here, 1)}
        self.typical.fill(here, keys, typical, self.tr("typical: {angle}°"))

    def _spots(self) -> list[Spot]:
        return [] if self._part is None else [*self.angle.spots(), *self.typical.spots()]

    def _spot_at(self, point: QPoint) -> Spot | None:
        found = self.curve.size_at(point)
        if found is None:
            return None
        return Spot(("typical_angle", str(found)), self.curve, self.curve.box_of(found).toAlignedRect())

    def _choose(self, size: int) -> None:
        if self._part is not None and size != self._part.size:
            self.command_requested.emit(SetKnob("batch_size", size))

    def restyle(self) -> None:
        self.dial.update()
        self.curve.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Angle between the gradient of the batch and of all; arrow keys set its size"))
        self.dial.words = {"all": self.tr("all"), "batch": self.tr("batch (dashed)")}
        self.curve.title = self.tr("typical angle over batch size")
        self.dial.update()
        self.curve.update()
        if self._part is not None:
            self._write(self._part)

    def show_focus(self, focused: bool) -> None:
        self.curve.show_focus(focused)

    def go(self, down: int, along: int) -> None:
        if self._part is not None:
            self._choose(self.curve.stop_after(along - down))
