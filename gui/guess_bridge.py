"""Between the open card and the views: who takes the guess, and where it has to be forgotten."""

from PySide6.QtCore import QObject, Slot

from gui.card_info import Card
from gui.card_view import CardView
from gui.panels.cost_panel import CostPanel
from gui.panels.panel import Panel
from gui.panels.surface_panel import SurfacePanel
from gui.views_area import ViewsArea


class GuessBridge(QObject):
    """Arms cost plot and surface for a guess; they are made when first opened, so each is met when it appears."""

    def __init__(self, views: ViewsArea, cards: CardView) -> None:
        super().__init__(cards)
        self._views = views
        self._cards = cards
        self._card: Card | None = None
        self._met: list[Panel] = []
        cards.guess_wanted.connect(self._on_wanted)
        cards.guess_cleared.connect(self._on_cleared)
        views.opened.connect(self._on_opened)

    @Slot(object)
    def _on_wanted(self, card: Card | None) -> None:
        self._card = card
        for panel in self._arm():
            panel.setFocus()

    @Slot()
    def _on_opened(self) -> None:
        self._arm()

    def _arm(self) -> list[Panel]:
        """Tell every open view whether a guess is made in it; returns those in which one is."""
        wanted: list[Panel] = []
        form = None if self._card is None else self._card.form
        for name in sorted(self._views.names()):
            panel = self._views.frame(name).panel
            if isinstance(panel, CostPanel):
                self._meet(panel)
                panel.arm_guess(self._card.updates if self._card is not None and form == "curve" else None)
                wanted += [panel] if form == "curve" else []
            elif isinstance(panel, SurfacePanel):
                self._meet(panel)
                panel.guess.armed = form == "point"
                wanted += [panel] if form == "point" else []
        return wanted

    def _meet(self, panel: CostPanel | SurfacePanel) -> None:
        if panel in self._met:
            return
        self._met.append(panel)
        if isinstance(panel, CostPanel):
            panel.guess.drawn.connect(self._cards.take_curve)
        else:
            panel.guess.chosen.connect(self._cards.take_point)

    @Slot()
    def _on_cleared(self) -> None:
        for panel in self._met:
            if isinstance(panel, CostPanel):
                panel.clear_guess()
            elif isinstance(panel, SurfacePanel):
                panel.guess.flag.plant(None)
