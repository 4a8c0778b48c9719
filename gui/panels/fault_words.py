"""What the broken lines of a backward pass are called on screen, in short."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.figures import MINUS

_FAULTS: Mapping[str, object] = {
    "none": QT_TRANSLATE_NOOP("Fault", "sound"),
    "no_slope": QT_TRANSLATE_NOOP("Fault", "σ′ dropped"),
    "wrong_sign": QT_TRANSLATE_NOOP("Fault", "sign turned"),
    "no_mean": QT_TRANSLATE_NOOP("Fault", "1/m forgotten"),
    "no_bias": QT_TRANSLATE_NOOP("Fault", "b1 forgotten"),
    "updated_weights": QT_TRANSLATE_NOOP("Fault", "W2 updated too soon"),
}


def fault_words(fault: str) -> str:
    """The name of a fault in the learner's language."""
    return QCoreApplication.translate("Fault", str(_FAULTS[fault]))


def epsilon_words(epsilon: float) -> str:
    """A nudge as it is written in a sentence: 1e−5."""
    mantissa, power = f"{epsilon:.1e}".split("e")
    mantissa = mantissa.removesuffix(".0")
    return f"{mantissa}e{int(power)}".replace("-", MINUS)
