"""What is ordered of the engine for a slide, and what is noted of the image it read."""

from collections.abc import Iterable
from dataclasses import replace

from leukoview.engine.case import Cell, SlideReading
from leukoview.engine.casefile.changes import (
    Change,
    ScaleSet,
    SlideLocated,
)
from leukoview.engine.errors import CaseError, LeukoError
from leukoview.ui.engine_work import ReadOrder
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork


def not_readable(session: Session) -> LeukoError:
    """Why nothing is read now: this window may only look, or the case is signed."""
    if session.store.refusal is not None:
        return session.store.refusal
    return CaseError("The case is signed, so it is not read again.", remedy="Amend it first.")


def image_read(work: SlideWork, result: SlideReading) -> tuple[Change, ...]:
    """Which image was read, and at which scale, as far as that is news to the case."""
    news: list[Change] = []
    if work.source.sha256 != result.sha256:
        news.append(SlideLocated(work.id, replace(work.source, sha256=result.sha256)))
    if work.scale is None and result.scale is not None:
        news.append(ScaleSet(work.id, result.scale))
    return tuple(news)


def read_order(work: SlideWork, cells: Iterable[Cell], *, search: bool) -> ReadOrder:
    """What the engine is to read of a slide: these cells, and what a `search` finds."""
    return ReadOrder(
        path=work.slide.path,
        practice=work.slide.practice,
        scale=work.scale,
        boxes=tuple((cell.id, cell.box, cell.origin) for cell in cells),
        search=search,
    )
