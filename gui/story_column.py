"""The left column of a lab: the story, and below it the cards. An open card takes the story's place."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.card_view import CardView
from gui.story_view import StoryView


class StoryColumn(QWidget):
    """Story and cards, of which one at a time has the room."""

    def __init__(self, story: StoryView, cards: CardView) -> None:
        super().__init__()
        self.story = story
        self.cards = cards
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(story, 1)
        column.addWidget(cards)
        cards.card_opened.connect(self._on_card_opened)

    @Slot(bool)
    def _on_card_opened(self, opened: bool) -> None:
        self.story.setVisible(not opened)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretchFactor(self.cards, 1 if opened else 0)
