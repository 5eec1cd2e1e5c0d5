"""Cases on disk: one file that only grows, and files that carry one case from PC to PC."""

from leukoview.engine.store.listing import Listing, name_of, title_of
from leukoview.engine.store.store import FILE_NAME, Store

__all__ = ["FILE_NAME", "Listing", "Store", "name_of", "title_of"]
