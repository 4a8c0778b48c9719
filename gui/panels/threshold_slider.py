"""The threshold as a line of words with a slider: from which probability on class 1 is called."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from gui import theme
from gui.elided_label import ElidedLabel
from gui.live_widget import LiveWidget

_LOW, _HIGH, _PAGE = 1, 99, 10
_HUNDRED = 100


class ThresholdSlider(LiveWidget):
    """From 0.01 to 0.99, by mouse or arrow keys.

    Signals:
        chosen: the threshold as a float, each time it is moved by hand.
    """

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._threshold = 0.5
        self._shown = 0.5  # by the last frame
        # What has been asked for and not been shown yet: frames that were on their way still carry older values.
        self._asked: list[float] = []
        self.label = ElidedLabel()
        self.label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(_LOW, _HIGH)
        self.slider.setPageStep(_PAGE)
        self.slider.setValue(round(self._threshold * _HUNDRED))
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.slider.valueChanged.connect(self._on_moved)
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)

    def show_threshold(self, threshold: float) -> None:
        """The threshold of a frame."""
        if threshold in self._asked:
            del self._asked[: self._asked.index(threshold) + 1]
        elif threshold != self._shown:
            self._asked.clear()
        self._shown = threshold
        if not self._asked and threshold != self._threshold:
            self._threshold = threshold
            self.slider.blockSignals(True)
            self.slider.setValue(round(threshold * _HUNDRED))
            self.slider.blockSignals(False)
            self._write()

    def restyle(self) -> None:
        font = QFont(self.font())
        font.setPointSize(theme.point_size())
        self.label.setFixedWidth(QFontMetrics(font).horizontalAdvance(self._words("0.888")) + 2)

    def retranslate(self) -> None:
        self.slider.setAccessibleName(self.tr("Threshold"))
        self.restyle()
        self._write()

    def _words(self, value: str) -> str:
        return self.tr("threshold {value}").format(value=value)

    def _write(self) -> None:
        places = 2 if abs(self._threshold * _HUNDRED - round(self._threshold * _HUNDRED)) < 1e-9 else 3
        self.label.set_text(self._words(f"{self._threshold:.{places}f}"))

    def _on_moved(self, value: int) -> None:
        self._threshold = value / _HUNDRED
        self._asked.append(self._threshold)
        self._write()
        self.chosen.emit(self._threshold)
