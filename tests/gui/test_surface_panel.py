"""The cost surface seen from above: what a click, a key, the wheel ask for, and what is drawn and said."""

from dataclasses import replace
from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QGraphicsPathItem
from pytestqt.qtbot import QtBot

from engine.core.commands import SetParameters
from engine.core.frames import SurfacePart
from gui import theme
from gui.elided_label import ElidedLabel
from gui.panels.plot import Plot
from gui.panels.surface_panel import SurfacePanel


def surface(*, low: float = -0.5, high: float = 1.5, **changes: Any) -> SurfacePart:
    """A bowl round (0.5, 0.4) over w1 and w2, the run at (1, 1)."""
    x, y = np.linspace(low, high, 41), np.linspace(low, high, 41)
    part = SurfacePart(
        names=("w1", "w2"),
        choices=("w1", "w2", "w3", "b"),
        x=x,
        y=y,
        cost=(x[None, :] - 0.5) ** 2 + (y[:, None] - 0.4) ** 2,
        levels=np.array([0.01, 0.1, 0.5, 1.0]),
        path=np.array([[0.0, 1.2], [0.6, 1.1], [1.0, 1.0]]),
        path_cost=np.array([0.9, 0.5, 0.6]),
        here=(1.0, 1.0),
        here_cost=0.75,
        slice_cost=0.61,
        gradient=(1.0, 1.2),
        step_vector=(-0.3, -0.36),
        optimum=(0.2, 0.0),
        optimum_cost=0.0,
        slice_lowest=(0.5, 0.4),
        slice_lowest_cost=0.0,
        exact=False,
        others="current",
        cursor=None,
        cursor_cost=None,
    )
    return replace(part, **changes)


class Asked:
    """What a panel has asked for."""

    def __init__(self, panel: SurfacePanel) -> None:
        self.looks: list[dict[str, Any]] = []
        self.commands: list[SetParameters] = []
        panel.look_requested.connect(self.looks.append)
        panel.command_requested.connect(self.commands.append)

    def last(self, key: str) -> Any:
        return next(look[key] for look in reversed(self.looks) if key in look)


def opened(qtbot: QtBot) -> SurfacePanel:
    """A panel on screen with its first part.

    No fixture: pytest keeps those until after the check for things left behind.
    """
    widget = SurfacePanel()
    qtbot.addWidget(widget)
    widget.resize(640, 480)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.show_part(surface())
    widget.grab()  # the axes take the width of their numbers at the first paint …
    QApplication.sendPostedEvents()  # … and the plot what they leave
    return widget


def plot_of(panel: SurfacePanel) -> Plot:
    plot = panel.findChild(Plot)
    assert isinstance(plot, Plot)
    return plot


def pixel(panel: SurfacePanel, x: float, y: float) -> QPoint:
    """Where (x, y) of the surface is in the plot's viewport."""
    plot = plot_of(panel)
    spot: QPoint = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))
    return spot


def pixel_size(panel: SurfacePanel) -> tuple[float, float]:
    across, up = plot_of(panel).getPlotItem().getViewBox().viewPixelSize()
    return float(across), float(up)


def click(panel: SurfacePanel, spot: QPoint) -> None:
    QTest.mouseClick(plot_of(panel).viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def wheel(panel: SurfacePanel, spot: QPoint) -> None:
    """One notch away from the hand, which comes closer."""
    viewport = plot_of(panel).viewport()
    place = QPointF(viewport.mapToGlobal(spot))
    nothing = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(QPointF(spot), place, QPoint(), QPoint(0, 120), *nothing, False)
    QApplication.sendEvent(viewport, turn)


def shown(panel: SurfacePanel) -> tuple[float, ...]:
    across, up = plot_of(panel).getPlotItem().getViewBox().viewRange()
    return (*map(float, across), *map(float, up))


def items(panel: SurfacePanel, kind: type) -> list[object]:
    return [item for item in plot_of(panel).scene().items() if isinstance(item, kind)]


def image_of(panel: SurfacePanel) -> object:
    (item,) = items(panel, pg.ImageItem)
    assert isinstance(item, pg.ImageItem)
    return item.image


def said(panel: SurfacePanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(ElidedLabel) if not label.isHidden())


def seen(panel: SurfacePanel) -> QImage:
    image: QImage = plot_of(panel).grab().toImage()
    return image


def colored(panel: SurfacePanel, spot: QPoint, color: str, reach: int = 16) -> int:
    """How many pixels round `spot` have `color`."""
    image = seen(panel)
    return sum(
        image.pixelColor(spot.x() + dx, spot.y() + dy).name() == color.lower()
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
        if image.valid(spot.x() + dx, spot.y() + dy)
    )


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


def test_image_and_contours_are_rebuilt_for_another_grid_only(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    part = surface()
    panel.show_part(part)
    before = image_of(panel)
    panel.show_part(replace(part, here=(0.9, 0.9)))
    assert image_of(panel) is before
    (lines,) = items(panel, QGraphicsPathItem)[:1]
    panel.show_part(replace(part, cost=part.cost + 5.0))
    assert image_of(panel) is not before
    assert lines in items(panel, QGraphicsPathItem)


def test_a_next_step_too_short_to_see_is_still_drawn(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.show_part(surface(step_vector=(0.0, 0.0)))
    beyond = pixel(panel, 1.0, 1.0) + QPoint(22, 0)
    assert colored(panel, beyond, theme.LIGHT.negative, 8) == 0
    panel.show_part(surface(step_vector=(1e-9, 0.0)))
    assert colored(panel, beyond, theme.LIGHT.negative, 8) > 10


def test_a_long_step_ends_where_the_next_update_will_be(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    panel.show_part(surface(step_vector=(-0.8, 0.0)))
    assert colored(panel, pixel(panel, 0.2, 1.0) + QPoint(6, 0), theme.LIGHT.negative, 6) > 10
    assert colored(panel, pixel(panel, 0.2, 1.0) - QPoint(12, 0), theme.LIGHT.negative, 6) == 0


@pytest.mark.parametrize("far", [1e6, 1e300, -1e308, float("inf"), float("nan")])
def test_a_diverged_path_is_drawn_as_far_as_it_can_be(qtbot: QtBot, far: float) -> None:
    panel = opened(qtbot)
    path = np.array([[0.0, 0.0], [1.0, 1.0], [far, -far], [-far, far]])
    panel.show_part(
        surface(path=path, here=(far, -far), step_vector=(far, far), here_cost=abs(far), slice_cost=abs(far))
    )
    assert not seen(panel).isNull()
    assert "cost" in said(panel)


def test_marks_that_do_not_exist_and_a_surface_with_holes_do_no_harm(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    part = surface(optimum=None, optimum_cost=None, slice_lowest=None, slice_lowest_cost=None)
    cost = part.cost.copy()
    cost[:5] = np.inf
    cost[7, 7] = np.nan
    panel.show_part(replace(part, cost=cost, path=np.zeros((0, 2)), levels=np.array([])))
    assert not seen(panel).isNull()
    assert "★" not in said(panel)


def test_theme_and_size_can_change_at_any_time(qtbot: QtBot) -> None:
    panel = opened(qtbot)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark", projector=True)
    panel.resize(380, 260)
    assert not panel.grab().isNull()
    assert "slice cost" in said(panel)


def test_before_the_first_part_nothing_is_asked(qtbot: QtBot) -> None:
    widget = SurfacePanel()
    qtbot.addWidget(widget)
    widget.show()
    asked = Asked(widget)
    click(widget, plot_of(widget).viewport().rect().center())
    QTest.keyClick(widget, Qt.Key.Key_Return)
    assert not asked.looks
    assert not asked.commands
