"""Why several variables: tick columns on and off, and see the best possible fit, its weights and its cost change.

The former values stay beside the new ones. A weight says what its column adds while the others are held fixed; so it
changes when others join.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part, Scene
from engine.core.parts_features import FeaturesPart
from gui import figures, theme
from gui.drawing.cost_axes import round_up
from gui.hover import Key, Numbers, Spot
from gui.panels.panel import Panel
from gui.panels.weight_bar import WeightBar

_DECIMALS = 3
_ARROW = "→"
# Writing grows with the view, once it is so many letters wide and lines high.
_LETTERS, _LINES, _LARGEST = 50.0, 22.0, 1.7


class _Row:
    """A column's check box, bar and numbers."""

    def __init__(self, name: str) -> None:
        self.box = QCheckBox(name)
        # After a click Space plays; whoever comes by Tab ticks with it.
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar = WeightBar()
        self.numbers = QLabel()
        self.numbers.setTextFormat(Qt.TextFormat.PlainText)
        self.numbers.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FeaturesPanel(Panel):
    """Check boxes for the columns; the least-squares weights, bias and cost with them and before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: FeaturesPart | None = None
        self._scene: Scene | None = None
        self._limits = (0.0, 1.0)
        self._ticked: list[int] = []
        self.rows: list[_Row] = []
        self._holder = QWidget()
        self.bias_name = QLabel("b", self._holder)
        self.bias = QLabel(self._holder)
        self.cost_name = QLabel()
        self.cost = QLabel()
        self.root_name = QLabel()
        self.root = QLabel()
        self.reason = QLabel()
        self.meaning = QLabel()
        self._grid = QGridLayout()
        self._numbers = Numbers(self, self._spots, reachable=self._spots_by_key)
        self._numbers.over(self.bias, self.cost, self.root)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for label in (self.reason, self.meaning):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        costs = QGridLayout()
        costs.setColumnStretch(0, 1)
        pairs = ((self.cost_name, self.cost), (self.root_name, self.root))
        for position, (name, value) in enumerate(pairs):
            name.setWordWrap(True)
            costs.addWidget(name, position, 0)
            costs.addWidget(value, position, 1)
        for value in (self.bias, self.cost, self.root):
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason.hide()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self.reason)
        column.addLayout(costs)
        column.addWidget(self.meaning)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._holder)
        # The card's own background, as in all other views.
        area.viewport().setAutoFillBackground(False)
        self._holder.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, FeaturesPart)
        if self._part is None or self._part.columns != part.columns:
            self._make_rows(part.columns)
            self._ticked = []
        self._part = part
        # The order of ticking is the learner's; what was chosen elsewhere joins at the end.
        chosen = [position for position, ticked in enumerate(part.chosen) if ticked]
        self._ticked = [*(p for p in self._ticked if p in chosen), *(p for p in chosen if p not in self._ticked)]
        self._write(part)

    def restyle(self) -> None:
        colors = theme.current()
        for label, name in ((self.meaning, "muted"), (self.reason, "warning"), (self.bias_name, "text")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), colors.color(name))
            label.setPalette(palette)
        self._size_fonts()
        for row in self.rows:
            row.bar.update()

    def _size_fonts(self) -> None:
        size = theme.point_size()
        font = self.font()
        font.setPointSizeF(size * min(_LARGEST, max(1.0, min(self.width() / _LETTERS, self.height() / _LINES) / size)))
        plain = (self.bias_name, self.bias, self.root_name, self.root, self.reason, self.meaning)
        for widget in (*plain, *(part for row in self.rows for part in (row.box, row.bar, row.numbers))):
            widget.setFont(font)
        font.setBold(True)
        for label in (self.cost_name, self.cost):
            label.setFont(font)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Feature columns and their weights"))
        self.bias_name.setToolTip(self.tr("The bias: the prediction where all features are 0"))
        self.reason.setText(self.tr("One column has to stay: without any, every row would get the same prediction."))
        self.meaning.setText(
            self.tr(
                "A weight says how much the prediction grows when its feature grows by 1 and the others are held fixed."
                " So it changes when other features join."
            )
        )
        self.cost_name.setText(self.tr("Smallest possible cost"))
        if self._part is not None:
            self._write(self._part)

    def _make_rows(self, columns: tuple[str, ...]) -> None:
        for row in self.rows:
            for widget in (row.box, row.bar, row.numbers):
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self.rows = [_Row(name) for name in columns]
        for position, row in enumerate(self.rows):
            self._grid.addWidget(row.box, position, 0)
            self._grid.addWidget(row.bar, position, 1)
            self._grid.addWidget(row.numbers, position, 2)
            row.box.toggled.connect(self._on_toggled)
            self._numbers.over(row.numbers)
        self._grid.addWidget(self.bias_name, len(columns), 0)
        self._grid.addWidget(self.bias, len(columns), 1, 1, 2)
        self._limits = (0.0, 1.0)
        self._size_fonts()

    def _write(self, part: FeaturesPart) -> None:
        names = self._scene.all_columns if self._scene is not None else part.columns
        for row, name in zip(self.rows, names if len(names) == len(self.rows) else part.columns, strict=True):
            # An ampersand in a column's name is no shortcut.
            row.box.setText(name.replace("&", "&&"))
        weights = [_known(weight) for weight in part.weights.tolist()]
        before: list[float | None] = [None] * len(weights)
        if part.before_weights is not None:
            before = [_known(weight) for weight in part.before_weights.tolist()]
        self._limits = _widened(self._limits, [weight for weight in (*weights, *before) if weight is not None])
        for row, chosen, weight, former in zip(self.rows, part.chosen, weights, before, strict=True):
            row.box.blockSignals(True)
            row.box.setChecked(chosen)
            row.box.blockSignals(False)
            row.box.setToolTip(self.reason.text() if chosen and sum(part.chosen) == 1 else "")
            row.bar.show_value(weight, former, self._limits)
            changed = part.before_weights is not None
            row.numbers.setText(_change(former, weight) if changed else _number(weight))
        former_bias = part.before_bias
        self.bias.setText(_number(part.bias) if former_bias is None else _change(former_bias, part.bias))
        costs = [part.cost] if part.before_cost is None else [part.before_cost, part.cost]
        self.cost.setText(f" {_ARROW} ".join(_cost(cost) for cost in costs))
        unit = self._scene.unit if self._scene is not None else ""
        self.root_name.setText(f"√cost ({unit})" if unit else "√cost")
        self.root.setText(f" {_ARROW} ".join(_cost(root) for root in part.roots))
        if sum(part.chosen) > 1:
            self.reason.hide()

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        chosen = zip(self.rows, self._part.chosen, strict=True)
        labels: dict[Key, QLabel] = {
            ("least_weight", str(k)): row.numbers for k, (row, ticked) in enumerate(chosen) if ticked
        }
        labels |= {("least_bias",): self.bias, ("least_cost",): self.cost, ("least_root",): self.root}
        return [Spot(key, self._holder, label.geometry()) for key, label in labels.items()]

    def _spots_by_key(self) -> list[Spot]:
        """The weight beside the check box that has the focus, then bias and cost."""
        other = {("least_weight", str(k)) for k, row in enumerate(self.rows) if not row.box.hasFocus()}
        return [spot for spot in self._spots() if spot.key not in other]

    def _on_toggled(self) -> None:
        boxes = [row.box for row in self.rows]
        kept = [position for position in self._ticked if boxes[position].isChecked()]
        fresh = [position for position, box in enumerate(boxes) if box.isChecked() and position not in kept]
        if kept or fresh:
            self.reason.hide()
            # The last one ticked is the one whose worth the engine shows.
            self.command_requested.emit(SetKnob("features", (*kept, *fresh)))
            return
        # The sender was the last one: it stays ticked, and the reason is said.
        self.reason.show()
        if self._part is not None:
            self._write(self._part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_fonts()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A new style sheet of the app, while this was hidden, has put back the fonts of before.
        self._size_fonts()


def _known(weight: float) -> float | None:
    """None for the weight of a column that is not in use."""
    return weight if math.isfinite(weight) else None


def _number(weight: float | None) -> str:
    return figures.NONE if weight is None else figures.fixed(weight, _DECIMALS)


def _cost(cost: float) -> str:
    return figures.fixed(cost, 2) if 0.1 <= cost < 1e5 else figures.figure(cost)


def _change(former: float | None, now: float | None) -> str:
    return figures.NONE if former is None and now is None else f"{_number(former)} {_ARROW} {_number(now)}"


def _widened(limits: tuple[float, float], weights: list[float]) -> tuple[float, float]:
    """`limits` so that they hold 0 and all weights; they grow in jumps and shrink only where bars would be tiny."""
    high, low = max([0.0, *weights]), -min([0.0, *weights])
    reach = max(high, low, 1e-9)
    top, bottom = limits[1], -limits[0]
    if high > top or low > bottom or reach < max(top, bottom) / 10:
        return (-round_up(low) if low > 0 else 0.0), (round_up(high) if high > 0 else 0.0)
    return limits
