"""Training: images in, one judged and verified bundle out."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from leukoview import __version__
from leukoview.engine import bundle as bundles
from leukoview.engine.backbone import registry
from leukoview.engine.bundle import Bundle, Golden, Manifest, Provenance
from leukoview.engine.classify import Learned
from leukoview.engine.dataset import Dataset
from leukoview.engine.editions import need_torch
from leukoview.engine.embed import Embedder, Network, reference_embedder, reference_of
from leukoview.engine.evaluate import (
    Began,
    FinishedFolds,
    Material,
    OutOfFold,
    Phase,
    Run,
    Scorecard,
)
from leukoview.engine.evaluate import evaluate as judge
from leukoview.engine.evaluate.judge import refuse_few_patients
from leukoview.engine.evaluate.scorecard import written
from leukoview.engine.evaluate.teaching import Teaching
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.training.card import model_card
from leukoview.engine.training.clock import Clock, expected
from leukoview.engine.training.kept import Kept
from leukoview.engine.training.looks import Looks, image_digest, looks_of, new_cells
from leukoview.engine.training.recipe import PRACTICE_USE, TrainingRecipe
from leukoview.engine.training.record import held_out_of

GOLDEN_ROWS = 24
"""Real feature rows among the golden ones, spread evenly over the data set."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A new bundle with the scorecard of the way it was made and what that was counted from."""

    bundle: Bundle
    scorecard: Scorecard
    found: OutOfFold


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where a training keeps what it computed, and who watches it.

    `cache` keeps crops and features for every later training; `run` the finished folds of this
    one, so that it can go on after it was stopped or killed. `tell` hears, in the order in which
    they happen: Began, TimeLeft, FoldDone, LearningPoint.
    """

    cache: Path | None = None
    run: Path | None = None
    check_in: CheckIn = unwatched
    tell: Tell = unheard


NOWHERE = Workplace()
"""Nothing is kept, and nobody watches."""


def prepare(
    dataset: Dataset, recipe: TrainingRecipe, embedder: Embedder, work: Workplace = NOWHERE
) -> Material:
    """Crop and embed every cell that the cache does not know.

    Raises:
        UnreadableImageError: An image of the data set cannot be opened.
        Cancelled: A check-in asked to stop.
    """
    looks = _looks(dataset, recipe, embedder, network_key(recipe.backbone), work)
    return Material(dataset, looks.thumbnails, looks.features, looks.controls, looks.images)


def _looks(
    dataset: Dataset, recipe: TrainingRecipe, embedder: Embedder, network: str, work: Workplace
) -> Looks:
    with Kept(work.cache) as kept:
        return looks_of(dataset, recipe.crop, embedder, network, kept=kept, check_in=work.check_in)


def network_key(backbone: str) -> str:
    """A backbone with the digest of its weights: what feature rows are kept under."""
    return f"{backbone} {registry.digest(backbone)}"


def evaluate(
    dataset: Dataset, recipe: TrainingRecipe, embedder: Embedder, work: Workplace = NOWHERE
) -> tuple[Scorecard, OutOfFold]:
    """Judge a way of training on a data set without making a bundle of it."""
    work, way = _clocked(dataset, recipe, work), _way_of(recipe, embedder)
    _, scorecard, found = _judged(dataset, recipe, embedder, work, way)
    return scorecard, found


def train(
    dataset: Dataset,
    folder: Path,
    recipe: TrainingRecipe,
    embedder: Embedder,
    work: Workplace = NOWHERE,
) -> Trained:
    """Judge by nested folds, fit on everything, and write a bundle into a folder.

    The bundle is the same bytes whenever the same images, recipe, day and computer meet, also
    where it was stopped and went on. Check-ins come within about half a second of work, and count
    anew in each phase.

    Raises:
        TrainingDataError: Nothing can be learned from the data set, or drawn and real images
            are mixed in it.
        OutputError: The folder, the cache or the run cannot be written.
        Cancelled: A check-in asked to stop; no bundle was written.
    """
    drawn = dataset.drawn()
    work = _clocked(dataset, recipe, work)
    way = _way_of(recipe, embedder)
    material, scorecard, found = _judged(dataset, recipe, embedder, work, way)
    work.tell(Began(Phase.FITTING))
    taught = way.teaching.teach(material.rows, dataset.classes, recipe.plan, work.check_in)
    work.tell(Began(Phase.WRITING))
    record = held_out_of(material, found)
    if way.before is not None:
        material = replace(material, features=taught.sees(material.rows.features, work.check_in))
        recipe, embedder = _with_network(recipe, taught.network())
    manifest = _manifest(dataset, recipe, taught.learned, drawn=drawn)
    words = (written(scorecard), model_card(manifest, scorecard).encode())
    golden = _golden(material, recipe, taught.learned, reference_of(embedder))
    work.check_in(0, 1)
    made = bundles.save(folder, manifest, taught.learned, golden, words, record)
    FinishedFolds(work.run).forget()
    return Trained(made, scorecard, found)


def _clocked(dataset: Dataset, recipe: TrainingRecipe, work: Workplace) -> Workplace:
    """The same place with a clock that tells the time left."""
    images = [image_digest(sample.path) for sample in dataset.samples]
    with Kept(work.cache) as kept:
        new = new_cells(images, recipe.crop, network_key(recipe.backbone), kept)
    seconds = expected(
        len(dataset.samples),
        new,
        recipe.plan,
        thorough=recipe.thorough,
        tuned=recipe.tuning is not None,
    )
    clock = Clock(seconds, work.check_in, work.tell)
    return replace(work, check_in=clock.check_in, tell=clock.tell)


@dataclass(frozen=True, eq=False)
class _Way:
    """How models are taught, and the embedder of the rows that a way of its own keeps for it."""

    teaching: Teaching = field(default_factory=Teaching)
    before: Embedder | None = None


def _way_of(recipe: TrainingRecipe, embedder: Embedder) -> _Way:
    if recipe.tuning is None:
        return _Way()
    need_torch()
    # Both load torch, which no other training on a CPU needs.
    from leukoview.engine.training.last_block import LastBlock  # noqa: PLC0415
    from leukoview.engine.training.tuning import fine_tuning  # noqa: PLC0415

    kind = embedder.kind if isinstance(embedder, Network) else "cpu"
    backbone = LastBlock(recipe.backbone, kind)
    return _Way(fine_tuning(backbone, recipe.tuning), backbone)


def _with_network(recipe: TrainingRecipe, weights: bytes) -> tuple[TrainingRecipe, Embedder]:
    """The recipe by the backbone that was fine-tuned, which is kept here, and that backbone."""
    name = registry.own_name(recipe.backbone, weights)
    registry.keep(name, weights)
    return msgspec.structs.replace(recipe, backbone=name), reference_embedder(name)


def _judged(
    dataset: Dataset, recipe: TrainingRecipe, embedder: Embedder, work: Workplace, way: _Way
) -> tuple[Material, Scorecard, OutOfFold]:
    refuse_few_patients(dataset)
    work.tell(Began(Phase.CELLS))
    material = prepare(dataset, recipe, embedder, work)
    if way.before is not None:
        key = f"before the last block of {network_key(recipe.backbone)}"
        kept = _looks(dataset, recipe, way.before, key, work).features
        material = replace(material, kept=kept)
    run = Run(FinishedFolds(work.run), work.tell, way.teaching)
    scorecard, found = judge(
        material, recipe.plan, work.check_in, thorough=recipe.thorough, run=run
    )
    return material, scorecard, found


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
        fit=recipe.plan,
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
