"""The window: a tab for each lecture, language, theme and full screen on the right, banners on top."""

from dataclasses import replace

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from engine import catalogue
from engine.core.commands import Load
from engine.core.experiment import Kind
from engine.core.lesson import Lesson
from gui import language
from gui.banner import Banner
from gui.errors import Reporter
from gui.file_desk import FileDesk
from gui.key_deeds import KeyDeeds
from gui.keys import calm_focus, keep_keys
from gui.lab_info import lecture_title
from gui.lab_page import LabPage
from gui.lecture_tab import LectureTab
from gui.settings import Settings
from gui.top_bar import TopBar
from gui.turns import TurnKeeper
from gui.visit import Visit


class MainWindow(QMainWindow):
    """Everything on screen. What stands in a tab is made, and its labs are imported, when it is first shown.

    Attributes:
        tabs: the lectures that have been shown, by name.

    Signals:
        lab_shown: the LabPage now on screen.
    """

    lab_shown = Signal(object)

    def __init__(self, settings: Settings, reporter: Reporter) -> None:
        super().__init__()
        self._settings = settings
        self.keeper = TurnKeeper(self)
        self.keeper.watch(self)
        self.keeper.hidden_run = settings.now.hidden_tabs_run
        self.tab_bar = QTabBar()
        self._stack = QStackedWidget()
        self.banner = Banner(can_reset=False)
        self.top = TopBar(settings)
        self.tabs: dict[str, LectureTab] = {}
        self.answers_hidden = False
        self._reporter = reporter
        self._lay_out()
        self.files = FileDesk(self)
        self.deeds = KeyDeeds(self)
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setUsesScrollButtons(True)
        for lecture in catalogue.lectures():
            self.tab_bar.setTabData(self.tab_bar.addTab(""), lecture)
        self.top.add_tabs(self.tab_bar)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(central)
        self.setMinimumSize(900, 600)
        self.resize(1600, 900)

    def _connect(self) -> None:
        self.tab_bar.currentChanged.connect(self._on_tab)
        self._reporter.failed.connect(self.banner.show_failure)
        self.top.full_screen_requested.connect(self.toggle_full_screen)
        self.top.hidden_run_changed.connect(self._on_hidden_run)
        self.top.save_requested.connect(self.files.save)
        self.top.open_requested.connect(self.files.open)
        # Later, when the menu is gone and its button is drawn as it is at rest.
        self.top.picture_requested.connect(self.files.picture, Qt.ConnectionType.QueuedConnection)
        keep_keys(self.tab_bar, (Qt.Key.Key_Left, Qt.Key.Key_Right))
        calm_focus(self.top)

    @property
    def tab(self) -> LectureTab:
        """The lecture on screen."""
        tab = self._stack.currentWidget()
        assert isinstance(tab, LectureTab)
        return tab

    @property
    def page(self) -> LabPage:
        """The lab on screen."""
        return self.tab.page

    def open_lab(self, name: str, lesson: Lesson | None = None) -> LabPage:
        """Show the lab `lecture/lab`, begun with `lesson` where one is given."""
        lecture = catalogue.lecture_of(name)
        tab = self._opened(lecture)
        tab.show_lab(name, lesson)
        # Last: a tab that comes to the front shows its first lab where it has shown none.
        self.tab_bar.setCurrentIndex(catalogue.lectures().index(lecture))
        return self.page

    def _opened(self, lecture: str) -> LectureTab:
        """The tab of `lecture` on screen, made now if it was not shown before."""
        if lecture not in self.tabs:
            tab = LectureTab(catalogue.labs_of(lecture), self.keeper, self._settings)
            tab.lab_shown.connect(self._on_lab_shown)
            tab.answers_requested.connect(self.hide_answers)
            tab.visit_requested.connect(self.visit)
            # Later, when the turn is over: a dialog would hold it.
            tab.lesson_told.connect(self.files.keep, Qt.ConnectionType.QueuedConnection)
            tab.hide_answers(self.answers_hidden)
            self.tabs[lecture] = tab
            self._stack.addWidget(tab)
        self._stack.setCurrentWidget(self.tabs[lecture])
        return self.tabs[lecture]

    @Slot(object)
    def visit(self, visit: Visit) -> None:
        """Open the lab that a view of another one asks for. A lab that is not there is left alone."""
        if visit.lab not in catalogue.names():
            return
        page = self.open_lab(visit.lab)
        if visit.story:
            self.tab.show_story(visit.lab, visit.story)
        lesson = visit.lesson(page.lab)
        if lesson is not None:
            page.send(Load(lesson))

    @Slot(bool)
    def hide_answers(self, hidden: bool) -> None:
        """Hide the answers of all cards until they are asked for, or show them."""
        self.answers_hidden = hidden
        for tab in self.tabs.values():
            tab.hide_answers(hidden)

    def focus_page(self) -> None:
        """Keys go to the lab on screen, so that Space plays; whoever walks along tabs or labs by key stays there."""
        focused = self.focusWidget()
        if focused is self.tab_bar or (focused is not None and focused.objectName() == "lab_button"):
            return
        page = self.page
        (page.transport.play if page.lab.kind is not Kind.STILL else page.views).setFocus()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back to a window."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self._opened(self.tab_bar.tabData(index)).show_lab()

    @Slot(str)
    def _on_lab_shown(self, name: str) -> None:
        self._settings.keep(replace(self._settings.now, lab=name))
        self.focus_page()
        self.lab_shown.emit(self.page)

    @Slot(bool)
    def _on_hidden_run(self, run: bool) -> None:
        self.keeper.hidden_run = run
        # A hidden lab may have a turn at once: the one on screen may never give one back.
        self.keeper.show(self.page.engine)

    def retranslate(self) -> None:
        """Write title and tabs in the language in force."""
        self.setWindowTitle(self.tr("ModuLab"))
        for index in range(self.tab_bar.count()):
            self.tab_bar.setTabText(index, lecture_title(self.tab_bar.tabData(index), language.current()))

    def restore_place(self) -> None:
        """Where and how large the window was left."""
        if self._settings.now.geometry:
            self.restoreGeometry(QByteArray(self._settings.now.geometry))

    def let_go(self) -> None:
        """End the engines, and have Qt delete the closed window now and whole.

        Left to Python's collector it would be taken apart in any order: parts that have lost their attributes already
        would still be called for events of those that have not.
        """
        self.keeper.stop()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.DeferredDelete)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What nobody had a use for. All other keys are shortcuts.
        if event.key() == Qt.Key.Key_Space:
            self.deeds.play()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep(replace(self._settings.now, geometry=bytes(self.saveGeometry().data())))
        self._settings.flush()
        self.keeper.stop()
        super().closeEvent(event)
