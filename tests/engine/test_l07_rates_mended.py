"""Learning rates that blew up: which runs the words name, and the one click that mends all of them."""

import pytest

from engine.core.commands import Reset, SetKnob, Step
from engine.core.messages import sentence
from engine.core.status import Phase
from tests.engine.runs import do, play
from tests.engine.test_l07_learning_rate import costs, runner, runs


def test_one_click_leads_to_a_rate_that_does_not_diverge() -> None:
    one = do(runner(), Step(60))
    suggestion = one.status().suggestion
    assert suggestion == (SetKnob("rate_3", 0.3),)
    do(one, *suggestion, Reset(), Step(100))
    assert one.status().suggestion is None
    assert float(costs(one, 2)[100]) < 1470


def test_where_all_blow_up_the_lab_stops_and_offers_a_rate() -> None:
    one = play(runner(rate_1=0.9, rate_2=1.0, rate_3=2.0))
    assert one.phase is Phase.DIVERGED
    assert one.status().message.key == "rates_all_diverge"


def test_one_click_mends_all_that_diverged_in_the_order_they_had_and_no_two_alike() -> None:
    one = play(runner(rate_1=2.0, rate_2=0.9, rate_3=1.0))
    suggestion = one.status().suggestion
    assert suggestion == (SetKnob("rate_1", 0.3), SetKnob("rate_2", 0.05), SetKnob("rate_3", 0.1))
    do(one, *suggestion, Reset(), Step(100))
    assert one.status().suggestion is None
    assert all(lane.diverged_at is None for lane in runs(one).lanes())


def test_a_rate_that_another_run_has_already_is_not_offered_again() -> None:
    one = do(runner(rate_1=0.3, rate_2=0.1), Step(60))
    assert one.status().suggestion == (SetKnob("rate_3", 0.05),)


def test_while_one_diverges_the_words_say_so_of_that_one_alone() -> None:
    one = do(runner(), Step(60))
    said = runs(one).says(Phase.RUNNING)
    assert said is not None
    assert said.key == "status_and"
    last = said.values["then"]
    assert getattr(last, "values", {})["name"] == "α 0.9"


@pytest.mark.parametrize(
    ("data", "rates", "said"),
    [
        ("house", {"rate_2": 1.0}, "α 1 · α 0.9: the rates are above the limit 0.8675, so these runs diverge."),
        (
            "eight_rows_three",
            {"rate_2": 1e4, "rate_3": 1e5, "float32": True},
            "α 10000 · α 100000: the cost has become inf",
        ),
    ],
)
def test_of_several_runs_that_blew_up_one_sentence_says_which_and_why(
    data: str, rates: dict[str, float], said: str
) -> None:
    message = runs(do(runner(data, **rates), Step(60))).says(Phase.RUNNING)
    assert message is not None
    assert sentence(message, "en").startswith(said)
