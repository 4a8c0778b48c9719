"""Every step of every story, in both languages, done as a learner does it: by clicks, drags and keys."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.messages import LANGUAGES, Language
from gui.lab_info import StoryStep, lab_info
from gui.lab_page import LabPage
from gui.panels.depth_board_canvas import Cell
from gui.panels.weight_curves_panel import WeightCurvesPanel
from gui.settings import Settings
from tests.gui import deeds as do
from tests.gui import deeds_batches as batches
from tests.gui import deeds_check as checked
from tests.gui import deeds_depth as deep
from tests.gui import deeds_evaluation as evaluation
from tests.gui import deeds_forward as forward
from tests.gui import deeds_gates as gates
from tests.gui import deeds_graph as graph
from tests.gui import deeds_logistic as logistic
from tests.gui import deeds_network as net
from tests.gui import deeds_overfitting as overfitting
from tests.gui import deeds_pipeline as pipe
from tests.gui import deeds_rates as rates
from tests.gui import deeds_scales as scales
from tests.gui import deeds_starts as starts
from tests.gui import deeds_students as with_students
from tests.gui import deeds_units as units
from tests.gui import deeds_years as years
from tests.gui.window import LONGEST_MS, PLAIN, POPUPS, drawn, opened, press

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]
STEPS = [(lab, step.id) for lab in LABS for step in lab_info(lab).story]

Deed = Callable[[QtBot, LabPage], None]


def _back(qtbot: QtBot, page: LabPage) -> None:
    do.step_on(qtbot, page, 100)
    do.drag_timeline(qtbot, page, 20)


def _terms(qtbot: QtBot, page: LabPage) -> None:
    for column in (1, 2):
        do.tick_feature(qtbot, page, column)


def _another_start(qtbot: QtBot, page: LabPage) -> None:
    do.click_surface(qtbot, page)
    do.step_on(qtbot, page, 100)


def _too_fast(qtbot: QtBot, page: LabPage) -> None:
    do.set_rate(qtbot, page, 1e-4)
    do.play(qtbot, page)


def _scaled(qtbot: QtBot, page: LabPage) -> None:
    do.choose_scaling(qtbot, page, "standard")
    do.set_rate(qtbot, page, 0.1)
    do.play(qtbot, page)


def _click_curve(qtbot: QtBot, page: LabPage) -> None:
    panel = page.views.frame("curves").panel
    assert isinstance(panel, WeightCurvesPanel)
    do.click_plot(qtbot, panel.maps[1].plot, -2.0, 0.5)
    drawn(qtbot, page, lambda shown: shown.status.by_hand)


def _sepals(qtbot: QtBot, page: LabPage) -> None:
    for column in (0, 1):
        do.tick_feature(qtbot, page, column)


def _another_flower(qtbot: QtBot, page: LabPage) -> None:
    do.step_on(qtbot, page, 10)
    do.next_row(qtbot, page, "row")


def _kept_apart(qtbot: QtBot, page: LabPage) -> None:
    do.keep_apart(qtbot, page, 30)
    do.play(qtbot, page)


DEEDS: Mapping[tuple[str, str], Deed] = {
    ("l04_linear/train", "several-variables"): lambda qtbot, page: do.choose_row(qtbot, page, 3),
    ("l04_linear/train", "by-hand"): do.fit_by_hand,
    ("l04_linear/train", "play"): do.play,
    ("l04_linear/train", "go-back"): _back,
    ("l04_linear/train", "one-more-term"): _terms,
    ("l04_linear/train", "matrix"): lambda qtbot, page: do.walk_cells(qtbot, page, Qt.Key.Key_Down),
    ("l04_linear/train", "real-scores"): do.play,
    ("l04_linear/train", "valley"): do.on(100),
    ("l04_linear/train", "slice"): lambda qtbot, page: do.choose_others(qtbot, page, 1),
    ("l04_linear/train", "another-start"): _another_start,
    ("l04_linear/train", "too-fast"): _too_fast,
    ("l04_linear/train", "scaled"): _scaled,
    ("l04_linear/train", "which-features"): _terms,
    ("l04_linear/shapes", "inner-numbers"): lambda qtbot, page: do.answer_shape(qtbot, page, 3, 1),
    ("l04_linear/shapes", "cell-by-cell"): lambda qtbot, page: do.walk_cells(
        qtbot, page, Qt.Key.Key_Right, Qt.Key.Key_Down
    ),
    ("l04_linear/shapes", "any-number-of-rows"): lambda qtbot, page: do.answer_shape(qtbot, page, 3, 2),
    ("l04_linear/shapes", "operator-and-order"): lambda qtbot, page: do.answer_shape(qtbot, page, 1, 3),
    ("l05_logistic/cost", "two-costs"): _click_curve,
    ("l05_logistic/cost", "one-hop"): do.on(10),
    ("l05_logistic/cost", "twenty-hops"): do.on(100),
    ("l05_logistic/cost", "slow-not-stuck"): do.on(100),
    ("l05_logistic/cost", "local-minimum"): do.on(100),
    ("l05_logistic/cost", "surfaces"): do.on(100),
    ("l04_linear/instances", "row-by-row-or-at-once"): lambda qtbot, page: do.run_job(qtbot, page, "timing"),
    ("l05_logistic/train", "two-answers"): lambda qtbot, page: logistic.press_key(
        qtbot, page, "plane", Qt.Key.Key_Right
    ),
    ("l05_logistic/train", "no-boundary"): do.on(1),
    ("l05_logistic/train", "one-neuron"): lambda qtbot, page: do.choose_row(qtbot, page, 3),
    ("l05_logistic/train", "s-curve"): do.on(100),
    ("l05_logistic/train", "boundary"): do.play,
    ("l05_logistic/train", "threshold"): logistic.raise_threshold,
    ("l05_logistic/train", "two-curves"): do.on(100),
    ("l05_logistic/train", "down-the-cost"): do.on(10),
    ("l05_logistic/train", "never-zero"): do.play,
    ("l05_logistic/train", "real-cells"): do.play,
    ("l05_logistic/train", "thirty-features"): do.on(1),
    ("l05_logistic/train", "bent-boundary"): logistic.bend,
    ("l09_xor/starts", "only-the-start"): starts.train,
    ("l09_xor/starts", "where-they-stay"): starts.look_at_another,
    ("l09_xor/starts", "longer"): lambda qtbot, page: starts.train_with(qtbot, page, "updates", 10_001),
    ("l09_xor/starts", "one-more-unit"): lambda qtbot, page: starts.train_with(qtbot, page, "hidden", 3),
    ("l09_xor/starts", "small-starts"): starts.train_small,
    ("l06_softmax/pipeline", "scores"): lambda qtbot, page: pipe.drag_score(qtbot, page, 2, -1.0),
    ("l06_softmax/pipeline", "powers"): lambda qtbot, page: pipe.drag_score(qtbot, page, 0, 3.0),
    ("l06_softmax/pipeline", "differences"): pipe.raise_all,
    ("l06_softmax/pipeline", "fork"): lambda qtbot, page: pipe.choose_right(qtbot, page, 1),
    ("l06_softmax/pipeline", "shout"): lambda qtbot, page: pipe.drag_score(qtbot, page, 1, -1.0),
    ("l06_softmax/pipeline", "slopes"): lambda qtbot, page: pipe.drag_score(qtbot, page, 1, 2.0),
    ("l06_softmax/pipeline", "temperature"): lambda qtbot, page: pipe.set_temperature(qtbot, page, 10.0),
    ("l06_softmax/pipeline", "two-classes"): lambda qtbot, page: pipe.choose_right(qtbot, page, 1),
    ("l06_softmax/pipeline", "overflow"): pipe.untick_naive,
    ("l09_xor/train", "three-units"): net.next_row,
    ("l09_xor/train", "all-rows"): net.all_rows,
    ("l09_xor/train", "play"): do.play,
    ("l09_xor/train", "same-spot"): net.go_back,
    ("l09_xor/train", "one-update"): do.on(1),
    ("l09_xor/train", "plateau"): do.play,
    ("l09_xor/train", "seems-stuck"): do.play,
    ("l09_xor/train", "unsolved"): do.play,
    ("l09_xor/train", "no-activation"): net.collapse,
    ("l09_xor/train", "wider-deeper"): net.deepen,
    ("l09_xor/train", "course-run"): do.play,
    ("l09_xor/train", "by-itself"): net.open_code,
    ("l06_softmax/train", "one-matrix"): lambda qtbot, page: do.walk_cells(qtbot, page, Qt.Key.Key_Down),
    ("l06_softmax/train", "even-start"): lambda qtbot, page: do.next_row(qtbot, page, "bars"),
    ("l06_softmax/train", "play"): do.play,
    ("l06_softmax/train", "more-certain"): do.play,
    ("l06_softmax/train", "boundaries"): _sepals,
    ("l06_softmax/train", "one-row"): _another_flower,
    ("l06_softmax/train", "eight-rows"): do.play,
    ("l06_softmax/train", "swinging"): do.on(100),
    ("l06_softmax/train", "seven-classes"): do.play,
    ("l06_softmax/train", "kept-apart"): _kept_apart,
    **graph.DEEDS,
    **rates.DEEDS,
    **scales.DEEDS,
    **overfitting.DEEDS,
    **evaluation.DEEDS,
    ("l05_logistic/linear_vs_logistic", "sorting"): with_students.sort_all,
    ("l05_logistic/linear_vs_logistic", "line"): lambda qtbot, page: with_students.choose_student(qtbot, page, 7),
    ("l05_logistic/linear_vs_logistic", "threshold"): lambda qtbot, page: with_students.choose_student(qtbot, page, 4),
    ("l05_logistic/linear_vs_logistic", "fifty-hours"): lambda qtbot, page: with_students.set_hours(qtbot, page, 7, 50),
    ("l05_logistic/linear_vs_logistic", "s-curve"): lambda qtbot, page: with_students.choose_student(qtbot, page, 5),
    ("l05_logistic/linear_vs_logistic", "overlap"): lambda qtbot, page: with_students.add_student(qtbot, page, 6, 0.1),
    ("l06_softmax/one_vs_rest", "three-questions"): do.on(1),
    ("l06_softmax/one_vs_rest", "each-by-itself"): do.play,
    ("l06_softmax/one_vs_rest", "who-claims"): lambda qtbot, page: units.drag_probe(qtbot, page, 1, (9.0, 3.0)),
    ("l06_softmax/one_vs_rest", "one-matrix"): lambda qtbot, page: units.go_on(qtbot, page, 1),
    ("l06_softmax/one_vs_rest", "rows-or-columns"): lambda qtbot, page: units.go_on(qtbot, page, 2),
    ("l06_softmax/one_vs_rest", "share-one"): units.switch_softmax,
    ("l06_softmax/one_vs_rest", "learn-again"): units.learn_again,
    ("l08_neuron/gates", "two-neurons"): lambda qtbot, page: gates.switch(qtbot, page, 0),
    ("l08_neuron/gates", "activation"): lambda qtbot, page: gates.show_function(qtbot, page, "sigmoid"),
    ("l08_neuron/gates", "and"): lambda qtbot, page: gates.turn(qtbot, page, w2=1, b=-1.5),
    ("l08_neuron/gates", "or"): lambda qtbot, page: gates.turn(qtbot, page, b=-0.5),
    ("l08_neuron/gates", "nand"): lambda qtbot, page: gates.turn(qtbot, page, w1=-1, w2=-1, b=1.5),
    ("l08_neuron/gates", "fourteen"): gates.collect,
    ("l08_neuron/gates", "no-line"): lambda qtbot, page: gates.turn(qtbot, page, b=-0.5),
    ("l08_neuron/gates", "perceptron"): lambda qtbot, page: gates.correct(qtbot, page, 5),
    ("l08_neuron/gates", "never"): do.on(100),
    ("l08_neuron/gates", "one-half"): do.play,
    ("l08_neuron/gates", "second-line"): lambda qtbot, page: gates.turn(qtbot, page, w1_12=-1, w1_22=-1, b1_2=1.5),
    ("l08_neuron/depth", "ten-layers"): do.on(10),
    ("l08_neuron/depth", "who-hears"): do.on(100),
    ("l08_neuron/depth", "quarter"): lambda qtbot, page: deep.set_layers(qtbot, page, 2),
    ("l08_neuron/depth", "two-factors"): do.on(100),
    ("l08_neuron/depth", "explosion"): do.on(10),
    ("l08_neuron/depth", "silent"): do.on(100),
    ("l08_neuron/depth", "all-alike"): do.on(100),
    ("l08_neuron/depth", "both"): lambda qtbot, page: deep.click_bar(qtbot, page, Cell(2, 2, 5)),
    ("l08_neuron/depth", "spirals"): do.play,
    ("l09_xor/gradient_check", "two-ways"): lambda qtbot, page: checked.choose_parameter(qtbot, page, 3),
    ("l09_xor/gradient_check", "drop-slope"): lambda qtbot, page: checked.break_it(qtbot, page, "no_slope"),
    ("l09_xor/gradient_check", "forget-mean"): checked.forget_mean,
    ("l09_xor/gradient_check", "all-faults"): lambda qtbot, page: do.run_job(qtbot, page, "compare"),
    ("l09_xor/gradient_check", "epsilon"): lambda qtbot, page: checked.choose_epsilon(qtbot, page, -12),
    ("l09_xor/gradient_check", "passes"): checked.go_deep,
    ("l09_xor/forward", "three-units"): do.on(10),
    ("l09_xor/forward", "two-lines"): lambda qtbot, page: forward.click_point(qtbot, page, 1.0, 1.0),
    ("l09_xor/forward", "table"): do.play,
    ("l09_xor/forward", "hidden"): lambda qtbot, page: forward.click_point(qtbot, page, 1.0, 0.0),
    ("l09_xor/forward", "matrices"): forward.choose_last_cell,
    ("l09_xor/forward", "other"): forward.drag_all,
    ("l09_xor/forward", "mistake"): forward.mend_signs,
    ("l09_xor/forward", "collapse"): lambda qtbot, page: forward.choose_activation(qtbot, page, "sigmoid"),
    ("l08_neuron/history", "thinking-machine"): lambda qtbot, page: years.go_to(qtbot, page, 1),
    ("l08_neuron/history", "one-line"): lambda qtbot, page: years.go_to(qtbot, page, 3),
    ("l08_neuron/history", "backwards"): lambda qtbot, page: years.go_to(qtbot, page, 5),
    ("l08_neuron/history", "three-things"): lambda qtbot, page: years.go_to(qtbot, page, 11),
    **batches.DEEDS,
}


def _settled(qtbot: QtBot, page: LabPage) -> None:
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)


def _complete(page: LabPage) -> bool:
    step = page.story.step
    done = step.id in page.story.done
    assert page.story.task.complete == done
    assert page.story.task.mark.text() == ("✓" if done else "○")
    last = step is lab_info(page.lab.name).story[-1]
    assert (page.story.next.objectName() == "go_on") == (done and not last)
    return done


def _do(qtbot: QtBot, page: LabPage, step: StoryStep) -> None:
    """Set the step up as its button does, and do what it asks for."""
    if not step.setup.empty:
        with qtbot.waitSignal(page.engine.scene_ready, timeout=LONGEST_MS):
            press(qtbot, page.story.setup)
        drawn(qtbot, page, lambda shown: shown.status.step == 0 and shown.status.last == 0)
    _settled(qtbot, page)
    assert not _complete(page), f"{step.id} is complete before anything was done"
    DEEDS[page.lab.name, step.id](qtbot, page)
    qtbot.waitUntil(lambda: _complete(page), timeout=LONGEST_MS)
    assert not page.notice.isVisible()
    assert not page.banner.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lab", LABS)
def test_a_story_is_walked_from_first_to_last_and_every_step_is_done(
    lab: str, language: Language, qtbot: QtBot
) -> None:
    settings = Settings(None)
    settings.now = replace(PLAIN, language=language)
    page = opened(qtbot, lab, settings=settings).page
    story = lab_info(lab).story
    for step in story:
        assert page.story.step is step
        if step.until is None:
            assert not page.story.task.isVisible()
        else:
            assert page.story.task.isVisible()
            _do(qtbot, page, step)
        if step is not story[-1]:
            press(qtbot, page.story.next)
    asked = {step.id for step in story if step.until is not None}
    assert page.story.done == asked
    assert set(settings.now.done[lab]) == asked


@pytest.mark.parametrize(("lab", "step"), STEPS)
def test_each_step_that_asks_for_something_says_so_in_both_languages(lab: str, step: str) -> None:
    info = lab_info(lab)
    entry = next(entry for entry in info.story if entry.id == step)
    tasks = [info.task(entry, language) for language in LANGUAGES]
    assert [bool(task) for task in tasks] == [entry.until is not None] * 2
    assert len(set(tasks)) == (2 if entry.until is not None else 1)


@pytest.mark.parametrize("lab", LABS)
def test_what_a_story_frames_can_be_seen(lab: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab).page
    for step in lab_info(lab).story:
        assert page.story.step is step
        targets = page.desk.highlight.targets
        assert bool(targets) == bool(step.highlight), step.id
        assert all(target.isVisible() for target in targets), step.id
        if page.story.next.isEnabled():
            press(qtbot, page.story.next)
