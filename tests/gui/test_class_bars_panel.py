"""Bars of probabilities: what is drawn of which row, choosing a row, and numbers that explain themselves."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.parts_softmax import BarsPart
from gui import class_marks, theme
from gui.panels.class_bars_panel import ClassBarsPanel
from tests.gui.classes import Run
from tests.gui.softmax import EIGHT, IRIS, ZOO, keys, looks, middle, part, shown, spot
from tests.gui.window import LEFT


def shown_bars(qtbot: QtBot, run: Run, size: tuple[int, int] = (520, 420), **look: int) -> ClassBarsPanel:
    return shown(qtbot, ClassBarsPanel(), run, "bars", size, **look)


def test_the_shares_of_a_bar_are_as_wide_as_its_probabilities(qtbot: QtBot) -> None:
    run = Run(EIGHT, 30, learning_rate=0.06)
    panel = shown_bars(qtbot, run)
    found = part(run, "bars")
    assert isinstance(found, BarsPart)
    for bar in panel.canvas.bars():
        widths = [share.width() / bar.whole.width() for share in bar.shares]
        assert widths == pytest.approx(found.probabilities[bar.place].tolist())


def test_a_share_has_the_colour_of_its_class(qtbot: QtBot) -> None:
    panel = shown_bars(qtbot, Run(IRIS, 0))
    image = panel.canvas.grab().toImage()
    # Row 1 is a setosa: its other two shares have no frame.
    for k in (1, 2):
        share = panel.canvas.bars()[0].shares[k]
        assert image.pixelColor(int(share.center().x()), int(share.bottom()) - 2) == class_marks.color(k)


def test_a_click_chooses_the_row_of_the_bar(qtbot: QtBot) -> None:
    panel = shown_bars(qtbot, Run(EIGHT, 10))
    asked = looks(panel)
    bar = panel.canvas.bars()[4]
    qtbot.mouseClick(panel.canvas, LEFT, pos=bar.whole.center().toPoint())
    assert asked == [{"sample": 4}]


def test_arrow_keys_go_through_the_rows_of_the_data(qtbot: QtBot) -> None:
    panel = shown_bars(qtbot, Run(EIGHT, 10), sample=3)
    asked = looks(panel)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(panel, key)
    assert asked == [{"sample": 4}, {"sample": 2}, {"sample": 7}, {"sample": 0}]


def test_every_figure_says_where_it_comes_from_the_right_class_first(qtbot: QtBot) -> None:
    panel = shown_bars(qtbot, Run(EIGHT, 10))
    assert keys(panel)[:3] == [("probability", "0", k) for k in ("2", "0", "1")]
    assert panel.canvas.bars()[0].figure.contains(middle(spot(panel, "probability", "0", "2")))


def test_where_room_is_short_fewer_rows_are_shown_and_the_chosen_one_always(qtbot: QtBot) -> None:
    run = Run(IRIS, 50, learning_rate=0.3, scaling="standard", features=(2, 3))
    counts = []
    for height in (60, 180, 420):
        panel = shown_bars(qtbot, run, size=(420, height), sample=20)
        bars = panel.canvas.bars()
        assert bars[0].place == 0
        assert all(bar.line.bottom() <= panel.canvas.height() + 1 for bar in bars)
        counts.append(len(bars))
    assert counts == sorted(set(counts))
    assert counts[-1] == 12


def test_rows_of_every_class_remain_where_some_have_to_go(qtbot: QtBot) -> None:
    run = Run(IRIS, 50, learning_rate=0.3, scaling="standard", features=(2, 3))
    panel = shown_bars(qtbot, run, size=(420, 210))
    found = part(run, "bars")
    assert isinstance(found, BarsPart)
    bars = panel.canvas.bars()
    assert len(bars) < 12
    assert {found.label[bar.place] for bar in bars if bar.group == 1} == {0.0, 1.0, 2.0}


def test_how_many_rows_are_right_is_said_in_words(qtbot: QtBot) -> None:
    run = Run(IRIS, 49, learning_rate=0.3, scaling="standard", features=(2, 3))
    assert shown_bars(qtbot, run).right.text() == "146 of 150 right"


def test_a_wrong_call_is_marked_and_a_right_one_not(qtbot: QtBot) -> None:
    run = Run(IRIS, 95, learning_rate=0.3, scaling="standard", features=(2, 3))
    panel = shown_bars(qtbot, run, sample=70)
    image, ink = panel.canvas.grab().toImage(), theme.current().color("error")

    def marked(place: int) -> bool:
        box = panel.canvas.bars()[place].figure.toAlignedRect().intersected(image.rect())
        inside = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
        return any(image.pixelColor(x, y) == ink for x, y in inside)

    assert marked(0)
    assert not marked(1)


def test_a_change_of_theme_and_language_redraws_seven_classes(qtbot: QtBot, qapp: QApplication) -> None:
    panel = shown_bars(qtbot, Run(ZOO, 20))
    light = panel.canvas.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert panel.canvas.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")
