"""The lab on scaling in the whole window: rates that are refused, a run that blew up and is mended, a new house."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from engine.core.commands import SetData, Step
from engine.core.lesson import NamedData
from engine.core.parts_scales import CoefficientsPart, LaneLinesPart, ValleysPart
from engine.core.status import Snapshot
from gui.lab_page import LabPage
from gui.panels.lane_lines_panel import LaneLinesPanel
from tests.gui.deeds import click_plot, step_on
from tests.gui.deeds_scales import choose_size
from tests.gui.window import POPUPS, at, child, drawn, opened, press, with_knob

pytestmark = POPUPS
LAB = "l07_tips/scaling"


def typed(qtbot: QtBot, page: LabPage, knob: str, text: str) -> QComboBox:
    box = child(page.knobs, QComboBox, f"knob {knob}")
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return box


@pytest.mark.parametrize("knob", ["rate_raw", "rate_minmax", "rate_standard"])
def test_a_rate_that_makes_no_sense_is_refused_at_its_knob_and_nothing_is_lost(knob: str, qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.send(Step(10))
    before = at(qtbot, page, 10)
    was = child(page.knobs, QComboBox, f"knob {knob}").currentText()
    for text in ("0", "-0.1", "1e9", "fast", "nan"):
        with qtbot.waitSignal(page.engine.refused):
            box = typed(qtbot, page, knob, text)
        assert box.currentText() == was
        assert page.notice.isVisible()
        assert "expected" in page.notice.words.text()
    after = at(qtbot, page, 10)
    assert after.status.knobs == before.status.knobs
    assert (after.status.step, after.frame.cost) == (10, before.frame.cost)


def test_a_rate_beyond_its_limit_diverges_alone_and_one_click_mends_it(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    typed(qtbot, page, "rate_standard", "2")
    with_knob(qtbot, page, "rate_standard", 2.0)
    step_on(qtbot, page, 100)
    assert "0.5" in page.knobs.card.mend.text()
    press(qtbot, page.knobs.card.mend)
    with_knob(qtbot, page, "rate_standard", 0.5)
    step_on(qtbot, page, 1)
    shown = drawn(qtbot, page, lambda snapshot: snapshot.status.step == 1)
    part = shown.frame.parts["valleys"]
    assert isinstance(part, ValleysPart)
    assert [valley.arrived for valley in part.valleys] == [None, None, 1]
    assert not page.knobs.card.mend.isVisible()


def test_the_stock_rows_come_with_the_labs_rates_and_y_from_0_to_1(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.send(SetData(NamedData("stock"), page.lab.presets["stock"]))
    knobs = with_knob(qtbot, page, "rate_raw", 1e-5).status.knobs
    assert (knobs["rate_minmax"], knobs["scale_target"]) == (0.1, True)


def test_the_lines_give_way_to_a_sentence_where_there_are_more_features(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.send(SetData(NamedData("stock"), page.lab.presets["stock"]))
    with_knob(qtbot, page, "rate_raw", 1e-5)
    frame = page.views.frame("lines")
    qtbot.waitUntil(lambda: not frame.panel.isVisible())


def test_a_house_chosen_in_the_field_is_the_one_of_the_picture_and_the_other_way_round(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.views.open((("coefficients", "lines"),))
    step_on(qtbot, page, 100)

    def both(size: float) -> Snapshot:
        def there(shown: Snapshot) -> bool:
            row, line = shown.frame.parts.get("coefficients"), shown.frame.parts.get("lines")
            if not isinstance(row, CoefficientsPart) or not isinstance(line, LaneLinesPart):
                return False
            return bool(row.row[0] == line.new_x == size)

        return drawn(qtbot, page, there)

    choose_size(qtbot, page, 2500.0)
    both(2500.0)
    panel = page.views.frame("lines").panel
    assert isinstance(panel, LaneLinesPanel)
    click_plot(qtbot, panel.plot, 1200.0, 200.0)
    both(1200.0)
