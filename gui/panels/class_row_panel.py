"""The chosen row on its way through softmax: scores → powers → probabilities, then a fork to prediction and cost."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_softmax import ClassRowPart
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.class_row_canvas import ClassRow
from gui.panels.panel import Panel

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ClassRowPanel(Panel):
    """Draws `ClassRowPart`. The arrow keys choose another row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ClassRowPart | None = None
        self._rows = 0
        self.canvas = ClassRow()
        self._scroll = QScrollArea()
        self._lay_out()
        numbers = Numbers(self, self._spots)
        numbers.over(self.canvas)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._scroll.setWidget(self.canvas)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.addWidget(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End))

    def show_scene(self, scene: Scene) -> None:
        self._rows = scene.rows
        self.canvas.names = scene.classes
        self.canvas.update()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ClassRowPart)
        self._part = part
        self.canvas.show_row(part)

    def restyle(self) -> None:
        self.canvas.updateGeometry()
        self.canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The chosen row from scores to cost"))
        self.canvas.words = {
            "row": self.tr("row {row}, truth"),
            "label": self.tr("label"),
            "prediction": self.tr("prediction (argmax)"),
            "tie": self.tr("none: a tie"),
            "cost": self.tr("cost of the row"),
        }
        self.canvas.update()

    def _spots(self) -> list[Spot]:
        part = self._part
        if part is None:
            return []
        row, canvas = str(part.row), self.canvas
        found = []
        for k, places in enumerate(canvas.places()):
            for kind, column in (("score", 1), ("probability", 5)):
                found.append(Spot((kind, row, str(k)), canvas, places[column].toAlignedRect()))
        found.append(Spot(("loss", row), canvas, canvas.branches()[1].toAlignedRect()))
        return [spot for spot in found if _inside(canvas.rect(), spot.rect)]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.canvas.show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.canvas.show_focus(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part, key = self._part, Qt.Key(event.key())
        if part is not None and key in _STEPS:
            row = min(max(part.row + _STEPS[key], 0), max(0, self._rows - 1))
            self.look_requested.emit({"sample": row})
        elif part is not None and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.look_requested.emit({"sample": 0 if key == Qt.Key.Key_Home else max(0, self._rows - 1)})
        else:
            super().keyPressEvent(event)


def _inside(area: QRect, rect: QRect) -> bool:
    return area.contains(rect.center())
