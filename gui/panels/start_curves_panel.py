"""The cost of many runs over their updates, as two lines with gaps: solved, and not yet. The chosen run stands out."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_starts import StartCurvesPart
from gui import theme
from gui.drawing.many_curves import joined, nearest
from gui.elided_label import ElidedLabel
from gui.figures import fixed
from gui.panels.curve import Curve
from gui.panels.pointed_plot import PointedPlot
from gui.panels.start_chooser import StartChooser

_NEAR_PX = 14
_ALPHA = 150
_PADDING = 0.02
_LOW_LINES = 12  # a view that is lower has no titles of axes
_UNUSED = 1000.0  # updates on the axis before anything was trained


class StartCurvesPanel(StartChooser):
    """Draws `StartCurvesPart`."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: StartCurvesPart | None = None
        self._ranges: object = None
        self.plot = PointedPlot()
        self.solved, self.rest = Curve(connect="finite"), Curve(connect="finite")
        self.own, self.halo = Curve(), Curve()
        self.marks = [Curve() for _ in range(3)]
        self.names = [pg.TextItem(anchor=(0.0, 0.5)) for _ in self.marks]
        self.said_solved, self.said_rest = ElidedLabel(), ElidedLabel()
        self.note = ElidedLabel(side=Qt.AlignmentFlag.AlignRight)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for item in (*self.marks, self.solved, self.rest, self.halo, self.own, *self.names):
            self.plot.addItem(item, ignoreBounds=True)
        self.plot.setMinimumSize(160, 80)
        self.plot.viewport().setMouseTracking(True)
        self.plot.viewport().installEventFilter(self)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 0)
        head.setSpacing(16)
        head.addWidget(self.said_solved)
        head.addWidget(self.said_rest)
        head.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.get_ready()
        self.plot.getPlotItem().getViewBox().sigResized.connect(self._on_resized)
        self.plot.pointed.connect(self._on_pointed)

    def show_part(self, part: Part) -> None:
        """Draw the curves, where they are new, and the chosen one."""
        assert isinstance(part, StartCurvesPart)
        before, self._part = self._part, part
        made = int(part.steps[-1]) if len(part.steps) else 0
        self.show_chosen(part.settings, made, part.chosen)
        if before is None or before.costs is not part.costs:
            self._draw_all(part)
        for item in (self.halo, self.own):
            item.setData(part.steps, part.chosen_costs)
        self._dress_own()

    def _draw_all(self, part: StartCurvesPart) -> None:
        self._set_ranges(part)
        self.solved.setData(*joined(part.steps, part.costs, part.solved))
        self.rest.setData(*joined(part.steps, part.costs, 1.0 - part.solved))
        self._write()

    def _set_ranges(self, part: StartCurvesPart) -> None:
        last = _UNUSED if part.settings is None else float(part.settings.updates)
        box = self.plot.getPlotItem().getViewBox()
        ranges = (last, part.top, box.width(), box.height())
        if ranges == self._ranges:
            return
        self._ranges = ranges
        metrics = QFontMetricsF(self.plot.getAxis("bottom").style["tickFont"])
        # Room for the names of the marks, to the right of the curves.
        wide = metrics.horizontalAdvance("0.888") + 16
        room = wide / max(box.width() - wide, wide)
        self.plot.setRange(xRange=(0.0, last * (1.0 + room)), yRange=(0.0, part.top), padding=_PADDING)
        line = metrics.height() * part.top / max(box.height(), 1.0)
        below = math.inf
        for item, name, mark in zip(self.marks, self.names, part.marks, strict=True):
            item.setData([0.0, last], [mark.cost, mark.cost])
            name.setPos(last, mark.cost)
            name.setPlainText(fixed(mark.cost, 3))
            # From below upwards; one that would stand on the last is left out.
            name.setVisible(mark.cost - below >= line or math.isinf(below))
            below = mark.cost if name.isVisible() else below

    def _on_resized(self, _box: object = None) -> None:
        if self._part is not None:
            self._set_ranges(self._part)

    def _dress_own(self) -> None:
        colors = theme.current()
        self.halo.setPen(pg.mkPen(colors.base, width=5))
        self.own.setPen(pg.mkPen(colors.text, width=2))

    def _found(self, point: QPointF) -> int | None:
        """The drawn run under a point of the plot."""
        part = self._part
        if part is None or part.settings is None:
            return None
        wide, high = self.plot.getPlotItem().getViewBox().viewPixelSize()
        return nearest(part.steps, part.costs, (point.x(), point.y()), (wide, high), _NEAR_PX)

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.open_start(self._found(point))

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        for item, name, style in (
            (self.solved, "positive", Qt.PenStyle.SolidLine),
            (self.rest, "negative", Qt.PenStyle.DashLine),
        ):
            color = QColor(colors.color(name))
            color.setAlpha(_ALPHA)
            item.setPen(pg.mkPen(color, width=1, style=style))
        font = self.plot.getAxis("bottom").style["tickFont"]
        for mark, words in zip(self.marks, self.names, strict=True):
            mark.setPen(pg.mkPen(colors.muted, width=1, style=Qt.PenStyle.DotLine))
            words.setColor(colors.muted)
            words.setFont(font)
        self.said_solved.set_color("positive")
        self.said_rest.set_color("negative")
        self.note.set_color("muted")
        self._dress_own()
        self._ranges = None
        self._on_resized()

    def retranslate(self) -> None:
        self.plot.set_labels(left=self.tr("cost"), bottom=self.tr("updates"))
        self.setAccessibleName(self.tr("Cost of every start over its updates"))
        self._write()

    def _solved(self) -> str:
        return "── " + self.tr("solved")

    def _rest(self) -> str:
        return "╌╌ " + self.tr("not yet solved")

    def _write(self) -> None:
        # As wide as the longest they may become, so that nothing moves.
        for label, words in ((self.said_solved, self._solved()), (self.said_rest, self._rest())):
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.setFixedWidth(label.fontMetrics().horizontalAdvance(f"{words} 888") + 4)
        part = self._part
        if part is None or part.settings is None:
            for label in (self.said_solved, self.said_rest, self.note):
                label.set_text("")
            return
        drawn, solved = len(part.solved), int(part.solved.sum())
        counts = ((self.said_solved, self._solved(), solved), (self.said_rest, self._rest(), drawn - solved))
        for label, words, count in counts:
            label.set_text(f"{words} {count:,}")
        first = self.tr("the first {drawn} of {starts} runs are drawn")
        words = first.format(drawn=drawn, starts=f"{part.settings.starts:,}") if drawn < part.settings.starts else ""
        self.note.set_text(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent)
        if moved and isinstance(event, QMouseEvent) and event.buttons() == Qt.MouseButton.NoButton:
            found = self._found(self.plot.to_data(event.position().toPoint()))
            shape = Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor
            self.plot.viewport().setCursor(shape)
            self.look_at(found)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.plot.show_titles(self.height() > _LOW_LINES * self.fontMetrics().height())

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)
