"""Runs Python's cyclic collector in the GUI thread only: it destroys QObjects in whichever thread allocates.

What a finished window is made of never becomes garbage. It is frozen, so that a collection looks only at what is
new and takes a millisecond instead of sixty.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_SOON_MS = 600


class Collector(QObject):
    """Collects once a second while it lives. The collector of the interpreter is off from then on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(gc.collect)
        self._timer.start()

        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._freeze)

    def freeze_soon(self) -> None:
        """A page was built: once it is on screen, what stands then is left out of later collections."""
        self._soon.start()

    def _freeze(self) -> None:
        gc.collect()
        gc.freeze()
