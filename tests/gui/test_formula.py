import logging
import re

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import resources
from gui import formula, theme
from gui.formula import FormulaLabel
from gui.formula_document import FormulaDocument, tag

COST = r"cost(W,b)=\frac{1}{m}\sum_{i=1}^{m}\left(H(x^{(i)})-y^{(i)}\right)^2"


def _has(image: QImage, color: str, area: QRect | None = None) -> bool:
    area = area or image.rect()
    wanted = QColor(color)
    return any(
        image.pixelColor(x, y) == wanted
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def _drawn(document: FormulaDocument, width: int = 400, height: int = 200, scale: int = 4) -> QImage:
    image = QImage(width * scale, height * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    return image


def _ink(image: QImage, left: int, right: int) -> tuple[int, int]:
    """First and last row with dark pixels between two columns."""
    rows = [
        y for y in range(image.height()) if any(image.pixelColor(x, y).lightness() < 128 for x in range(left, right))
    ]
    return rows[0], rows[-1]


@pytest.mark.parametrize("before", ["f =", "a, b =", r"f \approx", r"2 \cdot", "z <"])
def test_a_sign_stands_close_to_its_number(before: str) -> None:
    signed, written = (formula.layout(f"{before} {sign}7") for sign in ("-", "{-}"))
    assert signed is not None
    assert written is not None
    assert signed.width == pytest.approx(written.width)


def test_a_subtraction_keeps_its_room() -> None:
    apart, close = (formula.layout(f"y {sign}7") for sign in ("-", "{-}"))
    assert apart is not None
    assert close is not None
    assert apart.width > close.width


def test_a_label_is_drawn_in_the_colors_of_the_theme_and_follows_it(qtbot: QtBot, qapp: QApplication) -> None:
    label = FormulaLabel(COST)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert _has(label.grab().toImage(), theme.LIGHT.text)
    theme.apply(qapp, "dark")
    assert _has(label.grab().toImage(), theme.DARK.text)


def test_a_color_of_the_theme_can_be_named_inside_a_formula(qtbot: QtBot, qapp: QApplication) -> None:
    label = FormulaLabel(r"\textcolor{negative}{W} + b")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert _has(label.grab().toImage(), theme.LIGHT.negative)
    theme.apply(qapp, "dark")
    assert _has(label.grab().toImage(), theme.DARK.negative)


def test_a_label_grows_with_the_projector(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = FormulaLabel(COST)
    QVBoxLayout(window).addWidget(label)
    small = label.sizeHint()
    theme.apply(qapp, "light", projector=True)
    qtbot.waitUntil(lambda: label.sizeHint().width() > 1.5 * small.width())


def test_a_label_without_room_shows_its_whole_formula_smaller(qtbot: QtBot) -> None:
    label = FormulaLabel(r"\textcolor{positive}{W} = \textcolor{negative}{M}")
    qtbot.addWidget(label)
    label.resize(label.sizeHint().width() // 2, label.sizeHint().height())
    pixmap = QPixmap(label.size() * 4)
    pixmap.setDevicePixelRatio(4)
    label.render(pixmap)
    assert _has(pixmap.toImage(), theme.LIGHT.positive)
    assert _has(pixmap.toImage(), theme.LIGHT.negative)


def test_korean_in_a_formula_is_written_with_letters_of_the_bundled_font() -> None:
    found = formula.layout(r"W_{\text{새}}")
    other = formula.layout(r"W_{\text{옛}}")
    assert found is not None
    assert other is not None
    assert found.svg != other.svg, "both are the box of a missing letter"


def test_a_source_that_cannot_be_read_is_shown_as_text_and_logged(
    qtbot: QtBot, expects_warnings: pytest.LogCaptureFixture
) -> None:
    label = FormulaLabel(r"\frac{broken")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert _has(label.grab().toImage(), theme.LIGHT.text)
    assert [record.levelno for record in expects_warnings.records] == [logging.WARNING]
    assert r"\frac{broken" in expects_warnings.text


def test_a_formula_in_a_text_stands_on_the_baseline_of_its_words(qapp: QApplication) -> None:
    for points in (11, 18):
        font = QFont(qapp.font())
        font.setPointSize(points)
        document = FormulaDocument()
        document.setDefaultFont(font)
        document.setHtml("<p>HE" + "&nbsp;" * 10 + tag("HE") + "</p>")
        image = _drawn(document)
        middle = round(4 * (document.documentMargin() + document.idealWidth()) / 2)
        words, inside = _ink(image, 0, middle), _ink(image, middle, image.width())
        assert abs(words[1] - inside[1]) <= 2, "half a pixel, drawn four times as large"


def test_a_formula_in_a_text_does_not_push_the_lines_apart() -> None:
    plain, mixed = FormulaDocument(), FormulaDocument()
    plain.setHtml("<p>x</p>")
    mixed.setHtml(f"<p>x {tag('x_p')}</p>")
    assert mixed.size().height() == plain.size().height()


def test_a_displayed_formula_keeps_its_depth_clear_of_the_next_paragraph() -> None:
    document = FormulaDocument()
    document.setHtml(f"<p>{tag(COST, display=True)}</p>")
    need = formula.size(COST, document.defaultFont())
    assert document.size().height() >= need.height() + 2 * document.documentMargin()


def _formulas_of_all_texts() -> list[tuple[str, bool]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(resources.ROOT.glob("lectures/**/*.md"))]
    found = [match for text in texts for match in re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", text, re.DOTALL)]
    return sorted({(display or inline, bool(display)) for display, inline in found})


@pytest.mark.parametrize(("source", "display"), _formulas_of_all_texts())
def test_every_formula_of_the_texts_can_be_drawn(source: str, display: bool) -> None:
    assert formula.layout(source.strip(), display=display) is not None


def test_any_source_survives_the_way_through_html(qtbot: QtBot) -> None:
    source = r'a < b \text{ "c"? } = 50\% / 2 \alpha'
    document = FormulaDocument()
    document.setHtml(tag(source))
    cursor = document.begin().begin().fragment()
    name = cursor.charFormat().toImageFormat().name()
    assert name.startswith("formula:inline/")
    wide = formula.size(source, document.defaultFont(), display=False).width()
    assert document.idealWidth() == pytest.approx(wide + 2 * document.documentMargin(), abs=2)


def test_a_picture_of_the_formula_has_its_ink_where_it_is_asked_for(qapp: QApplication) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    size = formula.size("x", qapp.font())
    formula.draw(painter, "x", QRect(50, 50, 40, 40).toRectF(), "#000000")
    painter.end()
    assert size.width() > 0
    assert not _has(image, "#000000", QRect(QPointF(0, 0).toPoint(), image.size() / 2))
    assert _has(image, "#000000", QRect(50, 50, 40, 40))
