"""The editor for widths of layers: a list of common ones, and free entry such as 10-10-10."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout

from engine.core.knobs import KnobValue, WidthsKnob
from gui.knob_editors import Editor, ListBox, editor

_WIDTHS = re.compile(r"[0-9]{1,3}([-–,·×x /]+[0-9]{1,3})*")
# The option of no layer at all, as a lab's info.toml names it.
NONE = "none"


class WidthsEditor(Editor):
    """Widths as 10-10-10; 0 is no layer."""

    def __init__(self, knob: WidthsKnob) -> None:
        super().__init__()
        self._value: tuple[int, ...] = knob.default
        self._none, self._wrong = "0", ""
        self._box = ListBox(editable=True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.setCompleter(QCompleter(self._box))
        self._box.setObjectName(f"knob {knob.name}")
        self._box.setMinimumContentsLength(7)
        for widths in knob.listed:
            self._box.addItem(self._written(widths), "-".join(map(str, widths)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        self.setFocusProxy(self._box)
        self._box.activated.connect(self._on_chosen)
        line = self._box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_typed)

    def show_value(self, value: KnobValue) -> None:
        assert isinstance(value, tuple)
        self._value, self._wrong = value, ""
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData("-".join(map(str, value))))
            self._box.setEditText(self._written(value))

    def set_words(self, option: Callable[[str], str], columns: Sequence[str]) -> None:
        self._none = option(NONE)
        for index in range(self._box.count()):
            if not self._box.itemData(index):
                self._box.setItemText(index, self._none)
        self.show_value(self._value)

    def _written(self, widths: tuple[int, ...]) -> str:
        return "-".join(map(str, widths)) or self._none

    def _on_chosen(self, index: int) -> None:
        self._ask(_widths(str(self._box.itemData(index))))

    def _on_typed(self) -> None:
        text = self._box.currentText().strip()
        if not text:
            self.show_value(self._value)
        elif text in ("0", self._none):
            self._ask(())
        elif _WIDTHS.fullmatch(text):
            self._ask(_widths(text))
        elif text != self._wrong:
            # The engine says what is expected instead. One press of Enter finishes the editing twice.
            self._wrong = text
            self.edited.emit(text)

    def _ask(self, widths: tuple[int, ...]) -> None:
        if widths != self._value:
            self._value = widths
            self.edited.emit(widths)


def _widths(text: str) -> tuple[int, ...]:
    return tuple(int(found) for found in re.findall("[0-9]+", text))


@editor.register
def _(knob: WidthsKnob) -> Editor:
    return WidthsEditor(knob)
