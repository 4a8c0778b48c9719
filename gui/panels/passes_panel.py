"""What a gradient costs: two forward passes for each parameter, or one forward and one backward for all of them."""

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_check import PassesPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot, in_label
from gui.panels.panel import Panel
from gui.panels.passes_canvas import PassesCanvas


class PassesPanel(Panel):
    """Draws `PassesPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: PassesPart | None = None
        self.measured, self.backprop = (ElidedLabel() for _ in range(2))
        self.compared = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.many, self.two = PassesCanvas(0, 0), PassesCanvas(1, 1, one_line=True)
        self.two.be_like(self.many)
        self._lay_out()
        Numbers(self, self._spots, stop=True).over(self.measured)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addWidget(self.measured)
        column.addWidget(self.many, 1)
        column.addWidget(self.backprop)
        column.addWidget(self.two)
        column.addWidget(self.compared)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, PassesPart)
        if part != self._part:
            self._part = part
            self.many.show_forward(part.forward_passes)
            self.two.update()
            self._write(part)

    def restyle(self) -> None:
        for canvas in (self.many, self.two):
            canvas.fit(self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Passes through the network that each way to a gradient needs"))
        self.backprop.set_text(
            self.tr("Backpropagation: 1 forward + 1 backward, for all of them"),
            self.tr("Backprop: 1 forward + 1 backward"),
        )
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: PassesPart) -> None:
        said = {"count": f"{part.parameters:,}", "passes": f"{part.forward_passes:,}"}
        self.measured.set_text(
            self.tr("Measured: 2 × {count} parameters = {passes} forward passes").format(**said),
            self.tr("Measured: 2 × {count} = {passes} passes").format(**said),
        )
        others = [
            self.tr("{widths}: {passes} passes").format(widths=_dashed(widths), passes=f"{passes:,}")
            for widths, passes in part.others
        ]
        network = self.tr("This network: {widths}").format(widths=_dashed(part.widths))
        self.compared.set_text("   ".join([network, *others]), "   ".join(others))

    def _spots(self) -> list[Spot]:
        return in_label(self.measured, (r"(?<=× )[\d,]+", ("parameter_count",)), (r"(?<== )[\d,]+", ("passes",)))


def _dashed(widths: tuple[int, ...]) -> str:
    return "-".join(map(str, widths))
