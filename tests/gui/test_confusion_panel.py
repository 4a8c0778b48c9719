"""The confusion matrix: its counts, accuracy beside what a constant answer reaches, and the threshold."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from engine.core.lesson import NamedData, TableData
from engine.core.types import frozen
from gui import language, theme
from gui.panels.confusion_panel import ConfusionPanel
from tests.gui.classes import SIX, Run
from tests.gui.window import child

IRIS = NamedData("iris")
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, run: Run, size: tuple[int, int] = (440, 320), **look: object) -> ConfusionPanel:
    panel = ConfusionPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(run.scene())
    panel.show_part(run.confusion(**look))
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def looks(panel: ConfusionPanel) -> list[object]:
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def keys(panel: ConfusionPanel) -> list[tuple[str, ...]]:
    return [spot.key for spot in panel._spots()]


def picture(panel: ConfusionPanel) -> QImage:
    return panel.grab().toImage()


def test_accuracy_stands_with_its_counts_and_with_what_a_constant_answer_reaches(qtbot: QtBot) -> None:
    run = Run(NamedData("breast_cancer"), 20, learning_rate=0.1, scaling="standard")
    panel = shown(qtbot, run)
    part = run.confusion()
    right = int(part.counts.trace())
    assert panel.train.accuracy.text() == f"{100 * right / 569:.1f} %"
    assert panel.train.words.text() == f"{right} right of 569 rows"
    assert panel.baseline.text() == "always answering “no cancer” reaches 62.7 %"


def test_while_rows_are_undecided_there_is_no_accuracy(qtbot: QtBot) -> None:
    run = Run(SIX)
    panel = shown(qtbot, run)
    assert panel.train.accuracy.text() == "—"
    assert panel.train.words.text() == "6 rows, 6 undecided"
    # That there is none is explained too.
    assert ("accuracy",) in keys(panel)
    run.step(1)
    panel.show_part(run.confusion())
    assert panel.train.accuracy.text() == "50.0 %"


def test_the_same_holds_for_rows_kept_apart(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(IRIS, held_out=30), (640, 320))
    assert panel.test.accuracy.text() == "—"
    assert panel.test.words.text() == "45 test rows, 45 undecided"
    assert ("test_accuracy",) not in keys(panel)


def test_each_cell_is_explained_by_its_right_and_its_called_class(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    canvas = panel.train.canvas
    wanted: list[object] = []
    panel.explain_requested.connect(lambda key, _: wanted.append(key))
    QTest.mouseMove(canvas, canvas.cell(0, 1).center())
    assert wanted[-1] == ("confusion", "0", "1")
    assert canvas.accessibleName() == "fail: fail 2, pass 1; pass: fail 0, pass 3"


def test_a_cell_is_tinted_where_rows_are_in_it_and_the_diagonal_otherwise_than_the_rest(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    canvas = panel.train.canvas
    image = canvas.grab().toImage()

    def corner(right: int, called: int) -> QPoint:
        return canvas.cell(right, called).topLeft() + QPoint(3, 3)

    right, wrong, none = (image.pixelColor(corner(*pair)) for pair in ((1, 1), (0, 1), (1, 0)))
    assert right.blue() > right.red() + 30
    assert wrong.red() > wrong.blue() + 20
    assert none.name() == theme.LIGHT.window


def test_rows_kept_apart_have_their_own_matrix_beside_the_first(qtbot: QtBot) -> None:
    run = Run(IRIS, 500, learning_rate=0.1, held_out=30)
    panel = shown(qtbot, run, (640, 320))
    assert panel.test.canvas.isVisible()
    assert panel.test.x() > panel.train.geometry().right()
    heights = [block.canvas.mapTo(panel, block.canvas.cell(0, 0).topLeft()).y() for block in (panel.train, panel.test)]
    assert heights[0] == heights[1]
    assert panel.train.words.text().endswith("of 105 training rows")
    assert panel.test.words.text().endswith("of 45 test rows")
    assert ("test_accuracy",) in keys(panel)
    assert all(spot.field is not panel.test.canvas for spot in panel._spots())


def test_in_a_low_view_the_accuracy_on_rows_kept_apart_stays(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(IRIS, 500, learning_rate=0.1, held_out=30), (280, 260))
    assert not panel.test.canvas.isVisible()
    assert panel.test.accuracy.isVisible()
    assert panel.train.canvas.visibleRegion().boundingRect().contains(panel.train.canvas.cell(2, 2).center())


def test_without_rows_kept_apart_there_is_one_matrix(qtbot: QtBot) -> None:
    assert not shown(qtbot, Run(SIX, 188)).test.isVisible()


def test_the_threshold_follows_the_slider_and_is_asked_for_at_once(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    asked = looks(panel)
    slider = panel.threshold.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert asked == [{"threshold": 0.51}, {"threshold": 0.61}]
    assert panel.threshold.label.text() == "threshold 0.61"


def test_the_threshold_can_be_dragged_with_the_mouse(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    asked = looks(panel)
    slider = panel.threshold.slider
    middle = slider.rect().center()
    QTest.mousePress(slider, LEFT, pos=middle)
    QTest.mouseMove(slider, QPoint(slider.width() - 1, middle.y()))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 1, middle.y()))
    assert asked[-1] == {"threshold": 0.99}


def test_a_higher_threshold_moves_rows_to_the_first_column(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    panel.show_part(run.confusion(threshold=0.8))
    assert panel.train.canvas.accessibleName() == "fail: fail 3, pass 0; pass: fail 1, pass 2"
    assert panel.threshold.label.text() == "threshold 0.80"
    assert panel.threshold.slider.value() == 80


def test_a_frame_that_was_on_its_way_does_not_pull_the_slider_back(qtbot: QtBot) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    asked = looks(panel)
    panel.threshold.slider.setValue(60)
    panel.threshold.slider.setValue(70)
    for late in (0.5, 0.6):
        panel.show_part(run.confusion(threshold=late))
        assert panel.threshold.label.text() == "threshold 0.70"
    panel.show_part(run.confusion(threshold=0.7))
    panel.show_part(run.confusion(threshold=0.3))
    assert panel.threshold.label.text() == "threshold 0.30"
    assert asked == [{"threshold": 0.6}, {"threshold": 0.7}]


def test_several_classes_have_no_threshold(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(IRIS, 5))
    assert not panel.threshold.isVisible()


def test_other_data_with_other_classes_are_shown(qtbot: QtBot) -> None:
    panel = shown(qtbot, Run(SIX, 188))
    for other in (Run(IRIS, 5), Run(SIX, 1)):
        panel.show_scene(other.scene())
        panel.show_part(other.confusion())
        K = len(other.scene().classes)
        assert len([key for key in keys(panel) if key[0] == "confusion"]) == K * K
        assert all(name in panel.train.canvas.accessibleName() for name in other.scene().classes)


def test_twenty_classes_are_readable_and_scrolled(qtbot: QtBot) -> None:
    x = frozen([[float(k), float(k % 3)] for k in range(40)])
    run = Run(TableData(x, frozen([k % 20 for k in range(40)])), 3)
    panel = shown(qtbot, run, (420, 300))
    canvas = panel.train.canvas
    cell, metrics = canvas.cell(19, 19), canvas.fontMetrics()
    assert cell.height() >= metrics.height()
    assert cell.width() >= metrics.horizontalAdvance("88")
    scroll = child(panel.train, QScrollArea, "")
    assert scroll.horizontalScrollBar().maximum() > 0
    assert canvas.rect().contains(canvas.cell(20, 20))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_follows_language_and_theme(qtbot: QtBot, dressed_app: QApplication, name: theme.ThemeName) -> None:
    run = Run(SIX, 188)
    panel = shown(qtbot, run)
    before = picture(panel)
    theme.apply(dressed_app, name, projector=True)
    language.install(dressed_app, "ko")
    panel.show_scene(run.scene("ko"))
    assert "합격" in panel.train.canvas.accessibleName()
    assert picture(panel) != before
    assert panel.train.accuracy.width() >= panel.train.accuracy.fontMetrics().horizontalAdvance("100.0 %")
