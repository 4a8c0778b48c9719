"""A few sentences with formulas, as tall as they need to be."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from gui.formula_document import FormulaDocument


class FormulaText(QTextBrowser):
    """Shows Markdown with formulas. It never scrolls: whatever holds it does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = FormulaDocument(self)
        self._document.setDocumentMargin(0)
        self.setDocument(self._document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("background: transparent;")
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def write(self, text: str) -> None:
        """Show `text` in the colours and the size in force."""
        self._document.write(text, self.font())
        self.setAccessibleName(self.toPlainText())
        self._fit()

    def _fit(self) -> None:
        self._document.setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self._document.size().height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
