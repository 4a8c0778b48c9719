"""At full speed views take turns in frames; otherwise, and at rest, every view shows every frame."""

from functools import partial

from pytestqt.qtbot import QtBot

from engine.core.frames import NothingPart, Part
from engine.core.messages import Message
from gui.panels.panel import Panel
from gui.panels.view import View
from gui.views_area import ViewsArea


class _Counter(Panel):
    """A panel that counts what it is shown."""

    def __init__(self, seen: list[str], name: str, *, dear: bool) -> None:
        super().__init__()
        self.dear = dear
        self._seen, self._name = seen, name

    def show_part(self, part: Part) -> None:
        self._seen.append(self._name)


class _AnyPart(Part):
    """Nothing in particular."""


def _area(qtbot: QtBot, dear: str, cheap: str) -> tuple[ViewsArea, list[str]]:
    seen: list[str] = []
    views = {name: View(name, name, partial(_Counter, seen, name, dear=name in dear)) for name in (*dear, *cheap)}
    area = ViewsArea(views)
    qtbot.addWidget(area)
    area.open((tuple(views),))
    return area, seen


def _frames(area: ViewsArea, seen: list[str], names: str, *, flat_out: bool, count: int) -> list[str]:
    shown = []
    for _ in range(count):
        seen.clear()
        area.show_parts({name: _AnyPart() for name in names}, flat_out=flat_out)
        shown.append("".join(sorted(seen)))
    return shown


def test_below_full_speed_and_at_rest_every_view_shows_every_frame(qtbot: QtBot) -> None:
    area, seen = _area(qtbot, "ab", "cd")
    assert _frames(area, seen, "abcd", flat_out=False, count=3) == ["abcd"] * 3


def test_at_full_speed_a_dear_view_has_a_frame_of_its_own_and_none_is_left_out(qtbot: QtBot) -> None:
    area, seen = _area(qtbot, "ab", "cd")
    shown = _frames(area, seen, "abcd", flat_out=True, count=8)
    assert set(shown) == {"a", "b", "cd"}
    assert [shown.count(frame) for frame in ("a", "b", "cd")] == [2, 2, 4]


def test_at_full_speed_four_ordinary_views_are_drawn_two_by_two(qtbot: QtBot) -> None:
    area, seen = _area(qtbot, "", "abcd")
    assert set(_frames(area, seen, "abcd", flat_out=True, count=4)) == {"ac", "bd"}


def test_one_or_two_views_are_drawn_in_every_frame(qtbot: QtBot) -> None:
    area, seen = _area(qtbot, "a", "b")
    assert _frames(area, seen, "ab", flat_out=True, count=3) == ["ab"] * 3


def test_a_view_that_cannot_be_drawn_says_why(qtbot: QtBot) -> None:
    area, _ = _area(qtbot, "", "a")
    area.show_parts({"a": NothingPart(Message("view_needs_two_features", {"found": 3}))})
    assert "3" in area.frame("a").reason.text()
