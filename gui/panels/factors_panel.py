"""The product of the factors of all layers, for one run: by what Wᵀ and g′ multiply the error at each layer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_depth import LayerFlow, LayersPart
from gui.elided_label import ElidedLabel
from gui.figures import short
from gui.hover import Numbers, Spot, in_label
from gui.panels.factors_canvas import FactorsCanvas
from gui.panels.lane_dress import color_name
from gui.panels.panel import Panel

# The markers of the runs, as `lane_dress` draws them.
_GLYPHS = ("●", "◆")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class FactorsPanel(Panel):
    """Draws LayersPart. A button for each run chooses whose factors are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LayersPart | None = None
        self._place = 0
        self.canvas = FactorsCanvas()
        self.said, self.limit = ElidedLabel(), ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.buttons: list[QToolButton] = []
        self._which = QButtonGroup(self)
        self._head = QHBoxLayout()
        self._numbers = Numbers(self, self._spots, stop=True)
        self._lay_out()
        self._numbers.over(self.canvas, self.said)
        self._which.idToggled.connect(self._on_chosen)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._head.setSpacing(2)
        self._head.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 3)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.limit)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LayersPart)
        self._part = part
        while len(self.buttons) < len(part.lanes):
            self._add_button()
        for place, button in enumerate(self.buttons):
            button.setVisible(len(part.lanes) > 1 and place < len(part.lanes))
            if place < len(part.lanes):
                button.setText(f"{_GLYPHS[place % len(_GLYPHS)]} {part.lanes[place].name}")
        if self._place >= len(part.lanes):
            self.buttons[0].setChecked(True)
        self._draw()

    def _add_button(self) -> None:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._which.addButton(button, len(self.buttons))
        self._head.addWidget(button)
        self.buttons.append(button)
        button.setChecked(len(self.buttons) == 1)

    def _lane(self) -> LayerFlow | None:
        return None if self._part is None else self._part.lanes[min(self._place, len(self._part.lanes) - 1)]

    def _draw(self) -> None:
        lane = self._lane()
        if lane is None or self._part is None:
            return
        self.canvas.show_lane(lane, self._place, self._part.factor_decades)
        left = short(float(lane.product[0]))
        self.said.set_color(color_name(self._place))
        words = self.tr("left of the error at layer 1 (last layer = 1): {left}").format(left=left)
        self.said.set_text(words, self.tr("left at layer 1: {left}").format(left=left))
        self.limit.set_text(*self._limit(lane, len(lane.by_slope)))

    def _limit(self, lane: LayerFlow, factors: int) -> tuple[str, ...]:
        """What g′ alone may do, written out."""
        if lane.steepest >= 1.0:
            return self.tr("g′ is at most 1: it need not make anything smaller"), "g′ ≤ 1"
        power = f"0.25{str(factors).translate(_RAISED)} = {short(lane.steepest**factors)}"
        written = " × ".join(["0.25"] * factors)
        if factors < 2:
            written = ""
        few = f"σ′ ≤ 0.25:  0.25 × 0.25 × … = {power}" if factors > 2 else f"σ′ ≤ 0.25:  {power}"
        whole = f"σ′ ≤ 0.25:  {written} = {power}" if written else few
        return whole, few, power

    def _spots(self) -> list[Spot]:
        lane = self._lane()
        if lane is None:
            return []
        spots = in_label(self.said, (r"(?<=: )\S+$", (lane.name, "layer_product", "1")))
        spots += [Spot((lane.name, kind, str(layer)), self.canvas, box) for kind, layer, box in self.canvas.spots()]
        return spots

    def _on_chosen(self, place: int, checked: bool) -> None:
        if checked:
            self._place = place
            self._draw()

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("What each layer multiplies the error by on its way back"))
        self._draw()
