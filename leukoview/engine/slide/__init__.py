"""Opening smears: from a file of any supported format to pixels on demand."""

from leukoview.engine.slide.array import ArraySlide
from leukoview.engine.slide.base import PRACTICE_MARK, Slide, cut
from leukoview.engine.slide.giant import (
    Copy,
    glimpse,
    has_more,
    in_preparation,
    is_ready,
    prepare,
    shows,
)
from leukoview.engine.slide.opening import SUFFIXES, open_slide
from leukoview.engine.slide.photograph import is_drawn

__all__ = [
    "PRACTICE_MARK",
    "SUFFIXES",
    "ArraySlide",
    "Copy",
    "Slide",
    "cut",
    "glimpse",
    "has_more",
    "in_preparation",
    "is_drawn",
    "is_ready",
    "open_slide",
    "prepare",
    "shows",
]
