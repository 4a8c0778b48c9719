"""How often each class was called what: accuracy in large digits, the matrix, the rows kept apart beside it.

Accuracy never stands alone: what a model reaches that always gives the same answer is written below it.
"""

from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_classes import ConfusionPart, Tally
from engine.core.types import Array
from gui import theme
from gui.elided_label import ElidedLabel
from gui.hover import Key, Numbers, Spot, in_label
from gui.panels.confusion_canvas import ConfusionCanvas
from gui.panels.panel import Panel
from gui.panels.threshold_slider import ThresholdSlider
from gui.scroll_room import ScrollRoom

_LARGE = 1.7  # size of the accuracy, in sizes of ordinary text
_NONE = "—"
_BETWEEN = 40
_HEADS = 6  # lines of all that is no matrix


class ConfusionBlock(QWidget):
    """Accuracy and matrix of some rows."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._key = key
        muted = QPalette.ColorRole.PlaceholderText
        self.accuracy, self.words, self.more = ElidedLabel(), ElidedLabel(role=muted), ElidedLabel(role=muted)
        self.canvas = ConfusionCanvas()
        self.accuracy.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._scroll = ScrollRoom(self.canvas, sideways=True)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.accuracy)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.words)
        said.addWidget(self.more)
        said.addStretch(1)
        head.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def restyle(self) -> None:
        """Sizes and colours from the theme."""
        font = self.font()
        font.setPointSizeF(_LARGE * theme.point_size())
        font.setBold(True)
        self.accuracy.setFont(font)
        self.accuracy.setFixedWidth(self.accuracy.fontMetrics().horizontalAdvance("100.0 %") + 2)
        self.accuracy.updateGeometry()
        self.canvas.updateGeometry()
        self.canvas.update()

    def show_numbers(self, accuracy: float | None, counts: Array, words: tuple[str, ...]) -> None:
        """The share that was called right, how that was counted (from long to short), and the matrix."""
        self.accuracy.set_text(_NONE if accuracy is None else percent(accuracy))
        self.words.set_text(*words)
        self.canvas.show_counts(counts)

    def show_matrix(self, shown: bool) -> None:
        """Whether there is room for more than the accuracy."""
        self._scroll.setVisible(shown)

    def spots(self) -> list[Spot]:
        """The accuracy, or that there is none."""
        return in_label(self.accuracy, (r"\S.*", self._key))


class ConfusionPanel(Panel):
    """Draws `ConfusionPart`. With two classes the threshold is chosen here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ConfusionPart | None = None
        self._scene: Scene | None = None
        self.train, self.test = ConfusionBlock(("accuracy",)), ConfusionBlock(("test_accuracy",))
        self.baseline = self.train.more
        self.threshold = ThresholdSlider()
        self._blocks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._blocks.addWidget(self.train, 1)
        self._blocks.addWidget(self.test, 1)
        self._blocks.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 3, 10, 6)
        column.setSpacing(4)
        column.addLayout(self._blocks, 1)
        column.addWidget(self.threshold)
        self.test.hide()
        self.threshold.hide()

    def _connect(self) -> None:
        self.threshold.chosen.connect(lambda value: self.look_requested.emit({"threshold": value}))
        numbers = Numbers(self, self._spots, stop=True)
        numbers.over(self.train.accuracy, self.train.canvas, self.test.accuracy, self.baseline)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._write_names()
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ConfusionPart)
        old, self._part = self._part, part
        if old is None or old.counts.shape != part.counts.shape:
            self._write_names()
        self.test.setVisible(part.test_counts is not None)
        self.threshold.setVisible(part.threshold is not None)
        if part.threshold is not None:
            self.threshold.show_threshold(part.threshold)
        self._write(part)

    def restyle(self) -> None:
        for block in (self.train, self.test):
            block.restyle()
        self._turn()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Confusion matrix"))
        self._write_names()
        if self._part is not None:
            self._write(self._part)

    def _names(self) -> tuple[str, ...]:
        """Names of the classes; their numbers where nobody has named them."""
        K = len(self._part.counts) if self._part is not None else 0
        named = self._scene.classes if self._scene is not None else ()
        return named if len(named) == K or not K else tuple(map(str, range(K)))

    def _write_names(self) -> None:
        axes, total = (self.tr("right ↓"), self.tr("called →")), self.tr("sum")
        rows = self._scene.rows if self._scene is not None else 0
        for block in (self.train, self.test):
            block.canvas.set_words(self._names(), axes, total, rows)
        self._turn()

    def _write(self, part: ConfusionPart) -> None:
        kept_apart = part.test_counts is not None
        of = self.tr("training rows") if kept_apart else self.tr("rows")
        short = self.tr("training") if kept_apart else ""
        self.train.show_numbers(part.accuracy, part.counts, self._counted(part.counts, part.undecided, of, short))
        if part.test_counts is not None:
            words = self._counted(part.test_counts, part.test_undecided, self.tr("test rows"), self.tr("test"))
            self.test.show_numbers(part.test_accuracy, part.test_counts, words)
        known = {"name": self._names()[part.frequent], "share": percent(part.baseline)}
        self.baseline.set_text(
            self.tr("always answering “{name}” reaches {share}").format(**known),
            self.tr("always “{name}”: {share}").format(**known),
        )

    def _counted(self, counts: Array, undecided: int, of: str, short: str) -> tuple[str, ...]:
        """How the accuracy was counted, or why there is none; `of` and `short` say of which rows."""
        tally = Tally.of(counts)
        rows = f"{tally.rows + undecided:,}"
        if undecided:
            words = self.tr("{rows} {of}, {count} undecided").format(count=f"{undecided:,}", rows=rows, of=of)
        else:
            words = self.tr("{right} right of {rows} {of}").format(right=f"{tally.right:,}", rows=rows, of=of)
        return words, f"{short} {tally.right:,}/{rows}".strip(), short

    def _spots(self) -> list[Spot]:
        baseline = in_label(self.baseline, (r"\S+ %$", ("baseline",)))
        known = self._part is not None and self._part.test_accuracy is not None
        tested = self.test.spots() if known else []
        return [*self.train.spots(), *tested, *baseline, *self.train.canvas.spots()]

    def _turn(self) -> None:
        """Two matrices stand side by side where both have room; of two that would be low only the first is shown."""
        least = self.train.canvas.minimumSizeHint()
        beside = 2 * least.width() + _BETWEEN <= self.width() and self.width() > self.height()
        self._blocks.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        both = beside or self.height() > 2 * least.height() + _HEADS * self.fontMetrics().height()
        self.test.show_matrix(both)
        # Of two that stand side by side the cells stand at the same height.
        self.test.more.setVisible(beside)
        self._blocks.setStretchFactor(self.test, 1 if both else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()


def percent(share: float) -> str:
    """A share as a learner reads it: 83.3 %."""
    return f"{100 * share:.1f} %"
