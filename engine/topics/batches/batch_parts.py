"""What the views of the mini-batch lab show: the stream, measures by epoch, weight images, what is still wrong."""

from math import isqrt

import numpy as np

from engine.core.experiment import Past
from engine.core.frames import Look
from engine.core.limits import Limits, finite
from engine.core.parts_batches import EpochsPart, ImagesOf, StreamPart, WeightImagesPart, WrongPart
from engine.core.types import Array, Batch, frozen
from engine.topics.batches.feed import PASSES
from engine.topics.batches.minibatches import MiniBatches

# Images of a batch, and of those that are wrong, that are handed over.
STREAMED, WRONG = 60, 60
# The strongest colour stands for this quantile of all weights: a few large ones must not pale the rest.
_STRONG = 0.97
# So large a share of the batches' costs is inside the picture.
_MOST_BATCHES = 0.95


def side(columns: int) -> tuple[int, int]:
    """(height, width) of the image that so many columns make: a square, or one line where they make none."""
    root = isqrt(columns)
    return (root, root) if root * root == columns else (1, columns)


def images(run: MiniBatches, batch: Batch, H: Array) -> ImagesOf:
    """Rows as images, with what is said of them by outputs H."""
    label = batch.Y.argmax(axis=1)
    # Ink is what is large, whatever the numbers were; below zero there is none.
    pixels = np.clip(batch.X if run.largest != 1.0 else batch.X / run.remember("ink", lambda: _ink(run)), 0.0, 1.0)
    return ImagesOf(
        pixels=frozen(pixels.reshape(len(pixels), *side(pixels.shape[1]))),
        label=frozen(label),
        called=frozen(run.called(H)),
        right=frozen(H[np.arange(len(H)), label]),
    )


def _ink(run: MiniBatches) -> float:
    return float(np.abs(run.whole.X).max()) or 1.0


def stream(run: MiniBatches, look: Look, past: Past) -> StreamPart:
    """The batch that the next update looks at, and how far the epoch is."""
    shown = Batch(run.batch.X[:STREAMED], run.batch.Y[:STREAMED])
    epoch = run.place.epoch
    return StreamPart(
        images=images(run, shown, run.forward.H[:STREAMED]),
        size=len(run.batch.X),
        hits=int(np.count_nonzero(run.called(run.forward.H) == run.label)),
        cost=run.cost,
        sample=run.row(look),
        epoch=epoch,
        position=run.place.position,
        rows=run.feed.rows(epoch),
        piece=run.feed.piece(epoch),
        pieces=len(run.feed.pieces),
        passes=PASSES,
        round=run.feed.round(epoch),
    )


def epochs(run: MiniBatches, look: Look, past: Past) -> EpochsPart:
    """Measures at the end of each epoch, and the cost of each batch."""
    series = run.series.upto(run.measured)
    now = run.now()
    batches = run.curve.part(past, run.steps_made, None, unit_root=False)
    hold: Limits = run.remember("epoch cost limits", lambda: Limits(0.0, far=1e6))
    costs = series[:, 2:4][~np.isnan(series[:, 2:4])]
    # The costs of single images are anything: most of them have to be seen.
    costs = finite(np.append(costs, np.quantile(batches.high, _MOST_BATCHES)))
    return EpochsPart(
        steps=frozen(series[:, 0]),
        ended=frozen(series[:, 1]),
        train_cost=frozen(series[:, 2]),
        test_cost=frozen(series[:, 3]),
        train_accuracy=frozen(series[:, 4]),
        test_accuracy=frozen(series[:, 5]),
        now_step=run.steps_made,
        now_train=now.train_accuracy,
        now_test=now.test_accuracy,
        now_whole=now.train_cost,
        now_test_cost=now.test_cost,
        train_rows=len(run.whole.X),
        test_rows=len(run.test.X),
        of_train=len(run.train_rows),
        of_test=len(run.test_rows),
        batches=batches,
        cost_limits=hold.hold(costs),
    )


def weights(run: MiniBatches, look: Look, past: Past) -> WeightImagesPart:
    """The weights of each class in the places of the pixels that they belong to."""
    W, b = finite(run.params["W"]), finite(run.params["b"])
    d, K = W.shape
    hold: Limits = run.remember("weight limits", lambda: Limits(0.0, 0.05, far=1e12, shrinks=True))
    names = run.remember("image names", lambda: tuple(run.names[j * K + k] for k in range(K) for j in range(d)))
    return WeightImagesPart(
        weights=frozen(W.T.reshape(K, *side(d))),
        bias=frozen(b),
        names=names,
        biases=run.names[d * K :],
        limit=hold.hold(np.quantile(np.abs(W), [_STRONG]))[1],
    )


def wrong(run: MiniBatches, look: Look, past: Past) -> WrongPart:
    """Test images that are called wrong now; of one that is not called nobody can say that it is right."""
    H = run.test_forward().H if len(run.test.X) else np.zeros((0, run.classes))
    found = np.flatnonzero(run.called(H) != run.test.Y.argmax(axis=1)) if len(H) else np.zeros(0, dtype=np.int64)
    shown = found[:WRONG]
    return WrongPart(
        images=images(run, Batch(run.test.X[shown], run.test.Y[shown]), H[shown]),
        rows=tuple(shown.tolist()),
        count=len(found),
        tested=len(H),
    )
