"""The window at a projector: thick lines, a name beside every marker of a legend, and always what to do next."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from engine.core.commands import Step
from engine.core.messages import Language
from engine.core.parts_depth import LayersPart
from engine.core.parts_lanes import LanesPart
from engine.core.parts_rates import RatePathsPart
from gui import theme
from gui.dress import dress
from gui.lab_info import lab_info
from gui.lab_page import LabPage
from gui.panels.class_legend import ClassLegend
from gui.panels.cost_panel import CostPanel
from gui.panels.curve import Curve
from gui.panels.lane_dress import LaneLabel, called
from gui.panels.timeline_picture import TimelinePicture
from gui.scroll_room import ScrollRoom
from tests.gui.window import PLAIN, POPUPS, application, at, drawn, opened, with_data

pytestmark = POPUPS
PROJECTOR = replace(PLAIN, language="ko", theme="dark", projector=True)
SMALL = (1280, 720)
# Labs of compared runs, and the views of theirs with a legend of runs.
LEGENDS = (
    ("l05_logistic/cost", "cost"),
    ("l07_tips/learning_rate", "costs"),
    ("l07_tips/learning_rate", "paths"),
    ("l07_tips/scaling", "cost"),
    ("l08_neuron/depth", "cost"),
    ("l08_neuron/depth", "layers"),
)


@pytest.mark.parametrize("story", [False, True], ids=["alone", "beside the story"])
@pytest.mark.parametrize(("lab", "view"), LEGENDS)
def test_a_legend_of_runs_says_their_names(lab: str, view: str, story: bool, qtbot: QtBot) -> None:
    page = opened(qtbot, lab, wanted=PROJECTOR, size=SMALL).page
    if story:
        page.show_story()
        qtbot.waitUntil(lambda: page.story.isVisible() and page.views.x() >= page.story.width())
    part = drawn(qtbot, page, lambda shown: view in shown.frame.parts).frame.parts[view]
    assert isinstance(part, LanesPart | LayersPart | RatePathsPart)
    runs = [(lane.name, lane.title) for lane in (part.paths if isinstance(part, RatePathsPart) else part.lanes)]
    qtbot.waitUntil(lambda: all(each.words.width() > 0 for each in page.views.frame(view).findChildren(LaneLabel)))
    labels = [each.words for each in page.views.frame(view).findChildren(LaneLabel) if each.isVisible()]
    for (name, title), words in zip(runs, labels, strict=True):
        said = words.shown_text()
        assert name in said or called(title) in said
        assert words.fontMetrics().horizontalAdvance(said) <= words.width(), f"{said} is cut"


def test_probability_bars_say_the_names_of_their_classes(qtbot: QtBot) -> None:
    page = opened(qtbot, "l06_softmax/train", wanted=PROJECTOR, size=SMALL).page
    with_data(qtbot, page, "iris")
    page.open_set("matrix")
    (legend,) = page.views.frame("bars").findChildren(ClassLegend)
    qtbot.waitUntil(lambda: [name for _, name in legend.shown()] == ["세토사", "버시컬러", "버지니카"])


def test_lines_of_plots_grow_with_the_letters_and_grids_stay_faint(qtbot: QtBot) -> None:
    opened(qtbot, "l04_linear/train", wanted=PROJECTOR, size=SMALL)
    curve, grid = Curve(), Curve()
    curve.setPen(QPen(theme.current().color("text"), 1.0))
    grid.setPen(QPen(theme.current().color("line"), 1.0))
    assert curve.opts["pen"].widthF() == pytest.approx(18 / 11)
    assert grid.opts["pen"].widthF() == 1.0


def test_lines_follow_when_the_projector_is_switched_on_and_off(qtbot: QtBot) -> None:
    page = opened(qtbot, "l04_linear/train").page
    panel = page.views.frame("cost").panel
    assert isinstance(panel, CostPanel)
    for projector, width in ((True, 18 / 11), (False, 1.0)):
        dress(application(), replace(PLAIN, projector=projector))
        assert panel.floor.opts["pen"].widthF() == pytest.approx(width)


def test_lines_are_as_asked_for_where_letters_are_ordinary(qtbot: QtBot) -> None:
    opened(qtbot, "l04_linear/train")
    pen = QPen(QColor(theme.current().text), 2.0, Qt.PenStyle.DashLine)
    assert theme.stroke(pen) == pen


def _seen_whole(page: LabPage) -> bool:
    """Whether the task of the step has room for its words, on the page."""
    task = page.story.task
    fits = task.words.height() >= task.words.heightForWidth(task.words.width())
    return fits and page.rect().contains(task.mapTo(page, task.rect().bottomRight()))


@pytest.mark.parametrize("lab", ["l04_linear/train", "l05_logistic/train", "l06_softmax/train"])
def test_what_to_do_is_seen_whole_in_every_step_of_the_longest_stories(lab: str, qtbot: QtBot) -> None:
    page = opened(qtbot, lab, wanted=PROJECTOR, size=SMALL).page
    page.show_story()
    story = page.story
    for index, step in enumerate(lab_info(lab).story):
        story.go(index)
        qtbot.waitUntil(lambda: _seen_whole(page))
        assert story.text.viewport().height() > 3 * story.fontMetrics().height(), f"{step.id} has no room for its text"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_an_open_card_is_no_wider_than_its_place(lang: Language, qtbot: QtBot) -> None:
    page = opened(qtbot, "l07_tips/learning_rate", wanted=replace(PROJECTOR, language=lang), size=SMALL).page
    page.show_story()
    page.cards.toggle(0)
    (room,) = page.cards.sheet.findChildren(ScrollRoom)
    qtbot.waitUntil(lambda: page.cards.sheet.hands.isVisible() and room.viewport().width() > 0)
    inside = room.widget()
    assert inside is not None
    qtbot.waitUntil(lambda: inside.width() <= room.viewport().width())


def test_check_boxes_grow_with_the_letters(qtbot: QtBot) -> None:
    page = opened(qtbot, "l09_xor/chain_rule", wanted=PROJECTOR, size=SMALL).page
    box = next(box for box in page.findChildren(QCheckBox) if box.isVisible())
    option = QStyleOptionButton()
    box.initStyleOption(option)
    side = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box).height()
    assert side > theme.point_size()


def test_the_bars_of_the_history_leave_room_for_their_figures(qtbot: QtBot) -> None:
    english = replace(PROJECTOR, language="en", theme="light")
    page = opened(qtbot, "l08_neuron/history", wanted=english, size=(1920, 1080)).page
    page.send(Step(11))
    at(qtbot, page, 11)
    (picture,) = page.findChildren(TimelinePicture)
    seen = picture.grab().toImage()
    edge = {seen.pixelColor(x, y).name() for x in (0, seen.width() - 1) for y in range(seen.height())}
    assert edge == {theme.current().base}
