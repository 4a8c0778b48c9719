"""What a learner does with mouse and keys, as functions: drag a bar, click the surface, choose from a list."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QMenu, QPushButton, QSpinBox, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from engine.core.commands import Step
from engine.core.frames import ParametersPart, SurfacePart
from engine.core.job import Progress
from engine.core.status import Phase, Snapshot
from gui.lab_page import LabPage
from gui.panels.parameter_bars import ParameterBars
from gui.panels.plot import Plot
from gui.panels.pointed_plot import PointedPlot
from gui.panels.product_panel import ProductPanel
from tests.gui.window import LEFT, LONGEST_MS, at_full_speed, child, drawn, press, with_knob

_JOB_MS = 60_000


def choose_row(qtbot: QtBot, page: LabPage, row: int) -> None:
    """Click a row of the table."""
    table = page.views.frame("table").findChild(QTableView)
    assert table is not None
    place = table.visualRect(table.model().index(row, 1)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)


def _bars(page: LabPage) -> tuple[ParameterBars, ParametersPart]:
    bars = page.views.frame("parameters").findChild(ParameterBars)
    assert bars is not None
    assert page.snapshot is not None
    part = page.snapshot.frame.parts["parameters"]
    assert isinstance(part, ParametersPart)
    return bars, part


def drag_bar(qtbot: QtBot, page: LabPage, row: int, target: float) -> None:
    """Drag the bar of a parameter until it stands at `target`, as near as a pixel allows."""
    bars, part = _bars(page)
    start, end = (bars.spot(row, value).toPoint() for value in (float(part.values[row]), target))
    QTest.mousePress(bars, LEFT, pos=start)
    QTest.mouseMove(bars, end)
    QTest.mouseRelease(bars, LEFT, pos=end)

    def there(shown: Snapshot) -> bool:
        now = shown.frame.parts.get("parameters")
        return isinstance(now, ParametersPart) and abs(float(now.values[row]) - target) < 1.0

    drawn(qtbot, page, there)


def on(updates: int) -> Callable[[QtBot, LabPage], None]:
    """So many updates, chosen from the menu of the step button."""
    return lambda qtbot, page: step_on(qtbot, page, updates)


def fit_by_hand(qtbot: QtBot, page: LabPage) -> None:
    """Drag every bar to its mark."""
    marks = _bars(page)[1].optimum
    assert marks is not None
    for row, target in enumerate(marks.tolist()):
        drag_bar(qtbot, page, row, target)


def click_plot(qtbot: QtBot, plot: PointedPlot, x: float, y: float) -> None:
    """Click a plot where (x, y) of its data is."""
    qtbot.mouseClick(plot.viewport(), LEFT, pos=plot.to_pixels(x, y).toPoint())


def play(qtbot: QtBot, page: LabPage) -> None:
    """Press Play and let it run to its end."""
    at_full_speed(page)
    press(qtbot, page.transport.play)
    drawn(qtbot, page, lambda shown: shown.status.phase in (Phase.DONE, Phase.DIVERGED))


def step_on(qtbot: QtBot, page: LabPage, updates: int) -> None:
    """Choose so many updates from the menu of the step button."""
    assert page.snapshot is not None
    target = page.snapshot.status.step + updates
    menu_choice(qtbot, page.transport.step, Step(updates))
    drawn(qtbot, page, lambda shown: shown.status.step == target)


def menu_choice(qtbot: QtBot, button: QToolButton, data: object) -> None:
    """Choose the entry that stands for `data` from a button's menu, whatever the language."""
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    action = next(action for action in menu.actions() if action.data() == data)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
    menu.close()


def drag_timeline(qtbot: QtBot, page: LabPage, step: int) -> None:
    """Drag the timeline's handle to a step."""
    line = page.transport.timeline
    assert page.snapshot is not None
    start, end = (QPoint(round(line.x_of(at)), line.height() // 2) for at in (page.snapshot.status.step, step))
    QTest.mousePress(line, LEFT, pos=start)
    QTest.mouseMove(line, end)
    QTest.mouseRelease(line, LEFT, pos=end)
    drawn(qtbot, page, lambda shown: abs(shown.status.step - step) < 10)


def tick_feature(qtbot: QtBot, page: LabPage, column: int) -> None:
    """Tick a column among the features in use."""

    def seen() -> list[QCheckBox]:
        return [box for box in page.knobs.findChildren(QCheckBox, f"knob features {column}") if box.isVisible()]

    qtbot.waitUntil(lambda: len(seen()) == 1, timeout=LONGEST_MS)
    (box,) = seen()
    qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    drawn(qtbot, page, lambda shown: column in _columns(shown))


def _columns(shown: Snapshot) -> tuple[int, ...]:
    chosen = shown.status.knobs["features"]
    assert isinstance(chosen, tuple)
    return chosen


def set_rate(qtbot: QtBot, page: LabPage, rate: float) -> None:
    """Type a learning rate and press Enter."""
    box = child(page.knobs, QComboBox, "knob learning_rate")
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, str(rate))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with_knob(qtbot, page, "learning_rate", rate)


def choose_scaling(qtbot: QtBot, page: LabPage, name: str) -> None:
    """Choose from the list of scalings."""
    box = child(page.knobs, QComboBox, "knob scaling")
    pick_index(qtbot, box, box.findData(name))
    with_knob(qtbot, page, "scaling", name)


def pick_index(qtbot: QtBot, box: QComboBox, index: int) -> None:
    """Choose an entry of a list by its place."""
    box.showPopup()
    view = box.view()
    view.setCurrentIndex(box.model().index(index, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    box.hidePopup()


def choose_others(qtbot: QtBot, page: LabPage, index: int) -> None:
    """Choose where the other parameters of the surface stand: now, at the optimum, minimised out."""
    boxes = page.views.frame("surface").findChildren(QComboBox)
    pick_index(qtbot, boxes[2], index)


def click_surface(qtbot: QtBot, page: LabPage) -> None:
    """Click the surface to the left of the middle: there the run begins."""
    plot = page.views.frame("surface").findChild(Plot)
    assert plot is not None
    area = plot.getPlotItem().getViewBox().sceneBoundingRect()
    place = plot.mapFromScene(area.topLeft() + (area.center() - area.topLeft()) / 2)
    qtbot.mouseClick(plot.viewport(), LEFT, pos=place)

    def moved(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("surface")
        return shown.status.by_hand and isinstance(part, SurfacePart) and part.here != (0.0, 0.0)

    drawn(qtbot, page, moved)


def walk_cells(qtbot: QtBot, page: LabPage, *keys: Qt.Key) -> None:
    """Move over the result of a matrix product by arrow keys."""
    panel = page.views.frame("product").findChild(ProductPanel)
    assert panel is not None
    panel.setFocus()
    for key in keys:
        qtbot.keyClick(panel, key)
    qtbot.waitUntil(lambda: page.engine.wait_s() is None, timeout=LONGEST_MS)


def answer_shape(qtbot: QtBot, page: LabPage, rows: int, columns: int) -> None:
    """Type the two numbers and press Enter."""
    for name, value in (("answer_rows", rows), ("answer_columns", columns)):
        field = child(page.views.frame("question"), QLineEdit, name)
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, str(value))
    field = child(page.views.frame("question"), QLineEdit, "answer_columns")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with_knob(qtbot, page, "answer_columns", columns)


def run_job(qtbot: QtBot, page: LabPage, view: str) -> None:
    """Press the first button of a view and wait until its job has ended."""

    def finished(progress: Progress) -> bool:
        return progress.finished

    button = page.views.frame(view).findChildren(QPushButton)[0]
    with qtbot.waitSignal(page.engine.job_advanced, timeout=_JOB_MS, check_params_cb=finished):
        press(qtbot, button)


def next_row(qtbot: QtBot, page: LabPage, view: str) -> None:
    """Choose the next row by the arrow key in a view."""
    panel = page.views.frame(view).panel
    panel.setFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Down)


def keep_apart(qtbot: QtBot, page: LabPage, percent: int) -> None:
    """Type how many rows are kept for the test, and press Enter."""
    box = child(page.knobs, QSpinBox, "knob held_out")
    box.selectAll()
    qtbot.keyClicks(box, str(percent))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    with_knob(qtbot, page, "held_out", percent)
