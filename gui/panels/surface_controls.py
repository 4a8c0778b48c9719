"""Which two parameters a cost surface is drawn over, and where the others stand."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from engine.core.frames import Others, SurfacePart
from gui.elided_label import ElidedLabel

_OTHERS: tuple[Others, ...] = ("current", "optimum", "profile")


class SurfaceControls(QWidget):
    """One compact row: two axes, and the others where there are any.

    Signals:
        axes_chosen: a pair of names.
        others_chosen: one of `Others`.
    """

    axes_chosen = Signal(object)
    others_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ("", "")
        self._exact = True
        self._axis_x, self._axis_y, self._others = QComboBox(), QComboBox(), QComboBox()
        self._times, self._note = QLabel("×"), ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for combo, letters in ((self._axis_x, 3), (self._axis_y, 3), (self._others, 6)):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(letters)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._axis_x)
        row.addWidget(self._times)
        row.addWidget(self._axis_y)
        row.addSpacing(8)
        row.addWidget(self._others, 1)
        row.addWidget(self._note, 1)
        self._note.hide()

    def _connect(self) -> None:
        self._axis_x.activated.connect(self._on_axis_x_chosen)
        self._axis_y.activated.connect(self._on_axis_y_chosen)
        self._others.activated.connect(self._on_others_chosen)

    def show_part(self, part: SurfacePart) -> None:
        """Choose what `part` is drawn over."""
        self._names = part.names
        for combo, name in ((self._axis_x, part.names[0]), (self._axis_y, part.names[1])):
            if tuple(combo.itemText(k) for k in range(combo.count())) != part.choices:
                with QSignalBlocker(combo):
                    combo.clear()
                    combo.addItems(part.choices)
            combo.setCurrentText(name)
        # Where nobody knows the optimum the others can only stand where they are.
        known = part.optimum is not None
        self._others.setVisible(not part.exact and known)
        self._others.setCurrentIndex(_OTHERS.index(part.others))
        self._note.setVisible(part.exact or not known)
        self._exact = part.exact
        self._write_note()

    def retranslate(self) -> None:
        """All words anew."""
        self._axis_x.setAccessibleName(self.tr("Horizontal axis"))
        self._axis_y.setAccessibleName(self.tr("Vertical axis"))
        self._others.setAccessibleName(self.tr("Other parameters"))
        self._others.setToolTip(self.tr("Where the parameters stand that are not on the axes."))
        chosen = max(0, self._others.currentIndex())
        self._others.clear()
        self._others.addItems(
            (
                self.tr("others: at current"),
                self.tr("others: at the optimum"),
                self.tr("others: minimised out (profile)"),
            )
        )
        self._others.setCurrentIndex(chosen)
        self._write_note()

    def _write_note(self) -> None:
        if self._exact:
            words = self.tr("only these two parameters: nothing is hidden"), self.tr("only these two parameters")
        else:
            words = self.tr("the other parameters stand where they are now"), self.tr("others: at current")
        self._note.set_text(*words)

    def _on_axis_x_chosen(self, index: int) -> None:
        chosen, (x, y) = self._axis_x.itemText(index), self._names
        # The same parameter twice: the two change places.
        self._choose(chosen, x if chosen == y else y)

    def _on_axis_y_chosen(self, index: int) -> None:
        chosen, (x, y) = self._axis_y.itemText(index), self._names
        self._choose(y if chosen == x else x, chosen)

    def _choose(self, name_x: str, name_y: str) -> None:
        if (name_x, name_y) != self._names:
            self.axes_chosen.emit((name_x, name_y))

    def _on_others_chosen(self, index: int) -> None:
        self.others_chosen.emit(_OTHERS[index])


def controls_of(part: SurfacePart) -> tuple[object, ...]:
    """What the row of controls and the legend depend on."""
    marks = part.optimum is None, part.slice_lowest is None
    return part.choices, part.names, part.others, part.exact, *marks
