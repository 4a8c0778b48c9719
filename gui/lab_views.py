"""Which views a lab has: its module in `gui.lectures` says so."""

import importlib

from gui.panels.view import View


def lab_views(name: str) -> dict[str, View]:
    """The views of the lab `lecture/lab`, by name, in the order of its menu."""
    module = importlib.import_module(f"gui.lectures.{name.replace('/', '.')}")
    return {view.name: view for view in module.VIEWS}
