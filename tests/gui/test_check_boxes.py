"""Check boxes in both themes: a ticked one is as large as an empty one and can be told from it across a room."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton
from pytestqt.qtbot import QtBot

from gui import theme
from gui.theme import ThemeName
from tests.gui.window import PLAIN, POPUPS, opened

pytestmark = POPUPS
_CLEARLY = 3.0  # the contrast that WCAG asks of parts that are no text


def _light(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


def _drawn(box: QCheckBox) -> QImage:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.grab(box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)).toImage()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_ticked_box_is_as_large_as_an_empty_one_and_its_tick_is_seen(name: ThemeName, qtbot: QtBot) -> None:
    page = opened(qtbot, "l04_linear/train", wanted=replace(PLAIN, theme=name)).page
    box = QCheckBox("feature", page)
    box.show()
    empty = _drawn(box)
    box.setChecked(True)
    ticked = _drawn(box)
    assert ticked.size() == empty.size()
    ground = QColor(theme.current().accent)
    inside = [ticked.pixelColor(x, y) for x in range(ticked.width()) for y in range(ticked.height())]
    assert _contrast(ground, QColor(theme.current().window)) > _CLEARLY
    assert max(_contrast(ground, color) for color in inside[len(inside) // 4 : -len(inside) // 4]) > _CLEARLY
