"""Read: open, scale, find, judge the image, crop, embed, classify; the same for every face."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np

from leukoview import __version__
from leukoview.engine import bundle as bundles
from leukoview.engine.bundle import Bundle
from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import (
    Box,
    Cell,
    CellId,
    CellReading,
    CropReading,
    Origin,
    Reading,
    Remark,
    Scale,
    ScaleSource,
    Skipped,
    SlideReading,
)
from leukoview.engine.crop import crop
from leukoview.engine.detect import central_cell, detect, outlined, survey
from leukoview.engine.embed import Device, Embedder, choose_device, failure_of, open_embedder
from leukoview.engine.errors import BundleError, LeukoError, MissingWeightsError
from leukoview.engine.morphometry import measure
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.quality import NOT_A_SMEAR, Examined, examine
from leukoview.engine.resources import home
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, common_scales, kind_of
from leukoview.engine.shelf import chosen, shipped_model
from leukoview.engine.shelf.active import instead
from leukoview.engine.slide import Slide, open_slide, prepare

BATCH = 16
"""Cells embedded between two check-ins."""

OPENED = "opened"
"""Code of a remark that says what was done to open an image."""

GAVE_WAY = "gave_way"
"""Code of a remark that the graphics card failed while an image was read, and why."""


@dataclass(frozen=True)
class Engine:
    """A verified bundle with the network its classifier reads through, on one device.

    `remark` says why it is not the bundle that was chosen at this laboratory.
    """

    bundle: Bundle
    embedder: Embedder
    device: Device
    remark: str = ""

    @property
    def computes(self) -> Device:
        """The device that does the work now: the CPU, where the chosen card gave way to it."""
        failure = failure_of(self.embedder)
        return replace(choose_device("cpu"), reason=failure) if failure else self.device


@cache
def load_engine(folder: Path, device: str = "auto") -> Engine:
    """Load a bundle once per process, and verify it together with the network it reads through.

    A GPU that does not give the bundle's golden features is passed over for the CPU.

    Raises:
        BundleError: The bundle or its network is missing or altered, or does not reproduce its
            golden rows.
        MissingWeightsError: Its backbone is not on this computer.
    """
    bundle = bundles.load(folder)
    for candidate in _devices(device):
        embedder = open_embedder(bundle.manifest.backbone, candidate)
        if bundle.agreement(embedder).holds:
            return Engine(bundle, embedder, candidate)
    raise BundleError(
        f"The network “{bundle.manifest.backbone}” does not give the features that the model "
        f"“{bundle.ref.name}” was made with."
    )


def active_engine(*, practice: bool, device: str = "auto") -> Engine:
    """The bundle that an admin has chosen to read, or the shipped one and a remark why.

    Raises:
        BundleError: The shipped bundle cannot be read with either.
        MissingWeightsError: Its backbone is not on this computer.
    """
    ships = shipped_model(practice=practice)
    choice = chosen(practice=practice)
    try:
        engine = load_engine(choice.folder, device)
    except (BundleError, MissingWeightsError) as error:
        if choice.folder == ships:
            raise
        choice = instead(ships, error.what)
        engine = load_engine(ships, device)
    return replace(engine, remark=choice.remark)


def _devices(preference: str) -> Iterator[Device]:
    """The device chosen, and behind a GPU the CPU, should the GPU compute something else."""
    chosen = choose_device(preference)
    yield chosen
    if chosen.kind != "cpu":
        wrong = f"{chosen.name} does not give the features that the model was made with."
        yield replace(choose_device("cpu"), reason=wrong)


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
) -> SlideReading:
    """Find and read every nucleated cell of a slide.

    `tell` hears a tuple of `CellReading` per batch. An image that is not a stained smear is not
    read: its cells stay empty and its remarks say why.

    Raises:
        BundleError: A drawn slide meets a bundle for real ones, or the other way round.
        Cancelled: A check-in asked to stop.
    """
    _refuse_strangers(slide, engine)
    check_in(0, 0)
    prepare(slide, check_in)
    scale = scale_of(slide, microns_per_pixel)
    surveyed = survey(slide, scale, check_in=_searching(check_in))
    cells = detect(slide, scale, surveyed=surveyed, check_in=_searching(check_in))
    examined = _examined(slide, cells, scale)
    if any(remark.code == NOT_A_SMEAR for remark in examined.remarks):
        cells = ()
    failed = failure_of(engine.embedder)
    readings = _read(slide, cells, scale, engine, check_in=check_in, tell=tell)
    return replace(
        _nothing_read(slide, scale),
        remarks=(*examined.remarks, *surveyed.remarks, *_gave_way(engine, failed)),
        cells=tuple(readings),
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
    readings = _read(slide, cells, scale, engine, check_in=check_in, tell=tell)
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


def _examined(slide: Slide, cells: Sequence[Cell], scale: Scale) -> Examined:
    """What was done to open the image, what its quality is, and how it looks."""
    opened = (Remark(OPENED, note) for note in slide.notes)
    examined = examine(slide, tuple(cells), scale)
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
    (reading,) = _read(slide, [cell], scale, engine)
    remarks = _examined(slide, (cell,), scale).remarks
    return CropReading(path, slide.sha256, patient, reading, remarks, scale)


def _read(
    slide: Slide,
    cells: Sequence[Cell],
    scale: Scale,
    engine: Engine,
    *,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> list[CellReading]:
    readings: list[CellReading] = []
    for start in range(0, len(cells), BATCH):
        check_in(start, len(cells))
        batch = tuple(_one_batch(slide, cells[start : start + BATCH], scale, engine))
        readings += batch
        tell(batch)
    check_in(len(cells), len(cells))
    return readings


def _one_batch(
    slide: Slide, cells: Sequence[Cell], scale: Scale, engine: Engine
) -> Iterator[CellReading]:
    recipe = engine.bundle.manifest.crop
    crops = np.stack([crop(slide, cell, scale, recipe) for cell in cells])
    features = engine.embedder(crops)
    predictions = engine.bundle.predict(features)
    reduced = engine.bundle.reduced(features)
    for cell, prediction, row in zip(cells, predictions, reduced, strict=True):
        # A row of its own: a view of the batch would take the whole batch along wherever it goes.
        yield CellReading(cell, prediction, measure(slide, cell, scale), row.copy())
