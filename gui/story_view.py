"""The guided text of a lab: short steps with formulas, each of which can open its views and put its data in place."""

import re
from urllib.parse import quote

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QToolButton, QVBoxLayout

from gui import icons, language, theme
from gui.formula_document import FormulaDocument
from gui.lab_info import LabInfo, StoryStep
from gui.live_widget import LiveWidget

_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"\$(.+?)\$")
_LINE_HEIGHT_PERCENT = 145


class StoryView(LiveWidget):
    """Shows one step at a time.

    Signals:
        step_shown: the StoryStep now on screen.
        setup_requested: the learner wants what the StoryStep puts in place.
    """

    step_shown = Signal(object)
    setup_requested = Signal(object)

    def __init__(self, info: LabInfo, step: str = "") -> None:
        super().__init__()
        self._info = info
        ids = [entry.id for entry in info.story]
        self._index = ids.index(step) if step in ids else 0
        self._count = QLabel()
        self._title = QLabel()
        self.text = QTextBrowser()
        self._document = FormulaDocument(self.text)
        self.setup = QPushButton()
        self.back = QToolButton()
        self.next = QToolButton()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.text.setDocument(self._document)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.viewport().setAutoFillBackground(False)
        self._title.setWordWrap(True)
        self._title.setObjectName("story_title")
        self._count.setObjectName("muted")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        for button in (self.back, self.next):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        feet = QHBoxLayout()
        feet.addWidget(self.back)
        feet.addStretch(1)
        feet.addWidget(self._count)
        feet.addStretch(1)
        feet.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.text, 1)
        column.addWidget(self.setup)
        column.addLayout(feet)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go(self._index - 1))
        self.next.clicked.connect(lambda: self.go(self._index + 1))
        self.setup.clicked.connect(lambda: self.setup_requested.emit(self.step))

    @property
    def step(self) -> StoryStep:
        """The step on screen."""
        return self._info.story[self._index]

    def go(self, index: int) -> None:
        """Show the step with this number, from 0."""
        index = min(max(index, 0), len(self._info.story) - 1)
        if index != self._index:
            self._index = index
            self._write()
            self.step_shown.emit(self.step)

    def _write(self) -> None:
        title, text = self._info.step_words(self.step, language.current())
        self._title.setText(title)
        self._count.setText(f"{self._index + 1} / {len(self._info.story)}")
        self.back.setEnabled(self._index > 0)
        self.next.setEnabled(self._index + 1 < len(self._info.story))
        self.setup.setVisible(not self.step.setup.empty)
        self._document.setDefaultFont(self.text.font())
        self._document.setMarkdown(_with_formulas(text))
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        self.text.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        colors = theme.current()
        self._title.setStyleSheet(f"font-weight: bold; font-size: {theme.point_size() + 2}pt; color: {colors.text};")
        self._count.setStyleSheet(f"color: {colors.muted};")
        self.text.setStyleSheet("background: transparent;")
        side = theme.point_size() + 5
        for button, name in ((self.back, "chevron-left"), (self.next, "chevron-right")):
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(side, side))
        self._write()

    def retranslate(self) -> None:
        self.back.setText(self.tr("Back"))
        self.next.setText(self.tr("Next"))
        self.setup.setText(self.tr("Set up the lab for this step"))
        self._write()


def _with_formulas(text: str) -> str:
    """Markdown in which `$…$` and `$$…$$` have become pictures that `FormulaDocument` draws."""
    text = _DISPLAY.sub(lambda found: f"\n\n![f](formula:display/{quote(found[1].strip(), safe='')})\n\n", text)
    return _INLINE.sub(lambda found: f"![f](formula:inline/{quote(found[1], safe='')})", text)
