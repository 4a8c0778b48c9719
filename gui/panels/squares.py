"""The squared errors drawn as squares: one per row in table order, all on one scale, their mean (the cost) at the end.

On the plot itself they could not be seen: at the start sides of 142 to 196 cover each other, at the end sides of 1.3
vanish (TEACHING B3). A lens widens all of them alike, and its factor is written.
"""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QToolButton, QVBoxLayout, QWidget

from engine.core.frames import RowsPart
from gui import figures, theme
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget
from gui.panels.button_row import ButtonRow
from gui.panels.squares_field import SquaresField

# What the learner can choose, and what is taken by itself.
LENSES = (1, 10, 100)
FITTED = (1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000)

# A larger lens is taken by itself only once the largest square fits under it with this much room, so that a square
# at the border does not make the lens jump to and fro.
_ROOM = 0.9
# From so many times the strip on it is said that the squares are far larger.
_FAR_LARGER = 3.0
_LETTERS_ABREAST = 30


def fitting_lens(largest: float, span: float, present: int) -> int:
    """The largest lens under which a side of `largest` is not longer than `span`, with hysteresis about `present`."""
    if present * largest > span:
        return max((lens for lens in FITTED if lens * largest <= span), default=FITTED[0])
    for smaller, lens in pairwise(FITTED):
        if present == smaller and lens * largest <= _ROOM * span:
            return fitting_lens(largest, span, lens)
    return present


class SquaresStrip(LiveWidget):
    """The squares with their lens, which fits by itself until the learner chooses one."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: RowsPart | None = None
        self._chosen: int | None = None
        self.field = SquaresField()
        self.label = ElidedLabel()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons = {lens: QToolButton() for lens in (None, *LENSES)}
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._head.setContentsMargins(4, 0, 4, 0)
        self._head.setSpacing(2)
        self._head.addWidget(self.label, 1)
        self._head.addWidget(ButtonRow(tuple(self.buttons.values()), "right"))
        for lens, button in self.buttons.items():
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setChecked(lens is None)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setText("" if lens is None else f"×{lens}")
            self._group.addButton(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self.field, 1)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_lens_clicked)
        self.field.row_chosen.connect(self.row_chosen)

    def show_part(self, part: RowsPart) -> None:
        """Draw the squares of `part`."""
        self._part = part
        low, high = part.limits
        if self._chosen is None:
            largest = max(map(abs, part.residual.tolist()), default=0.0)
            lens = fitting_lens(largest, high - low, self.field.lens)
        else:
            lens = self._chosen
        self.field.show_part(part, lens)
        self._write(part, lens)

    def restyle(self) -> None:
        self.field.update()

    def retranslate(self) -> None:
        self.buttons[None].setText(self.tr("auto"))
        self.field.mean_name = self.tr("mean")
        self.buttons[None].setToolTip(self.tr("The lens under which the largest square just fits"))
        for lens in LENSES:
            words = self.tr("All sides drawn {factor} times as long")
            self.buttons[lens].setToolTip(words.format(factor=lens))
        self.field.setAccessibleName(self.tr("Squares of the residuals"))
        self.field.setToolTip(
            self.tr(
                "One square per row in the order of the table; its area is (y − H)². The outlined one is their mean."
            )
        )
        if self._part is not None:
            self._write(self._part, self.field.lens)

    def _write(self, part: RowsPart, lens: int) -> None:
        words = (
            self.tr("area = (y − H)²   lens ×{lens}")
            if self._chosen
            else self.tr("area = (y − H)²   lens ×{lens}, fitted")
        )
        words, short = words.format(lens=lens), f"(y − H)²   ×{lens}"
        low, high = part.limits
        longest = max(map(abs, part.residual.tolist()), default=0.0)
        if lens * longest > _FAR_LARGER * (high - low):
            side = figures.figure(longest)
            words = self.tr("far larger than this strip: longest side {side}").format(side=side)
            short = self.tr("longest side {side}").format(side=side)
        rows = self.field.places().rows
        if len(rows) < part.rows:
            pages = self.tr("rows {first} to {last} of {rows}")
            words += "   " + pages.format(first=rows.start + 1, last=rows.stop, rows=f"{part.rows:,}")
        self.label.set_text(words, short)

    def _on_lens_clicked(self) -> None:
        self._chosen = next(lens for lens, button in self.buttons.items() if button.isChecked())
        if self._part is not None:
            self.show_part(self._part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        abreast = self.width() >= _LETTERS_ABREAST * theme.point_size()
        self._head.setDirection(QBoxLayout.Direction.LeftToRight if abreast else QBoxLayout.Direction.TopToBottom)
