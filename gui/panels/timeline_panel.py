"""The strip of years: where the walk stands in words and in a picture, and buttons that open the labs showing it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine import catalogue
from engine.core.commands import Seek, Step
from engine.core.frames import Part
from engine.core.parts_timeline import Door, TimelinePart
from gui import icons, language, theme
from gui.elided_label import ElidedLabel
from gui.lab_info import lab_info, lecture_title
from gui.panels.panel import Panel
from gui.panels.timeline_picture import TimelinePicture
from gui.panels.timeline_strip import TimelineStrip
from gui.panels.timeline_words import Headings, TimelineWords
from gui.visit import Visit

_MOST_DOORS = 2


class TimelinePanel(Panel):
    """Draws `TimelinePart`. A click on a year goes there; a button opens a lab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: TimelinePart | None = None
        self._there = frozenset(catalogue.names())
        self.strip, self.words, self.picture = TimelineStrip(), TimelineWords(), TimelinePicture()
        self.doors = tuple(QPushButton() for _ in range(_MOST_DOORS))
        self.see = ElidedLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.words, 8)
        middle.addWidget(self.picture, 5)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 8)
        foot.setSpacing(8)
        for door in self.doors:
            door.setAutoDefault(False)
            foot.addWidget(door)
        self.see.set_color("muted")
        foot.addWidget(self.see, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.strip)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.strip.chosen.connect(self._on_chosen)
        for place, door in enumerate(self.doors):
            door.clicked.connect(lambda _checked, place=place: self._on_door(place))

    def show_part(self, part: Part) -> None:
        """Show where the walk stands."""
        assert isinstance(part, TimelinePart)
        self._part = part
        self._write()

    def shown_doors(self) -> tuple[Door, ...]:
        """The labs that can be opened from here: those that there are."""
        doors = self._part.entry.doors if self._part is not None else ()
        return tuple(door for door in doors if door.lab in self._there)[:_MOST_DOORS]

    def _write(self) -> None:
        part = self._part
        if part is None:
            return
        self.strip.show_part(part)
        self.words.show_entry(part.entry, Headings(self.tr("Now possible"), self.tr("Still missing")))
        self.picture.show_part(part)
        said, doors = language.current(), self.shown_doors()
        for place, button in enumerate(self.doors):
            button.setVisible(place < len(doors))
            if place < len(doors):
                lab = doors[place].lab
                title = lab_info(lab).title[said]
                button.setText(f"{lecture_title(catalogue.lecture_of(lab), said)} · {title}")
                button.setToolTip(doors[place].see.in_language(said))
                button.setAccessibleName(self.tr("Open the lab {title}").format(title=title))
        self.see.set_text(doors[0].see.in_language(said) if doors else "")

    def _on_chosen(self, index: int) -> None:
        if self._part is not None and index != self._part.at:
            on = index - self._part.at
            # A walk seeks only where it has been.
            self.command_requested.emit(Step(on) if on > 0 else Seek(index))

    def _on_door(self, place: int) -> None:
        doors = self.shown_doors()
        if place < len(doors):
            self.visit_requested.emit(Visit(doors[place].lab, story=doors[place].story))

    def restyle(self) -> None:
        side = theme.point_size() + 4
        for door in self.doors:
            door.setIcon(icons.icon("play", "accent"))
            door.setIconSize(QSize(side, side))
            door.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._write()

    def retranslate(self) -> None:
        self.strip.setAccessibleName(self.tr("Years from 1943 to 2015"))
        self.words.setAccessibleName(self.tr("What was new in this year"))
        self._write()
