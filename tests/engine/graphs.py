"""What tests of the chain rule share: a walk of a graph, and its parts."""

from engine.core.commands import SetKnob, SetLook, Step
from engine.core.frames import Look
from engine.core.knobs import KnobValue
from engine.core.parts_graph import CyclePart, GraphNode, NudgePart, OpGraphPart
from engine.core.runner import Runner
from engine.lectures.l09_xor.chain_rule import LAB
from tests.engine.runs import Clock, do

VIEWS = frozenset(LAB.views)
LAST = {"straight": 7, "meeting": 6, "sigmoid": 3, "neuron": 13, "network": 37}


def walk(**knobs: KnobValue) -> Runner:
    one = Runner(LAB, clock=Clock())
    for name, value in knobs.items():
        one.handle(SetKnob(name, value))
    one.handle(SetLook(Look(views=VIEWS)))
    return one


def to_end(**knobs: KnobValue) -> Runner:
    one = walk(**knobs)
    return do(one, Step(one.goal))


def graph_of(one: Runner) -> OpGraphPart:
    part = one.snapshot().frame.parts["opgraph"]
    assert isinstance(part, OpGraphPart)
    return part


def nodes(one: Runner) -> dict[str, GraphNode]:
    return {node.name: node for node in graph_of(one).nodes}


def gradients(one: Runner) -> dict[str, float | None]:
    return {name: node.gradient for name, node in nodes(one).items()}


def nudged(one: Runner, name: str, size: float = 0.01) -> NudgePart:
    one.handle(SetLook(Look(views=VIEWS, nudge=(name, size))))
    part = one.snapshot().frame.parts["nudge"]
    assert isinstance(part, NudgePart)
    return part


def cycle(one: Runner) -> CyclePart:
    part = one.snapshot().frame.parts["cycle"]
    assert isinstance(part, CyclePart)
    return part
