"""Probabilities of a few rows as bars cut into shares: all shares of a bar add up to 1, the right class is framed."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_softmax import BarsPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.panels.class_bars_canvas import ClassBars
from gui.panels.class_legend import ClassLegend
from gui.panels.row_by_row_panel import RowByRowPanel

_BETWEEN_PX = 12
_LINES_FOR_COUNT = 10


class ClassBarsPanel(RowByRowPanel):
    """Draws `BarsPart`. A click chooses a row; so do the arrow keys, in the order of the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: BarsPart | None = None
        self._names: tuple[str, ...] = ()
        self.right, self.legend = ElidedLabel(), ClassLegend()
        self.canvas = ClassBars()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        self._head.setSpacing(_BETWEEN_PX)
        self._head.addWidget(self.right, 2)
        self._head.addWidget(self.legend, 3)
        layout.addLayout(self._head)
        layout.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self.canvas.row_chosen.connect(self._choose)
        numbers = Numbers(self, self._spots, reachable=lambda: self._spots_of(0))
        numbers.over(self.canvas, found=self._spot_at)

    def show_scene(self, scene: Scene) -> None:
        self._names = scene.classes
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, BarsPart)
        self._part = part
        self.canvas.show_bars(part)
        self._write(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def restyle(self) -> None:
        self.legend.updateGeometry()
        self._fit_head()
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Probabilities of a few rows as bars"))
        self.canvas.titles = (
            self.tr("chosen"),
            self.tr("from every class"),
            self.tr("lowest probability of the right class now"),
        )
        self.canvas.update()
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: BarsPart) -> None:
        count = part.probabilities.shape[1]
        names = self._names if len(self._names) == count else tuple(map(str, range(count)))
        right = self.tr("{right} of {total} right").format(right=f"{part.right:,}", total=f"{part.total:,}")
        self.right.set_text(right)
        self.legend.set_names(names)
        self._fit_head()

    def _fit_head(self) -> None:
        """The count beside the names or above them; in a low view it gives way, for without names bars say nothing."""
        needed = self.right.sizeHint().width() + self.legend.sizeHint().width() + _BETWEEN_PX
        beside = needed <= self.width()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.right.setVisible(beside or self.height() > _LINES_FOR_COUNT * self.fontMetrics().height())

    def _spots_of(self, place: int) -> list[Spot]:
        """The numbers of the bar at `place`, that of the right class first."""
        part = self._part
        bars = self.canvas.bars()
        if part is None or place >= len(bars):
            return []
        bar = bars[place]
        row, label = part.rows[bar.place], int(part.label[bar.place])
        shares = [(bar.figure, label), *((rect, k) for k, rect in enumerate(bar.shares) if k != label)]
        return [
            Spot(("probability", str(row), str(k)), self.canvas, rect.toAlignedRect())
            for rect, k in shares
            if rect.width() >= 1
        ]

    def _spots(self) -> list[Spot]:
        return [spot for place in range(len(self.canvas.bars())) for spot in self._spots_of(place)]

    def _spot_at(self, point: QPoint) -> Spot | None:
        part = self._part
        if part is None:
            return None
        for bar in self.canvas.bars():
            row = str(part.rows[bar.place])
            for k, rect in enumerate(bar.shares):
                if rect.contains(point):
                    return Spot(("probability", row, str(k)), self.canvas, rect.toAlignedRect())
            if bar.figure.contains(point):
                key = ("probability", row, str(int(part.label[bar.place])))
                return Spot(key, self.canvas, bar.figure.toAlignedRect())
        return None

    def show_focus(self, focused: bool) -> None:
        self.canvas.show_focus(focused)

    def _rows_now(self) -> tuple[int, int]:
        part = self._part
        return (0, 0) if part is None else (part.sample, part.total)
