"""The chosen row on its way through softmax: scores → powers → probabilities, then a fork to prediction and cost."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_softmax import ClassRowPart
from gui.hover import Numbers, Spot
from gui.panels.class_row_canvas import ClassRow
from gui.panels.row_by_row_panel import RowByRowPanel
from gui.scroll_room import ScrollRoom


class ClassRowPanel(RowByRowPanel):
    """Draws `ClassRowPart`. The arrow keys choose another row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ClassRowPart | None = None
        self._rows = 0
        self.canvas = ClassRow()
        self._scroll = ScrollRoom(self.canvas)
        self._lay_out()
        numbers = Numbers(self, self._spots)
        numbers.over(self.canvas)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.addWidget(self._scroll)

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

    def show_focus(self, focused: bool) -> None:
        self.canvas.show_focus(focused)

    def _rows_now(self) -> tuple[int, int]:
        return (0, 0) if self._part is None else (self._part.row, self._rows)


def _inside(area: QRect, rect: QRect) -> bool:
    return area.contains(rect.center())
