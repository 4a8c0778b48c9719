"""Lessons as JSON files: every key is checked on the way in, every float is kept to the last bit on the way out.

A file may leave out all but `format`, `version` and `lab`; what it leaves out has the lab's default, so a lesson that
was read is always complete.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from engine.core import csv_file, strict_json
from engine.core.experiment import Lab
from engine.core.knobs import KnobValue, find
from engine.core.lesson import CsvData, DataSource, Event, Lesson, NamedData, RunOverride, TableData
from engine.core.messages import LearnerError, quoted
from engine.core.strict_json import Json, items, mapping, only, text, whole
from engine.core.types import Params

FORMAT = "modulab-lesson"
VERSION = 1
MAX_STEPS = 10_000_000
MAX_SEED = 2**63 - 1

LabOf: TypeAlias = Callable[[str], Lab]

_KEYS = ("format", "version", "lab", "data", "knobs", "seed", "initial", "steps", "events", "runs")


def read(path: Path, lab_of: LabOf) -> Lesson:
    """The lesson in the file `path`; `lab_of` finds a lab by its name.

    Raises:
        LearnerError: names the file, the key or row, what was found and what is expected.
    """
    try:
        return parse(csv_file.content(path), path.parent, lab_of)
    except LearnerError as error:
        raise LearnerError("in_file", file=path.name, problem=error.message) from error


def parse(source: bytes | str, folder: Path, lab_of: LabOf) -> Lesson:
    """The lesson in the text of a file; CSV paths are relative to `folder`.

    Raises:
        LearnerError: names the key or row, what was found and what is expected.
    """
    document = strict_json.load(source, "lesson")
    _check_format(document)
    only(document, _KEYS, "lesson")
    lab = lab_of(text(_needed(document, "lab"), "lab"))
    default = lab.lesson()
    return Lesson(
        lab=lab.name,
        data=_data(document["data"], folder, lab) if "data" in document else default.data,
        knobs={**default.knobs, **_knobs(document.get("knobs", {}), "knobs", lab)},
        seed=whole(document["seed"], "seed", 0, MAX_SEED) if "seed" in document else default.seed,
        initial=_parameters(document["initial"], "initial") if "initial" in document else default.initial,
        steps=whole(document["steps"], "steps", 0, MAX_STEPS) if "steps" in document else default.steps,
        events=_events(document["events"], lab) if "events" in document else default.events,
        runs=_runs(document["runs"], lab) if "runs" in document else default.runs,
    )


def write(lesson: Lesson, folder: Path | None = None) -> str:
    """`lesson` as JSON text; CSV files below `folder` are named relative to it. `parse` gives the same lesson back."""
    document: Json = {"format": FORMAT, "version": VERSION, "lab": lesson.lab}
    if lesson.data is not None:
        document["data"] = _data_out(lesson.data, folder)
    document["knobs"] = dict(lesson.knobs)
    document["seed"] = lesson.seed
    if lesson.initial is not None:
        document["initial"] = _lists(lesson.initial)
    document["steps"] = lesson.steps
    if lesson.events:
        document["events"] = [_event_out(event) for event in lesson.events]
    if lesson.runs:
        document["runs"] = [{"name": run.name, "knobs": dict(run.knobs)} for run in lesson.runs]
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


# ── out ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _data_out(data: DataSource, folder: Path | None) -> Json:
    match data:
        case NamedData(name):
            return {"dataset": name}
        case CsvData(path, target):
            if folder is not None and Path(path).is_relative_to(folder.absolute()):
                path = Path(path).relative_to(folder.absolute()).as_posix()
            return {"csv": path} if target is None else {"csv": path, "target": target}
        case TableData(x, y, columns):
            named = {"columns": list(columns)} if columns else {}
            return {**named, "x": x.tolist(), "y": y.tolist()}


def _event_out(event: Event) -> Json:
    changes: Json = {"at": event.at}
    if event.knobs:
        changes["knobs"] = dict(event.knobs)
    if event.parameters:
        changes["parameters"] = _lists(event.parameters)
    return changes


def _lists(parameters: Params) -> Json:
    return {name: array.tolist() for name, array in parameters.items()}


# ── in ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _check_format(document: Json) -> None:
    for key, expected in (("format", FORMAT), ("version", VERSION)):
        found = _needed(document, key)
        # True == 1, but no lesson is of version true.
        if found != expected or found is True:
            raise LearnerError("lesson_value", key=key, found=quoted(found), expected=quoted(expected))


def _needed(found: Json, key: str) -> object:
    if key not in found:
        raise LearnerError("lesson_key_missing", key=key, found=", ".join(found)[:200] or "{}")
    return found[key]


def _data(value: object, folder: Path, lab: Lab) -> DataSource:
    data = mapping(value, "data")
    # What may be left out.
    keys = set(data) - {"columns" if "x" in data else "target"}
    if keys == {"dataset"}:
        name = text(data["dataset"], "data.dataset")
        if name not in lab.datasets:
            expected = ", ".join(lab.datasets) or "–"
            raise LearnerError("lesson_value", key="data.dataset", found=quoted(name), expected=expected)
        return NamedData(name)
    if keys not in ({"csv"}, {"x", "y"}):
        raise LearnerError("lesson_data_keys", found=quoted(list(data)))
    if lab.data_kind is None:
        raise LearnerError("lesson_data_not_taken", lab=lab.name, expected=", ".join(lab.datasets) or "–")
    if "csv" in data:
        # Absolute, so that the lesson means the same file from wherever it is run.
        path = str((folder / text(data["csv"], "data.csv")).absolute())
        target = whole(data["target"], "data.target", 1, csv_file.MAX_COLUMNS) if "target" in data else None
        return CsvData(path, target)
    names = items(data.get("columns", []), "data.columns")
    columns = tuple(text(name, f"data.columns[{i}]") for i, name in enumerate(names))
    return TableData(strict_json.rows(data["x"], "data.x"), strict_json.table(data["y"], "data.y"), columns)


def _knobs(value: object, key: str, lab: Lab, *, live_only: bool = False) -> dict[str, KnobValue]:
    checked: dict[str, KnobValue] = {}
    for name, given in mapping(value, key).items():
        try:
            knob = find(lab.knobs, name)
            if live_only and not knob.live:
                live = ", ".join(other.name for other in lab.knobs if other.live) or "–"
                raise LearnerError("lesson_knob_not_live", knob=name, expected=live)
            checked[name] = knob.check(given)
        except LearnerError as error:
            raise LearnerError("lesson_at", key=key, problem=error.message) from error
    return checked


def _parameters(value: object, key: str) -> Params:
    return {text(name, key): strict_json.table(given, f"{key}.{name}") for name, given in mapping(value, key).items()}


def _events(value: object, lab: Lab) -> tuple[Event, ...]:
    events: list[Event] = []
    for index, entry in enumerate(items(value, "events")):
        key = f"events[{index}]"
        event = mapping(entry, key)
        only(event, ("at", "knobs", "parameters"), key)
        if "at" not in event or len(event) == 1:
            raise LearnerError("lesson_event_keys", key=key, found=quoted(list(event)))
        at = whole(event["at"], f"{key}.at", 0, MAX_STEPS)
        knobs = _knobs(event.get("knobs", {}), f"{key}.knobs", lab, live_only=True)
        parameters = _parameters(event.get("parameters", {}), f"{key}.parameters")
        if events and at < events[-1].at:
            raise LearnerError("lesson_event_order", key=f"{key}.at", found=at, before=events[-1].at)
        if events and at == events[-1].at:
            # A run has one event at a step: the later one adds to the earlier.
            before = events.pop()
            knobs, parameters = {**before.knobs, **knobs}, {**before.parameters, **parameters}
        events.append(Event(at, knobs, parameters))
    return tuple(events)


def _runs(value: object, lab: Lab) -> tuple[RunOverride, ...]:
    runs: list[RunOverride] = []
    for index, entry in enumerate(items(value, "runs")):
        key = f"runs[{index}]"
        run = mapping(entry, key)
        only(run, ("name", "knobs"), key)
        name = text(run.get("name"), f"{key}.name")
        if any(name == other.name for other in runs):
            raise LearnerError("lesson_run_name_twice", key=f"{key}.name", found=quoted(name))
        runs.append(RunOverride(name, _knobs(run.get("knobs", {}), f"{key}.knobs", lab)))
    return tuple(runs)
