"""A line of words with numbers in its gaps that explain themselves, wherever a language puts them in the sentence."""

from collections.abc import Mapping
from string import Formatter

from gui.elided_label import ElidedLabel
from gui.hover import Key, Spot, in_text


class FilledLabel(ElidedLabel):
    """An `ElidedLabel` that knows which of its numbers is which."""

    _templates: tuple[str, ...] = ()
    _values: Mapping[str, str] = {}
    _keys: Mapping[str, Key] = {}

    def fill(self, values: Mapping[str, str], keys: Mapping[str, Key], text: str, *shorter: str) -> None:
        """Say `text`, or where room is short the first of `shorter` that fits, with `values` in their {gaps}.

        `keys` are what the engine explains the numbers by, for each gap that holds one.
        """
        self._templates, self._values, self._keys = (text, *shorter), values, keys
        self.set_text(*(template.format(**values) for template in self._templates))

    def spots(self) -> list[Spot]:
        """The numbers that are shown, from left to right."""
        shown = self.shown_text()
        template = next((one for one in self._templates if one.format(**self._values) == shown), "")
        found: list[Spot] = []
        before = ""
        for words, gap, _, _ in Formatter().parse(template):
            before += words
            if gap is None:
                continue
            value = self._values[gap]
            if gap in self._keys:
                found += self._spot(before, value, self._keys[gap])
            before += value
        return found

    def _spot(self, before: str, value: str, key: Key) -> list[Spot]:
        metrics, box = self.fontMetrics(), self.shown_rect()
        box.setLeft(box.left() + metrics.horizontalAdvance(before))
        return in_text(value, ((".+", key),), self, metrics, box)
