"""What is too small, doubtful or mixed up in a data set, said before anything is trained."""

from collections import defaultdict
from dataclasses import dataclass

from leukoview.engine.case import Pixels
from leukoview.engine.dataset import Dataset
from leukoview.engine.errors import LeukoError
from leukoview.engine.evaluate import Phase
from leukoview.engine.evaluate.duplicates import across_groups, alike_names
from leukoview.engine.evaluate.folds import OUTER_FOLDS
from leukoview.engine.evaluate.judge import FEWEST_PATIENTS
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import ClassKey, named
from leukoview.engine.training.clock import expected
from leukoview.engine.training.kept import Kept
from leukoview.engine.training.looks import new_cells, seen_images, whole_thumbnails
from leukoview.engine.training.recipe import TrainingRecipe
from leukoview.engine.training.train import NOWHERE, Workplace, network_key

FEW_PATIENTS = OUTER_FOLDS
"""Of a class; with fewer some fold judges no patient of it, and single people decide."""

FEW_CELLS = 30
"""Of a class; one cell more or less then moves its recall by more than 3 %."""


@dataclass(frozen=True, slots=True)
class ClassSize:
    """How many cells and patients (or groups that stand for them) a class has."""

    key: ClassKey
    cells: int
    patients: int


@dataclass(frozen=True, slots=True)
class Preflight:
    """What is known before a training: `refusals` keep it from starting, `warnings` do not.

    `leaks` are those of the warnings that the scorecard will flag. `new_cells` have yet to be
    cropped and embedded; `seconds` is a rough estimate of the whole for a usual computer.
    """

    classes: tuple[ClassSize, ...]
    refusals: tuple[str, ...]
    leaks: tuple[str, ...]
    warnings: tuple[str, ...]
    new_cells: int
    seconds: float

    @property
    def may_start(self) -> bool:
        """Whether training would not refuse."""
        return not self.refusals


def preflight(dataset: Dataset, recipe: TrainingRecipe, work: Workplace = NOWHERE) -> Preflight:
    """Look a data set over; images that the cache does not know are opened once, and kept.

    Near-duplicates are looked for among whole images (training looks again, among the crops).

    Raises:
        UnreadableImageError: An image cannot be opened.
        Cancelled: A check-in asked to stop.
    """
    sizes = tuple(_size(dataset, key) for key in dataset.classes)
    with Kept(work.cache) as kept:
        images, seen = seen_images(dataset, kept, work.check_in)
        new = new_cells(images, recipe.crop, network_key(recipe.backbone), kept)
    seconds = expected(
        len(images),
        new,
        recipe.plan,
        thorough=recipe.thorough,
        tuned=recipe.tuning is not None,
    )
    seconds |= {} if new else {Phase.CELLS: 0.0}
    leaks = (*_written_alike(dataset), *_alike(dataset, images, whole_thumbnails(seen)))
    return Preflight(
        classes=sizes,
        refusals=_refusals(dataset, sizes),
        leaks=leaks,
        warnings=(*_unknown(dataset), *_small(sizes), *_confounded(dataset)),
        new_cells=new,
        seconds=sum(seconds.values()),
    )


def _size(dataset: Dataset, key: ClassKey) -> ClassSize:
    own = [sample for sample in dataset.samples if sample.key == key]
    return ClassSize(key, len(own), len({sample.group for sample in own}))


def _refusals(dataset: Dataset, sizes: tuple[ClassSize, ...]) -> tuple[str, ...]:
    said = []
    if len(sizes) < 2:  # noqa: PLR2004 - a choice needs two
        said.append("There are cells of one class alone: at least two are needed.")
    said += [
        f"{named(size.key).name}: cells of {counted(size.patients, 'patient')} only; at least "
        f"{FEWEST_PATIENTS} are needed, one to learn from, one to tune on and one to judge on."
        for size in sizes
        if size.patients < FEWEST_PATIENTS
    ]
    try:
        dataset.drawn()
    except LeukoError as mixed:
        said.append(str(mixed))
    return tuple(said)


def _written_alike(dataset: Dataset) -> list[str]:
    return [
        f"“{one}” and “{other}” may be one patient written in two ways."
        for one, other in alike_names(dataset.groups)
    ]


def _alike(dataset: Dataset, images: tuple[str, ...], thumbnails: Pixels) -> list[str]:
    pairs = across_groups(thumbnails, dataset.groups)
    if not pairs:
        return []
    one, other = (dataset.samples[row] for row in pairs[0])
    same = sum(images[a] == images[b] for a, b in pairs)
    said = (
        f"{counted(len(pairs), 'pair')} of images ({same} of them the same file) show one cell, "
        "turned, mirrored or not, under two patients: every number will be too good. For example "
        f"“{one.path.name}” of “{one.group}” and “{other.path.name}” of “{other.group}”."
    )
    return [said]


def _unknown(dataset: Dataset) -> list[str]:
    if dataset.groups_known:
        return []
    said = (
        "Patients are unknown: cells of one may stand on both sides, so every number will be "
        "optimistic, and marked so."
    )
    return [said]


def _small(sizes: tuple[ClassSize, ...]) -> list[str]:
    few = [
        f"{named(size.key).name}: only {counted(size.patients, 'patient')}; with fewer than "
        f"{FEW_PATIENTS} not every one of the {OUTER_FOLDS} folds can judge one."
        for size in sizes
        if FEWEST_PATIENTS <= size.patients < FEW_PATIENTS
    ]
    return few + [
        f"{named(size.key).name}: only {counted(size.cells, 'cell')}; with fewer than "
        f"{FEW_CELLS} one cell moves its recall by more than 3 %."
        for size in sizes
        if size.cells < FEW_CELLS
    ]


def _confounded(dataset: Dataset) -> list[str]:
    """Classes that have a source of their own: camera and stain alone could tell them."""
    sources: dict[ClassKey, set[str]] = defaultdict(set)
    for sample in dataset.samples:
        sources[sample.key].add(sample.source)
    if len(set().union(*sources.values())) < 2:  # noqa: PLR2004 - one source confounds nothing
        return []
    return [
        f"{named(key).name}: all cells come from “{next(iter(own))}”; its camera or stain "
        "alone could tell them from the rest."
        for key, own in sorted(sources.items())
        if len(own) == 1
        and any(own.isdisjoint(others) for other, others in sources.items() if other != key)
    ]
