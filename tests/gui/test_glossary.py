"""The words of the course: its entries, dotted in the stories, explained on hover, on a click and by Tab."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from gui import glossary, language, theme
from gui.story_text import StoryText
from tests.gui.window import LEFT, POPUPS, application

pytestmark = POPUPS

TEXT = "Each [update](term:update) follows the [gradient](term:gradient); see [more](https://example.org)."


@pytest.fixture
def text(qtbot: QtBot) -> StoryText:
    """A text with two terms and a link that is none."""
    view = StoryText()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.write(TEXT)
    view.show()
    view.activateWindow()
    qtbot.waitExposed(view)
    QToolTip.hideText()
    return view


def test_there_are_sixty_five_entries_with_words_and_lines_in_both_languages() -> None:
    entries = glossary.entries()
    assert len(entries) == 65
    for entry in entries.values():
        assert any("가" <= letter <= "힣" for letter in entry.ko)
        assert any("가" <= letter <= "힣" for letter in entry.ko_line)
        assert entry.en.isascii()
        assert not any("가" <= letter <= "힣" for letter in entry.en_line)
        assert entry.en_line.endswith(".")


def test_an_entry_speaks_the_learners_language() -> None:
    entry = glossary.linked("term:residual")
    assert entry is not None
    assert entry.title("ko") == "잔차 · residual"
    assert entry.title("en") == "residual · 잔차"
    assert entry.line("ko").startswith("정답에서")
    assert entry.line("en") != entry.line("ko")


def test_other_links_are_no_terms() -> None:
    assert glossary.linked("https://example.org") is None
    assert glossary.linked("term:nothing-like-this") is None


def test_a_term_is_dotted_in_the_colour_of_the_text(text: StoryText) -> None:
    assert text.terms() == ["term:update", "term:gradient"]
    cursor = QTextCursor(text.document())
    cursor.setPosition(text.toPlainText().index("gradient") + 2)
    form = cursor.charFormat()
    assert form.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine
    assert form.foreground().color() == theme.current().color("text")


def test_the_entry_appears_under_the_mouse(text: StoryText, qtbot: QtBot) -> None:
    QTest.mouseMove(text.viewport(), QPoint(2, 150))
    QTest.mouseMove(text.viewport(), text.point_of("term:gradient"))
    qtbot.waitUntil(QToolTip.isVisible)
    assert "gradient" in QToolTip.text()
    assert "기울기" in QToolTip.text()
    assert "how fast the cost changes" in QToolTip.text()


def test_the_entry_appears_on_a_click_and_leads_nowhere(text: StoryText, qtbot: QtBot) -> None:
    before = text.toPlainText()
    qtbot.mouseClick(text.viewport(), LEFT, pos=text.point_of("term:update"))
    assert "Changing the parameters once" in QToolTip.text()
    assert text.toPlainText() == before


def test_tab_walks_from_term_to_term(text: StoryText, qtbot: QtBot) -> None:
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert "Changing the parameters once" in QToolTip.text()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert "how fast the cost changes" in QToolTip.text()


def test_in_korean_the_entry_is_korean(text: StoryText, qtbot: QtBot) -> None:
    language.install(application(), "ko")
    qtbot.mouseClick(text.viewport(), LEFT, pos=text.point_of("term:update"))
    assert "갱신 · update" in QToolTip.text()
    assert "매개변수를 한 번 바꾸는 일" in QToolTip.text()
