"""Which networks learn: a job fills the board of activations, starts and depths; a click on a bar opens that run."""

import dataclasses

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from engine.core.commands import CancelJob, Load, StartJob
from engine.core.frames import Part, Scene
from engine.core.parts_depth import DepthBoardPart
from gui import language
from gui.elided_label import ElidedLabel
from gui.knob_editors import plain
from gui.lab_info import lab_info
from gui.panels.button_row import ButtonRow
from gui.panels.depth_board_canvas import Cell, DepthBoardCanvas
from gui.panels.panel import Panel

_JOB = "board"
_GAP_PX = 6
_ACTIVATION, _START = "activation", "initialisation"


class DepthBoardPanel(Panel):
    """Draws DepthBoardPart; its buttons start and cancel the job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: DepthBoardPart | None = None
        self._scene: Scene | None = None
        self.canvas = DepthBoardCanvas()
        self.said, self.cell_said = ElidedLabel(role=QPalette.ColorRole.PlaceholderText), ElidedLabel()
        self.legend = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.start, self.cancel = QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self._below = QStackedWidget()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        controls = QHBoxLayout()
        controls.addWidget(ButtonRow((self.start, self.cancel), "left", gap_px=_GAP_PX))
        # While the job runs its progress, otherwise what the bar under the mouse says.
        self._below.addWidget(self.cell_said)
        self._below.addWidget(self.bar)
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._below.setFixedHeight(self.start.sizeHint().height())
        controls.addWidget(self._below, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 3, 8, 6)
        column.setSpacing(3)
        column.addWidget(self.said)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        column.addLayout(controls)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.canvas.chosen.connect(self._on_chosen)
        self.canvas.pointed.connect(self._on_pointed)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, DepthBoardPart)
        self._part = part
        self.canvas.show_part(part)
        self.bar.setValue(int(1000 * part.done))
        self.start.setEnabled(not part.running and part.done < 1.0)
        self.cancel.setEnabled(part.running)
        self._write()

    def _write(self) -> None:
        part = self._part
        if part is None or self._scene is None:
            return
        info, now = lab_info(self._scene.lab), language.current()
        activations = tuple(info.option_title(_ACTIVATION, name, now) for name in part.activations)
        starts = tuple(info.option_title(_START, name, now) for name in part.initialisations)
        self.canvas.set_names(activations, starts)
        self.legend.set_text(
            self.tr("numbers: hidden layers · red line: no start learned it"), self.tr("red line: no start learned it")
        )
        words = self.tr("rate {rate}, {updates} updates, width {width}, {starts} starts each: share that solves it")
        short = self.tr("rate {rate}, {updates} updates, {starts} starts")
        values = {"rate": plain(part.rate), "updates": f"{part.updates:,}", "width": part.width, "starts": part.starts}
        self.said.set_text(words.format(**values), short.format(**values))
        pointed = self.canvas.cursor_cell
        # A bar that is pointed at is said also while the job runs.
        self._below.setCurrentWidget(self.bar if part.running and pointed is None else self.cell_said)
        self.start.setText(self.tr("Go on") if 0.0 < part.done < 1.0 else self.tr("Fill the board"))
        self.cell_said.set_text(*self._of_cell(part, pointed, activations, starts))

    def _of_cell(
        self, part: DepthBoardPart, cell: Cell | None, activations: tuple[str, ...], starts: tuple[str, ...]
    ) -> tuple[str, ...]:
        if cell is None:
            return self.tr("Click a bar: that run opens."), ""
        share = float(part.shares[cell.place])
        values = {
            "name": f"{activations[cell.activation]} · {starts[cell.start]}",
            "layers": part.depths[cell.depth],
            "solved": "–" if share != share else round(share * part.starts),
            "starts": part.starts,
            "seconds": f"{float(part.seconds[cell.place]):.1f}",
        }
        if share != share:
            return (self.tr("{name}, depth {layers}: not tried yet").format(**values),)
        whole = self.tr("{name}, depth {layers}: {solved} of {starts} ({seconds} s)").format(**values)
        return whole, self.tr("depth {layers}: {solved} of {starts}").format(**values)

    def _on_start_clicked(self) -> None:
        self.command_requested.emit(StartJob(_JOB))

    def _on_cancel_clicked(self) -> None:
        self.command_requested.emit(CancelJob())

    def _on_pointed(self, _cell: Cell | None) -> None:
        self._write()

    def _on_chosen(self, cell: Cell) -> None:
        """Open a run of the bar: from a start that solved it, where there is one."""
        part, scene = self._part, self._scene
        if part is None or scene is None:
            return
        knobs = {
            **scene.lesson.knobs,
            _ACTIVATION: part.activations[cell.activation],
            _START: part.initialisations[cell.start],
            "layers": part.depths[cell.depth],
            "twin": "none",
            "width": part.width,
            "learning_rate": part.rate,
        }
        seed = int(part.seeds[cell.place])
        lesson = dataclasses.replace(scene.lesson, knobs=knobs, seed=seed, initial=None, events=())
        self.command_requested.emit(Load(lesson))

    def restyle(self) -> None:
        self._below.setFixedHeight(self.start.sizeHint().height())
        self.canvas.update()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of the board"))
        self.setAccessibleName(self.tr("Board of activations, starts and depths: which networks learn"))
        self._write()
