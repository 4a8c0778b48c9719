"""The views of the lab on shapes: the question, and a product in numbers."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.product_panel import ProductPanel
from gui.panels.shapes_panel import ShapesPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("question", QT_TRANSLATE_NOOP("View", "Which shape?"), ShapesPanel),
    View("product", QT_TRANSLATE_NOOP("View", "Product, cell by cell"), ProductPanel),
)
