"""What views of the costs of three sets of rows share: a legend over a plot, and what gives way in a low view."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.parts_ridge import SETS
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.costs_plot import CostsPlot
from gui.panels.panel import Panel
from gui.panels.set_legend import SetLegend


class CostsPanel(Panel):
    """Draws costs over something that a press or an arrow key changes.

    Attributes:
        kind: what the engine knows the costs in the legend by.
        lines_for_titles: so many lines of writing high the view has room for the titles of its axes.
    """

    kind = "set_cost"
    lines_for_titles = 11

    def __init__(self, keys: Sequence[Qt.Key], parent: QWidget | None = None, *, dots: bool = True) -> None:
        super().__init__(parent)
        self.plot = CostsPlot(dots=dots)
        self.legend = SetLegend(lambda place: (self.kind, SETS[place]), what="cost")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, tuple(keys))
        self.plot.pointed.connect(self._on_pointed)
        self._numbers = Numbers(self, self._spots)
        self._numbers.over(*self.legend.labels)

    def _lay_out(self, *, above: QHBoxLayout | None = None, below: QHBoxLayout | None = None) -> None:
        """Stack legend and plot, with a line of words above or below the plot."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 4)
        layout.setSpacing(2)
        layout.addWidget(self.legend)
        for line in (above, self.plot, below):
            if isinstance(line, QHBoxLayout):
                line.setSpacing(8)
                layout.addLayout(line)
            elif line is not None:
                layout.addWidget(line, 1)

    def _take(self, x: float) -> None:
        """What a press at `x` asks for."""
        raise NotImplementedError

    def _spots(self) -> list[Spot]:
        return self.legend.spots()

    def _on_pointed(self, point: QPointF) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(point.x())

    def restyle(self) -> None:
        self.plot.restyle()
        self._make_room()

    def _make_room(self) -> None:
        self.plot.show_titles(self.height() > self.lines_for_titles * self.fontMetrics().height())

    def show_focus(self, focused: bool) -> None:
        self.plot.show_focus(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
