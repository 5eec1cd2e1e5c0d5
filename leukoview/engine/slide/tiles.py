"""The tiles of a pyramid that were decoded last, kept for the reads that touch them again."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from leukoview.engine.case import Pixels

MOST_KEPT = 32_000_000
"""Bytes of decoded tiles; 40 of 512 × 512 pixels, what OpenSlide keeps of a scanner's slide."""

Place = tuple[int, int]
"""The level of a tile, and its number on that level."""


class Tiles:
    """Decoded tiles up to `most` bytes, of which the one longest untouched goes first.

    Safe from several threads; two that ask for one tile at once may both decode it.
    """

    def __init__(self, most: int = MOST_KEPT) -> None:
        """Keep none yet."""
        self._most = most
        self._held = 0
        self._kept: OrderedDict[Place, Pixels] = OrderedDict()
        self._lock = Lock()

    def tile(self, place: Place, decode: Callable[[], Pixels]) -> Pixels:
        """The tile at a place, decoded if it is not kept; nobody may write into it."""
        with self._lock:
            if place in self._kept:
                self._kept.move_to_end(place)
                return self._kept[place]
        tile = decode()
        with self._lock:
            self._keep(place, tile)
        return tile

    def _keep(self, place: Place, tile: Pixels) -> None:
        if place in self._kept or tile.nbytes > self._most:
            return
        self._kept[place] = tile
        self._held += tile.nbytes
        while self._held > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._held -= oldest.nbytes
