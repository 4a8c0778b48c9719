"""One neuron: every number of the row is there, inputs that find no room are folded, nothing is written over itself."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from engine.core.parts_logistic import NeuronPart, WeightNormPart
from gui import figures
from gui.hover import Numbers
from gui.panels.neuron_layout import Words, Written, lay_out
from gui.panels.neuron_panel import NeuronPanel
from gui.panels.weight_norm_panel import WeightNormPanel
from tests.gui.explaining import numbers_at
from tests.gui.logistic import SIX, LogisticRun
from tests.gui.window import opened

# A quarter of the views' room in a window of 1280×720, with the story shut, and a large view.
QUARTER, LARGE = (506, 240), (1030, 560)
WORDS = Words(("Hours of lecture", "Hours of lab"), "… {count} more", "> 0.50?", "pass", "y = 1 ✓", True, "loss")


def _shown(qtbot: QtBot, run: LogisticRun, size: tuple[int, int] = QUARTER, **look: object) -> NeuronPanel:
    panel = NeuronPanel()
    qtbot.addWidget(panel)
    panel.resize(*size)
    panel.show_scene(run.scene)
    panel.show_part(run.part("neuron", NeuronPart, **look))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.mark.parametrize("size", [QUARTER, LARGE])
def test_every_number_of_the_row_is_written(size: tuple[int, int], qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 95, **SIX)
    panel, part = _shown(qtbot, run, size, sample=3), run.part("neuron", NeuronPart, sample=3)
    said = panel.written()
    for words in ("x1 = 4", "x2 = 3", "1", "pass", "y = 1 ✓", "> 0.50?"):
        assert words in said
    for name, value in (
        ("w1 = ", part.weights[0]), ("w2 = ", part.weights[1]), ("b = ", part.bias), ("z = ", part.z), ("g = ", part.g),
        ("g − y = ", part.slope), ("loss ", part.loss), ("◂ ", part.backward[0]), ("◂ ", part.backward[1]),
    ):  # fmt: skip
        assert f"{name}{figures.figure(float(value))}" in said


def test_thirty_inputs_are_folded_and_the_rest_is_told_as_a_sum(qtbot: QtBot) -> None:
    run = LogisticRun("breast_cancer", 20, features=())
    panel, part = _shown(qtbot, run), run.part("neuron", NeuronPart)
    said = panel.written()
    shown = sum(words.startswith("x") for words in said)
    assert 1 <= shown < 30
    assert f"… {30 - shown} more" in said
    assert f"Σ = {figures.figure(float(part.rest[shown]))}" in said


def test_a_large_view_shows_more_of_thirty_inputs(qtbot: QtBot) -> None:
    run = LogisticRun("breast_cancer", 20, features=())
    panel = _shown(qtbot, run)
    counts = []
    for size in (QUARTER, LARGE):
        panel.resize(*size)
        counts.append(sum(words.startswith("x") for words in panel.written()))
    assert counts[1] > counts[0]


def _inked(written: Written, metrics: QFontMetricsF) -> QRectF:
    box = QRectF(0, 0, min(metrics.horizontalAdvance(written.words), written.box.width()), 0.7 * metrics.height())
    box.moveCenter(written.box.center())
    return box


@pytest.mark.parametrize("size", [QUARTER, (440, 230), (478, 330), LARGE, (1030, 260), (860, 800)])
@pytest.mark.parametrize("features", [(0, 1), ()])
def test_no_words_cover_each_other_or_leave_the_view(
    size: tuple[int, int], features: tuple[int, ...], qtbot: QtBot
) -> None:
    run = LogisticRun("breast_cancer", 20, features=features)
    panel = _shown(qtbot, run, size)
    metrics = QFontMetricsF(panel.writing())
    layout = lay_out(run.part("neuron", NeuronPart, sample=1), WORDS, QSizeF(*size), metrics)
    boxes = [(each.words, _inked(each, metrics)) for each in layout.written]
    for (one, box), (other, other_box) in combinations(boxes, 2):
        assert not box.intersects(other_box), f"{one} and {other}"
    for words, box in boxes:
        assert QRectF(0, 0, *size).contains(box), words


def test_a_raised_threshold_calls_the_row_wrong(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 188, **SIX)
    panel = _shown(qtbot, run, sample=3)
    assert "y = 1 ✓" in panel.written()
    panel.show_part(run.part("neuron", NeuronPart, sample=3, threshold=0.8))
    said = panel.written()
    assert "y = 1 ✗" in said
    assert "> 0.80?" in said
    assert "fail" in said


def test_where_nothing_is_called_it_says_so(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun())
    said = panel.written()
    assert "?" in said
    assert "y = 0" in said


def test_arrow_keys_choose_the_row(qtbot: QtBot) -> None:
    panel = _shown(qtbot, LogisticRun("pass_fail", 95, **SIX), sample=5)
    looks: list[object] = []
    panel.look_requested.connect(looks.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        qtbot.keyClick(panel, key)
    assert looks == [{"sample": 5}, {"sample": 4}, {"sample": 0}]


@pytest.mark.parametrize("view", ["neuron", "sigmoid", "losses", "weight_norm"])
def test_every_number_of_the_view_can_be_asked_where_it_comes_from(view: str, qtbot: QtBot) -> None:
    page = opened(qtbot, "l05_logistic/train").page
    run = LogisticRun()
    numbers: Numbers = numbers_at(qtbot, page, view)
    keys = {spot.key for spot in numbers.spots()}
    assert keys
    for key in keys:
        assert run.run.experiment.explain(key).key == key


def test_the_length_of_the_weights_is_drawn_up_to_now(qtbot: QtBot) -> None:
    run = LogisticRun("pass_fail", 95, **SIX)
    panel = WeightNormPanel()
    qtbot.addWidget(panel)
    panel.resize(500, 250)
    panel.show_part(run.part("weight_norm", WeightNormPart))
    panel.show()
    qtbot.waitExposed(panel)
    x, y = panel.curve.getData()
    assert (x[0], x[-1]) == (0.0, 95.0)
    assert y[-1] == pytest.approx(1.021, abs=1e-3)
    assert panel.label.text().endswith("= 1.021")
