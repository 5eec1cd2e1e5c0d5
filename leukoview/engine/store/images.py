"""The image of a slide: where it lay, elsewhere by its digest, or what was kept of its cells."""

from collections.abc import Callable
from pathlib import Path

from leukoview.engine.casefile import CaseId, SlideRecord
from leukoview.engine.errors import CaseError, LeukoError
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.store import parcel
from leukoview.engine.store.carrying import parcel_of

OpenImage = Callable[[Path], Slide]


def at_hand(record: SlideRecord, open_image: OpenImage = open_slide) -> Slide | None:
    """The image where it lay, if it is still the same one."""
    try:
        slide = open_image(record.source.path)
        return slide if _is_image_of(record, slide) else None
    except (LeukoError, OSError):
        return None


def image_of(case: CaseId, record: SlideRecord, open_image: OpenImage = open_slide) -> Slide:
    """The image of a slide, or what stands in for it where it is not at hand."""
    return at_hand(record, open_image) or parcel.absent(record, parcel_of(case))


def located(record: SlideRecord, path: Path, open_image: OpenImage = open_slide) -> Slide:
    """The image of a slide from a place that the reader names.

    It must have the digest that was kept; where none was kept, the same size and kind.

    Raises:
        CaseError: It is another image.
        UnreadableImageError: It cannot be opened.
    """
    slide = open_image(path)
    if not _is_image_of(record, slide):
        raise CaseError(
            f"“{path.name}” is not the image “{record.source.path.name}” of this case.",
            remedy="Choose the same file: a copy that was edited or saved anew is another image.",
        )
    return slide


def _is_image_of(record: SlideRecord, slide: Slide) -> bool:
    source = record.source
    same = (slide.width, slide.height, slide.practice) == (
        source.width,
        source.height,
        source.practice,
    )
    return same and (not source.sha256 or slide.sha256 == source.sha256)
