"""The right column of a lab: what can be changed, or the lines that just ran."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout

from gui.knob_panel import KnobPanel
from gui.live_widget import LiveWidget
from gui.panels.code_panel import CodePanel


class SideColumn(LiveWidget):
    """Knobs and code share one column.

    Signals:
        code_toggled: whether the code is on screen now, so that the engine computes it.
    """

    code_toggled = Signal(bool)

    def __init__(self, knobs: KnobPanel, code: CodePanel, *, has_code: bool) -> None:
        super().__init__()
        self.show_knobs = QToolButton()
        self.show_code = QToolButton()
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._has_code = has_code
        self.knobs = knobs
        self.code = code
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 8, 2)
        row.setSpacing(2)
        for button in (self.show_knobs, self.show_code):
            button.setObjectName("column_tab")
            button.setAutoRaise(True)
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.show_knobs.setChecked(True)
        self._stack.addWidget(self.knobs)
        self._stack.addWidget(self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        for button in (self.show_knobs, self.show_code):
            button.setVisible(self._has_code)

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._on_chosen)

    @property
    def code_is_shown(self) -> bool:
        """Whether the code is on screen."""
        return self._stack.currentWidget() is self.code

    def open_code(self, shown: bool = True) -> None:
        """Show the code, or the knobs again."""
        (self.show_code if shown else self.show_knobs).setChecked(True)
        self._stack.setCurrentWidget(self.code if shown else self.knobs)
        self.code_toggled.emit(shown)

    def _on_chosen(self, button: QToolButton) -> None:
        self.open_code(button is self.show_code)

    def retranslate(self) -> None:
        self.show_knobs.setText(self.tr("Knobs"))
        self.show_code.setText(self.tr("Code"))
        self.show_code.setToolTip(self.tr("The lines of NumPy that make an update"))
