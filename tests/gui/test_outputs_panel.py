"""The outputs over the updates: curves by class, named at their ends, and a way back to any step."""

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Seek
from engine.core.frames import Look
from engine.core.parts_network import OutputsPart
from engine.topics.network.network_parts import outputs
from gui.panels.outputs_panel import OutputsPanel
from tests.gui.networks import hold, run


def part_after(updates: int, seed: int = 3) -> OutputsPart:
    made, past = run(None, updates, seed)
    return outputs(made, Look(sample=1), past)


def shown(qtbot: QtBot, part: OutputsPart) -> OutputsPanel:
    panel = OutputsPanel()
    hold(qtbot, panel)
    panel.resize(520, 290)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_part(part)
    return panel


def test_each_row_has_a_curve_that_ends_at_its_output(qtbot: QtBot) -> None:
    part = part_after(300)
    panel = shown(qtbot, part)
    ends = [float(curve.getData()[1][-1]) for curve in panel.curves]
    assert ends == pytest.approx(part.outputs[-1].tolist())


def test_curves_that_end_together_are_named_together(qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(2000))
    assert [words for _, words in panel.names.named] == ["00 11", "01 10"]


def test_an_unsolved_run_leaves_two_curves_at_one_half(qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(2000, seed=6))
    heights = {words: place.y() for place, words in panel.names.named}
    assert heights["10 11"] == pytest.approx(0.5, abs=0.01)


def test_a_press_goes_to_that_step(qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(300))
    with qtbot.waitSignal(panel.command_requested) as asked:
        panel.plot.pointed.emit(QPointF(120.2, 0.5))
    assert asked.args == [Seek(120)]


def test_keys_pressed_before_the_answer_add_up_and_home_and_end_go_to_the_ends(qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(300))
    asked: list[object] = []
    panel.command_requested.connect(asked.append)
    panel.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_End):
        qtbot.keyClick(panel, key)
    # Left of the first update there is none: nothing is asked for twice.
    assert asked == [Seek(299), Seek(298), Seek(0), Seek(1), Seek(300)]


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 2)])
def test_up_and_down_choose_a_row(key: Qt.Key, wanted: int, qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(10))
    panel.setFocus()
    with qtbot.waitSignal(panel.look_requested) as asked:
        qtbot.keyClick(panel, key)
    assert asked.args == [{"sample": wanted}]


def test_the_end_of_a_curve_explains_the_output_of_its_row(qtbot: QtBot) -> None:
    panel = shown(qtbot, part_after(300))
    panel.setFocus()
    with qtbot.waitSignal(panel.explain_requested) as asked:
        qtbot.keyClick(panel, Qt.Key.Key_E)
    assert asked.args[0] == ("probability", "0")
