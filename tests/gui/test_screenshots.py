"""Pictures of labs through the command line, as on a machine without a screen."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from engine import catalogue
from gui import theme
from tests.gui.process import kept, run

LAB = "l04_linear/train"
PICTURE = "l04_linear_train.png"


def _picture(folder: Path, name: str = PICTURE) -> QImage:
    image = QImage(str(folder / name))
    assert not image.isNull()
    return image


def test_a_picture_has_the_name_of_its_lab_and_the_size_asked_for(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "pictures"
    run(home, "--screenshots", folder, "--lab", LAB, "--steps", 50, "--size", "1280x720", "--lang", "en")
    assert [path.name for path in folder.iterdir()] == [PICTURE]
    image = _picture(folder)
    assert image.size().toTuple() == (1280, 720)
    assert kept(home) == []


def test_pictures_follow_language_theme_and_text_size(tmp_path: Path) -> None:
    pictures = {}
    looks: dict[str, tuple[str, ...]] = {
        "en": ("--lang", "en"),
        "ko": ("--lang", "ko"),
        "dark": ("--lang", "en", "--theme", "dark"),
        "large": ("--lang", "en", "--projector"),
    }
    for name, look in looks.items():
        run(tmp_path / "home", "--screenshots", tmp_path / name, "--lab", LAB, "--steps", 50, *look)
        pictures[name] = _picture(tmp_path / name)
    assert all(picture.size().toTuple() == (1600, 900) for picture in pictures.values())
    assert all(pictures["en"] != pictures[name] for name in ("ko", "dark", "large"))
    assert pictures["en"].pixelColor(800, 4) == QColor(theme.LIGHT.window)
    assert pictures["dark"].pixelColor(800, 4) == QColor(theme.DARK.window)


def test_the_same_picture_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("first", "second"):
        run(tmp_path / "home", "--screenshots", tmp_path / name, "--lab", LAB, "--steps", 50, "--lang", "en")
    assert _picture(tmp_path / "first") == _picture(tmp_path / "second")


def test_every_lab_has_a_picture(tmp_path: Path) -> None:
    run(tmp_path / "home", "--screenshots", tmp_path / "all", "--steps", 10)
    names = {f"{lab.name.replace('/', '_')}.png" for lab in catalogue.labs()}
    assert {path.name for path in (tmp_path / "all").iterdir()} == names
