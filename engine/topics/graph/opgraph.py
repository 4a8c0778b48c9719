"""A small computational graph: every operation a node, with its value forward and its gradient backward.

Forward, a node computes its value from its inputs. Backward, the gradient of a node (∂ output / ∂ node) is the sum over
the nodes that use it of local derivative × gradient of the user: the chain rule, one operation at a time. The numbers
are those of the matrix engine (tests hold them together), so what is shown is what trains.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """An operation.

    Attributes:
        value: what it makes of its inputs.
        slopes: ∂value/∂input for each input, from the value and the inputs.
    """

    value: Callable[..., float]
    slopes: Callable[..., tuple[float, ...]]


# The nearest numbers to 0 and 1 that have a logarithm, and whose 1 − p is not 0: a loss can still be taken of them.
_LEAST, _MOST = 1e-300, math.nextafter(1.0, 0.0)


def _sigmoid(a: float) -> float:
    e = math.exp(-abs(a))
    return min(max((1.0 if a >= 0 else e) / (1.0 + e), _LEAST), _MOST)


def _cross_entropy(p: float, y: float) -> float:
    """−[y log p + (1 − y) log(1 − p)]; a term that is multiplied by 0 is 0."""
    return (-y * math.log(p) if y else 0.0) - ((1.0 - y) * math.log1p(-p) if y != 1.0 else 0.0)


RULES: Mapping[str, Rule] = {
    "add": Rule(lambda *a: math.fsum(a), lambda v, *a: (1.0,) * len(a)),
    "multiply": Rule(lambda a, b: a * b, lambda v, a, b: (b, a)),
    "negate": Rule(lambda a: -a, lambda v, a: (-1.0,)),
    "exp": Rule(math.exp, lambda v, a: (v,)),
    "increment": Rule(lambda a: 1.0 + a, lambda v, a: (1.0,)),
    "reciprocal": Rule(lambda a: 1.0 / a, lambda v, a: (-v * v,)),
    "sigmoid": Rule(_sigmoid, lambda v, a: (v * (1.0 - v),)),
    "tanh": Rule(math.tanh, lambda v, a: (1.0 - v * v,)),
    "relu": Rule(lambda a: max(0.0, a), lambda v, a: (1.0 if v > 0 else 0.0,)),
    "identity": Rule(lambda a: a, lambda v, a: (1.0,)),
    "cross_entropy": Rule(
        _cross_entropy, lambda v, p, y: ((p - y) / (p * (1.0 - p)), math.log1p(-p) - math.log(p))
    ),
    "squared_error": Rule(lambda p, y: (p - y) ** 2, lambda v, p, y: (2.0 * (p - y), 2.0 * (y - p))),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the graph.

    Attributes:
        name: how it is called on screen: w, x1, g, z2.1.
        rule: name of its operation; empty for an input, whose value is given.
        inputs: the nodes whose values it uses, all of them earlier in the graph.
    """

    name: str
    rule: str = ""
    inputs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """What one use of a node adds to its gradient: `local` derivative × gradient `behind` = `product`.

    Attributes:
        user: the node that uses it, by index.
    """

    user: int
    local: float
    behind: float
    product: float


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in an order in which each comes after its inputs; the last one is the output."""

    nodes: tuple[Node, ...]

    def index(self, name: str) -> int:
        """The node called `name`."""
        return next(k for k, node in enumerate(self.nodes) if node.name == name)

    @property
    def operations(self) -> tuple[int, ...]:
        """The nodes that compute something, in the order of the forward pass."""
        return tuple(k for k, node in enumerate(self.nodes) if node.rule)

    @property
    def given(self) -> tuple[str, ...]:
        """Names of the inputs."""
        return tuple(node.name for node in self.nodes if not node.rule)

    def users(self, k: int) -> tuple[tuple[int, int], ...]:
        """(node, which of its inputs) for each use of node k."""
        return tuple(
            (user, slot) for user, node in enumerate(self.nodes) for slot, used in enumerate(node.inputs) if used == k
        )

    def forward(self, given: Mapping[str, float]) -> tuple[float, ...]:
        """The value of every node, for values of the inputs by name."""
        values: list[float] = []
        for node in self.nodes:
            values.append(
                RULES[node.rule].value(*(values[k] for k in node.inputs)) if node.rule else float(given[node.name])
            )
        return tuple(values)

    def slopes(self, k: int, values: Sequence[float]) -> tuple[float, ...]:
        """∂ node k / ∂ each of its inputs."""
        node = self.nodes[k]
        return RULES[node.rule].slopes(values[k], *(values[j] for j in node.inputs)) if node.rule else ()

    def backward(self, values: Sequence[float]) -> tuple[tuple[float, ...], tuple[tuple[Term, ...], ...]]:
        """From the output to the inputs, at the `values` of a forward pass.

        Returns:
            The gradient ∂ output / ∂ node of every node, and for each the terms that add up to it; the output has none.
        """
        last = len(self.nodes) - 1
        gradients = [0.0] * len(self.nodes)
        terms: list[tuple[Term, ...]] = [()] * len(self.nodes)
        gradients[last] = 1.0
        slopes = [self.slopes(k, values) for k in range(len(self.nodes))]
        for k in range(last - 1, -1, -1):
            terms[k] = tuple(
                Term(user, slopes[user][slot], gradients[user], slopes[user][slot] * gradients[user])
                for user, slot in self.users(k)
            )
            gradients[k] = math.fsum(term.product for term in terms[k])
        return tuple(gradients), tuple(terms)


# ── graphs of the lectures ───────────────────────────────────────────────────────────────────────────────────────


class _Builder:
    """Adds nodes one after the other; `add` gives the index of the new one."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def given(self, *names: str) -> tuple[int, ...]:
        """Inputs."""
        self.nodes += [Node(name) for name in names]
        return tuple(range(len(self.nodes) - len(names), len(self.nodes)))

    def add(self, name: str, rule: str, *inputs: int) -> int:
        """An operation on earlier nodes."""
        self.nodes.append(Node(name, rule, inputs))
        return len(self.nodes) - 1

    def activation(self, name: str, kind: str, z: int, *, opened: bool) -> int:
        """g = activation(z); a sigmoid may be opened into its four operations."""
        if kind != "sigmoid" or not opened:
            return self.add(name, kind, z)
        u = self.add(f"u·{name}", "negate", z)
        e = self.add(f"e·{name}", "exp", u)
        s = self.add(f"s·{name}", "increment", e)
        return self.add(name, "reciprocal", s)

    def graph(self) -> Graph:
        """What was built."""
        return Graph(tuple(self.nodes))


def straight() -> Graph:
    """f = wx + b in two steps: g = wx, f = g + b."""
    build = _Builder()
    w, x, b = build.given("w", "x", "b")
    build.add("f", "add", build.add("g", "multiply", w, x), b)
    return build.graph()


def meeting() -> Graph:
    """f = x·g with g = x + w: x has two ways to f, and its gradient is the sum over both."""
    build = _Builder()
    x, w = build.given("x", "w")
    build.add("f", "multiply", x, build.add("g", "add", x, w))
    return build.graph()


def sigmoid(*, opened: bool = True) -> Graph:
    """g = 1 / (1 + e^(−z)): ×(−1), exp, +1, 1/x; or one node."""
    build = _Builder()
    (z,) = build.given("z")
    build.activation("g", "sigmoid", z, opened=opened)
    return build.graph()


def neuron(inputs: int, activation: str = "sigmoid", *, opened: bool = False) -> Graph:
    """g = activation(Σ w_i x_i + b)."""
    build = _Builder()
    xs = build.given(*(f"x{i + 1}" for i in range(inputs)))
    ws = build.given(*(f"w{i + 1}" for i in range(inputs)))
    (b,) = build.given("b")
    products = [build.add(f"w{i + 1}·x{i + 1}", "multiply", ws[i], xs[i]) for i in range(inputs)]
    build.activation("g", activation, build.add("z", "add", *products, b), opened=opened)
    return build.graph()


def network(
    widths: Sequence[int], activation: str = "sigmoid", *, loss: str = "cross_entropy", opened: bool = False
) -> Graph:
    """A network with one output on one sample, down to its loss E.

    Inputs are x1 …, the parameters by the flat names of `initial.flat_names` (w1.12, b1.2, …) and the target y; the
    score of unit k in layer l is z<l>.<k>, its output a<l>.<k>, and the network's output is p.
    """
    build = _Builder()
    before = list(build.given(*(f"x{i + 1}" for i in range(widths[0]))))
    layers = len(widths) - 1
    weights = {name: build.given(name)[0] for name in parameter_names(widths)}
    (y,) = build.given("y")
    for layer in range(1, layers + 1):
        after = []
        for k in range(widths[layer]):
            last, place = layer == layers, f"{layer}.{k + 1}"
            products = []
            for i, a in enumerate(before):
                name = weight_name(widths, layer, i, k)
                products.append(build.add(f"{name}·{build.nodes[a].name}", "multiply", weights[name], a))
            z = build.add(f"z{place}", "add", *products, weights[bias_name(widths, layer, k)])
            kind = "sigmoid" if last else activation
            after.append(build.activation("p" if last else f"a{place}", kind, z, opened=opened))
        before = after
    build.add("E", loss, before[0], y)
    return build.graph()


def parameter_names(widths: Sequence[int]) -> tuple[str, ...]:
    """Flat names of all parameters, layer by layer: weights input by input, then biases."""
    names: list[str] = []
    for layer in range(1, len(widths)):
        inputs, outputs = range(widths[layer - 1]), range(widths[layer])
        names += [weight_name(widths, layer, i, k) for i in inputs for k in outputs]
        names += [bias_name(widths, layer, k) for k in outputs]
    return tuple(names)


def weight_name(widths: Sequence[int], layer: int, i: int, k: int) -> str:
    """The flat name of the weight from unit i to unit k of `layer`, both from 0."""
    if widths[layer] == 1:
        return f"w{layer}.{i + 1}"
    comma = "," if max(widths[layer - 1], widths[layer]) > 9 else ""
    return f"w{layer}.{i + 1}{comma}{k + 1}"


def bias_name(widths: Sequence[int], layer: int, k: int) -> str:
    """The flat name of the bias of unit k of `layer`, from 0."""
    return f"b{layer}" if widths[layer] == 1 else f"b{layer}.{k + 1}"
