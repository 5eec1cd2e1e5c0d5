"""The image of a slide of a case for its pictures, or else what was kept of its cells."""

from collections.abc import Callable
from pathlib import Path

from leukoview.engine.casefile import SlideRecord
from leukoview.engine.errors import LeukoError, UnreadableImageError
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.store import parcel as parcels


def image_of(
    record: SlideRecord,
    parcel: Path | None,
    open_image: Callable[[Path], Slide] = open_slide,
) -> Slide:
    """The image where it lay, if it is still the same, else the crops of its parcel.

    Raises:
        UnreadableImageError: Neither is there.
    """
    try:
        slide = open_image(record.source.path)
    except (LeukoError, OSError):
        trouble = "The image is not where it was."
    else:
        if _is_same(record, slide):
            return slide
        trouble = "Another image lies where it was."
    if parcel is None or not parcel.is_file():
        raise UnreadableImageError(trouble, remedy="Locate it, then write the report again.")
    return parcels.absent(record, parcel)


def _is_same(record: SlideRecord, slide: Slide) -> bool:
    source = record.source
    same_size = (slide.width, slide.height) == (source.width, source.height)
    return same_size and (not source.sha256 or slide.sha256 == source.sha256)
