"""Pictures of every lab, with everything laid out: how one looks at the app on a machine without a screen."""

import logging
from dataclasses import replace

from PySide6.QtCore import QEventLoop, QTimer

from engine import catalogue
from engine.core.commands import Load, Play, SetSpeed, StartJob
from engine.core.experiment import Kind
from engine.core.lesson import Lesson
from engine.core.pace import Speed
from engine.core.status import Phase, Snapshot
from gui.collector import Collector
from gui.errors import Reporter
from gui.main_window import MainWindow
from gui.options import Options
from gui.settings import Settings

_log = logging.getLogger(__name__)
_SIZE = (1600, 900)
_JOB_MS = 2000
_LONGEST_MS = 120_000
_SETTLE_MS = 100


def take(options: Options, settings: Settings) -> int:
    """Write `<lecture>_<lab>.png` for every lab, or the one named; returns the exit code."""
    assert options.screenshots is not None
    options.screenshots.mkdir(parents=True, exist_ok=True)
    lesson = options.lesson
    wanted = lesson.lab if lesson is not None else options.lab
    code = 0
    for lab in catalogue.labs():
        if wanted is not None and lab.name != wanted:
            continue
        picture = options.screenshots / f"{lab.name.replace('/', '_')}.png"
        if not _take_one(lab.lesson() if lesson is None else lesson, options, settings, str(picture)):
            _log.error("no picture of %s could be written", lab.name)
            code = 1
    return code


def _take_one(lesson: Lesson, options: Options, settings: Settings, path: str) -> bool:
    lab = catalogue.lab(lesson.lab)
    window = MainWindow(settings, Reporter())
    Collector(window)
    window.resize(*(options.size or _SIZE))
    page = window.open_lab(lab.name)
    page.send(Load(lesson if options.steps is None else replace(lesson, steps=options.steps)))
    steps = lesson.steps if options.steps is None else options.steps
    trains = lab.kind is not Kind.STILL and steps > 0
    if trains:
        page.send(SetSpeed(Speed.FULL))
        page.send(Play())
    for job in lab.jobs:
        page.send(StartJob(job))
    window.show()
    loop = QEventLoop()
    settled = QTimer(singleShot=True, interval=_SETTLE_MS)
    settled.timeout.connect(loop.quit)
    at_rest = False

    def look(snapshot: Snapshot) -> None:
        nonlocal at_rest
        at_rest = snapshot.status.phase in (Phase.DONE, Phase.DIVERGED) or not trains

    def painted() -> None:
        if at_rest and not lab.jobs:
            # Words that have changed may still need another line.
            settled.start()

    page.engine.frame_ready.connect(look)
    window.keeper.frame_painted.connect(painted)
    limit = QTimer(singleShot=True, interval=_JOB_MS if lab.jobs else _LONGEST_MS)
    limit.timeout.connect(loop.quit)
    limit.start()
    loop.exec()
    limit.stop()
    window.keeper.frame_painted.disconnect(painted)
    written = window.grab().save(path, "PNG")
    window.close()
    window.let_go()
    return written
