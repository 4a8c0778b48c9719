"""The plane of two features: what the model would call each place, the boundary, and every row where it stands.

The wrongly called are ringed, rows of which nothing is called have a dotted ring. Rows by which something is chosen are
pale, rows kept apart are hollow.
"""

import html

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engine.core.frames import Part, Scene
from engine.core.parts_classes import ClassMapPart
from gui.drawing import class_map
from gui.elided_label import ElidedLabel
from gui.hover import Key
from gui.panels.class_legend import ClassLegend
from gui.panels.row_plane_panel import RowPlanePanel

_LINES_FOR_TITLES, _LINES_FOR_COUNTS = 9, 11
# What the counts need, whatever they are.
_LETTERS, _LETTERS_OF_SET = 30, 18


class ClassMapPanel(RowPlanePanel):
    """Draws `ClassMapPart`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: ClassMapPart | None = None
        self._columns: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._named: tuple[str, ...] = ()  # by the legend
        self._rows = 0
        self.legend, self.counts = ClassLegend(), ElidedLabel()
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.restyle()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 8, 3)
        layout.setSpacing(2)
        self._words.setSpacing(2)
        self._words.addWidget(self.legend)
        self._words.addWidget(self.counts, 1)
        layout.addLayout(self._words)
        layout.addWidget(self.plot, 1)
        self.plot.setMinimumHeight(80)

    def show_scene(self, scene: Scene) -> None:
        self._columns, self._names, self._rows = scene.columns[:2], scene.classes, scene.rows
        self._write_axes()
        if self._part is not None:
            self._write(self._part)

    def show_part(self, part: Part) -> None:
        assert isinstance(part, ClassMapPart)
        last, self._part = self._part, part
        self.items.show(part, self._classes(part))
        self._write(part)
        if last is None or self._sets(last) != self._sets(part):
            self._fit_words()

    def restyle(self) -> None:
        self.plot.restyle()
        self.items.restyle()
        self.plot.show_focus(self.hasFocus())
        self.legend.update()
        self._write_axes()
        self._fit_words()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Plane of two features with the classes called"))
        self._write_axes()
        if self._part is not None:
            self._write(self._part)

    @property
    def _plane(self) -> ClassMapPart | None:
        return self._part

    def _classes(self, part: ClassMapPart) -> int:
        """How many classes there are."""
        return len(self._names) or (2 if part.threshold is not None else 1 + int(part.label.max()))

    def _write_axes(self) -> None:
        # Names may come from a file of the learner's, and titles of axes are HTML.
        first, second = self._columns if len(self._columns) == 2 else ("x1", "x2")
        self.plot.set_labels(left=html.escape(second), bottom=html.escape(first))

    def _fit_words(self) -> None:
        """Counts stand beside the legend or below it; in a low view the plot has the room of what is said elsewhere."""
        line, part = self.fontMetrics().height(), self._part
        self.plot.show_titles(self.height() > _LINES_FOR_TITLES * line)
        room = self.width() - self.legend.sizeHint().width()
        letters = _LETTERS + _LETTERS_OF_SET * (0 if part is None else self._sets(part))
        beside = room > letters * self.fontMetrics().averageCharWidth()
        self._words.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.counts.setVisible(beside or self.height() > _LINES_FOR_COUNTS * line)

    def _sets(self, part: ClassMapPart) -> int:
        """How many sets of rows there are besides those that teach."""
        return sum(1 for rows in class_map.sets_of(part)[1:] if len(rows.points))

    def _write(self, part: ClassMapPart) -> None:
        self.items.set_note(self._flat_words(part) if part.flat else "")
        names = self._names or tuple(map(str, range(self._classes(part))))
        said = self._counts(part)
        self.counts.set_text("   ".join(said), self._brief_counts(part), *said[:1])
        if names != self._named:
            self._named = names
            self.legend.set_names(names)
            self._fit_words()

    def _counts(self, part: ClassMapPart) -> list[str]:
        """How many rows are called wrong, and of how many nothing is called."""
        wrong, undecided = self.items.verdicts
        rows = len(part.points)
        if self._rows > rows:
            words = self.tr("ringed: {wrong} of the first {rows} wrong")
        else:
            words = self.tr("ringed: {wrong} of {rows} wrong")
        said = [words.format(wrong=f"{len(wrong):,}", rows=f"{rows:,}")]
        if undecided:
            said.append(self.tr("dotted: {count} undecided").format(count=f"{len(undecided):,}"))
        if part.validation is not None and len(part.validation.points):
            words = self.tr("pale: {wrong} of {rows} validation rows wrong")
            rows, chosen_by = len(part.validation.points), len(self.items.validation_verdicts.wrong)
            said.append(words.format(wrong=f"{chosen_by:,}", rows=f"{rows:,}"))
        if len(part.test_points):
            tested = f"{len(self.items.test_verdicts.wrong):,}"
            words = self.tr("hollow: {wrong} of {rows} test rows wrong")
            said.append(words.format(wrong=tested, rows=f"{len(part.test_points):,}"))
        return said

    def _brief_counts(self, part: ClassMapPart) -> str:
        """The same of every set there is in fewer words."""
        chosen_by = part.validation.points if part.validation is not None else ()
        sets = (
            (self.tr("ringed {wrong}/{rows}"), part.points, self.items.verdicts),
            (self.tr("pale: validation {wrong}/{rows}"), chosen_by, self.items.validation_verdicts),
            (self.tr("hollow: test {wrong}/{rows}"), part.test_points, self.items.test_verdicts),
        )
        words = (text.format(wrong=len(found.wrong), rows=len(rows)) for text, rows, found in sets if len(rows))
        return "   ".join(words)

    def _flat_words(self, part: ClassMapPart) -> str:
        """Why there is no boundary; that all is even is known where nobody wins by anything."""
        even = not class_map.any_wins(part.fade)
        if part.threshold is None:
            if even:
                return self.tr("all classes are equally probable everywhere: no boundary")
            return self.tr("the same probabilities everywhere: no boundary")
        if even and part.threshold == 0.5:
            return self.tr("every place: g = 0.5, no boundary")
        return self.tr("every place has the same g: no boundary")

    def _key(self, row: int) -> Key:
        """What is explained of a row: the probability of class 1, or of the class called, which is the right one's
        where nothing is called."""
        part = self._part
        assert part is not None
        if part.threshold is not None:
            return ("probability", str(row))
        called = part.label[row] if row in self.items.verdicts.undecided else part.called[row]
        return ("probability", str(row), str(int(called)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()
