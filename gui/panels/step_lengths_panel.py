"""How far each update goes, for runs in lock-step: the same axes as for their costs."""

from gui.panels.lanes_panel import LanesPanel


class StepLengthsPanel(LanesPanel):
    """Draws LanesPart whose curves are lengths of steps."""

    asks = "step_length"

    def _value_words(self, value: str) -> str:
        return self.tr("step {length}").format(length=value)

    def retranslate(self) -> None:
        super().retranslate()
        self.log_cost.setText(self.tr("log length"))
        self.log_cost.setToolTip(self.tr("Every line upwards is ten times the length"))
        self.setAccessibleName(self.tr("Lengths of the steps of the compared runs; arrow keys go to other steps"))
        self.plot.set_labels(left=self.tr("step α·|∇|"), bottom=self.tr("updates"))
        self._redraw()
