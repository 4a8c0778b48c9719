"""One line above a lab: why something that was asked for cannot be done. The lab stays as it was."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from engine.core.messages import Message, sentence
from gui import icons, language, theme
from gui.lab_info import LabInfo
from gui.live_widget import LiveWidget


class Notice(LiveWidget):
    """Hidden until there is something to say, and again after the next thing that is done."""

    def __init__(self, info: LabInfo) -> None:
        super().__init__()
        self._info = info
        self._message: Message | None = None
        self.words = QLabel()
        self.words.setWordWrap(True)
        # What a learner typed or a file holds is shown as it is, never as HTML.
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.close_button)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self.restyle()
        self.retranslate()

    def say(self, message: Message) -> None:
        """Show the sentence, in the language in force."""
        self._message = message
        self._write()
        self.show()

    def _write(self) -> None:
        if self._message is not None:
            self.words.setText(sentence(self._titled(self._message), language.current()))

    def _titled(self, message: Message) -> Message:
        """A knob is called what it is called on screen."""
        knob = message.values.get("knob")
        if not isinstance(knob, str):
            return message
        return replace(message, values={**message.values, "knob": self._info.knob_title(knob, language.current())})

    def restyle(self) -> None:
        colors = theme.current()
        self.close_button.setIcon(icons.icon("x"))
        self.setStyleSheet(f"Notice {{ background: {colors.raised}; border-bottom: 2px solid {colors.warning}; }}")

    def retranslate(self) -> None:
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self._write()
