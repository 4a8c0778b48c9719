"""The views of many layers: every layer has its place and its number, and runs that come and go are told apart."""

import dataclasses
from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.commands import SetKnob, Step
from engine.core.frames import Part
from engine.core.knobs import KnobValue
from engine.core.parts_depth import HistogramsPart, LayersPart
from gui.figures import short
from gui.hover import Numbers
from gui.panels.deep_network_panel import DeepNetworkPanel
from gui.panels.factors_panel import FactorsPanel
from gui.panels.histograms_panel import HistogramsPanel
from gui.panels.lane_maps_panel import LaneMapsPanel
from gui.panels.lanes_panel import LanesPanel
from gui.panels.layers_panel import LayersPanel
from gui.panels.panel import Panel
from tests.engine.test_l08_depth import runner
from tests.gui.explaining import move_mouse, numbers_at, told
from tests.gui.two_costs import kept
from tests.gui.window import POPUPS, at, drawn, opened, press, with_knob

LAB = "l08_neuron/depth"


def part(view: str, steps: int, knobs: Mapping[str, KnobValue]) -> Part:
    one = runner("xor", **knobs)
    if steps:
        one.handle(Step(steps))
        while one.wait_s() == 0.0:
            one.advance(1.0)
    return one.snapshot().frame.parts[view]


def layers_part(**knobs: KnobValue) -> LayersPart:
    found = part("layers", 0, knobs)
    assert isinstance(found, LayersPart)
    return found


def shown(qtbot: QtBot, panel: Panel, found: Part) -> None:
    kept(qtbot, panel)
    panel.resize(900, 500)
    panel.show_part(found)
    panel.show()
    qtbot.waitExposed(panel)


def keys(panel: Panel) -> list[tuple[str, ...]]:
    (numbers,) = (child for child in panel.children() if isinstance(child, Numbers))
    return [spot.key for spot in numbers.spots()]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.13e-7, "1.1e−7"),
        (0.449, "0.45"),
        (134.6, "130"),
        (0.0, "0"),
        (0.998, "1.0"),
        (19_800.0, "2.0e4"),
        (0.0021, "0.0021"),
    ],
)
def test_numbers_that_stand_close_together_have_two_digits(value: float, words: str) -> None:
    assert short(value) == words


def test_the_first_and_last_layer_are_said_for_each_run(qtbot: QtBot) -> None:
    panel = LayersPanel()
    shown(qtbot, panel, layers_part())
    words = [label.words.text() for label in panel.labels]
    assert words == [
        "sigmoid · Xavier   layer 1: 1.1e−7   layer 11: 0.45",
        "tanh · Xavier   layer 1: 0.049   layer 11: 0.022",
    ]


def test_a_longer_gradient_stands_higher(qtbot: QtBot) -> None:
    panel = LayersPanel()
    shown(qtbot, panel, layers_part())
    tops = [panel.canvas.spot(0, column).top() for column in range(11)]
    assert tops == sorted(tops, reverse=True)
    assert panel.canvas.spot(1, 0).top() < panel.canvas.spot(0, 0).top()


def test_every_layer_can_be_asked_for_its_gradient_or_its_update(qtbot: QtBot) -> None:
    panel = LayersPanel()
    shown(qtbot, panel, layers_part())
    wanted = {(name, "layer_gradient", str(k)) for name in ("sigmoid", "tanh") for k in range(1, 12)}
    assert set(keys(panel)) == wanted
    before = panel.labels[0].words.text()
    press(qtbot, panel.update_size)
    assert {kind for _, kind, _ in keys(panel)} == {"layer_update"}
    assert panel.labels[0].words.text() != before


def test_a_layer_that_hears_nothing_stands_at_the_bottom(qtbot: QtBot) -> None:
    panel = LayersPanel()
    shown(qtbot, panel, layers_part(activation="tanh", initialisation="zeros", twin="none"))
    chart = panel.canvas.chart()
    assert abs(panel.canvas.spot(0, 3).center().y() - chart.box.bottom()) <= 2
    assert panel.labels[0].words.text().endswith("layer 1: 0   layer 11: 0")


def test_the_weights_of_the_first_layers_fade(qtbot: QtBot) -> None:
    panel = DeepNetworkPanel()
    found = layers_part()
    shown(qtbot, panel, found)
    sigmoid, tanh = ([panel.canvas.strength(v) for v in lane.gradient.tolist()] for lane in found.lanes)
    assert sigmoid[0] < 0.2 < 0.8 < sigmoid[-1]
    assert min(tanh) > 0.7
    assert ("sigmoid", "layer_gradient", "11") in keys(panel)
    assert ("tanh", "layer_gradient", "1") in keys(panel)


def test_the_factors_of_the_chosen_run_can_be_asked_for(qtbot: QtBot) -> None:
    panel = FactorsPanel()
    shown(qtbot, panel, layers_part())
    assert panel.said.text() == "left of the error at layer 1 (last layer = 1): 5.6e−7"
    assert panel.limit.text().endswith("× 0.25 = 0.25¹⁰ = 9.5e−7")
    assert ("sigmoid", "by_slope", "10") in keys(panel)
    press(qtbot, panel.buttons[1])
    assert panel.said.text() == "left of the error at layer 1 (last layer = 1): 0.69"
    assert "at most 1" in panel.limit.text()
    assert {key[0] for key in keys(panel)} == {"tanh"}


def test_a_twin_that_goes_takes_its_lines_and_buttons_along(qtbot: QtBot) -> None:
    two, one = runner(), runner(twin="none")
    panels: dict[str, Panel] = {
        "layers": LayersPanel(), "factors": FactorsPanel(), "cost": LanesPanel(), "planes": LaneMapsPanel(),
    }  # fmt: skip
    for view, panel in panels.items():
        shown(qtbot, panel, two.snapshot().frame.parts[view])
    factors, lanes, maps = panels["factors"], panels["cost"], panels["planes"]
    assert isinstance(factors, FactorsPanel)
    assert isinstance(lanes, LanesPanel)
    assert isinstance(maps, LaneMapsPanel)
    press(qtbot, factors.buttons[1])
    for view, panel in panels.items():
        panel.show_part(one.snapshot().frame.parts[view])
    assert "5.6e−7" in factors.said.text()
    assert not factors.buttons[1].isVisible()
    assert not lanes.lanes[1].label.isVisible()
    assert not lanes.lanes[1].past.isVisible()
    assert not maps.maps[1].isVisible()
    for view, panel in panels.items():
        panel.show_part(two.snapshot().frame.parts[view])
    assert lanes.lanes[1].past.isVisible()
    assert maps.maps[1].isVisible()


def test_dead_units_are_said_and_explained(qtbot: QtBot) -> None:
    found = part("histograms", 20, {"activation": "relu", "initialisation": "normal", "twin": "he"})
    assert isinstance(found, HistogramsPart)
    panel = HistogramsPanel()
    shown(qtbot, panel, found)
    qtbot.waitUntil(lambda: bool(panel.canvas.spots()))
    assert ("N(0, 1)", "layer_silent", "1") in keys(panel)
    assert ("He", "layer_spread", "10") in keys(panel)
    panel.show_part(dataclasses.replace(found, lanes=found.lanes[:1]))
    assert {key[0] for key in keys(panel)} == {"N(0, 1)"}


# ── in the window


@POPUPS
@pytest.mark.parametrize("view", ["network", "layers", "factors", "histograms"])
def test_the_mouse_over_a_number_says_where_it_comes_from(view: str, qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    numbers = numbers_at(qtbot, window.page, view)
    spot = numbers.spots()[-1]
    move_mouse(window, spot.on_screen().center())
    found = told(qtbot, window.page, spot.key)
    assert found.formula


@POPUPS
def test_a_point_of_a_plane_is_explained_for_its_own_run(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    page = window.page
    page.views.open((("planes",),))
    drawn(qtbot, page, lambda snapshot: "planes" in snapshot.frame.parts)
    panel = page.views.frame("planes").panel
    assert isinstance(panel, LaneMapsPanel)
    spot = next(child for child in panel.maps[1].children() if isinstance(child, Numbers)).spots()[0]
    move_mouse(window, spot.on_screen().center())
    assert told(qtbot, page, ("tanh", "probability", "0")).value == pytest.approx(0.5, abs=0.2)


@POPUPS
def test_another_twin_is_named_in_the_views(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    page = window.page
    page.send(SetKnob("twin", "he"))
    with_knob(qtbot, page, "twin", "he")
    panel = page.views.frame("layers").panel
    assert isinstance(panel, LayersPanel)
    qtbot.waitUntil(lambda: panel.labels[1].words.text().startswith("sigmoid · He"))


@POPUPS
def test_e_walks_over_the_layers(qtbot: QtBot) -> None:
    window = opened(qtbot, LAB)
    panel = window.page.views.frame("layers").panel
    panel.setFocus()
    QTest.keyClick(panel, Qt.Key.Key_E)
    told(qtbot, window.page, ("sigmoid", "layer_gradient", "1"))


def test_one_update_moves_both_runs(qtbot: QtBot) -> None:
    page = opened(qtbot, LAB).page
    page.send(Step(10))
    frame = at(qtbot, page, 10).frame
    found = frame.parts["layers"]
    assert isinstance(found, LayersPart)
    assert found.step == 10
    assert [lane.name for lane in found.lanes] == ["sigmoid", "tanh"]
