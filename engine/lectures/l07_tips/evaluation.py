"""Training, validation and test set: who teaches, who chooses, who judges, and how much three test rows can say."""

from engine.core.experiment import Kind, Lab
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, NumberKnob
from engine.core.scaling import SCALINGS
from engine.topics.evaluation.choice import PENALTIES
from engine.topics.evaluation.evaluation_quantities import QUANTITIES
from engine.topics.evaluation.evaluation_run import VIEWS, build
from engine.topics.evaluation.own_rows import knobs_for

_MOST = 1_000_000

LAB = Lab(
    name="l07_tips/evaluation",
    order=4,
    kind=Kind.TRAIN,
    build=build,
    knobs=(
        IntegerKnob("training", 7, (0, _MOST), (2, 229)),
        IntegerKnob("test", 3, (0, _MOST), (1, 228)),
        IntegerKnob("shuffle", 0, (0, _MOST), (0, 999)),
        FlagKnob("covered", default=False, live=True),
        NumberKnob("learning_rate", 0.4, (1e-12, 1e6), (0.01, 0.03, 0.1, 0.3, 0.4, 1.0, 3.0, 10.0)),
        NumberKnob("l2", 0.0, (0.0, 1e6), PENALTIES),
        ChoiceKnob("scaling", "minmax", SCALINGS),
        ChoiceKnob("initialisation", "zeros", ("zeros", "normal")),
    ),
    datasets=("house_ten", "noisy_line"),
    data_kind="binary",
    suits=knobs_for,
    views=(*VIEWS, "code"),
    steps=500,
    presets={
        "house_ten": {"learning_rate": 0.4},
        "noisy_line": {"learning_rate": 3.0, "scaling": "none", "training": 30, "test": 200},
    },
    data_knobs=frozenset({"training", "test", "shuffle", "scaling"}),
    quantities=QUANTITIES,
)
