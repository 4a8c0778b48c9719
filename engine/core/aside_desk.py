"""Answers what is asked beside a run: explanations, cards, pins. The run does not notice."""

from engine.core import program, quantities
from engine.core.asides import MOST_PINS, Answer, Explanation, Pin
from engine.core.commands import Aside, Ask, Explain, PinRun, Program, TellLesson, Unpin
from engine.core.differences import Difference, differences
from engine.core.experiment import Lab
from engine.core.lesson import Lesson
from engine.core.run import Run


class AsideDesk:
    """Keeps the pins, and what was found until somebody takes it."""

    def __init__(self, lab: Lab) -> None:
        self._lab = lab
        self.pins: tuple[Pin, ...] = ()
        self._told_pins: tuple[Pin, ...] = ()
        self._explanation: Explanation | None = None
        self._answer: Answer | None = None
        self._program: str | None = None
        self._lesson: Lesson | None = None

    def handle(self, command: Aside, run: Run, goal: int) -> None:
        """Do what `command` asks of a run to `goal`; LearnerError if there is no such thing."""
        match command:
            case Explain(key):
                self._explanation = run.experiment.explain(key)
            case Ask(card, quantity, arguments):
                self._answer = quantities.answer(self._lab, run.lesson, card, quantity, arguments)
            case PinRun():
                self._pin(run)
            case Unpin(index):
                self.pins = tuple(pin for at, pin in enumerate(self.pins) if at != index)
            case Program(framework):
                self._program = program.program(self._lab, run.as_lesson(goal), framework)
            case TellLesson():
                self._lesson = run.so_far(goal)

    def _pin(self, run: Run) -> None:
        ghost = run.experiment.ghost(run.history)
        if ghost is not None:
            lesson = run.as_lesson(max(run.lesson.steps, run.step))
            self.pins = (*self.pins, Pin(lesson, run.step, ghost))[-MOST_PINS:]

    def differences(self, run: Run) -> tuple[tuple[Difference, ...], ...]:
        """For each pin what differs between it and `run`."""
        if not self.pins:
            return ()
        now = run.as_lesson(run.lesson.steps)
        return tuple(differences(pin.lesson, now) for pin in self.pins)

    def take(self) -> tuple[tuple[Pin, ...] | None, Explanation | None, Answer | None, str | None, Lesson | None]:
        """What is new since the last call: pins, explanation, answer, program, lesson."""
        pins = None if self.pins is self._told_pins else self.pins
        found = (pins, self._explanation, self._answer, self._program, self._lesson)
        self._told_pins = self.pins
        self._explanation = self._answer = self._program = self._lesson = None
        return found
