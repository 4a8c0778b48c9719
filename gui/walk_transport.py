"""The transport of a walk: its steps are no updates, so there is no cost, and no operation inside of a step."""

from engine.core.commands import Back, Seek, Step
from engine.core.pace import Speed
from gui.hover import Spot
from gui.transport import Transport


class WalkTransport(Transport):
    """The same buttons in the words of a walk."""

    def _step_words(self) -> str:
        return self._steps()[self._step_size]

    def _steps(self) -> dict[int, str]:
        return {1: self.tr("One step"), 10: self.tr("Ten steps"), 100: self.tr("A hundred steps")}

    def _back_words(self) -> str:
        return self.tr("One step back")

    def _numbers_tip(self) -> str:
        return self.tr("Steps made, of all steps")

    def _beside(self, cost: str, slope: str) -> str:
        return ""

    def _spots(self) -> list[Spot]:
        return []

    def _fill_menus(self) -> None:
        back = {1: self.tr("One back"), 10: self.tr("Ten back"), 100: self.tr("A hundred back")}
        self._step_menu.clear()
        self._back_menu.clear()
        for jump, words in self._steps().items():
            self._step_menu.addAction(words).setData(Step(jump))
            self._back_menu.addAction(back[jump]).setData(Back(jump))
        self._step_menu.addAction(self.tr("To the last step")).setData(Step(0))
        self._back_menu.addAction(self.tr("To the first step")).setData(Seek(0))

    def retranslate(self) -> None:
        super().retranslate()
        words = self.tr("Steps per second")
        self.speed.setToolTip(words)
        self.speed.setAccessibleName(words)
        self.speed.setItemText(self.speed.findData(Speed.LAW), self.tr("usual pace"))
