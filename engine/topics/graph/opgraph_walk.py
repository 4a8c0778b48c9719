"""A walk through a computational graph: forward node by node, then backward node by node, shown by app or by hand."""

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from engine.core.messages import Message
from engine.core.parts_graph import (
    GraphNode,
    GraphPhase,
    NodeKind,
    NudgePart,
    NudgeRow,
    OpGraphPart,
)
from engine.topics.graph import opgraph_words as words
from engine.topics.graph.opgraph import Graph
from engine.topics.graph.opgraph_explain import Known
from engine.topics.graph.opgraph_layout import Places, extent

# What a learner enters counts as right up to the larger of the two; said on screen.
RELATIVE, ABSOLUTE = 0.02, 0.001
# From here on a ratio is the derivative but for rounding.
_ROUNDING = 1e-9
_SIGMOID = ("sigmoid", "reciprocal")


class Shape(NamedTuple):
    """A graph, where its nodes stand, and which inputs have no gradient to be found (the target)."""

    graph: Graph
    places: Places
    skipped: frozenset[str] = frozenset()


def backward_order(graph: Graph, skipped: Collection[str] = ()) -> tuple[int, ...]:
    """The nodes in the order of the backward pass: each after all its users, inputs as soon as they can be."""
    order: list[int] = []
    for k in reversed(graph.operations):
        order.append(k)
        for j in graph.nodes[k].inputs:
            given = not graph.nodes[j].rule and graph.nodes[j].name not in skipped
            if given and j not in order and all(user in order for user, _ in graph.users(j)):
                order.append(j)
    return tuple(order)


def fits(entered: float, true: float) -> bool:
    """Whether a number that was entered is as good as the true one."""
    return math.isfinite(entered) and abs(entered - true) <= max(RELATIVE * abs(true), ABSOLUTE)


class OpWalk:
    """The steps of one graph with its numbers.

    Args:
        shape: the graph that is walked.
        other: the same graph with its sigmoids opened where they are folded here, and the other way round.
        given: values of the inputs by name.
        knobs: for inputs that can be changed, the name of the knob.
        opened: whether sigmoids are opened here.
        fill: whether the learner enters the numbers.
    """

    def __init__(
        self,
        shape: Shape,
        other: Shape,
        given: Mapping[str, float],
        knobs: Mapping[str, str],
        *,
        opened: bool,
        fill: bool,
    ) -> None:
        self.graph, self._places, skipped = shape
        self._other = other
        self.given, self._knobs, self._opened, self._fill = given, knobs, opened, fill
        self.values = self.graph.forward(given)
        self.gradients, self.terms = self.graph.backward(self.values)
        self.forward = self.graph.operations
        self.backward = backward_order(self.graph, skipped)
        self.last = len(self.forward) + len(self.backward)

    @property
    def known(self) -> Known:
        """All numbers, for explanations."""
        return Known(self.graph, self.given, self.values, self.gradients, self.terms)

    def phase(self, at: int) -> GraphPhase:
        """In which pass the walk is after `at` steps."""
        return "start" if at == 0 else "forward" if at <= len(self.forward) else "backward"

    def forward_names(self, at: int) -> frozenset[str]:
        """The operations whose value is known after `at` steps."""
        return frozenset(self.graph.nodes[k].name for k in self.forward[:at])

    def backward_names(self, at: int) -> frozenset[str]:
        """The nodes whose gradient is known after `at` steps."""
        return frozenset(self.graph.nodes[k].name for k in self.backward[: max(0, at - len(self.forward))])

    def part(self, at: int, filled: Mapping[str, float], nudge: tuple[str, float] | None) -> OpGraphPart:
        """The graph after `at` steps."""
        phase = self.phase(at)
        moved = self._moved(nudge)
        back = self.backward[: max(0, at - len(self.forward))]
        present = None if at == 0 else self.forward[at - 1] if phase == "forward" else back[-1]
        forward = at < len(self.forward)
        waiting = self.forward[at:] if forward else self.backward[len(back) :]
        nodes = tuple(
            self._node(k, at, back, moved, asked=self._fill and k in waiting, of_gradient=not forward, filled=filled)
            for k in range(len(self.graph.nodes))
        )
        columns, rows = extent(self.graph, self._places)
        formula, note = self._told(present, phase)
        return OpGraphPart(
            nodes=nodes,
            present=present,
            phase=phase,
            at=at,
            forward_last=len(self.forward),
            last=self.last,
            formula=formula,
            note=note,
            columns=columns,
            rows=rows,
            opened=self._opened,
            turned_at=self._turned_at(at),
            fill=self._fill,
            ready=self._ready([nodes[k] for k in waiting]),
            left=len(waiting),
        )

    def _node(
        self,
        k: int,
        at: int,
        back: Sequence[int],
        moved: Sequence[float] | None,
        *,
        asked: bool,
        of_gradient: bool,
        filled: Mapping[str, float],
    ) -> GraphNode:
        node = self.graph.nodes[k]
        known = not node.rule or k in self.forward[:at]
        entered = filled.get(f"∂{node.name}" if of_gradient else node.name) if asked else None
        true = self.gradients[k] if of_gradient else self.values[k]
        slopes = self.graph.slopes(k, self.values)
        column, row = self._places[node.name]
        changed = moved is not None and known and moved[k] != self.values[k]
        return GraphNode(
            name=node.name,
            title=words.title(node.name),
            sign="" if "·" in node.name and node.rule == "multiply" else words.SIGNS.get(node.rule, ""),
            kind=kind(node.name, node.rule),
            inputs=node.inputs,
            column=column,
            row=row,
            value=self.values[k] if known else None,
            gradient=self.gradients[k] if k in back else None,
            locals=tuple(slope if j in back else None for j, slope in zip(node.inputs, slopes, strict=True)),
            moved=moved[k] if changed and moved is not None else None,
            asked=asked,
            of_gradient=of_gradient,
            right=None if entered is None else fits(entered, true),
            knob=self._knobs.get(node.name, ""),
            turns=node.rule in _SIGMOID,
            comes_back=k in self.backward,
        )

    def _ready(self, waiting: Sequence[GraphNode]) -> int:
        """How many of the next numbers have been entered rightly, without a gap."""
        right = [bool(node.right) for node in waiting]
        return right.index(False) if False in right else len(right)

    def _told(self, present: int | None, phase: GraphPhase) -> tuple[tuple[str, ...], Message]:
        if present is None:
            return (), Message("opgraph_start_fill" if self._fill else "opgraph_start")
        if phase == "forward":
            formula = words.forward_formula(self.graph, present, self.values)
            return (formula,), words.forward_note(self.graph, present)
        slots = [slot for _, slot in self.graph.users(present)] if self.terms[present] else []
        formulas = words.backward_formula(self.graph, present, self.terms[present], slots)
        return formulas, words.backward_note(self.graph, present, self.terms[present])

    def _turned_at(self, at: int) -> int:
        """The first step of the graph opened or folded at which all that is known here is known there too."""
        graph, _, skipped = self._other
        common = {node.name for node in graph.nodes}
        there = [graph.nodes[k].name for k in graph.operations]
        back = [graph.nodes[k].name for k in backward_order(graph, skipped)]
        if self.phase(at) != "backward":
            needed = self.forward_names(at) & common
            return max((there.index(name) + 1 for name in needed), default=0)
        needed = self.backward_names(at) & common
        return len(there) + max((back.index(name) + 1 for name in needed), default=0)

    # ── nudges

    def _moved(self, nudge: tuple[str, float] | None) -> Sequence[float] | None:
        """All values with one input moved; None where nothing is nudged."""
        if nudge is None or nudge[0] not in self.given or not math.isfinite(nudge[1]):
            return None
        return self.graph.forward({**self.given, nudge[0]: self.given[nudge[0]] + nudge[1]})

    def nudge_part(self, nudge: tuple[str, float] | None, sizes: tuple[float, ...], usual: float) -> NudgePart:
        """What moving one input does to the output."""
        names = [node.name for node in self.graph.nodes if not node.rule and node.name != "y"]
        moved = self._moved(nudge) if nudge is not None and nudge[0] in names else None
        rows = tuple(
            NudgeRow(name, kind(name, ""), self.given[name], self.gradients[self.graph.index(name)]) for name in names
        )
        output, before = self.graph.nodes[-1].name, self.values[-1]
        size = usual if nudge is None else nudge[1]
        if moved is None or nudge is None:
            nothing = math.nan
            note = Message("opgraph_nudge_first", {"output": output})
            return NudgePart(
                rows, output, before, sizes, size, None, nothing, nothing, nothing, nothing, exact=False, note=note
            )
        at = names.index(nudge[0])
        delta = moved[-1] - before
        ratio, derivative = delta / size, rows[at].derivative
        exact = abs(ratio - derivative) <= _ROUNDING * max(1.0, abs(derivative))
        values = {"name": nudge[0], "output": output}
        note = Message("opgraph_nudge_exact" if exact else "opgraph_nudge_nearly", values)
        return NudgePart(
            rows,
            output,
            before,
            sizes,
            size,
            at,
            rows[at].value + size,
            moved[-1],
            delta,
            ratio,
            exact=exact,
            note=note,
        )


def kind(name: str, rule: str) -> NodeKind:
    """What a node is to learning."""
    if rule:
        return "operation"
    if name[0] in "xy":
        return "data"
    return "parameter" if name[0] in "wb" else "given"
