"""A whole window for tests: opened at a lab, worked by mouse and keys, closed so that no thread is left."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import SetData, SetKnob, SetSpeed
from engine.core.frames import ParametersPart
from engine.core.lesson import NamedData
from engine.core.pace import Speed
from engine.core.status import Phase, Snapshot
from gui import language
from gui.dress import dress
from gui.errors import Reporter
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.settings import Remembered, Settings

# What the offscreen platform says when a menu or a list opens.
POPUPS = pytest.mark.qt_log_ignore("does not support (raise|grabbing)")
LEFT = Qt.MouseButton.LeftButton
TRAIN = "l04_linear/train"
LONGEST_MS = 5_000
PLAIN = Remembered(language="en", theme="light")

W = TypeVar("W", bound=QWidget)


def opened(
    qtbot: QtBot,
    lab: str = TRAIN,
    *,
    wanted: Remembered = PLAIN,
    size: tuple[int, int] = (1600, 900),
    reporter: Reporter | None = None,
    settings: Settings | None = None,
) -> MainWindow:
    """A window at `lab` whose first frame has been drawn. It is closed at the end of the test."""
    if settings is None:
        settings = Settings(None)
        settings.now = wanted
    dress(application(), settings.now)
    window = MainWindow(settings, reporter or Reporter())
    # pytest-qt holds widgets weakly; what it calls before it closes the window holds this one for the whole test.
    qtbot.addWidget(window, before_close_func=partial(_undress, window))
    window.resize(*size)
    page = window.open_lab(lab)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    drawn(qtbot, page)
    qtbot.waitUntil(lambda: page.story.awake)
    return window


def _undress(_held: MainWindow, _closed: QWidget) -> None:
    application().setStyleSheet("")
    application().setProperty("dressed", False)


def application() -> QApplication:
    """The one there is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def drawn(qtbot: QtBot, page: LabPage, reached: Callable[[Snapshot], bool] = lambda _: True) -> Snapshot:
    """The snapshot on screen, once one has come of which `reached` is true."""
    if page.snapshot is None or not reached(page.snapshot):
        ready = page.engine.frame_ready
        with qtbot.waitSignal(ready, timeout=LONGEST_MS, raising=False, check_params_cb=reached) as waiting:
            pass
        assert waiting.signal_triggered, f"no such frame; the last one: {page.snapshot and page.snapshot.status}"
    assert page.snapshot is not None
    return page.snapshot


def at(qtbot: QtBot, page: LabPage, step: int) -> Snapshot:
    """The snapshot of a run that rests at `step`."""
    drawn(qtbot, page, lambda shown: shown.status.step == step and shown.status.phase is not Phase.RUNNING)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)
    assert page.snapshot is not None
    assert page.snapshot.status.step == step, "it went on"
    return page.snapshot


def in_phase(qtbot: QtBot, page: LabPage, phase: Phase) -> Snapshot:
    """The first snapshot in `phase`."""
    return drawn(qtbot, page, lambda shown: shown.status.phase is phase)


def with_knob(qtbot: QtBot, page: LabPage, name: str, value: object) -> Snapshot:
    """The first snapshot in which the knob has this value."""
    return drawn(qtbot, page, lambda shown: shown.status.knobs[name] == value)


def at_full_speed(page: LabPage) -> None:
    """Play as fast as the machine goes."""
    page.send(SetSpeed(Speed.FULL))


def with_data(qtbot: QtBot, page: LabPage, name: str, **knobs: float | str) -> Snapshot:
    """Another data set, and some knobs."""
    page.send(SetData(NamedData(name)))
    for knob, value in knobs.items():
        page.send(SetKnob(knob, value))
    wanted = {**knobs}
    scenes: list[object] = []
    page.engine.scene_ready.connect(scenes.append)
    return drawn(
        qtbot,
        page,
        lambda shown: bool(scenes) and all(shown.status.knobs[knob] == value for knob, value in wanted.items()),
    )


def parameters(snapshot: Snapshot) -> list[float]:
    """Every parameter's value; the view `parameters` has to be open."""
    part = snapshot.frame.parts["parameters"]
    assert isinstance(part, ParametersPart)
    return [float(value) for value in part.values]


def switch_language(qtbot: QtBot, window: MainWindow) -> None:
    """Click the language button; every widget has been told."""
    before = language.current()
    press(qtbot, window.top.language)
    assert language.current() != before
    # Qt tells the whole window at once, a moment later.
    qtbot.waitUntil(lambda: window.top.language.text() == {"en": "한국어", "ko": "English"}[language.current()])


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    """Click a button that can be seen."""
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, LEFT)


def choose(qtbot: QtBot, button: QToolButton, words: str) -> None:
    """Choose the entry `words` of a button's menu."""
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    action = next(action for action in menu.actions() if action.text() == words)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    menu.close()


def pick(qtbot: QtBot, box: QComboBox, words: str) -> None:
    """Choose the entry `words` of a list."""
    index = box.findText(words)
    assert index >= 0, [box.itemText(k) for k in range(box.count())]
    box.showPopup()
    view = box.view()
    view.setCurrentIndex(box.model().index(index, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    box.hidePopup()


def child(widget: QWidget, kind: type[W], name: str) -> W:
    """The widget called `name` inside `widget`."""
    found = widget.findChild(kind, name)
    assert isinstance(found, kind), name
    return found
