"""When a run counts as blown up: not finite, or 20 rises in a row past 1,000 times the lowest cost."""

import numpy as np
import pytest

from engine.core.divergence import Watch


def stops_at(costs: list[float], *, rising: bool = True) -> int | None:
    watch = Watch(rising=rising)
    watch.resume(np.array(costs[:1]))
    return next((step for step, cost in enumerate(costs[1:], 1) if watch.blown_up(cost)), None)


def test_the_20th_rise_in_a_row_counts() -> None:
    assert stops_at([3.0**k for k in range(40)]) == 20


def test_rising_slowly_does_not_count_until_a_thousand_times_the_lowest() -> None:
    assert stops_at([1.1**k for k in range(50)]) is None
    assert stops_at([1.1**k for k in range(80)]) == 73  # 1.1^73 is the first past 1,000


def test_one_fall_begins_the_count_anew() -> None:
    costs = [3.0**k for k in range(20)]
    assert stops_at([*costs, 1.0, *costs]) is None


@pytest.mark.parametrize("bad", [np.inf, np.nan, -np.inf])
def test_what_is_not_finite_counts_at_once(bad: float) -> None:
    assert stops_at([1.0, 0.5, bad]) == 2
    assert stops_at([1.0, 0.5, bad], rising=False) == 2


def test_where_rising_does_not_count_only_what_is_not_finite_does() -> None:
    assert stops_at([3.0**k for k in range(200)], rising=False) is None


def test_resumed_anywhere_it_stops_at_the_same_step() -> None:
    rng = np.random.default_rng(0)
    costs = np.concatenate([rng.uniform(1.0, 2.0, 50), 2.0 * 1.5 ** np.arange(60)])
    stop = stops_at(costs.tolist())
    assert stop is not None
    for start in range(stop):
        watch = Watch()
        watch.resume(costs[: start + 1])
        stopped = next(step for step in range(start + 1, len(costs)) if watch.blown_up(costs[step]))
        assert stopped == stop
