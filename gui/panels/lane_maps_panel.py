"""The plane of the inputs once for each run, side by side."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_depth import LaneMapsPart
from gui.elided_label import ElidedLabel
from gui.hover import Key
from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.lane_dress import called, color_name
from gui.panels.panel import Panel


class LaneMapsPanel(Panel):
    """Draws LaneMapsPart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: LaneMapsPart | None = None
        self._scene: Scene | None = None
        self.maps: list[ClassMapPanel] = []
        self.titles: list[ElidedLabel] = []
        self._columns: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.setSpacing(0)
        self.retranslate()

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        for panel in self.maps:
            panel.show_scene(scene)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, LaneMapsPart)
        self._part = part
        while len(self.maps) < len(part.lanes):
            self._add()
        for place, column in enumerate(self._columns):
            column.setVisible(place < len(part.lanes))
        for panel, title, lane in zip(self.maps, self.titles, part.lanes, strict=False):
            panel.show_part(lane.map)
            title.set_text(called(lane.title), lane.name)

    def _add(self) -> None:
        place = len(self.maps)
        panel, title, column = ClassMapPanel(), ElidedLabel(), QWidget()
        title.set_color(color_name(place))
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 6, 0)
        head.addWidget(title)
        layout.addLayout(head)
        layout.addWidget(panel, 1)
        self._row.addWidget(column, 1)
        panel.look_requested.connect(self.look_requested)
        panel.explain_requested.connect(partial(self._on_explain, place))
        if self._scene is not None:
            panel.show_scene(self._scene)
        self.maps.append(panel)
        self.titles.append(title)
        self._columns.append(column)

    def _on_explain(self, place: int, key: Key | None, where: QRect | None) -> None:
        """The number is that of one of the runs."""
        assert self._part is not None
        named = None if key is None else (self._part.lanes[place].name, *key)
        self.explain_requested.emit(named, where)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The plane of the inputs for each run"))
