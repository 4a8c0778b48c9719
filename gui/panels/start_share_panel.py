"""How many of the starts solve it: a button that trains them, one large number, and earlier results to compare with."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import CancelJob, StartJob
from engine.core.frames import Part, Scene
from engine.core.parts_starts import SharePart, ShareRow, StartsSettings
from gui import language, theme
from gui.elided_label import ElidedLabel
from gui.fonts import tabular
from gui.hover import Numbers, Spot
from gui.knob_editors import plain
from gui.lab_info import LabInfo, lab_info
from gui.panels.button_row import ButtonRow
from gui.panels.panel import Panel
from gui.panels.start_share_canvas import Bar, StartShareCanvas

_JOB = "train"
_GAP_PX = 6
# In a row these two are said as one: a share without them says nothing.
_HOW_LONG = ("learning_rate", "updates")
_LARGE = 2.0


class StartSharePanel(Panel):
    """Draws `SharePart`; its buttons start and cancel the job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: SharePart | None = None
        self._info: LabInfo | None = None
        self.start, self.cancel = QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self.large = QLabel()
        self.said, self.common = ElidedLabel(), ElidedLabel()
        self.canvas = StartShareCanvas()
        self._head, self._beside = QWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for button in (self.start, self.cancel):
            button.setAutoDefault(False)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self._beside.addWidget(QWidget())
        self._beside.addWidget(self.bar)
        self._beside.setMaximumHeight(28)
        self._beside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        controls = QHBoxLayout()
        controls.setContentsMargins(8, 4, 8, 0)
        controls.addWidget(ButtonRow((self.start, self.cancel), "left", gap_px=_GAP_PX))
        controls.addWidget(self._beside, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.said)
        words.addWidget(self.common)
        words.addStretch(1)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(14)
        head.addWidget(self.large)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(4)
        column.addLayout(controls)
        column.addWidget(self._head)
        column.addWidget(self.canvas, 1)

    def _connect(self) -> None:
        self.start.clicked.connect(lambda: self.command_requested.emit(StartJob(_JOB)))
        self.cancel.clicked.connect(lambda: self.command_requested.emit(CancelJob()))
        Numbers(self, self._spots, keys=self.canvas, stop=True).over(self.canvas, self.said)

    def show_scene(self, scene: Scene) -> None:
        """Which lab the names of knobs are from."""
        self._info = lab_info(scene.lab)
        self._write()

    def show_part(self, part: Part) -> None:
        """Draw the shares."""
        assert isinstance(part, SharePart)
        self._part = part
        self.start.setEnabled(not part.running)
        self.cancel.setEnabled(part.running)
        self.bar.setValue(int(1000 * part.done))
        self._beside.setCurrentIndex(1 if part.running else 0)
        self._write()

    def _spots(self) -> list[Spot]:
        return self.canvas.spots()

    def _write(self) -> None:
        part, info = self._part, self._info
        if part is None or info is None:
            return
        self.start.setText(self.tr("Train: {starts}").format(starts=self._starts(part.settings.starts)))
        self._head.setVisible(bool(part.rows))
        places = range(len(part.rows))
        bars = [
            Bar(k, self._name(part.rows[k], part.varying), part.rows[k].solved, part.rows[k].settings.starts)
            for k in places
        ]
        hint = self.tr("How many of them will solve XOR?")
        self.canvas.show_bars(tuple(reversed(bars)), hint)
        if part.rows:
            self._write_newest(part.rows[-1], info)

    def _write_newest(self, row: ShareRow, info: LabInfo) -> None:
        share = f"{100 * row.share:.0f} %"
        if self.large.text() != share:
            self.large.setText(share)
        solved = self.tr("{solved} of {starts} solved").format(
            solved=f"{row.solved:,}", starts=f"{row.settings.starts:,}"
        )
        rest = self.tr("{rest} not yet").format(rest=f"{row.settings.starts - row.solved:,}")
        self.said.set_text(f"{solved}, {rest}", solved)
        same = [self._piece(row, name) for name in ("hidden", "initialisation", "activation")]
        self.common.set_text(" · ".join([self._how_long(row), *same]), self._how_long(row), self._brief(row))

    def _name(self, row: ShareRow, varying: frozenset[str]) -> str:
        """In what this result differs from the others; alone it is just as many hidden units."""
        names = [name for name in row.settings.knobs() if name in varying]
        words = [self._piece(row, name) for name in names if name not in _HOW_LONG]
        if any(name in varying for name in _HOW_LONG):
            words.append(self._brief(row))
        return " · ".join(words or [self._piece(row, "hidden")])

    def _how_long(self, row: ShareRow) -> str:
        words = self.tr("rate {rate}, within {updates} updates")
        return words.format(rate=plain(row.settings.rate), updates=f"{row.made:,}")

    def _brief(self, row: ShareRow) -> str:
        words = self.tr("rate {rate}, {updates} updates")
        return words.format(rate=plain(row.settings.rate), updates=f"{row.made:,}")

    def _piece(self, row: ShareRow, knob: str) -> str:
        """One setting in words."""
        settings = row.settings
        if knob == "hidden":
            words = self.tr("1 hidden unit") if settings.hidden == 1 else self.tr("{units} hidden units")
            return words.format(units=settings.hidden)
        if knob == "starts":
            return self._starts(settings.starts)
        if knob == "first":
            return self.tr("seeds {first}–{last}").format(**_seeds(settings))
        assert self._info is not None
        option = settings.initialisation if knob == "initialisation" else settings.activation
        return self._info.option_title(knob, option, language.current())

    def _starts(self, count: int) -> str:
        return (self.tr("1 start") if count == 1 else self.tr("{starts} starts")).format(starts=f"{count:,}")

    def restyle(self) -> None:
        font = tabular(self.font())
        font.setPointSizeF(_LARGE * theme.point_size())
        font.setBold(True)
        self.large.setFont(font)
        self.large.setStyleSheet(f"color: {theme.current().positive};")
        # Room for the longest, so that nothing moves while it runs.
        self.large.setMinimumWidth(self.large.fontMetrics().horizontalAdvance("100 %"))
        self.common.set_color("muted")
        self.canvas.update()

    def retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self._write()


def _seeds(settings: StartsSettings) -> dict[str, str]:
    return {"first": str(settings.first), "last": str(settings.first + settings.starts - 1)}
