"""What a study has finished, on disk at once: a study that is killed goes on from here."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np

from leukoview.engine.classify.support import Codes
from leukoview.engine.experiment.cells import folder_made
from leukoview.engine.output import write_whole

FOLDS = "folds"


class Ledger:
    """The answers of every finished fold, each a file of its own, written whole.

    A fold is known by all that its answer depends on, so another recipe, other images or other
    weights never meet an old answer.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder_made(folder / FOLDS)

    def knows(self, key: bytes) -> bool:
        """Whether a fold is finished."""
        return self._place(key).is_file()

    def answer(self, key: bytes, made: Callable[[], Codes]) -> Codes:
        """The classes a fold's test images were given: remembered, or made now and kept."""
        place = self._place(key)
        if place.is_file():
            return np.array(msgspec.json.decode(place.read_bytes(), type=list[int]), np.int64)
        said = made()
        write_whole(place, msgspec.json.encode(said.tolist()))
        return said

    def _place(self, key: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(key).hexdigest()}.json"
