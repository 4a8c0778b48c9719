"""Three classes: the plane of the differences of scores. The regions stand still, the points move into theirs."""

import pyqtgraph as pg
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_classes import ClassMapPart
from engine.core.parts_softmax import ScorePlanePart
from gui import class_marks, figures, theme
from gui.elided_label import ElidedLabel
from gui.hover import Key
from gui.panels.curve import Curve
from gui.panels.region_names import RegionNames
from gui.panels.row_plane_panel import RowPlanePanel

_LINES_FOR_TITLES = 9
_FAR = 1e9
# From the middle, where all scores are equal, go the lines on which two of them are: z0 = z1, z1 = z2, z0 = z2.
_RAYS = ((1.0, 1.0), (-1.0, 0.0), (0.0, -1.0))


class ScorePlanePanel(RowPlanePanel):
    """Draws `ScorePlanePart`."""

    dear = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ScorePlanePart | None = None
        self._names: tuple[str, ...] = ("0", "1", "2")
        self.items.set_note("")
        self.rays = Curve(connect="pairs")
        self.regions = RegionNames(self.plot)
        self.legend = ElidedLabel()
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        ends = [(0.0, 0.0, _FAR * x, _FAR * y) for x, y in _RAYS]
        self.rays.setData([v for end in ends for v in end[::2]], [v for end in ends for v in end[1::2]])
        self.rays.setZValue(1)
        self.plot.addItem(self.rays)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(80)

    @property
    def _plane(self) -> ClassMapPart | None:
        return None if self._part is None else self._part.plane

    def show_scene(self, scene: Scene) -> None:
        if len(scene.classes) == 3:
            self._names = scene.classes
            self._name_regions()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ScorePlanePart)
        self._part = part
        self.items.show(part.plane, 3, ())
        self.regions.show_points(part.plane.points)
        self._write(part)

    def restyle(self) -> None:
        colors = theme.current()
        self.plot.restyle()
        self.items.restyle()
        self.plot.show_focus(self.hasFocus())
        self.rays.setPen(pg.mkPen(colors.text, width=1))
        self._name_regions()
        self._write_axes()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Plane of the differences of scores"))
        self._write_axes()
        if self._part is not None:
            self._write(self._part)

    def _name_regions(self) -> None:
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        signs = [class_marks.glyph(k, 3) for k in range(3)]
        self.regions.write([(f"{sign} {name}", sign) for sign, name in zip(signs, self._names, strict=True)], font)

    def _write_axes(self) -> None:
        self.plot.set_labels(left=f"z1 {figures.MINUS} z2", bottom=f"z0 {figures.MINUS} z2")
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * self.fontMetrics().height())

    def _write(self, part: ScorePlanePart) -> None:
        if part.plane.flat:
            whole = self.tr("all points in the middle: the three scores are equal, no class is called")
            self.legend.set_text(whole, self.tr("all scores are equal: no class is called"))
            return
        wrong, undecided = self.items.verdicts
        words = self.tr("ringed: {wrong} of {rows} wrong")
        said = [words.format(wrong=f"{len(wrong):,}", rows=f"{len(part.plane.points):,}")]
        if undecided:
            said.append(self.tr("dotted: {count} undecided").format(count=f"{len(undecided):,}"))
        if len(part.plane.test_points):
            tested = f"{len(self.items.test_verdicts.wrong):,}"
            words = self.tr("hollow: {wrong} of {rows} test rows wrong")
            said.append(words.format(wrong=tested, rows=f"{len(part.plane.test_points):,}"))
        margin = figures.signed(part.margin, 2)
        words = self.tr("row {row}: right score ahead by {margin}")
        said.append(words.format(row=part.plane.sample + 1, margin=margin))
        self.legend.set_text("     ".join(said), "     ".join(said[:-1]), said[0])

    def _key(self, row: int) -> Key:
        plane = self._plane
        assert plane is not None
        called = plane.called[row] if plane.called[row] == plane.called[row] else plane.label[row]
        return ("score", str(row), str(int(called)))

    def _keys(self, row: int) -> list[Key]:
        return [("score", str(row), str(k)) for k in range(3)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write_axes()
