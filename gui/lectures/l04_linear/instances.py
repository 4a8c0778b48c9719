"""The view of the lab on many instances."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.timing_panel import TimingPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (View("timing", QT_TRANSLATE_NOOP("View", "Loop and matrix product"), TimingPanel),)
