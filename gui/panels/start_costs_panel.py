"""Where the costs of many starts end: the histogram, and a line about the start that is looked at."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_starts import FinalCostsPart
from gui.hover import Spot
from gui.panels.start_chooser import StartChooser
from gui.panels.start_costs_canvas import StartCostsCanvas


class StartCostsPanel(StartChooser):
    """Draws `FinalCostsPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = StartCostsCanvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.line)
        self.canvas.looked.connect(self.look_at)
        self.canvas.pressed.connect(self.open_start)
        self.get_ready()
        self.numbers.over(self.canvas)
        self.restyle()
        self.retranslate()

    def spots(self) -> list[Spot]:
        """The cost in the line, and the marks."""
        return [*super().spots(), *self.canvas.spots()]

    def show_part(self, part: Part) -> None:
        """Draw the histogram."""
        assert isinstance(part, FinalCostsPart)
        self.show_chosen(part.settings, part.made, part.chosen)
        self.canvas.show_part(part)

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Costs of all starts"))
        reasons = {
            "two": self.tr("two rows at ½"),
            "three": self.tr("three rows at ⅔ or ⅓"),
            "four": self.tr("all four at ½"),
        }
        self.canvas.set_words(self.tr("cost (logarithmic)"), self.tr("starts"), reasons)

    def show_focus(self, focused: bool) -> None:
        self.canvas.show_focus(focused)
