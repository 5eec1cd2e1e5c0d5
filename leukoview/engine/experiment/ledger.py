"""What a study has finished, on disk at once: a study that is killed goes on from here."""

import hashlib
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

    def remembered(self, key: bytes) -> Codes:
        """The classes a finished fold gave to its test images."""
        said = msgspec.json.decode(self._place(key).read_bytes(), type=list[int])
        return np.array(said, np.int64)

    def keep(self, key: bytes, said: Codes) -> None:
        """Keep what a fold answered, whole at once."""
        write_whole(self._place(key), msgspec.json.encode(said.tolist()))

    def _place(self, key: bytes) -> Path:
        return self._folder / f"{hashlib.sha256(key).hexdigest()}.json"
