"""One editor for each kind of knob. A new kind of knob is a new function here."""

import re
from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from engine.core.knobs import ChoiceKnob, FlagKnob, IntegerKnob, KnobValue, ListKnob, NumberKnob

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_MOST_COLUMNS = 30  # boxes; what lies beyond stays in use


class Editor(QWidget):
    """Shows a value and reports another one.

    Signals:
        edited: the value that the learner wants; it is checked by the engine.
    """

    edited = Signal(object)

    def show_value(self, value: KnobValue) -> None:
        """Show the value in force, without reporting it."""
        raise NotImplementedError

    def set_words(self, option: Callable[[str], str], columns: Sequence[str]) -> None:
        """Names of options and of feature columns in the learner's language."""


class ListBox(QComboBox):
    """A list that the wheel scrolls past: turning the wheel over a panel never changes what it stands on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _NumberBox(QSpinBox):
    """A field for whole numbers that the wheel scrolls past.

    Whatever is typed stays until Enter: a field that swallows what does not fit makes 1 of a typed 13.

    Signals:
        refused: what was typed, where it is no number of the range.
    """

    refused = Signal(str)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        state, text, place = super().validate(text, place)
        return QValidator.State.Intermediate if state == QValidator.State.Invalid else state, text, place

    def fixup(self, text: str) -> str:
        if text.strip():
            self.refused.emit(text.strip())
        return self.textFromValue(self.value())


class _NumberEditor(Editor):
    """A list on a 1–3–10 scale with free entry."""

    def __init__(self, knob: NumberKnob | IntegerKnob) -> None:
        super().__init__()
        self._box = ListBox(editable=True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # A completer that knows nothing: the list's own would make 1e-6 of a typed 1.
        self._box.setCompleter(QCompleter(self._box))
        self._box.setObjectName(f"knob {knob.name}")
        self._box.setMinimumContentsLength(7)
        for value in knob.listed:
            self._box.addItem(plain(value), value)
        self._value = float(knob.default)
        self._wrong = ""
        _fill(self, self._box)
        self._box.activated.connect(self._on_chosen)
        line = self._box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._on_typed)

    def show_value(self, value: KnobValue) -> None:
        assert isinstance(value, (int, float))
        self._value = float(value)
        self._wrong = ""
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(self._box.findData(self._value))
            self._box.setEditText(plain(self._value))

    def _on_chosen(self, index: int) -> None:
        self._ask(float(self._box.itemData(index)))

    def _on_typed(self) -> None:
        text = self._box.currentText().strip().replace("−", "-")
        if not text:
            self.show_value(self._value)
        elif _NUMBER.fullmatch(text):
            self._ask(float(text))
        elif text != self._wrong:
            # The engine says what is expected instead. One press of Enter finishes the editing twice.
            self._wrong = text
            self.edited.emit(text)

    def _ask(self, value: float) -> None:
        # A list tells of a choice more than once, and the same value again is no change.
        if value != self._value:
            self._value = value
            self.edited.emit(value)


class _WholeNumberEditor(_NumberEditor):
    """A list of whole numbers with free entry."""

    def _ask(self, value: float) -> None:
        # What is no whole number goes on as it is: the engine says what is expected.
        super()._ask(int(value) if value.is_integer() else value)


class _IntegerEditor(Editor):
    def __init__(self, knob: IntegerKnob) -> None:
        super().__init__()
        self._box = _NumberBox(minimum=knob.range[0], maximum=knob.range[1])
        self._box.setObjectName(f"knob {knob.name}")
        self._box.setKeyboardTracking(False)
        self._box.setGroupSeparatorShown(True)
        _fill(self, self._box)
        self._box.valueChanged.connect(lambda value: self.edited.emit(value))
        self._box.refused.connect(self._on_refused)

    def _on_refused(self, text: str) -> None:
        # The engine says what is expected instead.
        text = text.replace("−", "-")
        value = float(text) if _NUMBER.fullmatch(text) else None
        self.edited.emit(text if value is None else int(value) if value.is_integer() else value)

    def show_value(self, value: KnobValue) -> None:
        assert isinstance(value, int)
        with QSignalBlocker(self._box):
            self._box.setValue(value)


class _FlagEditor(Editor):
    def __init__(self, knob: FlagKnob) -> None:
        super().__init__()
        self._box = QCheckBox()
        self._box.setObjectName(f"knob {knob.name}")
        _fill(self, self._box)
        self._box.clicked.connect(lambda ticked: self.edited.emit(ticked))

    def show_value(self, value: KnobValue) -> None:
        self._box.setChecked(bool(value))


class _ChoiceEditor(Editor):
    def __init__(self, knob: ChoiceKnob) -> None:
        super().__init__()
        self._box = ListBox()
        self._box.setObjectName(f"knob {knob.name}")
        self._value: object = knob.default
        for option in knob.options:
            self._box.addItem(option, option)
        _fill(self, self._box)
        self._box.activated.connect(self._on_chosen)

    def show_value(self, value: KnobValue) -> None:
        self._value = value
        self._box.setCurrentIndex(self._box.findData(value))

    def _on_chosen(self, index: int) -> None:
        value = self._box.itemData(index)
        # What is in force already is no change, and does not begin a new run.
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def set_words(self, option: Callable[[str], str], columns: Sequence[str]) -> None:
        for index in range(self._box.count()):
            self._box.setItemText(index, option(self._box.itemData(index)))


class _ColumnsEditor(Editor):
    """Check boxes for the feature columns; no entry in the knob means all of them."""

    def __init__(self, knob: ListKnob) -> None:
        super().__init__()
        self._name = knob.name
        self._boxes: list[QCheckBox] = []
        self._chosen: tuple[int, ...] = ()
        self._columns = 0
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_value(self, value: KnobValue) -> None:
        assert isinstance(value, tuple)
        self._chosen = value
        for index, box in enumerate(self._boxes):
            box.setChecked(not value or index in value)
        ticked = len(value) or self._columns
        for box in self._boxes:
            # One feature has to stay.
            box.setEnabled(ticked > 1 or not box.isChecked())

    def set_words(self, option: Callable[[str], str], columns: Sequence[str]) -> None:
        self._columns = len(columns)
        columns = columns[:_MOST_COLUMNS]
        if len(columns) != len(self._boxes):
            for box in self._boxes:
                self._layout.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = [QCheckBox() for _ in columns]
            for index, box in enumerate(self._boxes):
                box.setObjectName(f"knob {self._name} {index}")
                box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                # A long name is cut; it does not make the column of knobs wider than its place.
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                box.clicked.connect(lambda ticked, index=index: self._on_clicked(index, ticked))
                self._layout.addWidget(box)
        for box, words in zip(self._boxes, columns, strict=True):
            # An ampersand in a column's name is no shortcut.
            box.setText(words.replace("&", "&&"))
            box.setToolTip(words)
        self.show_value(self._chosen)

    def _on_clicked(self, index: int, ticked: bool) -> None:
        chosen = list(self._chosen or range(self._columns))
        # The order of ticking is kept: the last one ticked is the one whose worth is shown.
        chosen = [*chosen, index] if ticked else [kept for kept in chosen if kept != index]
        # Shown at once: the next click may come before the engine's answer.
        self.show_value(tuple(chosen))
        self.edited.emit(self._chosen)


@singledispatch
def editor(knob: Any) -> Editor:
    """The editor for a knob of this kind."""
    raise TypeError(f"no editor for {knob!r}")


@editor.register
def _(knob: NumberKnob) -> Editor:
    return _NumberEditor(knob)


@editor.register
def _(knob: IntegerKnob) -> Editor:
    return _WholeNumberEditor(knob) if knob.listed else _IntegerEditor(knob)


@editor.register
def _(knob: FlagKnob) -> Editor:
    return _FlagEditor(knob)


@editor.register
def _(knob: ChoiceKnob) -> Editor:
    return _ChoiceEditor(knob)


@editor.register
def _(knob: ListKnob) -> Editor:
    return _ColumnsEditor(knob)


def plain(value: float) -> str:
    """A knob's number as one would type it: 0.01, 1e-5, 0.1."""
    text = f"{value:.6g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        return f"{mantissa}e{int(exponent)}"
    if value and abs(value) < 1e-3:
        mantissa, exponent = f"{value:.5e}".split("e")
        return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return text


def _fill(editor: QWidget, box: QWidget) -> None:
    layout = QVBoxLayout(editor)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(box)
    editor.setFocusProxy(box)
