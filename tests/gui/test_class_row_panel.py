"""One row on its way through softmax: its numbers explain themselves, and keys choose another row."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.panels.class_row_panel import ClassRowPanel
from tests.gui.classes import Run
from tests.gui.softmax import EIGHT, IRIS, ZOO, keys, looks, middle, part, shown, spot


def row(qtbot: QtBot, run: Run, size: tuple[int, int] = (700, 320), **look: int) -> ClassRowPanel:
    return shown(qtbot, ClassRowPanel(), run, "row", size, **look)


def test_scores_probabilities_and_loss_explain_themselves(qtbot: QtBot) -> None:
    panel = row(qtbot, Run(EIGHT, 20), sample=4)
    expected = [(kind, "4", k) for k in "012" for kind in ("score", "probability")]
    assert keys(panel) == [*expected, ("loss", "4")]


def test_the_numbers_stand_in_their_columns_one_line_for_each_class(qtbot: QtBot) -> None:
    panel = row(qtbot, Run(EIGHT, 20))
    places = [middle(spot(panel, "score", "0", k)) for k in "012"]
    assert len({place.x() for place in places}) == 1
    assert places[0].y() < places[1].y() < places[2].y()
    assert middle(spot(panel, "probability", "0", "0")).x() > places[0].x()
    assert middle(spot(panel, "loss", "0")).y() > places[2].y()


def test_arrow_keys_choose_another_row_of_the_data(qtbot: QtBot) -> None:
    panel = row(qtbot, Run(EIGHT, 20), sample=6)
    asked = looks(panel)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(panel, key)
    assert asked == [{"sample": 7}, {"sample": 5}, {"sample": 7}, {"sample": 0}]


def test_at_the_last_row_there_is_no_next_one(qtbot: QtBot) -> None:
    panel = row(qtbot, Run(EIGHT, 20), sample=7)
    asked = looks(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert asked == [{"sample": 7}]


def test_another_row_gives_another_picture(qtbot: QtBot) -> None:
    run = Run(IRIS, 95, learning_rate=0.3, scaling="standard", features=(2, 3))
    panel = row(qtbot, run)
    before = panel.canvas.grab().toImage()
    panel.show_part(part(run, "row", sample=70))
    assert panel.canvas.grab().toImage() != before


def test_seven_classes_have_seven_lines_that_can_be_scrolled_to(qtbot: QtBot) -> None:
    panel = row(qtbot, Run(ZOO, 20), size=(500, 200))
    assert len(panel.canvas.places()) == 7
    assert panel.canvas.height() > panel.height()
    assert panel.canvas.branches()[1].bottom() <= panel.canvas.height()


def test_writing_grows_with_the_view(qtbot: QtBot) -> None:
    run = Run(EIGHT, 20)
    small, large = (row(qtbot, run, size=size).canvas.places()[0][0].height() for size in ((420, 240), (1300, 640)))
    assert large > 1.3 * small


def test_a_change_of_theme_and_language_redraws_it(qtbot: QtBot, qapp: QApplication) -> None:
    panel = row(qtbot, Run(EIGHT, 20))
    light = panel.canvas.grab().toImage()
    try:
        theme.apply(qapp, "dark")
        QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
        assert panel.canvas.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")
