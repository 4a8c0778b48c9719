"""The strip that tells of an error: what happened in plain words, its details for a developer, and a way on."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui import icons, theme
from gui.errors import Failure

_STRIPE_PX = 5
_MOST = 20


class Banner(QFrame):
    """Hidden until there is something to say; what happens while it is shown is added to the details.

    Signals:
        reset_requested: the learner wants this tab made anew.
    """

    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_reset: bool = True) -> None:
        super().__init__(parent)
        self._failures: list[Failure] = []
        self._can_reset = can_reset
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._title = QLabel(self)
        self._copy = QPushButton(icons.icon("copy"), "", self)
        self._reset = QPushButton(icons.icon("refresh-cw"), "", self)
        self._close = QToolButton(self)
        self._lay_out()
        self._connect()
        self._restyle()
        self._retranslate()
        self.hide()

    def _lay_out(self) -> None:
        for label in (self._words, self._title):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close.setIcon(icons.icon("x"))
        self._close.setAutoRaise(True)
        self._reset.setVisible(self._can_reset)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._words)
        texts.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(_STRIPE_PX + 10, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addLayout(texts, 1)
        for button in (self._copy, self._reset, self._close):
            row.addWidget(button)

    def _connect(self) -> None:
        self._copy.clicked.connect(self._on_copy_clicked)
        self._reset.clicked.connect(self._on_reset_clicked)
        self._close.clicked.connect(self._on_close_clicked)

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Tell of `failure`."""
        self._failures = [*self._failures, failure][-_MOST:]
        self._title.setText(failure.title[:300])
        self.show()

    def words(self) -> str:
        """What the banner says in plain words."""
        return self._words.text()

    def details(self) -> str:
        """What "Copy details" copies: everything told since the banner was closed."""
        return "\n\n".join(f"{failure.title}\n{failure.details}" for failure in self._failures)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        self._copy.setText(self.tr("Copied"))

    def _on_reset_clicked(self) -> None:
        self._on_close_clicked()
        self.reset_requested.emit()

    def _on_close_clicked(self) -> None:
        self._failures = []
        self.hide()
        self._retranslate()

    def _restyle(self) -> None:
        side = round(theme.point_size() * 1.8)
        self._sign.setPixmap(icons.icon("alert-triangle", "error").pixmap(QSize(side, side), self.devicePixelRatioF()))
        for button in (self._copy, self._reset, self._close):
            button.setIconSize(QSize(side, side) * 0.75)
        bold = QFont(self.font())
        bold.setBold(True)
        self._words.setFont(bold)
        self.update()

    def _retranslate(self) -> None:
        if self._can_reset:
            self._words.setText(self.tr("Something went wrong in this tab. The other tabs go on."))
        else:
            self._words.setText(self.tr("Something went wrong."))
        self._copy.setText(self.tr("Copy details"))
        self._reset.setText(self.tr("Reset this tab"))
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("raised"))
        painter.fillRect(QRect(0, 0, _STRIPE_PX, self.height()), theme.current().color("error"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._restyle()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
