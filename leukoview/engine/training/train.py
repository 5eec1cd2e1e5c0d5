"""Training: images in, one judged and verified bundle out."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from leukoview import __version__
from leukoview.engine import bundle as bundles
from leukoview.engine.backbone import registry
from leukoview.engine.bundle import Bundle, Golden, Manifest, Provenance
from leukoview.engine.classify import Learned, learn
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Embedder, reference_of
from leukoview.engine.evaluate import Material, OutOfFold, Scorecard, controls
from leukoview.engine.evaluate import evaluate as judge
from leukoview.engine.evaluate.scorecard import written
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.training.card import model_card
from leukoview.engine.training.features import features_of
from leukoview.engine.training.recipe import PRACTICE_USE, TrainingRecipe

GOLDEN_ROWS = 24
"""Real feature rows among the golden ones, spread evenly over the data set."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A new bundle with the scorecard of the way it was made and what that was counted from."""

    bundle: Bundle
    scorecard: Scorecard
    found: OutOfFold


def prepare(
    dataset: Dataset,
    recipe: TrainingRecipe,
    embedder: Embedder,
    *,
    cache: Path | None = None,
    check_in: CheckIn = unwatched,
) -> Material:
    """Crop and embed every cell.

    Raises:
        UnreadableImageError: An image of the data set cannot be opened.
        Cancelled: A check-in asked to stop.
    """
    crops = dataset.crops(recipe.crop, check_in)
    weights = f"{recipe.backbone} {registry.digest(recipe.backbone)}"
    features = features_of(crops, embedder, weights, cache=cache, check_in=check_in)
    return Material(dataset, crops, features, controls(dataset))


def evaluate(
    dataset: Dataset,
    recipe: TrainingRecipe,
    embedder: Embedder,
    *,
    cache: Path | None = None,
    check_in: CheckIn = unwatched,
) -> tuple[Scorecard, OutOfFold]:
    """Judge a way of training on a data set without making a bundle of it."""
    material = prepare(dataset, recipe, embedder, cache=cache, check_in=check_in)
    return judge(material, recipe.fit, check_in)


def train(
    dataset: Dataset,
    folder: Path,
    recipe: TrainingRecipe,
    embedder: Embedder,
    *,
    cache: Path | None = None,
    check_in: CheckIn = unwatched,
) -> Trained:
    """Judge by nested folds, fit on everything, and write a bundle into a folder.

    The classifier and the scorecard are the same bytes whenever the same images, recipe and
    computer meet; `check_in` counts anew in each phase (crops, features, folds).

    Raises:
        TrainingDataError: Nothing can be learned from the data set, or drawn and real images
            are mixed in it.
        OutputError: The folder cannot be written.
        Cancelled: A check-in asked to stop; nothing was written.
    """
    drawn = dataset.drawn()
    material = prepare(dataset, recipe, embedder, cache=cache, check_in=check_in)
    scorecard, found = judge(material, recipe.fit, check_in)
    learned = learn(dataset.rows(material.features), dataset.classes, recipe.fit)
    manifest = _manifest(dataset, recipe, learned, drawn=drawn)
    words = (written(scorecard), model_card(manifest, scorecard).encode())
    golden = _golden(material, recipe, learned, reference_of(embedder))
    return Trained(bundles.save(folder, manifest, learned, golden, words), scorecard, found)


def _manifest(
    dataset: Dataset, recipe: TrainingRecipe, learned: Learned, *, drawn: bool
) -> Manifest:
    return Manifest(
        name=recipe.name,
        title=recipe.title,
        version=recipe.version,
        classes=learned.classes,
        backbone=recipe.backbone,
        backbone_sha256=registry.digest(recipe.backbone),
        crop=recipe.crop,
        fit=recipe.fit,
        thresholds=learned.thresholds,
        case_rule=learned.case_rule,
        practice_only=drawn,
        intended_use=PRACTICE_USE if drawn else recipe.intended_use,
        terms=recipe.terms,
        training=Provenance(
            dataset=dataset.name,
            cells={
                str(key): n for key, n in sorted(Counter(s.key for s in dataset.samples).items())
            },
            groups=len({sample.group for sample in dataset.samples}),
            groups_known=dataset.groups_known,
            made=datetime.now(UTC).date().isoformat(),
            program=__version__,
            notes=dataset.notes,
        ),
        files={},
    )


def _golden(
    material: Material, recipe: TrainingRecipe, learned: Learned, reference: Embedder
) -> Golden:
    crops = bundles.drawn_crops(recipe.crop.pixels)
    spread = np.linspace(0, len(material.features) - 1, GOLDEN_ROWS).astype(int)
    features = np.concatenate([reference(crops), material.features[spread]])
    return Golden(
        crops,
        features,
        learned.classifier.probabilities(features),
        learned.familiar.distances(features),
    )
