"""What the window asks of the engine: plain functions, run in the engine's process.

They import the engine only when called, so that naming them here costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

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
from leukoview.engine.ground_map import GroundMap
from leukoview.engine.progress import CheckIn, Tell, WentOn
from leukoview.engine.slide import Slide, open_slide, prepare
from leukoview.engine.summary import CaseSummary
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui import engines
from leukoview.ui.report import report_work
from leukoview.ui.report.report_work import ExportOrder, PagesOrder, Written
from leukoview.ui.sight_work import LibrarySight, SightOrder, seen_in_library

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
    summarise: Callable[[Sequence[Prediction]], CaseSummary]
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
class GroundOrder:
    """A slide of which is asked where cells can be read; without a scale the engine finds it."""

    path: Path
    scale: Scale | None


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


@dataclass(frozen=True)
class EngineWork:
    """The engine's functions, as the window knows them; each importable by name."""

    load: Callable[[bool, CheckIn, Tell], EngineCard]
    read: Callable[[ReadOrder, CheckIn, Tell], SlideReading]
    unfinished: Callable[[ReadOrder, CheckIn, Tell], float | None]
    cell_at: Callable[[PointOrder, CheckIn, Tell], Cell]
    scale_of: Callable[[Path, CheckIn, Tell], Scale]
    export: Callable[[ExportOrder, CheckIn, Tell], Written]
    pages: Callable[[PagesOrder, CheckIn, Tell], int]
    practice_case: Callable[[CheckIn, Tell], tuple[Path, ...]]
    occlusion: Callable[[OcclusionOrder, CheckIn, Tell], OcclusionMap]
    library: Callable[[SightOrder, CheckIn, Tell], LibrarySight]
    ground: Callable[[GroundOrder, CheckIn, Tell], GroundMap]


def load(practice: bool, _check_in: CheckIn, _tell: Tell) -> EngineCard:  # noqa: FBT001 - a kind
    """Load the bundle that is chosen now for real slides, or for drawn ones.

    What is asked after that is answered by it, whatever is chosen meanwhile, until this is asked
    for again: so the window always knows who reads.
    """
    from leukoview.engine.readers import summarising

    engine = engines.chosen_anew(practice=practice)
    device = engine.computes
    return EngineCard(
        bundle=engine.bundle.ref,
        device=device.name,
        device_kind=device.kind,
        device_reason=device.reason,
        summarise=summarising(engine),
        classes=engine.bundle.manifest.classes,
        remark=engine.remark,
    )


def read(order: ReadOrder, check_in: CheckIn, tell: Tell) -> SlideReading:
    """Read the reader's own boxes, then search for more where that is wanted.

    The cells of a whole slide are told and not in the reading: there may be a hundred thousand.
    """
    from leukoview.engine import reading

    engine = engines.engine_for(practice=order.practice)
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
    found = reading.read_slide(
        slide,
        engine,
        microns_per_pixel=size,
        check_in=check_in,
        tell=hear,
        manner=reading.Manner(gathered=False),
    )
    return replace(found, scale=scale)


def unfinished(order: ReadOrder, check_in: CheckIn, _tell: Tell) -> float | None:
    """Which part of a slide an interrupted search has behind it (0–1); None where there is none."""
    from leukoview.engine import reading

    slide = _slide(order.path)
    scale = order.scale or reading.scale_of(slide)
    engine = engines.engine_for(practice=order.practice)
    return reading.unfinished(slide, scale, engine, check_in)


def cell_at(order: PointOrder, check_in: CheckIn, _tell: Tell) -> Cell:
    """The cell whose nucleus lies at a point."""
    slide = _slide(order.path)
    prepare(slide, check_in)
    from leukoview.engine import detect, reading

    scale = order.scale or reading.scale_of(slide)
    return detect.cell_at(slide, order.x, order.y, scale, id=order.id)


def scale_of(path: Path, check_in: CheckIn, _tell: Tell) -> Scale:
    """The best known scale of a slide."""
    slide = _slide(path)
    prepare(slide, check_in)
    from leukoview.engine import reading

    return reading.scale_of(slide)


def ground(order: GroundOrder, check_in: CheckIn, _tell: Tell) -> GroundMap:
    """Where on a slide cells can be read."""
    slide = _slide(order.path)
    prepare(slide, check_in)
    from leukoview.engine import detect, reading

    return detect.ground_map(slide, order.scale or reading.scale_of(slide), check_in=check_in)


def practice_case(check_in: CheckIn, _tell: Tell) -> tuple[Path, ...]:
    """The embedded practice smears, drawn where they can be opened."""
    from leukoview.engine import demo

    return demo.practice_case(check_in=check_in)


def occlusion(order: OcclusionOrder, check_in: CheckIn, _tell: Tell) -> OcclusionMap:
    """Where on a cell the probability of a class comes from."""
    from leukoview.engine import detect, reading
    from leukoview.engine import occlusion as occlude

    engine = engines.engine_for(practice=order.practice)
    slide = _slide(order.path)
    scale = order.scale or reading.scale_of(slide)
    cell = order.cell
    if cell.masks is None:
        cell = detect.outlined(slide, cell.box, scale, id=cell.id, origin=cell.origin)
    return occlude.occlusion(slide, cell, scale, engine, order.key, check_in=check_in)


REAL_WORK = EngineWork(
    load=load,
    read=read,
    unfinished=unfinished,
    cell_at=cell_at,
    scale_of=scale_of,
    export=report_work.export,
    pages=report_work.pages,
    practice_case=practice_case,
    occlusion=occlusion,
    library=seen_in_library,
    ground=ground,
)
"""The engine itself."""


def _telling(tell: Tell, kind: Callable[[tuple[CellReading, ...]], object]) -> Tell:
    def hear(part: object) -> None:
        if isinstance(part, WentOn):
            return  # The window has offered it.
        if not isinstance(part, tuple):
            raise TypeError(f"The engine told {type(part).__name__}, not cells.")
        tell(kind(part))

    return hear


def _slide(path: Path) -> Slide:
    return _opened(path, path.stat().st_mtime_ns if path.is_file() else 0)


@lru_cache(maxsize=SLIDES_KEPT)
def _opened(path: Path, _changed: int) -> Slide:
    return open_slide(path)
