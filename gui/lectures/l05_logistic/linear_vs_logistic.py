"""The views of the lab that compares a line with an S-curve."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.fits_panel import FitsPanel
from gui.panels.sorting_panel import SortingPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("sorting", QT_TRANSLATE_NOOP("View", "Category or number?"), SortingPanel),
    View("fits", QT_TRANSLATE_NOOP("View", "Line and S-curve"), FitsPanel),
)
