"""The views of the lab on softmax: the pipeline, the loss of p, the slopes, and two classes as the sigmoid."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.panels.jacobian_panel import JacobianPanel
from gui.panels.loss_panel import LossPanel
from gui.panels.pipeline_panel import PipelinePanel
from gui.panels.two_classes_panel import TwoClassesPanel
from gui.panels.view import View

VIEWS: tuple[View, ...] = (
    View("pipeline", QT_TRANSLATE_NOOP("View", "From scores to cost"), PipelinePanel),
    View("loss", QT_TRANSLATE_NOOP("View", "Loss −log p"), LossPanel),
    View("jacobian", QT_TRANSLATE_NOOP("View", "Slopes ∂p/∂y"), JacobianPanel),
    View("two_classes", QT_TRANSLATE_NOOP("View", "Two classes: the sigmoid"), TwoClassesPanel),
)
