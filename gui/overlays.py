"""What is laid over the whole window: the list of keys, and the calm sign that the screen is frozen."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from gui import theme
from gui.keys import BINDINGS
from gui.live_widget import LiveWidget

_LETTERS = 72


class Overlay(LiveWidget):
    """Covers its parent while it is shown, and takes its clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parent.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Show it over everything else."""
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.show()
        self.fit()
        self.raise_()

    def fit(self) -> None:
        """Take the room there is."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and parent is not None:
            self.setGeometry(parent.rect())
            self.fit()
        return False


class KeyHelp(Overlay):
    """The table of keys in the learner's language. A click or any of its keys closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card = QFrame()
        self._card.setObjectName("key_help")
        self._title = QLabel()
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._lines = [(QLabel(binding.shown), QLabel()) for binding in BINDINGS]
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        half = (len(self._lines) + 1) // 2
        for index, (key, words) in enumerate(self._lines):
            column, row = divmod(index, half)
            key.setObjectName("key")
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(key, row, 2 * column, Qt.AlignmentFlag.AlignVCenter)
            words.setWordWrap(True)
            grid.addWidget(words, row, 2 * column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(24, 18, 24, 18)
        inner.setSpacing(12)
        inner.addWidget(self._title)
        inner.addLayout(grid)
        inner.addWidget(self._note)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        outer.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(1)

    def words(self) -> list[str]:
        """What the list says, line by line."""
        return [f"{key.text()} {words.text()}" for key, words in self._lines]

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.isVisible():
            self.hide()
        else:
            self.cover()

    def fit(self) -> None:
        inside = self._card.layout()
        if inside is None or self.isHidden():
            return
        wide = min(_LETTERS * theme.point_size(), self.width() - 40)
        # A layout asks nobody how high words are that break into lines.
        self._card.setFixedSize(wide, inside.heightForWidth(wide))

    def restyle(self) -> None:
        colors = theme.current()
        self._card.setStyleSheet(
            f"#key_help {{ background: {colors.base}; border: 1px solid {colors.line}; border-radius: 10px; }}"
            f" QLabel#key {{ background: {colors.raised}; border: 1px solid {colors.line}; border-radius: 4px;"
            f" padding: 2px 8px; font-weight: bold; }}"
        )
        self._title.setStyleSheet(f"font-weight: bold; font-size: {theme.point_size() + 3}pt;")
        self._note.setStyleSheet(f"color: {colors.muted};")
        self.fit()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Keys"))
        self._note.setText(
            self.tr("A view that has the keyboard may use the arrow keys itself: Esc gives them back to the run.")
        )
        for (_, words), binding in zip(self._lines, BINDINGS, strict=True):
            words.setText(binding.title())
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        shade = theme.current().color("window")
        shade.setAlpha(200)
        QPainter(self).fillRect(self.rect(), shade)


class FreezeSign(Overlay):
    """A frame around the screen that stands still, and a word on how it goes on. Nothing below it can be clicked.

    Signals:
        go_on_requested: the sign itself was clicked.
    """

    go_on_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setObjectName("freeze_words")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.restyle()
        self.retranslate()

    def words(self) -> str:
        """What the sign says."""
        return self._words.text()

    def restyle(self) -> None:
        colors = theme.current()
        self._words.setStyleSheet(
            f"background: {colors.accent}; color: {colors.on_accent}; border-radius: 12px; padding: 4px 16px;"
        )

    def retranslate(self) -> None:
        self._words.setText(self.tr("The screen stands still — Z goes on"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._words.geometry().contains(event.position().toPoint()):
            self.go_on_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Shortcuts have been heard before; nothing else reaches what stands still.
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.current().color("accent"))
        pen.setWidth(3)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, 4)
