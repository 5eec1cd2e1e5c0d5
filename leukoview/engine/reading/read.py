"""Read: open, scale, find, judge the image, crop, embed, classify; the same for every face."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from leukoview import __version__
from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import (
    Box,
    Cell,
    CellId,
    CropReading,
    Origin,
    Reading,
    Remark,
    Scale,
    ScaleSource,
    Skipped,
    SlideReading,
)
from leukoview.engine.detect import central_cell, detect, is_whole, outlined
from leukoview.engine.embed import failure_of
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.quality import Examined, Overview, examine
from leukoview.engine.reading.cells import read_cells
from leukoview.engine.reading.engine import Engine
from leukoview.engine.reading.whole import USUAL, Manner, Searched, read_whole
from leukoview.engine.resources import home
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, common_scales, kind_of
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import Slide, open_slide, prepare

OPENED = "opened"
"""Code of a remark that says what was done to open an image."""

GAVE_WAY = "gave_way"
"""Code of a remark that the graphics card failed while an image was read, and why."""


def bundle_for(slide: Slide) -> Path:
    """The shipped bundle that may read a slide: drawn slides have one of their own."""
    return shipped_model(practice=slide.practice)


def scale_of(
    slide: Slide, given: float | None = None, common: Mapping[Kind, Scale] | None = None
) -> Scale:
    """The best known scale: given, else in the metadata, else remembered, else estimated.

    `common` holds estimates from many images of one camera, better than that of one image alone.
    """
    if given is not None:
        return Scale(given, ScaleSource.GIVEN)
    if slide.microns_per_pixel is not None:
        return Scale(slide.microns_per_pixel, ScaleSource.METADATA)
    remembered = Calibrations(home()).of(slide) or (common or {}).get(kind_of(slide))
    return remembered or estimate_scale(slide)


def read_slide(
    slide: Slide,
    engine: Engine,
    *,
    microns_per_pixel: float | None = None,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
    manner: Manner = USUAL,
) -> SlideReading:
    """Find and read every nucleated cell of a slide.

    `tell` hears a tuple of `CellReading` per batch. An image that is not a stained smear is not
    read: its cells stay empty and its remarks say why. A whole slide is read as `read_whole` says,
    in the `manner` given: it goes on where an earlier reading was interrupted.

    Raises:
        BundleError: A drawn slide meets a bundle for real ones, or the other way round.
        Cancelled: A check-in asked to stop.
        StoreError: A whole slide is read, and the disk takes no more.
    """
    _refuse_strangers(slide, engine)
    check_in(0, 0)
    prepare(slide, check_in)
    scale = scale_of(slide, microns_per_pixel)
    failed = failure_of(engine.embedder)
    if is_whole(slide, scale):
        searched = read_whole(slide, scale, engine, manner, check_in, tell)
    else:
        searched = _read_photograph(slide, scale, engine, check_in, tell)
    examined = _with_notes(slide, searched.examined)
    return replace(
        _nothing_read(slide, scale),
        remarks=(*examined.remarks, *searched.remarks, *_gave_way(engine, failed)),
        cells=searched.cells,
        look=examined.look,
    )


def read_boxes(
    slide: Slide,
    boxes: Sequence[tuple[CellId, Box, Origin]],
    engine: Engine,
    *,
    microns_per_pixel: float | None = None,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> SlideReading:
    """Read only the cells that a reader has boxed; nothing is searched for."""
    _refuse_strangers(slide, engine)
    prepare(slide, check_in)
    scale = scale_of(slide, microns_per_pixel)
    cells = [outlined(slide, box, scale, id=id_, origin=origin) for id_, box, origin in boxes]
    failed = failure_of(engine.embedder)
    readings = read_cells(slide, cells, scale, engine, check_in=check_in, tell=tell)
    remarks = (*_examined(slide, cells, scale).remarks, *_gave_way(engine, failed))
    return replace(_nothing_read(slide, scale), remarks=remarks, cells=tuple(readings))


def read_crops(
    images: Sequence[tuple[Path, str]],
    engine: Engine,
    *,
    microns_per_pixel: float | None = None,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> Reading:
    """Read images that are one cell each, given as (path, patient).

    An image that cannot be read is skipped with its reason. `tell` hears each `CropReading`.
    Where no scale is known, images of one size share the median of their estimates.
    """
    common = common_scales([path for path, _ in images]) if microns_per_pixel is None else {}
    crops: list[CropReading] = []
    skipped: list[Skipped] = []
    for done, (path, patient) in enumerate(images):
        check_in(done, len(images))
        try:
            reading = _read_crop(path, patient, engine, microns_per_pixel, common)
        except LeukoError as error:
            skipped.append(Skipped(path, str(error)))
            continue
        crops.append(reading)
        tell(reading)
    check_in(len(images), len(images))
    return replace(_empty(engine), crops=tuple(crops), skipped=tuple(skipped))


def reading_of(
    engine: Engine, slides: Sequence[SlideReading], skipped: Sequence[Skipped] = ()
) -> Reading:
    """One run over several slides, with all that repeats it."""
    return replace(_empty(engine), slides=tuple(slides), skipped=tuple(skipped))


def _empty(engine: Engine) -> Reading:
    return Reading(engine.bundle.ref, engine.computes.name, __version__, datetime.now(UTC))


def _nothing_read(slide: Slide, scale: Scale) -> SlideReading:
    return SlideReading(slide.path, slide.sha256, slide.width, slide.height, scale, (), ())


def _read_photograph(
    slide: Slide, scale: Scale, engine: Engine, check_in: CheckIn, tell: Tell
) -> Searched:
    """Find all cells of an image that fits into memory, then read them.

    Whether it is a smear is known before its cells are searched for; the rest of what there is to
    say of it is found beside their reading.
    """
    overview = Overview.of(slide)
    if overview.refusal:
        return Searched(examine(slide, (), scale, overview))
    cells = detect(slide, scale, check_in=_searching(check_in))
    with ThreadPoolExecutor(1, thread_name_prefix="quality") as aside:
        examining = aside.submit(examine, slide, cells, scale, overview)
        readings = read_cells(slide, cells, scale, engine, check_in=check_in, tell=tell)
        return Searched(examining.result(), tuple(readings))


def _examined(slide: Slide, cells: Sequence[Cell], scale: Scale) -> Examined:
    """What was done to open the image, what its quality is, and how it looks."""
    return _with_notes(slide, examine(slide, tuple(cells), scale))


def _with_notes(slide: Slide, examined: Examined) -> Examined:
    opened = (Remark(OPENED, note) for note in slide.notes)
    return replace(examined, remarks=(*opened, *examined.remarks))


def _gave_way(engine: Engine, failed: str) -> tuple[Remark, ...]:
    """That the card failed since `failed` was what is known of it."""
    failure = failure_of(engine.embedder)
    return (Remark(GAVE_WAY, failure),) if failure != failed else ()


def _refuse_strangers(slide: Slide, engine: Engine) -> None:
    if slide.practice == engine.bundle.manifest.practice_only:
        return
    name, model = slide.path.name, engine.bundle.ref.name
    raise BundleError(
        f"“{name}” is a practice slide, which the model “{model}” must not read."
        if slide.practice
        else f"“{name}” is a real image, which the model “{model}” must not read.",
        remedy="Read practice slides and real images apart, each with its own model.",
    )


def _searching(check_in: CheckIn) -> CheckIn:
    """While cells are searched for nobody knows how many there will be: total stays 0."""
    return lambda _done, _total: check_in(0, 0)


def _read_crop(
    path: Path,
    patient: str,
    engine: Engine,
    given: float | None,
    common: Mapping[Kind, Scale],
) -> CropReading:
    slide = open_slide(path)
    _refuse_strangers(slide, engine)
    scale = scale_of(slide, given, common)
    cell = central_cell(slide, scale)
    (reading,) = read_cells(slide, [cell], scale, engine)
    remarks = _examined(slide, (cell,), scale).remarks
    return CropReading(path, slide.sha256, patient, reading, remarks, scale)
