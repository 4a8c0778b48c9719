"""The S-curve with every row at (z, g(z)), and the threshold as a line to be dragged.

For any number of features it is exact: whatever goes in, z is one number.
"""

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_logistic import SigmoidPart
from gui import class_marks, theme
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.class_dots import ClassDots
from gui.panels.curve import Curve, Dots
from gui.panels.panel import Panel
from gui.panels.pointed_plot import PointedPlot
from gui.panels.row_keys import ROW_KEYS, row_after

_REACH_PX = 14.0
_LINES_FOR_TITLES = 9
_LOW, _HIGH = -0.12, 1.12
_LEAST, _MOST = 0.01, 0.99
_THRESHOLDS = {Qt.Key.Key_Up: 0.05, Qt.Key.Key_Down: -0.05}


class SigmoidPanel(Panel):
    """Draws `SigmoidPart`. The line is dragged by the mouse or moved by ↑ and ↓; ← and → choose a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SigmoidPart | None = None
        self._names: tuple[str, ...] = ()
        self._limits: tuple[float, float] | None = None
        # What the mouse holds from press to release: the threshold, or nothing that can be moved.
        self._grip = ""
        self.label = ElidedLabel(role=QPalette.ColorRole.Text)
        self.plot = PointedPlot()
        self.curve = Curve()
        self.ends = Curve(connect="pairs")
        # The threshold, and down from it to the score at which it is reached.
        self.line, self.drop = Curve(), Curve()
        self.handle = Dots(size=14, symbol="t3", pxMode=True)
        self.threshold_name = pg.TextItem(anchor=(0, 1))
        self.stem = Curve()
        self.dots = ClassDots(self.plot)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (self.ends, self.curve, self.drop, self.stem, self.line, self.handle, self.threshold_name):
            self.plot.addItem(item)
        self.handle.setZValue(9)
        self.plot.setYRange(_LOW, _HIGH, padding=0)
        # There is nothing below 0 and above 1.
        self.plot.getAxis("left").setTicks([[(value, f"{value:g}") for value in (0.0, 0.5, 1.0)]])
        self.plot.setMinimumHeight(80)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.plot, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, ROW_KEYS)

    def _connect(self) -> None:
        self.plot.pointed.connect(self._on_pointed)
        self.plot.lifted.connect(self._on_lifted)
        Numbers(self, self._chosen_spots).over(self.plot.viewport(), found=self._point_under)

    def show_scene(self, scene: Scene) -> None:
        self._names = scene.classes
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SigmoidPart)
        new_curve = self._part is None or part.curve_z is not self._part.curve_z
        self._part = part
        if part.z_limits != self._limits:
            self._limits = part.z_limits
            self.plot.setXRange(*part.z_limits, padding=0)
            self.ends.setData([*part.z_limits] * 2, [0.0, 0.0, 1.0, 1.0])
        if new_curve:
            self.curve.setData(part.curve_z, part.curve_g)
        self.dots.show(part.z, part.g, part.label, part.called, part.sample)
        if part.sample < len(part.z):
            z, g = float(part.z[part.sample]), float(part.g[part.sample])
            self.stem.setData([z, z], [0.0, g])
        self._draw_threshold(part)
        self._write(part)

    def _draw_threshold(self, part: SigmoidPart) -> None:
        low, high = part.z_limits
        at = part.threshold
        self.line.setData([low, high], [at, at])
        self.drop.setData([part.threshold_z] * 2, [at, 0.0])
        self.handle.setData([low + 0.02 * (high - low)], [at])
        self.threshold_name.setPos(low + 0.045 * (high - low), at)
        self.threshold_name.setText(self.tr("threshold {value}").format(value=f"{at:.2f}"))
        # Above the line there is no room for words when it is high up.
        self.threshold_name.setAnchor((0, 0 if at > 0.8 else 1))

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.dots.restyle()
        self.curve.setPen(pg.mkPen(colors.text, width=1))
        self.ends.setPen(pg.mkPen(colors.line, width=1))
        self.line.setPen(pg.mkPen(colors.accent, width=2))
        self.drop.setPen(pg.mkPen(colors.accent, width=1, style=Qt.PenStyle.DashLine))
        self.stem.setPen(pg.mkPen(colors.text, width=1, style=Qt.PenStyle.DotLine))
        self.handle.setPen(pg.mkPen(colors.base, width=1))
        self.handle.setBrush(pg.mkBrush(colors.accent))
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        self.threshold_name.setFont(font)
        self.threshold_name.setColor(QColor(colors.accent))
        self.handle.setSize(1.2 * theme.point_size())
        self.plot.show_focus(self.hasFocus())

    def retranslate(self) -> None:
        self.plot.set_labels(left="g(z)", bottom=self.tr("score z = XW + b"))
        self.setAccessibleName(self.tr("S-curve with every row, and the threshold"))
        self._make_room()
        if self._part is not None:
            self._draw_threshold(self._part)
            self._write(self._part)

    def _write(self, part: SigmoidPart) -> None:
        one = self._names[1] if len(self._names) == 2 else "1"
        counts = self.tr("{glyph} called {name}: {ones} of {rows}").format(
            glyph=class_marks.glyph(1, 2), name=one, ones=f"{part.ones:,}", rows=f"{part.rows:,}"
        )
        verdict = self.tr("wrong (ringed): {count}").format(count=f"{part.wrong:,}")
        if part.undecided:
            undecided = self.tr("undecided, g = 0.5: {count}").format(count=f"{part.undecided:,}")
            verdict = undecided if part.undecided == part.rows else f"{verdict}   {undecided}"
        self.label.set_text(f"{counts}   {verdict}", verdict)

    def _make_room(self) -> None:
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def _spot(self, kind: str, row: int) -> Spot:
        assert self._part is not None
        z, g = float(self._part.z[row]), float(self._part.g[row])
        return Spot((kind, str(row)), self.plot.viewport(), self.plot.box_around(z, g, round(self.dots.size_px)))

    def _chosen_spots(self) -> list[Spot]:
        part = self._part
        if part is None or part.sample >= len(part.z):
            return []
        return [self._spot(kind, part.sample) for kind in ("probability", "score")]

    def _point_under(self, pixel: QPoint) -> Spot | None:
        row = self.dots.row_at(self.plot.to_data(pixel), self.dots.size_px)
        return None if row is None else self._spot("probability", row)

    def _move_threshold(self, value: float) -> None:
        self.look_requested.emit({"threshold": round(min(max(value, _LEAST), _MOST), 2)})

    def _on_pointed(self, point: QPointF) -> None:
        part = self._part
        if part is None:
            return
        if not self._grip:
            row = self.dots.row_at(point, _REACH_PX)
            away = abs(self.plot.to_pixels(0, point.y()).y() - self.plot.to_pixels(0, part.threshold).y())
            self._grip = "row" if row is not None else "threshold" if away <= _REACH_PX else "nothing"
            if row is not None:
                self.look_requested.emit({"sample": row})
        if self._grip == "threshold":
            self._move_threshold(point.y())

    def _on_lifted(self) -> None:
        self._grip = ""

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is None:
            super().keyPressEvent(event)
        elif key in _THRESHOLDS:
            self._move_threshold(part.threshold + _THRESHOLDS[key])
        elif (row := row_after(key, part.sample, len(part.z))) is not None:
            self.look_requested.emit({"sample": row})
        else:
            super().keyPressEvent(event)
