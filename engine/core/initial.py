"""Where a run starts: zeros, or random numbers from a visible seed; and the flat names of parameters."""

from collections.abc import Callable, Mapping

import numpy as np

from engine.core.messages import LearnerError
from engine.core.types import Array, Params, frozen

Shapes = Mapping[str, tuple[int, ...]]


def zeros(shapes: Shapes) -> dict[str, Array]:
    """All parameters 0."""
    return {name: np.zeros(shape) for name, shape in shapes.items()}


def normal(shapes: Shapes, seed: int) -> dict[str, Array]:
    """All parameters from N(0, 1), drawn by `default_rng(seed)` in the order of `shapes`."""
    rng = np.random.default_rng(seed)
    return {name: rng.standard_normal(shape) for name, shape in shapes.items()}


def equal(shapes: Shapes) -> dict[str, Array]:
    """All parameters 0.5: the units of a layer are alike and stay so."""
    return {name: np.full(shape, 0.5) for name, shape in shapes.items()}


def small(shapes: Shapes, seed: int) -> dict[str, Array]:
    """All parameters between −0.1 and 0.1, drawn by `default_rng(seed)` in the order of `shapes`."""
    rng = np.random.default_rng(seed)
    return {name: rng.uniform(-0.1, 0.1, shape) for name, shape in shapes.items()}


def xavier(shapes: Shapes, seed: int) -> dict[str, Array]:
    """Weights from N(0, 2 / (inputs + outputs)), biases 0 (Glorot and Bengio 2010)."""
    return _scaled(shapes, seed, lambda inputs, outputs: np.sqrt(2.0 / (inputs + outputs)))


def he(shapes: Shapes, seed: int) -> dict[str, Array]:
    """Weights from N(0, 2 / inputs), biases 0 (He et al. 2015)."""
    return _scaled(shapes, seed, lambda inputs, outputs: np.sqrt(2.0 / inputs))


def _scaled(shapes: Shapes, seed: int, deviation: Callable[[int, int], float]) -> dict[str, Array]:
    """Weights drawn layer by layer with a standard deviation of their own; biases 0 draw nothing."""
    rng = np.random.default_rng(seed)
    return {
        name: rng.standard_normal(shape) * deviation(*shape) if len(shape) == 2 else np.zeros(shape)
        for name, shape in shapes.items()
    }


# These need no seed: every start is alike.
SEEDLESS = ("zeros", "equal")
# What the knob `initialisation` offers.
INITIALISATIONS: Mapping[str, Callable[[Shapes, int], dict[str, Array]]] = {
    "zeros": lambda shapes, seed: zeros(shapes),
    "equal": lambda shapes, seed: equal(shapes),
    "normal": normal,
    "small": small,
    "xavier": xavier,
    "he": he,
}
# Starts drawn by lot: another seed is another start.
RANDOM = frozenset(INITIALISATIONS) - frozenset(SEEDLESS)


def given(shapes: Shapes, initial: Params) -> dict[str, Array]:
    """The parameters of a lesson's `initial`, if their names and shapes are those of the model.

    Raises:
        LearnerError: a name is missing or unknown, or a shape differs.
    """
    if set(initial) != set(shapes):
        raise LearnerError("initial_names", found=", ".join(sorted(initial)) or "–", expected=", ".join(shapes))
    for name, shape in shapes.items():
        found = np.shape(initial[name])
        if found != shape:
            raise LearnerError("initial_shape", name=name, found=str(list(found)), expected=str(list(shape)))
    return {name: frozen(initial[name]) for name in shapes}


def flat_names(shapes: Shapes) -> tuple[str, ...]:
    """One name for each number, in the order of the arrays.

    W (3, 1) gives w1, w2, w3 and b (1,) gives b. With several outputs w12 is from input 1 to output 2 (w1,12 from
    ten on). Networks put the layer first: W2 (2, 1) gives w2.1, w2.2.
    """
    names: list[str] = []
    for array_name, shape in shapes.items():
        stem = array_name[0].lower() + (f"{array_name[1:]}." if len(array_name) > 1 else "")
        if len(shape) == 1:
            layer = array_name[1:]
            single = shape[0] == 1
            names += (
                [f"b{layer}"] if single else [f"b{layer}.{k + 1}" if layer else f"b{k + 1}" for k in range(shape[0])]
            )
        elif shape[1] == 1:
            names += [f"{stem}{i + 1}" for i in range(shape[0])]
        else:
            comma = "," if max(shape) > 9 else ""
            names += [f"{stem}{i + 1}{comma}{k + 1}" for i in range(shape[0]) for k in range(shape[1])]
    return tuple(names)


def flat(params: Params, shapes: Shapes) -> Array:
    """(p,) all numbers in the order of `flat_names`."""
    return np.concatenate([params[name].ravel() for name in shapes])


def unflat(values: Array, shapes: Shapes) -> dict[str, Array]:
    """The inverse of `flat`: arrays by name."""
    found: dict[str, Array] = {}
    start = 0
    for name, shape in shapes.items():
        size = int(np.prod(shape))
        found[name] = values[start : start + size].reshape(shape).copy()
        start += size
    return found


def replaced(params: Params, shapes: Shapes, values: Mapping[str, float]) -> dict[str, Array]:
    """`params` with the numbers in `values`, by flat name, put in their place.

    Raises:
        LearnerError: there is no such parameter, or a value is not a finite number.
    """
    names = flat_names(shapes)
    numbers = flat(params, shapes)
    for name, value in values.items():
        if name not in names:
            raise LearnerError("parameter_unknown", found=name, expected=", ".join(names))
        if not np.isfinite(value):
            raise LearnerError("parameter_not_finite", name=name, found=str(value))
        numbers[names.index(name)] = value
    return {name: frozen(array) for name, array in unflat(numbers, shapes).items()}
