"""A model that only remembers beside the one that has learned: perfect on what it has seen; and on the rest?"""

import math
import re

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part
from engine.core.parts_split import MemoryPart, SetScores
from gui import figures
from gui.elided_label import ElidedLabel
from gui.hover import Key, Numbers, Spot, in_label
from gui.panels import set_dress
from gui.panels.memory_canvas import NONE, MemoryBar, MemoryCanvas
from gui.panels.panel import Panel
from gui.panels.set_dress import SETS, TEST

_LOW_LINES = 9


class MemoryPanel(Panel):
    """Draws `MemoryPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: MemoryPart | None = None
        self.measure, self.every = ElidedLabel(), ElidedLabel()
        self.canvas = MemoryCanvas()
        self._lay_out()
        Numbers(self, self._spots, stop=True).over(self.canvas, self.every)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.measure)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.every)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, MemoryPart)
        self._part = part
        self._write(part)

    def _write(self, part: MemoryPart) -> None:
        names = ((self.tr("memoriser"), self.tr("memory")), (self.tr("trained model"), self.tr("trained")))
        models: tuple[tuple[SetScores, str], ...] = ((part.memory, "memory"), (part.run, "split"))
        seen = [float(v) for scores, _ in models for v in scores.values if math.isfinite(float(v))]
        longest = 1.0 if part.share else max([1e-12, *seen])
        groups = []
        for place in SETS:
            if not part.sizes[place]:
                continue
            rows = self.tr("{count} rows").format(count=f"{part.sizes[place]:,}")
            head = f"{set_dress.called(place)}  {rows}"
            bars = []
            for (scores, kind), name in zip(models, names, strict=True):
                value = float(scores.values[place])
                key: Key = (kind, "score", str(place))
                words = self._number(part, value, hidden=place == TEST and part.covered)
                share = value / longest if math.isfinite(value) else NONE
                bars.append(MemoryBar(name, words, share, kind == "memory", key))
            groups.append((head, place, tuple(bars)))
        self.canvas.show_groups(tuple(groups))
        whole = self.tr("accuracy: longer is better") if part.share else self.tr("cost: shorter is better")
        self.measure.set_text(whole)
        self._write_every(part)

    def _number(self, part: MemoryPart, value: float, *, hidden: bool) -> str:
        if hidden:
            return "?"
        if part.share and math.isfinite(value):
            return f"{100 * value:.1f} %"
        return figures.written_out(value)

    def _write_every(self, part: MemoryPart) -> None:
        self.every.setVisible(part.ways > 0)
        memory, line = (figures.figure(value) for value in (part.memory_mean, part.line_mean))
        known = {"ways": f"{part.ways:,}", "memory": memory, "line": line}
        whole = self.tr("mean test cost over all {ways} splits: memoriser {memory}, line {line}").format(**known)
        short = self.tr("mean of {ways}: memoriser {memory}, line {line}").format(**known)
        least = self.tr("means: memory {memory}, line {line}").format(**known)
        self.every.set_text(whole, short, least)

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        found = self.canvas.spots()
        if part.ways:
            patterns = [re.escape(figures.figure(value)) for value in (part.memory_mean, part.line_mean)]
            keys: list[Key] = [("spread", "memory_mean"), ("spread", "line_mean")]
            found += in_label(self.every, *zip(patterns, keys, strict=True))
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure.setVisible(self.height() > _LOW_LINES * self.fontMetrics().height())

    def restyle(self) -> None:
        self.measure.set_color("muted")
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("A model that remembers beside the trained one"))
        if self._part is not None:
            self._write(self._part)
