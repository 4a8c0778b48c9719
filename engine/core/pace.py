"""How many updates are due: the speeds a learner can choose and the play law."""

import math
from enum import Enum


class Speed(Enum):
    """Updates per second; LAW begins slowly and doubles, FULL is as fast as the machine goes."""

    LAW = "law"
    PER_SECOND_1 = "1"
    PER_SECOND_5 = "5"
    PER_SECOND_30 = "30"
    PER_SECOND_300 = "300"
    PER_SECOND_3000 = "3000"
    FULL = "full"


def law(seconds: float) -> float:
    """Updates made `seconds` after Play: 2 a second for 3 s, then the rate doubles every second.

    k(t) = 2t for t ≤ 3, 6 + (2/ln 2)(2^(t−3) − 1) after; ten seconds are 372 updates, 14.8 s are 10,001.
    """
    if seconds <= 3:
        return 2 * seconds
    # The exponent is bounded only against overflow: 2^60 updates are never due.
    return 6 + 2 / math.log(2) * (2 ** min(seconds - 3, 60) - 1)


# Time in which nobody asked (a hidden tab, a stalled window) does not count: the run would jump.
_GAP_S = 0.5
_FIRST_RATE = 2.0  # what the play law begins with, a second


class Pace:
    """Counts the updates that are due since Play was pressed. The clock is given, in seconds."""

    def __init__(self, cap_per_s: float | None = None) -> None:
        self._cap_per_s = cap_per_s
        self.speed = Speed.LAW
        self._since_s = 0.0
        self._asked_s = 0.0
        self._made = 0

    def start(self, now_s: float) -> None:
        """Begin to count anew."""
        self._since_s = self._asked_s = now_s
        self._made = 0

    def set_speed(self, speed: Speed, now_s: float) -> None:
        """Count at another speed from now on."""
        self.speed = speed
        self.start(now_s)

    def made(self, updates: int) -> None:
        """Tell that `updates` were made."""
        self._made += updates

    def due(self, now_s: float) -> int | None:
        """Updates to make now; None at full speed."""
        if self.speed is Speed.FULL:
            return None
        gap_s = now_s - self._asked_s
        if gap_s > _GAP_S:
            self._since_s += gap_s
        self._asked_s = now_s
        return max(0, int(self._total(now_s - self._since_s)) - self._made)

    def wait_s(self, now_s: float) -> float:
        """Seconds until the next update is due, at most 0.2: 0 when one is."""
        if self.due(now_s) != 0:
            return 0.0
        lo, hi = 0.0, 0.2
        elapsed = now_s - self._since_s
        for _ in range(12):
            middle = (lo + hi) / 2
            lo, hi = (lo, middle) if self._total(elapsed + middle) >= self._made + 1 else (middle, hi)
        return hi

    def _total(self, seconds: float) -> float:
        if self.speed is not Speed.LAW:
            return seconds * float(self.speed.value)
        if self._cap_per_s is None:
            return law(seconds)
        if self._cap_per_s < _FIRST_RATE:
            return seconds * self._cap_per_s
        # The law's rate is 2·2^(t−3): at the cap it goes on in a straight line.
        bend = 3 + math.log2(self._cap_per_s / _FIRST_RATE)
        return law(seconds) if seconds <= bend else law(bend) + (seconds - bend) * self._cap_per_s
