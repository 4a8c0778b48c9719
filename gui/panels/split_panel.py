"""Who teaches, who chooses, who judges: the rows cut twice by hand, and what the model is worth on each piece."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.core.commands import SetKnob, Step
from engine.core.frames import Part, Scene
from engine.core.knobs import KnobValue
from engine.core.parts_split import SplitPart
from gui.elided_label import ElidedLabel
from gui.hover import Numbers, Spot
from gui.panels.button_row import ButtonRow
from gui.panels.panel import Panel
from gui.panels.set_cards import SetCards
from gui.panels.split_strip import UPPER, SplitStrip

# After a new split the run is trained again as far as it was, but no longer than a hand can wait.
_MOST_UPDATES = 2000
_SIDE, _BUTTON_GAP, _BETWEEN_PX = 10, 6, 20
# Where there is less room the hint and what is measured give way, and at last the cards.
_LOW_LINES = 9.5


class SplitPanel(Panel):
    """Draws `SplitPart`. Another split is a new run; where the old one was trained, the new one is trained as far."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SplitPart | None = None
        self._unit = ""
        # Updates that were asked for with the last split and have not been made yet.
        self._again = 0
        self.strip, self.cards = SplitStrip(), SetCards()
        self.measure, self.hint = ElidedLabel(), ElidedLabel()
        self.shuffle, self.unshuffle, self.cover = QPushButton(), QPushButton(), QPushButton()
        self._row = ButtonRow((self.shuffle, self.unshuffle, self.cover), "ends", gap_px=_BUTTON_GAP)
        self.seed = QLabel()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for button in (self.shuffle, self.unshuffle, self.cover):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 4, _SIDE, 8)
        column.setSpacing(4)
        column.addWidget(self.hint)
        column.addWidget(self.strip)
        column.addWidget(self._row)
        below = QHBoxLayout()
        below.addWidget(self.measure, 1)
        below.addWidget(self.seed)
        column.addLayout(below)
        column.addWidget(self.cards, 1)

    def _connect(self) -> None:
        self.strip.cut_wanted.connect(self._on_cut)
        self.shuffle.clicked.connect(self._on_shuffle)
        self.unshuffle.clicked.connect(lambda: self._divide("shuffle", 0))
        self.cover.clicked.connect(self._on_cover)
        Numbers(self, self._spots, keys=self.strip).over(self.cards)

    def _spots(self) -> list[Spot]:
        return self.cards.spots() if self.cards.isVisible() else []

    def show_scene(self, scene: Scene) -> None:
        self._unit = scene.unit
        self.strip.forget()
        self._write_words()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, SplitPart)
        old, self._part = self._part, part
        if part.step >= self._again:
            self._again = 0
        self.strip.show_part(part)
        self.cards.show_part(part)
        if old is None or (old.shuffle, old.covered, old.share) != (part.shuffle, part.covered, part.share):
            self._write()

    def _divide(self, knob: str, value: KnobValue) -> None:
        """Ask for another split, and for as much training as the present run has had."""
        if self._part is not None:
            self._again = min(max(self._again, self._part.step), _MOST_UPDATES)
            self.command_requested.emit(SetKnob(knob, value))
            if self._again:
                self.command_requested.emit(Step(self._again))

    def _on_cut(self, handle: int, cut: int) -> None:
        if self._part is not None:
            upper = handle == UPPER
            self._divide("training" if upper else "test", cut if upper else len(self._part.order) - cut)

    def _on_shuffle(self) -> None:
        if self._part is not None:
            self._divide("shuffle", self._part.shuffle + 1)

    def _on_cover(self) -> None:
        if self._part is not None:
            self.command_requested.emit(SetKnob("covered", not self._part.covered))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        low = self.height() < _LOW_LINES * self.fontMetrics().height()
        for label in (self.hint, self.measure, self.seed):
            label.setVisible(not low)
        room = self.height() - self.strip.sizeHint().height() - self._row.height() - _BETWEEN_PX
        self.cards.setVisible(room >= self.cards.minimumSizeHint().height() or not low)

    def restyle(self) -> None:
        for label in (self.hint, self.measure):
            label.set_color("muted")
        self._make_room()
        for canvas in (self.strip, self.cards):
            canvas.updateGeometry()
            canvas.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The rows in three sets"))
        self.shuffle.setToolTip(self.tr("Put the rows in another order; its seed is shown"))
        self.hint.set_text(self.tr("drag ▾ and ▴ · keys: ↑ ↓ choose one, ← → move it"), self.tr("drag ▾ and ▴, or ← →"))
        self._write_words()

    def _write_words(self) -> None:
        self.cards.set_words(
            self.tr("{count} rows"),
            self.tr("left empty"),
            self.tr("still covered"),
            self.tr("nothing called yet"),
            self.tr("√ = {size}"),
            self._unit,
        )
        self._write()

    def _name_buttons(self, *, covered: bool) -> None:
        shuffle, order = self.tr("Shuffle"), self.tr("Order of the data")
        self._row.say(
            (shuffle, order, self.tr("Open the test") if covered else self.tr("Cover the test")),
            (shuffle, self.tr("Restore"), self.tr("Open test") if covered else self.tr("Cover test")),
        )

    def _write(self) -> None:
        part = self._part
        self._name_buttons(covered=part is not None and part.covered)
        if part is None:
            return
        self.seed.setText(self.tr("seed {seed}").format(seed=part.shuffle) if part.shuffle else "")
        self.unshuffle.setEnabled(part.shuffle > 0)
        whole = self.tr("accuracy: share of rows called right") if part.share else self.tr("cost: mean squared error")
        self.measure.set_text(whole)
        self.strip.show_part(part)
        self.cards.show_part(part)
