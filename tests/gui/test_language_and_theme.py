"""Language and theme are switched in the whole window while a run goes on."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QMenu, QTabBar, QTableView, QWidget
from pytestqt.qtbot import QtBot

import resources
from engine import catalogue
from engine.core.commands import Load
from engine.core.status import Phase, Snapshot
from gui import theme
from gui.main_window import MainWindow
from gui.panels.plot import Plot
from gui.settings import Settings
from tests.gui.window import (
    PLAIN,
    POPUPS,
    application,
    at_full_speed,
    choose,
    drawn,
    in_phase,
    opened,
    press,
    switch_language,
)

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]


def _english() -> set[str]:
    """Every English text of the interface that has a Korean one of its own."""
    root = ElementTree.parse(resources.path("translations/modulab_ko.ts")).getroot()
    pairs = [(message.findtext("source", ""), message.findtext("translation", "")) for message in root.iter("message")]
    return {source for source, translation in pairs if translation and source != translation}


def _words(window: MainWindow) -> Iterator[str]:
    """All that the widgets of the window say, also in tool tips, lists, menus and to a screen reader."""
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(index) for index in range(widget.count()))
        elif isinstance(widget, QMenu) and _can_open(widget):
            widget.aboutToShow.emit()
            yield from (action.text() for action in widget.actions())


def _can_open(menu: QMenu) -> bool:
    """Whether the button of the menu is on screen."""
    parent = menu.parentWidget()
    return parent is not None and parent.isVisible()


def _on_screen(window: MainWindow) -> list[str]:
    """The words on buttons and labels that can be seen."""
    seen = [w for w in window.findChildren(QWidget) if isinstance(w, (QLabel, QAbstractButton)) and w.isVisible()]
    return sorted(w.text() for w in seen if w.text())


def _headers(window: MainWindow) -> Iterator[str]:
    """What stands over the columns of tables; shorter words where there is less room."""
    for table in window.findChildren(QTableView):
        model = table.model()
        for column in range(model.columnCount()):
            yield from str(model.headerData(column, Qt.Orientation.Horizontal)).split("\n")


def _all_views(qtbot: QtBot, window: MainWindow, look: Callable[[], None] = lambda: None) -> None:
    """Open every view once, a few at a time, and `look` at them."""
    page = window.page
    names = list(page.lab.views)
    for first in range(0, len(names), 4):
        page.views.open((tuple(names[first : first + 4]),))
        wanted = set(names[first : first + 4])
        while page.snapshot is None or not wanted <= set(page.snapshot.frame.parts):
            with qtbot.waitSignal(page.engine.frame_ready):
                pass
        # What a panel has made for its first part is shown a moment later.
        application().sendPostedEvents()
        look()


@pytest.mark.parametrize("lab", LABS)
def test_one_click_switches_every_word_and_another_click_all_of_them_back(lab: str, qtbot: QtBot) -> None:
    window = opened(qtbot, lab)
    _all_views(qtbot, window)
    english = _english()
    before = _on_screen(window)
    switch_language(qtbot, window)
    korean = [*_words(window), *_headers(window)]
    left = {words for words in korean if words in english}
    assert not left
    assert any("가" <= letter <= "힣" for letter in "".join(korean))
    switch_language(qtbot, window)
    assert _on_screen(window) == before


def test_title_and_tabs_are_in_the_language(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert (window.windowTitle(), window.tab_bar.tabText(0)) == ("ModuLab", "4 Linear regression")
    switch_language(qtbot, window)
    assert (window.windowTitle(), window.tab_bar.tabText(0)) == ("모두랩", "4강 선형 회귀")
    assert window.top.language.text() == "English"


def test_a_run_goes_on_while_the_language_changes(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    at_full_speed(page)
    page.send(Load(replace(page.lab.lesson(), steps=10_000_000)))
    press(qtbot, page.transport.play)
    for _ in range(4):
        before = in_phase(qtbot, page, Phase.RUNNING).status.step
        switch_language(qtbot, window)
        drawn(qtbot, page, _past(before))
    assert page.transport.play.text() == "Pause"
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.PAUSED)


def test_a_run_goes_on_while_the_theme_changes(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    at_full_speed(page)
    page.send(Load(replace(page.lab.lesson(), steps=10_000_000)))
    press(qtbot, page.transport.play)
    for _ in range(4):
        before = in_phase(qtbot, page, Phase.RUNNING).status.step
        press(qtbot, window.top.theme)
        drawn(qtbot, page, _past(before))
    press(qtbot, page.transport.play)
    in_phase(qtbot, page, Phase.PAUSED)


def test_the_theme_button_recolours_window_and_plots(qtbot: QtBot) -> None:
    window = opened(qtbot)
    _all_views(qtbot, window)
    plots = window.findChildren(Plot)
    assert len(plots) >= 3
    for wanted in (theme.DARK, theme.LIGHT):
        press(qtbot, window.top.theme)
        assert theme.current() is wanted
        assert window.palette().color(QPalette.ColorRole.Window) == QColor(wanted.window)
        for plot in plots:
            assert plot.backgroundBrush().color() == QColor(wanted.base)
            for side in ("left", "bottom"):
                assert plot.getAxis(side).pen().color() == QColor(wanted.line)
                assert plot.getAxis(side).textPen().color() == QColor(wanted.muted)
        colour = window.grab().toImage().pixelColor(window.width() // 2, 4)
        assert colour == QColor(wanted.window)


def _past(step: int) -> Callable[[Snapshot], bool]:
    return lambda shown: shown.status.step > step


def _luminance(name: str) -> float:
    """Relative luminance of WCAG 2."""
    color = QColor(name)
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_what_is_written_can_be_read(colors: theme.Theme) -> None:
    for ground in (colors.window, colors.base, colors.raised):
        assert _contrast(colors.text, ground) >= 7
        assert _contrast(colors.muted, ground) >= 4.5
        assert _contrast(colors.error, ground) >= 4.5
        assert _contrast(colors.warning, ground) >= 4.5
        assert _contrast(colors.good, ground) >= 4.5
    assert _contrast(colors.on_accent, colors.accent) >= 4.5


def test_the_menu_offers_three_themes_and_marks_the_one_in_force(qtbot: QtBot) -> None:
    window = opened(qtbot)
    menu = window.top.menu.menu()
    for words, wanted in (("Dark", theme.DARK), ("Light", theme.LIGHT), ("As the system", theme.LIGHT)):
        choose(qtbot, window.top.menu, words)
        assert theme.current() is wanted
        menu.aboutToShow.emit()
        assert [a.text() for a in menu.actions() if a.isChecked()] == [words]


def test_the_system_theme_follows_the_system(qtbot: QtBot) -> None:
    window = opened(qtbot)
    hints = QGuiApplication.styleHints()
    choose(qtbot, window.top.menu, "Dark")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme.current() is theme.DARK
    choose(qtbot, window.top.menu, "As the system")
    theme.apply(application(), "dark")
    # The system has no dark scheme here: told of a change, the window takes what the system has.
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert theme.current() is theme.LIGHT


@pytest.mark.parametrize("lab", LABS)
def test_in_projector_mode_nothing_is_smaller_than_18_points(lab: str, qtbot: QtBot) -> None:
    window = opened(qtbot, lab, size=(1920, 1080))
    _all_views(qtbot, window)
    assert not _smaller_than(window, 11)
    choose(qtbot, window.top.menu, "Projector: large text")
    # Some panels size their words once they have been laid out.
    _all_views(qtbot, window, lambda: qtbot.waitUntil(lambda: not _smaller_than(window, 18)))
    for plot in window.findChildren(Plot):
        for side in ("left", "bottom"):
            assert plot.getAxis(side).style["tickFont"].pointSize() == 18
            assert plot.getAxis(side).labelStyle.get("font-size", "18pt") == "18pt"
    choose(qtbot, window.top.menu, "Projector: large text")
    assert theme.point_size() == 11
    assert window.page.transport.play.font().pointSize() == 11


def test_what_is_chosen_is_kept(qtbot: QtBot) -> None:
    settings = Settings(None)
    settings.now = PLAIN
    window = opened(qtbot, settings=settings)
    switch_language(qtbot, window)
    choose(qtbot, window.top.menu, "어두운 화면")
    choose(qtbot, window.top.menu, "프로젝터: 큰 글자")
    kept = settings.now
    assert (kept.language, kept.theme, kept.projector) == ("ko", "dark", True)
    assert kept == replace(PLAIN, language="ko", theme="dark", projector=True, lab=window.page.lab.name)


def _smaller_than(window: MainWindow, points: int) -> dict[str, float]:
    """Every widget on screen with a smaller font."""
    sizes = {
        f"{type(w.parent()).__name__} {type(w).__name__}": w.font()
        for w in window.findChildren(QWidget)
        if w.isVisible()
    }
    return {name: font.pointSizeF() for name, font in sizes.items() if font.pointSizeF() < points}
