"""The two cost curves: rows on their own curve, costs written where there is room, the mean as a line."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.parts_logistic import LossesPart
from gui.panels.losses_panel import LossesPanel
from tests.gui.logistic import SIX, LogisticRun
from tests.gui.window import LEFT


def _shown(qtbot: QtBot, run: LogisticRun, *, size: tuple[int, int] = (560, 320), **look: object) -> LossesPanel:
    panel = LossesPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(run.scene)
    panel.show_part(run.part("losses", LossesPart, **look))
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_part(run.part("losses", LossesPart, **look))
    return panel


def _written(panel: LossesPanel) -> list[str]:
    return [text.toPlainText() for text in panel.costs if text.isVisible()]


def test_the_curves_are_minus_log_h_and_minus_log_1_minus_h(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 49, **SIX))
    for curve, right in zip(panel.curves, (0, 1), strict=True):
        x, y = curve.getData()
        assert y.tolist() == pytest.approx([-math.log(h if right else 1 - h) for h in x.tolist()], rel=1e-6)


def test_rows_lie_at_what_they_cost(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 49, **SIX)
    panel, part = _shown(qtbot, run), run.part("losses", LossesPart)
    for k, dots in enumerate(panel.dots.points):
        assert dots.getData()[1].tolist() == part.loss[part.label == k].tolist()


def test_the_mean_of_the_costs_is_a_line_and_is_said(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 95, **SIX))
    assert panel.mean.getData()[1].tolist() == pytest.approx([0.3557] * 2, abs=1e-4)
    assert panel.label.text().endswith("mean of 6 rows: 0.3557")


def test_the_chosen_row_has_its_cost_written_even_among_many(qtbot: QtBot) -> None:
    run = LogisticRun("breast_cancer", 49)
    panel, part = _shown(qtbot, run, sample=100), run.part("losses", LossesPart, sample=100)
    assert panel.label.text().startswith("row 101")
    assert _written(panel)[0] == f"{part.loss[100]:.4f}"
    assert len(_written(panel)) <= 4


def test_costs_that_are_written_do_not_cover_each_other(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", **SIX)
    panel = _shown(qtbot, run, size=(380, 240))
    for updates in (0, 49, 1951):
        run.go_on(updates)
        panel.show_part(run.part("losses", LossesPart))
        boxes = [text.mapRectToScene(text.boundingRect()) for text in panel.costs if text.isVisible()]
        assert boxes
        for k, box in enumerate(boxes):
            inner = box.adjusted(5, 5, -5, -5)
            assert not any(inner.intersects(other.adjusted(5, 5, -5, -5)) for other in boxes[k + 1 :])


def test_what_costs_more_than_the_axis_shows_waits_at_its_edge_and_says_how_much(qtbot: QtBot) -> None:
    run = LogisticRun("breast_cancer", 3, features=(), scaling="none", learning_rate=100.0)
    dearest = int(run.part("losses", LossesPart).loss.argmax())
    part = run.part("losses", LossesPart, sample=dearest)
    panel = _shown(qtbot, run, sample=dearest)
    assert part.loss[dearest] > part.limit
    assert max(float(dots.getData()[1].max()) for dots in panel.dots.points if len(dots.getData()[1])) == part.limit


def test_arrow_keys_and_clicks_choose_a_row(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 49, **SIX)
    panel, part = _shown(qtbot, run, sample=2), run.part("losses", LossesPart)
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    place = panel.plot.to_pixels(float(part.h[5]), float(part.loss[5])).toPoint()
    QTest.mouseClick(panel.plot.viewport(), LEFT, pos=place)
    assert looks == [{"sample": 3}, {"sample": 0}, {"sample": 5}]
