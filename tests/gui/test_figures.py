"""Numbers as views write them, and the unit that goes with them."""

import pytest

from engine.core.frames import Scene
from engine.core.lesson import CsvData, Lesson, NamedData
from engine.core.messages import Language
from gui import figures
from gui.data_words import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0"), (-0.2, "0"), (-1234.6, "−1,235"), (-6.565e12, "−6.6e12"), (1.4e150, "1.4e150"), (1e5, "1.0e5")],
)
def test_a_brief_number_fits_a_narrow_column(value: float, words: str) -> None:
    assert figures.brief(value) == words
    assert len(words) <= 8


@pytest.mark.parametrize(
    ("decade", "digit", "words"),
    [(0, 1, "1"), (4, 2, "20,000"), (6, 1, "1e6"), (20, 1, "1e20"), (-2, 5, "0.05"), (-10, 1, "1e−10")],
)
def test_a_power_of_ten_keeps_its_zeros(decade: int, digit: int, words: str) -> None:
    assert figures.power(decade, digit) == words


def test_exactly_zero_is_just_zero() -> None:
    assert figures.figure(0.0) == "0"
    assert figures.figure(0.00004) != "0"


def _scene(data: NamedData | CsvData, target: str) -> Scene:
    return Scene("l04_linear/train", Lesson(lab="l04_linear/train", data=data, knobs={}), targets=(target,))


@pytest.mark.parametrize(
    ("data", "target", "language", "unit"),
    [
        ("exam_scores", "final", "ko", "점"),
        ("exam_scores", "final", "en", "points"),
        ("house", "price", "ko", "천 달러"),
        ("house", "price", "en", "thousand $"),
    ],
)
def test_the_unit_of_the_target_is_said_in_the_learners_language(
    data: str, target: str, language: Language, unit: str
) -> None:
    assert in_words(_scene(NamedData(data), target), language).unit == unit
    assert figures.in_unit("√cost 2.5", unit) == f"√cost 2.5 {unit}"


def test_nobody_knows_the_unit_of_a_learners_own_file() -> None:
    assert in_words(_scene(CsvData("own.csv"), "y"), "en").unit == ""
    assert figures.in_unit("√cost 2.5", "") == "√cost 2.5"
