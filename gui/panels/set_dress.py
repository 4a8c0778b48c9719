"""Training, validation and test rows look the same in every view: a colour, a dash and a marker each, and a name."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from engine.core.parts_ridge import SETS, SetCosts, SetName
from gui import figures
from gui.hover import Key, Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel

# The place of each set among the colours, dashes and markers of compared runs.
PLACES: dict[SetName, int] = {"train": 0, "validation": 2, "test": 1}
_GAP = 10
_SLACK = 8
# What is left of 0 by rounding.
_NOTHING = 1e-9
_NUMBER = r"\S*\d\S*$"


class SetLegend(LiveWidget):
    """The sets with what each of them costs, and where it `reveals` them the button that shows the test rows.

    The button stands `beside` them, or is laid out by whoever shows this.

    Signals:
        reveal_wanted: whether the test rows are to be shown.
    """

    reveal_wanted = Signal(bool)

    def __init__(self, kind: str, *, reveals: bool = True, beside: bool = True) -> None:
        super().__init__()
        self._kind = kind
        self._costs: SetCosts | None = None
        self._hidden = True
        self._beside = beside
        self.labels: dict[SetName, LaneLabel] = {name: LaneLabel(PLACES[name]) for name in SETS}
        self.reveal = QToolButton()
        self.reveal.setCheckable(True)
        self.reveal.clicked.connect(self.reveal_wanted)
        self._shares: object = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for label in self.labels.values():
            row.addWidget(label, 1)
        if beside:
            row.addWidget(self.reveal)
        if not reveals:
            self.reveal.setParent(self)
            self.reveal.hide()
        self.restyle()
        self.retranslate()

    def show_costs(self, costs: SetCosts, *, hidden: bool) -> None:
        """What each set costs; one that is not shown has no place."""
        self._costs, self._hidden = costs, hidden
        for name, label in self.labels.items():
            if label.isHidden() != (costs.of(name) is None):
                label.setVisible(costs.of(name) is not None)
        self.reveal.setChecked(not hidden)
        self._write()

    def _write(self) -> None:
        names = {"train": self.tr("training"), "validation": self.tr("validation"), "test": self.tr("test")}
        brief = {"train": self.tr("train"), "validation": self.tr("val."), "test": self.tr("test")}
        costs = {} if self._costs is None else {name: self._costs.of(name) for name in SETS}
        shown = {
            name: figures.written_out(cost) if cost >= _NOTHING else "0.0000"
            for name, cost in costs.items()
            if cost is not None
        }
        choices = (
            {name: f"{names[name]} cost {words}" for name, words in shown.items()},
            {name: f"{names[name]} {words}" for name, words in shown.items()},
            {name: f"{brief[name]} {words}" for name, words in shown.items()},
        )
        # All of them are written alike: the first way in which all have room.
        room = self._room(len(shown))
        chosen = next((each for each in choices if sum(map(self._wide, each.values())) <= room), choices[-1])
        for name, words in chosen.items():
            self.labels[name].words.set_text(words, shown[name])
        self._share(choices.index(chosen), chosen)
        self.reveal.setText(self.tr("Reveal test") if self._hidden else self.tr("Hide test"))

    def _wide(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words) + _SLACK

    def _room(self, count: int) -> int:
        """What the words of so many sets have together."""
        button = self.reveal.sizeHint().width() + _GAP if self._beside and not self.reveal.isHidden() else 0
        return self.width() - button - _GAP * (count - 1) - count * (self.labels["train"].swatch.width() + 6)

    def _share(self, way: int, written: Mapping[SetName, str]) -> None:
        """Give each set room for its words; only when others are shown or in another way: it lays out the window."""
        shares = (way, tuple(written), self.width())
        if shares != self._shares:
            self._shares = shares
            for name, words in written.items():
                self._row.setStretchFactor(self.labels[name], self._wide(words) + self.labels[name].swatch.width() + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def spots(self) -> list[Spot]:
        """The costs that are written, with what the engine knows them by."""
        found: list[Spot] = []
        for name, label in self.labels.items():
            if not label.isHidden():
                key: Key = (self._kind, name)
                found += in_label(label.words, (_NUMBER, key))
        return found

    def restyle(self) -> None:
        for label in self.labels.values():
            label.restyle()

    def retranslate(self) -> None:
        self.reveal.setToolTip(self.tr("Rows that were kept apart: nothing was learned or chosen by them"))
        self._write()
