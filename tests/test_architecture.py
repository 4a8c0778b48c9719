"""Who may know whom, and what stands nowhere in our modules. The contracts are in pyproject.toml."""

import ast
import gc
import json
import os
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 300
# What the window knows of the engine: what goes in, what comes out, and what both call things. All else computes.
WORDS = {
    "asides", "closeness", "commands", "datasets", "differences", "experiment", "frames", "job", "knobs", "lesson",
    "lesson_file", "messages", "operations", "pace", "status", "types",
}  # fmt: skip
OURS = [
    ROOT / "main.py",
    *(path for package in ("engine", "gui", "resources", "tools") for path in sorted((ROOT / package).rglob("*.py"))),
]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def _forget_the_trees() -> Iterator[None]:
    """A million nodes of trees would be looked at by the garbage collector after every test here and further on."""
    for path in OURS:
        tree_of(path)
    gc.freeze()
    yield
    tree_of.cache_clear()


def imports(path: Path) -> Iterator[str]:
    """Every module that is imported anywhere in a file, also inside of functions and under TYPE_CHECKING."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "engine.core":
            yield from (f"engine.core.{name.name}" for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"


def calls(path: Path) -> Iterator[str]:
    """The last name of everything that is called."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).split(".")[-1]


def offenders(wrong: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong, by file."""
    return {str(path.relative_to(ROOT)): found for path in OURS if (found := wrong(path))}


def inside(path: Path, *packages: str) -> bool:
    return any(path.is_relative_to(ROOT / package) for package in packages)


def test_the_contracts_of_pyproject_are_kept() -> None:
    # A process of its own: it would silence every logger there is. Its cache gave a wrong verdict when tried.
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--config", "pyproject.toml", "--no-cache", "--no-logo"],
        cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_only_the_thread_imports_qt_in_the_engine() -> None:
    qt = offenders(lambda path: inside(path, "engine") and {"PySide6"} & {name.split(".")[0] for name in imports(path)})
    assert list(qt) == ["engine/thread.py"]


def test_nobody_knows_main_and_main_computes_nothing() -> None:
    assert not offenders(lambda path: "main" in imports(path))
    known = {name for name in imports(ROOT / "main.py") if name.split(".")[0] in ("numpy", "engine", "PySide6")}
    assert known <= {
        "engine", "engine.core", "engine.core.lesson", "engine.core.lesson_file", "engine.core.messages",
        "engine.version",
    }  # fmt: skip


def test_the_window_draws_and_never_computes() -> None:
    def computing(path: Path) -> list[str]:
        known = [name.split(".") for name in imports(path) if name.startswith("engine.")]
        foreign = [name for name in known if name[1] not in ("core", "catalogue", "thread", "headless", "version")]
        core = [name[-1] for name in known if name[1] == "core"]
        return [".".join(name) for name in foreign] + [
            name for name in core if name not in WORDS and not name.startswith("parts_")
        ]

    found = offenders(lambda path: inside(path, "gui") and computing(path))
    assert not found


def test_every_import_is_absolute() -> None:
    assert not offenders(lambda path: [name for name in imports(path) if name.startswith(".")])


_RUN_EVERY_LAB = """
import json, sys
from engine import catalogue, headless, listing
from engine.core.runner import Runner
names = []
for lab in catalogue.labs():
    Runner(lab).snapshot()
    names.append(lab.name)
foreign = ("PySide6", "shiboken6", "pyqtgraph", "gui")
sys.stdout.write(json.dumps([names, [name for name in sys.modules if name.split(".")[0] in foreign]]))
"""


def test_every_lab_runs_in_a_fresh_interpreter_without_qt() -> None:
    command = [sys.executable, "-W", "error", "-c", _RUN_EVERY_LAB]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    names, foreign = json.loads(done.stdout)
    assert "l04_linear/train" in names
    assert foreign == []


def test_a_file_holds_one_idea_and_at_most_300_lines() -> None:
    def lines(path: Path) -> int:
        return len(path.read_text(encoding="utf-8").splitlines())

    assert not offenders(lambda path: lines(path) > LONGEST and lines(path))


def test_no_type_error_is_silenced() -> None:
    def silenced(path: Path) -> list[str]:
        with tokenize.open(path) as file:
            tokens = list(tokenize.generate_tokens(file.readline))
        comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
        return [comment for comment in comments if "type:" in comment and "ignore" in comment]

    assert not offenders(silenced)


def test_nobody_prints() -> None:
    # What a tool says is its result.
    assert not offenders(lambda path: not inside(path, "tools") and "print" in calls(path))


def test_nobody_sleeps_terminates_or_turns_the_event_loop_by_hand() -> None:
    assert not offenders(lambda path: {"sleep", "processEvents", "terminate"} & set(calls(path)))


def test_nobody_derives_from_a_thread() -> None:
    def derived(path: Path) -> list[str]:
        classes = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
        bases = [(made.name, ast.unparse(base).split(".")[-1]) for made in classes for base in made.bases]
        return [name for name, base in bases if base in ("QThread", "Thread")]

    assert not offenders(derived)


def test_outside_the_engines_thread_nobody_knows_that_there_are_two() -> None:
    # gui/errors.py hangs up a hook for exceptions in threads.
    knowing = {"engine/thread.py", "gui/errors.py"}
    modules = {"threading", "multiprocessing", "concurrent.futures", "asyncio", "queue"}
    names = {"QThread", "QMutex", "QThreadPool", "QRunnable", "QWaitCondition", "QSemaphore"}

    def knows(path: Path) -> set[str]:
        used = {node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)}
        return modules & set(imports(path)) | names & used

    assert set(offenders(knows)) <= knowing


def test_colours_live_in_the_theme_alone() -> None:
    def colours(path: Path) -> list[str]:
        texts = [
            node.value
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        return [text for text in texts if text[:1] == "#" and len(text) in (4, 7, 9) and _hexadecimal(text[1:])]

    found = offenders(lambda path: inside(path, "gui") and path.name != "theme.py" and colours(path))
    assert not found


def _hexadecimal(text: str) -> bool:
    return all(letter in "0123456789abcdefABCDEF" for letter in text)
