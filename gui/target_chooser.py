"""Which column of the learner's own file is the target: the one that was taken and why, and a list to take another.

Of a file that was refused because of its target it is asked which column to take instead.
"""

from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from engine.core.frames import Scene
from engine.core.lesson import CsvData, TargetColumn, TargetRefused
from gui.elided_label import ElidedLabel
from gui.knob_editors import ListBox
from gui.live_widget import LiveWidget

_SHOWN_AT_ONCE = 20


class TargetChooser(LiveWidget):
    """Shown only for a file of the learner's own.

    Signals:
        chosen: the file with another of its columns as the target (CsvData).
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._data: CsvData | None = None
        self._target: TargetColumn | None = None
        self._refused = False
        self._listed: object = None
        self.box = ListBox()
        self.box.setObjectName("target")
        self.why = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._caption = ElidedLabel()
        self._lay_out()
        self.box.activated.connect(self._on_chosen)
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(6)
        self.box.setMaxVisibleItems(_SHOWN_AT_ONCE)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._caption, 2)
        row.addWidget(self.box, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.why)

    def show_scene(self, scene: Scene) -> None:
        """Show which column the run takes for the target; nothing where the data are no file."""
        data = scene.lesson.data
        if isinstance(data, CsvData):
            self._show(data, scene.target)
        else:
            self._show(None, None)

    def offer(self, refused: TargetRefused) -> None:
        """Ask which column of a refused file to take instead."""
        self._show(refused.data, refused.target, refused=True)

    def _show(self, data: CsvData | None, target: TargetColumn | None, *, refused: bool = False) -> None:
        self._data, self._target, self._refused = data, target, refused
        self._write()
        self.setVisible(target is not None)

    def _write(self) -> None:
        target = self._target
        if target is None:
            return
        names = target.names or ("",) * target.count
        words = self.tr("column {number}")
        listed = (words, names)
        with QSignalBlocker(self.box):
            if listed != self._listed:
                self._listed = listed
                self.box.clear()
                for index, name in enumerate(names, start=1):
                    place = words.format(number=index)
                    self.box.addItem(f"{place}: {name}" if name else place)
            self.box.setCurrentIndex(target.index)
        self._caption.set_text(self.tr("target"))
        self.why.set_text(self._reason(target))
        self.why.set_color("warning" if self._refused or target.rival is not None else "muted")

    def _reason(self, target: TargetColumn) -> str:
        if self._refused and self._data is not None:
            return self.tr("choose the target of {file}").format(file=PurePath(self._data.path).name)
        if target.rival is not None:
            return self.tr("column {number} could be it too").format(number=target.rival + 1)
        return {
            "asked": self.tr("chosen by you"),
            "name": self.tr("found by its name"),
            "numbers": self.tr("found by its numbers"),
            "last": self.tr("the last column of the file"),
        }[target.why]

    def _on_chosen(self, index: int) -> None:
        if self._data is not None and self._target is not None and index != self._target.index:
            self.chosen.emit(CsvData(self._data.path, index + 1))

    def retranslate(self) -> None:
        self.box.setAccessibleName(self.tr("Column of the file that is the target"))
        self.box.setToolTip(self.tr("Column of the file that is the target"))
        self._write()
