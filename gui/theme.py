"""Every colour and size of the app, in a light and a dark set. Nothing else names a colour.

Classes and signs are blue and vermilion (Okabe and Ito), told apart under all three colour deficiencies, and always
carry a second cue (shape, dash, sign). The dark window is not darker than #2b2d36:
below that Fusion's check boxes vanish.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, QPen
from PySide6.QtWidgets import QApplication

ThemeName: TypeAlias = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as #rrggbb.

    Attributes:
        window, base, raised: backgrounds of the window, of plots and fields, of cards and headers.
        text, muted, line: writing, secondary writing, hairlines and grids.
        accent, on_accent: the one big coloured button and what is selected, and writing on it.
        positive, negative: blue and vermilion: signs, forward and backward values, the first two classes.
        good, warning, error: states, always beside a word.
        classes: the k-th class's colour; beyond eight the number is written.
        ghost: what was, behind what is.
        on_map: lines and marks on the colours of a heat map.
    """

    dark: bool
    window: str
    base: str
    raised: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    positive: str
    negative: str
    good: str
    warning: str
    error: str
    ghost: str
    on_map: str
    classes: tuple[str, ...]

    def color(self, name: str) -> QColor:
        """The colour called `name` as Qt takes it; "class 2" is that of class 2."""
        kind, _, place = name.partition(" ")
        return QColor(self.classes[int(place)] if kind == "class" else getattr(self, name))


LIGHT = Theme(
    dark=False,
    window="#f4f5f7",
    base="#ffffff",
    raised="#eaecf0",
    text="#1d2330",
    muted="#5a6273",
    line="#d3d7de",
    accent="#0062a3",
    on_accent="#ffffff",
    positive="#0072B2",
    negative="#D55E00",
    good="#00704f",
    warning="#8a5a00",
    error="#b3261e",
    ghost="#a3aab8",
    on_map="#ffffff",
    classes=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#B8A800", "#000000"),
)

DARK = Theme(
    dark=True,
    window="#2b2d36",
    base="#32353f",
    raised="#3b3f4b",
    text="#eceef3",
    muted="#b0b6c4",
    line="#50556a",
    accent="#56B4E9",
    on_accent="#10131a",
    positive="#56B4E9",
    negative="#E69F00",
    good="#4fd0a5",
    warning="#ffc861",
    error="#ff8a80",
    ghost="#7d8496",
    on_map="#ffffff",
    classes=("#56B4E9", "#E69F00", "#2fc79a", "#e39ac4", "#ff8f4d", "#8fb8ff", "#F0E442", "#ffffff"),
)

# Nothing on screen is smaller.
LEAST_POINTS = 11
_PROJECTOR_POINTS = 18

_current = LIGHT
_point_size = LEAST_POINTS


def current() -> Theme:
    """The colours in force."""
    return _current


def point_size() -> int:
    """Size of ordinary text: 11 pt, 18 pt in projector mode. Nothing on screen is smaller than 11 pt."""
    return _point_size


def stroke(pen: QPen) -> QPen:
    """`pen` grown with ordinary text, so that thin lines are seen from the last row too. Grids stay faint."""
    grown = QPen(pen)
    if pen.color().rgb() != _current.color("line").rgb():
        grown.setWidthF(pen.widthF() * _point_size / LEAST_POINTS)
    return grown


def apply(app: QApplication, name: ThemeName, *, projector: bool = False) -> None:
    """Colour the whole app. Every widget is told by a PaletteChange; panels redraw themselves on it."""
    global _current, _point_size
    if name == "system":
        _current = DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    else:
        _current = DARK if name == "dark" else LIGHT
    _point_size = _PROJECTOR_POINTS if projector else LEAST_POINTS
    font = QFont(app.font())
    font.setPointSize(_point_size)
    app.setFont(font)
    app.setPalette(_palette(_current))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "raised"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Text, "text"),
        (role.PlaceholderText, "muted"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Accent, "accent"),
        (role.Mid, "line"),
    ):
        palette.setColor(target, theme.color(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.color("ghost"))
    return palette
