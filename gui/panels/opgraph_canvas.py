"""A computational graph that can be worked: fields lie on nodes whose number is asked for or changed by hand.

Up and down choose a node that can be worked, Enter changes its value, or opens or folds its sigmoid.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from engine.core.parts_graph import GraphNode, OpGraphPart
from gui import theme
from gui.card_forms import parsed
from gui.fonts import tabular
from gui.hover import Spot
from gui.keys import keep_keys
from gui.panels.canvas import Canvas
from gui.panels.opgraph_geometry import Geometry, arrange, fitting_font, least_size, local_label
from gui.panels.opgraph_paint import GraphPainter
from gui.panels.opgraph_text import typed

_WORKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OpGraphCanvas(Canvas):
    """Draws `OpGraphPart`.

    Signals:
        value_set: (knob, number) that an input shall have.
        turned: sigmoids are to be opened or folded.
        filled: (name of the node with ∂ before it for a gradient, number) that was entered.
    """

    value_set = Signal(str, float)
    turned = Signal()
    filled = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: OpGraphPart | None = None
        self._chosen = ""
        self._editing = ""
        self._fields: dict[str, QLineEdit] = {}
        self.open_words = self.fold_words = self.change_words = ""
        self.edit = self._field("graph_input")
        self.edit.hide()
        self.edit.returnPressed.connect(self._on_edited)
        self.edit.editingFinished.connect(self._close_edit)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        keep_keys(self, _WORKED)

    def show_part(self, part: OpGraphPart) -> None:
        """Draw `part`."""
        self._part = part
        if self._chosen not in {node.name for node in part.nodes}:
            self._chosen = ""
        self._describe(part)
        least = self.minimumSizeHint()
        if self.minimumSize() != least:
            self.setMinimumSize(least)
        self._place_fields()
        self.update()

    def clear(self) -> None:
        """Another run: no field keeps what was entered."""
        self.edit.hide()
        for field in self._fields.values():
            field.clear()

    # ── where things are

    def box_of(self, name: str) -> QRectF:
        """The box of a node, in pixels of this widget."""
        return self._geometry().boxes[self._index(name)]

    def field_of(self, name: str) -> QLineEdit:
        """The field on the node `name`, ∂ before it for its gradient."""
        return self._fields[name]

    def present_rect(self) -> QRect:
        """The node that has just been computed; nothing at the start."""
        if self._part is None or self._part.present is None:
            return QRect()
        return self._geometry().boxes[self._part.present].toAlignedRect()

    def spots(self) -> list[Spot]:
        """All numbers that can be asked where they come from."""
        part = self._part
        if part is None:
            return []
        at, found = self._geometry(), []
        for k, node in enumerate(part.nodes):
            if node.value is not None:
                found.append(Spot(("value", node.name), self, _inner(at.value_box(k))))
            if node.gradient is not None:
                found.append(Spot(("gradient", node.name), self, _inner(at.gradient_box(k))))
        return [*found, *self._edge_spots(part, at)]

    def _edge_spots(self, part: OpGraphPart, at: Geometry) -> list[Spot]:
        """The local derivatives that stand on edges."""
        found, metrics = [], QFontMetricsF(self._font())
        for user, node in enumerate(part.nodes):
            for slot, (used, local) in enumerate(zip(node.inputs, node.locals, strict=True)):
                if local is not None:
                    box = at.edge_label(user, used, metrics.horizontalAdvance(local_label(local)))
                    if box is not None:
                        found.append(Spot(("local", node.name, str(slot)), self, box.toAlignedRect()))
        return found

    def _index(self, name: str) -> int:
        assert self._part is not None
        return next(k for k, node in enumerate(self._part.nodes) if node.name == name)

    def _font(self) -> QFont:
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        return font if self._part is None else fitting_font(self._part, self.width(), self.height(), font)

    def _geometry(self) -> Geometry:
        assert self._part is not None
        return arrange(self._part, self.width(), self.height(), self._font())

    def _describe(self, part: OpGraphPart) -> None:
        if part.formula:
            self.setAccessibleDescription(" ".join(part.formula))

    # ── fields

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName(name)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setTextMargins(0, 0, 0, 0)
        return field

    def _place_fields(self) -> None:
        """One field for each number that is asked for; the others are put away."""
        part = self._part
        if part is None:
            return
        at, font = self._geometry(), self._font()
        asked = {_name(node): k for k, node in enumerate(part.nodes) if node.asked}
        for name in self._fields.keys() - asked.keys():
            self._fields[name].hide()
            self._fields[name].clear()
        before: QWidget = self
        for name, k in asked.items():
            field = self._fields.get(name) or self._made(name)
            field.setFont(font)
            box = at.gradient_box(k) if part.nodes[k].of_gradient else at.value_box(k)
            field.setGeometry(box.adjusted(2, 0, -2, 0).toAlignedRect())
            _colour(field, part.nodes[k].right)
            field.show()
            QWidget.setTabOrder(before, field)
            before = field
        if self.edit.isVisible() and self._editing:
            self.edit.setFont(font)
            self.edit.setGeometry(at.value_box(self._index(self._editing)).toAlignedRect())

    def _made(self, name: str) -> QLineEdit:
        field = self._fields[name] = self._field(f"fill {name}")
        field.setPlaceholderText("?")
        field.setAccessibleName(name)
        field.editingFinished.connect(lambda: self._on_filled(name))
        field.returnPressed.connect(lambda: self._go_on(name))
        return field

    def _on_filled(self, name: str) -> None:
        number = parsed(self._fields[name].text())
        if number is not None:
            self.filled.emit(name, number)

    def _go_on(self, name: str) -> None:
        """After Enter the next empty field has the keyboard."""
        names = [other for other, field in self._fields.items() if field.isVisible() and other != name]
        empty = [other for other in names if not self._fields[other].text()]
        if empty:
            self._fields[empty[0]].setFocus()

    def _open_edit(self, name: str) -> None:
        """Let the learner type another value for an input."""
        node = self._node(name)
        if node is None or node.value is None or not node.knob:
            return
        self._editing = name
        self.edit.setText(typed(node.value))
        self.edit.show()
        self._place_fields()
        self.edit.setFocus()
        self.edit.selectAll()

    def _on_edited(self) -> None:
        node, number = self._node(self._editing), parsed(self.edit.text())
        if node is not None and number is not None and number != node.value:
            self.value_set.emit(node.knob, number)
        self.setFocus()

    def _close_edit(self) -> None:
        self.edit.hide()

    # ── what can be worked

    def _node(self, name: str) -> GraphNode | None:
        nodes = self._part.nodes if self._part is not None else ()
        return next((node for node in nodes if node.name == name), None)

    def _at(self, position: QPointF) -> GraphNode | None:
        """The node under the mouse."""
        if self._part is None:
            return None
        boxes = self._geometry().boxes
        return next((node for node, box in zip(self._part.nodes, boxes, strict=True) if box.contains(position)), None)

    def _work(self, node: GraphNode) -> None:
        if node.turns:
            self.turned.emit()
        elif node.knob:
            self._open_edit(node.name)

    def _choose(self, by: int) -> None:
        names = [node.name for node in self._part.nodes if node.turns or node.knob] if self._part is not None else []
        if names:
            place = names.index(self._chosen) + by if self._chosen in names else (0 if by > 0 else -1)
            self._chosen = names[place % len(names)]
            self.update()

    # ── Qt

    def minimumSizeHint(self) -> QSize:
        if self._part is None:
            return QSize(200, 120)
        font = tabular(self.font())
        font.setPointSizeF(theme.point_size())
        return least_size(self._part, font).toSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._part is None:
            return
        painter = QPainter(self)
        covered = frozenset(k for k, node in enumerate(self._part.nodes) if node.asked)
        chosen = self._index(self._chosen) if self._chosen and self.hasFocus() else None
        GraphPainter(painter, self._part, self._geometry(), self._font(), chosen, covered).paint()
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_fields()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        node = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and node is not None:
            self._work(node)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        node = self._at(event.position())
        turns, changes = node is not None and node.turns, node is not None and bool(node.knob)
        words = (self.fold_words if self._part and self._part.opened else self.open_words) if turns else ""
        self.setToolTip(words or (self.change_words if changes else ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor if turns or changes else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self._node(self._chosen)
        match event.key():
            case Qt.Key.Key_Up:
                self._choose(-1)
            case Qt.Key.Key_Down:
                self._choose(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if node is not None:
                self._work(node)
            case _:
                super().keyPressEvent(event)


def _name(node: GraphNode) -> str:
    """What the number that is asked of a node is called."""
    return f"∂{node.name}" if node.of_gradient else node.name


def _inner(box: QRectF) -> QRect:
    """A line of a node without what touches its neighbours."""
    return box.adjusted(4, 2, -4, -2).toAlignedRect()


def _colour(field: QLineEdit, right: bool | None) -> None:
    """What is right is done with; what is wrong stands in the colour of errors, beside a mark."""
    palette = QPalette(field.palette())
    ink = "text" if right is None else "good" if right else "error"
    palette.setColor(QPalette.ColorRole.Text, theme.current().color(ink))
    field.setPalette(palette)
    field.setReadOnly(bool(right))
