"""The network on one row, forward only: the unit that is computed now stands out, with its sum written below."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.core.commands import SetParameters
from engine.core.frames import Part
from engine.core.parts_forward import ForwardPart
from gui import figures
from gui.elided_label import ElidedLabel
from gui.panels import network_text as text
from gui.panels.network_panel import NetworkPanel
from gui.panels.network_text import Edge, Node

_UNDER_CANVAS = 2
_LONGEST = 5


class ForwardPanel(NetworkPanel):
    """Draws `ForwardPart`. Weights are dragged up and down, or moved by + and −.

    Attributes:
        sum: what is computed now, in numbers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._forward: ForwardPart | None = None
        super().__init__(parent, "forward")
        self.canvas.by_hand = True
        self.canvas.moved.connect(self._on_moved)

    def _lay_out(self) -> None:
        super()._lay_out()
        for button in (*self.modes.values(), self.whole):
            button.hide()
        self.sum = ElidedLabel(side=Qt.AlignmentFlag.AlignHCenter)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(_UNDER_CANVAS, self.sum)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ForwardPart)
        before, self._forward = self._forward, part
        super().show_part(part.network)
        for button in (self.before, self.after):
            button.setEnabled(part.at is None)
        moved = before is None or (before.at, before.network.row) != (part.at, part.network.row)
        if moved and not self.canvas.underMouse():
            at = part.at
            self.canvas.point_at_key(None if at is None else ("activation", str(at[0]), str(at[1])))

    def _say(self) -> None:
        super()._say()
        if self._forward is not None:
            self.sum.set_text(*self._sums(self._forward))

    def _sums(self, part: ForwardPart) -> tuple[str, ...]:
        """The unit that is computed now: its sum, and what the activation makes of it. Else what comes out."""
        network = part.network
        if part.at is None:
            output = float(network.activations[-1][0, 0])
            if math.isnan(output):
                return self.tr("Each step computes one unit: h1, h2, then H."), self.tr("h1, then h2, then H")
            if math.isnan(part.called):
                return (f"H = {figures.figure(output)}",)
            target = float(network.label[0])
            sign = "✓" if part.called == target else "✗"
            called = f"H = {figures.figure(output)} → {part.called:g}"
            return f"{called}      y = {target:g}   {sign}", f"{called}  {sign}"
        layer, unit = part.at
        weights, bias = network.weights[layer - 1][:, unit], float(network.biases[layer - 1][unit])
        inputs = network.activations[layer - 1][0]
        terms = [
            f"{_factor(float(w), first=not k)}·{_short(float(a))}"
            for k, (w, a) in enumerate(zip(weights, inputs, strict=True))
        ]
        z, a = float(network.scores[layer - 1][0, unit]), float(network.activations[layer][0, unit])
        name, result = text.node_name(network, part.at), figures.figure(a)
        added = f"z = {' + '.join(terms)} {_signed(bias)} = {_short(z)}"
        function = "sigmoid" if layer == len(network.widths) - 1 else network.activation
        of = {"sigmoid": f"σ({_short(z)}) = ", "step": f"step({_short(z)}) = "}.get(function, "z = ")
        return f"{added}     {name} = {of}{result}", f"{added}   {name} = {result}", f"{name} = {of}{result}"

    def _legend(self, part: object) -> tuple[str, ...]:
        lines = self.tr("thick: large |w|"), self.tr("dashed: w < 0"), self.tr("drag a number on a line up or down")
        return tuple("   ".join(lines[:count]) for count in range(len(lines), 0, -1))

    def _of_node(self, part: object, node: Node) -> str:
        """The numbers of a node, forward only."""
        assert self._forward is not None
        network = self._forward.network
        layer, unit = node
        if unit == network.widths[layer]:
            return self.tr("bias: always 1")
        name, value = text.node_name(network, node), float(network.activations[layer][0, unit])
        if layer == 0:
            return f"{name} = {_short(value)}"
        if node == self._forward.at:
            # Its numbers stand in the sum above.
            return self._legend(part)[1]
        z = float(network.scores[layer - 1][0, unit])
        if math.isnan(value):
            return self.tr("{name}: not computed yet").format(name=name)
        return f"{name}:   z = {_short(z)}   a = {figures.figure(value)}"

    def _of_edge(self, part: object, edge: Edge) -> str:
        assert self._forward is not None
        network = self._forward.network
        name, value = text.edge_name(network, edge), figures.figure(text.weight_of(network, edge))
        return self.tr("{name} = {value}   drag up or down, or + and −").format(name=name, value=value)

    def _on_moved(self, name: str, value: float) -> None:
        self.command_requested.emit(SetParameters({name: value}))


def _factor(value: float, *, first: bool) -> str:
    """A weight as it stands in a sum: negative ones in brackets after a sign."""
    written = _short(value)
    return f"({written})" if value < 0 and not first else written


def _signed(value: float) -> str:
    """A bias with its sign before it."""
    return f"{figures.MINUS} {_short(-value)}" if value < 0 else f"+ {_short(value)}"


def _short(value: float) -> str:
    """A whole number or a short one as it is, others with four digits."""
    if value == round(value, 1) and value != int(value):
        return figures.fixed(value, 1)
    plain = figures.plain(value)
    return plain if len(plain) <= _LONGEST else figures.figure(value)
