"""Fifty minutes of class as a slim strip: its parts as wide as they are long, where one is, and where one should be."""

import time
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui import icons, language, theme
from gui.class_info import ClassPart, Stop
from gui.live_widget import LiveWidget

_TICK_MS = 1000


class ClassPath(LiveWidget):
    """The strip, its clock, and whether answers are hidden. It begins with the first part when it is first shown.

    Signals:
        stop_requested: the Stop to go to.
        answers_requested: hide the answers, or show them.
    """

    stop_requested = Signal(object)
    answers_requested = Signal(bool)

    def __init__(self, parts: tuple[ClassPart, ...], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._parts = parts
        self._clock = clock
        self._stops = [(index, stop) for index, part in enumerate(parts) for stop in part.stops]
        self._place = 0
        # Whether what the stop shows was on screen: a class begins with its first card, not with what follows it.
        self._reached = False
        self._began_s: float | None = None
        self._tick = QTimer(self, interval=_TICK_MS)
        self._strip = _Strip(parts)
        self.time = QToolButton()
        self.answers = QToolButton()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setObjectName("class_path")
        for button in (self.time, self.answers):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoRaise(True)
        self.answers.setCheckable(True)
        self.answers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.time)
        row.addWidget(self._strip, 1)
        row.addWidget(self.answers)

    def _connect(self) -> None:
        self._tick.timeout.connect(self._write_time)
        self._strip.part_chosen.connect(self._on_part)
        self.time.clicked.connect(self.begin)
        self.answers.clicked.connect(self.answers_requested)

    @property
    def stop(self) -> Stop:
        """Where the class is."""
        return self._stops[self._place][1]

    @property
    def part(self) -> ClassPart:
        """The part of the class that is on."""
        return self._parts[self._stops[self._place][0]]

    @property
    def minutes(self) -> float:
        """Minutes since the clock was started."""
        return 0.0 if self._began_s is None else (self._clock() - self._began_s) / 60

    def begin(self) -> None:
        """Start the clock at 0."""
        self._began_s = self._clock()
        self._write_time()

    def go(self, by: int) -> None:
        """To the next stop, or back to the one before; onward, first to the one that was not shown yet."""
        if by > 0 and not self._reached:
            by = 0
        place = min(max(self._place + by, 0), len(self._stops) - 1)
        if place != self._place or not self._reached:
            self._go_to(place)

    def show_place(self, lab: str, step: str) -> None:
        """The learner has gone to a step by themselves; where it is on the path, the class is there."""
        places = [place for place, (_, stop) in enumerate(self._stops) if (stop.lab, stop.step) == (lab, step)]
        if not places:
            return
        if (self.stop.lab, self.stop.step) != (lab, step):
            self._place = min(places, key=lambda place: abs(place - self._place))
            self._reached = False
            self._strip.show_place(self._stops[self._place][0], self.minutes)
        self._reached = self._reached or not self.stop.card

    def show_answers(self, *, hidden: bool) -> None:
        """Answers are hidden now, or shown."""
        self.answers.setChecked(hidden)
        self._write_answers()

    def part_area(self, index: int) -> QRectF:
        """Where a part is drawn, in pixels of the strip."""
        return self._strip.area(index)

    @property
    def strip(self) -> QWidget:
        """The drawn parts."""
        return self._strip

    def _go_to(self, place: int) -> None:
        self._place = place
        self._reached = True
        self._strip.show_place(self._stops[place][0], self.minutes)
        self.stop_requested.emit(self.stop)

    def _on_part(self, index: int) -> None:
        self._go_to(next(place for place, (part, _) in enumerate(self._stops) if part == index))

    def _write_time(self) -> None:
        seconds = int(self.minutes * 60)
        whole = sum(part.minutes for part in self._parts)
        self.time.setText(f"{seconds // 60:02d}:{seconds % 60:02d} / {whole}")
        self._strip.show_place(self._stops[self._place][0], self.minutes)

    def _write_answers(self) -> None:
        hidden = self.answers.isChecked()
        self.answers.setText(self.tr("Answers hidden") if hidden else self.tr("Answers shown"))
        self.answers.setIcon(icons.icon("eye-off" if hidden else "eye"))

    def restyle(self) -> None:
        self.answers.setIconSize(QSize(theme.point_size() + 5, theme.point_size() + 5))
        self._strip.updateGeometry()
        self._write_answers()

    def retranslate(self) -> None:
        self.time.setToolTip(self.tr("Time since the class began. Click: begin at 0"))
        self.answers.setToolTip(self.tr("Hide the answers of cards, or show them (H)"))
        self._strip.setAccessibleName(self.tr("Parts of the class; PgUp and PgDn go from step to step"))
        self._write_answers()
        self._write_time()
        self._strip.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._began_s is None:
            self.begin()
        self._write_time()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


class _Strip(QWidget):
    """The parts of the class beside each other, the present one lit, and a mark at the minute it is.

    Signals:
        part_chosen: number of the part that was clicked.
    """

    part_chosen = Signal(int)

    def __init__(self, parts: tuple[ClassPart, ...]) -> None:
        super().__init__()
        self._parts = parts
        self._here = 0
        self._minutes = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def show_place(self, here: int, minutes: float) -> None:
        """Light the part `here`, and mark the minute."""
        self._here, self._minutes = here, minutes
        self.update()

    def area(self, index: int) -> QRectF:
        """Where a part is drawn."""
        before = sum(part.minutes for part in self._parts[:index])
        return QRectF(self._x(before), 5, self._x(self._parts[index].minutes) - 2, self.height() - 5)

    def _x(self, minutes: float) -> float:
        whole = sum(part.minutes for part in self._parts)
        return self.width() * min(max(minutes / whole, 0.0), 1.0)

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        titles = [part.title for k, part in enumerate(self._parts) if self.area(k).contains(event.position())]
        self.setToolTip(titles[0][language.current()] if titles else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._parts)):
            if event.button() == Qt.MouseButton.LeftButton and self.area(index).contains(event.position()):
                self.part_chosen.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        now = language.current()
        for index, part in enumerate(self._parts):
            area = self.area(index)
            lit = index == self._here
            painter.setPen(colors.color("accent" if lit else "line"))
            painter.setBrush(colors.color("accent" if lit else "base"))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(colors.color("on_accent" if lit else "text"))
            words = f"{part.minutes}′ {part.title[now]}"
            room = int(area.width()) - 10
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        x = self._x(self._minutes)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("warning"))
        painter.drawPolygon(QPolygonF([QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x, 7)]))
