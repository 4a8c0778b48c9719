"""The batch on screen: its images in their order, how far the epoch is, and which image is chosen."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gui import theme
from gui.panels.stream_panel import StreamPanel
from gui.panels.wrong_panel import WrongPanel
from tests.engine.batches import trained
from tests.gui.batches import shown
from tests.gui.softmax import keys, looks, middle, numbers, spot
from tests.gui.window import LEFT


def near(one: QColor, other: QColor) -> bool:
    return all(
        abs(a - b) <= 40
        for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def test_where_the_epoch_stands_and_what_the_batch_costs_is_said(qtbot: QtBot) -> None:
    run = trained(3)
    panel, part = shown(qtbot, StreamPanel(), run, "stream")
    assert panel.where.text() == "epoch 1: images 97 to 128 of 1,437"
    assert panel.counts.text() == f"next batch: 32 images, {part.hits} called right before learning, cost 2.272"
    assert (panel.bar.used, panel.bar.next) == (96 / 1437, 128 / 1437)


def test_pieces_are_counted_and_their_passes_too(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, StreamPanel(), trained(60, pieces="ten"), "stream")
    assert panel.where.text() == "piece 3 of 10, pass 3 of 5: images 1 to 32 of 144"
    assert (panel.bar.piece, panel.bar.pieces) == (2, 10)


def test_after_the_last_piece_the_first_one_is_said_to_come_round_again(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, StreamPanel(), trained(249, pieces="ten"), "stream")
    assert panel.where.text() == "piece 10 of 10, pass 5 of 5: images 129 to 143 of 143"
    panel, _ = shown(qtbot, StreamPanel(), trained(250, pieces="ten"), "stream")
    assert panel.where.text() == "round 2, piece 1 of 10, pass 1 of 5: images 1 to 32 of 144"


def test_an_image_is_dark_where_there_is_ink(qtbot: QtBot) -> None:
    run = trained(0)
    panel, part = shown(qtbot, StreamPanel(), run, "stream", (560, 420))
    picture, box = panel.grid.grab().toImage(), panel.grid.places()[1]
    pixel = box.width() / 8
    for y, x in ((3, 3), (0, 0), (4, 6), (7, 3)):
        ink = float(part.images.pixels[1, y, x])
        seen = picture.pixelColor(round(box.x() + (x + 0.5) * pixel), round(box.y() + (y + 0.5) * pixel))
        paper, dark = theme.current().color("base"), theme.current().color("text")
        expected = paper.lightnessF() + ink * (dark.lightnessF() - paper.lightnessF())
        assert abs(seen.lightnessF() - expected) < 0.1, (y, x, ink)


def test_an_image_called_wrong_says_both_digits_and_has_a_frame(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, StreamPanel(), trained(3), "stream", (560, 420))
    right, called = part.images.label, part.images.called
    wrong = next(k for k in range(1, 32) if called[k] != right[k])
    good = next(k for k in range(1, 32) if called[k] == right[k])
    assert panel.grid.caption(wrong) == f"{right[wrong]:.0f}→{called[wrong]:.0f}"
    assert panel.grid.caption(good) == f"{right[good]:.0f}"
    picture, box = panel.grid.grab().toImage(), panel.grid.places()[wrong]
    assert near(picture.pixelColor(round(box.center().x()), round(box.y())), theme.current().color("negative"))


def test_before_the_first_update_nothing_is_called(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, StreamPanel(), trained(0), "stream")
    assert panel.grid.caption(0) == f"{part.images.label[0]:.0f}→–"


def test_a_click_and_arrow_keys_choose_an_image(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, StreamPanel(), trained(3), "stream", (560, 420), sample=2)
    asked = looks(panel)
    qtbot.mouseClick(panel.grid, LEFT, pos=panel.grid.places()[5].center().toPoint())
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    qtbot.keyClick(panel, Qt.Key.Key_Down)
    columns = sum(box.top() == panel.grid.places()[0].top() for box in panel.grid.places())
    assert asked == [{"sample": 5}, {"sample": 3}, {"sample": 2 + columns}]


def test_images_without_room_are_counted(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, StreamPanel(), trained(1, batch_size=400), "stream", (420, 240))
    count = 400 - panel.grid.shown()
    assert 0 < panel.grid.shown() < 400
    assert f"{count} more images" in panel.note.text()


def test_all_images_that_there_is_room_for_lie_inside_and_apart(qtbot: QtBot) -> None:
    for size in ((300, 200), (560, 360), (1200, 300), (260, 500)):
        panel, _ = shown(qtbot, StreamPanel(), trained(1), "stream", size)
        boxes = panel.grid.places()
        assert boxes
        assert all(panel.grid.rect().adjusted(0, 0, 1, 1).contains(box.toAlignedRect()) for box in boxes)
        assert not any(one.intersects(other) for k, one in enumerate(boxes) for other in boxes[:k])


def test_the_numbers_of_the_batch_explain_themselves(qtbot: QtBot) -> None:
    run = trained(3)
    panel, part = shown(qtbot, StreamPanel(), run, "stream", (640, 420))
    assert keys(panel)[-3:] == [("batch_rows",), ("accuracy",), ("cost",)]
    key = ("probability", "4", f"{part.images.label[4]:.0f}")
    found = numbers(panel)._found[panel.grid](panel.grid.places()[4].center().toPoint())
    assert found is not None
    assert found.key == key
    assert run.explain(key).value == part.images.right[4]
    assert middle(spot(panel, "cost")).x() > middle(spot(panel, "accuracy")).x()


# ── what is still wrong


def test_the_wrong_images_are_counted_and_the_chosen_one_is_told(qtbot: QtBot) -> None:
    run = trained(450)
    panel, part = shown(qtbot, WrongPanel(), run, "wrong")
    assert panel.count.text() == "15 of 360 test images wrong, accuracy 95.8 %"
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.place() == 1
    row = part.rows[1]
    right = run.explain(("test_right", str(row))).value
    assert panel.note.text().startswith(f"test image {row + 1}: label")
    assert panel.note.text().endswith(f"{right:.3f}")
    assert ("test_right", str(row)) in keys(panel)


def test_a_chosen_wrong_image_stays_chosen_while_others_come_and_go(qtbot: QtBot) -> None:
    early, late = trained(90), trained(450)
    panel, part = shown(qtbot, WrongPanel(), early, "wrong", (900, 500))
    _, now = shown(qtbot, WrongPanel(), late, "wrong")
    both = next(row for row in now.rows if row in part.rows[:20])
    qtbot.mouseClick(panel.grid, LEFT, pos=panel.grid.places()[part.rows.index(both)].center().toPoint())
    panel.show_part(now)
    assert now.rows[panel.place()] == both


def test_without_test_rows_the_view_says_so(qtbot: QtBot) -> None:
    panel, _ = shown(qtbot, WrongPanel(), trained(1, held_out=0), "wrong")
    assert re.match("No rows", panel.count.text())
    assert keys(panel) == []


def test_in_a_very_low_view_the_note_gives_way_to_the_images_and_comes_back(qtbot: QtBot) -> None:
    panel, part = shown(qtbot, StreamPanel(), trained(3), "stream", (560, 300))
    assert panel.note.isVisible()
    # In the window a view is as low as its frame, whatever it would like.
    panel.setMinimumHeight(10)
    column = panel.layout()
    assert column is not None
    low = panel.height() - panel.grid.height() + panel.grid.lowest()
    for height, there in ((low + 4, True), (low - 6, False), (300, True)):
        panel.resize(560, height)
        panel.show_part(part)
        assert panel.note.isVisible() is there
        column.activate()
        last = panel.grid.places()[-1]
        assert last.bottom() <= panel.grid.height(), "its caption is not cut"
