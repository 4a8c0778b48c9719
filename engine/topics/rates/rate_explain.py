"""Where the numbers of compared rates come from: factors 1 − α·λ, lengths of steps, limits; the rest as in any run."""

from collections.abc import Callable, Mapping

from engine.core import classification_explain, latex, regression_explain, row_explain
from engine.core.asides import Explanation
from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told
from engine.core.regression import Regression
from engine.topics.rates.rate_zones import Compared, factors


def explain(run: Compared, key: tuple[str, ...]) -> Explanation:
    """The explanation of the number named by `key`; LearnerError if there is no such number."""
    if key and (key[0], len(key) - 1) in _KINDS:
        return row_explain.explained(run, key, _KINDS)
    if isinstance(run, Regression):
        return regression_explain.explain(run, key)
    return classification_explain.explain(run, key)


def _regression(run: Compared) -> Regression:
    if not isinstance(run, Regression):
        raise NoSuchNumber
    return run


def _factor(run: Compared, direction: str) -> Told:
    known = _regression(run)
    place, sign = {"steep": (-1, r"\lambda_{\max}"), "gentle": (0, r"\lambda_{\min}")}[direction]
    curvature = float(known.quadratic.curvatures[place])
    value = getattr(factors(known.quadratic, run.rate), direction)
    return Told(
        Message(f"explain_factor_{direction}"),
        rf"1 - \alpha\,{sign}",
        f"= 1 - {latex.product(run.rate, curvature, latex.digits_for(value, 1.0))}",
        value,
    )


def _step_length(run: Compared) -> Told:
    return Told(
        Message("explain_step_length"),
        r"\alpha\,\left|\nabla\right|",
        f"= {latex.product(run.rate, run.gradient_norm)}",
        run.rate * run.gradient_norm,
    )


def _crossing(run: Compared) -> Told:
    steepest = float(_regression(run).quadratic.curvatures[-1])
    return Told(
        Message("explain_crossing"), r"\frac{1}{\lambda_{\max}}", rf"= \frac{{1}}{{{number(steepest)}}}", 1.0 / steepest
    )


def _rate(run: Compared) -> Told:
    optimizer = run.settings.optimizer
    if not optimizer.decay_every:
        return Told(Message("explain_rate_set"), r"\alpha", "", run.rate)
    times = run.steps_made // optimizer.decay_every
    first, factor = number(optimizer.learning_rate), latex.factor(optimizer.decay_factor)
    return Told(
        Message("explain_rate_decayed", {"times": times}),
        r"\alpha = \alpha_0 \cdot f^{n}",
        rf"= {first} \cdot {factor}^{{{times}}}",
        run.rate,
    )


def _share(run: Compared) -> Told:
    limit = run.scene().stable_rate
    assert limit is not None
    return Told(
        Message("explain_share_of_limit"),
        r"\frac{\alpha}{\alpha_{\max}}",
        rf"= \frac{{{number(run.rate)}}}{{{number(limit)}}}",
        run.rate / limit,
    )


_KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("factor", 1): _factor,
    ("step_length", 0): _step_length,
    ("crossing", 0): _crossing,
    ("rate", 0): _rate,
    ("share", 0): _share,
}
