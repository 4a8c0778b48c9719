"""The middle of a lab in the whole window: which views are open, and that what is done in one reaches the others."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from engine import catalogue
from engine.core.frames import PlanePart, RowsPart, SurfacePart
from engine.core.parts_features import FeaturesPart
from engine.core.status import Snapshot
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.main_window import MainWindow
from gui.panels.features_panel import FeaturesPanel
from gui.panels.parameter_bars import ParameterBars
from gui.panels.plot import Plot
from tests.gui.window import (
    LEFT,
    POPUPS,
    at,
    child,
    choose,
    drawn,
    opened,
    parameters,
    press,
    with_data,
    with_knob,
)

pytestmark = POPUPS
LABS = [lab.name for lab in catalogue.labs()]


def _visible(page: LabPage) -> set[str]:
    """The views that can be seen."""
    return {name for name in page.views.names() if page.views.frame(name).isVisible()}


def _has(page: LabPage, *names: str) -> bool:
    return page.snapshot is not None and set(page.snapshot.frame.parts) == set(names)


def _showing(names: set[str]) -> Callable[[Snapshot], bool]:
    return lambda shown: set(shown.frame.parts) == names


def _button(page: LabPage, view: str, name: str) -> QToolButton:
    return child(page.views.frame(view), QToolButton, name)


def _open_set(qtbot: QtBot, window: MainWindow, title: str) -> None:
    choose(qtbot, window.tab.sets, title)


@pytest.mark.parametrize("lab", LABS)
def test_each_set_opens_the_views_it_names(lab: str, qtbot: QtBot) -> None:
    window = opened(qtbot, lab)
    page = window.page
    for entry in lab_info(lab).sets:
        _open_set(qtbot, window, entry.title["en"])
        assert page.views.rows == entry.rows
        names = {name for row in entry.rows for name in row}
        assert _visible(page) == names
        drawn(qtbot, page, _showing(names))


def test_only_the_parts_of_open_views_are_computed(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    assert _has(page, "plane", "table", "cost", "parameters")
    page.views.enlarge("cost")
    drawn(qtbot, page, lambda shown: set(shown.frame.parts) == {"cost"})
    page.views.enlarge("cost")
    drawn(qtbot, page, lambda shown: len(shown.frame.parts) == 4)


def test_a_view_fills_the_middle_and_comes_back_by_its_button(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    small = page.views.frame("cost").size()
    press(qtbot, _button(page, "cost", "enlarge"))
    assert _visible(page) == {"cost"}
    qtbot.waitUntil(lambda: page.views.frame("cost").size() == page.views.size())
    press(qtbot, _button(page, "cost", "enlarge"))
    assert _visible(page) == {"plane", "table", "cost", "parameters"}
    qtbot.waitUntil(lambda: page.views.frame("cost").size() == small)


def test_a_view_fills_the_middle_and_comes_back_by_a_double_click_on_its_header(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    for shown in ({"table"}, {"plane", "table", "cost", "parameters"}):
        frame = page.views.frame("table")
        title, enlarge = _button(page, "table", "view_title"), _button(page, "table", "enlarge")
        between = (title.mapTo(frame, title.rect().topRight()) + enlarge.mapTo(frame, QPoint(0, 0))) / 2
        spot = QPoint(between.x(), title.mapTo(frame, title.rect().center()).y())
        header = frame.childAt(spot)
        assert header is not None
        qtbot.mouseDClick(header, LEFT, pos=header.mapFrom(frame, spot))
        assert _visible(page) == shown


def test_what_the_learner_has_dragged_apart_stays_so_after_enlarging(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    outer = next(splitter for splitter in page.views.findChildren(QSplitter) if splitter.count() == 2)
    outer.setSizes([100, 300])
    before = page.views.frame("plane").size()
    press(qtbot, _button(page, "plane", "enlarge"))
    press(qtbot, _button(page, "plane", "enlarge"))
    qtbot.waitUntil(lambda: page.views.frame("plane").size() == before)


def test_the_keyboard_stays_with_the_view_that_is_enlarged(qtbot: QtBot) -> None:
    window = opened(qtbot)
    button = _button(window.page, "cost", "enlarge")
    button.setFocus()
    for _ in range(2):
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert window.focusWidget() is button


def test_the_menu_shows_another_view_in_its_place(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, _button(page, "cost", "view_title"), "Cost surface")
    assert page.views.rows == (("plane", "table"), ("surface", "parameters"))
    drawn(qtbot, page, lambda shown: "surface" in shown.frame.parts and "cost" not in shown.frame.parts)
    assert _visible(page) == {"plane", "table", "surface", "parameters"}


def test_a_view_that_is_open_already_changes_places(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, _button(page, "cost", "view_title"), "Table")
    assert page.views.rows == (("plane", "cost"), ("table", "parameters"))
    assert _visible(page) == {"plane", "table", "cost", "parameters"}


def test_the_menu_of_an_enlarged_view_enlarges_the_other_one(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    press(qtbot, _button(page, "cost", "enlarge"))
    choose(qtbot, _button(page, "cost", "view_title"), "Prediction and truth")
    assert _visible(page) == {"fit"}
    press(qtbot, _button(page, "fit", "enlarge"))
    assert page.views.rows == (("plane", "table"), ("fit", "parameters"))
    press(qtbot, _button(page, "fit", "enlarge"))
    choose(qtbot, _button(page, "fit", "view_title"), "Table")
    assert _visible(page) == {"table"}


def test_no_view_can_be_pushed_out_of_sight(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    handles = [splitter.handle(1) for splitter in page.views.findChildren(QSplitter) if splitter.count() > 1]
    assert len(handles) == 3
    for handle in handles:
        for corner in (QPoint(2, 2), page.views.rect().bottomRight() - QPoint(2, 2)):
            before = handle.pos()
            QTest.mousePress(handle, LEFT)
            QTest.mouseMove(handle, handle.mapFrom(page.views, corner))
            QTest.mouseRelease(handle, LEFT)
            assert handle.pos() != before
            _all_large_enough(page)


def _all_large_enough(page: LabPage) -> None:
    for name in page.views.names():
        frame = page.views.frame(name)
        assert frame.width() >= frame.minimumWidth() > 0
        assert frame.height() >= frame.minimumHeight() > 0


def test_a_view_that_cannot_be_drawn_says_why_in_both_languages(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    with_data(qtbot, page, "exam_five")
    words = page.views.frame("plane").reason
    assert words.isVisible()
    assert "two features (3 now)" in words.text()
    with_data(qtbot, page, "hours_attendance")
    assert not words.isVisible()


def test_a_click_on_the_surface_sets_the_start_there(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    _open_set(qtbot, window, "Cost surface")
    part = drawn(qtbot, page, lambda shown: "surface" in shown.frame.parts).frame.parts["surface"]
    assert isinstance(part, SurfacePart)
    plot = page.views.frame("surface").findChild(Plot)
    assert plot is not None
    window.grab()
    wanted = (float(part.x[len(part.x) // 3]), float(part.y[len(part.y) // 2]))
    spot = plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(*wanted)))
    qtbot.mouseClick(plot.viewport(), LEFT, pos=spot)
    snapshot = drawn(qtbot, page, lambda shown: shown.status.by_hand)
    w1, w2, _ = parameters(snapshot)
    across, up = float(part.x[-1] - part.x[0]), float(part.y[-1] - part.y[0])
    assert w1 == pytest.approx(wanted[0], abs=across / 100)
    assert w2 == pytest.approx(wanted[1], abs=up / 100)
    assert snapshot.status.step == 0


def _samples(snapshot: Snapshot) -> set[int]:
    """The chosen row in every part that shows one."""
    parts = snapshot.frame.parts.values()
    line = getattr(snapshot.frame.line, "row", None)
    assert line is not None
    return {part.sample for part in parts if isinstance(part, (RowsPart, PlanePart))} | {line}


def test_a_row_chosen_in_the_table_is_chosen_everywhere(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    page.views.open((("plane", "table"), ("fit", "parameters")))
    drawn(qtbot, page, lambda shown: "fit" in shown.frame.parts)
    table = page.views.frame("table").findChild(QTableView)
    assert table is not None
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.model().index(3, 1)).center())
    assert _samples(drawn(qtbot, page, lambda shown: _samples(shown) != {0})) == {3}
    assert "row 4" in page.line.text()
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert _samples(drawn(qtbot, page, lambda shown: _samples(shown) != {3})) == {2}


def test_a_bar_dragged_by_hand_moves_the_parameter(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    bars = page.views.frame("parameters").findChild(ParameterBars)
    assert bars is not None
    start, end = bars.spot(0, 0.0).toPoint(), bars.spot(0, 8.0).toPoint()
    QTest.mousePress(bars, LEFT, pos=start)
    QTest.mouseMove(bars, end)
    QTest.mouseRelease(bars, LEFT, pos=end)
    snapshot = drawn(qtbot, page, lambda shown: shown.status.by_hand)
    assert parameters(snapshot) == [pytest.approx(8.0, abs=0.3), 0.0, 0.0]
    assert snapshot.status.step == 0


def test_a_parameter_moved_in_mid_run_is_an_event(qtbot: QtBot) -> None:
    page = opened(qtbot).page
    choose(qtbot, page.transport.step, "Ten updates")
    at(qtbot, page, 10)
    bars = page.views.frame("parameters").findChild(ParameterBars)
    assert bars is not None
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    snapshot = drawn(qtbot, page, lambda shown: shown.status.events == (10,))
    assert snapshot.status.step == 10


def test_ticking_a_feature_in_its_view_fits_anew(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    with_data(qtbot, page, "exam_scores")
    _open_set(qtbot, window, "Choosing features")
    panel = page.views.frame("features").panel
    assert isinstance(panel, FeaturesPanel)
    drawn(qtbot, page, lambda shown: "features" in shown.frame.parts)
    for index, chosen, cost in ((1, (0, 2), 13.64), (2, (0,), 58.25), (1, (0, 1), 40.83)):
        panel.rows[index].box.click()
        part = with_knob(qtbot, page, "features", chosen).frame.parts["features"]
        assert isinstance(part, FeaturesPart)
        assert part.cost == pytest.approx(cost, abs=0.005)


def test_axes_of_the_surface_go_back_when_a_parameter_is_gone(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = window.page
    with_data(qtbot, page, "exam_five")
    _open_set(qtbot, window, "Cost surface")
    page.look_at(axes=("w2", "w3"))
    drawn(qtbot, page, _over(("w2", "w3")))
    with_data(qtbot, page, "hours_attendance")
    drawn(qtbot, page, _over(("w1", "w2")))


def _over(names: tuple[str, str]) -> Callable[[Snapshot], bool]:
    def over(shown: Snapshot) -> bool:
        part = shown.frame.parts.get("surface")
        return isinstance(part, SurfacePart) and part.names == names

    return over
