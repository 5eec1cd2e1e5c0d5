"""What is measured on normal cells, to stand beside what is measured on one cell."""

from leukoview.engine.reference.ranges import (
    BESIDE_A_BLAST,
    Range,
    Reference,
    central_range,
    reference_of,
    references,
)

__all__ = [
    "BESIDE_A_BLAST",
    "Range",
    "Reference",
    "central_range",
    "reference_of",
    "references",
]
