"""The cloud of the slide and its two moves, to the middle and to one size: filling the picture, and to scale."""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_scales import CloudPart
from gui import theme
from gui.elided_label import ElidedLabel
from gui.figures import figure, plain
from gui.hover import Numbers, Spot, in_label
from gui.panels.arrow_panel import ACROSS, ArrowPanel
from gui.panels.button_row import ButtonRow
from gui.panels.curve import Curve, Dots
from gui.panels.lane_dress import color, symbol
from gui.panels.pointed_plot import PointedPlot

# Own axes of the first two stages and of the last: (x_low, x_high, y_low, y_high).
_OWN = ((-6.0, 11.0, -11500.0, 11500.0), (-6.0, 11.0, -11500.0, 11500.0), (-2.4, 2.4, -2.4, 2.4))
_SAME = (11500.0, 11500.0, 2.4)
_NUMBER = r"[−\d][^\s,)]*"


class CloudPanel(ArrowPanel):
    """Draws CloudPart. Arrow keys go from stage to stage."""

    arrows = ACROSS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CloudPart | None = None
        self.stages = [QToolButton() for _ in range(3)]
        self._group = QButtonGroup(self)
        self.own, self.same = CloudPlot(), CloudPlot(crowded=True)
        self.own_name, self.same_name = ElidedLabel(), ElidedLabel()
        self.condition, self.moved = ElidedLabel(), ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._numbers = Numbers(self, self._spots)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for place, button in enumerate(self.stages):
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setObjectName(f"stage {place}")
            self._group.addButton(button, place)
        plots = QHBoxLayout()
        plots.setSpacing(10)
        for name, plot in ((self.own_name, self.own), (self.same_name, self.same)):
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(name)
            column.addWidget(plot, 1)
            plots.addLayout(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 4)
        whole.setSpacing(2)
        whole.addWidget(ButtonRow(self.stages, "left"))
        whole.addWidget(self.condition)
        whole.addWidget(self.moved)
        whole.addLayout(plots, 1)
        self._numbers.over(self.condition, self.moved)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._show_stage)
        self.same.getPlotItem().getViewBox().sigResized.connect(self._set_ranges)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CloudPart)
        old, self._part = self._part, part
        if old is not None and old.stage == part.stage:
            return
        self.stages[part.stage].setChecked(True)
        for plot in (self.own, self.same):
            plot.show_cloud(part)
        self._set_ranges()
        self._write()

    def _show_stage(self, stage: int) -> None:
        self.look_requested.emit({"stage": stage})

    def _set_ranges(self) -> None:
        if self._part is None:
            return
        stage = self._part.stage
        x_low, x_high, y_low, y_high = _OWN[stage]
        self.own.setRange(xRange=(x_low, x_high), yRange=(y_low, y_high), padding=0)
        box = self.same.getPlotItem().getViewBox()
        if box.width() > 0 and box.height() > 0:
            half, wide = _SAME[stage], box.width() / box.height()
            across, up = half * max(1.0, wide), half * max(1.0, 1.0 / wide)
            self.same.setRange(xRange=(-across, across), yRange=(-up, up), padding=0)

    def _spots(self) -> list[Spot]:
        if self._part is None:
            return []
        found = in_label(self.condition, (_NUMBER, ("cloud_condition", str(self._part.stage))))
        if self._part.stage:
            kind = ("", "cloud_mean", "cloud_deviation")[self._part.stage]
            found += in_label(self.moved, *((rf"(?<== ){_NUMBER}", (kind, str(column))) for column in (0, 1)))
        return found

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        condition = figure(float(f"{part.conditions[part.stage]:.3g}"))
        self.condition.set_text(self.tr("condition number {condition}").format(condition=condition))
        means, deviations = ([figure(float(value)) for value in row] for row in (part.means, part.deviations))
        firsts = [plain(float(value)) for value in part.stages[0][0]]
        self.moved.set_text(
            (
                self.tr("as they are: x2 is far larger than x1, the first point is ({x}, {y})").format(
                    x=firsts[0], y=firsts[1]
                ),
                self.tr("less the means: x1 − μ1, x2 − μ2, μ1 = {x}, μ2 = {y}").format(x=means[0], y=means[1]),
                self.tr("and divided by the deviations: σ1 = {x}, σ2 = {y}").format(x=deviations[0], y=deviations[1]),
            )[part.stage]
        )

    def restyle(self) -> None:
        for plot in (self.own, self.same):
            plot.restyle()

    def retranslate(self) -> None:
        words = (self.tr("1 As it is"), self.tr("2 Less the mean"), self.tr("3 Divided by the deviation"))
        for button, word in zip(self.stages, words, strict=True):
            button.setText(word)
        self.own_name.set_text(self.tr("each axis fills the picture"), self.tr("axes fill the picture"))
        self.same_name.set_text(self.tr("both axes to the same scale (1:1)"), self.tr("same scale (1:1)"))
        self.setAccessibleName(self.tr("The cloud of the slide in three stages; arrow keys change the stage"))
        self._write()

    def show_focus(self, focused: bool) -> None:
        self.own.show_focus(focused)

    def go(self, down: int, along: int) -> None:
        if self._part is not None:
            self._show_stage(min(max(self._part.stage + along, 0), len(self.stages) - 1))


class CloudPlot(PointedPlot):
    """The points with their labels, a cross through 0, and where the points were a stage ago.

    Args:
        crowded: whether the points lie on each other before the last stage, and have no labels there.
    """

    def __init__(self, *, crowded: bool = False) -> None:
        self._crowded = crowded
        self._cross: list[pg.InfiniteLine] = []
        super().__init__()
        self._cross = [pg.InfiniteLine(pos=0.0, angle=angle) for angle in (0, 90)]
        self._before = Dots(symbol="o", size=9, pxMode=True)
        self._moves = Curve()
        self._dots: list[Dots] = []
        self._names: list[pg.TextItem] = []
        for item in (*self._cross, self._moves, self._before):
            self.addItem(item, ignoreBounds=True)
        self.setMinimumSize(110, 70)
        self.set_labels(left="x2", bottom="x1")

    def show_cloud(self, part: CloudPart) -> None:
        """Draw the stage of `part`."""
        kinds = sorted(set(part.labels))
        while len(self._dots) < len(kinds):
            self._dots.append(Dots(symbol=symbol(len(self._dots)), size=12, pxMode=True))
            self.addItem(self._dots[-1])
        while len(self._names) < len(part.labels):
            self._names.append(pg.TextItem(anchor=(-0.25, 0.5)))
            self.addItem(self._names[-1], ignoreBounds=True)
        points = part.stages[part.stage].tolist()
        for kind, dots in zip(kinds, self._dots, strict=True):
            some = [point for point, label in zip(points, part.labels, strict=True) if label == kind]
            dots.setData([x for x, _ in some], [y for _, y in some])
        for item, label, (x, y) in zip(self._names, part.labels, points, strict=True):
            item.setText("" if self._crowded and part.stage + 1 < len(part.stages) else label)
            item.setPos(x, y)
        # Only the first move keeps the units, so only there the way can be drawn.
        before = part.stages[0].tolist() if part.stage == 1 else []
        self._before.setData([x for x, _ in before], [y for _, y in before])
        ways = [end for old, new in zip(before, points, strict=False) for end in (old, new)]
        self._moves.setData([x for x, _ in ways], [y for _, y in ways], connect="pairs")
        self.restyle()

    def restyle(self) -> None:
        super().restyle()
        if not self._cross:
            # The plot itself dresses before it has anything of ours.
            return
        now = theme.current()
        for line in self._cross:
            line.setPen(theme.stroke(pg.mkPen(now.muted, width=1)))
        self._before.setPen(pg.mkPen(now.ghost, width=1))
        self._before.setBrush(pg.mkBrush(None))
        self._moves.setPen(pg.mkPen(now.ghost, width=1, style=Qt.PenStyle.DashLine))
        for place, dots in enumerate(self._dots):
            dots.setPen(pg.mkPen(now.base, width=1))
            dots.setBrush(pg.mkBrush(color(place)))
        for item in self._names:
            item.setColor(now.text)
            item.setFont(self.font())
