"""The S-curve: every row on it, the threshold under the hand, and what follows from it at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import Step
from engine.core.parts_classes import ConfusionPart
from engine.core.parts_logistic import SigmoidPart
from gui.panels.sigmoid_panel import SigmoidPanel
from tests.gui.logistic import SIX, LogisticRun
from tests.gui.window import LEFT, at, drawn, opened, with_data

TRAIN = "l05_logistic/train"


def _shown(qtbot: QtBot, run: LogisticRun, **look: object) -> SigmoidPanel:
    panel = SigmoidPanel()
    qtbot.addWidget(panel)
    panel.resize(560, 320)
    panel.show_scene(run.scene)
    panel.show_part(run.part("sigmoid", SigmoidPart, **look))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def _looks(panel: SigmoidPanel) -> list[object]:
    asked: list[object] = []
    panel.look_requested.connect(asked.append)
    return asked


def _place(panel: SigmoidPanel, x: float, y: float) -> QPoint:
    return panel.plot.to_pixels(x, y).toPoint()


def test_every_row_stands_on_the_curve_with_the_marker_of_its_class(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 188, **SIX)
    panel, part = _shown(qtbot, run), run.part("sigmoid", SigmoidPart)
    for k, dots in enumerate(panel.dots.points):
        x, y = dots.getData()
        assert x.tolist() == part.z[part.label == k].tolist()
        assert y.tolist() == part.g[part.label == k].tolist()
    assert [dots.opts["symbol"] for dots in panel.dots.points] == ["x", "o"]


def test_wrong_rows_are_ringed_and_counted(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX))
    assert len(panel.dots.wrong.getData()[0]) == 1
    assert "wrong (ringed): 1" in panel.label.text()
    assert "called pass: 4 of 6" in panel.label.text()


def test_where_nothing_is_called_all_are_undecided(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun())
    assert len(panel.dots.undecided.getData()[0]) == 6
    assert "undecided, g = 0.5: 6" in panel.label.text()
    assert "wrong" not in panel.label.text()


def test_dragging_the_line_asks_for_thresholds_and_chooses_no_row(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX))
    looks = _looks(panel)
    view = panel.plot.viewport()
    QTest.mousePress(view, LEFT, pos=_place(panel, -4.0, 0.5))
    QTest.mouseMove(view, _place(panel, -4.0, 0.8))
    QTest.mouseRelease(view, LEFT, pos=_place(panel, -4.0, 0.8))
    assert all(set(look) == {"threshold"} for look in looks if isinstance(look, dict))
    assert looks[-1] == {"threshold": pytest.approx(0.8, abs=0.011)}


def test_far_from_line_and_rows_nothing_is_held(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX))
    looks = _looks(panel)
    view = panel.plot.viewport()
    QTest.mousePress(view, LEFT, pos=_place(panel, -5.0, 0.9))
    QTest.mouseMove(view, _place(panel, -5.0, 0.5))
    QTest.mouseRelease(view, LEFT, pos=_place(panel, -5.0, 0.5))
    assert looks == []


def test_pressing_a_row_chooses_it(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 188, **SIX)
    panel, part = _shown(qtbot, run), run.part("sigmoid", SigmoidPart)
    looks = _looks(panel)
    QTest.mouseClick(panel.plot.viewport(), LEFT, pos=_place(panel, float(part.z[4]), float(part.g[4])))
    assert looks == [{"sample": 4}]


def test_arrow_keys_move_the_threshold_and_choose_rows(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX), sample=2)
    looks = _looks(panel)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(panel, key)
    assert looks == [{"threshold": 0.55}, {"threshold": 0.45}, {"sample": 3}, {"sample": 1}]


def test_a_threshold_never_leaves_the_curve(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX), threshold=0.97)
    looks = _looks(panel)
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    assert looks == [{"threshold": 0.99}]


def test_the_line_goes_down_to_the_score_at_which_it_is_reached(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 188, **SIX), threshold=0.8)
    assert panel.drop.getData()[0].tolist() == pytest.approx([1.3863, 1.3863], abs=1e-4)
    assert "0.80" in panel.threshold_name.toPlainText()


def test_ranges_stay_while_the_limits_stay(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 100, **SIX)
    panel = _shown(qtbot, run)
    changes: list[object] = []
    panel.plot.getPlotItem().getViewBox().sigRangeChanged.connect(lambda *_: changes.append(None))
    for _ in range(5):
        run.go_on(1)
        panel.show_part(run.part("sigmoid", SigmoidPart))
    assert changes == []


def test_a_threshold_chosen_here_reaches_the_confusion_matrix_and_leaves_the_run_alone(qtbot: QtBot) -> None:
    page = opened(qtbot, TRAIN).page
    with_data(qtbot, page, "pass_fail", learning_rate=0.2)
    page.views.open((("sigmoid", "confusion"),))
    page.send(Step(188))
    cost = at(qtbot, page, 188).frame.cost
    panel = page.views.frame("sigmoid").panel
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    shown = drawn(qtbot, page, lambda each: _threshold(each.frame.parts.get("confusion")) == 0.55)
    assert shown.frame.cost == cost


def _threshold(part: object) -> float | None:
    return part.threshold if isinstance(part, ConfusionPart) else None
