"""How a run stands, for the window: the numbers, and the sentence that says so."""

from engine.core.aside_desk import AsideDesk
from engine.core.commands import SetKnob
from engine.core.cursor import Cursor
from engine.core.initial import RANDOM
from engine.core.messages import Message
from engine.core.run import Run
from engine.core.status import Phase, Status
from engine.core.status_words import words


def status_of(
    run: Run, phase: Phase, goal: int, job: str | None, cursor: Cursor, asides: AsideDesk, *, flat_out: bool
) -> Status:
    """How a run stands, with the sentence that says so."""
    message, suggestion = _said(run, phase)
    return Status(
        phase=phase,
        step=run.step,
        last=run.history.last,
        goal=goal,
        knobs=dict(run.experiment.knobs),
        seed=run.lesson.seed,
        by_hand=run.lesson.initial is not None,
        message=message,
        drawn=run.experiment.knobs.get("initialisation", "normal") in RANDOM,
        suggestion=suggestion,
        events=tuple(at for at in sorted(run.events) if 0 < at <= run.history.last),
        job=job,
        flat_out=flat_out,
        next_operation=cursor.next,
        last_operation=cursor.last,
        pin_differences=asides.differences(run),
    )


def _said(run: Run, phase: Phase) -> tuple[Message, tuple[SetKnob, ...] | None]:
    if phase is Phase.DIVERGED and run.diverged_at is not None:
        message, mend = run.experiment.diverged(run.diverged_at)
    else:
        message = run.experiment.finished() if phase is Phase.DONE else _under_way(run, phase)
        mend = run.experiment.mend()
    return message, tuple(SetKnob(*each) for each in mend.items()) or None


def _under_way(run: Run, phase: Phase) -> Message:
    own = run.experiment.says(phase)
    return own or words(phase, run.step, run.history.costs()[: run.step + 1], run.lab.hardly)
