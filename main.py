"""ModuLab's command line: opens the window, or runs a lesson file without one.

Exit codes: 0 it went as asked; 1 our own fault; 2 the arguments or a file are wrong, said in one line.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 (whoever starts this may have an older one)
    sys.stderr.write(f"ModuLab needs Python 3.11 or newer, not {sys.version_info[0]}.{sys.version_info[1]}.\n")
    sys.exit(2)

# One thread of BLAS: two take both cores and make the window late. Must be set before NumPy is imported.
for _library in ("OPENBLAS", "OMP", "MKL", "BLIS", "NUMEXPR", "VECLIB_MAXIMUM"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import argparse
import io
import locale
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from engine import catalogue, headless, listing
from engine.core import lesson_file
from engine.core.lesson import Lesson
from engine.core.messages import LANGUAGES, Language, LearnerError, Message, quoted, sentence
from engine.version import VERSION
from gui.options import Options

_SIZES = (320, 16_384)
_MAX_SECONDS = 1e7
_HEADLESS_ONLY = ("--report-at", "--out")
_WINDOW_ONLY = ("--autoplay", "--quit-after", "--stats", "--size", "--projector", "--theme")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` (the command line's by default) ask; returns the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # Programs read this: UTF-8 everywhere, whatever the code page of the console.
        sys.stdout.reconfigure(encoding="utf-8")
    asked = _parser().parse_args(arguments)
    try:
        return _do(asked)
    except LearnerError as error:
        return _refuse(sentence(error.message, asked.lang or _language_here()))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _do(asked: argparse.Namespace) -> int:
    _check_combination(asked)
    if asked.list:
        for line in listing.lines():
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        return 0
    steps = None if asked.steps is None else _whole("--steps", asked.steps, 0, lesson_file.MAX_STEPS)
    if asked.headless:
        return _run_headless(asked, steps)
    return _open_window(asked, steps)


def _run_headless(asked: argparse.Namespace, steps: int | None) -> int:
    report_at = None if asked.report_at is None else _steps("--report-at", asked.report_at)
    if asked.out is not None:
        _check_place(asked.out)
    lesson = _lesson(asked)
    assert lesson is not None
    try:
        result = headless.run(lesson, catalogue.lab(lesson.lab), steps=steps, report_at=report_at)
    except LearnerError as error:
        raise LearnerError("in_file", file=asked.lesson.name, problem=error.message) from error
    text = headless.as_text(result)
    if asked.out is not None:
        headless.save(text, asked.out)
    else:
        sys.stdout.write(text)
        sys.stdout.flush()
    return 0


def _open_window(asked: argparse.Namespace, steps: int | None) -> int:
    if asked.lab is not None:
        catalogue.lab(asked.lab)
    if asked.stats is not None:
        _check_place(asked.stats)
    options = Options(
        lab=asked.lab,
        lesson=_lesson(asked),
        language=asked.lang,
        theme=asked.theme,
        projector=asked.projector,
        screenshots=asked.screenshots,
        size=None if asked.size is None else _size("--size", asked.size),
        steps=steps,
        autoplay=asked.autoplay,
        quit_after=None if asked.quit_after is None else _seconds("--quit-after", asked.quit_after),
        stats=asked.stats,
    )
    if asked.screenshots is not None:
        _make_folder(asked.screenshots)
    # Qt is imported from here on only: headless runs and listings do without.
    from gui import versions

    refusal = versions.refusal_here()
    if refusal:
        return _refuse(refusal)
    from gui import app

    # The engine thread gives the interpreter back five times as often as usual: the window is drawn in between.
    sys.setswitchinterval(0.001)
    return app.run(options)


def _lesson(asked: argparse.Namespace) -> Lesson | None:
    if asked.lesson is None:
        return None
    lesson = lesson_file.read(asked.lesson, catalogue.lab)
    if asked.lab is not None and asked.lab != lesson.lab:
        raise LearnerError("arguments_lab_differs", found=quoted(asked.lab), expected=quoted(lesson.lab))
    return lesson


# ── arguments ────────────────────────────────────────────────────────────────────────────────────────────────────


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {' '.join(message.split())}\n")


def _parser() -> _Parser:
    parser = _Parser(prog="main.py", description="ModuLab: see how learning machines learn.", allow_abbrev=False)
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--list", action="store_true", help="print every lab as one line of JSON")
    mode.add_argument("--headless", action="store_true", help="run a lesson file without a window")
    mode.add_argument("--screenshots", metavar="DIR", type=Path, help="write a picture of every lab, or of --lab")
    parser.add_argument("--lab", metavar="LAB", help="open at a lab, such as l04_linear/train")
    parser.add_argument("--lesson", metavar="FILE", type=Path, help="a lesson file (JSON)")
    parser.add_argument("--steps", metavar="N", help="updates to make, instead of the lesson's own")
    parser.add_argument("--report-at", metavar="K,K,…", help="updates after which a headless run reports the cost")
    parser.add_argument("--out", metavar="FILE", type=Path, help="where a headless run writes its result")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the window and of messages")
    parser.add_argument("--theme", choices=("light", "dark", "system"), help="colours of the window")
    parser.add_argument("--projector", action="store_true", help="big letters")
    parser.add_argument("--size", metavar="WxH", help="size of the window in pixels, such as 1600x900")
    parser.add_argument("--autoplay", action="store_true", help="play on at full speed")
    parser.add_argument("--quit-after", metavar="SECONDS", help="quit so long after the first paint")
    parser.add_argument("--stats", metavar="FILE", type=Path, help="write figures of the session as JSON")
    parser.add_argument("--version", action="version", version=f"ModuLab {VERSION}")
    return parser


def _check_combination(asked: argparse.Namespace) -> None:
    given = {f"--{name.replace('_', '-')}" for name, value in vars(asked).items() if value not in (None, False)}
    if asked.headless and asked.lesson is None:
        raise LearnerError("arguments_need", first="--headless", second="--lesson")
    for name in _HEADLESS_ONLY:
        if name in given and not asked.headless:
            raise LearnerError("arguments_need", first=name, second="--headless")
    for name in _WINDOW_ONLY:
        if name in given and (asked.headless or asked.list):
            raise LearnerError("arguments_exclude", first="--headless" if asked.headless else "--list", second=name)
    for name in ("--autoplay", "--quit-after", "--stats", "--lesson"):
        if name in given and asked.screenshots is not None:
            raise LearnerError("arguments_exclude", first="--screenshots", second=name)


def _whole(name: str, given: str, low: int, high: int) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", given) or not low <= int(given) <= high:
        raise LearnerError("arguments_not_whole", name=name, found=quoted(given), low=low, high=high)
    return int(given)


def _steps(name: str, given: str) -> tuple[int, ...]:
    if not re.fullmatch(r" *[0-9]{1,18}( *, *[0-9]{1,18})* *", given):
        raise LearnerError("arguments_not_list", name=name, found=quoted(given))
    return tuple(int(step) for step in given.split(","))


def _seconds(name: str, given: str) -> float:
    seconds = float(given) if re.fullmatch(r"[0-9]*\.?[0-9]+", given) else math.nan
    if not 0 <= seconds <= _MAX_SECONDS:
        raise LearnerError("arguments_not_seconds", name=name, found=quoted(given), high=int(_MAX_SECONDS))
    return seconds


def _size(name: str, given: str) -> tuple[int, int]:
    low, high = _SIZES
    match = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", given)
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (low <= width <= high and low <= height <= high):
        raise LearnerError("arguments_not_size", name=name, found=quoted(given), low=low, high=high)
    return width, height


def _check_place(path: Path) -> None:
    """Refuse a file that cannot be written before the work for it begins."""
    if path.is_dir():
        raise LearnerError("in_file", file=str(path), problem=Message("file_is_folder"))
    if not path.parent.is_dir():
        raise LearnerError("in_file", file=str(path), problem=Message("folder_missing"))
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise LearnerError("in_file", file=str(path), problem=Message("file_write_protected"))


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LearnerError("file_unwritable", file=str(path), reason=error.strerror or str(error)) from error


# ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────


def _refuse(line: str) -> int:
    sys.stderr.write(f"main.py: {' '.join(line.split())}\n")
    return 2


def _language_here() -> Language:
    return "ko" if (locale.getlocale()[0] or "").lower().startswith("ko") else "en"


if __name__ == "__main__":
    sys.exit(main())
