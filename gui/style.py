"""The few shapes that Fusion does not have: cards, flat buttons, the one big button. Colours from the theme."""

import resources
from gui.theme import Theme, point_size

_BOX = 1.2  # side of a check box, in sizes of letters


def sheet(theme: Theme) -> str:
    """The application's style sheet in the colours of `theme`."""
    side = round(_BOX * point_size())
    # Fusion draws a ticked box without a frame that can be seen in the dark, and smaller than an empty one.
    tick = resources.path(f"boxes/tick-{'dark' if theme.dark else 'light'}.svg").as_posix()
    return f"""
QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.line}; padding: 4px; }}
QToolButton, QPushButton {{
    border: 1px solid {theme.line}; border-radius: 6px; padding: 4px 9px; background: {theme.base}; color: {theme.text};
}}
QToolButton:hover, QPushButton:hover {{ border-color: {theme.accent}; }}
QToolButton:focus, QPushButton:focus {{ border: 1px solid {theme.accent}; }}
QToolButton:pressed, QPushButton:pressed {{ background: {theme.raised}; }}
QToolButton:disabled, QPushButton:disabled {{ color: {theme.ghost}; }}
QToolButton:checked {{ background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
QToolButton[autoRaise="true"] {{ border-color: transparent; background: transparent; padding: 3px; }}
QToolButton[autoRaise="true"]:hover {{ border-color: {theme.line}; }}
QToolButton[autoRaise="true"]:checked {{
    background: {theme.raised}; color: {theme.accent}; border-color: {theme.line};
}}
QToolButton[popupMode="1"] {{ padding-right: 22px; }}
QToolButton::menu-button {{ border: none; border-left: 1px solid {theme.line}; width: 17px; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton#play {{
    background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};
    font-weight: bold; padding: 6px 18px;
}}
QToolButton#play:disabled {{ background: {theme.raised}; color: {theme.ghost}; border-color: {theme.line}; }}
QToolButton#view_title {{ border: none; background: transparent; font-weight: bold; padding: 4px 6px; }}
QToolButton#view_title:hover {{ color: {theme.accent}; }}
QFrame#view_card {{ background: {theme.base}; border: 1px solid {theme.line}; border-radius: 6px; }}
QFrame#view_header {{ border: none; border-bottom: 1px solid {theme.line}; }}
QWidget#top_bar, QWidget#lab_row {{ background: {theme.window}; }}
QLabel#brand {{ font-weight: bold; }}
QHeaderView {{ background: {theme.raised}; }}
QHeaderView::section {{
    background: {theme.raised}; color: {theme.text}; padding: 3px 5px;
    border: none; border-bottom: 1px solid {theme.line};
}}
QLineEdit {{
    background: {theme.base}; color: {theme.text}; padding: 2px 4px;
    border: 1px solid {theme.ghost}; border-radius: 4px;
}}
QCheckBox::indicator {{
    width: {side}px; height: {side}px; border: 1px solid {theme.muted}; border-radius: 2px; background: {theme.base};
}}
QCheckBox::indicator:checked {{ border-color: {theme.accent}; background: {theme.accent}; image: url("{tick}"); }}
QCheckBox::indicator:disabled {{ border-color: {theme.ghost}; }}
QCheckBox::indicator:checked:disabled {{ background: {theme.ghost}; }}
QLineEdit:focus {{ border: 1px solid {theme.accent}; }}
QTabBar::tab {{
    padding: 8px 16px; color: {theme.muted}; background: transparent;
    border: none; border-bottom: 3px solid transparent;
}}
QTabBar::tab:selected {{ color: {theme.text}; font-weight: bold; border-bottom-color: {theme.accent}; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:horizontal {{ width: 8px; }}
QSplitter::handle:vertical {{ height: 8px; }}
QSplitter::handle:hover {{ background: {theme.line}; }}
QMenu {{ background: {theme.base}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
"""


def standing_out(theme: Theme) -> str:
    """The style of a button that is to be pressed next, beside others of its kind."""
    return f"background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent};"
