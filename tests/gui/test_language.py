from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDoubleSpinBox
from pytestqt.qtbot import QtBot

from gui import language
from gui.banner import Banner


def test_a_widget_is_told_of_both_changes(qtbot: QtBot, qapp: QApplication) -> None:
    english = "Something went wrong in this tab. The other tabs go on."
    korean = "이 탭에 문제가 생겼습니다. 다른 탭은 계속 쓸 수 있습니다."
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.words() == english
    language.install(qapp, "ko")
    assert language.current() == "ko"
    qtbot.waitUntil(lambda: banner.words() == korean)
    language.install(qapp, "en")
    assert language.current() == "en"
    qtbot.waitUntil(lambda: banner.words() == english)


def test_qt_itself_speaks_korean_too(qapp: QApplication) -> None:
    language.install(qapp, "ko")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


def test_without_a_choice_it_is_the_language_of_the_system(qapp: QApplication) -> None:
    language.install(qapp, None)
    assert language.current() == language.of_system()
    assert (language.of_system() == "ko") == (QLocale.system().language() == QLocale.Language.Korean)


def test_numbers_are_typed_with_a_point_in_both_languages(qtbot: QtBot, qapp: QApplication) -> None:
    for chosen in ("ko", "en"):
        language.install(qapp, chosen)
        box = QDoubleSpinBox()
        qtbot.addWidget(box)
        box.setValue(0.5)
        assert box.text() == "0.50"
