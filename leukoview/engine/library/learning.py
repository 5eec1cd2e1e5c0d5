"""The library as a data set to learn from and to be judged on."""

from collections.abc import Collection
from dataclasses import dataclass

from leukoview.engine.dataset import Dataset, Sample
from leukoview.engine.library.library import Library
from leukoview.engine.library.values import UNKNOWN, LibraryCell
from leukoview.engine.taxonomy import ClassKey


@dataclass(frozen=True)
class Chosen:
    """The cells that were asked for, as a data set, and how many stayed out and why.

    `to_settle` are in a dispute; `patient_unknown` are in the set, but whose they are is not known.
    """

    dataset: Dataset
    to_settle: int
    patient_unknown: int

    @property
    def said(self) -> tuple[str, ...]:
        """What whoever trains on it must know, as sentences."""
        return self.dataset.notes


def dataset_of(
    library: Library,
    *,
    classes: Collection[ClassKey] | None = None,
    sources: Collection[str] | None = None,
    practice: bool = False,
) -> Chosen:
    """The cells of some classes and sources (all where None), in the order they came.

    Drawn cells and real ones never mix: `practice` says which. Cells of a dispute stay out until it
    is settled. A cell whose patient is not known is a group of its own, and the set then says
    `groups_known=False`, which marks every number made from it. Every cell keeps the scale it came
    with, so that its crop is always the same. Whether there is enough to learn from is for the
    training to say.

    Raises:
        StoreError: The file cannot be read.
    """
    disputed = {id_ for one in library.disputes() for id_ in (one.one.id, one.other.id)}
    wanted = [
        cell
        for cell in library.cells()
        if not cell.out
        and cell.practice == practice
        and (classes is None or cell.label in classes)
        and (sources is None or cell.source in sources)
    ]
    free = [cell for cell in wanted if cell.id not in disputed]
    unknown = sum(not cell.patient for cell in free)
    dataset = Dataset(
        name="library",
        samples=tuple(map(_sample, free)),
        groups_known=unknown == 0,
        notes=tuple(_notes(len(wanted) - len(free), unknown)),
    )
    return Chosen(dataset, len(wanted) - len(free), unknown)


def _sample(cell: LibraryCell) -> Sample:
    return Sample(
        path=cell.path,
        key=cell.label,
        group=cell.patient or f"image {cell.image[:12]}",
        source=cell.source,
        microns_per_pixel=cell.scale.microns_per_pixel,
        typical=cell.typical,
    )


def _notes(to_settle: int, unknown: int) -> list[str]:
    notes = []
    if to_settle:
        notes.append(f"{to_settle} cells of the library stay out until what they show is settled.")
    if unknown:
        notes.append(UNKNOWN)
    return notes
