import subprocess
import sys

import pytest

from gui.versions import refusal, refusal_here


def test_the_pair_that_aborts_is_refused_in_one_sentence() -> None:
    said = refusal("6.12.0", (3, 11))
    assert said is not None
    assert "6.12.0" in said
    assert "3.11" in said
    assert "\n" not in said


@pytest.mark.parametrize(("pyside", "python"), [("6.11.3", (3, 11)), ("6.12.0", (3, 12)), ("6.12.1", (3, 11))])
def test_other_pairs_are_let_through(pyside: str, python: tuple[int, int]) -> None:
    assert refusal(pyside, python) is None


def test_a_python_that_is_too_old_is_refused() -> None:
    assert "3.11" in (refusal("6.11.3", (3, 10)) or "")


def test_what_is_installed_here_is_not_refused() -> None:
    assert refusal_here() is None


def test_asking_does_not_load_the_pair_that_may_crash() -> None:
    question = "import sys, gui.versions; gui.versions.refusal_here(); sys.exit('PySide6' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", question], check=False).returncode == 0
