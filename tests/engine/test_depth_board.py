"""The board of networks: what its cells say is what single runs do, and what is known outlives a run."""

import numpy as np
import pytest

from engine.core.commands import CancelJob, SetKnob, SetLook, StartJob
from engine.core.datasets import resolve
from engine.core.frames import Look
from engine.core.functions import ACTIVATIONS, LOGISTIC
from engine.core.initial import INITIALISATIONS
from engine.core.job import Progress
from engine.core.lesson import NamedData
from engine.core.model import Network
from engine.core.parts_depth import DepthBoardPart
from engine.core.runner import Runner
from engine.core.types import Batch
from engine.lectures.l08_neuron.depth import LAB
from engine.topics.depth.depth_board import DEPTHS, STARTS, Board
from tests.engine.runs import Clock

HERE = ("sigmoid", "xavier", 10)


def batch(name: str = "xor") -> Batch:
    data = resolve(NamedData(name), "binary")
    return Batch(data.X, data.Y)


def board(updates: int, width: int = 4, name: str = "xor") -> Board:
    return Board(batch(name), 0.3, width, updates)


def part(progress: Progress) -> DepthBoardPart:
    assert isinstance(progress.part, DepthBoardPart)
    return progress.part


def ended(one: Board) -> DepthBoardPart:
    *_, last = one.job(HERE)()
    assert last.finished
    return part(last)


def alone(activation: str, start: str, depth: int, updates: int, width: int, seed: int) -> bool:
    """Whether one network, trained by itself, calls every row right."""
    rows = batch()
    model = Network((2, *(width,) * depth, 1), ACTIVATIONS[activation], LOGISTIC)
    params = INITIALISATIONS[start](model.shapes(), seed)
    for _ in range(updates):
        gradients = model.backward(params, rows, model.forward(params, rows))
        params = {name: params[name] - 0.3 * gradients[name] for name in params}
    return bool(np.all((model.forward(params, rows).Z > 0) == (rows.Y > 0.5)))


@pytest.mark.parametrize(
    ("place", "names"),
    [((1, 1, 0), ("tanh", "xavier")), ((2, 2, 1), ("relu", "he")), ((0, 0, 0), ("sigmoid", "normal"))],
)
def test_a_cell_holds_the_share_of_starts_that_learn_alone(place: tuple[int, int, int], names: tuple[str, str]) -> None:
    found = ended(board(60))
    solved = [alone(*names, DEPTHS[place[2]], 60, 4, seed) for seed in range(STARTS)]
    assert found.shares[place] == pytest.approx(np.mean(solved))
    if any(solved):
        assert found.seeds[place] == solved.index(True)


def test_ten_layers_come_first_and_progress_only_grows() -> None:
    with np.errstate(all="ignore"):
        steps = [(one.done, part(one)) for one in board(3).job(HERE)()]
    done = [each for each, _ in steps]
    assert done == sorted(done)
    early = next(shown for _, shown in steps if np.isfinite(shown.shares).sum() == 9)
    assert np.isfinite(early.shares[:, :, DEPTHS.index(10)]).all()
    assert steps[-1][1].done == 1.0
    assert not steps[-1][1].running


def test_every_cell_says_how_long_it_took() -> None:
    with np.errstate(all="ignore"):
        assert np.all(ended(board(3)).seconds > 0)


def test_wide_networks_on_many_rows_are_trained_one_by_one() -> None:
    def pieces_of_a_cell(one: Board) -> int:
        return next(count for count, piece in enumerate(one.job(HERE)()) if part(piece).done > 0)

    assert pieces_of_a_cell(board(2)) == 2
    assert pieces_of_a_cell(board(2, width=64, name="spirals")) == 2 * STARTS


def test_what_is_known_stays_when_a_job_is_cancelled_and_another_run_begins() -> None:
    one = Runner(LAB, clock=Clock(1e-3))
    one.handle(SetLook(Look(views=frozenset({"grid"}))))
    one.handle(SetKnob("width", 3))
    one.handle(StartJob("board"))
    while shown(one).done == 0.0:
        one.advance(0.5)
    one.handle(CancelJob())
    known = shown(one).done
    assert not shown(one).running
    one.handle(SetKnob("activation", "relu"))
    assert shown(one).done == known
    assert shown(one).here == (2, 1, DEPTHS.index(10))
    one.handle(SetKnob("learning_rate", 0.7))
    assert shown(one).done == 0.0
    assert shown(one).rate == 0.7


def shown(one: Runner) -> DepthBoardPart:
    found = one.snapshot().frame.parts["grid"]
    assert isinstance(found, DepthBoardPart)
    return found


def test_a_network_the_board_has_no_cell_for_is_nowhere_on_it() -> None:
    assert board(1).part(("identity", "xavier", 10)).here is None
    assert board(1).part(("sigmoid", "xavier", 3)).here is None
