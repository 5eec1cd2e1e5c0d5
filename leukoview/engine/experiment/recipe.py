"""What a study is asked to repeat: everything that, with the images, gives its numbers again."""

import msgspec

TECHNIQUES = ("svm", "tuned", "small", "older")
"""Features and Gaussian SVM; a new last layer; the paper's small network; the older recipes."""

TASKS = ("types", "subtypes")
"""ALL against AML; the FAB subtypes."""

PAPER_EPOCHS = 20
BASE_RATE = 0.001
RATES = (0.01, 0.001, 0.0001, 0.00001)
"""Epochs, base learning rate and the rates swept, as the paper gives them."""


class ExperimentRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """The defaults are the paper's where it says them (docs/paper.md).

    `copies` is how many of a cell's turns and mirrorings are made: 4 (turned by 90°, 180°, 270°,
    the paper's 633 → 2,532) or 8 (each also mirrored). `folds` are fewer where there are fewer
    patients. `layers` restricts the layers of AlexNet and VGG-16 that are compared.
    """

    networks: tuple[str, ...]
    techniques: tuple[str, ...] = TECHNIQUES
    tasks: tuple[str, ...] = TASKS
    layers: tuple[str, ...] = ("fc6", "fc7", "fc8", "pooled")
    rates: tuple[float, ...] = RATES
    epochs: int = PAPER_EPOCHS
    batch: int = 30
    momentum: float = 0.9
    folds: int = 10
    copies: int = 4
    random_weights: bool = False
    seed: int = 20261123
