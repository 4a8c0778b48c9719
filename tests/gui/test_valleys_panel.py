"""Three valleys side by side: each in its own coordinates, round where it is round, with its numbers."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.core.commands import Seek, Step
from engine.core.parts_scales import ValleysPart
from gui import theme
from gui.panels.valley_map import ValleyMap
from gui.panels.valleys_panel import ValleysPanel
from tests.engine.runs import do
from tests.engine.scales import part, part_after, scales
from tests.gui.two_costs import kept


def shown(qtbot: QtBot, *steps: int, data: str = "house", size: tuple[int, int] = (1000, 420)) -> ValleysPanel:
    panel = kept(qtbot, ValleysPanel())
    panel.resize(*size)
    for count in steps or (0,):
        panel.show_part(part_after(ValleysPart, "valleys", *([Step(count)] if count else []), data=data))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def seen(drawn: ValleyMap) -> tuple[float, float, float, float]:
    (x_low, x_high), (y_low, y_high) = drawn.plot.getPlotItem().getViewBox().viewRange()
    return x_low, x_high, y_low, y_high


def test_each_valley_has_its_name_and_its_numbers(qtbot: QtBot) -> None:
    maps = shown(qtbot, 1).maps
    assert [drawn.head.words.text() for drawn in maps] == [
        "As it is (raw)", "Min-max, 0 to 1 (minmax)", "Standardised (standard)",
    ]  # fmt: skip
    assert [drawn.shape.text() for drawn in maps] == [
        "condition 6.827e7 (8,262 times as long as wide)   stable up to 2.33e−7",
        "condition 12.36 (3.515 times as long as wide)   stable up to 0.8675",
        "condition 1.000 (round)   stable up to 1.000",
    ]
    assert maps[0].reading.text() == "cost 1,571   w = 0.1751   b = 8.239e−5"
    assert maps[2].reading.text() == "cost 1,466   w = 81.56   b = 355.1"


def test_only_the_bowl_is_crossed_with_the_first_update(qtbot: QtBot) -> None:
    words = [drawn.pace.text() for drawn in shown(qtbot, 1).maps]
    assert words == [
        "4.752e7 updates halve what is left of the slowest way",
        "8.287 updates halve what is left of the slowest way",
        "arrived with the first update",
    ]
    assert shown(qtbot).maps[2].pace.text() == "one update will do"
    assert shown(qtbot, 100).maps[1].pace.text() == "arrived after 57 updates"


def test_an_arrived_run_points_nowhere(qtbot: QtBot) -> None:
    first, *_, last = shown(qtbot, 1).maps
    pixels = first.plot.viewportTransform()
    assert first.marks.arrow(pixels) is not None
    assert last.marks.arrow(pixels) is None


@pytest.mark.parametrize("size", [(1000, 420), (1000, 260), (700, 700)])
def test_a_circle_looks_like_one_whatever_the_room(size: tuple[int, int], qtbot: QtBot) -> None:
    for drawn in shown(qtbot, size=size).maps[1:]:
        box = drawn.plot.getPlotItem().getViewBox()
        x_low, x_high, y_low, y_high = seen(drawn)
        assert (x_high - x_low) / box.width() == pytest.approx((y_high - y_low) / box.height(), rel=0.01)


def test_start_and_lowest_point_are_seen_in_every_valley(qtbot: QtBot) -> None:
    valleys = part_after(ValleysPart, "valleys").valleys
    for drawn, valley in zip(shown(qtbot, size=(1000, 260)).maps, valleys, strict=True):
        x_low, x_high, y_low, y_high = seen(drawn)
        assert valley.surface.slice_lowest is not None
        for x, y in (valley.surface.here, valley.surface.slice_lowest):
            assert x_low < x < x_high
            assert y_low < y < y_high


def test_hops_are_drawn_in_the_valley_of_their_run(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    before = [drawn.plot.grab().toImage() for drawn in panel.maps]
    panel.show_part(part_after(ValleysPart, "valleys", Step(1)))
    assert all(drawn.plot.grab().toImage() != old for drawn, old in zip(panel.maps, before, strict=True))


def test_what_looks_as_before_is_not_painted_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    one, painted = do(scales(), Step(6)), [0, 0, 0]
    panel = kept(qtbot, ValleysPanel())
    panel.show_part(part(one, ValleysPart, "valleys"))
    for place, drawn in enumerate(panel.maps):
        monkeypatch.setattr(drawn.marks, "set_run", partial(_count, painted, place))
    for _ in range(3):
        panel.show_part(part(do(one, Step(1)), ValleysPart, "valleys"))
    # The raw run hardly moves, and the standardised one has arrived.
    assert painted == [0, 3, 0]
    panel.show_part(part(do(one, Seek(0)), ValleysPart, "valleys"))
    assert painted == [1, 4, 1]


def _count(counts: list[int], place: int, *_given: object, **_named: object) -> None:
    counts[place] += 1


def test_a_run_that_blew_up_says_where_and_at_which_rate(qtbot: QtBot) -> None:
    maps = shown(qtbot, 30, data="stock").maps
    assert maps[0].pace.text().startswith("diverged at update")
    assert maps[0].pace.text().endswith("rate 1e−5 is too large")
    assert "diverged" not in maps[1].pace.text()


def test_with_more_parameters_the_hint_says_what_is_minimised_out(qtbot: QtBot) -> None:
    panel = shown(qtbot, data="exam_five")
    assert "minimised out" in panel.hint.text()
    assert panel.maps[0].reading.text() == "cost 29,662   w1 = 0   w2 = 0"
    panel.show_part(part_after(ValleysPart, "valleys"))
    assert "same rows, same start" in panel.hint.text()


def test_the_numbers_explain_themselves(qtbot: QtBot) -> None:
    first, _, last = shown(qtbot, 1, size=(1500, 420)).maps
    assert [spot.key for spot in first.spots()] == [
        ("raw", "cost"), ("raw", "parameter", "w1"), ("raw", "parameter", "b"),
        ("raw", "condition"), ("raw", "longer"), ("raw", "stable_rate"), ("raw", "half_life", "1"),
    ]  # fmt: skip
    assert [spot.key[1] for spot in last.spots()] == ["cost", "parameter", "parameter", "condition", "stable_rate"]


def test_a_low_view_leaves_out_the_hint_and_the_titles(qtbot: QtBot) -> None:
    low, high = shown(qtbot, size=(1000, 230)), shown(qtbot, size=(1000, 600))
    assert (low.hint.isVisible(), high.hint.isVisible()) == (False, True)


def test_in_the_lowest_views_the_picture_comes_before_the_numbers(qtbot: QtBot, qapp: QApplication) -> None:
    panel = shown(qtbot, size=(1300, 250))
    last = panel.maps[-1]
    assert len(last.spots()) > 2
    try:
        theme.apply(qapp, "light", projector=True)
        panel.resize(1300, 240)
        qtbot.waitUntil(lambda: not last.reading.isVisible() and not last.pace.isVisible())
        assert [spot.key[1] for spot in last.spots()] == ["condition", "stable_rate"]
    finally:
        theme.apply(qapp, "light")


def test_a_change_of_theme_repaints(qtbot: QtBot, qapp: QApplication) -> None:
    panel = shown(qtbot, 1)
    light = panel.grab().toImage()
    try:
        theme.apply(qapp, "dark", projector=True)
        assert panel.grab().toImage() != light
    finally:
        theme.apply(qapp, "light")
