"""What a learner does in the lab on scaling: press the stages of the cloud, choose another new row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from engine.core.parts_scales import CloudPart, CoefficientsPart, ValleysPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.valleys_panel import ValleysPanel
from tests.gui import deeds
from tests.gui.window import child, drawn, press, with_knob


def move_the_cloud(qtbot: QtBot, page: LabPage) -> None:
    """Press the second and the third stage."""
    for stage in (1, 2):
        press(qtbot, child(page.views.frame("cloud"), QToolButton, f"stage {stage}"))

        def there(shown: Snapshot, stage: int = stage) -> bool:
            part = shown.frame.parts.get("cloud")
            return isinstance(part, CloudPart) and part.stage == stage

        drawn(qtbot, page, there)


def mend_the_raw_rate(qtbot: QtBot, page: LabPage) -> None:
    """Let the raw rows diverge, take the suggested rate and play once more."""
    deeds.play(qtbot, page)
    drawn(qtbot, page, lambda shown: shown.status.suggestion is not None)
    assert page.snapshot is not None
    assert page.snapshot.status.suggestion is not None
    (mended,) = page.snapshot.status.suggestion
    press(qtbot, page.knobs.card.mend)
    with_knob(qtbot, page, "rate_raw", mended.value)
    drawn(qtbot, page, lambda shown: shown.status.step == 0)
    deeds.play(qtbot, page)


def start_in_the_bowl(qtbot: QtBot, page: LabPage) -> None:
    """Click near the edge of the round valley and make 100 updates."""
    panel = page.views.frame("valleys").panel
    assert isinstance(panel, ValleysPanel)
    deeds.click_plot(qtbot, panel.maps[2].plot, 300.0, 600.0)

    def there(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("valleys")
        return isinstance(part, ValleysPart) and part.valleys[2].surface.here[1] > 500.0

    drawn(qtbot, page, there)
    deeds.step_on(qtbot, page, 100)


def another_house(qtbot: QtBot, page: LabPage) -> None:
    """Make 100 updates and type the size of another house."""
    deeds.step_on(qtbot, page, 100)
    choose_size(qtbot, page, 2500.0)


def choose_size(qtbot: QtBot, page: LabPage, size: float) -> None:
    """Type the size of a new house and press Enter."""
    box = child(page.views.frame("coefficients"), QDoubleSpinBox, "new row")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, f"{size:g}")
    qtbot.keyClick(box, Qt.Key.Key_Return)

    def there(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("coefficients")
        return isinstance(part, CoefficientsPart) and part.row[0] == size

    drawn(qtbot, page, there)


DEEDS = {
    ("l07_tips/scaling", "one-program"): deeds.on(10),
    ("l07_tips/scaling", "needle-ellipse-bowl"): deeds.on(100),
    ("l07_tips/scaling", "another-start"): start_in_the_bowl,
    ("l07_tips/scaling", "cannot-learn-b"): deeds.play,
    ("l07_tips/scaling", "cloud"): move_the_cloud,
    ("l07_tips/scaling", "stock"): mend_the_raw_rate,
    ("l07_tips/scaling", "float32"): deeds.on(10),
    ("l07_tips/scaling", "back-again"): another_house,
}
