"""The views of the gradient check: table, error over ε, passes, and the runs with each fault."""

from collections.abc import Iterator
from itertools import combinations
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import CancelJob, Command, StartJob
from engine.core.frames import Look, Part
from engine.core.knobs import KnobValue
from engine.core.parts_check import CheckPart, EpsilonPart, FaultRunsPart, PassesPart
from gui import theme
from gui.panels.check_model import BACKPROP, DIFFERENCE, ERROR, NAME, RATIO, VERDICT, CheckModel
from gui.panels.check_panel import CheckPanel
from gui.panels.epsilon_panel import EpsilonPanel
from gui.panels.fault_runs_panel import FaultRunsPanel
from gui.panels.fault_words import epsilon_words
from gui.panels.panel import Panel
from gui.panels.passes_panel import PassesPanel
from tests.engine.runs import do
from tests.engine.test_l09_gradient_check import DEEP, runner
from tests.gui.deeds import click_plot
from tests.gui.two_costs import kept

P = TypeVar("P", bound=Panel)


def shown(qtbot: QtBot, panel: P, *parts: Part) -> P:
    """The panel on screen with the last of `parts`."""
    kept(qtbot, panel)
    panel.resize(640, 420)
    for part in parts:
        panel.show_part(part)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def check(epsilon: float = 1e-5, **knobs: KnobValue) -> CheckPart:
    part = runner(epsilon, **knobs).snapshot().frame.parts["check"]
    assert isinstance(part, CheckPart)
    return part


def over_epsilon(epsilon: float = 1e-5, **knobs: KnobValue) -> EpsilonPart:
    part = runner(epsilon, **knobs).snapshot().frame.parts["epsilon"]
    assert isinstance(part, EpsilonPart)
    return part


def passes(hidden: tuple[int, ...] = (2,)) -> PassesPart:
    part = runner(hidden=hidden).snapshot().frame.parts["passes"]
    assert isinstance(part, PassesPart)
    return part


def compared() -> FaultRunsPart:
    one = do(runner(), StartJob("compare"))
    while one.wait_s() == 0.0:
        one.advance(1.0)
    part = one.snapshot().frame.parts["compare"]
    assert isinstance(part, FaultRunsPart)
    return part


def rows(model: CheckModel) -> Iterator[list[str]]:
    for row in range(model.rowCount()):
        yield [model.text(row, column) for column in range(model.columnCount())]


def test_a_sound_row_has_both_gradients_alike_and_a_tick(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check())
    assert next(rows(panel.model)) == ["w1.11", "✓ agrees", "−0.001149", "−0.001149", "1", "2.0e−9"]
    assert panel.verdict.text() == "✓ all 9 agree   backward pass: sound"


def test_a_row_that_differs_has_a_cross_a_word_and_a_colour(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check(fault="no_bias"))
    assert list(rows(panel.model))[4] == ["b1.1", "✗ differs", "0.000000", "−0.006206", "0", "1.000"]
    assert panel.model.color(4, VERDICT) == "error"
    assert panel.model.color(0, VERDICT) == "good"
    assert panel.verdict.text() == "✗ 2 of 9 differ   backward pass: b1 forgotten"


def test_a_ratio_that_all_rows_have_is_said(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check(fault="no_mean"))
    assert {row[RATIO] for row in rows(panel.model)} == {"4"}
    assert panel.verdict.text() == "✗ 9 of 9 differ   backward pass: 1/m forgotten   every ratio 4"


def test_the_table_follows_a_new_fault_and_a_new_network(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check(), check(fault="wrong_sign"))
    assert {row[RATIO] for row in rows(panel.model)} == {"−1"}
    panel.show_part(check(hidden=DEEP, fault="no_bias"))
    assert panel.model.rowCount() == 261
    assert [row[NAME] for row in rows(panel.model)][:2] == ["b1.1", "b1.2"]


def test_choosing_a_row_asks_for_its_parameter(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check(hidden=DEEP, fault="no_bias"))
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    panel.table.selectRow(1)
    # b1.2 stands second, for it fails; among the parameters it is the one after the twenty weights and b1.1.
    assert looks == [{"sample": 21}]


def test_the_footer_says_the_largest_error_and_what_is_allowed(qtbot: QtBot) -> None:
    panel = shown(qtbot, CheckPanel(), check(1e-12))
    words = panel.view.cost_label.text()
    assert words.startswith("largest error 0.03")
    assert words.endswith("at ε = 1e−12, allowed 1e−5")


def test_numbers_of_a_row_can_be_asked_for(qtbot: QtBot) -> None:
    model = shown(qtbot, CheckPanel(), check()).model
    assert [model.key(8, column) for column in (NAME, VERDICT, BACKPROP, DIFFERENCE, RATIO, ERROR)] == [
        None,
        None,
        ("backprop", "b2"),
        ("difference", "b2"),
        ("check_ratio", "b2"),
        ("check_error", "b2"),
    ]


def test_clicking_the_plot_chooses_the_nearest_power_of_ten(qtbot: QtBot) -> None:
    panel = shown(qtbot, EpsilonPanel(), over_epsilon())
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    click_plot(qtbot, panel.plot, 11.8, -4.0)
    assert looks == [{"epsilon": 1e-12}]


@pytest.mark.parametrize(
    ("key", "epsilon"),
    [
        (Qt.Key.Key_Right, 1e-6),
        (Qt.Key.Key_Left, 1e-4),
        (Qt.Key.Key_Home, 0.1),
        (Qt.Key.Key_End, 1e-12),
    ],
)
def test_keys_choose_epsilon(qtbot: QtBot, key: Qt.Key, epsilon: float) -> None:
    panel = shown(qtbot, EpsilonPanel(), over_epsilon())
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    qtbot.keyClick(panel, key)
    assert looks == [{"epsilon": epsilon}]


def test_the_present_epsilon_stands_on_the_curve(qtbot: QtBot) -> None:
    panel = shown(qtbot, EpsilonPanel(), over_epsilon(1e-8))
    (x,), (y,) = panel.here.getData()
    assert x == pytest.approx(8.0)
    assert -6.0 < y < -5.0
    assert panel.label.text().startswith("ε = 1e−8: largest error ")


def test_a_curve_over_some_parameters_says_so(qtbot: QtBot) -> None:
    panel = shown(qtbot, EpsilonPanel(), over_epsilon(hidden=DEEP))
    assert panel.label.text().endswith("(24 of 261 parameters)")


def test_passes_are_counted_and_drawn(qtbot: QtBot) -> None:
    panel = shown(qtbot, PassesPanel(), passes())
    assert panel.measured.text() == "Measured: 2 × 9 parameters = 18 forward passes"
    assert panel.many.forward == 18
    panel.show_part(passes(hidden=DEEP))
    assert panel.measured.text() == "Measured: 2 × 261 parameters = 522 forward passes"
    assert panel.compared.text() == "This network: 2-10-10-10-1   2-2-1: 18 passes"


def test_all_squares_find_room(qtbot: QtBot) -> None:
    canvas = shown(qtbot, PassesPanel(), passes(hidden=DEEP)).many
    side = canvas.side()
    assert (canvas.width() // side) * (canvas.height() // side) >= 522


@pytest.mark.parametrize("hidden", [(2,), DEEP])
def test_both_ways_are_compared_by_squares_of_one_size(hidden: tuple[int, ...], qtbot: QtBot) -> None:
    panel = shown(qtbot, PassesPanel(), passes(hidden=hidden))
    for height in (260, 900):
        panel.resize(480, height)
        qtbot.waitUntil(lambda: panel.two.height() >= panel.two.sizeHint().height())
        assert panel.two.side() == panel.many.side()
        assert panel.two.height() >= 0.9 * panel.two.side()


def test_the_runs_say_what_became_of_them(qtbot: QtBot) -> None:
    panel = shown(qtbot, FaultRunsPanel(), compared())
    part = compared()
    assert [panel.end_words(run) for run in part.runs] == [
        "from 318",
        "not solved, cost 0.6928",
        "diverged at 947",
        "from 81",
        "from 1,521",
        "from 318",
    ]
    assert [panel.check_words(run) for run in part.runs] == [
        "✓ 9/9",
        "✗ 6 of 9",
        "✗ 9 of 9",
        "✗ 9 of 9",
        "✗ 2 of 9",
        "✗ 6 of 9",
    ]


def test_every_number_of_the_runs_can_be_asked_for_where_it_stands(qtbot: QtBot) -> None:
    panel = shown(qtbot, FaultRunsPanel(), compared())
    spots = panel.canvas.spots()
    assert [spot.key for spot in spots] == [
        (kind, found.fault) for found in compared().runs for kind in ("fault_check", "fault_end")
    ]
    for spot in spots:
        assert panel.canvas.rect().contains(spot.rect)
    assert not any(a.rect.intersects(b.rect) for a, b in combinations(spots, 2))


def test_the_buttons_start_and_cancel_the_job(qtbot: QtBot) -> None:
    idle = runner().snapshot().frame.parts["compare"]
    panel = shown(qtbot, FaultRunsPanel(), idle)
    commands: list[Command] = []
    panel.command_requested.connect(commands.append)
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    one = runner()
    one.handle(StartJob("compare"))
    one.advance(0.0)
    panel.show_part(one.snapshot().frame.parts["compare"])
    assert panel.bar.isVisible()
    assert not panel.start.isEnabled()
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert commands == [StartJob("compare"), CancelJob()]


@pytest.mark.parametrize("panel", [CheckPanel, EpsilonPanel, PassesPanel, FaultRunsPanel])
def test_a_change_of_theme_redraws_what_is_shown(qtbot: QtBot, panel: type[Panel]) -> None:
    parts: dict[type[Panel], Part] = {
        CheckPanel: check(fault="no_mean"),
        EpsilonPanel: over_epsilon(),
        PassesPanel: passes(),
        FaultRunsPanel: compared(),
    }
    one = shown(qtbot, panel(), parts[panel])
    before = one.grab().toImage()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "dark")
    try:
        qtbot.waitUntil(lambda: one.grab().toImage() != before)
    finally:
        theme.apply(app, "light")


def test_a_nudge_is_written_as_a_power() -> None:
    assert [epsilon_words(value) for value in (0.1, 1e-5, 2.5e-12)] == ["1e−1", "1e−5", "2.5e−12"]
    assert Look().epsilon == 1e-5
