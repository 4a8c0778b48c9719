"""The plane with the units' lines on the screen, and the students that are put into it by mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob
from gui import class_marks, theme
from gui.panels.unit_lines_panel import UnitLinesPanel
from tests.gui.bench_units import Bench
from tests.gui.deeds_units import drag
from tests.gui.window import LEFT


def opened(qtbot: QtBot, updates: int = 372) -> tuple[Bench, UnitLinesPanel]:
    panel = UnitLinesPanel()
    bench = Bench(qtbot, panel, "lines", updates)
    return bench, panel


def shown(panel: UnitLinesPanel) -> list[str]:
    """Names of the lines that can be seen."""
    return [line.name.toPlainText() for line in panel.lines if line.line.isVisible()]


def probes(panel: UnitLinesPanel) -> list[tuple[float, float]]:
    x, y = panel.probes.dots.getData()
    return list(zip(x.tolist(), y.tolist(), strict=True))


def test_each_unit_has_its_line_with_its_name_in_the_colour_of_its_class(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    assert shown(panel) == ["A or not", "B or not", "C or not"]
    for k, line in enumerate(panel.lines):
        assert line.line.opts["pen"].color() == class_marks.color(k)
    assert len({line.line.opts["pen"].style() for line in panel.lines}) == 3


def test_strokes_stand_on_the_side_where_the_unit_says_yes(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    W, b = (bench.runner.experiment.result().params[name] for name in ("W", "b"))
    for k, line in enumerate(panel.lines):
        x, y = line.strokes.getData()
        scores = x * W[0, k] + y * W[1, k] + b[k]
        assert len(scores) > 6
        assert (abs(scores[0::2]) < 1e-9).all()
        assert (scores[1::2] > 0).all()


def test_before_anything_is_learned_it_says_that_there_is_no_line(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot, updates=0)
    assert shown(panel) == []
    assert "no line yet" in panel.note.toPlainText()
    assert panel.note.isVisible()
    bench.train(1)
    assert not panel.note.isVisible()


def test_it_counts_what_each_unit_decides_right(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot, updates=6)
    assert "C 5/5" in panel.label.text()
    assert "A 5/5" not in panel.label.text()
    bench.train(366)
    assert all(f"{name} 5/5" in panel.label.text() for name in "ABC")


def test_learned_with_softmax_a_line_names_the_two_classes_it_parts(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    bench.handle(SetKnob("last_layer", "softmax"))
    bench.train(372)
    assert sorted(shown(panel)) == ["A | B", "A | C", "B | C"]
    x, _ = panel.lines[0].strokes.getData()
    assert x is None or len(x) == 0


def test_names_of_lines_do_not_cover_each_other(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot, updates=1)
    for updates in (5, 90, 300):
        bench.train(updates)
        boxes = [line.name.mapRectToScene(line.name.boundingRect()) for line in panel.lines if line.name.isVisible()]
        for k, box in enumerate(boxes):
            assert not any(box.intersects(other) for other in boxes[k + 1 :])


def test_a_dragged_student_goes_where_the_mouse_goes(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    assert probes(panel) == [(6.0, 5.0), (6.0, 3.0)]
    drag(panel, (6.0, 3.0), (4.0, 2.0))
    moved = probes(panel)[1]
    assert moved == pytest.approx((4.0, 2.0), abs=0.1)
    assert bench.look.probes == ((6.0, 5.0), moved)
    assert bench.runner.step == 372


def test_a_dragged_student_stays_in_the_picture(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    drag(panel, (6.0, 3.0), (99.0, -99.0))
    assert probes(panel)[1][0] < 13.0
    assert probes(panel)[1][1] > -1.0


def test_a_double_click_puts_one_more_student_down_and_delete_takes_it_away(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    place = panel.plot.to_pixels(8.0, 2.0).toPoint()
    QTest.mouseDClick(panel.plot.viewport(), LEFT, pos=place)
    assert probes(panel)[2] == pytest.approx((8.0, 2.0), abs=0.1)
    qtbot.keyClick(panel, Qt.Key.Key_Delete)
    assert probes(panel) == [(6.0, 5.0), (6.0, 3.0)]


def test_with_four_students_the_chosen_one_comes_instead_of_a_fifth(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    for x in (3.0, 4.5, 8.0):
        place = panel.plot.to_pixels(x, 1.0).toPoint()
        QTest.mouseDClick(panel.plot.viewport(), LEFT, pos=place)
    assert len(probes(panel)) == 4
    assert probes(panel)[3] == pytest.approx((8.0, 1.0), abs=0.1)


def test_arrow_keys_move_the_chosen_student_and_p_chooses_the_next(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    assert probes(panel)[0] == pytest.approx((5.5, 5.0))
    qtbot.keyClick(panel, Qt.Key.Key_P)
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    assert probes(panel)[1] == pytest.approx((6.0, 3.25))
    qtbot.keyClick(panel, Qt.Key.Key_N)
    assert len(probes(panel)) == 3


def test_a_click_on_a_student_of_the_table_chooses_the_row(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(11.0, 1.0).toPoint())
    assert bench.look.sample == 4
    x, y = panel.chosen.getData()
    assert (x.tolist(), y.tolist()) == ([11.0], [1.0])


def test_it_takes_a_theme_and_a_language_and_keeps_what_it_shows(qtbot: QtBot, dressed_app: QApplication) -> None:
    _, panel = opened(qtbot)
    light = panel.grab().toImage()
    theme.apply(dressed_app, "dark", projector=True)
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.grab().toImage() != light
    assert probes(panel) == [(6.0, 5.0), (6.0, 3.0)]
    theme.apply(dressed_app, "light")
