"""What data sets, their columns and classes are called in the learner's language."""

import re
from dataclasses import replace
from pathlib import PurePath

from engine.core.datasets import DatasetInfo, dataset_info, names
from engine.core.frames import Scene
from engine.core.lesson import CsvData, DataSource, NamedData, TableData
from engine.core.messages import Language

_COLUMN = re.compile("[a-z0-9_]+")


def data_title(data: DataSource | None, language: Language) -> str:
    """The data set's title; the file's name for a learner's own; empty for a table given in place."""
    if isinstance(data, NamedData):
        return str(dataset_info(data.dataset).title[language])
    return PurePath(data.path).name if isinstance(data, CsvData) else ""


def data_source(data: DataSource | None, language: Language) -> str:
    """Where a data set of the app comes from, and under which licence."""
    if not isinstance(data, NamedData):
        return ""
    info = dataset_info(data.dataset)
    return f"{info.source[language]}\n{info.licence[language]}"


def in_words(scene: Scene, language: Language) -> Scene:
    """The scene with the names of its columns and classes, and the unit of its target, as a learner reads them."""
    info = _info(scene)
    if info is None:
        return scene

    def label(found: re.Match[str]) -> str:
        return str(info.labels[found[0]][language]) if found[0] in info.labels else found[0]

    def said(columns: tuple[str, ...]) -> tuple[str, ...]:
        # An input may be made of columns: lecture², lecture·lab.
        return tuple(_COLUMN.sub(label, name) for name in columns)

    unit = info.units.get(scene.targets[0], {}).get(language, "") if scene.targets else ""
    columns, all_columns, targets = map(said, (scene.columns, scene.all_columns, scene.targets))
    named = info.classes[language]
    classes = named if len(named) == len(scene.classes) else scene.classes
    return replace(scene, columns=columns, all_columns=all_columns, targets=targets, unit=unit, classes=classes)


def _info(scene: Scene) -> DatasetInfo | None:
    """What is said about the data: of the app's own, or of the set from whose rows a table was made by hand."""
    data = scene.lesson.data
    if isinstance(data, NamedData):
        return dataset_info(data.dataset)
    if isinstance(data, TableData) and data.columns:
        known = (dataset_info(name) for name in names())
        return next((info for info in known if tuple(info.labels) == data.columns), None)
    return None
