"""The chain rule for every operation: graphs walked forward and backward, from f = wx + b to the XOR network."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from engine.core.asides import Answer, Explanation
from engine.core.experiment import Experiment, Kind, Lab
from engine.core.frames import Look, Part
from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, KnobValue, NumberKnob, real
from engine.core.lesson import Lesson
from engine.core.parts_graph import Correction
from engine.core.walk import Walk
from engine.topics.graph import opgraph, opgraph_layout, xor_network
from engine.topics.graph.opgraph_cycle import cycle_part
from engine.topics.graph.opgraph_explain import explain, explain_correction
from engine.topics.graph.opgraph_walk import OpWalk, Shape

_NUDGES = (1.0, 0.1, 0.01, 0.001)
_NUDGE = 0.01
_FAR = 20.0
_EXAMPLE = "w2.1"
_ROWS = ("00", "01", "10", "11")


class _Input(NamedTuple):
    """An input of a graph that a learner can change: its name there, its knob, and the value it begins with."""

    name: str
    knob: str
    default: float


# The numbers of the lecture, and those of the neuron in CS231n from which its picture comes.
_INPUTS: Mapping[str, tuple[_Input, ...]] = {
    "straight": (_Input("w", "w", -2.0), _Input("x", "x", 5.0), _Input("b", "b", 3.0)),
    "meeting": (_Input("x", "meeting_x", 3.0), _Input("w", "meeting_w", 1.0)),
    "sigmoid": (_Input("z", "z", 1.0),),
    "neuron": (
        _Input("w1", "neuron_w1", 2.0),
        _Input("x1", "neuron_x1", -1.0),
        _Input("w2", "neuron_w2", -3.0),
        _Input("x2", "neuron_x2", -2.0),
        _Input("b", "neuron_b", -3.0),
    ),
    "network": (),
}


def _shape(graph: str, *, opened: bool) -> Shape:
    match graph:
        case "straight":
            return Shape(opgraph.straight(), opgraph_layout.straight())
        case "meeting":
            return Shape(opgraph.meeting(), opgraph_layout.meeting())
        case "sigmoid":
            return Shape(opgraph.sigmoid(opened=opened), opgraph_layout.sigmoid(opened=opened))
        case "neuron":
            return Shape(opgraph.neuron(2, opened=opened), opgraph_layout.neuron(2, opened=opened))
        case _:
            graph_of = opgraph.network(xor_network.WIDTHS, opened=opened)
            places = opgraph_layout.network(xor_network.WIDTHS[1], opened=opened)
            return Shape(graph_of, places, frozenset({"y"}))


def _given(graph: str, knobs: Mapping[str, KnobValue]) -> dict[str, float]:
    """The inputs of the graph that the knobs ask for."""
    if graph != "network":
        return {entry.name: real(knobs, entry.knob) for entry in _INPUTS[graph]}
    return {**_parameters(knobs), **_sample(str(knobs["row"]))}


def _parameters(knobs: Mapping[str, KnobValue]) -> dict[str, float]:
    return xor_network.parameters(int(real(knobs, "start_seed")), int(real(knobs, "updates")))


def _sample(row: str) -> dict[str, float]:
    x1, x2, y = xor_network.ROWS[_ROWS.index(row)]
    return {"x1": x1, "x2": x2, "y": y}


class ChainRule:
    """One graph with its numbers, as the knobs of a lesson describe it."""

    def __init__(self, lesson: Lesson) -> None:
        self.knobs = lesson.knobs
        graph, opened = str(self.knobs["graph"]), bool(self.knobs["opened"])
        self.walk = OpWalk(
            _shape(graph, opened=opened),
            _shape(graph, opened=not opened),
            _given(graph, self.knobs),
            {entry.name: entry.knob for entry in _INPUTS[graph]},
            opened=opened,
            fill=bool(self.knobs["fill"]),
        )

    def parts(self, at: int, knobs: Mapping[str, KnobValue], look: Look) -> Mapping[str, Part]:
        """The parts of the open views after `at` steps."""
        found: dict[str, Part] = {}
        if "opgraph" in look.views:
            # What is nudged is said beside the buttons that do it; without them the graph has its own values.
            nudge = look.nudge if "nudge" in look.views else None
            found["opgraph"] = self.walk.part(at, dict(look.filled), nudge)
        if "nudge" in look.views:
            found["nudge"] = self.walk.nudge_part(look.nudge, _NUDGES, _NUDGE)
        if "cycle" in look.views:
            found["cycle"] = cycle_part(
                self.walk, at, self._correction(), int(real(self.knobs, "updates")), xor_network.MOST_UPDATES
            )
        return found

    def explain(self, key: tuple[str, ...]) -> Explanation:
        """Where a number comes from: one of the graph, or one of the update that closes the circle."""
        made = self._correction()
        if made is not None and key in (("mean", made.name), ("update", made.name)):
            return explain_correction(key, made, list(self._slopes().values()), int(real(self.knobs, "updates")) + 1)
        return explain(key, self.walk.known)

    def _correction(self) -> Correction | None:
        """How the next update corrects one parameter: it takes the mean over the four rows."""
        if self.knobs["graph"] != "network":
            return None
        slopes = self._slopes()
        old, mean = self.walk.given[_EXAMPLE], sum(slopes.values()) / len(slopes)
        own = slopes[str(self.knobs["row"])]
        return Correction(_EXAMPLE, old, own, mean, xor_network.RATE, old - xor_network.RATE * mean)

    def _slopes(self) -> dict[str, float]:
        """The gradient of the example in each of the four rows."""
        graph = opgraph.network(xor_network.WIDTHS)
        slopes = {}
        for row in _ROWS:
            gradients, _ = graph.backward(graph.forward({**_parameters(self.knobs), **_sample(row)}))
            slopes[row] = gradients[graph.index(_EXAMPLE)]
        return slopes


def _build(lesson: Lesson) -> Experiment:
    made = ChainRule(lesson)
    return Walk(lesson, made.walk.last, made.parts, explain=made.explain)


# ── cards


def change_by_nudge(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: by how much the output changes when `input` grows by `size`."""
    walk, name, size = ChainRule(lesson).walk, str(arguments["input"]), float(arguments["size"])
    derivative = walk.gradients[walk.graph.index(name)]
    after = walk.graph.forward({**walk.given, name: walk.given[name] + size})[-1]
    reasons = {"slope": derivative, "before": walk.values[-1], "after": after, "change": after - walk.values[-1]}
    return Answer("", after - walk.values[-1], reasons=reasons, question={"size": size, **walk.given})


def slope_of(lesson: Lesson, arguments: Mapping[str, Any]) -> Answer:
    """For a card: the gradient of `input`; the terms that add up to it are named first, second, …"""
    walk = ChainRule(lesson).walk
    k = walk.graph.index(str(arguments["input"]))
    named = dict(zip(("first", "second"), (term.product for term in walk.terms[k]), strict=False))
    reasons = {"slope": walk.gradients[k], "output": walk.values[-1], "rest": 1.0 - walk.values[-1], **named}
    values = {node.name: value for node, value in zip(walk.graph.nodes, walk.values, strict=True) if not node.rule}
    return Answer("", walk.gradients[k], reasons=reasons, question=values)


def _number(entry: _Input) -> NumberKnob:
    listed = sorted({-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 5.0, entry.default})
    return NumberKnob(entry.knob, entry.default, (-_FAR, _FAR), tuple(listed), live=False)


LAB = Lab(
    name="l09_xor/chain_rule",
    order=2,
    kind=Kind.WALK,
    build=_build,
    knobs=(
        ChoiceKnob("graph", "straight", tuple(_INPUTS)),
        FlagKnob("opened", False),
        FlagKnob("fill", False),
        ChoiceKnob("row", "11", _ROWS),
        IntegerKnob("updates", 0, (0, xor_network.MOST_UPDATES), (0, xor_network.MOST_UPDATES)),
        IntegerKnob("start_seed", 3, (0, 999), (0, 99)),
        *(_number(entry) for entries in _INPUTS.values() for entry in entries),
    ),
    views=("opgraph", "nudge", "cycle"),
    cap_per_s=2.0,
    quantities={"change_by_nudge": change_by_nudge, "slope_of": slope_of},
)
