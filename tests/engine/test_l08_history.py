"""The strip of years: its entries, what the idea waited for, and the answers of its cards."""

from itertools import pairwise

import pytest

import resources
from engine import catalogue
from engine.core import quantities
from engine.core.asides import Answer
from engine.core.commands import Back, SetLook, Step
from engine.core.frames import Look
from engine.core.messages import LANGUAGES
from engine.core.parts_timeline import Entry, TimelinePart
from engine.core.runner import Runner
from tests.engine.runs import Clock, do

LAB = catalogue.lab("l08_neuron/history")
# Years of the publications that lecture 8 names, and of those that its corrections name.
YEARS = [1943, 1958, 1960, 1969, 1974, 1986, 1989, 1995, 2006, 2010, 2012, 2015]


def walk(steps: int = 0) -> Runner:
    one = Runner(LAB, clock=Clock())
    one.handle(SetLook(Look(views=frozenset({"timeline"}))))
    return do(one, Step(steps)) if steps else one


def part_of(one: Runner) -> TimelinePart:
    part = one.snapshot().frame.parts["timeline"]
    assert isinstance(part, TimelinePart)
    return part


def answer(quantity: str, **arguments: object) -> Answer:
    return quantities.answer(LAB, LAB.lesson(), "card", quantity, arguments)


ENTRIES = part_of(walk()).entries


def test_the_strip_opens_lecture_8() -> None:
    own = [lab.name for lab in catalogue.labs() if lab.lecture == "l08_neuron"]
    assert own[0] == LAB.name


def test_each_step_is_a_year_and_the_last_one_2015() -> None:
    assert [entry.year for entry in ENTRIES] == YEARS
    assert walk(11).step == walk().goal == 11
    assert part_of(walk(11)).entry.year == 2015


def test_going_back_is_the_year_before() -> None:
    assert part_of(do(walk(3), Back(1))).entry.year == 1960


def test_years_come_in_order_and_lie_on_the_axis() -> None:
    first, last = part_of(walk()).span
    assert all(one.year < next_one.year for one, next_one in pairwise(ENTRIES))
    assert first < ENTRIES[0].year
    assert ENTRIES[-1].year < last


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])
def test_each_year_says_in_both_languages_what_could_be_done_and_what_could_not(entry: Entry) -> None:
    for said in (entry.title, entry.could, entry.lacked, entry.picture, *(door.see for door in entry.doors)):
        assert all(said.in_language(language).strip() for language in LANGUAGES)


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.id for entry in ENTRIES])
def test_a_button_leads_to_a_step_that_the_story_of_its_lab_has(entry: Entry) -> None:
    there = {lab.name for lab in catalogue.labs()}
    for door in entry.doors:
        if door.lab in there and door.story:
            steps = [step["id"] for step in resources.table(f"lectures/{door.lab}/info.toml")["story"]]
            assert door.story in steps


def test_the_sentence_given_as_minskys_is_said_to_be_werbos() -> None:
    note = next(entry for entry in ENTRIES if entry.year == 1969).note
    assert note is not None
    assert all(
        "Minsky" in note.in_language(language) and "Werbos" in note.in_language(language) for language in LANGUAGES
    )


def test_lenet_has_its_own_years_and_not_the_slides() -> None:
    lenet = next(entry for entry in ENTRIES if entry.id == "lenet")
    assert lenet.shown == "1989, 1998"
    assert lenet.note is not None
    assert "1980" in lenet.note.en


def test_errors_on_imagenet_are_those_of_the_papers() -> None:
    shares = {entry.id: [share.percent for share in entry.errors] for entry in ENTRIES if entry.errors}
    assert shares == {"imagenet": [26.2, 15.3], "he": [26.2, 15.3, 5.1, 4.94, 3.57]}


@pytest.mark.parametrize(("step", "enough"), [(0, 0), (5, 0), (8, 0), (9, 2), (10, 3), (11, 3)])
def test_all_three_things_are_there_in_2012_and_not_before(step: int, enough: int) -> None:
    part = part_of(walk(step))
    stages = [lane.stages[at] for lane, at in zip(part.lanes, part.reached, strict=True) if at >= 0]
    assert sum(stage.enough for stage in stages) == enough
    assert len(part.lanes) == 3


def test_before_its_first_year_a_thing_is_not_there() -> None:
    assert part_of(walk()).reached == (0, -1, -1)


def test_the_two_curves_are_the_sigmoid_and_relu() -> None:
    part = part_of(walk(9))
    middle = len(part.z) // 2
    assert part.z[middle] == 0.0
    assert (part.sigmoid[middle], part.relu[middle]) == (0.5, 0.0)
    assert part.relu[-1] == part.z[-1] == 4.0


def test_from_the_neuron_to_backpropagation_it_took_43_years() -> None:
    assert answer("years_between", **{"from": "neuron", "to": "backprop"}).value == 43


def test_xor_could_be_expressed_so_only_training_was_missing() -> None:
    found = answer("what_was_missing")
    assert found.value == 1
    assert found.reasons == {"one": 3, "three": 4, "rows": 4}
