"""Opens the window: fonts, language, theme, the hooks that catch every error, and the window itself."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from engine import catalogue
from gui import fonts
from gui.collector import Collector
from gui.dress import dress
from gui.errors import Hooks, Reporter
from gui.main_window import MainWindow
from gui.options import Options
from gui.settings import Settings

# `--autoplay` does not stop at the goal.
_FOR_EVER = 10_000_000


def run(options: Options, prepare: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window as `options` say; `prepare` may change it before it is shown. Returns the exit code."""
    _without_a_screen(options)
    app = QApplication([])
    app.setApplicationName("ModuLab")
    app.setOrganizationName("ModuLab")
    app.setStyle("Fusion")
    # A grab of an OpenGL plot is blank, and software rendering is slower with it.
    pg.setConfigOptions(antialias=True, useOpenGL=False)
    fonts.install(app)
    settings = _settings(options)
    dress(app, settings.now)
    if options.screenshots is not None:
        from gui.screenshots import take

        return take(options, settings)
    reporter = Reporter()
    hooks = Hooks(reporter, _crash_folder())
    window = MainWindow(settings, reporter)
    _open(window, settings, options)
    if prepare is not None:
        prepare(window)
    collector = Collector(window)
    window.lab_shown.connect(collector.freeze_soon)
    collector.freeze_soon()
    if options.quit_after is not None or options.stats is not None or options.autoplay:
        from gui.session import Session

        session = Session(window, options)
        window.show()
        code = app.exec()
        session.write()
    else:
        window.restore_place()
        window.show()
        code = app.exec()
    window.let_go()
    hooks.remove()
    return code


def _settings(options: Options) -> Settings:
    """The learner's settings; none of them where pictures or figures are asked for."""
    untouched = options.screenshots is not None or options.stats is not None
    settings = Settings(None) if untouched else Settings.of_user()
    now = settings.now
    settings.now = replace(
        now,
        language=options.language or now.language,
        theme=options.theme or ("light" if untouched else now.theme),
        projector=options.projector or now.projector,
    )
    return settings


def _open(window: MainWindow, settings: Settings, options: Options) -> None:
    lesson = options.lesson
    wanted = lesson.lab if lesson is not None else options.lab or settings.now.lab
    if options.size is not None:
        window.resize(*options.size)
    lab = catalogue.lab(wanted) if wanted in catalogue.names() else catalogue.labs_of(catalogue.lectures()[0])[0]
    if options.autoplay:
        lesson = replace(lesson or lab.lesson(), steps=_FOR_EVER)
    window.open_lab(lab.name, lesson)


def _crash_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))


def _without_a_screen(options: Options) -> None:
    """Pictures and figures can be had on a machine without a screen as well."""
    needs_none = options.screenshots is not None or options.quit_after is not None
    if needs_none and sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
