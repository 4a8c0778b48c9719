"""Truth table, board, plane and the two neurons of lecture 8's gates on the screen."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetParameters
from gui.panels.anatomy_panel import AnatomyPanel
from gui.panels.board_panel import NAMES, BoardPanel
from gui.panels.gate_plane_panel import GatePlanePanel
from gui.panels.truth_table_panel import TruthTablePanel
from tests.gui.deeds_gates import TURNS
from tests.gui.gates import Bench, lesson

AND = {"w1": 1.0, "w2": 1.0, "b": -1.5}


def column(panel: TruthTablePanel, kind: str, place: int = 0) -> list[str]:
    found = panel.model.columns.index((kind, place))
    return [panel.model.text(row, found) for row in range(4)]


def turned(made: Bench, number: int) -> None:
    w1, w2, b = TURNS[number]
    made.handle(SetParameters({"w1": w1, "w2": w2, "b": b}))


# ── truth table


def test_the_table_lights_up_when_every_row_is_right(qtbot: QtBot) -> None:
    panel = TruthTablePanel()
    made = Bench(qtbot, panel, "table")
    assert not panel.lit
    assert panel.view.cost_label.text() == "2 of 4 right"
    made.handle(SetParameters(AND))
    assert panel.lit
    assert "y is solved: 4 of 4" in panel.view.cost_label.text()
    assert column(panel, "z") == ["−1.50", "−0.50", "−0.50", "0.50"]
    assert column(panel, "right") == ["✓"] * 4
    frame = panel.grab().toImage().pixelColor(1, 100)
    made.handle(SetParameters({"b": 0.0}))
    assert panel.grab().toImage().pixelColor(1, 100) != frame


def test_the_row_that_the_rule_mends_next_is_marked(qtbot: QtBot) -> None:
    panel = TruthTablePanel()
    Bench(qtbot, panel, "table")
    assert column(panel, "right") == ["✓", "✓", "◂ ✗", "✗"]


def test_of_xor_the_table_says_what_one_line_can_do_at_best(qtbot: QtBot) -> None:
    panel = TruthTablePanel()
    made = Bench(qtbot, panel, "table", lesson("xor"))
    assert panel.view.rows_label.isVisible()
    assert panel.view.rows_label.text() == "one line: 3 of 4 at best"
    made.load(lesson("xor", units="three"))
    assert not panel.view.rows_label.isVisible()
    assert column(panel, "hidden", 1) == ["0", "0", "1", "0"]


def test_at_one_half_no_row_is_called_right_or_wrong(qtbot: QtBot) -> None:
    panel = TruthTablePanel()
    Bench(qtbot, panel, "table", lesson("xor", rule="logistic", initialisation="zeros"))
    assert column(panel, "right") == ["—"] * 4
    assert column(panel, "output") == ["0.5000"] * 4
    assert panel.view.cost_label.text() == "every output is one half"


def test_a_row_chosen_in_the_table_is_looked_at(qtbot: QtBot) -> None:
    panel = TruthTablePanel()
    made = Bench(qtbot, panel, "table")
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    assert made.looks[-1] == {"sample": 1}


# ── board


def test_what_was_made_stays_lit_through_other_gates_and_other_runs(qtbot: QtBot) -> None:
    panel = BoardPanel()
    made = Bench(qtbot, panel, "board")
    turned(made, 1)
    made.load(lesson("or_gate"))
    turned(made, 7)
    assert [NAMES[n] for n in range(16) if panel.board.is_lit(n)] == ["AND", "x1>x2", "OR"]
    assert made.look.found == (1, 2, 7)
    assert panel.count.text() == "found with one neuron: 3 of 16"


def test_after_fourteen_it_is_said_what_no_line_does(qtbot: QtBot) -> None:
    panel = BoardPanel()
    made = Bench(qtbot, panel, "board")
    for number in TURNS:
        assert not panel.board.full
        turned(made, number)
    assert panel.board.full
    assert panel.count.text().endswith("No line does XOR, XNOR")
    assert len(made.look.found) == 14


def test_what_three_neurons_solve_is_not_counted_as_made_by_one(qtbot: QtBot) -> None:
    panel = BoardPanel()
    made = Bench(qtbot, panel, "board", lesson("xor", units="three"))
    made.handle(SetParameters({"w1.12": -1.0, "w1.22": -1.0, "b1.2": 1.5}))
    assert panel.count.text() == "XOR: solved by 3 neurons"
    assert not panel.board.is_lit(6)
    assert made.look.found == ()


def test_every_table_has_a_place_of_its_own(qtbot: QtBot) -> None:
    panel = BoardPanel()
    Bench(qtbot, panel, "board", size=(500, 250))
    for size in ((500, 250), (300, 400)):
        panel.resize(*size)
        tiles = [panel.board.tile(number) for number in range(16)]
        assert all(panel.board.rect().toRectF().contains(tile) for tile in tiles)
        assert not any(one.intersects(other) for k, one in enumerate(tiles) for other in tiles[k + 1 :])


# ── plane


def test_the_plane_has_the_line_of_every_neuron_that_sees_the_inputs(qtbot: QtBot) -> None:
    panel = GatePlanePanel()
    made = Bench(qtbot, panel, "plane")
    made.handle(SetParameters(AND))
    assert panel.lines is not None
    assert panel.lines.names() == ["z > 0"]
    (_, ends) = panel.lines.lines[0]
    for end in ends:
        assert abs(end.x() + end.y() - 1.5) < 1e-6
    made.load(lesson("xor", units="three"))
    assert panel.lines.names() == ["h1 = 1", "h2 = 1"]


# ── two neurons


def test_a_part_under_the_mouse_or_chosen_by_keys_stays_bright_with_its_twin(qtbot: QtBot) -> None:
    panel = AnatomyPanel()
    Bench(qtbot, panel, "anatomy")
    before = panel.grab().toImage()
    for drawing in (0, 1):
        for part in range(4):
            QTest.mouseMove(panel, panel.badge(drawing, part).toPoint())
            assert panel.chosen == part
    assert panel.grab().toImage() != before
    panel.setFocus()
    panel.choose(None)
    seen = []
    for _ in range(5):
        QTest.keyClick(panel, Qt.Key.Key_Right)
        seen.append(panel.chosen)
    assert seen == [0, 1, 2, 3, 0]


def test_both_drawings_and_their_words_stay_inside(qtbot: QtBot) -> None:
    panel = AnatomyPanel()
    Bench(qtbot, panel, "anatomy")
    for size in ((420, 260), (1000, 240), (700, 600)):
        panel.resize(*size)
        places = [panel.badge(drawing, part) for drawing in (0, 1) for part in range(4)]
        places += [QPointF(panel.legend_box(part).bottomRight()) for part in range(4)]
        assert all(panel.rect().toRectF().adjusted(-1, -1, 1, 1).contains(place) for place in places)
