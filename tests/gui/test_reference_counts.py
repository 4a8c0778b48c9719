"""PySide6 6.12.0 on Python 3.11 drops a reference to None with each call that returns None (or a bool)."""

import sys

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.panels.plot import Plot

_UPDATES = 3_000
_NOISE = 500  # caches filled on the way; the fault costs several references an update


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None has no count there; test_versions tells the bad pair")
def test_thousands_of_plot_updates_leave_the_count_of_none_alone(qtbot: QtBot, qapp: QApplication) -> None:
    plot = Plot()
    qtbot.addWidget(plot)
    curve = plot.plot()
    plot.show()
    x = np.arange(50.0)
    before = sys.getrefcount(None)
    for update in range(_UPDATES):
        curve.setData(x, np.sin(x + update))
        plot.viewport().update()
        if update % 30 == 0:
            plot.grab()
    assert sys.getrefcount(None) > before - _NOISE
