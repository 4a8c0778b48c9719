"""What all plots have in common: the numbers of their axes and the room for them."""

import math
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.panels.plot import Plot


@pytest.mark.parametrize(
    ("values", "spacing", "words"),
    [
        ([0.0, 500.0, 2000.0], 500.0, ["0", "500", "2,000"]),
        ([-0.2, 0.0, 0.2], 0.2, ["−0.2", "0.0", "0.2"]),
        ([-1e-17, 0.5], 0.5, ["0.0", "0.5"]),
        ([-2e7, 2e7], 1e7, ["−2e7", "2e7"]),
    ],
)
def test_axes_write_numbers_as_everything_else_does(
    qtbot: QtBot, values: list[float], spacing: float, words: list[str]
) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    assert plot.getAxis("left").tickStrings(values, 1.0, spacing) == words


def test_large_writing_has_the_height_it_needs_below_the_plot(qtbot: QtBot, dressed_app: QApplication) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    theme.apply(dressed_app, "light", projector=True)
    plot.restyle()
    axis = plot.getAxis("bottom")
    assert axis.style["tickTextHeight"] >= QFontMetrics(axis.style["tickFont"]).height()


def test_titles_left_out_stay_left_out_when_they_are_written_anew(qtbot: QtBot) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    plot.show_titles(False)
    plot.set_labels(left="w2", bottom="w1")
    plot.show()
    assert not plot.getAxis("left").label.isVisible()
    plot.show_titles(True)
    assert plot.getAxis("left").label.isVisible()


@pytest.mark.parametrize("height", [70, 90, 140, 400])
def test_numbers_of_a_low_axis_do_not_touch(qtbot: QtBot, height: int) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    axis = plot.getAxis("left")
    (spacing, _), *_ = axis.tickSpacing(0.0, 100.0, height)
    assert spacing / 100.0 * height >= 0.9 * QFontMetrics(axis.style["tickFont"]).height()


@pytest.mark.parametrize(("low", "high"), [(0.0, 100.0), (0.0, 30_000.0), (0.04, 0.36), (-1e-3, 1e-3)])
@pytest.mark.parametrize("width", [40, 60, 90, 150, 600])
def test_numbers_of_a_narrow_axis_do_not_touch(qtbot: QtBot, width: int, low: float, high: float) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    axis = plot.getAxis("bottom")
    (spacing, _), *_ = axis.tickSpacing(low, high, width)
    values = [k * spacing for k in range(math.ceil(low / spacing), math.floor(high / spacing) + 1)]
    assert values, "no number is left"
    metrics, per_pixel = QFontMetrics(axis.style["tickFont"]), (high - low) / width
    wide = [metrics.horizontalAdvance(words) * per_pixel for words in axis.tickStrings(values, 1.0, spacing)]
    shown = [(x, w) for x, w in zip(values, wide, strict=True) if low + w / 2 <= x <= high - w / 2]
    assert all(x + w / 2 < y - v / 2 for (x, w), (y, v) in pairwise(shown))


def test_a_map_without_titles_names_its_axes_inside(qtbot: QtBot) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    plot.name_inside()
    plot.set_labels(left="b", bottom="w")
    plot.resize(200, 120)
    plot.show()
    corners = plot._corners
    assert corners is not None
    assert not corners.left.isVisible()
    plot.show_titles(False)
    assert (corners.left.toPlainText(), corners.bottom.toPlainText()) == ("b", "w")
    assert corners.left.isVisible()
    assert corners.bottom.isVisible()
