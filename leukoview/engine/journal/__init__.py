"""What the reading of a whole slide has done is kept on the disk, so that it can go on."""

from leukoview.engine.journal.journal import Course, Journal
from leukoview.engine.journal.keeping import JOURNAL, kept, may_be_unfinished, unfinished

__all__ = ["JOURNAL", "Course", "Journal", "kept", "may_be_unfinished", "unfinished"]
