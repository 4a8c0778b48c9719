"""The frame around a view: its title, a menu to show another view in its place, and enlarge."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout

from engine.core.frames import NothingPart, Part
from engine.core.messages import sentence
from engine.core.operations import Operation, OperationPhase
from gui import icons, language
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget
from gui.panels.panel import Panel
from gui.panels.view import View

_COLORS: dict[OperationPhase, str] = {"forward": "positive", "gradient": "negative", "update": "accent"}


class ViewFrame(LiveWidget):
    """Holds one panel.

    Signals:
        enlarge_requested: fill the middle with this view, or go back.
        view_chosen: the name of another view to show here.
    """

    enlarge_requested = Signal()
    view_chosen = Signal(str)

    def __init__(self, view: View, panel: Panel, views: Mapping[str, View]) -> None:
        super().__init__()
        self.view = view
        self.panel = panel
        self._views = views
        self._nothing: NothingPart | None = None
        self._enlarged = False
        self.setObjectName(f"view {view.name}")
        self._title = QToolButton()
        self._title.setObjectName("view_title")
        self._title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self._title)
        self._title.setMenu(self._menu)
        # What the operation that just ran has made here, as an arrow.
        self.operation = ElidedLabel()
        self._enlarge = QToolButton()
        self._enlarge.setObjectName("enlarge")
        self._enlarge.setAutoRaise(True)
        self.reason = QLabel()
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason.setWordWrap(True)
        self.reason.setMargin(24)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self._stack.addWidget(self.panel)
        self._stack.addWidget(self.reason)
        self.header = QFrame()
        self.header.setObjectName("view_header")
        header = QHBoxLayout(self.header)
        header.setContentsMargins(4, 0, 2, 0)
        header.addWidget(self._title)
        header.addWidget(self.operation, 1)
        header.addWidget(self._enlarge)
        card = QFrame()
        card.setObjectName("view_card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.header)
        inner.addWidget(self._stack, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(200, 120)

    def _connect(self) -> None:
        self._enlarge.clicked.connect(self.enlarge_requested)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._on_chosen)

    def show_part(self, part: Part) -> None:
        """Draw the part, or say why there is nothing to draw."""
        self._nothing = part if isinstance(part, NothingPart) else None
        if self._nothing is None:
            self._stack.setCurrentWidget(self.panel)
            self.panel.show_part(part)
        else:
            self.reason.setText(sentence(self._nothing.reason, language.current()))
            self._stack.setCurrentWidget(self.reason)

    def show_operation(self, operation: Operation | None) -> None:
        """Point at this view while the operation that just ran changes something in it."""
        here = operation is not None and operation.phase in self.view.shows
        self.operation.set_text(f"➜ {operation.code}" if operation is not None and here else "")
        if operation is not None and here:
            self.operation.set_color(_COLORS[operation.phase])

    def set_enlarged(self, enlarged: bool) -> None:
        """Whether this view fills the middle."""
        self._enlarged = enlarged
        self.restyle()
        self.retranslate()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for view in self._views.values():
            action = QAction(_title(view), self._menu)
            action.setData(view.name)
            action.setCheckable(True)
            action.setChecked(view.name == self.view.name)
            self._menu.addAction(action)

    def _on_chosen(self, action: QAction) -> None:
        self.view_chosen.emit(str(action.data()))

    def restyle(self) -> None:
        self._enlarge.setIcon(icons.icon("minimize-2" if self._enlarged else "maximize-2"))

    def retranslate(self) -> None:
        self._title.setText(f"{_title(self.view)} ▾")
        self._title.setToolTip(self.tr("Show another view here"))
        words = self.tr("Back to all views") if self._enlarged else self.tr("Enlarge this view")
        self._enlarge.setToolTip(words)
        self._enlarge.setAccessibleName(words)
        if self._nothing is not None:
            self.reason.setText(sentence(self._nothing.reason, language.current()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.header.geometry().contains(event.position().toPoint()):
            self.enlarge_requested.emit()


def _title(view: View) -> str:
    return QCoreApplication.translate("View", str(view.title))
