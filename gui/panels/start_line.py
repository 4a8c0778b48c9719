"""One of many starts in a line: its seed, cost and outputs, whether it has solved it, and a button that opens it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from engine.core.knobs import KnobValue
from engine.core.parts_starts import ChosenStart, StartsSettings
from gui.elided_label import ElidedLabel
from gui.figures import figure, fixed
from gui.hover import Spot, in_label
from gui.lab_info import Setup
from gui.live_widget import LiveWidget
from gui.visit import Visit

_TRAIN = "l09_xor/train"


class StartLine(LiveWidget):
    """Says how the chosen start stands.

    Signals:
        opened: the button was pressed.
    """

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings: StartsSettings | None = None
        self._made = 0
        self._start: ChosenStart | None = None
        self.label = ElidedLabel()
        self.open = QPushButton()
        self.open.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 6)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.open)
        self.open.clicked.connect(self.opened)
        self.retranslate()

    def show_start(self, settings: StartsSettings | None, made: int, start: ChosenStart | None) -> None:
        """The start that is looked at, after `made` updates; None while nothing was trained."""
        self._settings, self._made, self._start = settings, made, start
        self.open.setEnabled(start is not None)
        self._write()

    def spots(self) -> list[Spot]:
        """Its cost."""
        return (
            [] if self._start is None else in_label(self.label, (r"cost \S+", ("start_cost", str(self._start.index))))
        )

    def _write(self) -> None:
        start = self._start
        if start is None:
            self.label.set_color("muted")
            self.label.set_text(self.tr("Nothing trained yet"))
            return
        self.label.set_color("positive" if start.solved else "negative")
        seed = self.tr("seed {seed}").format(seed=start.seed)
        if start.solved:
            said = self.tr("solved within {updates} updates")
        else:
            said = self.tr("not yet solved within {updates} updates")
        said = said.format(updates=f"{self._made:,}")
        brief = self.tr("solved") if start.solved else self.tr("not yet solved")
        outputs = " ".join(fixed(value, 2) for value in start.outputs.tolist())
        told = self.tr("outputs {values}").format(values=outputs)
        cost = f"cost {figure(start.cost)}"
        words = [seed, cost, told, said], [seed, cost, said], [seed, cost, brief], [seed, cost]
        long, *shorter = (" · ".join(each) for each in words)
        self.label.set_text(long, *shorter)

    def retranslate(self) -> None:
        self.open.setText(self.tr("Open this start"))
        self.open.setToolTip(self.tr("Begins the training lab with this very start (Enter, or a click on it)"))
        self._write()


def visit(settings: StartsSettings, index: int) -> Visit:
    """The train lab with one of the starts, as it was trained here."""
    knobs: dict[str, KnobValue] = {
        "hidden": (settings.hidden,),
        "initialisation": settings.initialisation,
        "activation": settings.activation,
        "learning_rate": settings.rate,
    }
    return Visit(_TRAIN, Setup(data="xor", knobs=knobs, seed=settings.first + index), settings.updates)
