"""What each fold answered, on the disk at once: a training that was killed goes on from here."""

import hashlib
import io
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from leukoview.engine.classify import FitPlan, Numbers, Rows, Thresholds
from leukoview.engine.classify.support import Setting, Split
from leukoview.engine.errors import OutputError
from leukoview.engine.output import write_whole
from leukoview.engine.summary import CaseRule

ANSWERS = 1
"""Raised whenever the same rows and plan would be answered otherwise than before."""


class FoldRule(msgspec.Struct, frozen=True):
    """What a fold's models judged by: thresholds, case rule, and the setting they had chosen."""

    thresholds: Thresholds
    case_rule: CaseRule
    setting: Setting


@dataclass(frozen=True, eq=False)
class Answer:
    """What models of other patients say of a fold's rows (n × classes; n) and by what rule."""

    probabilities: Numbers
    distances: Numbers
    rule: FoldRule


class FinishedFolds:
    """Answers of finished folds, each a file of its own, written whole; none without a folder.

    A fold is known by all that its answer depends on (features, classes, groups, plan, split), so
    other images, labels or recipes never meet an old answer.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def of(self, key: str) -> Answer | None:
        """The answer of a fold if it is finished; a damaged file counts as not finished."""
        if self._folder is None or not self._place(key).is_file():
            return None
        with suppress(OSError, ValueError, KeyError, zipfile.BadZipFile, msgspec.MsgspecError):
            return _read(self._place(key).read_bytes())
        return None

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer, whole at once.

        Raises:
            OutputError: The folder cannot be written.
        """
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"Finished folds cannot be kept in “{self._folder}”.") from error
        write_whole(self._place(key), _written(answer))

    def forget(self) -> None:
        """Remove every answer, once nothing can want them any more."""
        if self._folder is not None and self._folder.is_dir():
            for path in (*self._folder.glob("fold-*.npz"), *self._folder.glob(".*.new")):
                path.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        return (self._folder or Path()) / f"fold-{key}.npz"


def fold_key(rows: Rows, classes: int, plan: FitPlan, split: Split, way: str = "") -> str:
    """What names a fold: a digest of all that its answer depends on, the `way` of teaching too."""
    digest = hashlib.sha256(f"{ANSWERS} {classes} {rows.features.shape} {way}".encode())
    digest.update(msgspec.json.encode(plan))
    digest.update(msgspec.json.encode(rows.groups.tolist()))
    typical = rows.typical if rows.typical is not None else np.ones(len(rows.codes), np.bool_)
    for array in (rows.features, rows.codes, typical, *split):
        digest.update(np.ascontiguousarray(array).data)
    return digest.hexdigest()


def _written(answer: Answer) -> bytes:
    out = io.BytesIO()
    rule = np.frombuffer(msgspec.json.encode(answer.rule), np.uint8)
    np.savez(out, probabilities=answer.probabilities, distances=answer.distances, rule=rule)
    return out.getvalue()


def _read(content: bytes) -> Answer:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        rule = msgspec.json.decode(arrays["rule"].tobytes(), type=FoldRule)
        return Answer(arrays["probabilities"], arrays["distances"], rule)
