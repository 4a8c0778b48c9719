"""The middle of a lab: up to four views in rows with splitters between; any one fills the middle and comes back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.core.asides import Pin
from engine.core.frames import Part, Scene
from engine.core.operations import Operation
from gui.lab_info import Rows
from gui.panels.view import View
from gui.view_frame import ViewFrame

MOST = 4


class ViewsArea(QWidget):
    """Shows views. Panels are made when they are first opened and then kept.

    Signals:
        opened: the names of the views that are on screen have changed.
        look_requested, command_requested, explain_requested, visit_requested: passed on from the panels.
    """

    opened = Signal()
    look_requested = Signal(object)
    command_requested = Signal(object)
    explain_requested = Signal(object, object)
    visit_requested = Signal(object)

    def __init__(self, views: Mapping[str, View]) -> None:
        super().__init__()
        self._views = views
        self._frames: dict[str, ViewFrame] = {}
        self._rows: Rows = ()
        self._enlarged: str | None = None
        self._scene: Scene | None = None
        self._pins: tuple[Pin, ...] = ()
        self._operation: Operation | None = None
        self._turn = 0
        # How the learner has divided the room: heights of the rows, and widths in each of them.
        self._sizes: tuple[list[int], list[list[int]]] | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._shelf = QWidget(self)
        self._shelf.hide()
        self._outer = QSplitter(Qt.Orientation.Vertical)
        self._outer.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._outer)

    @property
    def rows(self) -> Rows:
        """The views of the set, row by row, enlarged or not."""
        return self._rows

    @property
    def enlarged(self) -> str | None:
        """The view that fills the middle."""
        return self._enlarged

    def names(self) -> frozenset[str]:
        """The views on screen now."""
        if self._enlarged is not None:
            return frozenset({self._enlarged})
        return frozenset(name for row in self._rows for name in row)

    def frame(self, name: str) -> ViewFrame:
        """The frame of an open view."""
        return self._frames[name]

    def open(self, rows: Rows) -> None:
        """Show these views, row by row."""
        assert 0 < sum(map(len, rows)) <= MOST
        self._rows = rows
        self._enlarged = None
        self._sizes = None
        self._arrange()

    def enlarge(self, name: str) -> None:
        """Fill the middle with one view, or go back to all if it does so already."""
        self._keep_sizes()
        self._enlarged = None if self._enlarged == name else name
        self._arrange()

    def replace(self, old: str, new: str) -> None:
        """Show `new` where `old` is; if `new` is open already they change places."""
        self._keep_sizes()
        swap = {old: new, new: old}
        self._rows = tuple(tuple(swap.get(name, name) for name in row) for row in self._rows)
        self._enlarged = new if self._enlarged == old else self._enlarged
        self._arrange()

    def show_scene(self, scene: Scene) -> None:
        """Tell every panel of the new run."""
        self._scene = scene
        for frame in self._frames.values():
            frame.panel.show_scene(scene)

    def show_pins(self, pins: tuple[Pin, ...]) -> None:
        """Tell every panel which runs stay behind the present one."""
        self._pins = pins
        for frame in self._frames.values():
            frame.panel.show_pins(pins)

    def show_operation(self, operation: Operation | None) -> None:
        """Point at the views in which the operation that just ran changes something."""
        if operation is not self._operation:
            self._operation = operation
            for frame in self._frames.values():
                frame.show_operation(operation)

    def show_parts(self, parts: Mapping[str, Part], *, flat_out: bool = False) -> None:
        """Draw the parts of the views that are on screen.

        At full speed (`flat_out`) three or four views take turns, so that a frame costs less and each view is still
        drawn many times a second: half of them in each frame, and a dear one always alone.
        """
        shown = sorted(name for name in self.names() if name in parts)
        if flat_out and len(shown) > 2:
            self._turn += 1
            shown = self._due(shown)
        for name in shown:
            self._frames[name].show_part(parts[name])

    def _due(self, names: list[str]) -> list[str]:
        """Which of the views have their turn."""
        dear = [name for name in names if self._frames[name].panel.dear]
        others = [name for name in names if name not in dear]
        if not dear:
            return names[self._turn % 2 :: 2]
        if others and self._turn % 2:
            return others
        return [dear[self._turn // 2 % len(dear)]]

    def _arrange(self) -> None:
        """Put the frames of the open views into fresh splitters; the others are kept aside."""
        focused = self.window().focusWidget()
        for frame in self._frames.values():
            frame.setParent(self._shelf)
        for index in reversed(range(self._outer.count())):
            row = self._outer.widget(index)
            assert row is not None
            row.setParent(None)
            row.deleteLater()
        rows: Rows = ((self._enlarged,),) if self._enlarged is not None else self._rows
        heights, widths = self._sizes if self._sizes is not None and self._enlarged is None else ([], [])
        for index, names in enumerate(rows):
            splitter = QSplitter(Qt.Orientation.Horizontal)
            splitter.setChildrenCollapsible(False)
            for name in names:
                frame = self._made(name)
                frame.set_enlarged(self._enlarged == name)
                splitter.addWidget(frame)
                frame.show()
            splitter.setSizes(widths[index] if widths else [10_000] * len(names))
            self._outer.addWidget(splitter)
        self._outer.setSizes(heights or [10_000] * len(rows))
        if focused is not None and self.isAncestorOf(focused) and focused.isVisibleTo(self):
            # Moved views lose the keyboard; whoever works by key stays where they were.
            focused.setFocus()
        self.opened.emit()

    def _keep_sizes(self) -> None:
        if self._enlarged is None:
            rows = [self._outer.widget(index) for index in range(self._outer.count())]
            self._sizes = (self._outer.sizes(), [row.sizes() for row in rows if isinstance(row, QSplitter)])

    def _made(self, name: str) -> ViewFrame:
        if name not in self._frames:
            view = self._views[name]
            panel = view.panel()
            frame = ViewFrame(view, panel, self._views)
            frame.enlarge_requested.connect(lambda name=name: self.enlarge(name))
            frame.view_chosen.connect(lambda new, old=name: self.replace(old, new))
            panel.look_requested.connect(self.look_requested)
            panel.command_requested.connect(self.command_requested)
            panel.explain_requested.connect(self.explain_requested)
            panel.visit_requested.connect(self.visit_requested)
            if self._scene is not None:
                panel.show_scene(self._scene)
            panel.show_pins(self._pins)
            self._frames[name] = frame
        return self._frames[name]
