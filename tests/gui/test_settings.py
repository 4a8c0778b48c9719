from dataclasses import replace
from pathlib import Path

import pytest

from gui.settings import Remembered, Settings

EVERYTHING = Remembered(
    language="ko",
    theme="dark",
    projector=True,
    hidden_tabs_run=True,
    lab="l04_linear/train",
    geometry=b"\x01\x00\xff",
    progress={"l04_linear/train": "too-fast"},
)


def test_everything_comes_back_with_its_type(tmp_path: Path) -> None:
    before = Settings.in_file(tmp_path / "modulab.ini")
    before.keep(EVERYTHING)
    before.flush()
    assert Settings.in_file(tmp_path / "modulab.ini").now == EVERYTHING


def test_what_was_set_can_be_unset(tmp_path: Path) -> None:
    before = Settings.in_file(tmp_path / "modulab.ini")
    before.keep(EVERYTHING)
    before.keep(Remembered())
    before.flush()
    assert Settings.in_file(tmp_path / "modulab.ini").now == Remembered()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe rubbish [[[",
        b"[General]\nlanguage=klingon\ntheme=7\nprojector=maybe\ngeometry=none\nprogress=[1]\nlab=a, b\n",
        b'[General]\nprogress="{\\"l04\\": 3}"\n',
    ],
)
def test_a_bad_file_means_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "modulab.ini"
    path.write_bytes(content)
    assert Settings.in_file(path).now == Remembered()


def test_story_steps_of_several_labs_are_kept_beside_each_other(tmp_path: Path) -> None:
    settings = Settings.in_file(tmp_path / "modulab.ini")
    settings.remember_step("l04_linear/train", "first")
    settings.remember_step("l04_linear/shapes", "second")
    settings.flush()
    again = Settings.in_file(tmp_path / "modulab.ini")
    assert again.now.progress == {"l04_linear/train": "first", "l04_linear/shapes": "second"}


def test_settings_without_a_file_are_forgotten() -> None:
    settings = Settings(None)
    settings.keep(replace(settings.now, theme="dark"))
    assert settings.now.theme == "dark"
    assert Settings(None).now == Remembered()
