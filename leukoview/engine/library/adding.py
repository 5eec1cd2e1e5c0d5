"""Taking labelled cells into the library: all that can be taken of an offer, or nothing of it.

A cancel or a failure leaves the library as it was; nothing of an offer stands in it before the last
of its cells was looked at.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from uuid import uuid4

from leukoview.engine.case import Box, Scale, ScaleSource
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.detect import central_cell
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.lab.deeds import CellsTaken, PatientGiven
from leukoview.engine.library import images, rows
from leukoview.engine.library.labels import LEAVE_OUT, LabelMap
from leukoview.engine.library.library import Library
from leukoview.engine.library.looks import alike, look_of
from leukoview.engine.library.offered import NotTakenError, Offer, Offered
from leukoview.engine.library.values import LibraryCell, Skip, Taken, Why
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, common_scales, kind_of
from leukoview.engine.slide import Slide
from leukoview.engine.taxonomy import ClassKey

SEEN = CropRecipe()
"""How a cell is looked at to tell whether it is here already."""


def add(
    library: Library,
    offer: Offer,
    labels: LabelMap,
    by: str,
    *,
    patients_unknown: bool = False,
    check_in: CheckIn = unwatched,
) -> Taken:
    """Take in what an offer has; `by` a person, who also stands in where no labeller is named.

    Cells without a patient are taken only where `patients_unknown` says so. The same file with the
    same label and patient is here already, whatever became of it since; where its patient was not
    known, it is now. The same file otherwise, and cells that look alike, come to the list of what
    is to be settled. Checks in once per image, and then while new cells are compared with all.

    Raises:
        LabError: Another program adds cells.
        OutputError: An image cannot be kept.
        StoreError: The laboratory's file cannot be read or written.
        Cancelled: A check-in asked to stop; the library is as it was.
    """
    with images.adding(library.folder):
        known = library.cells()
        images.sweep(library.folder, {cell.image for cell in known})
        work = _Work(library, offer, labels, by, patients_unknown=patients_unknown)
        work.remember(known)
        try:
            for done, offered in enumerate(offer.cells):
                work.check_in = partial(_at, check_in, done, len(offer.cells))
                work.take(offered)
            check_in(len(offer.cells), len(offer.cells))
            return _written(work, check_in)
        except BaseException:
            images.sweep(library.folder, {cell.image for cell in library.cells()})
            raise


def _at(check_in: CheckIn, done: int, total: int, *_part: int) -> None:
    """Check in from within one image: none of its parts is counted."""
    check_in(done, total)


@dataclass
class _Came:
    """A cell with what it came with."""

    cell: LibraryCell
    label: ClassKey
    patient: str
    new: bool = False


@dataclass
class _Work:
    """An offer on its way into the library."""

    library: Library
    offer: Offer
    labels: LabelMap
    by: str
    patients_unknown: bool = field(kw_only=True)
    here: dict[str, list[_Came]] = field(default_factory=lambda: defaultdict(list))
    new: list[tuple[LibraryCell, bytes]] = field(default_factory=list)
    named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    skipped: list[Skip] = field(default_factory=list)
    scales: dict[str, dict[Kind, Scale]] = field(default_factory=dict)
    check_in: CheckIn = unwatched

    def remember(self, known: Sequence[LibraryCell]) -> None:
        """What is here already."""
        with self.library.lab.reading() as db:
            first = {
                id_: (ClassKey(label), patient)
                for id_, label, patient in db.execute(
                    "SELECT id, first_label, first_patient FROM cell"
                )
            }
        for cell in known:
            self.here[cell.image].append(_Came(cell, *first[cell.id]))

    def take(self, offered: Offered) -> None:
        """Take one cell, or note why not."""
        self.check_in(0, 1)
        try:
            self._take(offered)
        except NotTakenError as not_taken:
            self.skipped.append(Skip(offered.where, not_taken.why, not_taken.said))
        except UnreadableImageError as error:
            self.skipped.append(Skip(offered.where, Why.UNREADABLE, str(error)))

    def _take(self, offered: Offered) -> None:
        label = self._label(offered)
        patient = offered.patient.strip()
        if not patient and not self.patients_unknown:
            raise NotTakenError(Why.NO_PATIENT)
        content = offered.image.content()
        digest = hashlib.sha256(content).hexdigest()
        self._refuse_known(digest, label, patient)
        slide = offered.image.opened()
        scale = self._scale(offered, slide)
        look = _looked_at(slide, scale)
        images.keep(self.library.folder, digest, content)
        cell = LibraryCell(
            id=uuid4().hex,
            image=digest,
            path=images.place_of(self.library.folder, digest),
            label=label,
            patient=patient,
            source=offered.source,
            origin=offered.origin,
            labeller=offered.labeller or self.by,
            at=offered.at or self.library.lab.clock(),
            scale=scale,
            practice=slide.practice,
            typical=offered.typical,
        )
        self.here[digest].append(_Came(cell, label, patient, new=True))
        self.new.append((cell, look))

    def _label(self, offered: Offered) -> ClassKey:
        text = offered.label.strip()
        label = self.labels.of(text)
        if not text:
            raise NotTakenError(Why.NO_LABEL)
        if label is None:
            raise NotTakenError(Why.NO_CLASS, f"nobody has said which class “{text}” is")
        if label == LEAVE_OUT:
            raise NotTakenError(Why.LEFT_OUT)
        return label

    def _refuse_known(self, digest: str, label: ClassKey, patient: str) -> None:
        for came in self.here[digest]:
            if label not in {came.label, came.cell.label}:
                continue
            if not patient or patient in {came.patient, came.cell.patient}:
                raise NotTakenError(Why.TAKEN_OUT if came.cell.out else Why.HERE)
            if not came.cell.patient and not came.new:
                self.named[patient].append(came.cell.id)
                raise NotTakenError(Why.HERE, "already in the library; its patient is known now")

    def _scale(self, offered: Offered, slide: Slide) -> Scale:
        """The scale that is given, or in the file, or common to the images of the source."""
        if offered.scale is not None:
            return offered.scale
        if slide.microns_per_pixel is not None:
            return Scale(slide.microns_per_pixel, ScaleSource.METADATA)
        if offered.source not in self.scales:
            own = [one for one in self.offer.cells if one.source == offered.source]
            paths = [
                one.file.path for one in own if one.file and one.file.fits and one.scale is None
            ]
            self.scales[offered.source] = common_scales(paths, self.check_in)
        return self.scales[offered.source].get(kind_of(slide)) or estimate_scale(slide)


def _looked_at(slide: Slide, scale: Scale) -> bytes:
    """What a cell looks like.

    Raises:
        NotTakenError: There is no nucleated cell in the middle.
    """
    cell = central_cell(slide, scale)
    if cell.masks is None:
        raise NotTakenError(Why.NO_CELL)
    whole = slide.read(Box(0, 0, slide.width, slide.height))
    return look_of(crop(slide, cell, scale, SEEN), whole)


def _written(work: _Work, check_in: CheckIn) -> Taken:
    """Everything at once: the cells, what is to be settled, and the deed."""
    lab, skipped = work.library.lab, (*work.offer.refused, *work.skipped)
    with lab.reading() as db:
        looks = dict(db.execute("SELECT id, looks FROM cell WHERE NOT out").fetchall())
    pairs = _pairs(work, looks, check_in)
    named = {patient: tuple(dict.fromkeys(ids)) for patient, ids in work.named.items()}
    given = [PatientGiven(ids, patient, work.offer.source) for patient, ids in named.items()]
    deed = CellsTaken(work.offer.source, len(work.new), len(skipped))
    with lab.doing(work.by, *given, deed) as db:
        for patient, ids in named.items():
            rows.change(db, ids, "patient", patient)
        for cell, look in work.new:
            rows.add(db, cell, look)
        for (one, other), exact in pairs.items():
            db.execute(
                "INSERT INTO dispute (one, other, exact) VALUES (?, ?, ?)", (one, other, exact)
            )
    return Taken(
        source=work.offer.source,
        cells=tuple(cell.id for cell, _ in work.new),
        skipped=skipped,
        to_settle=len(pairs),
        named=sum(map(len, named.values())),
    )


def _pairs(
    work: _Work, looks: Mapping[str, bytes], check_in: CheckIn
) -> dict[tuple[str, str], bool]:
    """Pairs of cells that may be one, and whether they have one image."""
    new = [cell.id for cell, _ in work.new]
    ids = [*looks, *new]
    found = alike([look for _, look in work.new], list(looks.values()), check_in)
    pairs = {(ids[one], ids[other]): False for one, other in found}
    for came in work.here.values():
        kept = [one for one in came if not one.cell.out]
        for one, other in combinations(kept, 2):
            if other.new:
                pairs[one.cell.id, other.cell.id] = True
    return pairs
