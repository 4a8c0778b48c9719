"""What was measured of the whole over the updates, marked where epochs end: accuracy, or cost beside that of batches.

Pressing, dragging or arrow keys go back to any update.
"""

import math

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_batches import EpochsPart
from engine.core.types import Array
from gui import figures, theme
from gui.drawing.cost_axes import CostAxes
from gui.filled_label import FilledLabel
from gui.hover import Key, Numbers, Spot
from gui.panels import set_dress
from gui.panels.curve import Curve, Dots
from gui.panels.seeking_panel import SeekingPanel
from gui.panels.set_dress import TEST, TRAINING
from gui.panels.set_marker import SetMarker

_PADDING = 0.03
_LINES_FOR_TITLES = 9
_MOST_MARKS = 40
_MARK = 0.8  # in letters
_BESIDE = 4
# Where the axis of accuracy may begin.
_STARTS = (0.0, 50.0, 80.0, 95.0)


class EpochsPanel(SeekingPanel):
    """Training and test set as lines in their dress; the last marks are where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: EpochsPart | None = None
        self._ranges: object = None
        self.batches = Curve(fillLevel="enclosed")
        self.train, self.test, self.now = Curve(), Curve(), Curve()
        self.train_dots, self.test_dots = (
            Dots(symbol=set_dress.symbol(place), pxMode=True) for place in (TRAINING, TEST)
        )
        self.of_test, self.of_train, self.of_batches = (FilledLabel() for _ in range(3))
        self._markers = (SetMarker(TEST), SetMarker(TRAINING))
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.batches, self.now, self.train, self.test, self.train_dots, self.test_dots):
            self.plot.addItem(item)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(1)
        for marker, label in zip(self._markers, (self.of_test, self.of_train), strict=True):
            line = QHBoxLayout()
            line.setSpacing(_BESIDE)
            line.addWidget(marker)
            line.addWidget(label, 1)
            layout.addLayout(line)
        layout.addWidget(self.of_batches)
        layout.addWidget(self.plot, 1)

    def _connect(self) -> None:
        numbers = Numbers(self, self._spots)
        numbers.over(self.of_test, self.of_train, self.of_batches)

    # ── what the two kinds of this view differ in

    def _series(self, part: EpochsPart) -> tuple[Array, Array, float, float]:
        """Training and test set over the epochs, and where they stand now."""
        raise NotImplementedError

    def _limits(self, part: EpochsPart) -> tuple[float, float]:
        raise NotImplementedError

    def _figure(self, value: float) -> str:
        raise NotImplementedError

    def _keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What training and test number are explained by."""
        raise NotImplementedError

    def _title(self) -> str:
        raise NotImplementedError

    # ──

    def show_part(self, part: Part) -> None:
        assert isinstance(part, EpochsPart)
        self._part, self._asked = part, None
        self._draw(part)

    def _draw(self, part: EpochsPart) -> None:
        self._set_ranges(part)
        train, test, now_train, now_test = self._series(part)
        here = float(part.now_step)
        for curve, dots, values, value in (
            (self.train, self.train_dots, train, now_train),
            (self.test, self.test_dots, test, now_test),
        ):
            known = zip(part.steps.tolist(), values.tolist(), part.ended.tolist(), strict=True)
            points = [(x, y, ended) for x, y, ended in known if math.isfinite(y)]
            if math.isfinite(value):
                points.append((here, value, 1.0))
            curve.setData([x for x, _, _ in points], [y for _, y, _ in points])
            # Marks where an epoch ended; where there are many only where it stands.
            marked = [(x, y) for x, y, ended in points if ended]
            marked = marked if len(marked) <= _MOST_MARKS else marked[-1:]
            dots.setData([x for x, _ in marked], [y for _, y in marked])
        low, high = self._limits(part)
        self.now.setData([here, here], [low, high])
        self._write(part)

    def _set_ranges(self, part: EpochsPart) -> None:
        low, high = self._limits(part)
        last = max(1, part.batches.step_limit)
        if (last, low, high) != self._ranges:
            self._ranges = (last, low, high)
            self.plot.setRange(xRange=(0.0, float(last)), yRange=(low, high), padding=_PADDING)

    def _write(self, part: EpochsPart) -> None:
        _, _, now_train, now_test = self._series(part)
        of_train, of_test = self._keys()
        lines: tuple[tuple[FilledLabel, int, float, int, int, dict[str, Key]], ...] = (
            (self.of_test, TEST, now_test, part.test_rows, part.of_test,
             {"value": of_test, "rows": ("tested",), "of": ("test_rows",)}),
            (self.of_train, TRAINING, now_train, part.train_rows, part.of_train,
             {"value": of_train, "rows": ("measured",), "of": ("train_rows",)}),
        )  # fmt: skip
        for label, place, value, rows, of, keys in lines:
            values = {"name": set_dress.name(place), "rows": f"{rows:,}", "of": f"{of:,}", "value": self._figure(value)}
            if not of:
                label.fill({**values, "value": figures.NONE}, {}, "{name}: {value}")
                continue
            words = self.tr("{name} ({rows} images): {value}")
            if rows < of:
                words = self.tr("{name} ({rows} of {of} images measured): {value}")
            label.fill(values, keys, words, "{name}: {value}")

    def _spots(self) -> list[Spot]:
        return [] if self._part is None else [*self.of_test.spots(), *self.of_train.spots()]

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.test.setPen(set_dress.pen(TEST))
        self.train.setPen(set_dress.pen(TRAINING))
        self.now.setPen(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DotLine))
        band = colors.color("ghost")
        self.batches.setPen(pg.mkPen(band, width=1))
        band.setAlpha(110)
        self.batches.setBrush(pg.mkBrush(band))
        for dots, place in ((self.test_dots, TEST), (self.train_dots, TRAINING)):
            dots.setPen(pg.mkPen(colors.base, width=1))
            dots.setBrush(pg.mkBrush(set_dress.color(place)))
            dots.setSize(set_dress.size(place, _MARK * theme.point_size()))
        for marker in self._markers:
            marker.resize_for_text()
        self.of_batches.set_color("muted")
        self._redraw()

    def retranslate(self) -> None:
        self.plot.set_labels(left=self._title(), bottom=self.tr("updates"))
        self._make_room()
        self._redraw()

    def _redraw(self) -> None:
        self._ranges = None
        if self._part is not None:
            self._draw(self._part)

    def _make_room(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _steps_now(self) -> tuple[int, int] | None:
        return None if self._part is None else (self._part.now_step, self._part.batches.last)


class AccuracyPanel(EpochsPanel):
    """Accuracy on training and test set."""

    def _series(self, part: EpochsPart) -> tuple[Array, Array, float, float]:
        return 100 * part.train_accuracy, 100 * part.test_accuracy, 100 * part.now_train, 100 * part.now_test

    def _limits(self, part: EpochsPart) -> tuple[float, float]:
        train, test, *now = self._series(part)
        shown = [value for value in (*train.tolist(), *test.tolist(), *now) if math.isfinite(value)]
        # The axis begins where nothing is left out, in jumps.
        return max((start for start in _STARTS if start < min(shown, default=0.0)), default=0.0), 100.0

    def _figure(self, value: float) -> str:
        return f"{figures.fixed(value, 1)} %" if math.isfinite(value) else figures.NONE

    def _keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return ("train_accuracy",), ("test_accuracy",)

    def _title(self) -> str:
        return self.tr("accuracy (%)")

    def _write(self, part: EpochsPart) -> None:
        super()._write(part)
        # Before the first update all classes may be equally probable: an empty picture needs a word.
        called = any(math.isfinite(value) for value in (part.now_train, part.now_test))
        if called == self.of_batches.isVisibleTo(self):
            self.of_batches.setVisible(not called)
        words = self.tr("as yet no image is called: all classes are equally probable")
        self.of_batches.fill({}, {}, words, self.tr("nothing called yet"))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accuracy over updates; arrow keys go to other updates"))
        super().retranslate()


class EpochCostPanel(EpochsPanel):
    """Cost of training and test set, and of each batch."""

    def _series(self, part: EpochsPart) -> tuple[Array, Array, float, float]:
        return part.train_cost, part.test_cost, part.now_whole, part.now_test_cost

    def _limits(self, part: EpochsPart) -> tuple[float, float]:
        low, high = part.cost_limits
        # No cost is below 0.
        return max(low, 0.0), high

    def _figure(self, value: float) -> str:
        return figures.figure(value)

    def _keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return ("whole_cost",), ("test_cost",)

    def _title(self) -> str:
        return "cost"

    def _draw(self, part: EpochsPart) -> None:
        super()._draw(part)
        curve = part.batches
        here = curve.cost if math.isfinite(curve.cost) else None
        self.batches.setData(*CostAxes(log_cost=False).outline(curve, here, known=False))

    def _write(self, part: EpochsPart) -> None:
        super()._write(part)
        words = self.tr("next batch: {value}")
        self.of_batches.fill({"value": figures.figure(part.batches.cost)}, {"value": ("cost",)}, f"▬ {words}")

    def _spots(self) -> list[Spot]:
        return [*super()._spots(), *self.of_batches.spots()]

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Cost over updates and epochs; arrow keys go to other updates"))
        super().retranslate()
