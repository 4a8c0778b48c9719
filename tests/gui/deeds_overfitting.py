"""What a learner does in the lab on overfitting: turn degree, points and λ, reveal the test rows, decide, stop."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.costs_in_time_panel import CostsInTimePanel
from gui.panels.degrees_panel import DegreesPanel
from gui.panels.lambda_panel import LambdaPanel, place
from gui.panels.ridge_curve_panel import RidgeCurvePanel
from tests.gui.deeds import click_plot, play
from tests.gui.window import LONGEST_MS, child, drawn, press, with_knob

LAB = "l07_tips/overfitting"


def type_whole(qtbot: QtBot, page: LabPage, knob: str, value: int) -> None:
    """Type a whole number into its field and press Enter."""
    type_words(qtbot, page, knob, str(value))


def type_words(qtbot: QtBot, page: LabPage, knob: str, words: str) -> None:
    """Type anything into the field of a whole number and press Enter; nothing empties it."""
    box = child(page.knobs, QSpinBox, f"knob {knob}")
    box.selectAll()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def type_number(qtbot: QtBot, page: LabPage, knob: str, text: str) -> None:
    """Type a number into its list and press Enter."""
    line = child(page.knobs, QComboBox, f"knob {knob}").lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def raise_degree(qtbot: QtBot, page: LabPage) -> None:
    """From degree 1 to 11."""
    type_whole(qtbot, page, "degree", 11)
    with_knob(qtbot, page, "degree", 11)


def _revealed(shown: Snapshot) -> bool:
    parts = shown.frame.parts.values()
    return any(getattr(part, "hidden", True) is False for part in parts)


def reveal(qtbot: QtBot, page: LabPage, view: str = "curve") -> None:
    """Press the button that reveals the test rows, where they are hidden."""
    if page.snapshot is not None and _revealed(page.snapshot):
        return
    panel = page.views.frame(view).panel
    assert isinstance(panel, (RidgeCurvePanel, CostsInTimePanel))
    button: QAbstractButton = panel.reveal.button
    press(qtbot, button)
    drawn(qtbot, page, _revealed)


def click_degree(qtbot: QtBot, page: LabPage, degree: int) -> None:
    """Click a degree in the chart."""
    panel = page.views.frame("degrees").panel
    assert isinstance(panel, DegreesPanel)
    click_plot(qtbot, panel.plot, degree + 0.2, 0.2)
    with_knob(qtbot, page, "degree", degree)


def lower(qtbot: QtBot, page: LabPage) -> None:
    """Reveal the test rows and choose degree 3."""
    reveal(qtbot, page)
    click_degree(qtbot, page, 3)


def add_points(qtbot: QtBot, page: LabPage) -> None:
    """Reveal the test rows and take fifty points."""
    reveal(qtbot, page)
    type_whole(qtbot, page, "points", 50)
    with_knob(qtbot, page, "points", 50)


def click_penalty(qtbot: QtBot, page: LabPage, l2: float) -> None:
    """Click a λ on its axis."""
    panel = page.views.frame("lambda").panel
    assert isinstance(panel, LambdaPanel)
    click_plot(qtbot, panel.plot, place(l2), 0.2)
    with_knob(qtbot, page, "l2", l2)


def raise_penalty(qtbot: QtBot, page: LabPage) -> None:
    """From 0 to 1 by the arrow key."""
    panel = page.views.frame("lambda").panel
    assert isinstance(panel, LambdaPanel)
    panel.setFocus()
    for _ in range(11):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    with_knob(qtbot, page, "l2", 1.0)


def decide(qtbot: QtBot, page: LabPage, l2: float = 0.003) -> None:
    """Try some λ and decide on one."""
    for tried in (0.1, 1e-4, l2):
        click_penalty(qtbot, page, tried)
    panel = page.views.frame("lambda").panel
    assert isinstance(panel, LambdaPanel)
    press(qtbot, panel.decide)
    drawn(qtbot, page, _revealed)


def stop_early(qtbot: QtBot, page: LabPage) -> None:
    """Play to the end and go back to the lowest validation cost."""
    play(qtbot, page)
    go_to_the_lowest(qtbot, page)


def go_to_the_lowest(qtbot: QtBot, page: LabPage) -> None:
    """Press the button that goes back to the lowest validation cost."""
    panel = page.views.frame("time").panel
    assert isinstance(panel, CostsInTimePanel)
    qtbot.waitUntil(panel.go.isEnabled, timeout=LONGEST_MS)
    press(qtbot, panel.go)
    drawn(qtbot, page, lambda shown: shown.status.step == 148)


def learn_by_heart(qtbot: QtBot, page: LabPage) -> None:
    """Play to the end and reveal the test rows of the two classes."""
    play(qtbot, page)
    reveal(qtbot, page, "time")
    panel = page.views.frame("confusion").panel
    assert isinstance(panel, ConfusionPanel)
    qtbot.waitUntil(lambda: panel.test.accuracy.text() == "70.5 %", timeout=LONGEST_MS)


def smooth(qtbot: QtBot, page: LabPage) -> None:
    """Set λ, play to the end and reveal the test rows."""
    type_number(qtbot, page, "l2", "0.003")
    with_knob(qtbot, page, "l2", 0.003)
    play(qtbot, page)
    reveal(qtbot, page, "time")


DEEDS: Mapping[tuple[str, str], Callable[[QtBot, LabPage], None]] = {
    (LAB, "by-heart"): raise_degree,
    (LAB, "new-points"): reveal,
    (LAB, "lower-degree"): lower,
    (LAB, "more-data"): add_points,
    (LAB, "penalty"): raise_penalty,
    (LAB, "choose-lambda"): decide,
    (LAB, "stop-early"): stop_early,
    (LAB, "wiggly-boundary"): learn_by_heart,
    (LAB, "smooth-boundary"): smooth,
}
