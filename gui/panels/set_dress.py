"""Training, validation and test rows look the same in every view: a colour, a dash and a marker each, and a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from engine.core.parts_ridge import SETS, SetCosts, SetName
from gui import figures
from gui.hover import Key, Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels.lane_dress import LaneLabel

# The place of each set among the colours, dashes and markers of compared runs.
PLACES: dict[SetName, int] = {"train": 0, "validation": 2, "test": 1}
_NUMBER = r"\S*\d\S*$"


class SetLegend(LiveWidget):
    """The sets with what each of them costs, and where it `reveals` them the button that shows the test rows.

    Signals:
        reveal_wanted: whether the test rows are to be shown.
    """

    reveal_wanted = Signal(bool)

    def __init__(self, kind: str, *, reveals: bool = True) -> None:
        super().__init__()
        self._kind = kind
        self._costs: SetCosts | None = None
        self._hidden = True
        self.labels: dict[SetName, LaneLabel] = {name: LaneLabel(PLACES[name]) for name in SETS}
        self.reveal = QToolButton()
        self.reveal.setCheckable(True)
        self.reveal.clicked.connect(self.reveal_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for label in self.labels.values():
            row.addWidget(label, 1)
        row.addWidget(self.reveal)
        self.reveal.setVisible(reveals)
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
        for name, label in self.labels.items():
            cost = None if self._costs is None else self._costs.of(name)
            if cost is not None:
                words = figures.written_out(cost) if cost >= 1e-9 else "0.0000"
                label.words.set_text(f"{names[name]} cost {words}", f"{names[name]} {words}", words)
        self.reveal.setText(self.tr("Reveal test") if self._hidden else self.tr("Hide test"))

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
