"""One of two models with its plot and its numbers: formula, cut, accuracy, and what it says about the chosen row."""

import math
import re

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.parts_fits import FitsPart, ModelName
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels.model_plot import INK, ModelPlot


class ModelView(LiveWidget):
    """Words above a `ModelPlot`."""

    def __init__(self, name: ModelName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._part: FitsPart | None = None
        self._classes = ("0", "1")
        self.title, self.score, self.row = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.plot = ModelPlot(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        for label in (self.title, self.score, self.row):
            column.addWidget(label)
        column.addWidget(self.plot, 1)
        self.restyle()
        self.retranslate()

    def show_part(self, part: FitsPart, limit: float) -> None:
        """Draw `part` over an x-axis from 0 to `limit`."""
        self._part = part
        self.plot.show_part(part, limit)
        self._write(part)

    def show_classes(self, classes: tuple[str, str]) -> None:
        """What 0 and 1 are called."""
        self._classes = classes
        self._write_words()

    def spots(self) -> list[Spot]:
        """Where the numbers that can be explained are."""
        part = self._part
        if part is None:
            return []
        model = part.model(self._name)
        row = str(part.sample)
        return [
            *in_label(self.row, (_pattern(_height(part, self._name)), ("prediction", self._name, row))),
            *(in_label(self.score, (_pattern(_cut(model.cut)), ("cut", self._name))) if _known(model.cut) else ()),
            *in_label(self.score, (_pattern(_percent(model.accuracy)), ("accuracy", self._name))),
        ]

    def restyle(self) -> None:
        self.plot.restyle()
        font = QFont(self.font())
        font.setBold(True)
        self.title.setFont(font)
        palette = QPalette(self.title.palette())
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.current().classes[INK[self._name]]))
        self.title.setPalette(palette)
        if self._part is not None:
            self._write(self._part)

    def retranslate(self) -> None:
        self._write_words()

    def _write_words(self) -> None:
        zone = self.tr("cannot be a probability") if self._name == "line" else ""
        self.plot.show_words(self._classes, zone)
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: FitsPart) -> None:
        model = part.model(self._name)
        formula = _formula(model.weight, model.bias)
        if self._name == "line":
            name = "- - -  " + self.tr("Line")
            self.title.set_text(f"{name}   H = {formula}", name)
        else:
            name = "———  " + self.tr("S-curve")
            self.title.set_text(f"{name}   H = g(z),  z = {formula}", f"{name}   z = {formula}", name)
        percent, cut = _percent(model.accuracy), _cut(model.cut)
        wrong, rows = len(model.wrong), len(part.x)
        whole = self.tr("accuracy {percent} %  ({wrong} of {rows} wrong)")
        whole = whole.format(percent=percent, wrong=wrong, rows=rows)
        share = self.tr("accuracy {percent} %").format(percent=percent)
        brief = f"   ✗ {wrong}/{rows}"
        at = self.tr("cut at {cut}").format(cut=cut) if _known(model.cut) else self.tr("no cut")
        self.score.set_text(f"{at}     {whole}", f"{at}   {share}{brief}", f"{at}   {percent} %{brief}", share)
        self.score.set_color("error" if wrong else "text")
        called = self._classes[model.passes[part.sample]]
        right = part.sample not in model.wrong
        words = self.tr("student {row}:  H = {height}  → {called} {mark}").format(
            row=part.sample + 1, height=_height(part, self._name), called=called, mark="✓" if right else "✗"
        )
        self.row.set_text(words)
        self.row.set_color("text" if right else "error")


def _formula(weight: float, bias: float) -> str:
    sign = "+" if bias >= 0 else figures.MINUS
    return f"{figures.figure(weight)} x {sign} {figures.figure(abs(bias))}"


def _known(cut: float) -> bool:
    return math.isfinite(cut)


def _cut(cut: float) -> str:
    return figures.fixed(cut, 2)


def _percent(share: float) -> str:
    return figures.fixed(100 * share, 1)


def _height(part: FitsPart, name: ModelName) -> str:
    return figures.fixed(float(part.model(name).predictions[part.sample]), 3)


def _pattern(words: str) -> str:
    return re.escape(words)
