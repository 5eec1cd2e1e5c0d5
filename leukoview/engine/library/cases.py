"""What a signed case offers to the library: the pixels around its cells, with the readers' labels.

Where the slide is at hand as much smear is cut out as a crop and its empty background need; from
what was kept of an absent slide as much as was kept (`store.parcel.AROUND`).
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PIL import Image, PngImagePlugin

from leukoview.engine.case import Box, Cell, CellId, Pixels, Scale
from leukoview.engine.casefile import Case, CaseState, SlideRecord, trail
from leukoview.engine.crop import SURROUNDINGS_MICRONS
from leukoview.engine.errors import CaseError
from leukoview.engine.library.offered import Offer, Offered
from leukoview.engine.library.values import Skip, Why
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.slide import PRACTICE_MARK, ArraySlide, Slide, cut
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.slide.photograph import MICRONS_PER_INCH
from leukoview.engine.store import name_of, title_of
from leukoview.engine.store.images import at_hand
from leukoview.engine.store.parcel import AROUND, absent, unpack
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED

ImageOf = Callable[[SlideRecord], Slide]


@dataclass(frozen=True)
class Cutting:
    """One cell to be cut out of a slide."""

    slide: Slide
    box: Box
    scale: Scale

    def content(self) -> bytes:
        """The cell as a PNG file that knows its scale, and whether it was drawn by program."""
        notes = PngImagePlugin.PngInfo()
        if self.slide.practice:
            notes.add_text("Description", PRACTICE_MARK)
        file, dots = io.BytesIO(), MICRONS_PER_INCH / self.scale.microns_per_pixel
        Image.fromarray(self._pixels()).save(file, "PNG", pnginfo=notes, dpi=(dots, dots))
        return file.getvalue()

    def opened(self) -> Slide:
        """The cell as a slide of its own."""
        return ArraySlide(
            self._pixels(),
            microns_per_pixel=self.scale.microns_per_pixel,
            practice=self.slide.practice,
        )

    def _pixels(self) -> Pixels:
        return cut(self.slide, self.box)


def from_parcel(path: Path, check_in: CheckIn = unwatched) -> Offer:
    """What the case of a `.leukocase` file offers.

    Raises:
        CaseError: The file was altered, holds no single case, or one that is not signed.
        StoreError: It cannot be read.
        UnreadableImageError: A crop in it is damaged.
    """
    case = trail.replayed(unpack(path, check_in))
    if case is None:
        raise CaseError(f"“{path.name}” holds no case.")
    return from_case(case, lambda record: at_hand(record) or absent(record, path))


def from_case(case: Case, image_of: ImageOf) -> Offer:
    """What a signed case offers; `image_of` opens a slide, or what stands in for it.

    The patient is the subject's id, or else the case's own. Cells that the reader called artefacts
    or left unidentified, and those of a slide without a scale, are refused one by one.

    Raises:
        CaseError: Nobody has answered for its labels: it is not signed, or was opened again.
    """
    if case.state is not CaseState.SIGNED:
        raise CaseError(
            f"“{title_of(case)}” is not signed, so nobody answers for its labels yet.",
            remedy="Sign it first.",
        )
    refused: list[Skip] = []
    cells = tuple(one for record in case.slides for one in _of(case, record, image_of, refused))
    return Offer(f"case {name_of(case) or case.id[:8]}", cells, tuple(refused))


def _of(
    case: Case, record: SlideRecord, image_of: ImageOf, refused: list[Skip]
) -> Iterator[Offered]:
    slide = image_of(record)
    for cell in record.cells:
        where = f"{record.source.path.name}, cell {cell.id + 1}"
        why = _refusal(record, cell.id)
        if why is not None or record.scale is None:
            refused.append(Skip(where, why or Why.NO_SCALE))
            continue
        decision = record.decisions[cell.id]
        yield Offered(
            where=where,
            label=decision.label,
            patient=case.subject.id.strip() or case.id,
            source=f"case {name_of(case) or case.id[:8]}",
            origin=f"{case.id}/{record.id}/{cell.id}",
            image=Cutting(slide, _around(slide, cell, record.scale), record.scale),
            labeller=decision.reader,
            at=decision.at,
            scale=record.scale,
        )


def _refusal(record: SlideRecord, cell: CellId) -> Why | None:
    label = record.label(cell)
    if label in {None, UNIDENTIFIED}:
        return Why.NO_LABEL
    return Why.LEFT_OUT if label == ARTEFACT else None


def _around(slide: Slide, cell: Cell, scale: Scale) -> Box:
    """The smear to cut out: square around the cell, or as much as was kept of it."""
    larger = max(cell.box.width, cell.box.height)
    if isinstance(slide, AbsentSlide):
        return cell.box.grown(round(larger * AROUND)).clipped(slide.width, slide.height)
    side = max(
        ceil(SURROUNDINGS_MICRONS / scale.microns_per_pixel), ceil(larger * (1 + 2 * AROUND))
    )
    x, y = cell.box.centre
    return Box(round(x - side / 2), round(y - side / 2), side, side)
