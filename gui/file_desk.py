"""What leaves the window as a file and comes back: the run on screen as a lesson, and the window as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSaveFile, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog

from engine import catalogue
from engine.core import lesson_file
from engine.core.commands import TellLesson
from engine.core.lesson import Lesson
from engine.core.messages import LearnerError, Message

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class FileDesk(QObject):
    """Saves and opens for one window. A file that cannot be used is refused in the notice of the lab on screen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        # Where the next dialog begins: where the last one ended.
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    @Slot()
    def save(self) -> None:
        """Have the run on screen kept in a file: its engine tells it as it stands now, and `keep` goes on."""
        self._window.page.engine.send(TellLesson())

    @Slot(object)
    def keep(self, lesson: Lesson) -> None:
        """Ask for a file, and write the lesson that an engine has told."""
        title, kinds = self.tr("Save this lab"), self.tr("Saved labs (*.json)")
        path = self._place(title, _file_name(lesson.lab, ".json"), kinds, ".json")
        if path is None:
            return
        try:
            text = lesson_file.write(lesson, path.parent)
            # What could not be opened again is not written.
            lesson_file.parse(text, path.parent, catalogue.lab)
            _write(path, text.encode())
        except LearnerError as error:
            self._say(error.message)
        else:
            self._say(Message("lab_saved", {"file": path.name}))

    @Slot()
    def open(self) -> None:
        """Ask for a file, and show the lab that is saved in it, ready to be played."""
        kinds = self.tr("Saved labs (*.json);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open a saved lab"), str(self._folder), kinds)
        if not chosen:
            return
        path = Path(chosen)
        self._folder = path.parent
        try:
            lesson = lesson_file.read(path, catalogue.lab)
        except LearnerError as error:
            self._say(error.message)
        else:
            self._window.open_lab(lesson.lab, lesson)

    @Slot()
    def picture(self) -> None:
        """Keep the window as it is drawn now as a PNG, in the pixels of its screen."""
        drawn = self._window.grab()
        name = _file_name(self._window.page.lab.name, ".png")
        path = self._place(self.tr("Save a picture"), name, self.tr("Pictures (*.png)"), ".png")
        if path is None:
            return
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        drawn.save(content, "PNG")
        try:
            _write(path, bytes(content.data().data()))
        except LearnerError as error:
            self._say(error.message)
        else:
            self._say(Message("picture_saved", {"file": path.name}))

    def _place(self, title: str, name: str, kinds: str, ending: str) -> Path | None:
        """Where to write a file that ends so; None where nobody wants it any more."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(self._folder / name), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = path.parent
        if path.suffix.lower() == ending:
            return path
        named = path.with_name(path.name + ending)
        # The dialog has asked about the name without its ending: whether this one may go has to be asked too.
        return self._place(title, named.name, kinds, ending) if named.exists() else named

    def _say(self, message: Message) -> None:
        self._window.page.notice.say(message)


def _file_name(lab: str, ending: str) -> str:
    """What a file of the lab `lecture/lab` is called."""
    return lab.replace("/", "-") + ending


def _write(path: Path, content: bytes) -> None:
    """Write a whole file or none; LearnerError says why nothing could be written."""
    file = QSaveFile(str(path))
    if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(content) == len(content) and file.commit()):
        raise LearnerError("file_unwritable", file=path.name, reason=file.errorString())
