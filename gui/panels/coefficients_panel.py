"""What each run has learned on its own scale and mapped back, and a new row said by both: the two agree."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_scales import CoefficientsPart, LaneCoefficients
from gui import fonts
from gui.elided_label import ElidedLabel
from gui.figures import MINUS, figure, written_out
from gui.hover import Numbers, Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.panel import Panel

_NUMBER = r"−?\d[\d,.]*(?:e−?\d+)?"
# Stands for a number that explains nothing: the new row as it was given.
_NOTHING: tuple[str, ...] = ()
_BIGGEST = 1e12
# So many lines of writing high a view has room to say how the parameters are mapped back.
_ROOMY_LINES = 20
# Less than so many lines of writing wide the rows have short names.
_NARROW_LINES = 17


class CoefficientsPanel(Panel):
    """Draws CoefficientsPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CoefficientsPart | None = None
        self._scene: Scene | None = None
        self.ask = QLabel()
        self.row = _RowBox()
        self.others = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.blocks: list[CoefficientsBlock] = []
        self._column = QVBoxLayout(self)
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self.row.valueChanged.connect(lambda value: self.look_requested.emit({"probes": ((float(value), 0.0),)}))
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.ask)
        head.addWidget(self.row)
        head.addWidget(self.others, 1)
        self._column.setContentsMargins(12, 6, 10, 6)
        self._column.setSpacing(18)
        self._column.addLayout(head)
        self._column.addStretch(1)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write_ask()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CoefficientsPart)
        self._part = part
        while len(self.blocks) < len(part.lanes):
            block = CoefficientsBlock(len(self.blocks))
            self._column.insertWidget(self._column.count() - 1, block)
            self._numbers.over(*block.numbers)
            self.blocks.append(block)
            self._fit()
        self.row.offer(part.choices, float(part.row[0]))
        for block, lane in zip(self.blocks, part.lanes, strict=False):
            block.show_lane(lane, part)
        self._write_others(part)

    def _fit(self) -> None:
        """In a low view only the sums are seen."""
        roomy = self.height() > _ROOMY_LINES * self.fontMetrics().height()
        self._column.setSpacing(18 if roomy else 6)
        for block in self.blocks:
            block.show_way_back(shown=roomy)

    def _spots(self) -> list[Spot]:
        return [spot for block in self.blocks for spot in block.spots()]

    def _write_ask(self) -> None:
        column = self._scene.columns[0] if self._scene is not None and self._scene.columns else "x"
        self.ask.setText(self.tr("new row: {column}").format(column=column))

    def _write_others(self, part: CoefficientsPart) -> None:
        unit = self._scene.unit if self._scene is not None else ""
        target = self._scene.targets[0] if self._scene is not None and self._scene.targets else "H"
        unit = self.tr("0 to 1") if part.target_scaled else unit
        words = f"w × x + b = {target}"
        if len(part.row) > 1:
            self.others.set_text(self.tr("the other features near their means"))
        else:
            self.others.set_text(f"{words} ({unit})" if unit else words, words, "w × x + b")

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Coefficients of each run, and a new row"))
        self.row.setAccessibleName(self.tr("First feature of the new row"))
        self._write_ask()
        if self._part is not None:
            self._write_others(self._part)

    def restyle(self) -> None:
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _RowBox(QDoubleSpinBox):
    """The first feature of the new row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("new row")
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(-_BIGGEST, _BIGGEST)
        self.setDecimals(0)
        self.setMinimumWidth(90)

    def offer(self, choices: tuple[float, float, float], value: float) -> None:
        """Show `value`; low, high and step of what can be chosen."""
        low, high, step = choices
        with QSignalBlocker(self):
            # While something is being typed it stays.
            if (low, high, step) != (self.minimum(), self.maximum(), self.singleStep()):
                self.setDecimals(0 if step >= 1 else 3)
                self.setRange(low, high)
                self.setSingleStep(step)
            if value != self.value():
                self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CoefficientsBlock(LiveWidget):
    """One run: its name, and for each of the two coordinates the new row worked out: w × x + b = H.

    Args:
        place: that of the run among those compared.
    """

    def __init__(self, place: int) -> None:
        super().__init__()
        self._lane: LaneCoefficients | None = None
        self._part: CoefficientsPart | None = None
        self._roomy = False
        self.head = LaneLabel(place)
        self.names = [QLabel(), QLabel(), QLabel()]
        self.learned, self.original = ElidedLabel(), ElidedLabel()
        # How the weight and the bias of one feature are mapped back.
        self.back = [ElidedLabel(role=QPalette.ColorRole.PlaceholderText) for _ in range(2)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        grid.addWidget(self.head, 0, 0, 1, 2)
        for row, label in enumerate((self.learned, *self.back, self.original), start=1):
            grid.addWidget(label, row, 1)
        for row, name in zip((1, 2, 4), self.names, strict=True):
            grid.addWidget(name, row, 0)
        grid.setColumnStretch(1, 1)
        self.restyle()
        self.retranslate()

    @property
    def numbers(self) -> tuple[ElidedLabel, ElidedLabel]:
        """Where the numbers are: as learned, and in units of the data."""
        return (self.learned, self.original)

    def show_lane(self, lane: LaneCoefficients, part: CoefficientsPart) -> None:
        """Write the numbers of `lane`."""
        self._lane, self._part = lane, part
        for widget in (self.names[0], self.learned):
            widget.setVisible(lane.mapped)
        self._show_back()
        for label, words in zip(self.back, _mapped_back(lane), strict=True):
            label.set_text(*words)
        self.head.words.set_text(called(lane.title), lane.name)
        self.learned.set_text(*_sum(lane.learned.tolist(), lane.row.tolist(), lane.prediction))
        self.original.set_text(*_sum(lane.original.tolist(), part.row.tolist(), lane.prediction_original))

    def show_way_back(self, *, shown: bool) -> None:
        """Say how the parameters are mapped back, where there is room."""
        self._roomy = shown
        self._show_back()

    def _show_back(self) -> None:
        one_feature = self._part is not None and len(self._part.row) == 1
        shown = self._roomy and one_feature and self._lane is not None and self._lane.mapped
        for widget in (self.names[1], *self.back):
            widget.setVisible(shown)

    def spots(self) -> list[Spot]:
        """The numbers that explain themselves."""
        lane, part = self._lane, self._part
        if lane is None or part is None:
            return []
        found = []
        if lane.mapped:
            features = [(lane.name, "new_feature", str(j)) for j in range(len(part.row))]
            found += _spots(self.learned, lane.name, "parameter", part.parameters, features, "new_row")
        kind = "original" if lane.mapped else "parameter"
        nowhere = [None] * len(part.row)
        return found + _spots(self.original, lane.name, kind, part.parameters, nowhere, "new_row_original")

    def restyle(self) -> None:
        self.head.restyle()
        digits = fonts.tabular(self.font())
        for label in (*self.numbers, *self.back):
            label.setFont(digits)
        self._name_rows()

    def _name_rows(self) -> None:
        """Name the rows, briefly where it is narrow; the sums of all runs begin at the same place."""
        words = (self.tr("as learned"), self.tr("mapped back"), self.tr("in units of the data"))
        if self.width() < _NARROW_LINES * self.fontMetrics().height():
            words = (self.tr("learned"), self.tr("back"), self.tr("data"))
        for name, word in zip(self.names, words, strict=True):
            name.setText(word)
        for name in self.names:
            name.setMinimumWidth(max(name.fontMetrics().horizontalAdvance(word) for word in words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_rows()

    def retranslate(self) -> None:
        self._name_rows()
        if self._lane is not None:
            self.head.words.set_text(called(self._lane.title), self._lane.name)


def _sum(parameters: list[float], row: list[float], prediction: float) -> tuple[str, str, str]:
    """w × x + b = H in numbers; and shorter: close together, and the result alone."""
    *weights, bias = parameters
    terms = [f"{figure(w)} × {_factor(x)}" for w, x in zip(weights, row, strict=True)] + [written_out(bias, 2)]
    written = " + ".join(terms).replace(f"+ {MINUS}", f"{MINUS} ")
    whole = f"{written} = {figure(prediction)}"
    close = whole.replace(" ", "").replace(f"({MINUS}", MINUS).replace(")", "")
    return whole, close, f"H = {figure(prediction)}"


def _mapped_back(lane: LaneCoefficients) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How the weight and the bias of one feature are said for the data as they are: w ÷ s and b − w̃ × c."""
    learned, original = lane.learned.tolist(), lane.original.tolist()
    taken = f"{figure(original[0])} × {_factor(float(lane.shift[0]))}"
    weight = f"{figure(learned[0])} ÷ {figure(float(lane.scale[0]))} = {figure(original[0])}"
    bias = f"{figure(learned[-1])} {MINUS} {taken} = {figure(original[-1])}"
    return (
        (f"w: {weight}", "w: " + weight.replace(" ", ""), f"w = {figure(original[0])}"),
        (f"b: {bias}", "b: " + bias.replace(" ", ""), f"b = {figure(original[-1])}"),
    )


def _factor(x: float) -> str:
    return f"({written_out(x, 2)})" if x < 0 else written_out(x, 2)


def _spots(
    label: ElidedLabel,
    run: str,
    kind: str,
    parameters: Sequence[str],
    features: Sequence[tuple[str, ...] | None],
    result: str,
) -> list[Spot]:
    """The numbers of such a sum: weight, feature, weight, feature, …, bias, result."""
    if "×" not in label.shown_text():
        return in_label(label, (_NUMBER, (run, result)))
    keys: list[tuple[str, ...] | None] = []
    for name, feature in zip(parameters, features, strict=False):
        keys += [(run, kind, name), feature]
    keys += [(run, kind, parameters[-1]), (run, result)]
    found = in_label(label, *((_NUMBER, key or _NOTHING) for key in keys))
    return [spot for spot in found if spot.key != _NOTHING]
