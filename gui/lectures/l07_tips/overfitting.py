"""The views of the lab on overfitting: exact fits first, then gradient descent over time, then two classes."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.class_map_panel import ClassMapPanel
from gui.panels.code_panel import CodePanel
from gui.panels.confusion_panel import ConfusionPanel
from gui.panels.costs_in_time_panel import CostsInTimePanel
from gui.panels.degrees_panel import DegreesPanel
from gui.panels.lambda_panel import LambdaPanel
from gui.panels.ridge_curve_panel import DescentPanel, RidgeCurvePanel
from gui.panels.ridge_weights_panel import RidgeWeightsPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("curve", QT_TRANSLATE_NOOP("View", "Points and curve"), RidgeCurvePanel),
    View("degrees", QT_TRANSLATE_NOOP("View", "Cost over the degree"), DegreesPanel),
    View("weights", QT_TRANSLATE_NOOP("View", "Size of the weights"), RidgeWeightsPanel, ("update",)),
    View("lambda", QT_TRANSLATE_NOOP("View", "Choosing λ"), LambdaPanel),
    View("descent", QT_TRANSLATE_NOOP("View", "Gradient descent and the exact fit"), DescentPanel, ("update",)),
    View("time", QT_TRANSLATE_NOOP("View", "Three costs over updates"), CostsInTimePanel, ("update",)),
    View("twin", QT_TRANSLATE_NOOP("View", "Two classes and the boundary"), ClassMapPanel, ("forward",)),
    View("confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"), ConfusionPanel, ("forward",)),
    View("code", QT_TRANSLATE_NOOP("View", "Code"), CodePanel),
)
