"""The map of weights: colours by sign and size, cells that explain themselves, heads that fit their columns."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui import theme
from gui.panels.class_weights_panel import ClassWeightsPanel
from tests.gui.classes import Run
from tests.gui.softmax import EIGHT, ZOO, keys, shown
from tests.gui.window import LEFT


def weights(qtbot: QtBot, run: Run, size: tuple[int, int] = (520, 640)) -> ClassWeightsPanel:
    return shown(qtbot, ClassWeightsPanel(), run, "weights", size)


def test_every_weight_and_every_bias_has_a_cell_that_explains_itself(qtbot: QtBot) -> None:
    run = Run(ZOO, 5)
    assert keys(weights(qtbot, run)) == [("parameter", name) for name in run.run.names]


def test_a_weight_above_0_is_blue_and_one_below_vermilion(qtbot: QtBot) -> None:
    run = Run(ZOO, 300, learning_rate=0.1)
    panel = weights(qtbot, run)
    image = panel.canvas.grab().toImage()
    W = run.run.params["W"]
    feathers, mammal, bird = run.run.data.columns.index("feathers"), 0, 1
    assert W[feathers, bird] > 0 > W[feathers, mammal]
    for k, ink in ((bird, "positive"), (mammal, "negative")):
        cell = panel.canvas.cell(feathers, k)
        seen, base = image.pixelColor(int(cell.left()) + 3, int(cell.top()) + 3), theme.current().color("base")
        full = theme.current().color(ink)
        # On the way from the ground to the full colour.
        assert abs(seen.hsvHue() - full.hsvHue()) < 12
        assert seen != base


def test_a_larger_weight_has_the_stronger_colour(qtbot: QtBot) -> None:
    run = Run(ZOO, 300, learning_rate=0.1)
    panel = weights(qtbot, run)
    image = panel.canvas.grab().toImage()
    milk, backbone = (run.run.data.columns.index(name) for name in ("milk", "backbone"))
    assert run.run.params["W"][milk, 0] > 2 * run.run.params["W"][backbone, 0] > 0

    def strength(row: int) -> float:
        cell = panel.canvas.cell(row, 0)
        return image.pixelColor(int(cell.left()) + 3, int(cell.top()) + 3).saturationF()

    assert strength(milk) > 1.5 * strength(backbone)


def test_arrow_keys_go_from_cell_to_cell_and_stay_inside(qtbot: QtBot) -> None:
    panel = weights(qtbot, Run(EIGHT, 5))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(panel, key)
    assert panel.canvas.chosen == (1, 2)
    for _ in range(9):
        qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.canvas.chosen == (4, 2)


def test_a_click_chooses_a_cell(qtbot: QtBot) -> None:
    panel = weights(qtbot, Run(EIGHT, 5))
    qtbot.mouseClick(panel.canvas, LEFT, pos=panel.canvas.cell(3, 1).center().toPoint())
    assert panel.canvas.chosen == (3, 1)


def test_names_of_classes_stand_upright_where_columns_are_narrow(qtbot: QtBot) -> None:
    assert weights(qtbot, Run(ZOO, 5), size=(460, 640)).heads.upright
    assert not weights(qtbot, Run(EIGHT, 5)).heads.upright


def test_many_features_are_scrolled_and_keys_follow(qtbot: QtBot) -> None:
    panel = weights(qtbot, Run(ZOO, 5), size=(460, 220))
    assert panel.canvas.height() > panel.height()
    for _ in range(16):
        qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert panel.canvas.chosen == (16, 0)
    cell = panel.canvas.cell(16, 0).center().toPoint()
    assert panel.canvas.visibleRegion().contains(cell)
