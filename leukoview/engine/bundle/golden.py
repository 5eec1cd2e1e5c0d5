"""Golden rows: what a bundle must still say of known features, and a backbone of known crops."""

import io
import zipfile
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from leukoview.engine.case import Pixels
from leukoview.engine.classify import Classifier, Familiar, Numbers
from leukoview.engine.embed import Embedder, Features
from leukoview.engine.errors import BundleError

TOLERANCE = 1e-4
"""How far a probability may move between processors and library versions."""

FEATURE_TOLERANCE = 0.01
"""How far a feature (0 to about 5) may move between devices; fp32 moves it by less than 0.0001."""

PROBABILITY_TOLERANCE = 0.01
"""How far a probability may move between devices."""

DRAWN = 8
"""Drawn crops among the golden rows: enough to tell a broken network path from a whole one."""


@dataclass(frozen=True, eq=False)
class Golden:
    """Crops with the features torch gives in fp32, and features with their probabilities.

    The first rows of `features` belong to `crops`.
    """

    crops: Pixels
    features: Features
    probabilities: Numbers
    distances: Numbers


@dataclass(frozen=True, slots=True)
class Agreement:
    """How near a device comes to the reference on the golden crops."""

    crops: int
    features: float
    probabilities: float
    same_top: float

    @property
    def holds(self) -> bool:
        """Whether readings on this device may be relied on: equal tops, p within 0.01.

        Drawn crops are no borderline cases, so their features are held to a limit as well.
        """
        alike = self.features < FEATURE_TOLERANCE and self.probabilities < PROBABILITY_TOLERANCE
        return alike and self.same_top == 1.0


def written(golden: Golden) -> bytes:
    """Golden rows as the bytes of `golden.npz`."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        crops=golden.crops,
        features=golden.features,
        probabilities=golden.probabilities,
        distances=golden.distances,
    )
    return out.getvalue()


def read(content: bytes) -> Golden:
    """Golden rows from their file.

    Raises:
        BundleError: The file is damaged.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return Golden(
                arrays["crops"], arrays["features"], arrays["probabilities"], arrays["distances"]
            )
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as failure:
        raise BundleError("The golden rows of the model are damaged.") from failure


def check(golden: Golden, classifier: Classifier, familiar: Familiar) -> None:
    """Refuse a classifier that says something else of the golden rows than it did when made.

    Raises:
        BundleError: A probability moved by more than `TOLERANCE`.
    """
    moved = np.abs(classifier.probabilities(golden.features) - golden.probabilities).max()
    shifted = np.abs(familiar.distances(golden.features) / golden.distances - 1).max()
    if not (moved <= TOLERANCE and shifted <= TOLERANCE):
        raise BundleError("The model does not reproduce its own golden rows on this computer.")


def agreement(golden: Golden, classifier: Classifier, embedder: Embedder) -> Agreement:
    """How near an embedder comes to the reference features, and what that does to readings."""
    features = embedder(golden.crops)
    reference = golden.features[: len(golden.crops)]
    ours = classifier.probabilities(features)
    theirs = golden.probabilities[: len(golden.crops)]
    return Agreement(
        crops=len(golden.crops),
        features=float(np.abs(features - reference).max()),
        probabilities=float(np.abs(ours - theirs).max()),
        same_top=float((ours.argmax(axis=1) == theirs.argmax(axis=1)).mean()),
    )


def drawn_crops(pixels: int) -> Pixels:
    """Cells drawn as discs with lobes and grains; the same in every run."""
    rng = np.random.default_rng(7)
    return np.stack([_drawn(pixels, rng) for _ in range(DRAWN)])


def _drawn(side: int, rng: np.random.Generator) -> Pixels:
    image = Image.new("RGB", (side, side), (245, 245, 245))
    pen = ImageDraw.Draw(image)
    middle, radius = side / 2, side * rng.uniform(0.25, 0.42)
    pen.ellipse(_disc(middle, middle, radius), fill=_shade(rng, (190, 185, 225)))
    for _ in range(rng.integers(1, 4)):
        x, y = middle + rng.uniform(-0.3, 0.3, 2) * radius
        pen.ellipse(_disc(x, y, radius * rng.uniform(0.4, 0.7)), fill=_shade(rng, (95, 60, 150)))
    for x, y in rng.uniform(middle - radius / 2, middle + radius / 2, (30, 2)):
        pen.ellipse(_disc(x, y, side / 90), fill=_shade(rng, (150, 60, 130)))
    return np.asarray(image)


def _disc(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def _shade(rng: np.random.Generator, colour: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = (int(value + rng.integers(-15, 16)) for value in colour)
    return red, green, blue
