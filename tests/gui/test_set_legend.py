"""The legend of training, validation and test rows: one way of writing for all three, and nothing cut."""

import pytest
from pytestqt.qtbot import QtBot

from gui.panels.set_dress import SETS, TEST, TRAINING, VALIDATION, color, name, pen, symbol
from gui.panels.set_legend import RevealButton, SetLegend
from tests.gui.window import LEFT

NUMBERS = ("0.0797", "0.1105", "0.0496")


def legend_of(qtbot: QtBot, width: int, numbers: tuple[str | None, ...] = NUMBERS) -> SetLegend:
    """A legend so many pixels wide, on screen."""
    legend = SetLegend(lambda place: ("cost", str(place)), what="cost")
    qtbot.addWidget(legend)
    legend.resize(width, 24)
    legend.show_numbers(numbers)
    legend.show()
    qtbot.waitExposed(legend)
    return legend


def words_of(legend: SetLegend) -> list[str]:
    return [label.shown_text() for label in legend.labels]


def test_with_room_each_set_is_named(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 700)
    assert words_of(legend) == ["training cost 0.0797", "validation cost 0.1105", "test cost 0.0496"]


@pytest.mark.parametrize("width", [270, 320, 400, 480, 600])
def test_all_sets_are_written_alike_and_none_is_cut(qtbot: QtBot, width: int) -> None:
    legend = legend_of(qtbot, width)
    heads = {len(words.split()) for words in words_of(legend)}
    assert len(heads) == 1
    for label in legend.labels:
        assert label.fontMetrics().horizontalAdvance(label.shown_text()) <= label.width()


def test_a_number_that_grows_is_given_the_room_it_needs(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 330, ("1,466", "–", "?"))
    legend.show_numbers(("1,466", "–", "2,432"))
    qtbot.waitUntil(lambda: legend.labels[TEST].width() >= legend.fontMetrics().horizontalAdvance("test 2,432"))
    assert legend.labels[TEST].shown_text().endswith("2,432")


def test_only_numbers_that_are_known_explain_themselves(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 700, ("83.3 %", None, "?"))
    assert not legend.labels[VALIDATION].isVisible()
    assert [spot.key for spot in legend.spots()] == [("cost", str(TRAINING))]


def test_sets_differ_in_colour_marker_dash_and_name() -> None:
    for look in (name, symbol, lambda place: color(place).name(), lambda place: pen(place).style()):
        assert len({look(place) for place in SETS}) == len(SETS)


def test_the_button_says_what_a_press_does(qtbot: QtBot) -> None:
    reveal = RevealButton()
    qtbot.addWidget(reveal)
    reveal.show()
    assert reveal.button.text() == "Reveal test"
    with qtbot.waitSignal(reveal.wanted) as wanted:
        qtbot.mouseClick(reveal.button, LEFT)
    assert wanted.args == [True]
    reveal.show_hidden(hidden=False)
    assert reveal.button.text() == "Hide test"


def test_numbers_that_change_with_every_frame_lay_out_nothing_anew(qtbot: QtBot) -> None:
    legend = legend_of(qtbot, 500)
    given = []
    for digit in (*"1234567890" * 2, "1"):
        legend.show_numbers((f"0.{digit}{digit}{digit}", "0.1105", "0.0496"))
        given.append(dict(legend._given))
    assert given[10:] == [given[10]] * 11
