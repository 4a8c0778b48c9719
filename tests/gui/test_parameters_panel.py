"""Parameters and gradients as bars: what is drawn where, and fitting by hand with mouse and keys."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.core.commands import SetParameters
from engine.core.frames import ParametersPart
from gui import theme
from gui.elided_label import ElidedLabel
from gui.panels.parameter_bars import ParameterBars
from gui.panels.parameter_columns import GAP, columns
from gui.panels.parameters_panel import ParametersPanel


def parameters(**changes: Any) -> ParametersPart:
    """Four parameters, the second one negative."""
    part = ParametersPart(
        names=("w1", "w2", "w3", "b"),
        values=np.array([0.75, -0.5, 0.5, 0.0]),
        gradients=np.array([-300.0, 120.0, 0.0, 40.0]),
        optimum=np.array([0.25, 0.25, 0.75, -0.75]),
        original=None,
        value_limits=(-1.0, 1.0),
        gradient_limits=(-400.0, 400.0),
        can_drag=True,
    )
    return replace(part, **changes)


Opened: TypeAlias = tuple[ParametersPanel, ParameterBars, list[SetParameters]]


def opened(qtbot: QtBot, part: ParametersPart | None = None) -> Opened:
    """A panel on screen (to be held: without it its rows are gone), its rows, and what it asks for."""
    panel = ParametersPanel()
    qtbot.addWidget(panel)
    panel.resize(620, 300)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_part(part or parameters())
    QApplication.sendPostedEvents()
    bars = panel.findChild(ParameterBars)
    assert isinstance(bars, ParameterBars)
    asked: list[SetParameters] = []
    panel.command_requested.connect(asked.append)
    return panel, bars, asked


def drag(bars: ParameterBars, start: QPoint, by: int) -> None:
    QTest.mousePress(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (0.5, 1.0):
        spot = QPointF(start.x() + round(by * part), start.y())
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            spot,
            bars.mapToGlobal(spot),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(bars, move)
    QTest.mouseRelease(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(by, 0))


def said(panel: ParametersPanel) -> str:
    (note,) = panel.findChildren(ElidedLabel)
    return note.text()


def seen(bars: ParameterBars) -> QImage:
    return bars.grab().toImage()


def color_at(bars: ParameterBars, row: int, value: float) -> str:
    spot = bars.spot(row, value).toPoint()
    return seen(bars).pixelColor(spot).name()


def test_dragging_the_bar_of_w2_changes_it_by_as_much_as_the_hand_moves(qtbot: QtBot) -> None:
    _panel, bars, asked = opened(qtbot)
    per_pixel = 1.0 / (bars.spot(1, 1.0).x() - bars.spot(1, 0.0).x())
    # Taken in the middle of the bar, not at its end: it does not jump to the hand.
    drag(bars, bars.spot(1, -0.25).toPoint(), 40)
    assert asked[-1].values == pytest.approx({"w2": -0.5 + 40 * per_pixel})
    assert not asked[-1].start
    assert len(asked) == 2


def test_a_bar_can_be_moved_beyond_its_axis_and_the_scale_stays_while_it_is_held(qtbot: QtBot) -> None:
    panel, bars, asked = opened(qtbot)
    panel.command_requested.connect(lambda _: panel.show_part(parameters(value_limits=(-10.0, 10.0))))
    width = bars.spot(0, 1.0).x() - bars.spot(0, -1.0).x()
    drag(bars, bars.spot(0, 0.5).toPoint(), round(width / 2))
    assert asked[-1].values["w1"] == pytest.approx(1.75, abs=0.01)


def test_while_the_run_plays_bars_cannot_be_moved_and_the_panel_says_so(qtbot: QtBot) -> None:
    panel, bars, asked = opened(qtbot, parameters(can_drag=False))
    drag(bars, bars.spot(0, 0.5).toPoint(), 30)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert not asked
    assert "pause" in said(panel)
    panel.show_part(parameters())
    assert "drag" in said(panel)


def test_a_drag_ends_when_the_run_begins_to_play(qtbot: QtBot) -> None:
    panel, bars, asked = opened(qtbot)
    panel.command_requested.connect(lambda _: panel.show_part(parameters(can_drag=False)))
    drag(bars, bars.spot(0, 0.5).toPoint(), 30)
    assert len(asked) == 1


def test_arrows_choose_a_row_and_change_it_by_one_or_ten_percent_of_the_axis(qtbot: QtBot) -> None:
    panel, bars, asked = opened(qtbot)
    panel.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert asked[-1].values == pytest.approx({"w2": -0.48})
    panel.show_part(parameters())
    QTest.keyClick(bars, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert asked[-1].values == pytest.approx({"w2": -0.7})
    QTest.keyClick(bars, Qt.Key.Key_Up)
    QTest.keyClick(bars, Qt.Key.Key_Up)
    panel.show_part(parameters())
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert asked[-1].values == pytest.approx({"w1": 0.73})


def test_presses_faster_than_the_answers_add_up(qtbot: QtBot) -> None:
    _panel, bars, asked = opened(qtbot)
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Right)
    assert asked[-1].values == pytest.approx({"w1": 0.75 + 3 * 0.02})


def test_tab_goes_through_the_rows_and_then_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, after, panel = QLineEdit(), QLineEdit(), ParametersPanel()
    column = QVBoxLayout(window)
    for widget in (before, panel, after):
        column.addWidget(widget)
    panel.show_part(parameters())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    bars = panel.findChild(ParameterBars)
    assert isinstance(bars, ParameterBars)
    asked: list[SetParameters] = []
    panel.command_requested.connect(asked.append)
    focus = QApplication.focusWidget
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert focus() is bars
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Tab)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert list(asked[-1].values) == ["b"]
    QTest.keyClick(bars, Qt.Key.Key_Tab)
    assert focus() is after


def test_bars_go_from_zero_to_their_value_blue_above_and_vermilion_below(qtbot: QtBot) -> None:
    _panel, bars, _asked = opened(qtbot)
    colors = theme.LIGHT
    assert color_at(bars, 0, 0.4) == colors.positive.lower()
    assert color_at(bars, 0, 0.95) != colors.positive.lower()
    assert color_at(bars, 0, -0.3) != colors.positive.lower()
    row = seen(bars)
    left, right = bars.spot(1, -0.4).toPoint(), bars.spot(1, -0.1).toPoint()
    found = [row.pixelColor(x, left.y()).name() for x in range(left.x(), right.x())]
    # Hatched: it changes again and again, and is nowhere blue.
    assert sum(a != b for a, b in pairwise(found)) > 6
    assert colors.positive.lower() not in found


def test_the_optimum_is_a_tick_on_the_same_axis(qtbot: QtBot) -> None:
    panel, bars, _asked = opened(qtbot)
    assert color_at(bars, 0, 0.25) == theme.LIGHT.text
    assert "optimum" in said(panel)
    panel.show_part(parameters(optimum=None))
    assert color_at(bars, 0, 0.25) != theme.LIGHT.text
    assert "optimum" not in said(panel)


def test_many_parameters_scroll_and_the_chosen_row_is_in_view(qtbot: QtBot) -> None:
    names = (*(f"w{k}" for k in range(1, 41)), "b")
    many = ParametersPart(
        names=names,
        values=np.zeros(41),
        gradients=np.zeros(41),
        optimum=None,
        original=None,
        value_limits=(-1.0, 1.0),
        gradient_limits=(-1.0, 1.0),
        can_drag=True,
    )
    _panel, bars, asked = opened(qtbot, many)
    assert bars.height() > 41 * 15
    for _ in range(40):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.visibleRegion().contains(bars.spot(40, 0.0).toPoint())
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert list(asked[-1].values) == ["b"]


def test_a_change_of_the_parameters_begins_at_the_first_row_again(qtbot: QtBot) -> None:
    panel, bars, asked = opened(qtbot)
    for _ in range(3):
        QTest.keyClick(bars, Qt.Key.Key_Down)
    two = parameters(
        names=("w", "b"),
        values=np.array([1.0, 2.0]),
        gradients=np.zeros(2),
        optimum=None,
        original=np.array([0.1, 71.0]),
        value_limits=(0.0, 500.0),
    )
    panel.show_part(two)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert asked[-1].values == pytest.approx({"w": 6.0})


@pytest.mark.parametrize("size", [(260, 160), (380, 260), (1600, 900)])
@pytest.mark.parametrize("projector", [False, True])
def test_any_size_and_anything_a_diverged_run_holds_is_drawn(
    qtbot: QtBot, dressed_app: QApplication, size: tuple[int, int], projector: bool
) -> None:
    theme.apply(dressed_app, "dark", projector=projector)
    panel, bars, asked = opened(qtbot)
    panel.resize(*size)
    strange = np.array([np.inf, -1e300, np.nan, 1e-300])
    panel.show_part(parameters(values=strange, gradients=-strange, original=strange, optimum=strange))
    assert not panel.grab().isNull()
    for _ in range(4):
        QTest.keyClick(bars, Qt.Key.Key_Right)
        QTest.keyClick(bars, Qt.Key.Key_Down)
    assert all(np.isfinite(list(command.values.values())).all() for command in asked)


def test_what_is_said_of_values_and_of_gradients_is_kept_apart() -> None:
    metrics = QFontMetricsF(QApplication.font())
    for width in range(200, 900, 20):
        found = columns(width, metrics, ("w1", "b"), original=True)
        first = found.gradient_bar if found.gradient_bar[1] else found.gradient
        if first[1]:
            assert first[0] - sum(found.original) >= 2 * GAP


def test_few_rows_grow_into_the_room_there_is(qtbot: QtBot) -> None:
    panel, bars, _ = opened(qtbot)
    panel.resize(620, 200)
    QApplication.sendPostedEvents()
    before = bars.row_height()
    panel.resize(620, 800)
    QApplication.sendPostedEvents()
    assert bars.row_height() > 1.3 * before
    assert 4 * bars.row_height() <= bars.height()
