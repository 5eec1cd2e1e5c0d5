"""A laboratory's own version of a model: adapted, judged on held-out cells, written as a bundle."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from leukoview import __version__
from leukoview.engine import bundle as bundles
from leukoview.engine.adapting.adapt import Adapted, Held, adapt
from leukoview.engine.bundle import SCORECARD, Bundle, Golden, HeldOut, Manifest
from leukoview.engine.bundle.held_out import Ruling, digested
from leukoview.engine.classify.support import Codes
from leukoview.engine.comparing.answers import recorded_rows
from leukoview.engine.comparing.crosswalk import crosswalk
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Embedder
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate import Intervals, Measured, metrics
from leukoview.engine.evaluate import scorecard as scorecards
from leukoview.engine.summary import counted
from leukoview.engine.training import TrainingRecipe, Workplace, prepare
from leukoview.engine.training.card import model_card
from leukoview.engine.training.looks import image_digest

SEED = 20261123
"""Of the draws of patients."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One number of both models on the same held-out cells."""

    name: str
    before: Measured
    after: Measured


@dataclass(frozen=True, eq=False)
class Made:
    """The adapted bundle, how it came about, what it changed, and what was left out and why."""

    bundle: Bundle
    adapted: Adapted
    cells: int
    patients: int
    changes: tuple[Changed, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class _Own:
    """The laboratory's cells that count, each with its place among the bundle's classes."""

    dataset: Dataset
    codes: Codes
    images: tuple[str, ...]
    remarks: tuple[str, ...]


def make(
    base: Bundle, dataset: Dataset, folder: Path, embedder: Embedder, work: Workplace, version: str
) -> Made:
    """Adapt a bundle to a laboratory's labelled cells, and write what comes of it to a folder.

    Labels finer than the bundle's classes count as the class they belong to; cells of classes that
    it cannot say, and of patients that it has learned from, are left out. Its scorecard stays that
    of the bundle it was made from, and says so; what the cells have shown stands in its notes.

    Raises:
        TrainingDataError: Too few cells, patients or classes are left, or the cells are drawn and
            the bundle reads real ones, or the other way round.
        UnreadableImageError: An image cannot be opened.
        OutputError: The folder cannot be written.
        Cancelled: A check-in asked to stop; nothing was written.
    """
    if dataset.samples and dataset.drawn() != base.manifest.practice_only:
        raise TrainingDataError(
            "The cells are drawn and the model reads real ones, or the other way round.",
            remedy="Choose the model that reads such cells.",
        )
    own = _own(base, dataset)
    recipe = TrainingRecipe(backbone=base.manifest.backbone, crop=base.manifest.crop)
    features = prepare(own.dataset, recipe, embedder, work).features
    rows = replace(own.dataset.rows(features), codes=own.codes)
    adapted = adapt(base.learned, rows, SEED, work.check_in)
    changes = _changes(adapted, own)
    manifest = _manifest(base, adapted, own, version)
    scorecard = _scorecard(base, own, changes)
    words = (scorecards.written(scorecard), model_card(manifest, scorecard).encode())
    golden = _golden(base, adapted)
    made = bundles.save(folder, manifest, adapted.learned, golden, words, _record(adapted, own))
    patients = len(np.unique(own.dataset.groups))
    return Made(made, adapted, len(own.codes), patients, changes, own.remarks)


def _own(base: Bundle, dataset: Dataset) -> _Own:
    keys = base.manifest.classes
    walk = crosswalk(keys, keys, {sample.key for sample in dataset.samples})
    place = {walk.place[key]: code for code, key in enumerate(keys) if key in walk.place}
    codes = np.array([place.get(walk.place.get(s.key, -1), -1) for s in dataset.samples], np.int64)
    images = tuple(image_digest(sample.path) for sample in dataset.samples)
    recorded, unseen = recorded_rows(base, dataset, images)
    fair = unseen & (recorded < 0)
    rows = np.flatnonzero((codes >= 0) & fair)
    return _Own(
        replace(dataset, samples=tuple(dataset.samples[row] for row in rows)),
        codes[rows],
        tuple(images[row] for row in rows),
        tuple(_left_out(foreign=int((codes < 0).sum()), learned=int((~fair).sum()))),
    )


def _left_out(*, foreign: int, learned: int) -> list[str]:
    said = []
    if foreign:
        said.append(f"{counted(foreign, 'cell')} of classes that the model cannot say: left out.")
    if learned:
        said.append(f"{counted(learned, 'cell')} of patients it has learned from: left out.")
    return said


def _changes(adapted: Adapted, own: _Own) -> tuple[Changed, ...]:
    interval, groups = Intervals(SEED), own.dataset.groups

    def both(
        name: str, number: Callable[[Held, Codes], float], *, corrected: bool = False
    ) -> Changed:
        over = interval.corrected if corrected else interval
        return Changed(
            name,
            over(lambda rows: number(adapted.before, rows), groups),
            over(lambda rows: number(adapted.after, rows), groups),
        )

    codes = own.codes
    return (
        both("accuracy", lambda h, rows: metrics.accuracy(h.probabilities[rows], codes[rows])),
        both(
            "calibration error",
            lambda h, rows: metrics.calibration_error(h.probabilities[rows], codes[rows]),
            corrected=True,
        ),
        both(
            "negative log-likelihood",
            lambda h, rows: metrics.negative_log_likelihood(h.probabilities[rows], codes[rows]),
        ),
        both("accepted (not unsure)", lambda h, rows: float((~h.unsure[rows]).mean())),
        both("wrong among the accepted", lambda h, rows: _wrong(h, rows, codes)),
        both("unlike training", lambda h, rows: float(h.unlike[rows].mean())),
    )


def _wrong(held: Held, rows: Codes, codes: Codes) -> float:
    kept = rows[~held.unsure[rows]]
    top = held.probabilities[kept].argmax(axis=1)
    return float((top != codes[kept]).mean()) if len(kept) else float("nan")


def _manifest(base: Bundle, adapted: Adapted, own: _Own, version: str) -> Manifest:
    made = base.manifest
    note = (
        f"Fitted to {counted(len(own.codes), 'cell')} of the laboratory from "
        f"{base.ref.name} {base.ref.version} ({base.sha256[:12]}); way: {adapted.way}."
    )
    training = msgspec.structs.replace(
        made.training,
        made=datetime.now(UTC).date().isoformat(),
        program=__version__,
        notes=(*made.training.notes, note),
    )
    return msgspec.structs.replace(
        made,
        version=version,
        thresholds=adapted.learned.thresholds,
        training=training,
        files={},
    )


def _scorecard(base: Bundle, own: _Own, changes: tuple[Changed, ...]) -> scorecards.Scorecard:
    """The base's scorecard, flagged as that, with what the laboratory's cells have shown."""
    card = scorecards.read((base.folder / SCORECARD).read_bytes())
    flag = (
        f"BEFORE FITTING: these numbers are of {base.ref.name} {base.ref.version}, before it was "
        f"fitted to {counted(len(own.codes), 'cell')} of this laboratory."
    )
    shown = tuple(
        f"On held-out cells of this laboratory, {one.name}: {one.before.value:.3f} before, "
        f"{one.after.value:.3f} ({one.after.low:.3f}–{one.after.high:.3f}) after fitting."
        for one in changes
    )
    return msgspec.structs.replace(
        card, flags=(*card.flags, flag), notes=(*card.notes, *own.remarks, *shown)
    )


def _golden(base: Bundle, adapted: Adapted) -> Golden:
    features = base.golden.features
    classifier, familiar = adapted.learned.classifier, adapted.learned.familiar
    return replace(
        base.golden,
        probabilities=classifier.probabilities(features),
        distances=familiar.distances(features),
    )


def _record(adapted: Adapted, own: _Own) -> HeldOut:
    images, groups = digested(own.images, [sample.group for sample in own.dataset.samples])
    return HeldOut(
        images=images,
        groups=groups,
        codes=own.codes,
        probabilities=adapted.after.probabilities,
        distances=adapted.distances,
        folds=adapted.folds,
        rulings=tuple(Ruling(limits, adapted.learned.case_rule) for limits in adapted.limits),
    )
