"""The views of the mini-batch lab."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.code_panel import CodePanel
from gui.panels.dial_panel import DialPanel
from gui.panels.epochs_panel import AccuracyPanel, EpochCostPanel
from gui.panels.stream_panel import StreamPanel
from gui.panels.view import View
from gui.panels.weight_images_panel import WeightImagesPanel
from gui.panels.wrong_panel import WrongPanel

VIEWS: tuple[View, ...] = (
    View("stream", QT_TRANSLATE_NOOP("View", "Batches arriving"), StreamPanel, ("forward",)),
    View("accuracy", QT_TRANSLATE_NOOP("View", "Accuracy over updates"), AccuracyPanel, ("forward",)),
    View("costs", QT_TRANSLATE_NOOP("View", "Cost of batches and of the whole"), EpochCostPanel, ("forward",)),
    View("images", QT_TRANSLATE_NOOP("View", "Weights as images"), WeightImagesPanel, ("gradient", "update")),
    View("dial", QT_TRANSLATE_NOOP("View", "Angle of the glance"), DialPanel, ("gradient",)),
    View("wrong", QT_TRANSLATE_NOOP("View", "Still wrong"), WrongPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
