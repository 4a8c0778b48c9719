"""What data sets and their columns are called in the learner's language."""

from dataclasses import replace
from pathlib import PurePath

from engine.core.datasets import dataset_info
from engine.core.frames import Scene
from engine.core.lesson import CsvData, DataSource, NamedData
from engine.core.messages import Language


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
    """The scene with the names of its columns as a learner reads them."""
    data = scene.lesson.data
    if not isinstance(data, NamedData):
        return scene
    labels = dataset_info(data.dataset).labels

    def said(columns: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str(labels[name][language]) if name in labels else name for name in columns)

    return replace(scene, columns=said(scene.columns), all_columns=said(scene.all_columns), targets=said(scene.targets))
