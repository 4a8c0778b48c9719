"""The one view of the strip of years."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.timeline_panel import TimelinePanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (View("timeline", QT_TRANSLATE_NOOP("View", "From 1943 to 2015"), TimelinePanel),)
