"""What each layer hears: the length of its gradient, or the size of its update, for each run on a logarithmic axis."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_depth import LayerFlow, LayersPart
from engine.core.types import Array
from gui.figures import short
from gui.hover import Numbers, Spot, in_label
from gui.panels.button_row import ButtonRow
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.layers_canvas import LayersCanvas
from gui.panels.panel import Panel

_MARGINS_PX = 12
_KINDS = ("layer_gradient", "layer_update")
_NUMBER = r"[\d.,]+(?:e[−\d]+)?"


class LayersPanel(Panel):
    """Draws LayersPart. Two buttons say what of each layer is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LayersPart | None = None
        self.canvas = LayersCanvas()
        self.gradient, self.update_size = QToolButton(), QToolButton()
        self._buttons = ButtonRow((self.gradient, self.update_size), "right")
        self.labels: list[LaneLabel] = []
        self._which = QButtonGroup(self)
        self._legend = QGridLayout()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._numbers = Numbers(self, self._spots, stop=True)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._head.setSpacing(2)
        self._legend.setVerticalSpacing(0)
        self._head.addLayout(self._legend, 1)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.gradient, self.update_size):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._which.addButton(button)
        self.gradient.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 4, 3)
        column.setSpacing(2)
        column.addLayout(self._head)
        column.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self._numbers.over(self.canvas)
        self._which.buttonToggled.connect(self._on_toggled)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LayersPart)
        self._part = part
        while len(self.labels) < len(part.lanes):
            label = LaneLabel(len(self.labels))
            self._legend.addWidget(label, len(self.labels), 0)
            self._numbers.over(label.words)
            self.labels.append(label)
        for place, label in enumerate(self.labels):
            label.setVisible(place < len(part.lanes))
        self._fit_head()
        self._draw()

    def _fit_head(self) -> None:
        """The names stand beside the buttons, or below them where they would be cut."""
        names = [lane.name for lane in self._part.lanes] if self._part is not None else []
        needed = max((label.room_for(name) for label, name in zip(self.labels, names, strict=False)), default=0)
        needed += self._buttons.sizeHint().width()
        beside = needed <= self.width() - _MARGINS_PX
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _draw(self) -> None:
        part = self._part
        if part is None:
            return
        decades = part.update_decades if self.update_size.isChecked() else part.decades
        self.canvas.show_values([self._values(lane) for lane in part.lanes], decades)
        for label, lane in zip(self.labels, part.lanes, strict=False):
            values = self._values(lane).tolist()
            first, last = short(values[0]), short(values[-1])
            words = self.tr("layer 1: {first}   layer {count}: {last}").format(
                first=first, count=len(values), last=last
            )
            few = f"1: {first}   {len(values)}: {last}"
            label.words.set_text(
                f"{called(lane.title)}   {words}", f"{lane.name}   {words}", f"{lane.name}   {few}", lane.name
            )

    def _values(self, lane: LayerFlow) -> Array:
        return lane.update if self.update_size.isChecked() else lane.gradient

    def _kind(self) -> str:
        return _KINDS[self.update_size.isChecked()]

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        spots = []
        for place, lane in enumerate(part.lanes):
            count, kind = len(lane.gradient), self._kind()
            pieces = ((rf"(?<=: ){_NUMBER}", (lane.name, kind, str(layer))) for layer in (1, count))
            spots += in_label(self.labels[place].words, *pieces)
            values = self._values(lane).tolist()
            spots += [
                Spot((lane.name, kind, str(column + 1)), self.canvas, self.canvas.spot(place, column))
                for column, value in enumerate(values)
                if value == value
            ]
        return spots

    def _on_toggled(self, _button: QToolButton, checked: bool) -> None:
        if checked:
            self._draw()

    def restyle(self) -> None:
        for label in self.labels:
            label.restyle()
        self.canvas.update()

    def retranslate(self) -> None:
        self.gradient.setText(self.tr("gradient"))
        self.gradient.setToolTip(self.tr("Length of the gradient of each layer's weights"))
        self.update_size.setText(self.tr("update"))
        self.update_size.setToolTip(self.tr("Size of the next update as a share of the layer's weights"))
        self.canvas.set_title(self.tr("layer (the last one is the output)"))
        self.setAccessibleName(self.tr("Gradient of each layer on a logarithmic axis"))
        self._draw()
