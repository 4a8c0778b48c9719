"""One lecture: its labs in a row on top, the chosen one below. A lab's page is made when it is first chosen."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import Load
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from gui import icons, language, style, theme
from gui.class_info import Stop, class_parts
from gui.class_path import ClassPath
from gui.keys import calm_focus, keep_keys
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.live_widget import LiveWidget
from gui.settings import Settings
from gui.turns import TurnKeeper


class LectureTab(LiveWidget):
    """The labs of one lecture.

    Signals:
        lab_shown: the name of the lab now on screen.
        answers_requested: hide the answers of cards, or show them.
        visit_requested: a `Visit`: a lab, perhaps of another lecture, to open.
        lesson_told: the Lesson of a lab's run so far, to be kept in a file.
    """

    lab_shown = Signal(str)
    answers_requested = Signal(bool)
    visit_requested = Signal(object)
    lesson_told = Signal(object)

    def __init__(self, labs: tuple[Lab, ...], keeper: TurnKeeper, settings: Settings) -> None:
        super().__init__()
        self.labs = {lab.name: lab for lab in labs}
        self._keeper = keeper
        self._settings = settings
        self._pages: dict[str, LabPage] = {}
        self._asleep: list[LabPage] = []
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        parts = class_parts(next(iter(labs)).lecture)
        self.path = ClassPath(parts) if parts else None
        self.answers_hidden = False
        self.lesson = QToolButton()
        self.story = QToolButton()
        self.sets = QToolButton()
        self._sets_menu = QMenu(self.sets)
        self._label = QLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        row.setSpacing(4)
        row.addWidget(self.story)
        row.addSpacing(8)
        row.addWidget(self._label)
        for name in self.labs:
            button = QToolButton()
            button.setObjectName("lab_button")
            button.setCheckable(True)
            self._buttons[name] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.lesson)
        row.addWidget(self.sets)
        self.lesson.setCheckable(True)
        for tool in (self.story, self.lesson, self.sets):
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.sets.setMenu(self._sets_menu)
        self.sets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        top = QWidget()
        top.setObjectName("lab_row")
        top.setLayout(row)
        self.lesson.setVisible(self.path is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        if self.path is not None:
            self.path.hide()
            column.addWidget(self.path)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked, name=name: self.show_lab(name))
        self.story.clicked.connect(lambda: self.page.toggle_story())
        self.lesson.clicked.connect(self._show_class)
        if self.path is not None:
            self.path.stop_requested.connect(self._on_stop)
            self.path.answers_requested.connect(self.answers_requested)
        calm_focus(self)
        for button in self._buttons.values():
            keep_keys(button, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        self._sets_menu.aboutToShow.connect(self._fill_sets)
        self._sets_menu.triggered.connect(lambda action: self.page.open_set(str(action.data())))

    @property
    def page(self) -> LabPage:
        """The page on screen."""
        page = self._stack.currentWidget()
        assert isinstance(page, LabPage)
        return page

    @property
    def shown(self) -> bool:
        """Whether a lab has been shown in this tab yet."""
        return bool(self._pages)

    def show_lab(self, name: str | None = None, lesson: Lesson | None = None) -> LabPage:
        """Show a lab, made now if it was not shown before; the first one when none is named."""
        if name is None:
            name = self.page.lab.name if self._pages else next(iter(self.labs))
        if name in self._pages:
            if lesson is not None:
                self._pages[name].send(Load(lesson))
        else:
            kept = self._settings.now
            page = LabPage(self.labs[name], lesson, kept.progress.get(name, ""), frozenset(kept.done.get(name, ())))
            page.story_moved.connect(lambda step, name=name: self._settings.remember_step(name, step))
            page.hide_answers(self.answers_hidden)
            page.views_changed.connect(lambda page=page: calm_focus(page))
            page.visit_requested.connect(self.visit_requested)
            page.engine.lesson_told.connect(self.lesson_told)
            for news in (page.story_shown, page.story_moved, page.story_completed):
                news.connect(self._point_at_story)
            calm_focus(page)
            if self.path is not None:
                page.story_moved.connect(lambda step, name=name, path=self.path: path.show_place(name, step))
            page.story_completed.connect(lambda step, name=name: self._settings.remember_done(name, step))
            self._pages[name] = page
            self._stack.addWidget(page)
            self._keeper.add(page.engine)
            if not self._asleep:
                self._keeper.frame_painted.connect(self._on_painted)
            self._asleep.append(page)
        self._buttons[name].setChecked(True)
        self._stack.setCurrentWidget(self._pages[name])
        self._keeper.show(self._pages[name].engine)
        self._point_at_story()
        self.lab_shown.emit(name)
        return self._pages[name]

    @Slot()
    def _on_painted(self) -> None:
        """The first frame of a new page is on screen: its story can take its time now."""
        self._keeper.frame_painted.disconnect(self._on_painted)
        QTimer.singleShot(0, self._wake)

    def _wake(self) -> None:
        while self._asleep:
            self._asleep.pop().story.wake()

    def show_lab_at(self, place: int) -> None:
        """Show the lab with this number, from 0, where there is one."""
        if place < len(self.labs):
            self.show_lab(list(self.labs)[place])

    def hide_answers(self, hidden: bool) -> None:
        """Hide the answers of all cards of this lecture, or show them."""
        self.answers_hidden = hidden
        if self.path is not None:
            self.path.show_answers(hidden=hidden)
        for page in self._pages.values():
            page.hide_answers(hidden)

    def toggle_class(self) -> None:
        """Open the path of the class, or put it away."""
        if self.path is not None:
            self._show_class(not self.path.isVisible())

    def _show_class(self, shown: bool) -> None:
        assert self.path is not None
        self.lesson.setChecked(shown)
        self.restyle()
        self.path.setVisible(shown)
        if shown:
            self.path.show_place(self.page.lab.name, self.page.story.step.id)
            # In class nobody sees an answer before it is asked for.
            self.answers_requested.emit(True)

    def show_story(self, name: str, step: str) -> LabPage:
        """Show a lab at a story step, set up as the step wants it."""
        page = self.show_lab(name)
        page.show_story()
        page.story.go_to(step)
        if not page.story.step.setup.empty:
            page.desk.set_up()
        return page

    @Slot()
    def _point_at_story(self) -> None:
        """Where the story is out of sight, a learner who has not begun it is shown where it is."""
        waits = self.shown and self.page.story_waits
        self.story.setStyleSheet(style.standing_out(theme.current()) if waits else "")
        self.story.setIcon(icons.icon("book-open", "on_accent" if waits else "text"))

    def _on_stop(self, stop: Stop) -> None:
        page = self.show_story(stop.lab, stop.step)
        for card in page.cards.cards:
            if card.id == stop.card:
                page.cards.open(card)

    def _fill_sets(self) -> None:
        self._sets_menu.clear()
        if not self.shown:
            return
        for entry in lab_info(self.page.lab.name).sets:
            action = self._sets_menu.addAction(entry.title[language.current()])
            action.setData(entry.id)
            action.setCheckable(True)
            action.setChecked(entry.rows == self.page.views.rows)

    def restyle(self) -> None:
        side = theme.point_size() + 5
        tools = ((self.story, "book-open"), (self.lesson, "presentation"), (self.sets, "layout-grid"))
        for button, name in tools:
            button.setIcon(icons.icon(name, "on_accent" if button.isChecked() else "text"))
            button.setIconSize(QSize(side, side))
        self._point_at_story()

    def retranslate(self) -> None:
        self._label.setText(self.tr("Lab:"))
        self.story.setText(self.tr("Story"))
        self.story.setToolTip(self.tr("Show or hide the story"))
        self.lesson.setText(self.tr("Class"))
        self.lesson.setToolTip(self.tr("Fifty minutes through this lecture (C)"))
        self.sets.setText(self.tr("Views"))
        self.sets.setToolTip(self.tr("Open a set of views"))
        for name, button in self._buttons.items():
            info = lab_info(name)
            button.setText(info.title[language.current()])
            button.setToolTip(info.summary[language.current()])
