"""A view that is one table of rows: choosing a row looks at it everywhere, and its numbers explain themselves."""

from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import theme
from gui.hover import Numbers, Spot
from gui.panels.panel import Panel
from gui.panels.rows_view import RowsView


class RowsPanel(Panel):
    """Holds a RowsView.

    Args:
        view: the table with its footer.
        frame_px: the room around it for the frame that says that every row is right.
        parent: as everywhere in Qt.
    """

    def __init__(self, view: RowsView, frame_px: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.table = view.table
        self._frame_px = frame_px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(frame_px, frame_px, frame_px, frame_px)
        layout.addWidget(view)
        self.setFocusProxy(view)
        view.row_chosen.connect(self._on_row_chosen)
        numbers = Numbers(self, self._footer_spots, reachable=self._row_spots, keys=self.table)
        numbers.over(self.table.viewport(), found=view.cell_at)
        numbers.over(view.cost_label, view.rows_label)

    def _on_row_chosen(self, row: int) -> None:
        self.look_requested.emit({"sample": row})

    def restyle(self) -> None:
        self.view.restyle()
        self._write_headers()
        self.update()

    def retranslate(self) -> None:
        self._write_headers()
        self._write_footer()

    def _write_headers(self) -> None:
        """What stands over the columns, once a part is shown."""
        raise NotImplementedError

    def _write_footer(self) -> None:
        """What stands below the table, once a part is shown."""
        raise NotImplementedError

    def _footer_spots(self) -> list[Spot]:
        """The numbers below the table."""
        raise NotImplementedError

    def _row_spots(self) -> list[Spot]:
        """The numbers of the chosen row, what the model says first; then those below the table."""
        raise NotImplementedError

    def _paint_frame(self, *, right: bool) -> None:
        """Paint the room around the table: lit where every row is right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("base"))
        if right:
            painter.setPen(QPen(theme.current().color("good"), self._frame_px))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()
