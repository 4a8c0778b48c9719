"""Room for something larger than its place: without a frame, and never in the way of the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollRoom(QScrollArea):
    """Shows `inside` as wide as there is room for, and scrolls it.

    Args:
        inside: what is shown.
        sideways: whether it may be wider than its place too.
        parent: as everywhere in Qt.
    """

    def __init__(self, inside: QWidget, *, sideways: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not sideways:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
