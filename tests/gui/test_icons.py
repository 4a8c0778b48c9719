import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import resources
from gui import icons, theme

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


def _colors(image: QImage) -> set[str]:
    """The colours of the pixels that are wholly covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_color_asked_for(name: str) -> None:
    image = icons.icon(name, "accent").pixmap(QSize(48, 48), 1.0).toImage()
    assert _colors(image) == {QColor(theme.LIGHT.accent).name()}


def test_every_icon_is_used() -> None:
    window = "".join(path.read_text(encoding="utf-8") for path in (resources.ROOT.parent / "gui").rglob("*.py"))
    assert [name for name in NAMES if f'"{name}"' not in window] == []


def test_an_icon_has_all_the_pixels_of_a_fine_screen() -> None:
    pixmap = icons.icon("play").pixmap(QSize(24, 24), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)


def test_a_disabled_icon_is_ghostly() -> None:
    image = icons.icon("play").pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled).toImage()
    assert _colors(image) == {QColor(theme.LIGHT.ghost).name()}


def test_an_icon_on_a_button_follows_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton(icons.icon("play"), "")
    qtbot.addWidget(button)
    assert QColor(theme.LIGHT.text).name() in _colors(button.grab().toImage())
    theme.apply(qapp, "dark")
    assert QColor(theme.DARK.text).name() in _colors(button.grab().toImage())


def test_a_changed_copy_of_an_icon_outlives_the_collector() -> None:
    original = icons.icon("play")
    copy = QIcon(original)
    copy.addPixmap(QPixmap(8, 8))
    del original
    gc.collect()
    assert not copy.pixmap(16, 16).isNull()
