"""Where the numbers about many starts come from: a share, a cost at which runs gather, the cost of one start."""

import math

from engine.core import latex
from engine.core.asides import Explanation
from engine.core.messages import Message
from engine.core.parts_starts import ChosenStart, Mark, ShareRow
from engine.core.types import Array

# By the mark's name: how many rows get the share of ones among them, what that costs each, as LaTeX.
_SUMS = {
    "two": (r"-\frac{1}{4}\left(2\ln 1 + 2\ln\tfrac{1}{2}\right)", r"= \frac{\ln 2}{2}"),
    "three": (r"-\frac{1}{4}\left(\ln 1 + 2\ln\tfrac{2}{3} + \ln\tfrac{1}{3}\right)", ""),
    "four": (r"-\frac{1}{4}\left(4\ln\tfrac{1}{2}\right)", r"= \ln 2"),
}


def share(key: tuple[str, ...], row: ShareRow) -> Explanation:
    """The share of starts that have solved it, and how much another set of starts may differ: √(p(1 − p)/n)."""
    spread = 100 * math.sqrt(row.share * (1 - row.share) / row.settings.starts)
    values = {"rate": row.settings.rate, "made": row.made, "starts": row.settings.starts, "spread": f"{spread:.0f}"}
    return Explanation(
        key,
        Message("explain_starts_share", values),
        r"\frac{k}{n}",
        rf"= \frac{{{row.solved}}}{{{latex.number(row.settings.starts)}}}",
        row.share,
    )


def mark(key: tuple[str, ...], found: Mark) -> Explanation:
    """Why runs gather at a cost."""
    formula, numbers = _SUMS[found.name]
    return Explanation(key, Message(f"explain_starts_mark_{found.name}"), formula, numbers, found.cost)


def cost(key: tuple[str, ...], start: ChosenStart, targets: Array) -> Explanation:
    """The cost of one start from what it gives the right answers."""
    given = [h if y else 1.0 - h for h, y in zip(start.outputs.tolist(), targets.tolist(), strict=True)]
    logs = " + ".join(rf"\ln {latex.number(p)}" for p in given)
    return Explanation(
        key,
        Message("explain_starts_cost", {"seed": str(start.seed)}),
        rf"-\frac{{1}}{{{len(given)}}}\sum_i \ln p_i",
        rf"= -\frac{{1}}{{{len(given)}}}\left({logs}\right)",
        start.cost,
    )
