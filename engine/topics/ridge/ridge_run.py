"""The two runs of the lab on overfitting: a polynomial through points, and a boundary of some degree.

Both are gradient descent on the powers; of the polynomial the exact fit at each degree and λ is known as well.
"""

from engine.core.classification import Classification
from engine.core.datasets import Dataset, dataset_info
from engine.core.functions import LOGISTIC
from engine.core.knobs import real
from engine.core.lesson import Lesson
from engine.core.parts_ridge import SETS, SetName
from engine.core.regression import Regression
from engine.core.training import Shown
from engine.core.types import Batch
from engine.topics.ridge import made_rows
from engine.topics.ridge.made_rows import BORDER, CURVE, MadeRows, Monomials
from engine.topics.ridge.ridge_fit import Fit, ridge

DEGREES = 12
_CLASSES = dataset_info(BORDER).classes["en"]
PENALTIES = (0.0, 1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0)


def _sets(rows: MadeRows, features: Monomials) -> dict[SetName, Batch]:
    """The three sets as the model sees them."""
    found = zip(SETS, (rows.train, rows.validation, rows.test), strict=True)
    return {name: Batch(features.expanded(batch.X), batch.Y) for name, batch in found}


class PolynomialRun(Regression):
    """Gradient descent on the powers of x, and the exact fits beside it.

    Raises:
        LearnerError: the degree has more parameters than there are points.
    """

    def __init__(self, lesson: Lesson, shown: Shown) -> None:
        made_rows.check(CURVE, lesson.knobs)
        self.degree = int(real(lesson.knobs, "degree"))
        self.rows = made_rows.made(CURVE, lesson.knobs)
        self.features = made_rows.monomials(CURVE, self.degree)
        self.sets = _sets(self.rows, self.features)
        X, Y = self.sets["train"]
        columns = self.features.columns
        super().__init__(lesson, Dataset(CURVE, columns, ("y",), X, Y, "regression"), columns, shown)

    def fit(self) -> Fit:
        """The exact fit at the degree and the λ in force."""
        return self.fit_of(self.degree, self.l2)

    def fit_of(self, degree: int, l2: float) -> Fit:
        """The exact fit of another degree or with another λ to the same rows."""
        # Of each set the first columns are the powers of a lower degree; higher ones are made for it.
        found: Fit = self.remember(f"fit {degree} {l2}", lambda: ridge(self.set_of("train", degree), l2))
        return found

    def set_of(self, name: SetName, degree: int) -> Batch:
        """One of the three sets with the powers up to `degree`."""
        made: dict[SetName, Batch] = self.remember(
            f"sets {degree}", lambda: _sets(self.rows, made_rows.monomials(CURVE, degree))
        )
        return made[name]

    def cost_of(self, name: SetName, degree: int, l2: float) -> float:
        """What the exact fit costs on one of the sets, without the penalty."""
        return self.fit_of(degree, l2).cost(self.set_of(name, degree))

    @property
    def highest(self) -> int:
        """The highest degree that these points allow."""
        return min(DEGREES, made_rows.highest(CURVE, len(self.batch.X)))


class BoundaryRun(Classification):
    """Logistic regression on all products of powers of two features.

    Raises:
        LearnerError: the degree has more parameters than there are points, or they are all of one class.
    """

    def __init__(self, lesson: Lesson, shown: Shown) -> None:
        made_rows.check(BORDER, lesson.knobs)
        self.degree = int(real(lesson.knobs, "degree"))
        self.rows = made_rows.made(BORDER, lesson.knobs)
        monomials = made_rows.monomials(BORDER, self.degree)
        self.sets = _sets(self.rows, monomials)
        X, Y = self.rows.train
        whole = Dataset(BORDER, ("x1", "x2"), ("above",), X, Y, "binary", _CLASSES)
        super().__init__(lesson, whole, monomials, LOGISTIC, shown)
        # Kept apart are not some of these rows but others, made for it.
        self.test = self.sets["test"]
        self.test_data = Dataset(BORDER, monomials.columns, ("above",), *self.test, "binary", _CLASSES)
