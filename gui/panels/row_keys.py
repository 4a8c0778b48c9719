"""Keys that go from row to row: the same in every view that shows rows."""

from PySide6.QtCore import Qt

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
ROW_KEYS = (*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End)


def row_after(key: int, row: int, rows: int) -> int | None:
    """The row that `key` chooses, coming from `row` of `rows`; None where it chooses none."""
    if rows < 1 or key not in ROW_KEYS:
        return None
    if key in _STEPS:
        return min(max(row + _STEPS[Qt.Key(key)], 0), rows - 1)
    return 0 if key == Qt.Key.Key_Home else rows - 1
