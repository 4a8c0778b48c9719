"""The lines that an update runs, with the one that just ran, and the variables they make."""

from typing import get_args

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import Framework, Program, StepOperation
from engine.core.frames import Part, Scene
from engine.core.operations import CodePart
from gui import icons, theme
from gui.elided_label import ElidedLabel
from gui.panels.code_lines import CodeLines
from gui.panels.panel import Panel
from gui.panels.variables_board import VariablesBoard

# From this width on the variables stand beside the code, in letters; in a low view from a smaller one.
_WIDE_LETTERS = 58
_LOW_LETTERS, _WIDE_IF_LOW = 32, 42
_MARGIN = _SPACING = 6
_FRAMEWORKS: dict[Framework, str] = {"numpy": "NumPy", "torch": "PyTorch", "tensorflow": "TensorFlow"}
assert tuple(_FRAMEWORKS) == get_args(Framework)


class CodePanel(Panel):
    """Draws `CodePart`; its buttons step inside an update and ask for the run as a program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: CodePart | None = None
        self.back, self.forward, self.copy = QToolButton(), QToolButton(), QToolButton()
        self.place = ElidedLabel(role=QPalette.ColorRole.PlaceholderText)
        self.lines, self.board = CodeLines(), VariablesBoard()
        self._line_area, self._board_area = QScrollArea(), QScrollArea()
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        for area, canvas in ((self._line_area, self.lines), (self._board_area, self.board)):
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setBackgroundRole(QPalette.ColorRole.Base)
            area.setWidget(canvas)
            area.setMinimumSize(120, 60)
            area.viewport().installEventFilter(self)
            self._both.addWidget(area)
        self._both.setChildrenCollapsible(False)
        self._both.setStretchFactor(0, 3)
        self._both.setStretchFactor(1, 2)
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.copy.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # Its words must not keep the column wide; see `_turn`.
        self.copy.setMinimumWidth(1)
        menu = QMenu(self.copy)
        for framework, name in _FRAMEWORKS.items():
            action = QAction(name, menu)
            action.setData(framework)
            menu.addAction(action)
        self.copy.setMenu(menu)
        buttons = QHBoxLayout()
        buttons.setSpacing(_SPACING)
        buttons.addWidget(self.back)
        buttons.addWidget(self.forward)
        buttons.addWidget(self.place, 1)
        buttons.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 4)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self._both, 1)
        self.setFocusProxy(self.forward)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.forward.clicked.connect(self._on_forward)
        self.copy.menu().triggered.connect(self._on_copy)
        self._line_area.verticalScrollBar().rangeChanged.connect(self._follow)
        self._board_area.verticalScrollBar().rangeChanged.connect(self._follow)

    def show_scene(self, scene: Scene) -> None:
        self.board.forget_widths()

    def show_part(self, part: Part) -> None:
        assert isinstance(part, CodePart)
        self._part = part
        moved = self.lines.show_code(part)
        self.board.show_variables(part.variables)
        if moved:
            self._fit()
            line = "" if part.done is None else part.blocks[part.done[0]].lines[part.done[1]].strip()
            self.lines.setAccessibleDescription(line)
            self.place.set_text(f"{part.position} / {part.count}")
            self._follow()

    def _follow(self) -> None:
        """Bring the line that just ran, and what it made, into view. Between two updates nothing is moved."""
        spot, box = self.lines.spot(), self.board.fresh_box()
        if spot is None or box is None:
            return
        self._line_area.ensureVisible(0, (spot[0] + spot[1]) // 2, 0, (spot[1] - spot[0]) // 2 + 6)
        middle = box.center().toPoint()
        self._board_area.ensureVisible(middle.x(), middle.y(), 0, round(box.height() / 2) + 6)

    def _fit(self) -> None:
        self.lines.fit(self._line_area.viewport().size())
        self.board.fit(self._board_area.viewport().size(), self.lines.letters)

    def restyle(self) -> None:
        side = theme.point_size() + 7
        for button, name in ((self.back, "step-back"), (self.forward, "step-forward"), (self.copy, "copy")):
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(side, side))
        self.lines.arrange()
        self._fit()
        self.board.update()
        self._turn()

    def retranslate(self) -> None:
        for button, words in (
            (self.back, self.tr("One operation back")),
            (self.forward, self.tr("One operation forward")),
            (self.copy, self.tr("This run as a program that runs without the app")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        # Fusion leaves no space between icon and text.
        self.copy.setText(" " + self.tr("Copy as program"))
        self.place.setToolTip(self.tr("Operations done in this update"))
        self.lines.setAccessibleName(self.tr("Lines of the update"))
        self.board.setAccessibleName(self.tr("Variables of the update"))
        self.lines.update()
        self.board.forget_widths()
        self._turn()

    def _turn(self) -> None:
        """Variables below the code, or beside it where there is room; words on the button where there is room."""
        letter = theme.point_size()
        low = self.height() < _LOW_LETTERS * letter
        wide = self.width() >= (_WIDE_IF_LOW if low else _WIDE_LETTERS) * letter
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._both.orientation() is not orientation:
            self._both.setOrientation(orientation)
            self._both.setSizes([3000, 2000])
        self.copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        words = self.place.fontMetrics().horizontalAdvance("0 / 00")
        needed = sum(button.sizeHint().width() for button in (self.back, self.forward, self.copy)) + words
        if needed + 3 * _SPACING + 2 * _MARGIN > self.width():
            self.copy.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _on_back(self) -> None:
        self.command_requested.emit(StepOperation(-1))

    def _on_forward(self) -> None:
        self.command_requested.emit(StepOperation(1))

    def _on_copy(self, action: QAction) -> None:
        self.command_requested.emit(Program(action.data()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)
