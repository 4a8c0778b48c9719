"""Pinned runs: keep the present one, see what differs from now, bring one back or let it go."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from engine.core import datasets
from engine.core.commands import BringBack, PinRun, Unpin
from engine.core.differences import Difference
from engine.core.knobs import KnobValue
from engine.core.lesson import NamedData
from engine.core.messages import number
from engine.core.status import Status
from gui import icons, language, theme
from gui.data_words import data_title
from gui.elided_label import ElidedLabel
from gui.knob_editors import plain
from gui.lab_info import LabInfo
from gui.live_widget import LiveWidget
from gui.panels.ghosts import MARKS

_LETTERS = 19


class PinBar(LiveWidget):
    """A button that pins, and a chip for each pinned run.

    Signals:
        command_requested: PinRun, BringBack or Unpin.
    """

    command_requested = Signal(object)

    def __init__(self, info: LabInfo) -> None:
        super().__init__()
        self._info = info
        self._differences: tuple[tuple[Difference, ...], ...] = ()
        self.pin = QToolButton()
        self.chips = [_Chip(index) for index in range(len(MARKS))]
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        for chip in self.chips:
            self._row.addWidget(chip, 1)
            chip.hide()
            chip.command_requested.connect(self.command_requested)
        self._row.addWidget(self.pin)
        self.pin.clicked.connect(lambda: self.command_requested.emit(PinRun()))
        self.restyle()
        self.retranslate()

    def show_status(self, status: Status) -> None:
        """Show what differs between each pinned run and the present one."""
        self.pin.setEnabled(status.step > 0)
        if status.pin_differences != self._differences:
            self._differences = status.pin_differences
            self._write()

    def _write(self) -> None:
        for index, chip in enumerate(self.chips):
            chip.setVisible(index < len(self._differences))
            if index < len(self._differences):
                chip.say(self._words(self._differences[index]))

    def _words(self, found: tuple[Difference, ...]) -> str:
        if not found:
            return self.tr("same run")
        return ", ".join(f"{self._name(entry)} {self._values(entry)}".strip() for entry in found)

    def _name(self, difference: Difference) -> str:
        names = {"data": self.tr("data"), "start": self.tr("start"), "events": self.tr("changed on the way")}
        return names.get(difference.what) or self._info.knob_title(difference.what, language.current())

    def _values(self, difference: Difference) -> str:
        if difference.what == "events":
            return ""
        return " → ".join(self._value(difference.what, value) for value in (difference.before, difference.now))

    def _value(self, what: str, value: KnobValue | None) -> str:
        if value is None:
            return self.tr("by hand")
        if what == "data":
            known = value in datasets.names()
            return data_title(NamedData(str(value)), language.current()) if known else self.tr("own data")
        if isinstance(value, str):
            return self._info.option_title(what, value, language.current())
        if isinstance(value, tuple):
            return str([index + 1 for index in value]) if value else self.tr("all")
        return plain(value) if isinstance(value, float) else number(value)

    def restyle(self) -> None:
        side = theme.point_size() + 4
        self.pin.setIcon(icons.icon("pin"))
        self.pin.setIconSize(QSize(side, side))

    def retranslate(self) -> None:
        self.pin.setToolTip(self.tr("Pin this run: it stays behind the next one"))
        self.pin.setAccessibleName(self.tr("Pin this run: it stays behind the next one"))
        self._write()


class _Chip(LiveWidget):
    """One pinned run: its mark, what differs, bring back, let go."""

    command_requested = Signal(object)

    def __init__(self, index: int) -> None:
        super().__init__()
        self.words = ElidedLabel()
        self.bring_back = QToolButton(autoRaise=True)
        self.let_go = QToolButton(autoRaise=True)
        self._mark = MARKS[index]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.words, 1)
        row.addWidget(self.bring_back)
        row.addWidget(self.let_go)
        self.bring_back.clicked.connect(lambda: self.command_requested.emit(BringBack(index)))
        self.let_go.clicked.connect(lambda: self.command_requested.emit(Unpin(index)))
        self.restyle()
        self.retranslate()

    def say(self, words: str) -> None:
        """What differs from the present run."""
        self.words.set_text(f"{self._mark} {words}")

    def restyle(self) -> None:
        # In letters: the words say what differs, and how.
        self.setMinimumWidth(_LETTERS * theme.point_size())
        side = theme.point_size() + 2
        for button, name in ((self.bring_back, "rotate-ccw"), (self.let_go, "x")):
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(side, side))

    def retranslate(self) -> None:
        for button, words in (
            (self.bring_back, self.tr("Bring this run back, exactly")),
            (self.let_go, self.tr("Let this run go")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
