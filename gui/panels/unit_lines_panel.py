"""The plane of two features with a line for each unit, and students of one's own who can be put anywhere."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_units import UnitLinesPart
from gui import class_marks, theme
from gui.elided_label import ElidedLabel
from gui.keys import keep_keys
from gui.panels.curve import Dots
from gui.panels.panel import Panel
from gui.panels.probe_items import ProbeItems
from gui.panels.probe_plot import ProbePlot
from gui.panels.unit_line import Line, UnitLine

_REACH_PX = 22.0
_MOST_PROBES = 4
_FEW_ROWS = 60
# An arrow key moves a probe by so many of its smallest steps.
_STRIDE = 5
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
_REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

Point = tuple[float, float]


class UnitLinesPanel(Panel):
    """Draws `UnitLinesPart`.

    A double click puts a student down, a drag moves one. Keys: arrows move the chosen one, P chooses the next,
    N makes a new one, Delete takes it away.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: UnitLinesPart | None = None
        self._names: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._probe = 0  # the chosen one
        self._held: Point | None = None  # where it is while it is dragged; the engine's answer comes later
        self.plot = ProbePlot()
        self.label = ElidedLabel()
        self.points: list[Dots] = []
        self.lines: list[UnitLine] = []
        self.chosen = Dots(symbol="s", pxMode=True)
        self.probes = ProbeItems(self.plot)
        self.note = pg.TextItem(anchor=(0.5, 0.5))
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.chosen.setZValue(3)
        self.plot.addItem(self.chosen)
        self.note.setParentItem(self.plot.getPlotItem().getViewBox())
        self.note.setZValue(9)
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(90)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_ARROWS, *_REMOVE))

    def _connect(self) -> None:
        self.plot.pressed.connect(self._on_pressed)
        self.plot.dragged.connect(self._on_dragged)
        self.plot.lifted.connect(self._on_lifted)
        self.plot.doubled.connect(self._on_doubled)
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_plot_resized)

    def show_scene(self, scene: Scene) -> None:
        self._names, self._columns = scene.classes, scene.columns
        self._write_axes()
        if self._part is not None:
            self._draw(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, UnitLinesPart)
        last, self._part = self._part, part
        self._probe = min(self._probe, max(0, len(part.probes) - 1))
        if last is None or (part.x_limits, part.y_limits) != (last.x_limits, last.y_limits):
            self.plot.setRange(xRange=part.x_limits, yRange=part.y_limits, padding=0)
        if last is None or part.points is not last.points:
            self._draw_points(part)
        self._draw(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        self.note.setFont(font)
        self.note.setColor(QColor(colors.text))
        self.note.fill = pg.mkBrush(colors.base)
        self.note.border = pg.mkPen(colors.line)
        for k, dots in enumerate(self.points):
            dots.setPen(pg.mkPen(colors.base, width=1))
            dots.setBrush(pg.mkBrush(class_marks.color(k)))
        self.chosen.setPen(pg.mkPen(colors.text, width=2))
        self.chosen.setBrush(pg.mkBrush(None))
        self.probes.restyle()
        if self._part is not None:
            self._draw_points(self._part)
            self._draw(self._part)

    def retranslate(self) -> None:
        self._write_axes()
        self.setAccessibleName(self.tr("Plane with the units' lines; arrow keys move a student of one's own"))
        self.plot.setToolTip(
            self.tr("Double click: another student. Drag one, or move it by arrow keys (P: next, N: new, Del: away).")
        )
        if self._part is not None:
            self._draw(self._part)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_axes(self) -> None:
        if len(self._columns) == 2:
            self.plot.set_labels(bottom=self._columns[0], left=self._columns[1])

    def _say(self, words: str, brief: str) -> None:
        box = self.plot.getPlotItem().getViewBox()
        self.note.setText(words)
        if self.note.boundingRect().width() > box.width():
            self.note.setText(brief)
        self.note.setPos(box.rect().center())
        self.note.setVisible(bool(words))

    def _draw_points(self, part: UnitLinesPart) -> None:
        count = len(self._names) or int(part.label.max()) + 1
        while len(self.points) < count:
            dots = Dots(symbol=class_marks.symbol(len(self.points), count), pxMode=True)
            dots.setPen(pg.mkPen(theme.current().base, width=1))
            dots.setBrush(pg.mkBrush(class_marks.color(len(self.points))))
            dots.setZValue(2)
            self.points.append(dots)
            self.plot.addItem(dots)
        size = self._marker_px() * (1.0 if len(part.points) <= _FEW_ROWS else 0.65)
        rows = list(zip(part.points.tolist(), part.label.tolist(), strict=True))
        for k, dots in enumerate(self.points):
            here = [point for point, label in rows if label == k]
            dots.setSize(size)
            dots.setData([x for x, _ in here], [y for _, y in here])

    def _marker_px(self) -> float:
        return 0.8 * self.fontMetrics().height()

    def _draw(self, part: UnitLinesPart) -> None:
        size = self._marker_px()
        self.chosen.setSize(size + 10)
        sample = [part.points[part.sample].tolist()] if part.sample < len(part.points) else []
        self.chosen.setData([x for x, _ in sample], [y for _, y in sample])
        taken = self.probes.show(self._places(), self._probe, size)
        reach = QPointF(size / 2, size / 2)
        view = self.plot.getPlotItem().getViewBox()
        if len(part.points) <= _FEW_ROWS:
            spots = [view.mapFromView(QPointF(x, y)) for x, y in part.points.tolist()]
            taken += [QRectF(spot - reach, spot + reach) for spot in spots]
        self._draw_lines(part, taken)
        self._write(part)

    def _draw_lines(self, part: UnitLinesPart, taken: list[QRectF]) -> None:
        while len(self.lines) < len(part.of):
            self.lines.append(UnitLine(self.plot, len(self.lines)))
        for k, line in enumerate(self.lines):
            if k >= len(part.of):
                line.set_visible(False)
                continue
            of, against = int(part.of[k]), int(part.against[k])
            start, end = (tuple(point) for point in part.ends[k].tolist())
            if against < 0:
                name, color = self.tr("{name} or not").format(name=self._name(of)), class_marks.color(of)
            else:
                name, color = f"{self._name(of)} | {self._name(against)}", theme.current().color("text")
            uphill = tuple(part.uphill[k].tolist())
            line.show(Line(start, end, uphill), name, color, taken, one_sided=against < 0)

    def _name(self, k: int) -> str:
        return self._names[k] if k < len(self._names) else str(k)

    def _write(self, part: UnitLinesPart) -> None:
        note = (self.tr("All outputs are equal everywhere: no line yet"), self.tr("no line yet"))
        self._say(*(note if part.flat else ("", "")))
        count = len(self._names)
        if not len(part.right):
            self.label.set_text(self.tr("On a line two classes are equally probable"))
            return
        each = [
            f"{class_marks.glyph(k, count)} {self._name(k)} {int(right)}/{part.rows}"
            for k, right in enumerate(part.right.tolist())
        ]
        words = self.tr("Rows decided right by each unit:")
        self.label.set_text(f"{words}  {'   '.join(each)}", "   ".join(each))

    # ── probes ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _places(self) -> list[Point]:
        """Where the probes are, the one in hand included."""
        places = [(x, y) for x, y in self._part.probes.tolist()] if self._part is not None else []
        if self._held is not None and self._probe < len(places):
            places[self._probe] = self._held
        return places

    def _ask(self, places: list[Point]) -> None:
        self.look_requested.emit({"probes": tuple(places)})

    def _snapped(self, x: float, y: float) -> Point:
        assert self._part is not None
        limits = (self._part.x_limits, self._part.y_limits)
        held = (min(max(v, low), high) for v, (low, high) in zip((x, y), limits, strict=True))
        a, b = (round(round(v / grain) * grain, 9) for v, grain in zip(held, self._part.grain, strict=True))
        return a, b

    def _nearest(self, point: QPointF, places: list[Point]) -> int | None:
        pressed = self.plot.to_pixels(point.x(), point.y())
        away = [self.plot.to_pixels(x, y) - pressed for x, y in places]
        found = min(range(len(places)), key=lambda k: QPointF.dotProduct(away[k], away[k]), default=None)
        return found if found is not None and QPointF.dotProduct(away[found], away[found]) <= _REACH_PX**2 else None

    def _on_pressed(self, point: QPointF) -> None:
        if self._part is None:
            return
        probe = self._nearest(point, self._places())
        if probe is not None:
            self._probe, self._held = probe, self._places()[probe]
            self._draw(self._part)
            return
        row = self._nearest(point, [(x, y) for x, y in self._part.points.tolist()])
        if row is not None:
            self.look_requested.emit({"sample": row})

    def _on_dragged(self, point: QPointF) -> None:
        if self._part is not None and self._held is not None:
            self._held = self._snapped(point.x(), point.y())
            self._ask(self._places())
            self._draw(self._part)

    def _on_lifted(self) -> None:
        self._held = None

    def _on_doubled(self, point: QPointF) -> None:
        if self._part is not None and self._nearest(point, self._places()) is None:
            self._add(self._snapped(point.x(), point.y()))

    def _add(self, place: Point) -> None:
        """One more student; where there are enough, the chosen one comes here."""
        places = self._places()
        if len(places) < _MOST_PROBES:
            self._probe = len(places)
            self._ask([*places, place])
        else:
            self._ask([place if k == self._probe else other for k, other in enumerate(places)])

    def _on_plot_resized(self) -> None:
        if self._part is not None:
            self._draw_points(self._part)
            self._draw(self._part)

    # ── Qt ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.plot.show_titles(self.height() > 12 * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, places, key = self._part, self._places(), Qt.Key(event.key())
        if part is None:
            super().keyPressEvent(event)
        elif key in _ARROWS and places:
            x, y = places[self._probe]
            places[self._probe] = self._snapped(
                x + _STRIDE * _ARROWS[key][0] * part.grain[0], y + _STRIDE * _ARROWS[key][1] * part.grain[1]
            )
            self._ask(places)
        elif key == Qt.Key.Key_P and places:
            self._probe = (self._probe + 1) % len(places)
            self._draw(part)
        elif key == Qt.Key.Key_N:
            self._add(self._snapped(sum(part.x_limits) / 2, sum(part.y_limits) / 2))
        elif key in _REMOVE and places:
            self._ask(places[: self._probe] + places[self._probe + 1 :])
        else:
            super().keyPressEvent(event)
