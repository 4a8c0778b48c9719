"""The circle of learning as a walk goes round it: forward, error, backward, and then the update of the next round."""

from engine.core.parts_graph import Correction, CyclePart, CyclePhase
from engine.topics.graph.opgraph_walk import OpWalk


def cycle_part(walk: OpWalk, at: int, correction: Correction | None, updates: int, most: int) -> CyclePart:
    """Where a walk stands in the circle after `at` steps; without a target nothing is compared or corrected.

    After `most` updates the circle is closed no more.
    """
    nodes = walk.graph.nodes
    compared = nodes[-1].name == "E"
    # With a target the output of the model is what goes into the loss.
    output = nodes[-1].inputs[0] if compared else len(nodes) - 1
    done = walk.forward_names(at)
    finished = at >= walk.last
    return CyclePart(
        phase=_phase(walk, at, compared=compared),
        output=nodes[output].name,
        output_value=walk.values[output] if nodes[output].name in done else None,
        target=walk.given["y"] if compared else None,
        error=walk.values[-1] if compared and nodes[-1].name in done else None,
        compared=compared,
        found=len(walk.backward_names(at)),
        gradients=len(walk.backward),
        correction=correction if finished else None,
        updates=updates,
        can_update=finished and compared and updates < most,
    )


def _phase(walk: OpWalk, at: int, *, compared: bool) -> CyclePhase:
    if at == 0:
        return ""
    if at < len(walk.forward) or (at == len(walk.forward) and not compared):
        return "forward"
    if at == len(walk.forward):
        return "error"
    return "update" if at >= walk.last and compared else "backward"
