"""The strip on top: brand and tabs on the left; language, theme, full screen and settings on the right."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QTabBar, QToolButton

from gui import icons, language, theme
from gui.dress import dress
from gui.live_widget import LiveWidget
from gui.settings import Remembered, Settings
from gui.theme import ThemeName

_GAP = 12
_THEMES: tuple[ThemeName, ...] = ("light", "dark", "system")


class TopBar(LiveWidget):
    """Brand and tabs on the left; language, theme, full screen and the menu on the right.

    Signals:
        full_screen_requested: fill the screen or go back.
        hidden_run_changed: whether hidden tabs train on.
        save_requested, open_requested: keep the run in a file, or open one that was kept.
        picture_requested: keep the window as a picture.
    """

    full_screen_requested = Signal()
    hidden_run_changed = Signal(bool)
    save_requested = Signal()
    open_requested = Signal()
    picture_requested = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._tabs: QTabBar | None = None
        self._brand = QLabel()
        self._brand.setObjectName("brand")
        self.language = QToolButton()
        self.theme = QToolButton()
        self.full = QToolButton()
        self.menu = QToolButton()
        self._menu = QMenu(self.menu)
        self._themes: dict[ThemeName, QAction] = {name: QAction(self) for name in _THEMES}
        self._save = QAction(self)
        self._open = QAction(self)
        self._picture = QAction(self)
        self._projector = QAction(self)
        self._hidden = QAction(self)
        self._lay_out()
        self._connect()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        self.setObjectName("top_bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 2, 10, 0)
        self._row.addWidget(self._brand)
        self._row.addSpacing(_GAP)
        self._row.addStretch(1)
        for button in (self.language, self.theme, self.full, self.menu):
            self._row.addWidget(button)
        self._menu.addActions([self._save, self._open, self._picture])
        self._menu.addSeparator()
        self._menu.addActions([*self._themes.values()])
        self._menu.addSeparator()
        self._menu.addActions([self._projector, self._hidden])
        for action in (*self._themes.values(), self._projector, self._hidden):
            action.setCheckable(True)
        self.menu.setMenu(self._menu)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def add_tabs(self, tabs: QTabBar) -> None:
        """Put the tabs beside the brand."""
        self._row.insertWidget(2, tabs)
        self._tabs = tabs

    def _fit(self) -> None:
        """Where room is short the brand gives way to the tabs, and then the words of the language button."""
        if self._tabs is None:
            return
        shown = (self._tabs, self.language, self.theme, self.full, self.menu)
        margins = self._row.contentsMargins()
        least = sum(widget.sizeHint().width() + self._row.spacing() for widget in shown) + _GAP
        least += margins.left() + margins.right()
        if self.language.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            least += self._language_words()
        brand = self._brand.sizeHint().width() + self._row.spacing()
        self._brand.setVisible(least + brand <= self.width())
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.language.setToolButtonStyle(beside if least <= self.width() else alone)

    def _language_words(self) -> int:
        """Room that the words of the language button need; rather too much, or they would come and go."""
        return self.language.fontMetrics().horizontalAdvance(self.language.text()) + 2 * _GAP

    def _connect(self) -> None:
        self.language.clicked.connect(self._on_language)
        self.theme.clicked.connect(self._on_theme)
        self.full.clicked.connect(self.full_screen_requested)
        for name, action in self._themes.items():
            action.triggered.connect(partial(self._on_theme_chosen, name))
        self._save.triggered.connect(self.save_requested)
        self._open.triggered.connect(self.open_requested)
        self._picture.triggered.connect(self.picture_requested)
        self._projector.triggered.connect(self._on_projector)
        self._hidden.triggered.connect(self._on_hidden)
        self._menu.aboutToShow.connect(self._show_checks)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_theme)

    def _keep(self, now: Remembered) -> None:
        self._settings.keep(now)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dress(app, self._settings.now)

    def _on_language(self) -> None:
        self._keep(replace(self._settings.now, language="en" if language.current() == "ko" else "ko"))

    def _on_theme(self) -> None:
        self._on_theme_chosen("light" if theme.current().dark else "dark")

    def _on_theme_chosen(self, name: ThemeName) -> None:
        self._keep(replace(self._settings.now, theme=name))

    @Slot()
    def _on_system_theme(self) -> None:
        """The system has become light or dark: follow it where that is wanted."""
        if self._settings.now.theme == "system":
            self._keep(self._settings.now)

    def _on_projector(self, on: bool) -> None:
        self._keep(replace(self._settings.now, projector=on))

    def _on_hidden(self, run: bool) -> None:
        self._settings.keep(replace(self._settings.now, hidden_tabs_run=run))
        self.hidden_run_changed.emit(run)

    def _show_checks(self) -> None:
        for name, action in self._themes.items():
            action.setChecked(self._settings.now.theme == name)
        self._projector.setChecked(self._settings.now.projector)
        self._hidden.setChecked(self._settings.now.hidden_tabs_run)

    def restyle(self) -> None:
        side = theme.point_size() + 6
        icon_names = {self.language: "languages", self.theme: "sun-moon", self.full: "maximize", self.menu: "menu"}
        for button, name in icon_names.items():
            button.setIcon(icons.icon(name))
            button.setIconSize(QSize(side, side))
        self._brand.setStyleSheet(f"font-size: {theme.point_size() + 3}pt;")

    def retranslate(self) -> None:
        self._brand.setText(self.tr("ModuLab"))
        # The button names the other language, in that language.
        self.language.setText("English" if language.current() == "ko" else "한국어")
        for button, words in (
            (self.theme, self.tr("Light or dark")),
            (self.full, self.tr("Full screen (F)")),
            (self.menu, self.tr("Menu: files and settings")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._save.setText(self.tr("Save this lab…") + _shown("Ctrl+S"))
        self._open.setText(self.tr("Open a saved lab…") + _shown("Ctrl+O"))
        self._picture.setText(self.tr("Save a picture…"))
        self._themes["light"].setText(self.tr("Light"))
        self._themes["dark"].setText(self.tr("Dark"))
        self._themes["system"].setText(self.tr("As the system"))
        self._projector.setText(self.tr("Projector: large text"))
        self._hidden.setText(self.tr("Hidden tabs go on training"))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().event(event)


def _shown(key: str) -> str:
    """A key in a menu's right column, as this system writes it. What it does is in `gui.keys`."""
    return "\t" + QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
