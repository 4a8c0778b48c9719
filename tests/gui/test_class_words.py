"""Views of a classifier promise nothing that only a squared error has: no optimum, no √cost, no profile."""

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import Step
from engine.core.frames import Look, SurfacePart
from engine.core.lesson import TableData
from engine.core.parts_matrices import ProductPart
from gui.elided_label import ElidedLabel
from gui.panels.cost_panel import CostPanel
from gui.panels.panel import Panel
from gui.panels.parameters_panel import ParametersPanel
from gui.panels.product_panel import ProductPanel
from gui.panels.surface3d_panel import Surface3dPanel
from gui.panels.surface_panel import SurfacePanel
from tests.engine.classifiers import EIGHT, GRADES, STUDENTS, looked, made
from tests.engine.runs import do, runner
from tests.gui import lecture4

KINDS = [("logistic", STUDENTS), ("one_vs_rest", GRADES), ("softmax", EIGHT)]


def put_up(qtbot: QtBot, panel: Panel) -> None:
    qtbot.addWidget(panel)
    panel.resize(700, 500)
    panel.show()
    qtbot.waitExposed(panel)


def said(widget: QWidget) -> str:
    return "   ".join(label.text() for label in widget.findChildren(ElidedLabel) if label.isVisible())


def lists(widget: QWidget) -> list[QComboBox]:
    return [box for box in widget.findChildren(QComboBox) if box.isVisible()]


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_the_surface_offers_no_optimum_and_no_profile(kind: str, data: TableData, qtbot: QtBot) -> None:
    run, history = made(kind, data, 40)
    panel = SurfacePanel()
    put_up(qtbot, panel)
    panel.show_part(looked(run, history).parts["surface"])
    assert len(lists(panel)) == 2
    assert "★" not in said(panel)
    assert "optimum" not in said(panel)
    assert "the other parameters stand where they are now" in said(panel)


def test_a_squared_error_still_offers_them(qtbot: QtBot) -> None:
    one = do(runner(), Step(3))
    part = one.experiment.frame(Look(views=frozenset({"surface"})), one.history).parts["surface"]
    panel = SurfacePanel()
    put_up(qtbot, panel)
    panel.show_part(part)
    assert len(lists(panel)) == 3
    assert "★" in said(panel)


def test_where_the_surface_falls_beyond_its_edge_no_lowest_point_is_promised(qtbot: QtBot) -> None:
    run, history = made("logistic", STUDENTS, 3)
    part = looked(run, history, window=(5.0, 6.0, 5.0, 6.0)).parts["surface"]
    assert isinstance(part, SurfacePart)
    assert part.slice_lowest is None
    panel = SurfacePanel()
    put_up(qtbot, panel)
    panel.show_part(part)
    assert "lowest point beyond the edge" in said(panel)
    assert "○" not in said(panel)


@pytest.mark.parametrize(("kind", "data"), KINDS)
def test_the_surface_in_space_names_the_slice_and_no_optimum(kind: str, data: TableData, qtbot: QtBot) -> None:
    run, history = made(kind, data, 40)
    panel = Surface3dPanel()
    put_up(qtbot, panel)
    panel.show_part(looked(run, history).parts["surface3d"])
    panel.grab()
    assert "slice cost" in said(panel)
    assert "★" not in said(panel)


def test_the_cost_has_no_root_and_no_lowest_value(qtbot: QtBot) -> None:
    run, history = made("softmax", EIGHT, 40)
    panel = CostPanel()
    put_up(qtbot, panel)
    panel.show_part(looked(run, history).parts["cost"])
    assert not panel.root.isVisible()
    assert not panel.floor.isVisible()
    assert "√" not in panel.reading.toPlainText()
    panel.show_part(lecture4.curve(lecture4.falling(), 20))
    assert panel.root.isVisible()


def test_the_parameters_promise_no_optimum(qtbot: QtBot) -> None:
    run, history = made("logistic", STUDENTS, 40)
    panel = ParametersPanel()
    put_up(qtbot, panel)
    panel.show_part(looked(run, history).parts["parameters"])
    panel.grab()
    assert "optimum" not in said(panel)
    assert all(spot.key[0] != "optimum" for spot in panel._spots())


def test_the_product_of_a_classifier_makes_scores(qtbot: QtBot) -> None:
    run, history = made("one_vs_rest", GRADES, 40)
    part = looked(run, history, cell=(1, 2)).parts["product"]
    assert isinstance(part, ProductPart)
    panel = ProductPanel()
    put_up(qtbot, panel)
    panel.show_scene(run.scene())
    panel.show_part(part)
    panel.grab()
    assert part.result_name == "Z"
    assert f"{float(part.result[1, 2]):.2f}".replace("-", "−")[:4] in panel.sum_text()
    assert "H" not in panel.sum_text()
