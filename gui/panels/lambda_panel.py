"""Choosing λ by the validation cost: each λ that was tried leaves its mark, and the choice is judged at the end.

Until the learner decides only what was tried is seen; the decision reveals the whole curve and the test rows at once.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.core.commands import SetKnob
from engine.core.frames import Part
from engine.core.parts_ridge import CostsOverPart, SetName
from gui import figures
from gui.elided_label import ElidedLabel
from gui.hover import Spot, in_label
from gui.knob_editors import plain
from gui.panels.costs_panel import CostsPanel
from gui.panels.costs_plot import Line
from gui.panels.set_legend import written

# In a narrower view every other power of ten is named.
_LETTERS_FOR_DECADES = 62
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
# λ = 0 has no logarithm: it stands a decade before the smallest one that is offered.
_ZERO, _LAST = -7.0, 0.0
_COLORS = {"right": "good", "close": "warning", "off": "error"}
_MARKS = {"right": "✓", "close": "△", "off": "✗"}
_BEST = r"\d\S*$"


def place(l2: float) -> float:
    """Where a λ stands on the axis."""
    return max(math.log10(l2), _ZERO) if l2 > 0 else _ZERO


def _written(l2: float) -> str:
    """A λ as its knob has it."""
    return plain(l2).replace("-", figures.MINUS)


class LambdaPanel(CostsPanel):
    """Draws `CostsOverPart` over penalties."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tuple(_STEPS), parent)
        self._part: CostsOverPart | None = None
        self._asked: float | None = None
        # λ with the training and validation cost that was seen at it.
        self.tried: dict[float, tuple[float, float]] = {}
        self.decide = QPushButton()
        self.decide.setObjectName("decide")
        self.words = ElidedLabel()
        below = QHBoxLayout()
        below.addWidget(self.decide)
        below.addWidget(self.words, 1)
        self._lay_out(below=below)
        self.decide.clicked.connect(self._on_decide)
        self._numbers.over(self.words)
        self.restyle()
        self.retranslate()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CostsOverPart)
        last, self._part = self._part, part
        if last is None or last.train is not part.train:
            # Other points, or another degree: what was tried before says nothing any more.
            self.tried.clear()
        if self._asked == part.here:
            self._asked = None
        if part.costs.validation is not None:
            self.tried[part.here] = (part.costs.train, part.costs.validation)
        self._draw(part)

    def _draw(self, part: CostsOverPart) -> None:
        self.plot.set_ranges(_ZERO, _LAST, part.cap)
        self.plot.show_lines(self._lines(part))
        self.plot.show_here(min(place(part.here), _LAST), part.costs)
        decided = part.verdict is not None
        best = self.tr("lowest") if decided else ""
        self.plot.show_best(place(part.best), part.best_cost, best)
        self.legend.show_numbers(written(part.costs))
        self._write(part)

    def _lines(self, part: CostsOverPart) -> dict[SetName, Line]:
        """What was tried; once it is decided, everything."""
        if part.verdict is None:
            seen = sorted(self.tried)
            x = [min(place(l2), _LAST) for l2 in seen]
            return {"train": (x, [self.tried[l2][0] for l2 in seen]),
                    "validation": (x, [self.tried[l2][1] for l2 in seen])}  # fmt: skip
        x = [place(l2) for l2 in part.values.tolist()]
        shown: dict[SetName, Line] = {"train": (x, part.train.tolist())}
        if part.validation is not None:
            shown["validation"] = (x, part.validation.tolist())
        if part.test is not None:
            shown["test"] = (x, part.test.tolist())
        return shown

    def _write(self, part: CostsOverPart) -> None:
        self.decide.setText(self.tr("Decide on this λ") if part.verdict is None else self.tr("Choose again"))
        here = _written(part.here)
        best, cost = _written(part.best), figures.written_out(part.best_cost)
        if part.verdict is None:
            self.words.set_color("muted")
            self.words.set_text(
                self.tr("λ = {here}, tried: {count}").format(here=here, count=len(self.tried)), "λ = " + here
            )
            return
        mark = _MARKS[part.verdict]
        said = {
            "right": self.tr("λ = {here} is right. Lowest validation cost: {cost}"),
            "close": self.tr("λ = {here} is close. Lowest at λ = {best}: {cost}"),
            "off": self.tr("λ = {here} is not it. Lowest at λ = {best}: {cost}"),
        }[part.verdict].format(here=here, best=best, cost=cost)
        self.words.set_color(_COLORS[part.verdict])
        way = here if part.verdict == "right" else f"{here} → {best}"
        self.words.set_text(f"{mark} {said}", f"{mark} λ = {way}: {cost}", f"{mark} {best}")

    def _spots(self) -> list[Spot]:
        decided = self._part is not None and self._part.verdict is not None
        found = in_label(self.words, (_BEST, ("best_penalty",))) if decided else []
        return [*super()._spots(), *found]

    def _choose(self, l2: float) -> None:
        assert self._part is not None
        if l2 != (self._part.here if self._asked is None else self._asked):
            self._asked = l2
            self.command_requested.emit(SetKnob("l2", l2))

    def _take(self, x: float) -> None:
        if self._part is not None:
            self._choose(min(self._part.values.tolist(), key=lambda l2: abs(place(l2) - x)))

    def _on_decide(self) -> None:
        if self._part is not None:
            self.look_requested.emit({"stage": 1 if self._part.verdict is None else 0})

    def retranslate(self) -> None:
        self.plot.set_labels(left="cost", bottom=self.tr("penalty λ"))
        self.setAccessibleName(self.tr("Cost of the exact fit over λ; arrow keys choose another one"))
        self._make_room()
        if self._part is not None:
            self._draw(self._part)

    def _make_room(self) -> None:
        super()._make_room()
        every = 1 if self.width() > _LETTERS_FOR_DECADES * self.fontMetrics().averageCharWidth() else 2
        ticks = [
            (_ZERO, "0"),
            *((float(decade), figures.power(decade)) for decade in range(-5 if every == 2 else -6, 1, every)),
        ]
        self.plot.getAxis("bottom").setTicks([ticks])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, part = Qt.Key(event.key()), self._part
        if part is None or key not in _STEPS:
            super().keyPressEvent(event)
            return
        values, here = part.values.tolist(), part.here if self._asked is None else self._asked
        nearest = min(range(len(values)), key=lambda k: abs(place(values[k]) - place(here)))
        self._choose(values[min(max(nearest + _STEPS[key], 0), len(values) - 1)])
