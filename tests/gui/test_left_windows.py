"""What a test leaves lying about does no harm to the tests after it."""

from weakref import ref

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class _Knot(QWidget):
    """A window that refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.knot = self


def test_a_window_on_screen_is_not_taken_apart_in_the_middle_of_a_test(qtbot: QtBot) -> None:
    window = _Knot()
    qtbot.addWidget(window)
    window.show()
    there = ref(window)
    del window
    new_things: list[list[int]] = [[] for _ in range(1_000_000)]
    assert len(new_things) == 1_000_000
    assert there() is not None
