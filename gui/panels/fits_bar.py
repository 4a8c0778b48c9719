"""What can be done with the chosen student: another number of hours, passed or failed, one more, one less."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.core.parts_fits import FitsPart
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget
from gui.panels.button_row import ButtonRow
from gui.panels.student_rows import STEP

_GAP_PX = 6


class _Field(QDoubleSpinBox):
    """A field for hours that the wheel scrolls past."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FitsBar(LiveWidget):
    """One line of controls and a hint.

    Signals:
        hours_set: the hours that the chosen student shall have.
        flip_wanted, add_wanted, remove_wanted: the chosen student changes sides; one more; one less.
    """

    hours_set = Signal(float)
    flip_wanted = Signal()
    add_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: FitsPart | None = None
        self._classes = ("0", "1")
        self.name = QLabel()
        self.axis = QLabel()
        self.hours = _Field()
        self.flip, self.add, self.remove = QPushButton(), QPushButton(), QPushButton()
        self._buttons = ButtonRow((self.flip, self.add, self.remove), "right", gap_px=_GAP_PX)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.hint = ElidedLabel()
        self._lay_out()
        self.hours.valueChanged.connect(self.hours_set)
        self.flip.clicked.connect(lambda: self.flip_wanted.emit())
        self.add.clicked.connect(lambda: self.add_wanted.emit())
        self.remove.clicked.connect(lambda: self.remove_wanted.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        self.hours.setObjectName("student_hours")
        self.hours.setDecimals(1)
        self.hours.setSingleStep(STEP)
        self.hours.setKeyboardTracking(False)
        self.hint.set_color("muted")
        for label in (self.name, self.axis):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for button in (self.flip, self.add, self.remove):
            button.setAutoDefault(False)
        who = QHBoxLayout()
        who.setSpacing(_GAP_PX)
        who.addWidget(self.name)
        who.addSpacing(_GAP_PX)
        who.addWidget(self.axis)
        who.addWidget(self.hours)
        who.addStretch(1)
        self._row.setSpacing(_GAP_PX)
        self._row.addLayout(who)
        self._row.addWidget(self._buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self._row)
        column.addWidget(self.hint)

    def show_part(self, part: FitsPart) -> None:
        """Show the chosen student."""
        self._part = part
        hours = float(part.x[part.sample])
        with QSignalBlocker(self.hours):
            self.hours.setRange(0.0, part.most)
            # What is being typed stays until it is finished.
            if not self.hours.hasFocus() or abs(self.hours.value() - hours) > STEP / 10:
                self.hours.setValue(hours)
        self._write(part)

    def show_words(self, axis: str, classes: tuple[str, str]) -> None:
        """What the feature is called, and what 0 and 1 are."""
        self.axis.setText(axis)
        self.hours.setAccessibleName(axis)
        self._classes = classes
        if self._part is not None:
            self._write(self._part)

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add"))
        self.add.setToolTip(self.tr("One more student beside this one (Insert)"))
        self.remove.setText(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Take this student away (Delete)"))
        whole = self.tr(
            "drag: move · press twice: add · right button: remove · keys: ↑ ↓ choose, ← → move, Space pass/fail"
        )
        self.hint.set_text(whole, self.tr("drag: move · press twice: add · right button: remove"))
        if self._part is not None:
            self._write(self._part)

    def _write(self, part: FitsPart) -> None:
        self.name.setText(self.tr("Student {row}").format(row=part.sample + 1))
        now = int(part.y[part.sample])
        self.flip.setText(f"{self._classes[now]} → {self._classes[1 - now]}")
        self.remove.setEnabled(len(part.x) > 2)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons stand beside the hours, or below them where it is narrow."""
        parts = (self.name, self.axis, self.hours, self._buttons)
        beside = sum(part.sizeHint().width() + _GAP_PX for part in parts) + _GAP_PX <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
