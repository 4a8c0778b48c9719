"""What each key of the table does in a window: the one place where a name of `gui.keys` becomes a deed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from engine.core.experiment import Kind
from gui.keys import Keys
from gui.lab_info import lab_info
from gui.overlays import FreezeSign, KeyHelp

if TYPE_CHECKING:
    from gui.lab_page import LabPage
    from gui.main_window import MainWindow

# What still does something while the screen is frozen.
_WHILE_FROZEN = ("freeze", "full", "help", "leave")


class KeyDeeds(QObject):
    """Does in one window what its keys ask for, and owns what is laid over it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.help = KeyHelp(window)
        self.sign = FreezeSign(window)
        self._keys = Keys(window)
        self._deeds: dict[str, Callable[[int], None]] = {
            "forward": lambda _: self._page.transport.step.click(),
            "back": lambda _: self._page.transport.back.click(),
            "slower": lambda _: self._change_speed(-1),
            "faster": lambda _: self._change_speed(1),
            "next": lambda _: self._turn_page(1),
            "previous": lambda _: self._turn_page(-1),
            "safe": lambda _: self._page.desk.set_up(),
            "freeze": lambda _: self.freeze(not self._window.keeper.frozen),
            "answers": lambda _: self._window.hide_answers(not self._window.answers_hidden),
            "class": lambda _: self._window.tab.toggle_class(),
            "views": lambda _: self._next_set(),
            "tab": self._show_tab,
            "lab": lambda place: self._window.tab.show_lab_at(place),
            "full": lambda _: self._window.toggle_full_screen(),
            "save": lambda _: self._window.files.save(),
            "open": lambda _: self._window.files.open(),
            "leave": lambda _: self._leave(),
            "help": lambda _: self.help.toggle(),
        }
        self._keys.pressed.connect(self._on_pressed)
        self.sign.go_on_requested.connect(lambda: self.freeze(False))

    @property
    def _page(self) -> "LabPage":
        return self._window.page

    @Slot(str, int)
    def _on_pressed(self, name: str, place: int) -> None:
        if self._window.keeper.frozen and name not in _WHILE_FROZEN:
            return
        if self.help.isVisible() and name not in ("help", "leave"):
            self.help.hide()
        self._deeds[name](place)

    def freeze(self, frozen: bool) -> None:
        """Let the screen stand still and the engines pause, or go on."""
        self._window.keeper.freeze(frozen)
        if frozen:
            self.sign.cover()
            self.sign.setFocus()
        else:
            self.sign.hide()
            self._window.focus_page()

    def play(self) -> None:
        """Play or pause; for whoever has no other use for Space."""
        if not self._window.keeper.frozen and self._page.lab.kind is not Kind.STILL:
            self._page.transport.toggle()

    def _turn_page(self, by: int) -> None:
        tab, page = self._window.tab, self._page
        if tab.path is not None and tab.path.isVisible():
            tab.path.go(by)
        else:
            page.show_story()
            (page.story.next if by > 0 else page.story.back).click()

    def _change_speed(self, by: int) -> None:
        box = self._page.transport.speed
        index = min(max(box.currentIndex() + by, 0), box.count() - 1)
        if index != box.currentIndex() and self._page.lab.kind is not Kind.STILL:
            box.setCurrentIndex(index)
            box.activated.emit(index)

    def _next_set(self) -> None:
        sets = [entry.id for entry in lab_info(self._page.lab.name).sets]
        now = lab_info(self._page.lab.name).set_of(self._page.views.rows)
        self._page.open_set(sets[(sets.index(now) + 1) % len(sets)] if now else sets[0])

    def _show_tab(self, place: int) -> None:
        if place < self._window.tab_bar.count():
            self._window.tab_bar.setCurrentIndex(place)

    def _leave(self) -> None:
        """Put away what is on top; then out of an enlarged view; then the keyboard out of a view."""
        if self.help.isVisible():
            self.help.hide()
        elif self._page.views.enlarged is not None:
            self._page.views.enlarge(self._page.views.enlarged)
        elif not self._window.keeper.frozen:
            self._window.focus_page()
