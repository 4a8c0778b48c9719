"""Numbers of the mini-batch lab explain themselves, and its images are those of the table."""

import math
from pathlib import Path

import numpy as np
import pytest

from engine.core import datasets
from engine.core.lesson import CsvData, TableData
from engine.core.messages import LANGUAGES, LearnerError, sentence
from engine.core.parts_batches import EpochsPart, StreamPart, WeightImagesPart, WrongPart
from engine.core.types import frozen
from engine.topics.batches import minibatches, rows
from engine.topics.batches.batch_parts import side
from tests.engine.batches import part, trained


@pytest.mark.parametrize(
    "key",
    [
        ("angle",),
        ("typical_angle", "32"),
        ("typical_angle", "1437"),
        ("train_accuracy",),
        ("test_accuracy",),
        ("whole_cost",),
        ("test_cost",),
        ("test_right", "3"),
        ("feature", "0", "20"),
        ("accuracy",),
        ("cost",),
        ("probability", "4", "2"),
        ("score", "4", "2"),
        ("parameter", "w29,4"),
        ("gradient_norm",),
    ],
)
def test_every_number_on_screen_is_explained_with_its_own_value(key: tuple[str, ...]) -> None:
    run = trained(50, l2=0.001)
    told = run.explain(key)
    measure = run.measure()
    shown = {
        "train_accuracy": measure.train_accuracy,
        "test_accuracy": measure.test_accuracy,
        "whole_cost": measure.train_cost,
        "test_cost": measure.test_cost,
        "cost": run.cost,
    }
    if key[0] in shown:
        assert told.value == pytest.approx(shown[key[0]])
    assert math.isfinite(told.value)
    assert told.formula
    assert all(sentence(told.title, language) for language in LANGUAGES)


def test_the_explained_angles_are_those_of_the_dial() -> None:
    run = trained(10)
    dial = part(run, "dial")
    assert run.explain(("angle",)).value == dial.angle
    assert run.explain(("typical_angle", "32")).value == dial.here


@pytest.mark.parametrize("key", [("typical_angle", "0"), ("typical_angle", "9999"), ("test_right", "360"), ("angel",)])
def test_what_is_not_there_is_not_explained(key: tuple[str, ...]) -> None:
    with pytest.raises(LearnerError):
        trained(1).explain(key)


def test_a_pixel_is_explained_as_a_share_of_the_largest() -> None:
    run = trained(0)
    told = run.explain(("feature", "0", "10"))
    raw = datasets.load("digits").X[np.random.default_rng(0).permutation(1797)[run.next_places()[0]], 10]
    assert told.value == raw / 16
    assert told.numbers == rf"= \frac{{{int(raw)}}}{{16}}"


def test_the_images_of_the_stream_are_the_rows_of_the_batch() -> None:
    run = trained(3)
    shown = part(run, "stream")
    assert isinstance(shown, StreamPart)
    assert shown.images.pixels.shape == (32, 8, 8)
    np.testing.assert_array_equal(shown.images.pixels.reshape(32, 64), run.batch.X)
    np.testing.assert_array_equal(shown.images.label, run.label)
    assert (shown.epoch, shown.position, shown.rows, shown.size) == (0, 96, 1437, 32)
    assert shown.hits == np.count_nonzero(shown.images.called == shown.images.label)


def test_a_weight_stands_in_the_place_of_its_pixel() -> None:
    run = trained(45)
    shown = part(run, "images")
    assert isinstance(shown, WeightImagesPart)
    W = run.params["W"]
    assert shown.weights[3, 4, 5] == W[4 * 8 + 5, 3]
    assert shown.names[(3 * 8 + 4) * 8 + 5] == run.names[(4 * 8 + 5) * 10 + 3] == "w38,4"


def test_the_wrong_images_are_those_of_the_test_set_that_are_called_wrong() -> None:
    run = trained(90)
    shown = part(run, "wrong")
    assert isinstance(shown, WrongPart)
    called, label = run.test_output().argmax(axis=1), run.test.Y.argmax(axis=1)
    assert list(shown.rows) == np.flatnonzero(called != label).tolist()
    np.testing.assert_array_equal(shown.images.called, called[list(shown.rows)])
    assert shown.count / 360 == pytest.approx(1 - run.measure().test_accuracy)


def test_the_epochs_show_where_the_run_stands_between_two_of_them() -> None:
    run = trained(100)
    shown = part(run, "accuracy")
    assert isinstance(shown, EpochsPart)
    assert shown.steps[-1] == 90
    assert (shown.now_step, shown.now_test) == (100, run.measure().test_accuracy)


# ── a table of the learner's own


def written(folder: Path, rows: int, columns: int) -> Path:
    rng = np.random.default_rng(1)
    X = rng.integers(0, 256, (rows, columns))
    y = np.arange(rows) % 10
    file = folder / "images.csv"
    np.savetxt(file, np.column_stack([X, y]), fmt="%d", delimiter=",")
    return file


def test_784_columns_are_shown_as_28_by_28_and_divided_by_255(tmp_path: Path) -> None:
    file = written(tmp_path, 100, 784)
    run = trained(5, CsvData(str(file)))
    shown = part(run, "stream")
    assert isinstance(shown, StreamPart)
    assert shown.images.pixels.shape == (16, 28, 28), "what is left of an epoch of 80"
    assert run.largest == 255.0
    weights = part(run, "images")
    assert isinstance(weights, WeightImagesPart)
    assert weights.weights.shape == (10, 28, 28)


def test_columns_that_make_no_square_are_shown_as_one_line() -> None:
    assert side(13) == (1, 13)
    assert side(784) == (28, 28)


def test_a_file_is_not_read_again_while_a_run_holds_its_rows(tmp_path: Path) -> None:
    file = written(tmp_path, 60, 16)
    one, other = (datasets.resolve(CsvData(str(file)), "classes") for _ in range(2))
    assert one is other


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    one = datasets.resolve(CsvData(str(written(tmp_path, 60, 16))), "classes")
    other = datasets.resolve(CsvData(str(written(tmp_path, 70, 16))), "classes")
    assert (len(one.X), len(other.X)) == (60, 70)


def test_a_large_table_is_measured_on_some_of_its_rows_and_learns_from_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with_all = trained(45)
    monkeypatch.setattr(rows, "GAUGE_NUMBERS", 64 * 100)
    run = trained(45)
    assert (len(run.whole.X), len(run.train_rows)) == (100, 1437)
    shown = part(run, "accuracy")
    assert (shown.train_rows, shown.of_train) == (100, 1437)
    assert with_all.params["W"].tobytes() == run.params["W"].tobytes()


def test_a_large_table_in_order_of_its_classes_is_measured_on_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "GAUGE_NUMBERS", 100)
    label = np.sort(np.arange(900) % 10).astype(np.float64)
    run = trained(0, TableData(frozen(label[:, None]), frozen(label), ()), held_out_rows="last", held_out=10)
    assert len(run.whole.X) == 100
    assert sorted(set(run.whole.X[:, 0] * 9)) == list(range(9)), "the last class is kept for the test"
    assert set(run.test.X[:, 0] * 9) == {9.0}


def test_all_rows_of_a_large_table_are_gathered_once_while_updates_look_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    with_all = trained(3, batch_size=1437)
    monkeypatch.setattr(rows, "GAUGE_NUMBERS", 64 * 100)
    run = trained(0, batch_size=1437)
    first = run.batch
    for _ in range(3):
        run.step()
    assert run.batch is first
    assert with_all.params["W"].tobytes() == run.params["W"].tobytes()
    run.change({"batch_size": 32}, {})
    assert len(run.batch.X) == 32


def test_the_rows_of_a_file_are_kept_once_and_not_copied_for_the_run(tmp_path: Path) -> None:
    data = datasets.resolve(CsvData(str(written(tmp_path, 60, 16))), "classes")
    run = trained(1, CsvData(str(tmp_path / "images.csv")))
    assert run.data.X is data.X


def test_the_long_epochs_of_a_large_table_are_measured_inside_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minibatches, "_SMALL", 1000)
    run = trained(1440, batch_size=1)
    steps = run.series.upto(run.measured)[:, 0].tolist()
    assert steps == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 500, 512, 1000, 1024, 1437]
