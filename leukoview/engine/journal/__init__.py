"""What the reading of a whole slide has done is kept on the disk, so that it can go on."""

from leukoview.engine.journal.journal import Course, Journal
from leukoview.engine.journal.keeping import (
    JOURNAL,
    Kept,
    kept,
    may_be_unfinished,
    passing,
    unfinished,
)

__all__ = [
    "JOURNAL",
    "Course",
    "Journal",
    "Kept",
    "kept",
    "may_be_unfinished",
    "passing",
    "unfinished",
]
