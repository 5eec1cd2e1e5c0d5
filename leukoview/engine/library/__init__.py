"""A laboratory's own labelled cells: taken in, settled, corrected, learned from, given out.

This much loads neither SciPy nor torch: what looks at pixels is in `adding` and `learning`.
"""

from leukoview.engine.library.labels import LEAVE_OUT, LabelMap, class_key, proposed
from leukoview.engine.library.library import Library
from leukoview.engine.library.values import (
    ClassCount,
    Dispute,
    LibraryCell,
    Skip,
    Taken,
    Why,
)

__all__ = [
    "LEAVE_OUT",
    "ClassCount",
    "Dispute",
    "LabelMap",
    "Library",
    "LibraryCell",
    "Skip",
    "Taken",
    "Why",
    "class_key",
    "proposed",
]
