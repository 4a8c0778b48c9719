"""From vectors to one matrix in three stages: apart, stacked as Wx, turned over as xW. The numbers stay the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_units import StackingPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.panels.arrow_panel import ACROSS, ArrowPanel
from gui.panels.stacking_canvas import StackingCanvas

_LAST = 2


class StackingPanel(ArrowPanel):
    """Draws `StackingPart`. Two buttons, or the arrow keys, go from stage to stage."""

    arrows = ACROSS

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: StackingPart | None = None
        self._scene: Scene | None = None
        self.canvas = StackingCanvas()
        self.previous, self.next = QPushButton(), QPushButton()
        self.caption = ElidedLabel(side=Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 6)
        foot.setSpacing(8)
        for button in (self.previous, self.next):
            button.setAutoDefault(False)
        foot.addWidget(self.previous)
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        Numbers(self, self.canvas.spots).over(self.canvas)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        if self._part is not None:
            self.show_part(self._part)

    def show_part(self, part: Part) -> None:
        """Draw the vectors at their stage."""
        assert isinstance(part, StackingPart)
        changed = self._part is None or self._part.stage != part.stage or self._part.W.shape != part.W.shape
        self._part = part
        self.canvas.show_stacking(part, self._scene.classes if self._scene is not None else ())
        if changed:
            self._write()

    def restyle(self) -> None:
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Vectors and their matrix; left and right go from stage to stage"))
        self._write()

    def _write(self) -> None:
        stage = self._part.stage if self._part is not None else 0
        k, n = self._part.W.shape if self._part is not None else (3, 3)
        captions = (
            self.tr("{k} units, {k} products: {k} × [1,{n}]·[{n},1]"),
            self.tr("Theory, the input a column:  Wx   [{k},{n}]·[{n},1] = [{k},1]"),
            self.tr("Code, the input a row:  xW   [1,{n}]·[{n},{k}] = [1,{k}]"),
        )
        words = captions[stage].format(k=k, n=n)
        self.caption.set_text(words, words.partition(":")[2].strip())
        self.previous.setText((self.tr("Apart"), self.tr("Apart"), self.tr("Turn back"))[stage])
        self.next.setText((self.tr("Stack"), self.tr("Transpose"), self.tr("Transpose"))[stage])
        self.previous.setEnabled(stage > 0)
        self.next.setEnabled(stage < _LAST)

    def _on_previous(self) -> None:
        self.go(0, -1)

    def _on_next(self) -> None:
        self.go(0, 1)

    def go(self, down: int, along: int) -> None:
        if self._part is not None and 0 <= self._part.stage + along <= _LAST:
            self.look_requested.emit({"stage": self._part.stage + along})
