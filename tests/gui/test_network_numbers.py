"""The numbers on the picture of a network are the engine's: compared on a thousand random networks."""

import numpy as np
import pytest

from engine.core.frames import Look
from engine.topics.graph import opgraph
from engine.topics.network.network_parts import graph
from gui.panels import network_text as text
from tests.engine.test_network_parts import run_of, trained

NETWORKS = 1000


def test_weights_and_slopes_on_the_edges_of_a_thousand_random_networks_are_those_of_the_computational_graph() -> None:
    rng = np.random.default_rng(0)
    graphs: dict[tuple[tuple[int, ...], str], opgraph.Graph] = {}
    for seed in range(NETWORKS):
        hidden = tuple(int(width) for width in rng.integers(1, 4, rng.integers(0, 3)))
        activation, row = str(rng.choice(["sigmoid", "tanh", "relu", "identity"])), int(rng.integers(4))
        run = run_of(seed=seed, hidden=hidden, activation=activation)
        part = graph(run, Look(sample=row), trained(run, int(rng.integers(3))))
        one = graphs.setdefault((part.widths, activation), opgraph.network(part.widths, activation))
        given = dict(zip(run.names, run.theta().tolist(), strict=True))
        x1, x2 = run.batch.X[row].tolist()
        found, _ = one.backward(one.forward({**given, "x1": x1, "x2": x2, "y": float(run.batch.Y[row, 0])}))
        for layer in range(len(part.widths) - 1):
            for k in range((part.widths[layer] + 1) * part.widths[layer + 1]):
                name = text.edge_name(part, (layer, k))
                assert text.edge_named(part, name) == (layer, k)
                assert text.weight_of(part, (layer, k)) == given[name]
                assert text.slope_of(part, (layer, k)) == pytest.approx(found[one.index(name)], rel=1e-9, abs=1e-12)
