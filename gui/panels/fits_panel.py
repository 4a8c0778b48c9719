"""A straight line and an S-curve side by side over the same students, who are dragged, added and removed by hand.

Every change is another table for the engine; what is drawn is always what the engine has made of it.
"""

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.core.commands import SetData
from engine.core.frames import Part, Scene
from engine.core.lesson import TableData
from engine.core.parts_fits import FitsPart
from gui.hover import Numbers, Spot
from gui.keys import keep_keys
from gui.panels.fits_bar import FitsBar
from gui.panels.model_view import ModelView
from gui.panels.panel import Panel
from gui.panels.student_rows import STEP, Rows, on_step, rows_of, table

_REACH_PX = 22.0
_FAST = 10  # steps of an arrow key with Shift
# Held at the right edge a student walks on, and the axis with him.
_EDGE, _TICK_MS = 0.985, 30
_MIDDLE = 0.5
_WIDE = 0.85
_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Insert, Qt.Key.Key_Plus, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space,
)  # fmt: skip


class FitsPanel(Panel):
    """Draws `FitsPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: FitsPart | None = None
        self._limit = 0.0
        self._axis, self._classes = "x", ("0", "1")
        # Whether the mouse is down, the row that it has taken, and where that is wanted.
        self._down = False
        self._dragged: int | None = None
        self._wanted = (0.0, 0.0)
        # Students who are on their way: the next press of a key goes on from here, whatever is drawn as yet.
        self._asked: Rows | None = None
        self._walk = QTimer(self, interval=_TICK_MS)
        self.line, self.curve = ModelView("line"), ModelView("curve")
        self.bar = FitsBar()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._beside.setSpacing(14)
        self._beside.addWidget(self.line, 1)
        self._beside.addWidget(self.curve, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(6)
        column.addLayout(self._beside, 1)
        column.addWidget(self.bar)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keep_keys(self, _KEYS)

    def _connect(self) -> None:
        for view in (self.line, self.curve):
            view.plot.pointed.connect(self._on_pointed)
            view.plot.lifted.connect(self._on_lifted)
            view.plot.pressed_twice.connect(self._on_pressed_twice)
            view.plot.pressed_right.connect(self._on_pressed_right)
        self.bar.hours_set.connect(self._on_hours_set)
        self.bar.flip_wanted.connect(self._flip)
        self.bar.add_wanted.connect(self._add)
        self.bar.remove_wanted.connect(self._remove)
        self._walk.timeout.connect(self._on_walk)
        numbers = Numbers(self, self._spots)
        numbers.over(*(label for view in (self.line, self.curve) for label in (view.score, view.row)))

    def show_scene(self, scene: Scene) -> None:
        if not isinstance(scene.lesson.data, TableData):
            self._asked = None
        if scene.columns and len(scene.classes) == 2:
            words = (scene.columns[0], (scene.classes[0], scene.classes[1]))
            if words != (self._axis, self._classes):
                self._axis, self._classes = words
                self._write_words()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, FitsPart)
        self._part = part
        if self._asked == rows_of(part):
            self._asked = None
        # Under the hand the axis stays; it only gives way at its end.
        self._limit = part.limit if self._dragged is None else max(self._limit, self._wanted[0] / _EDGE)
        self._draw()

    def _draw(self) -> None:
        if self._part is not None:
            for view in (self.line, self.curve):
                view.show_part(self._part, self._limit)
            self.bar.show_part(self._part)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("A line and an S-curve over the same students"))
        self._write_words()

    def _write_words(self) -> None:
        for view in (self.line, self.curve):
            view.plot.set_labels(left="H", bottom=self._axis)
            view.show_classes(self._classes)
        self.bar.show_words(self._axis, self._classes)

    def _spots(self) -> list[Spot]:
        return [*self.line.spots(), *self.curve.spots()]

    # ── changes

    def _rows(self) -> Rows:
        assert self._part is not None
        return rows_of(self._part) if self._asked is None else list(self._asked)

    def _give(self, rows: Rows, sample: int) -> None:
        """Ask for the fits to these rows."""
        assert self._part is not None
        self._asked = None
        self.command_requested.emit(SetData(table(rows, self._part.columns)))
        self._choose(sample)

    def _choose(self, sample: int) -> None:
        if self._part is not None and sample != self._part.sample:
            self.look_requested.emit({"sample": sample})

    def _place(self, sample: int, x: float, y: float) -> None:
        """Put a student somewhere, on half an hour."""
        assert self._part is not None
        x = on_step(x, self._part.most)
        rows = self._rows()
        if sample < len(rows) and rows[sample] != (x, y):
            same_side = rows[sample][1] == y
            rows[sample] = (x, y)
            # Only what cannot be refused is sure to come.
            self._give(rows, sample)
            self._asked = rows if same_side and rows_of(self._part) != rows else None

    def _move(self, by: float) -> None:
        if self._part is not None:
            x, y = self._rows()[self._part.sample]
            self._place(self._part.sample, x + by, y)

    def _flip(self) -> None:
        if self._part is not None:
            rows, sample = self._rows(), self._part.sample
            rows[sample] = (rows[sample][0], 1.0 - rows[sample][1])
            self._give(rows, sample)

    def _add(self) -> None:
        """One more like the chosen one, an hour further."""
        if self._part is not None:
            x, y = self._rows()[self._part.sample]
            self._add_at(x + 1 if x + 1 <= self._part.most else x - 1, y)

    def _add_at(self, x: float, y: float) -> None:
        rows = self._rows()
        self._give([*rows, (x, y)], len(rows))

    def _remove(self) -> None:
        if self._part is not None:
            self._remove_at(self._part.sample)

    def _remove_at(self, sample: int) -> None:
        assert self._part is not None
        rows, chosen = self._rows(), self._part.sample
        if len(rows) > 2:
            del rows[sample]
            # The same student stays chosen; of the last one the engine knows that it is gone.
            self._give(rows, chosen - (sample < chosen))

    # ── mouse

    def _near(self, point: QPointF) -> int | None:
        """The student under the mouse."""
        plot = self.line.plot
        pressed = plot.to_pixels(point.x(), point.y())
        away = [(plot.to_pixels(x, y) - pressed).manhattanLength() for x, y in self._rows()]
        nearest = min(range(len(away)), key=away.__getitem__)
        return nearest if away[nearest] <= _REACH_PX else None

    def _on_pointed(self, point: QPointF) -> None:
        if self._part is None:
            return
        if not self._down:
            self._down = True
            self._take(self._near(point))
        elif self._dragged is not None:
            self._drag(self._dragged, point)

    def _take(self, near: int | None) -> None:
        if near is not None:
            self._dragged, self._wanted = near, self._rows()[near]
            self._choose(near)

    def _drag(self, row: int, point: QPointF) -> None:
        if point.x() > _EDGE * self._limit:
            self._wanted = (self._wanted[0], float(point.y() > _MIDDLE))
            if not self._walk.isActive():
                self._walk.start()
            return
        self._walk.stop()
        self._wanted = (point.x(), float(point.y() > _MIDDLE))
        self._place(row, *self._wanted)

    def _on_walk(self) -> None:
        """Half an hour further, and the axis with it."""
        if self._part is None or self._dragged is None:
            self._walk.stop()
            return
        x, y = self._wanted
        self._wanted = (min(max(x, _EDGE * self._limit) + STEP, self._part.most), y)
        self._limit = max(self._limit, self._wanted[0] / _EDGE)
        self._place(self._dragged, *self._wanted)

    def _on_lifted(self) -> None:
        self._walk.stop()
        self._down = False
        if self._dragged is not None and self._part is not None:
            self._dragged = None
            self._limit = self._part.limit
            self._draw()

    def _on_pressed_twice(self, point: QPointF) -> None:
        if self._part is not None and self._near(point) is None and 0 <= point.x() <= self._part.most:
            self._add_at(on_step(point.x(), self._part.most), float(point.y() > _MIDDLE))

    def _on_pressed_right(self, point: QPointF) -> None:
        near = self._near(point) if self._part is not None else None
        if near is not None:
            self._remove_at(near)

    def _on_hours_set(self, hours: float) -> None:
        if self._part is not None:
            rows, sample = self._rows(), self._part.sample
            rows[sample] = (hours, rows[sample][1])
            self._give(rows, sample)

    # ── Qt

    def show_focus(self, focused: bool) -> None:
        for view in (self.line, self.curve):
            view.plot.show_focus(focused)

    def hideEvent(self, event: QHideEvent) -> None:
        self._on_lifted()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.height()
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._part is None:
            super().keyPressEvent(event)
            return
        last, sample = len(self._part.x) - 1, self._part.sample
        by = STEP * (_FAST if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        match Qt.Key(event.key()):
            case Qt.Key.Key_Up:
                self._choose(max(sample - 1, 0))
            case Qt.Key.Key_Down:
                self._choose(min(sample + 1, last))
            case Qt.Key.Key_Home:
                self._choose(0)
            case Qt.Key.Key_End:
                self._choose(last)
            case Qt.Key.Key_Left:
                self._move(-by)
            case Qt.Key.Key_Right:
                self._move(by)
            case Qt.Key.Key_Space:
                self._flip()
            case Qt.Key.Key_Insert | Qt.Key.Key_Plus:
                self._add()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self._remove()
            case _:
                super().keyPressEvent(event)
