"""Accuracy and cost by epoch, weights as pictures, the dial: what they draw and what can be done in them."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.core.commands import Seek, SetKnob
from gui import theme
from gui.panels import set_dress
from gui.panels.dial_panel import DialPanel
from gui.panels.epochs_panel import AccuracyPanel, EpochCostPanel
from gui.panels.set_dress import TEST, TRAINING
from gui.panels.weight_images_panel import WeightImagesPanel
from tests.engine.batches import ALL, trained
from tests.gui.batches import commands, shown
from tests.gui.softmax import keys
from tests.gui.window import LEFT

# ── by epoch


def test_accuracy_is_drawn_in_percent_with_a_mark_for_each_epoch(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, AccuracyPanel(), trained(100), "accuracy")
    assert panel.of_test.text() == f"test (360 images): {100 * part.now_test:.1f} %"
    marks = panel.test_dots.getData()[0].tolist()
    assert marks == [45, 90, 100]
    x, y = panel.test.getData()
    assert (x[-1], y[-1]) == (100, pytest.approx(100 * part.now_test))
    assert y[x.tolist().index(45)] == pytest.approx(90.6, abs=0.05)


def test_the_axis_of_accuracy_leaves_nothing_out_and_moves_in_jumps(qtbot: QtBot) -> None:
    starts = []
    for updates in (0, 1, 45):
        panel, part = shown(qtbot, AccuracyPanel(), trained(updates), "accuracy")
        starts.append(panel._limits(part)[0])
    assert starts == [0, 0, 0]
    panel, part = shown(qtbot, AccuracyPanel(), trained(3, batch_size=ALL), "accuracy")
    assert panel._limits(part) == (50.0, 100.0)


def test_before_anything_is_called_there_is_no_accuracy(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, AccuracyPanel(), trained(0), "accuracy")
    assert panel.of_test.text().endswith(": –")
    assert panel.of_batches.isVisible()
    assert panel.of_batches.text() == "as yet no image is called: all classes are equally probable"
    panel, _ = shown(qtbot, AccuracyPanel(), trained(1), "accuracy")
    assert not panel.of_batches.isVisible()


def test_the_axis_of_costs_begins_at_0(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, EpochCostPanel(), trained(450), "costs")
    assert panel._limits(part)[0] == 0.0


def test_costs_of_batches_and_of_the_whole_are_told_apart(qtbot: QtBot) -> None:
    run = trained(60)
    panel, part = shown(qtbot, EpochCostPanel(), run, "costs")
    assert panel.of_train.text() == f"training (1,437 images): {part.now_whole:.4g}"
    assert panel.of_batches.text().startswith("▬ next batch: ")
    assert [key for key in keys(panel) if key[0].endswith("cost")] == [("test_cost",), ("whole_cost",), ("cost",)]


def test_training_and_test_set_are_dressed_as_in_the_other_labs(qtbot: QtBot) -> None:
    for panel_of, view in ((AccuracyPanel, "accuracy"), (EpochCostPanel, "costs")):
        panel, _ = shown(qtbot, panel_of(), trained(100), view)
        for place, curve, dots in ((TRAINING, panel.train, panel.train_dots), (TEST, panel.test, panel.test_dots)):
            line = curve.opts["pen"]
            assert (line.color(), line.style()) == (set_dress.color(place), set_dress.pen(place).style())
            assert dots.opts["symbol"] == set_dress.symbol(place)
            assert dots.opts["brush"].color() == set_dress.color(place)
        picture = panel.grab().toImage()
        for label, place in ((panel.of_test, TEST), (panel.of_train, TRAINING)):
            before = range(label.x())
            seen = {picture.pixelColor(x, label.geometry().center().y()).rgb() for x in before}
            assert set_dress.color(place).rgb() in seen, "its marker stands before its words"


def test_a_press_and_arrow_keys_go_to_other_updates(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, AccuracyPanel(), trained(100), "accuracy")
    asked = commands(panel)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=panel.plot.to_pixels(45, 50).toPoint())
    qtbot.keyClick(panel, Qt.Key.Key_Home)
    panel.show_part(part)
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    (first, *others) = asked
    assert isinstance(first, Seek)
    assert abs(first.step - 45) <= 1
    assert others == [Seek(0), Seek(99)]


# ── weights as pictures


def test_a_pixel_is_blue_where_ink_raises_the_score_and_vermilion_where_it_lowers_it(qtbot: QtBot) -> None:
    run = trained(450)
    panel, part = shown(qtbot, WeightImagesPanel(), run, "images", (700, 420))
    image = panel.canvas.grab().toImage()
    for name, place in (("positive", part.weights.argmax()), ("negative", part.weights.argmin())):
        k, rest = divmod(int(place), 64)
        box = panel.canvas.box_of(k, rest // 8, rest % 8)
        seen = image.pixelColor(round(box.x() + 0.2 * box.width()), round(box.y() + 0.2 * box.height()))
        assert abs(seen.hsvHue() - theme.current().color(name).hsvHue()) < 12, name


def test_the_middle_of_the_0_is_lowered_by_ink_as_the_story_says() -> None:
    W = trained(450).params["W"]
    assert min(W[y * 8 + x, 0] for y in (3, 4) for x in (3, 4)) < -1.0


def test_arrow_keys_go_from_pixel_to_pixel_and_into_the_next_picture(qtbot: QtBot) -> None:
    run = trained(45)
    panel, _ = shown(qtbot, WeightImagesPanel(), run, "images", (700, 420))
    assert panel.canvas.pixel() == (0, 4, 4)
    for _ in range(4):
        qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.canvas.pixel() == (1, 4, 0)
    name = run.names[(4 * 8) * 10 + 1]
    assert keys(panel) == [("parameter", name)]
    assert name in panel.pixel.text()
    assert f"{abs(run.explain(('parameter', name)).value):.3f}" in panel.pixel.text()


def test_a_click_chooses_a_pixel(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, WeightImagesPanel(), trained(45), "images", (700, 420))
    qtbot.mouseClick(panel.canvas, LEFT, pos=panel.canvas.box_of(7, 2, 6).center().toPoint())
    assert panel.canvas.pixel() == (7, 2, 6)


@pytest.mark.parametrize("size", [(300, 220), (700, 420), (900, 200), (260, 600)])
def test_all_ten_pictures_lie_inside_and_apart(size: tuple[int, int], qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, WeightImagesPanel(), trained(45), "images", size)
    pictures = panel.canvas.pictures()
    assert len(pictures) == 10
    assert all(panel.canvas.rect().contains(box.toAlignedRect()) for box in pictures)
    assert not any(one.intersects(other) for k, one in enumerate(pictures) for other in pictures[:k])


# ── the dial


def test_the_arrow_of_the_batch_points_as_many_degrees_away_as_was_measured(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, DialPanel(), trained(3), "dial", (900, 360))
    assert part.angle is not None
    assert panel.angle.text().endswith(f"{part.angle:.1f}°")
    tip, center = panel.dial._at(part.angle, 100.0), panel.dial._center()
    assert math.degrees(math.atan2(center.y() - tip.y(), tip.x() - center.x())) == pytest.approx(part.angle)
    on_arrow = panel.dial._at(part.angle, 0.72 * panel.dial._radius()).toPoint()
    assert _has(panel, on_arrow, "negative")


def _has(panel: DialPanel, at: QPoint, name: str) -> bool:
    """Whether the colour is seen within a few pixels."""
    image, hue = panel.dial.grab().toImage(), theme.current().color(name).hsvHue()
    around = [image.pixelColor(at.x() + dx, at.y() + dy) for dx in range(-8, 9) for dy in range(-8, 9)]
    return any(abs(color.hsvHue() - hue) < 10 and color.hsvSaturation() > 150 for color in around)


def test_a_press_on_the_curve_sets_the_batch_size(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, DialPanel(), trained(3), "dial", (900, 360))
    asked = commands(panel)
    qtbot.mouseClick(panel.curve, LEFT, pos=panel.curve.box_of(100).center().toPoint())
    qtbot.keyClick(panel, Qt.Key.Key_Left)
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert asked == [SetKnob("batch_size", 100), SetKnob("batch_size", 10), SetKnob("batch_size", 100)]


def test_a_gradient_of_zero_has_no_direction(qtbot: QtBot) -> None:
    run = trained(0)
    # Probabilities equal to the labels to the last digit: nothing is left to learn from this batch.
    weights = {"W": run.params["W"] * 0.0, "b": run.params["b"]}
    run.change({}, weights)
    run._gradients = weights
    panel, part = shown(qtbot, DialPanel(), run, "dial")
    assert part.angle is None
    assert panel.angle.text() == "A gradient of 0 has no direction"
    assert ("angle",) not in keys(panel)
