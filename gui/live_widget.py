"""A widget that follows the theme and the language while the app runs."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gui import theme


class LiveWidget(QWidget):
    """Calls `restyle` on a change of colours or font and `retranslate` on a change of language.

    A subclass calls both at the end of its `__init__`.

    Signals:
        explain_requested: where does this number come from? Its key and a QRect on the screen; None when it is left.
    """

    explain_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # It is built in the present colours; what is left to follow are changes.
        self._style = (theme.current(), theme.point_size())

    def restyle(self) -> None:
        """Take colours and font size from `gui.theme` anew."""

    def retranslate(self) -> None:
        """Write all words anew."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            # Palettes and fonts change for smaller reasons too, such as a style sheet that `restyle` itself has set.
            style = (theme.current(), theme.point_size())
            if style != self._style:
                self._style = style
                self.restyle()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
