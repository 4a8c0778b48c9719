"""The words of a story step: formulas on their baseline, and terms of the glossary that explain themselves.

A term is dotted underneath. Its entry appears on hover, on a click, and when Tab has walked to it.
"""

import html
import re
from urllib.parse import quote

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from gui import glossary, language, theme
from gui.formula_document import FormulaDocument

_DISPLAY = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_INLINE = re.compile(r"\$(.+?)\$")
_LINE_HEIGHT_PERCENT = 145
_PICTURE = "\ufffc"
# The story scrolls by arrows up and down; these keys belong to the window.
_OF_WINDOW = (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class StoryText(QTextBrowser):
    """Shows Markdown with `$formulas$` and `[terms](term:id)`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = FormulaDocument(self)
        self.setDocument(self._document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setOpenLinks(False)
        self._document.setDocumentMargin(0)
        self._at_start = True
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.highlighted.connect(self._on_highlighted)
        self.anchorClicked.connect(self._on_highlighted)

    def write(self, text: str) -> None:
        """Show this text from its beginning."""
        self._document.setDefaultFont(self.font())
        self._document.setMarkdown(_with_formulas(text))
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block = self._document.begin()
        while block.isValid():
            # A formula on a line of its own is high enough already.
            if block.text() != _PICTURE:
                QTextCursor(block).mergeBlockFormat(form)
            block = block.next()
        self._mark_terms()
        self.setTextCursor(QTextCursor(self._document))
        self._at_start = True
        self.verticalScrollBar().setValue(0)

    def terms(self) -> list[str]:
        """The addresses of the terms in the text, in order."""
        return [address for address, _, _ in self._links() if glossary.linked(address) is not None]

    def point_of(self, address: str) -> QPoint:
        """The middle of a term's first letter, in pixels of the viewport."""
        start = next(start for found, start, _ in self._links() if found == address)
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        left = self.cursorRect(cursor)
        cursor.setPosition(start + 1)
        right = self.cursorRect(cursor)
        return QPoint((left.left() + right.left()) // 2, left.center().y())

    def _links(self) -> list[tuple[str, int, int]]:
        """(address, first position, length) of all links."""
        found: list[tuple[str, int, int]] = []
        block = self._document.begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                fragment = at.fragment()
                if fragment.charFormat().isAnchor():
                    found.append((fragment.charFormat().anchorHref(), fragment.position(), fragment.length()))
                at += 1
            block = block.next()
        return found

    def _mark_terms(self) -> None:
        form = QTextCharFormat()
        form.setForeground(theme.current().color("text"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.current().color("accent"))
        for address, start, length in self._links():
            if glossary.linked(address) is not None:
                cursor = QTextCursor(self._document)
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(form)

    def _on_highlighted(self, url: QUrl) -> None:
        self._explain(url.toString())

    def _explain(self, address: str) -> None:
        entry = glossary.linked(address)
        if entry is None:
            QToolTip.hideText()
            return
        now = language.current()
        words = f"<b>{html.escape(entry.title(now))}</b><br>{html.escape(entry.line(now))}"
        # A cell of fixed width: a tooltip would break its lines wherever it likes.
        wide = 24 * theme.point_size()
        start = self.point_of(address)
        line = self.fontMetrics().height()
        place = self.viewport().mapToGlobal(start + QPoint(-8, line))
        QToolTip.showText(place, f'<table width="{wide}"><tr><td>{words}</td></tr></table>', self.viewport())

    def _on_scrolled(self) -> None:
        self._at_start = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._at_start = False
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._at_start:
            # Words that break elsewhere must not move the beginning out of sight.
            self.verticalScrollBar().setValue(0)

    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        cursor = self.textCursor()
        # Tab has chosen the words of the next link, if there is one.
        self._explain(cursor.charFormat().anchorHref() if moved and cursor.hasSelection() else "")
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OF_WINDOW:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _with_formulas(text: str) -> str:
    """Markdown in which `$…$` and `$$…$$` have become pictures that `FormulaDocument` draws."""
    text = _DISPLAY.sub(lambda found: f"\n\n![f](formula:display/{quote(found[1].strip(), safe='')})\n\n", text)
    return _INLINE.sub(lambda found: f"![f](formula:inline/{quote(found[1], safe='')})", text)
