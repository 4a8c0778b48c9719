"""Many starts on the screen: a share with its rate and updates, cells and curves that can be pointed at and opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.commands import CancelJob, Command, SetKnob, SetLook, StartJob
from engine.core.frames import Look, Part, Scene
from engine.core.knobs import KnobValue
from engine.core.runner import Runner
from gui import theme
from gui.lab_info import Setup
from gui.panels.panel import Panel
from gui.panels.start_costs_panel import StartCostsPanel
from gui.panels.start_curves_panel import StartCurvesPanel
from gui.panels.start_share_panel import StartSharePanel
from gui.visit import Visit
from tests.gui.deeds_starts import costs, share, train, train_with
from tests.gui.window import LEFT, drawn, opened, press, switch_language, with_knob

NAME = "l09_xor/starts"
ALL = Look(views=frozenset({"share", "costs", "curves"}))


def runner(**knobs: KnobValue) -> Runner:
    made = Runner(catalogue.lab(NAME))
    made.handle(SetLook(ALL))
    for name, value in knobs.items():
        made.handle(SetKnob(name, value))
    return made


def trained(**knobs: KnobValue) -> Runner:
    made = runner(**knobs)
    finish(made)
    return made


def finish(made: Runner) -> None:
    made.handle(StartJob("train"))
    while made.wait_s() is not None:
        made.advance(8e-3)


def part(made: Runner, view: str) -> Part:
    return made.snapshot().frame.parts[view]


class Bench:
    """One panel alone, with what it asks for."""

    def __init__(self, qtbot: QtBot, panel: Panel, shown: Part, size: tuple[int, int] = (560, 300)) -> None:
        self.panel = panel
        qtbot.addWidget(panel)
        panel.resize(*size)
        self.commands: list[Command] = []
        self.looks: list[object] = []
        self.visits: list[Visit] = []
        panel.command_requested.connect(self.commands.append)
        panel.look_requested.connect(self.looks.append)
        panel.visit_requested.connect(self.visits.append)
        panel.show_scene(Scene(NAME, catalogue.lab(NAME).lesson()))
        panel.show_part(shown)
        panel.show()
        qtbot.waitExposed(panel)


@pytest.fixture(scope="module")
def hundred() -> Runner:
    return trained()


# ---- shares


def test_the_button_says_how_many_and_starts_the_job(qtbot: QtBot) -> None:
    panel = StartSharePanel()
    bench = Bench(qtbot, panel, part(runner(starts=1000), "share"))
    assert panel.start.text() == "Train: 1,000 starts"
    press(qtbot, panel.start)
    assert bench.commands == [StartJob("train")]
    assert not panel.cancel.isEnabled()


def test_while_it_runs_progress_is_shown_and_it_can_be_cancelled(qtbot: QtBot) -> None:
    made = runner(updates=50_000)
    made.handle(StartJob("train"))
    made.advance(20e-3)
    panel = StartSharePanel()
    bench = Bench(qtbot, panel, part(made, "share"))
    assert panel.bar.isVisible()
    assert not panel.start.isEnabled()
    press(qtbot, panel.cancel)
    made.handle(CancelJob())
    panel.show_part(part(made, "share"))
    assert bench.commands == [CancelJob()]
    assert not panel.bar.isVisible()
    assert panel.start.isEnabled()


def test_a_share_never_stands_without_its_rate_and_updates(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartSharePanel()
    Bench(qtbot, panel, part(hundred, "share"))
    assert panel.large.text() == "74 %"
    assert panel.said.text() == "74 of 100 solved, 26 not yet"
    assert panel.common.shown_text().startswith("rate 1, within 2,000 updates")


def test_earlier_results_are_rows_that_name_what_differs(qtbot: QtBot) -> None:
    made = trained()
    made.handle(SetKnob("hidden", 3))
    finish(made)
    panel = StartSharePanel()
    Bench(qtbot, panel, part(made, "share"))
    assert [(bar.name, bar.solved) for bar in panel.canvas.bars()] == [("3 hidden units", 99), ("2 hidden units", 74)]
    made.handle(SetKnob("learning_rate", 0.1))
    made.handle(SetKnob("updates", 10_001))
    finish(made)
    panel.show_part(part(made, "share"))
    newest, *_, oldest = panel.canvas.bars()
    assert newest.name == "3 hidden units · rate 0.1, 10,001 updates"
    assert oldest.name == "2 hidden units · rate 1, 2,000 updates"


def test_a_bar_is_as_long_as_its_share_and_the_rest_is_hatched(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartSharePanel()
    Bench(qtbot, panel, part(hundred, "share"))
    row = panel.canvas.grab().toImage()
    middle = panel.canvas.spots()[0].rect.center().y()
    solved = theme.current().color("positive").rgb()
    blue = [x for x in range(row.width()) if row.pixelColor(x, middle).rgb() == solved]
    right = panel.canvas.spots()[0].rect.left() - 10
    assert (blue[-1] - blue[0]) / (right - blue[0]) == pytest.approx(0.74, abs=0.02)


# ---- the histogram


def test_each_cell_is_the_start_it_stands_for(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCostsPanel()
    Bench(qtbot, panel, part(hundred, "costs"), (700, 520))
    for index in range(100):
        assert panel.canvas.start_at(panel.canvas.cell(index).center()) == index


def test_the_mouse_looks_at_a_start_and_a_click_opens_that_very_start(qtbot: QtBot) -> None:
    panel = StartCostsPanel()
    made = trained(first=100, hidden=3, learning_rate=0.3)
    bench = Bench(qtbot, panel, part(made, "costs"), (700, 520))
    place = panel.canvas.cell(42).center().toPoint()
    qtbot.mouseMove(panel.canvas, place)
    assert bench.looks == [{"sample": 42}]
    qtbot.mouseClick(panel.canvas, LEFT, pos=place)
    knobs: dict[str, KnobValue] = {
        "hidden": (3,),
        "initialisation": "normal",
        "activation": "sigmoid",
        "learning_rate": 0.3,
    }
    assert bench.visits == [Visit("l09_xor/train", Setup(data="xor", knobs=knobs, seed=142), 2000)]


def test_a_click_beside_the_bars_opens_nothing(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCostsPanel()
    bench = Bench(qtbot, panel, part(hundred, "costs"))
    area = panel.canvas.area()
    qtbot.mouseClick(panel.canvas, LEFT, pos=area.topLeft().toPoint())
    assert bench.visits == []


def test_arrow_keys_walk_over_the_seeds_and_enter_opens(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCostsPanel()
    bench = Bench(qtbot, panel, part(hundred, "costs"))
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Up)
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert bench.looks == [{"sample": 1}, {"sample": 11}]
    assert [visit.setup and visit.setup.seed for visit in bench.visits] == [11]


def test_the_line_says_not_yet_and_never_failed(qtbot: QtBot) -> None:
    made = trained()
    made.handle(SetLook(Look(views=ALL.views, sample=6)))
    panel = StartCostsPanel()
    Bench(qtbot, panel, part(made, "costs"), (1100, 400))
    said = "seed 6 · cost 0.3501 · outputs 0.00 1.00 0.50 0.50 · not yet solved within 2,000 updates"
    assert panel.line.label.shown_text() == said


def test_marks_stand_where_their_costs_are_and_can_be_asked(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCostsPanel()
    Bench(qtbot, panel, part(hundred, "costs"), (700, 520))
    bars = [panel.canvas.cell(index) for index in (6, 0)]
    assert bars[0].left() <= panel.canvas.x_of(0.3466) <= bars[0].right()
    assert [spot.key for spot in panel.spots()][-3:] == [("mark", name) for name in ("two", "three", "four")]


def test_a_thousand_starts_are_drawn_as_whole_bars_and_still_found(qtbot: QtBot) -> None:
    panel = StartCostsPanel()
    Bench(qtbot, panel, part(trained(starts=1000, updates=300), "costs"), (700, 520))
    found = {panel.canvas.start_at(panel.canvas.cell(index).center()) for index in range(1000)}
    assert None not in found
    assert len(found) > 200


# ---- the curves


def test_solved_runs_and_others_are_two_lines_of_their_own_kind(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCurvesPanel()
    Bench(qtbot, panel, part(hundred, "curves"))
    assert len(panel.solved.getData()[0]) == 74 * 202
    assert len(panel.rest.getData()[0]) == 26 * 202
    assert panel.solved.opts["pen"].style() == Qt.PenStyle.SolidLine
    assert panel.rest.opts["pen"].style() == Qt.PenStyle.DashLine
    assert (panel.said_solved.text(), panel.said_rest.text()) == ("── solved 74", "╌╌ not yet solved 26")


def test_a_click_on_a_curve_opens_its_start(qtbot: QtBot) -> None:
    panel = StartCurvesPanel()
    made = trained(starts=2, first=6)
    bench = Bench(qtbot, panel, part(made, "curves"), (700, 400))
    shown = made.snapshot().frame.parts["curves"]
    assert shown is not None
    place = panel.plot.to_pixels(1500.0, 0.3515).toPoint()
    qtbot.mouseMove(panel.plot.viewport(), place)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=place)
    assert [visit.setup and visit.setup.seed for visit in bench.visits] == [6]


def test_where_no_curve_is_nothing_opens(qtbot: QtBot, hundred: Runner) -> None:
    panel = StartCurvesPanel()
    bench = Bench(qtbot, panel, part(hundred, "curves"), (700, 400))
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(1800.0, 0.9).toPoint())
    assert bench.visits == []


def test_it_says_how_many_of_many_runs_are_drawn(qtbot: QtBot) -> None:
    panel = StartCurvesPanel()
    Bench(qtbot, panel, part(trained(starts=300, updates=50), "curves"), (900, 300))
    assert panel.note.text() == "the first 200 of 300 runs are drawn"


@pytest.mark.parametrize(("height", "shown"), [(400, [True, True, True]), (190, [True, False, True])])
def test_names_of_marks_are_left_out_where_they_would_stand_on_each_other(
    height: int, shown: list[bool], qtbot: QtBot, hundred: Runner
) -> None:
    panel = StartCurvesPanel()
    Bench(qtbot, panel, part(hundred, "curves"), (700, height))
    assert [name.isVisible() for name in panel.names] == shown


# ---- the whole window


def test_a_view_looked_at_by_mouse_is_followed_by_the_other(qtbot: QtBot) -> None:
    page = opened(qtbot, NAME).page
    train(qtbot, page)
    canvas = costs(page).canvas
    qtbot.mouseMove(canvas, canvas.cell(6).center().toPoint())
    other = page.views.frame("curves").panel
    assert isinstance(other, StartCurvesPanel)
    qtbot.waitUntil(lambda: other.line.label.text().startswith("seed 6 "))


def test_a_change_of_language_and_theme_keeps_the_results(qtbot: QtBot, qapp: QApplication) -> None:
    window = opened(qtbot, NAME)
    train(qtbot, window.page)
    train_with(qtbot, window.page, "hidden", 3)
    bars = share(window.page).canvas.bars()
    switch_language(qtbot, window)
    assert [bar.solved for bar in share(window.page).canvas.bars()] == [bar.solved for bar in bars] == [99, 74]
    theme.apply(qapp, "dark")
    assert share(window.page).large.text() == "99 %"


def test_a_click_on_a_start_opens_that_very_start_in_the_train_lab(qtbot: QtBot) -> None:
    window = opened(qtbot, NAME)
    page = window.page
    train(qtbot, page)
    train_with(qtbot, page, "hidden", 3)
    canvas = costs(page).canvas
    qtbot.mouseClick(canvas, LEFT, pos=canvas.cell(17).center().toPoint())
    assert window.page.lab.name == "l09_xor/train"
    shown = with_knob(qtbot, window.page, "hidden", (3,))
    shown = drawn(qtbot, window.page, lambda snapshot: snapshot.status.seed == 17)
    assert (shown.status.step, shown.status.goal) == (0, 2000)
