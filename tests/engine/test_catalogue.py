"""The labs are found by walking the package; facts that hold for every one of them."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import engine.lectures
import resources
from engine import catalogue
from engine.core import datasets
from engine.core.commands import Play, SetSpeed
from engine.core.experiment import Kind, Lab
from engine.core.knobs import find
from engine.core.messages import LANGUAGES, LearnerError
from engine.core.pace import Speed
from engine.core.runner import Runner
from engine.core.status import Phase
from tests.engine.runs import Clock, play

LABS = catalogue.labs()
ROOT = Path(resources.__file__).parents[1]
every_lab = pytest.mark.parametrize("lab", LABS, ids=[lab.name for lab in LABS])


def test_every_module_of_a_lecture_is_a_lab() -> None:
    folder = Path(engine.lectures.__file__).parent
    modules = {f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.py") if path.stem != "__init__"}
    assert modules == {lab.name for lab in LABS}


def test_labs_come_by_lecture_and_then_by_their_order() -> None:
    assert [lab.name for lab in LABS if lab.lecture == "l04_linear"] == [
        "l04_linear/train", "l04_linear/shapes", "l04_linear/instances",
    ]  # fmt: skip
    keys = [(lab.lecture, lab.order) for lab in LABS]
    assert keys == sorted(set(keys))


def test_a_lab_is_found_by_its_name_and_an_unknown_one_names_those_there_are() -> None:
    assert catalogue.lab("l04_linear/train").order == 1
    with pytest.raises(LearnerError, match="l04_linear/train"):
        catalogue.lab("l04_linear/trian")


_NAMES_AND_ONE_LAB = """
import sys
from engine import catalogue

def labs():
    return sorted(name for name in sys.modules if name.startswith("engine.lectures.") and name.count(".") == 3)

print(len(catalogue.names()), labs())
catalogue.lab("l04_linear/shapes")
print(labs())
"""


def test_names_come_from_the_files_and_only_the_lab_that_is_asked_for_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NAMES_AND_ONE_LAB], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [f"{len(LABS)} []", "['engine.lectures.l04_linear.shapes']"]


def test_a_module_whose_lab_goes_by_another_name_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "engine.lectures.l04_linear.train", SimpleNamespace(LAB=LABS[1]))
    with pytest.raises(AssertionError, match=f"l04_linear/train calls itself {LABS[1].name}"):
        catalogue.lab("l04_linear/train")


@every_lab
def test_a_lab_is_called_as_its_module(lab: Lab) -> None:
    module = importlib.import_module(f"engine.lectures.{lab.name.replace('/', '.')}")
    assert module.LAB is lab


@every_lab
def test_its_defaults_pass_its_own_checks(lab: Lab) -> None:
    for knob in lab.knobs:
        assert knob.check(knob.default) == knob.default
    assert len({knob.name for knob in lab.knobs}) == len(lab.knobs)


@every_lab
def test_its_presets_are_for_its_data_sets_and_knobs(lab: Lab) -> None:
    assert set(lab.presets) <= set(lab.datasets)
    for preset in lab.presets.values():
        for name, value in preset.items():
            assert find(lab.knobs, name).check(value) == value
    assert lab.data_knobs <= {knob.name for knob in lab.knobs}


@every_lab
def test_its_data_sets_are_there_and_of_the_kind_it_takes(lab: Lab) -> None:
    tasks = {datasets.load(name).task for name in lab.datasets}
    assert lab.data_kind is None or lab.data_kind in tasks


@every_lab
def test_it_has_a_title_in_both_languages(lab: Lab) -> None:
    titles = resources.table(f"lectures/{lab.name}/info.toml")["title"]
    assert all(titles[language].strip() for language in LANGUAGES)


@every_lab
def test_its_default_run_ends_well(lab: Lab) -> None:
    one = play(Runner(lab, clock=Clock()))
    if lab.kind is Kind.STILL:
        assert (one.phase, one.step) == (Phase.PAUSED, 0)
    else:
        assert (one.phase, one.step) == (Phase.DONE, one.goal)
        assert one.step == (lab.steps if lab.kind is Kind.TRAIN else one.experiment.last_step)
    one.snapshot()


@every_lab
def test_a_still_lab_takes_no_part_in_the_transport(lab: Lab) -> None:
    if lab.kind is not Kind.STILL:
        return
    one = Runner(lab, clock=Clock())
    one.handle(SetSpeed(Speed.FULL))
    one.handle(Play())
    assert one.phase is Phase.PAUSED
    assert one.wait_s() is None


@every_lab
def test_its_jobs_are_those_it_names(lab: Lab) -> None:
    assert set(Runner(lab, clock=Clock()).experiment.jobs()) == set(lab.jobs)


@every_lab
def test_what_it_says_has_a_sentence_in_both_languages(lab: Lab) -> None:
    one = play(Runner(lab, clock=Clock()))
    for language in LANGUAGES:
        assert one.status().message.key in resources.table(f"messages/{language}.toml")
