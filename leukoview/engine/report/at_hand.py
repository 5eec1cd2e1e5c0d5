"""The image of a slide of a case for its pictures, or else what was kept of its cells."""

from pathlib import Path

from leukoview.engine.casefile import SlideRecord
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.store import images
from leukoview.engine.store import parcel as parcels


def image_of(
    record: SlideRecord, parcel: Path | None, open_image: images.OpenImage = open_slide
) -> Slide:
    """The image where it lay, if it is still the same, else the crops of its parcel.

    Raises:
        UnreadableImageError: Neither is there.
    """
    slide = images.at_hand(record, open_image)
    if slide is not None:
        return slide
    if parcel is None or not parcel.is_file():
        raise UnreadableImageError(
            "The image is not where it was, or was altered.",
            remedy="Locate it, then write the report again.",
        )
    return parcels.absent(record, parcel)
