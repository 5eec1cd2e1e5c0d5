"""What the window asks of the engine: plain functions, run in the engine's process.

They import the engine only when called, so that naming them here costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.engine.case import (
    Box,
    BundleRef,
    Cell,
    CellId,
    CellReading,
    OcclusionMap,
    Origin,
    Prediction,
    Scale,
    SlideReading,
)
from leukoview.engine.casefile.review import Review, deidentified
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.summary import CaseSummary, counting
from leukoview.engine.taxonomy import ClassKey

if TYPE_CHECKING:
    from leukoview.engine.reading import Engine

Summarise = Callable[[Sequence[Prediction]], CaseSummary]

SLIDES_KEPT = 2
"""Decoded slides that the engine's process holds, so that a click need not open a file anew."""


@dataclass(frozen=True, slots=True)
class EngineCard:
    """What the window must know of a loaded engine; `summarise` follows the rule of who read.

    `classes` are those the bundle speaks of, in the order of their keys. `remark` says why it is
    not the bundle that was chosen at this laboratory.
    """

    bundle: BundleRef
    device: str
    device_kind: str
    device_reason: str
    summarise: Summarise
    classes: tuple[ClassKey, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Cells that a search has found, numbered from 0."""

    readings: tuple[CellReading, ...]


@dataclass(frozen=True, slots=True)
class Boxed:
    """Readings of cells that the reader had placed, under their own ids."""

    readings: tuple[CellReading, ...]


@dataclass(frozen=True, slots=True)
class ReadOrder:
    """Which slide to read, at which scale (None: the engine finds it), and what on it."""

    path: Path
    practice: bool
    scale: Scale | None
    boxes: tuple[tuple[CellId, Box, Origin], ...] = ()
    search: bool = True


@dataclass(frozen=True, slots=True)
class PointOrder:
    """A point on a slide where the reader sees a cell."""

    path: Path
    x: float
    y: float
    scale: Scale | None
    id: CellId


@dataclass(frozen=True, slots=True)
class OcclusionOrder:
    """A cell that was read, and the class whose probability is to be explained.

    A cell without masks is outlined in its box, as a reading of that box would.
    """

    path: Path
    practice: bool
    scale: Scale | None
    cell: Cell
    key: ClassKey


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """Which case to report on, and where; a missing path is a form that is not wanted.

    `parcel` holds what was kept of its cells, if it is there. `deidentified` leaves out what says
    whose case it is.
    """

    review: Review
    pdf: Path | None
    csv: Path | None
    json: Path | None
    parcel: Path | None = None
    deidentified: bool = False

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that will be written."""
        return tuple(path for path in (self.pdf, self.csv, self.json) if path is not None)


@dataclass(frozen=True)
class EngineWork:
    """The engine's functions, as the window knows them; each importable by name."""

    load: Callable[[bool, CheckIn, Tell], EngineCard]
    read: Callable[[ReadOrder, CheckIn, Tell], SlideReading]
    cell_at: Callable[[PointOrder, CheckIn, Tell], Cell]
    scale_of: Callable[[Path, CheckIn, Tell], Scale]
    export: Callable[[ExportOrder, CheckIn, Tell], tuple[Path, ...]]
    practice_case: Callable[[CheckIn, Tell], tuple[Path, ...]]
    occlusion: Callable[[OcclusionOrder, CheckIn, Tell], OcclusionMap]


def load(practice: bool, _check_in: CheckIn, _tell: Tell) -> EngineCard:  # noqa: FBT001 - a kind
    """Load the bundle that is chosen now for real slides, or for drawn ones.

    What is asked after that is answered by it, whatever is chosen meanwhile, until this is asked
    for again: so the window always knows who reads.
    """
    engine = _ENGINES.choose(practice=practice)
    device = engine.computes
    return EngineCard(
        bundle=engine.bundle.ref,
        device=device.name,
        device_kind=device.kind,
        device_reason=device.reason,
        summarise=_summarise(engine),
        classes=engine.bundle.manifest.classes,
        remark=engine.remark,
    )


def read(order: ReadOrder, check_in: CheckIn, tell: Tell) -> SlideReading:
    """Read the reader's own boxes, then search for more where that is wanted."""
    from leukoview.engine import reading

    engine = _engine(order.practice)
    slide = _slide(order.path)
    scale = order.scale or reading.scale_of(slide)
    size = scale.microns_per_pixel

    def read_boxes() -> SlideReading:
        hear = _telling(tell, Boxed)
        return reading.read_boxes(
            slide, order.boxes, engine, microns_per_pixel=size, check_in=check_in, tell=hear
        )

    # The engine calls any scale it is told "given"; where it is from and its doubt stay known here.
    if not order.search:
        return replace(read_boxes(), scale=scale)
    if order.boxes:
        read_boxes()
    hear = _telling(tell, Found)
    found = reading.read_slide(slide, engine, microns_per_pixel=size, check_in=check_in, tell=hear)
    return replace(found, scale=scale)


def cell_at(order: PointOrder, _check_in: CheckIn, _tell: Tell) -> Cell:
    """The cell whose nucleus lies at a point."""
    from leukoview.engine import detect, reading

    slide = _slide(order.path)
    scale = order.scale or reading.scale_of(slide)
    return detect.cell_at(slide, order.x, order.y, scale, id=order.id)


def scale_of(path: Path, _check_in: CheckIn, _tell: Tell) -> Scale:
    """The best known scale of a slide."""
    from leukoview.engine import reading

    return reading.scale_of(_slide(path))


def export(order: ExportOrder, check_in: CheckIn, _tell: Tell) -> tuple[Path, ...]:
    """Write the report, the table of cells and the JSON document; each whole or not at all."""
    from leukoview.engine import output, reading, report
    from leukoview.engine.report.at_hand import image_of

    review, made = order.review, dict[Path, bytes]()
    records, engine = review.case.records, _engine(review.case.practice)
    summarised = _summarise(engine)
    review = _alarmed(review, summarised)
    named = deidentified(review) if order.deidentified else review
    summary = summarised(review.predictions)
    run = reading.reading_of(engine, [record.as_reading() for record in named.case.slides])
    # Everything on the report is of the case, so it bears the case's time, not that of the export,
    # and the name of the model that read it, not of the one that reads now.
    reader = reading.reader_of(review.predictions, engine)
    run = replace(run, at=review.at, bundle=reader.ref)
    check_in(0, 0)
    if order.pdf:
        about = report.about(reader.manifest)
        composed = report.compose_case(
            run, summary, named, lambda slide: image_of(records[slide], order.parcel), about
        )
        made[order.pdf] = report.pdf_bytes(composed)
    if order.csv:
        made[order.csv] = report.case_csv(named)
    if order.json:
        made[order.json] = report.encode(report.case_document(run, summary, named))
    check_in(0, 0)
    output.write_all(made)
    return order.paths


def practice_case(check_in: CheckIn, _tell: Tell) -> tuple[Path, ...]:
    """The embedded practice smears, drawn where they can be opened."""
    from leukoview.engine import demo

    return demo.practice_case(check_in=check_in)


def occlusion(order: OcclusionOrder, check_in: CheckIn, _tell: Tell) -> OcclusionMap:
    """Where on a cell the probability of a class comes from."""
    from leukoview.engine import detect, reading
    from leukoview.engine import occlusion as occlude

    engine = _engine(order.practice)
    slide = _slide(order.path)
    scale = order.scale or reading.scale_of(slide)
    cell = order.cell
    if cell.masks is None:
        cell = detect.outlined(slide, cell.box, scale, id=cell.id, origin=cell.origin)
    return occlude.occlusion(slide, cell, scale, engine, order.key, check_in=check_in)


REAL_WORK = EngineWork(load, read, cell_at, scale_of, export, practice_case, occlusion)
"""The engine itself."""


def _alarmed(review: Review, summarised: Summarise) -> Review:
    """With every image whose own cells set off the alarm, also where no window has looked yet."""
    rings = tuple(
        record.id
        for record in review.case.slides
        if record.id in review.alarmed or summarised(counting(record.judged)).apl_alarm
    )
    return replace(review, alarmed=rings)


def _telling(tell: Tell, kind: Callable[[tuple[CellReading, ...]], object]) -> Tell:
    def hear(part: object) -> None:
        if not isinstance(part, tuple):
            raise TypeError(f"The engine told {type(part).__name__}, not cells.")
        tell(kind(part))

    return hear


class _Engines:
    """The engine of each kind of images, as the window was last told of it."""

    def __init__(self) -> None:
        self._chosen: dict[bool, Engine] = {}

    def choose(self, *, practice: bool) -> "Engine":
        """Look anew which bundle is chosen."""
        from leukoview.engine import reading

        self._chosen[practice] = reading.active_engine(practice=practice)
        return self._chosen[practice]

    def of(self, *, practice: bool) -> "Engine":
        """The engine as it was last chosen."""
        return self._chosen.get(practice) or self.choose(practice=practice)


_ENGINES = _Engines()
"""Of this process, which is the engine's own."""


def _engine(practice: bool) -> "Engine":  # noqa: FBT001 - a kind
    return _ENGINES.of(practice=practice)


def _summarise(engine: "Engine") -> Summarise:
    """Sums up by the case rule of the bundle that read most of the cells."""
    from leukoview.engine import reading
    from leukoview.engine.summary import summarise_by

    rules = reading.case_rules(practice=engine.bundle.manifest.practice_only)
    return partial(summarise_by, rules, engine.bundle.manifest.case_rule)


def _slide(path: Path) -> Slide:
    return _opened(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=SLIDES_KEPT)
def _opened(path: Path, _changed: int) -> Slide:
    return open_slide(path)
