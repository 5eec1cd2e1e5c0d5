"""One slide of the open case with its pixels."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import Self

from leukoview.engine.case import CellId, CellReading
from leukoview.engine.casefile import SlideId, SlideRecord, SlideSource
from leukoview.engine.slide import Slide

__all__ = ["SlideId", "SlideWork", "source_of", "withheld"]


@dataclass(frozen=True)
class SlideWork(SlideRecord):
    """A slide's record with the open slide; `blind` where suggestions are hidden at first."""

    slide: Slide = field(kw_only=True)
    blind: bool = field(default=False, kw_only=True)

    @classmethod
    def of(
        cls,
        record: SlideRecord,
        slide: Slide,
        *,
        blind: bool,
        before: "SlideWork | None" = None,
    ) -> Self:
        """A record with its pixels; `before` is what it was before its last change."""
        known = {one.name: getattr(record, one.name) for one in fields(SlideRecord)}
        work = cls(**known, slide=slide, blind=blind)
        if before is not None and work.is_read_as(before):
            # What was read on the cells outlives a decision on some of them.
            vars(work).update(readings=before.readings, suggestions=before.suggestions)
        return work

    def is_read_as(self, other: "SlideWork") -> bool:
        """Whether the very same is read on the same cells in another state."""
        same = self.cells is other.cells and self.made is other.made
        return same and (self.scale, self.moved) == (other.scale, other.moved)

    def is_shown_as(self, other: "SlideWork") -> bool:
        """Whether every cell of which the same was said looks as it does in another state."""
        return (self.id, self.scale, self.moved, self.blind) == (
            other.id,
            other.scale,
            other.moved,
            other.blind,
        )

    def evident(self, id_: CellId) -> CellReading | None:
        """What may be shown of a cell's reading: blind first, nothing before it is labelled."""
        if self.blind and id_ not in self.decisions:
            return None
        return self.reading(id_)


def source_of(slide: Slide, sha256: str = "") -> SlideSource:
    """Which image a slide is; its digest may become known later."""
    return SlideSource(
        slide.path.absolute(),
        sha256,
        slide.width,
        slide.height,
        camera=slide.camera,
        practice=slide.practice,
    )


def withheld(works: Iterable[SlideWork]) -> bool:
    """Whether what is suggested of slides as a whole is hidden yet: blind first, and not all said.

    One cell whose suggestion is hidden hides every sum, for from the sum it could be told.
    """
    return any(work.blind and not work.is_reviewed for work in works)
