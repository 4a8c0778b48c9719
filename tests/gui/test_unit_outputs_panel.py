"""The units' outputs on the screen: how far the bars reach, what is said about them, the softmax instead."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob
from engine.core.parts_units import UnitOutputsPart
from gui import theme
from gui.panels.unit_outputs_panel import UnitOutputsPanel
from tests.gui.bench_units import Bench
from tests.gui.window import LEFT


def opened(qtbot: QtBot, updates: int = 372, size: tuple[int, int] = (640, 480)) -> tuple[Bench, UnitOutputsPanel]:
    panel = UnitOutputsPanel()
    return Bench(qtbot, panel, "outputs", updates, size), panel


def part(bench: Bench) -> UnitOutputsPart:
    found = bench.runner.snapshot().frame.parts["outputs"]
    assert isinstance(found, UnitOutputsPart)
    return found


def test_a_bar_is_as_long_as_the_sum_of_the_outputs(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    claimed, refused = panel.canvas.bar(0), panel.canvas.bar(1)
    totals = part(bench).total
    assert claimed.width() / refused.width() == pytest.approx(float(totals[0] / totals[1]))
    assert claimed.left() == refused.left()


def test_with_softmax_as_last_function_all_bars_end_at_one_place(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    qtbot.mouseClick(panel.switch, LEFT, pos=QPoint(10, panel.switch.height() // 2))
    assert bench.looks == [{"as_softmax": True}]
    assert bench.commands == []
    ends = [panel.canvas.bar(entry).right() for entry in panel.canvas.shown()]
    assert max(ends) - min(ends) < 1e-6


def test_the_button_learns_again_with_softmax_and_then_offers_the_sigmoids(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    assert panel.again.text() == "Learn again with softmax"
    qtbot.mouseClick(panel.again, LEFT)
    assert bench.commands == [SetKnob("last_layer", "softmax")]
    assert bench.runner.step == 0
    assert panel.again.text() == "Learn again with sigmoids"
    assert panel.switch.isChecked()
    assert not panel.switch.isEnabled()
    qtbot.mouseClick(panel.again, LEFT)
    assert bench.commands[1:] == [SetKnob("last_layer", "sigmoid")]


@pytest.mark.parametrize("height", [180, 250, 480, 900])
def test_probes_come_first_and_then_the_chosen_row_as_far_as_there_is_room(qtbot: QtBot, height: int) -> None:
    bench, panel = opened(qtbot, size=(520, height))
    bench.look_at({"sample": 3})
    rows = [int(part(bench).row[entry]) for entry in panel.canvas.shown()]
    assert rows[0] == -1
    bottom = panel.canvas.bar(panel.canvas.shown()[-1]).bottom()
    assert bottom < panel.canvas.height()
    if height == 250:
        assert rows[:3] == [-1, -1, 3]
    if height >= 480:
        assert rows == [-1, -1, 0, 1, 2, 3, 4]


def test_a_click_and_the_keys_choose_a_row(qtbot: QtBot) -> None:
    bench, panel = opened(qtbot)
    entry = list(part(bench).row).index(4)
    qtbot.mouseClick(panel.canvas, LEFT, pos=panel.canvas.bar(entry).center().toPoint())
    assert bench.look.sample == 4
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    assert bench.look.sample == 3
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    assert bench.look.sample == 4


@pytest.mark.parametrize("as_softmax", [False, True])
def test_every_number_on_screen_is_known_to_the_engine(qtbot: QtBot, as_softmax: bool) -> None:
    bench, panel = opened(qtbot)
    bench.look_at({"as_softmax": as_softmax})
    spots = panel.canvas.spots()
    assert len(spots) == 4 * len(panel.canvas.shown())
    shown = part(bench)
    for spot, entry in zip(spots[::4], panel.canvas.shown(), strict=True):
        told = bench.runner.experiment.explain(spot.key)
        assert told.value == pytest.approx(float(shown.shown[entry, 0]))
    for spot, entry in zip(spots[3::4], panel.canvas.shown(), strict=True):
        assert bench.runner.experiment.explain(spot.key).value == pytest.approx(float(shown.total[entry]))


def test_numbers_do_not_cover_each_other(qtbot: QtBot) -> None:
    _, panel = opened(qtbot, size=(420, 300))
    # Above and below its digits a line of text is empty.
    boxes = [spot.rect.adjusted(1, 4, -1, -4) for spot in panel.canvas.spots()]
    assert all(panel.canvas.rect().contains(box.center()) for box in boxes)
    for k, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[k + 1 :])


def test_switch_and_button_are_said_in_short_where_room_is_short(qtbot: QtBot) -> None:
    _, panel = opened(qtbot)
    panel.resize(panel.switch.sizeHint().width() + panel.again.sizeHint().width(), 400)
    assert (panel.switch.text(), panel.again.text()) == ("softmax last", "Again: softmax")
    panel.resize(640, 400)
    assert panel.again.text() == "Learn again with softmax"


def test_switch_and_button_stand_below_each_other_where_room_is_short(qtbot: QtBot, dressed_app: QApplication) -> None:
    _, panel = opened(qtbot)
    assert abs(panel.switch.geometry().center().y() - panel.again.geometry().center().y()) < 12
    theme.apply(dressed_app, "light", projector=True)
    panel.resize(300, 400)
    panel.restyle()
    qtbot.waitUntil(lambda: panel.switch.geometry().bottom() < panel.again.geometry().top())
    theme.apply(dressed_app, "light")
