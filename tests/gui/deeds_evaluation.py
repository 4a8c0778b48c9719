"""What a learner does in the lab on evaluation: trains, opens the test, shuffles, and takes the λ that was chosen."""

from collections.abc import Callable, Mapping

from pytestqt.qtbot import QtBot

from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.choice_panel import ChoicePanel
from gui.panels.memory_panel import MemoryPanel
from gui.panels.split_fit_panel import SplitFitPanel
from gui.panels.split_panel import SplitPanel
from gui.panels.spread_panel import SpreadPanel
from tests.gui.deeds import click_plot, play, step_on
from tests.gui.window import LONGEST_MS, drawn, press, with_knob

NAME = "l07_tips/evaluation"


def split_panel(page: LabPage) -> SplitPanel:
    """The view with the line of rows."""
    panel = page.views.frame("split").panel
    assert isinstance(panel, SplitPanel)
    return panel


def fit_panel(page: LabPage) -> SplitFitPanel:
    """The view with the houses."""
    panel = page.views.frame("fit").panel
    assert isinstance(panel, SplitFitPanel)
    return panel


def spread_panel(page: LabPage) -> SpreadPanel:
    """The view with all ways to split."""
    panel = page.views.frame("spread").panel
    assert isinstance(panel, SpreadPanel)
    return panel


def memory_panel(page: LabPage) -> MemoryPanel:
    """The view with the memoriser."""
    panel = page.views.frame("memoriser").panel
    assert isinstance(panel, MemoryPanel)
    return panel


def choice_panel(page: LabPage) -> ChoicePanel:
    """The view in which λ is chosen."""
    panel = page.views.frame("choice").panel
    assert isinstance(panel, ChoicePanel)
    return panel


def open_test(qtbot: QtBot, page: LabPage) -> None:
    """Press the button that uncovers the test."""
    press(qtbot, split_panel(page).cover)
    with_knob(qtbot, page, "covered", False)


def train_and_open(qtbot: QtBot, page: LabPage) -> None:
    """All updates, then the test."""
    play(qtbot, page)
    open_test(qtbot, page)


def shuffle(qtbot: QtBot, page: LabPage, times: int) -> None:
    """Press the button so many times; each split is trained as far as the one before."""
    for _ in range(times):
        assert page.snapshot is not None
        before = page.snapshot.status
        seed = before.knobs["shuffle"]
        assert isinstance(seed, int)
        press(qtbot, split_panel(page).shuffle)
        with_knob(qtbot, page, "shuffle", seed + 1)
        rested(qtbot, page, before.step)


def rested(qtbot: QtBot, page: LabPage, step: int) -> Snapshot:
    """The snapshot of the run that has come to `step` and goes no further."""
    shown = drawn(qtbot, page, lambda shown: shown.status.step == step)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)
    return shown


def train_and_shuffle(qtbot: QtBot, page: LabPage, times: int) -> None:
    """A hundred updates, then so many other splits."""
    step_on(qtbot, page, 100)
    shuffle(qtbot, page, times)


def take_penalty(qtbot: QtBot, page: LabPage, place: int, value: float) -> None:
    """Click a λ in the picture."""
    click_plot(qtbot, choice_panel(page).plot, float(place), 80.0)
    with_knob(qtbot, page, "l2", value)


def _choose(qtbot: QtBot, page: LabPage) -> None:
    take_penalty(qtbot, page, 1, 0.001)
    train_and_open(qtbot, page)


DEEDS: Mapping[tuple[str, str], Callable[[QtBot, LabPage], None]] = {
    (NAME, "two-exams"): train_and_open,
    (NAME, "shuffle-first"): lambda qtbot, page: train_and_shuffle(qtbot, page, 1),
    (NAME, "three-houses"): lambda qtbot, page: shuffle(qtbot, page, 3),
    (NAME, "memoriser"): train_and_open,
    (NAME, "lucky"): lambda qtbot, page: train_and_shuffle(qtbot, page, 2),
    (NAME, "who-chooses"): _choose,
    (NAME, "which-mistakes"): play,
}
