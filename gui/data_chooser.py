"""Which rows are learned from: a data set of the app, or the learner's own CSV file."""

from pathlib import PurePath

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QToolButton, QVBoxLayout

from engine.core.commands import SetData
from engine.core.experiment import Lab
from engine.core.frames import Scene
from engine.core.lesson import CsvData, NamedData, TargetRefused
from gui import icons, language, theme
from gui.data_words import data_source, data_title
from gui.knob_editors import ListBox
from gui.live_widget import LiveWidget
from gui.target_chooser import TargetChooser


class DataChooser(LiveWidget):
    """A list of data sets; `open_file` is a button for the learner's own, to be laid out by whoever shows this.

    Signals:
        command_requested: SetData, with the knob values that suit the data.
    """

    command_requested = Signal(object)

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self._lab = lab
        self._scene: Scene | None = None
        self._refused: TargetRefused | None = None
        self.box = ListBox()
        self.box.setObjectName("data")
        self.open_file = QToolButton(self)
        self.target = TargetChooser()
        for name in lab.datasets:
            self.box.addItem(name, name)
        self._lay_out()
        self.box.activated.connect(self._on_chosen)
        self.open_file.clicked.connect(self._on_open)
        self.target.chosen.connect(self._read)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        column.addWidget(self.target)
        if self._lab.data_kind is None:
            self.open_file.hide()

    def show_scene(self, scene: Scene) -> None:
        """Show which data the run learns from."""
        data = scene.lesson.data
        if self._scene is not None and data is not self._scene.lesson.data:
            self._refused = None
        self._scene = scene
        with QSignalBlocker(self.box):
            while self.box.count() > len(self._lab.datasets):
                self.box.removeItem(self.box.count() - 1)
            if isinstance(data, NamedData):
                self.box.setCurrentIndex(self.box.findData(data.dataset))
            else:
                self.box.addItem(data_title(data, language.current()) or self.tr("table of your own"), None)
                self.box.setCurrentIndex(self.box.count() - 1)
        self.box.setToolTip(data_source(data, language.current()))
        self.target.show_scene(scene)
        if self._refused is not None:
            self.target.offer(self._refused)

    def offer(self, refused: TargetRefused) -> None:
        """Keep a file at hand that has no target in the column that was taken: another of its columns may be it."""
        data = self._scene.lesson.data if self._scene is not None else None
        # Of the file that is learned from already, the column in force is shown, and all others beside it.
        if not isinstance(data, CsvData) or data.path != refused.data.path:
            self._refused = refused
            self.target.offer(refused)

    def _on_chosen(self, index: int) -> None:
        name = self.box.itemData(index)
        shown = self._scene.lesson.data if self._scene is not None else None
        # What is learned from already is no change, and does not begin a new run.
        if name is not None and shown != NamedData(name):
            self.command_requested.emit(SetData(NamedData(name), self._lab.presets.get(name, {})))
        elif self._scene is not None:
            self._refused = None
            self.show_scene(self._scene)

    def _on_open(self) -> None:
        title = self.tr("Open a CSV file: the last column is the target")
        if self._lab.data_kind != "regression":
            title = self.tr("Open a CSV file: one column holds the classes 0, 1, 2, …")
        path, _ = QFileDialog.getOpenFileName(self, title, "", self.tr("CSV files (*.csv);;All files (*)"))
        if path:
            self._read(CsvData(path))

    def _read(self, data: CsvData) -> None:
        # A large table takes seconds to read; the next scene, or a refusal, shows what is in force again.
        with QSignalBlocker(self.box):
            self.box.addItem(self.tr("reading {file} …").format(file=PurePath(data.path).name), None)
            self.box.setCurrentIndex(self.box.count() - 1)
        self.command_requested.emit(SetData(data))

    def restyle(self) -> None:
        self.open_file.setIcon(icons.icon("folder-open"))
        self.open_file.setIconSize(QSize(theme.point_size() + 5, theme.point_size() + 5))

    def retranslate(self) -> None:
        for index, name in enumerate(self._lab.datasets):
            self.box.setItemText(index, data_title(NamedData(name), language.current()))
        self.open_file.setToolTip(self.tr("Your own CSV file"))
        self.open_file.setAccessibleName(self.tr("Your own CSV file"))
        if self._scene is not None:
            self.show_scene(self._scene)
