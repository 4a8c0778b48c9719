"""The network with its values on every node and edge: forward, backward, or both; for one row or for all rows."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_network import NetworkPart
from gui import figures
from gui.elided_label import ElidedLabel
from gui.hover import Numbers
from gui.icons import icon
from gui.panels import network_text as text
from gui.panels.network_canvas import NetworkCanvas
from gui.panels.network_text import Edge, Mode, Node
from gui.panels.panel import Panel

_MODES: tuple[Mode, ...] = ("forward", "backward", "both")


class NetworkPanel(Panel):
    """Draws `NetworkPart`.

    Attributes:
        canvas: the picture. A lab that lets weights be dragged sets `canvas.by_hand` and listens to `canvas.moved`.
        row: words for the row shown.
        said: what is pointed at with all its numbers, or how the picture is read.
    """

    dear = True

    def __init__(self, parent: QWidget | None = None, mode: Mode = "both") -> None:
        super().__init__(parent)
        self._part: NetworkPart | None = None
        self._rows = 1
        self.canvas = NetworkCanvas()
        self.modes = {name: QToolButton() for name in _MODES}
        self._group = QButtonGroup(self)
        self.before, self.after, self.whole = QToolButton(), QToolButton(), QToolButton()
        self.row = ElidedLabel(side=Qt.AlignmentFlag.AlignRight)
        self.said = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self.modes[mode].setChecked(True)
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.canvas)
        head = QHBoxLayout()
        head.setContentsMargins(4, 2, 4, 0)
        head.setSpacing(2)
        for button in self.modes.values():
            self._group.addButton(button)
            head.addWidget(button)
        head.addWidget(self.row, 1)
        for button in (self.before, self.after, self.whole):
            head.addWidget(button)
        for button in (*self.modes.values(), self.before, self.after, self.whole):
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for button in (*self.modes.values(), self.whole):
            button.setCheckable(True)
        self.before.setIcon(icon("chevron-left"))
        self.after.setIcon(icon("chevron-right"))
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 8, 3)
        foot.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for button in self.modes.values():
            button.toggled.connect(self._draw)
        self.before.clicked.connect(partial(self._choose, -1))
        self.after.clicked.connect(partial(self._choose, 1))
        self.whole.clicked.connect(self._on_whole)
        self.canvas.pointed.connect(self._say)
        numbers = Numbers(self, self.canvas.spots, reachable=self.canvas.reachable, keys=self.canvas)
        numbers.over(self.canvas, found=self.canvas.spot_under)
        self.explain_requested.connect(self._on_explained)

    @property
    def mode(self) -> Mode:
        """Which values are drawn."""
        return next(name for name, button in self.modes.items() if button.isChecked())

    def show_scene(self, scene: Scene) -> None:
        self._rows = scene.rows

    def show_part(self, part: Part) -> None:
        assert isinstance(part, NetworkPart)
        self._part = part
        self.whole.setChecked(part.row is None)
        for button in (self.before, self.after):
            button.setEnabled(part.row is not None)
        self._draw()

    def retranslate(self) -> None:
        words = {"forward": self.tr("forward"), "backward": self.tr("backward"), "both": self.tr("both")}
        for name, button in self.modes.items():
            button.setText(words[name])
        self.modes["forward"].setToolTip(self.tr("Values from left to right: scores z and activations, in blue"))
        self.modes["backward"].setToolTip(self.tr("Slopes of the cost from right to left, in vermilion"))
        self.modes["both"].setToolTip(self.tr("Values forward and backward"))
        self.before.setToolTip(self.tr("The row before"))
        self.after.setToolTip(self.tr("The next row"))
        self.whole.setText(self.tr("all rows"))
        self.whole.setToolTip(self.tr("All rows together: the slopes are those that the update uses"))
        self.canvas.setAccessibleName(self.tr("Network with its values; arrow keys point at nodes"))
        self._draw()

    def restyle(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if self._part is not None:
            self.canvas.show_part(self._part, self.mode)
            self._say()

    def _say(self) -> None:
        """The row, and what is pointed at."""
        part, hot = self._part, self.canvas.hot
        if part is None:
            return
        if part.row is None:
            self.row.set_text(self.tr("{rows} rows").format(rows=f"{self._rows:,}"))
        else:
            row = self.tr("row {row}").format(row=f"{part.row + 1:,}")
            x = ", ".join(text.whole_number(float(value)) for value in part.activations[0][0])
            self.row.set_text(f"{row}: x = ({x})", row)
        if hot.at is not None:
            self.said.set_color("text")
            self.said.set_text(self._of_node(part, hot.at))
        elif hot.on is not None:
            self.said.set_color("text")
            self.said.set_text(self._of_edge(part, hot.on))
        else:
            self.said.set_color("muted")
            self.said.set_text(*self._legend(part))
        self.canvas.setAccessibleDescription(self.said.text())

    def _legend(self, part: NetworkPart) -> tuple[str, ...]:
        """How the picture is read."""
        forward, backward = self.tr("blue: forward"), self.tr("{sign} vermilion: backward").format(sign=text.BACK)
        lines = self.tr("thick: large |w|"), self.tr("dashed: w < 0")
        arrow = self.tr("↑↓ next update") if part.row is None else self.tr("↑↓ where this row pulls")
        pieces = {
            "forward": (forward, *lines),
            "backward": (backward, *lines, arrow),
            "both": (forward, backward, *lines, arrow),
        }[self.mode]
        return tuple("   ".join(pieces[:count]) for count in range(len(pieces), 0, -1))

    def _of_node(self, part: NetworkPart, node: Node) -> str:
        """All numbers of a node."""
        layer, unit = node
        name = text.node_name(part, node)
        if unit == part.widths[layer]:
            return self.tr("bias: always 1")
        values = ", ".join(figures.figure(float(row[unit])) for row in part.activations[layer])
        if layer == 0:
            return f"{name} = {values}"
        scores = ", ".join(figures.figure(float(row[unit])) for row in part.scores[layer - 1])
        of = "cost" if part.row is None else "E"
        said = [f"{name}:  z = {scores}", f"a = {values}"]
        if layer < len(part.widths) - 1 and part.row is not None:
            said.append(f"∂{of}/∂a = {figures.figure(float(part.behind_outputs[layer - 1][unit]))}")
        said.append(f"∂{of}/∂z = {figures.figure(float(part.behind[layer - 1][unit]))}")
        return "   ".join(said)

    def _of_edge(self, part: NetworkPart, edge: Edge) -> str:
        """All numbers of an edge."""
        name, slope = text.edge_name(part, edge), text.slope_of(part, edge)
        of = "cost" if part.row is None else "E"
        said = [f"{name} = {figures.figure(text.weight_of(part, edge))}", f"∂{of}/∂{name} = {figures.figure(slope)}"]
        if part.row is None:
            said.append(self.tr("next update {move}").format(move=figures.figure(-part.rate * slope)))
        return "   ".join(said)

    def _choose(self, by: int) -> None:
        if self._part is not None and self._part.row is not None:
            self.look_requested.emit({"sample": (self._part.row + by) % self._rows})

    def _on_whole(self, checked: bool) -> None:
        self.look_requested.emit({"whole": checked})

    def _on_explained(self, key: tuple[str, ...] | None, _rect: object) -> None:
        if key is not None:
            self.canvas.point_at_key(key)
        elif not self.canvas.underMouse():
            self.canvas.point_at_key(None)
