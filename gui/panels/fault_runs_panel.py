"""What training does with each fault: the same start, trained once with every broken line, and what the check says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.core.commands import CancelJob, StartJob
from engine.core.frames import Part
from engine.core.parts_check import FaultRun, FaultRunsPart
from gui.elided_label import ElidedLabel
from gui.figures import figure
from gui.hover import Numbers
from gui.panels.check_model import FAILED, PASSED
from gui.panels.fault_runs_canvas import FaultRunsCanvas
from gui.panels.panel import Panel

_JOB = "compare"


class FaultRunsPanel(Panel):
    """Draws `FaultRunsPart`; its buttons start and cancel the job."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: FaultRunsPart | None = None
        self.head = ElidedLabel()
        self.canvas = FaultRunsCanvas(self.check_words, self.end_words)
        self.start, self.cancel = QPushButton(), QPushButton()
        self.bar = QProgressBar()
        self._lay_out()
        self.start.clicked.connect(self._on_start_clicked)
        Numbers(self, self.canvas.spots, keys=self.canvas, stop=True).over(self.canvas)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        # Its place stays, so that nothing moves when it comes.
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.start.setObjectName("compare_start")
        self.cancel.setObjectName("compare_cancel")
        controls = QHBoxLayout()
        controls.addWidget(self.start)
        controls.addWidget(self.cancel)
        controls.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.canvas, 1)
        column.addLayout(controls)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, FaultRunsPart)
        if part != self._part:
            self._part = part
            self._show(part)

    def _show(self, part: FaultRunsPart) -> None:
        self.canvas.show_runs(part)
        self.canvas.setAccessibleDescription("; ".join(f"{run.fault}: {self.end_words(run)}" for run in part.runs))
        self.bar.setValue(int(1000 * part.done))
        self.bar.setVisible(part.running)
        self.start.setEnabled(not part.running)
        self.cancel.setEnabled(part.running)
        self.head.set_text(
            self.tr("Check at the start, and when all rows are right ({updates} updates)").format(
                updates=f"{part.updates:,}"
            ),
            self.tr("Check, and all right from update …"),
        )

    def check_words(self, run: FaultRun) -> str:
        """What the check finds at the start."""
        if not run.failed:
            return f"{PASSED} {run.parameters}/{run.parameters}"
        return self.tr("{sign} {failed} of {count}").format(sign=FAILED, failed=run.failed, count=run.parameters)

    def end_words(self, run: FaultRun) -> str:
        """What became of the run."""
        if run.diverged_at is not None:
            return self.tr("diverged at {step}").format(step=f"{run.diverged_at:,}")
        if run.right_from is None:
            return self.tr("not solved, cost {cost}").format(cost=figure(run.cost))
        return self.tr("from {step}").format(step=f"{run.right_from:,}")

    def restyle(self) -> None:
        self.canvas.update()

    def retranslate(self) -> None:
        self.start.setText(self.tr("Train all"))
        self.cancel.setText(self.tr("Cancel"))
        self.canvas.setAccessibleName(self.tr("What training does with each fault"))
        if self._part is not None:
            self._show(self._part)

    def _on_start_clicked(self) -> None:
        self.command_requested.emit(StartJob(_JOB))

    def _on_cancel_clicked(self) -> None:
        self.command_requested.emit(CancelJob())
