"""Linear regression with several variables, trained live: H = XW + b on hours and attendance, then on exam scores."""

from engine.core import features, layer_parts
from engine.core import regression_parts as parts
from engine.core.datasets import resolve
from engine.core.experiment import Experiment, Kind, Lab, Past
from engine.core.frames import Look, Part
from engine.core.knobs import ChoiceKnob, IntegerKnob, ListKnob, NumberKnob
from engine.core.lesson import Lesson
from engine.core.regression import Regression
from engine.core.regression_explain import explain
from engine.core.scaling import SCALINGS
from engine.core.training import Shown


def build(lesson: Lesson) -> Experiment:
    """A run of the lab; see Lab.build."""
    assert lesson.data is not None
    whole = resolve(lesson.data, "regression")
    chosen = features.chosen(lesson, whole)

    def columns(run: Regression, look: Look, past: Past) -> Part:
        made: Part = run.remember("features", lambda: parts.features(run, whole.X, chosen.ticked))
        return made

    views = {
        "plane": parts.plane,
        "table": parts.rows,
        "fit": parts.rows,
        "cost": parts.curve,
        "surface": parts.surface,
        "surface3d": parts.surface,
        "parameters": parts.parameters,
        "product": layer_parts.product,
        "features": columns,
    }
    return Regression(lesson, chosen.of(whole), whole.columns, Shown(views, parts.line, explain))


LAB = Lab(
    name="l04_linear/train",
    order=1,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        NumberKnob(
            "learning_rate",
            0.01,
            (1e-12, 1e6),
            (1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0),
        ),
        ChoiceKnob("scaling", "none", SCALINGS),
        ListKnob("features", (), (0, 999), (0, 1000)),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
        NumberKnob("l2", 0.0, (0.0, 1e6), (0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)),
        IntegerKnob("decay_every", 0, (0, 10_000_000), (0, 1000), live=True),
        NumberKnob("decay_factor", 1.0, (1e-6, 1.0), (0.5, 0.9, 0.96, 0.99, 1.0)),
    ),
    datasets=("hours_attendance", "exam_five", "exam_scores", "hours", "house"),
    data_kind="regression",
    views=("plane", "table", "fit", "cost", "surface", "surface3d", "parameters", "product", "features", "code"),
    steps=2000,
    presets={
        "hours_attendance": {"learning_rate": 0.01},
        "exam_five": {"learning_rate": 1e-5},
        "exam_scores": {"learning_rate": 1e-5},
        "hours": {"learning_rate": 0.01},
        "house": {"learning_rate": 0.4, "scaling": "minmax"},
    },
    data_knobs=frozenset({"features", "scaling"}),
)
