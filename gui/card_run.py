"""The run that a card is about: put in place when the card opens, and played over the guess once it is answered."""

from PySide6.QtCore import QObject, Signal

from engine.core.asides import Answer
from engine.core.commands import Play, Seek, SetKnob, StartJob
from engine.core.experiment import Lab
from engine.core.status import Phase, Status
from gui.card_info import Card
from gui.lab_info import Setup
from gui.set_up import commands


class CardRun(QObject):
    """Sends what puts a card's run in place and plays it up to the update that the card asks about.

    Signals:
        command_requested: a command for the engine.
        set_requested: the id of a set of views.
        look_requested: a dict of `Look` fields to replace.
    """

    command_requested = Signal(object)
    set_requested = Signal(str)
    look_requested = Signal(object)

    def __init__(self, lab: Lab, parent: QObject) -> None:
        super().__init__(parent)
        self._lab = lab
        self._status: Status | None = None
        self._until: int | None = None
        self._begun = False

    def stop(self) -> None:
        """Let a run that plays go on by itself."""
        self._until = None

    def put_in_place(self, card: Card) -> None:
        """The start of the run, and the views in which it is seen."""
        self._load(card.setup)
        if card.set is not None:
            self.set_requested.emit(card.set)
        if card.window is not None:
            self.look_requested.emit({"window": card.window})
        if card.look:
            self.look_requested.emit(dict(card.look))

    def turn_fresh_knobs(self, card: Card, answer: Answer) -> None:
        """What was drawn by lot and is a knob: the lab shows the number that the question names."""
        if self._status is not None:
            for name in card.fresh:
                if name in self._status.knobs:
                    self.command_requested.emit(SetKnob(name, answer.question[name]))

    def play(self, card: Card, answer: Answer) -> None:
        """Play the run from its start, whatever was done since the card was opened."""
        after = card.after
        if after.set is not None:
            self.set_requested.emit(after.set)
        if after.look:
            self.look_requested.emit(dict(after.look))
        if after.job is not None:
            self.command_requested.emit(StartJob(after.job))
        if after.steps or after.setup is not None:
            self._load(after.setup or card.setup)
            self.turn_fresh_knobs(card, answer)
        if after.steps:
            # It is played once it stands at its start; a frame of the run before may still be on its way.
            self._until, self._begun = after.steps, False

    def show_status(self, status: Status) -> None:
        """Stop exactly at the last update that the card asks about, unless somebody else has stopped before."""
        self._status = status
        if self._until is None:
            return
        running = status.phase is Phase.RUNNING
        if not self._begun:
            if status.step == 0 and not running:
                self._begun = True
                self.command_requested.emit(Play())
        elif status.step >= self._until:
            self.command_requested.emit(Seek(self._until))
            self._until = None
        elif status.step > 0 and not running:
            self._until = None

    def _load(self, setup: Setup) -> None:
        for command in commands(self._lab, setup):
            self.command_requested.emit(command)
