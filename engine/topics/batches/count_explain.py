"""Where the counts of the mini-batch lab come from: epochs, images and pieces, and on how many rows is measured."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core.latex import number
from engine.core.messages import Message
from engine.core.parameter_explain import NoSuchNumber, Told, index
from engine.topics.batches.feed import PASSES
from engine.topics.batches.minibatches import MiniBatches
from engine.topics.batches.rows import GAUGE_NUMBERS, Rows


def _used(run: MiniBatches) -> tuple[int, int, int]:
    """How many rows of the epoch are used, how many it has, and how many an update looks at."""
    return run.place.position, run.feed.rows(run.place.epoch), run.batch_size


def _epoch(run: MiniBatches) -> Told:
    ended = run.place.epoch
    return Told(Message("explain_epoch"), "E + 1", f"= {number(ended)} + 1", float(ended + 1))


def _first_row(run: MiniBatches) -> Told:
    used, _, _ = _used(run)
    return Told(Message("explain_first_row"), "u + 1", f"= {number(used)} + 1", float(used + 1))


def _last_row(run: MiniBatches) -> Told:
    used, rows, size = _used(run)
    return Told(
        Message("explain_last_row"),
        r"u + \min\left(B,\, n - u\right)",
        rf"= {number(used)} + \min\left({number(size)},\, {number(rows)} - {number(used)}\right)",
        float(used + len(run.batch.X)),
    )


def _batch_rows(run: MiniBatches) -> Told:
    used, rows, size = _used(run)
    return Told(
        Message("explain_batch_rows"),
        r"\min\left(B,\, n - u\right)",
        rf"= \min\left({number(size)},\, {number(rows)} - {number(used)}\right)",
        float(len(run.batch.X)),
    )


def _epoch_rows(run: MiniBatches) -> Told:
    pieces, rows = len(run.feed.pieces), run.feed.rows(run.place.epoch)
    if pieces == 1:
        return _train_rows(run)
    if run.knobs["pieces"] == "by_class":
        k = int(run.label[0])
        return Told(
            Message("explain_piece_of_class", {"class": run.data.classes[k]}), f"n_{{{k + 1}}}", "", float(rows)
        )
    train = len(run.train_rows)
    title = Message("explain_piece_rows", {"rows": train, "pieces": pieces})
    return Told(title, r"\approx \frac{n}{P}", rf"\approx \frac{{{number(train)}}}{{{pieces}}}", float(rows))


def _piece(run: MiniBatches) -> Told:
    ended, pieces = run.place.epoch, len(run.feed.pieces)
    gone = ended // PASSES // pieces * pieces
    return Told(
        Message("explain_piece", {"passes": PASSES}),
        rf"\left\lfloor \frac{{k}}{{{PASSES}}} \right\rfloor + 1",
        rf"= \left\lfloor \frac{{{number(ended)}}}{{{PASSES}}} \right\rfloor + 1" + (f" - {gone}" if gone else ""),
        float(run.feed.piece(ended) + 1),
    )


def _pieces(run: MiniBatches) -> Told:
    key = "explain_pieces_by_class" if run.knobs["pieces"] == "by_class" else "explain_pieces"
    return Told(Message(key), "P", "", float(len(run.feed.pieces)))


def _pass(run: MiniBatches) -> Told:
    ended = run.place.epoch
    return Told(
        Message("explain_pass"),
        rf"k - {PASSES} \left\lfloor \frac{{k}}{{{PASSES}}} \right\rfloor + 1",
        rf"= {number(ended)} - {PASSES} \cdot {ended // PASSES} + 1",
        float(ended % PASSES + 1),
    )


def _round(run: MiniBatches) -> Told:
    ended, pieces = run.place.epoch, len(run.feed.pieces)
    return Told(
        Message("explain_round"),
        rf"\left\lfloor \frac{{k}}{{{PASSES} P}} \right\rfloor + 1",
        rf"= \left\lfloor \frac{{{number(ended)}}}{{{PASSES} \cdot {pieces}}} \right\rfloor + 1",
        float(run.feed.round(ended) + 1),
    )


def _passes(run: MiniBatches) -> Told:
    return Told(Message("explain_passes_of_piece"), rf"\text{{passes}} = {PASSES}", "", float(PASSES))


def _learned_share(run: MiniBatches) -> str:
    """N · (1 − h) with numbers, rounded down."""
    held_out = run.knobs["held_out"]
    assert isinstance(held_out, (int, float))
    return rf"\left\lfloor {number(len(run.data.X))} \cdot {number(1.0 - held_out / 100.0)} \right\rfloor"


def _train_rows(run: MiniBatches) -> Told:
    formula = r"\left\lfloor N \left(1 - h\right) \right\rfloor"
    return Told(Message("explain_train_rows"), formula, f"= {_learned_share(run)}", float(len(run.train_rows)))


def _test_rows(run: MiniBatches) -> Told:
    return Told(
        Message("explain_test_rows"),
        r"N - \left\lfloor N \left(1 - h\right) \right\rfloor",
        f"= {number(len(run.data.X))} - {_learned_share(run)}",
        float(len(run.test_rows)),
    )


def _measured(run: MiniBatches) -> Told:
    """On how many training rows the whole is measured."""
    return _gauged(run.train_rows) or _train_rows(run)


def _tested(run: MiniBatches) -> Told:
    return _gauged(run.test_rows) or _test_rows(run)


def _gauged(rows: Rows) -> Told | None:
    """On how many rows of a large table is measured; None where on all."""
    count, columns = rows.gauge.X.shape
    if count == len(rows):
        return None
    return Told(
        Message("explain_measured_rows", {"rows": len(rows)}),
        rf"\left\lfloor \frac{{{number(GAUGE_NUMBERS)}}}{{d}} \right\rfloor",
        rf"= \left\lfloor \frac{{{number(GAUGE_NUMBERS)}}}{{{number(columns)}}} \right\rfloor",
        float(count),
    )


def _wrong_count(run: MiniBatches) -> Told:
    tested = len(run.test.X)
    if not tested:
        raise NoSuchNumber
    right = int(np.count_nonzero(run.called(run.test_forward().H) == run.test.Y.argmax(axis=1)))
    title = Message("explain_wrong_count")
    return Told(title, r"m - \text{right}", f"= {number(tested)} - {number(right)}", float(tested - right))


def _hidden_images(run: MiniBatches, shown: str) -> Told:
    size = len(run.batch.X)
    seen = index(shown, size + 1)
    title = Message("explain_hidden_images", {"shown": seen})
    return Told(title, r"m - \text{shown}", f"= {number(size)} - {number(seen)}", float(size - seen))


# By kind and how many words its place has.
KINDS: Mapping[tuple[str, int], Callable[..., Told]] = {
    ("epoch", 0): _epoch,
    ("first_row", 0): _first_row,
    ("last_row", 0): _last_row,
    ("batch_rows", 0): _batch_rows,
    ("epoch_rows", 0): _epoch_rows,
    ("piece", 0): _piece,
    ("pieces", 0): _pieces,
    ("pass", 0): _pass,
    ("passes", 0): _passes,
    ("round", 0): _round,
    ("train_rows", 0): _train_rows,
    ("test_rows", 0): _test_rows,
    ("measured", 0): _measured,
    ("tested", 0): _tested,
    ("wrong_count", 0): _wrong_count,
    ("hidden_images", 1): _hidden_images,
}
