"""The sets with the number of each, all written alike in the room there is; and the button that shows the test rows."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.core.parts_ridge import SETS as NAMES
from engine.core.parts_ridge import SetCosts
from gui import figures
from gui.elided_label import ElidedLabel
from gui.hover import Key, Spot, in_label
from gui.live_widget import LiveWidget
from gui.panels import set_dress
from gui.panels.set_dress import SETS
from gui.panels.set_marker import SetMarker

_GAP = 12
_BESIDE = 4
_SLACK = 4
_NUMBER = r"\S*\d\S*( %)?$"
# What is left of 0 by rounding.
_NOTHING = 1e-9


def written(costs: SetCosts) -> tuple[str | None, ...]:
    """The cost of each set as it is written; None of one that is not shown."""
    known = (costs.of(name) for name in NAMES)
    return tuple(
        None if cost is None else figures.written_out(cost) if cost >= _NOTHING else "0.0000" for cost in known
    )


class SetLegend(LiveWidget):
    """Marker, name and number of each set.

    Args:
        key: what the engine knows the number of a set by.
        what: the word before the numbers, where there is room for it.
    """

    def __init__(self, key: Callable[[int], Key], *, what: str = "") -> None:
        super().__init__()
        self._key, self._what = key, what
        self._numbers: tuple[str | None, ...] = (None,) * len(SETS)
        self._shares: object = None
        self._given: dict[int, int] = {}
        self.labels = tuple(ElidedLabel() for _ in SETS)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self._markers = tuple(SetMarker(place) for place in SETS)
        self._entries = tuple(QWidget() for _ in SETS)
        for entry, marker, label in zip(self._entries, self._markers, self.labels, strict=True):
            pair = QHBoxLayout(entry)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(_BESIDE)
            pair.addWidget(marker)
            pair.addWidget(label, 1)
            row.addWidget(entry, 1)
        row.addStretch(1)
        self.restyle()

    def show_numbers(self, numbers: Sequence[str | None]) -> None:
        """The number of each set as it is written; a set of which there is None is left out."""
        self._numbers = tuple(numbers)
        for entry, number in zip(self._entries, self._numbers, strict=True):
            if entry.isHidden() != (number is None):
                entry.setVisible(number is not None)
        self._write()

    def _write(self) -> None:
        briefly = (self.tr("train"), self.tr("val."), self.tr("test"))
        shown = {place: number for place, number in enumerate(self._numbers) if number is not None}
        what = f" {self._what}" if self._what else ""
        ways = (
            {place: f"{set_dress.name(place)}{what} {number}" for place, number in shown.items()},
            {place: f"{set_dress.name(place)} {number}" for place, number in shown.items()},
            {place: f"{briefly[place]} {number}" for place, number in shown.items()},
            shown,
        )
        # All of them are written alike: the first way in which all have room.
        room = self.width() - _GAP * len(shown)
        chosen = next((way for way in ways if sum(map(self._wide, way.values())) <= room), ways[-1])
        for place, words in chosen.items():
            self.labels[place].set_text(words)
            self.labels[place].setToolTip("" if chosen is ways[0] else ways[0][place])
        self._share(ways.index(chosen), chosen)

    def _wide(self, words: str) -> int:
        return self._markers[0].width() + _BESIDE + self.fontMetrics().horizontalAdvance(words) + _SLACK

    def _share(self, way: int, written: Mapping[int, str]) -> None:
        """Give each set room for its words; only where one has too little, for it lays out the window."""
        shares = (way, tuple(written), self.width())
        if shares != self._shares or any(self._wide(words) > self._given.get(k, 0) for k, words in written.items()):
            # Digits differ in width: what was needed once is kept, so that a run comes to rest here.
            kept = self._given if shares == self._shares else {}
            self._shares = shares
            self._given = {place: max(kept.get(place, 0), self._wide(words)) for place, words in written.items()}
            for place, wide in self._given.items():
                self._row.setStretchFactor(self._entries[place], wide)
            # What is left stays at the end: the entries stand together.
            self._row.setStretch(len(SETS), max(0, self.width() - sum(self._given.values()) - _GAP * len(self._given)))

    def spots(self) -> list[Spot]:
        """The numbers that are written, with what the engine knows them by."""
        found: list[Spot] = []
        for place, label in enumerate(self.labels):
            if self._numbers[place] is not None:
                found += in_label(label, (_NUMBER, self._key(place)))
        return found

    def restyle(self) -> None:
        for marker in self._markers:
            marker.resize_for_text()
        self._write()

    def retranslate(self) -> None:
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()


class RevealButton(LiveWidget):
    """Shows the rows that were kept apart, or hides them again.

    Signals:
        wanted: whether they are to be shown.
    """

    wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._hidden = True
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.retranslate()

    def show_hidden(self, *, hidden: bool) -> None:
        """Whether they are hidden now."""
        self.button.setChecked(not hidden)
        if hidden != self._hidden:
            self._hidden = hidden
            self.retranslate()

    def retranslate(self) -> None:
        self.button.setText(self.tr("Reveal test") if self._hidden else self.tr("Hide test"))
        self.button.setToolTip(self.tr("Rows that were kept apart: nothing was learned or chosen by them"))
