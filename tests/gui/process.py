"""`main.py` as a process of its own, without a screen, for tests."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# ziamath while it is imported; nothing of ours.
_KNOWN = ("-W", "ignore:path is deprecated:DeprecationWarning")


def run(home: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """`main.py` without a screen, its settings in `home`."""
    place = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "HOME")}
    done = subprocess.run(
        [sys.executable, "-W", "error", *_KNOWN, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **place, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


def kept(home: Path) -> list[str]:
    """What was written about settings."""
    return [str(path.relative_to(home)) for path in home.rglob("*.ini")]
