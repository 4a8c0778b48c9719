"""What the app remembers between two starts: an INI file read once, each value checked; a bad file means defaults."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from engine.core.messages import LANGUAGES, Language
from gui.theme import ThemeName


@dataclass(frozen=True, slots=True)
class Remembered:
    """All settings, of their proper types.

    Attributes:
        language: None until the learner chooses: the system's.
        theme, projector: look of the window.
        hidden_tabs_run: let tabs that are not seen go on training.
        lab: full name of the lab last seen, or "".
        geometry: as `QWidget.saveGeometry` gives it, or empty.
        progress: story step (its id) by lab.
        done: the ids of the story steps that were completed, by lab.
    """

    language: Language | None = None
    theme: ThemeName = "system"
    projector: bool = False
    hidden_tabs_run: bool = False
    lab: str = ""
    geometry: bytes = b""
    progress: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Settings:
    """Keeps the settings in memory and, where it has a file, writes each change."""

    def __init__(self, store: QSettings | None) -> None:
        """`store`: None forgets everything at the end, as tests and `--screenshots` want it."""
        self._store = store
        self.now = Remembered() if store is None else _read(store)

    @classmethod
    def of_user(cls) -> "Settings":
        """The settings in the user's configuration folder."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        return cls.in_file(Path(folder) / "modulab.ini")

    @classmethod
    def in_file(cls, path: Path) -> "Settings":
        """The settings in the INI file `path`, which need not exist."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    def keep(self, now: Remembered) -> None:
        """Remember `now`, e.g. `settings.keep(replace(settings.now, theme="dark"))`."""
        before, self.now = self.now, now
        if self._store is not None:
            for name in (entry.name for entry in fields(Remembered)):
                if getattr(before, name) != getattr(now, name):
                    self._store.setValue(name, _written(getattr(now, name)))

    def remember_step(self, lab: str, step: str) -> None:
        """The learner is at the story step `step` of `lab`."""
        self.keep(replace(self.now, progress={**self.now.progress, lab: step}))

    def remember_done(self, lab: str, step: str) -> None:
        """The learner has completed the story step `step` of `lab`."""
        before = self.now.done.get(lab, ())
        if step not in before:
            self.keep(replace(self.now, done={**self.now.done, lab: (*before, step)}))

    def flush(self) -> None:
        """Write to the file now."""
        if self._store is not None:
            self._store.sync()


def _written(value: object) -> object:
    """`value` as it stands in the file: words, `true` and `false`, bytes, and JSON for a table."""
    if isinstance(value, bytes):
        return QByteArray(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return json.dumps(dict(value), sort_keys=True)
    return "" if value is None else value


def _read(store: QSettings) -> Remembered:
    plain = Remembered()
    language = _word(store, "language")
    theme = _word(store, "theme")
    geometry = store.value("geometry")
    return Remembered(
        language=next((known for known in LANGUAGES if known == language), None),
        theme=next((known for known in get_args(ThemeName) if known == theme), plain.theme),
        projector=_word(store, "projector") == "true",
        hidden_tabs_run=_word(store, "hidden_tabs_run") == "true",
        lab=_word(store, "lab"),
        geometry=bytes(geometry.data()) if isinstance(geometry, QByteArray) else b"",
        progress={lab: step for lab, step in _table(_word(store, "progress")).items() if isinstance(step, str)},
        done={
            lab: tuple(step for step in steps if isinstance(step, str))
            for lab, steps in _table(_word(store, "done")).items()
            if isinstance(steps, list)
        },
    )


def _word(store: QSettings, name: str) -> str:
    value = store.value(name, "")
    return value if isinstance(value, str) else ""


def _table(text: str) -> dict[str, object]:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return table if isinstance(table, dict) else {}
