"""What can be changed: data, knobs, start; and below them how the run stands."""

import random
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.core.commands import NewStart, SetKnob
from engine.core.experiment import Kind, Lab
from engine.core.frames import Scene
from engine.core.messages import number
from engine.core.status import Status
from gui import icons, language, theme, widths_editor  # noqa: F401  the editor of widths
from gui.data_chooser import DataChooser
from gui.hover import Numbers, Spot, in_text
from gui.knob_editors import Editor, editor
from gui.lab_info import NamedStart, lab_info
from gui.live_widget import LiveWidget
from gui.set_up import commands
from gui.status_card import StatusCard

_SEEDS = 1000


class KnobPanel(LiveWidget):
    """Data, one row for each knob, the start with its seed, and the status card.

    Signals:
        command_requested: a command for the engine.
    """

    command_requested = Signal(object)

    def __init__(self, lab: Lab) -> None:
        super().__init__()
        self._lab = lab
        self._info = lab_info(lab.name)
        self._scene: Scene | None = None
        self._status: Status | None = None
        self.editors: dict[str, Editor] = {knob.name: editor(knob) for knob in lab.knobs}
        # Learning rates: of one run, or of several that are compared.
        self._rates = [name for name in self.editors if name == "learning_rate" or name.startswith("rate_")]
        self._labels = {knob.name: QLabel() for knob in lab.knobs}
        self._data_label = QLabel()
        self.data = DataChooser(lab)
        self.limit = QLabel()
        self.limit.setObjectName("rate_limit")
        # On one line: a form gives a label that wraps the room of its neighbours for a while.
        self.seed = QLabel()
        self._start_label = QLabel()
        self.new_start = QToolButton()
        self.more = QToolButton()
        self.card = StatusCard(self._info)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.new_start.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._form = _form()
        if self._lab.datasets:
            # The button for a file stands beside the name, so that titles have the whole width.
            head = QHBoxLayout()
            head.addWidget(self._data_label, 1)
            head.addWidget(self.data.open_file)
            self._form.addRow(head)
            self._form.addRow(self.data)
        for name in self.editors:
            if name not in self._info.more:
                self._form.addRow(self._labels[name], self.editors[name])
                if [name] == self._rates[-1:]:
                    self._form.addRow("", self.limit)
        self._start = QWidget()
        row = QHBoxLayout(self._start)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.seed, 1)
        row.addWidget(self.new_start)
        if self._lab.kind is Kind.TRAIN:
            self._form.addRow(self._start_label, self._start)
        self._more_box = QWidget()
        more = _form()
        self._more_box.setLayout(more)
        for name in self.editors:
            if name in self._info.more:
                more.addRow(self._labels[name], self.editors[name])
        self._more_box.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 10, 10, 6)
        column.addLayout(self._form)
        if self._info.more:
            column.addWidget(self.more)
            column.addWidget(self._more_box)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 8, 0)
        outer.addWidget(scroll, 1)
        if self._lab.kind is not Kind.STILL:
            outer.addWidget(self.card)
        parts = (self._data_label, self.data, self.limit, self._start_label, self._start, self.more, self._more_box)
        for unused in (*parts, self.card):
            if unused.parent() is None:
                # Not shown in this lab; without a parent it would be a window of its own.
                unused.setParent(self)
                unused.hide()

    def _connect(self) -> None:
        for name, edit in self.editors.items():
            edit.edited.connect(lambda value, name=name: self.command_requested.emit(SetKnob(name, value)))
        self.data.command_requested.connect(self.command_requested)
        self.card.command_requested.connect(self.command_requested)
        self.new_start.clicked.connect(self._on_new_start)
        if self._info.starts:
            menu = QMenu(self.new_start)
            for start in self._info.starts:
                menu.addAction("", partial(self._on_named_start, start))
            self.new_start.setMenu(menu)
            self.new_start.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.more.toggled.connect(self._on_more)
        self.card.explain_requested.connect(self.explain_requested)
        Numbers(self, self._spots, keys=self.limit, stop=True).over(self.limit)

    def show_scene(self, scene: Scene) -> None:
        """A new run: its data and the largest stable rate."""
        self._scene = scene
        self.data.show_scene(scene)
        self._write_options()
        self._write_limit()

    def show_status(self, status: Status) -> None:
        """Show the knobs in force and how the run stands."""
        before = self._status
        self._status = status
        if before is None or before.knobs != status.knobs:
            for name, edit in self.editors.items():
                edit.show_value(status.knobs[name])
            self._write_limit()
        if before is None or (before.seed, before.by_hand, before.knobs) != (status.seed, status.by_hand, status.knobs):
            self._write_seed()
        self.card.show_status(status)

    def restore(self) -> None:
        """Show again what is in force, after something was refused."""
        if self._status is not None:
            for name, edit in self.editors.items():
                edit.show_value(self._status.knobs[name])
        if self._scene is not None:
            self.data.show_scene(self._scene)

    def row(self, name: str) -> tuple[QWidget, ...]:
        """What stands on the form for a knob, for the `data` or for the start (`new_start`); else nothing."""
        rows: dict[str, tuple[QWidget, ...]] = {
            "data": (self._data_label, self.data),
            "new_start": (self._start_label, self._start),
        }
        if name in self.editors:
            rows[name] = (self._labels[name], self.editors[name])
        return rows.get(name, ())

    def _on_new_start(self) -> None:
        # Which seed comes next need not be foreseen; it is shown, and it makes the start.
        self.command_requested.emit(NewStart(random.randrange(_SEEDS)))

    def _on_named_start(self, start: NamedStart) -> None:
        for command in commands(self._lab, start.setup):
            self.command_requested.emit(command)

    def _on_more(self, shown: bool) -> None:
        self._more_box.setVisible(shown)
        self.restyle()

    def _write_seed(self) -> None:
        if self._status is None:
            return
        if self._status.by_hand:
            words = self.tr("set by hand")
        elif self._status.knobs.get("initialisation") == "zeros":
            words = self.tr("zeros")
        elif not self._status.drawn:
            words = self._option_title("initialisation", str(self._status.knobs["initialisation"]))
        else:
            words = self.tr("seed {seed}").format(seed=self._status.seed)
        self.seed.setText(words)

    def _write_limit(self) -> None:
        rate = self._scene.stable_rate if self._scene is not None else None
        self.limit.setVisible(rate is not None and bool(self._rates))
        if rate is None or self._scene is None:
            return
        words = self.tr("stable up to {rate}") if self._scene.stable_is_exact else self.tr("always safe up to {rate}")
        set_rates = [self._status.knobs[name] for name in self._rates] if self._status else []
        above = any(isinstance(set_rate, float) and set_rate > rate for set_rate in set_rates)
        self.limit.setText(words.format(rate=number(rate)))
        color = theme.current().error if above else theme.current().muted
        self.limit.setStyleSheet(f"color: {color};")

    def _spots(self) -> list[Spot]:
        if not self.limit.isVisible():
            return []
        pattern, place = (r"\S*\d\S*", ("stable_rate",)), self.limit.contentsRect()
        return in_text(self.limit.text(), [pattern], self.limit, self.limit.fontMetrics(), place)

    def _write_options(self) -> None:
        columns = self._scene.all_columns if self._scene is not None else ()
        for name, edit in self.editors.items():
            edit.set_words(partial(self._option_title, name), columns)

    def _option_title(self, name: str, option: str) -> str:
        return self._info.option_title(name, option, language.current())

    def restyle(self) -> None:
        side = theme.point_size() + 5
        self.new_start.setIcon(icons.icon("dice-5"))
        self.new_start.setIconSize(QSize(side, side))
        self.more.setIcon(icons.icon("chevron-down" if self.more.isChecked() else "chevron-right"))
        self._write_limit()

    def retranslate(self) -> None:
        now = language.current()
        self._data_label.setText(self.tr("data"))
        self._start_label.setText(self.tr("start from"))
        self.new_start.setText(self.tr("New start"))
        self.new_start.setToolTip(self.tr("Another random start; its seed is shown"))
        menu = self.new_start.menu()
        for action, start in zip(menu.actions() if menu else (), self._info.starts, strict=True):
            action.setText(start.title[now])
        self.more.setText(self.tr("More"))
        for name, label in self._labels.items():
            label.setText(self._info.knob_title(name, now))
            label.setToolTip(self._info.knob_help(name, now))
            self.editors[name].setToolTip(self._info.knob_help(name, now))
        self._write_options()
        self._write_limit()
        self._write_seed()


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setVerticalSpacing(8)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    return form
