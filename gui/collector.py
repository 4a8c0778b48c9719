"""Runs Python's cyclic collector in the GUI thread only: it destroys QObjects in whichever thread allocates.

What a finished window is made of never becomes garbage. It is frozen, so that a collection looks only at what is
new. While a run trains, ten thousands of states a second are new: they are looked at once, a tenth of a second at a
time, and what has stayed is left alone until nothing goes on.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 100
_SOON_MS = 600
# Fewer new objects since the last look: nothing goes on. After so many such looks all is looked at, once.
_FEW = 2_000
_LONG_ENOUGH = 10


class Collector(QObject):
    """Collects while it lives. The collector of the interpreter is off from then on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._quiet_looks = 0
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._freeze)

    def freeze_soon(self) -> None:
        """A page was built: once it is on screen, what stands then is left out of later collections."""
        self._soon.start()

    def _look(self) -> None:
        self._quiet_looks = self._quiet_looks + 1 if gc.get_count()[0] < _FEW else 0
        gc.collect(2 if self._quiet_looks == _LONG_ENOUGH else 1)

    def _freeze(self) -> None:
        gc.collect()
        gc.freeze()
