"""The cost surface seen from above: what a click, a key, the wheel ask for, and what is said."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from gui import theme
from gui.panels.surface_panel import SurfacePanel
from tests.gui.surfaces import Asked, click, colored, opened, pixel, pixel_size, plot_of, said, shown, surface, wheel


def test_a_click_starts_a_new_run_from_where_it_points(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    click(panel, pixel(panel, 0.5, 0.4))
    (command,) = asked.commands
    across, up = pixel_size(panel)
    assert command.start
    assert command.values["w1"] == pytest.approx(0.5, abs=across)
    assert command.values["w2"] == pytest.approx(0.4, abs=up)


def test_arrow_keys_move_a_crosshair_and_enter_starts_there(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Down):
        QTest.keyClick(panel, key)
    QTest.keyClick(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # 1 % of the window of 2 a press, 10 % with Shift, from where the run is.
    assert asked.last("cursor") == pytest.approx((1.0 - 0.04 + 0.2, 0.98))
    assert not asked.commands
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert asked.commands[0].start
    assert asked.commands[0].values == pytest.approx({"w1": 1.16, "w2": 0.98})


def test_the_crosshair_follows_the_mouse_and_the_engine_says_its_cost(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    QTest.mouseMove(plot_of(panel).viewport(), pixel(panel, 0.8, 0.2))
    across, up = pixel_size(panel)
    x, y = asked.looks[-1]["cursor"]
    assert (x, y) == (pytest.approx(0.8, abs=across), pytest.approx(0.2, abs=up))
    assert "1,234" not in said(panel)
    panel.show_part(surface(cursor=(x, y), cursor_cost=1234.0))
    assert "1,234" in said(panel)


def test_a_slice_says_its_own_cost_beside_the_true_one(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    assert "slice cost 0.6100 / true cost 0.7500" in said(panel)
    assert "○ lowest point of this slice   ★ overall optimum" in said(panel)


def test_an_exact_surface_has_one_lowest_point_and_no_choice_for_others(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    before = colored(panel, pixel(panel, 0.5, 0.4), theme.LIGHT.base)
    panel.show_part(surface(exact=True, choices=("w1", "w2"), slice_cost=0.75))
    assert "slice" not in said(panel)
    assert "cost 0.7500" in said(panel)
    assert [combo.isVisible() for combo in panel.findChildren(QComboBox)] == [True, True, False]
    assert before > 20
    assert colored(panel, pixel(panel, 0.5, 0.4), theme.LIGHT.base) < before / 2


def test_the_wheel_zooms_and_asks_for_the_new_window(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    wheel(panel, pixel(panel, 0.5, 0.5))
    window = asked.last("window")
    x_low, x_high, y_low, y_high = window
    assert -0.5 < x_low < 0.5 < x_high < 1.5
    assert -0.5 < y_low < 0.5 < y_high < 1.5
    # An answer to an older question does not move the view, the awaited one lies right under it.
    panel.show_part(surface(low=-2.0, high=2.0))
    assert shown(panel) == pytest.approx(window)
    x, y = np.linspace(x_low, x_high, 41), np.linspace(y_low, y_high, 41)
    panel.show_part(surface(x=x, y=y, cost=np.hypot(x[None, :], y[:, None])))
    assert shown(panel) == pytest.approx(window)
    # From then on the engine leads again: it widens the picture when the run leaves it.
    panel.show_part(surface(low=-2.0, high=2.0))
    assert shown(panel) == pytest.approx((-2.0, 2.0, -2.0, 2.0))


def test_dragging_moves_the_window_and_sets_no_start(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    start = pixel(panel, 0.5, 0.5)
    viewport = plot_of(panel).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    across = -pixel_size(panel)[0] * 80
    for spot in (start + QPoint(40, 0), start + QPoint(80, 0)):
        plot_of(panel).scene()._lastMoveEventTime = 0  # pyqtgraph passes over moves that follow too fast
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            QPointF(spot),
            QPointF(viewport.mapToGlobal(spot)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(80, 0))
    assert asked.last("window") == pytest.approx((-0.5 + across, 1.5 + across, -0.5, 1.5), abs=0.02)
    assert not asked.commands


def test_home_and_double_click_show_the_whole_surface_without_a_new_start(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    spot = pixel(panel, 0.5, 0.5)
    wheel(panel, spot)
    viewport = plot_of(panel).viewport()
    click(panel, spot)
    for part in (QTest.mouseDClick, QTest.mouseRelease):
        part(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert asked.last("window") is None
    assert not asked.commands
    assert shown(panel) == pytest.approx((-0.5, 1.5, -0.5, 1.5))
    wheel(panel, spot)
    asked.looks.clear()
    QTest.keyClick(panel, Qt.Key.Key_Home)
    assert asked.looks == [{"window": None}]
    panel.show_part(surface(low=-1.0, high=2.0))
    assert shown(panel) == pytest.approx((-1.0, 2.0, -1.0, 2.0))


def test_a_click_in_a_zoomed_view_starts_when_it_was_no_double_click(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    wheel(panel, pixel(panel, 0.5, 0.5))
    with qtbot.waitSignal(panel.command_requested) as waited:
        click(panel, pixel(panel, 0.5, 0.5))
    assert waited.args is not None
    assert waited.args[0].values["w1"] == pytest.approx(0.5, abs=0.01)


def test_another_axis_is_asked_for_and_the_same_twice_makes_them_change_places(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    across, up, others = panel.findChildren(QComboBox)
    QTest.keyClick(across, Qt.Key.Key_Down)
    assert asked.last("axes") == ("w2", "w1")
    panel.show_part(surface(names=("w2", "w1")))
    QTest.keyClick(up, Qt.Key.Key_End)
    assert asked.last("axes") == ("w2", "b")
    QTest.keyClick(others, Qt.Key.Key_End)
    assert asked.last("others") == "profile"


def test_the_controls_show_what_the_part_says(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    asked = Asked(panel)
    panel.show_part(surface(names=("w3", "b"), others="optimum"))
    across, up, others = panel.findChildren(QComboBox)
    assert (across.currentText(), up.currentText(), others.currentIndex()) == ("w3", "b", 1)
    assert plot_of(panel).getAxis("bottom").labelText == "w3"
    assert plot_of(panel).getAxis("left").labelText == "b"
    assert not asked.looks


def test_before_the_first_part_nothing_is_asked(qtbot: QtBot) -> None:
    widget = SurfacePanel()
    qtbot.addWidget(widget)
    widget.show()
    asked = Asked(widget)
    click(widget, plot_of(widget).viewport().rect().center())
    QTest.keyClick(widget, Qt.Key.Key_Return)
    assert not asked.looks
    assert not asked.commands
