"""What a bundle's folds said of its own training cells, so that a later bundle can be compared."""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from leukoview.engine.classify import Numbers, Thresholds
from leukoview.engine.classify.support import Codes
from leukoview.engine.errors import BundleError
from leukoview.engine.summary import CaseRule

HELD_OUT = "held_out.npz"
"""An optional file of a bundle."""

GROUP_BYTES = 16


class Ruling(msgspec.Struct, frozen=True):
    """The thresholds and the case rule by which one fold judged."""

    thresholds: Thresholds
    case_rule: CaseRule


@dataclass(frozen=True, eq=False)
class HeldOut:
    """One row per training cell: which image, whose, its class, and what was said out of fold.

    `images` are SHA-256 (n × 32 bytes), `groups` salted digests of the patients' names (n × 16):
    they tell whether a patient was among them, and are no names, but short names can be guessed.
    `codes` and `probabilities` (n × classes) are in the order of the manifest's classes; `folds`
    number the `rulings`.
    """

    images: NDArray[np.uint8]
    groups: NDArray[np.uint8]
    codes: Codes
    probabilities: Numbers
    distances: Numbers
    folds: Codes
    rulings: tuple[Ruling, ...]

    @property
    def salt(self) -> bytes:
        """What the patients' names are digested with: it differs with every set of images."""
        return hashlib.sha256(self.images.tobytes()).digest()

    def rows(self, images: Sequence[str]) -> Codes:
        """The row of each image, by its SHA-256 in hexadecimal; −1 where it was not among them."""
        place = {one.tobytes(): row for row, one in enumerate(self.images)}
        return np.array([place.get(bytes.fromhex(one), -1) for one in images], np.int64)

    def knows(self, groups: Sequence[str]) -> NDArray[np.bool_]:
        """Which of the patients were among those learned from."""
        own = {one.tobytes() for one in self.groups}
        return np.array([_group(name, self.salt) in own for name in groups], np.bool_)


def digested(images: Sequence[str], groups: Sequence[str]) -> tuple[NDArray[np.uint8], ...]:
    """The images' SHA-256 and the patients' names as a record keeps them."""
    kept = np.array([list(bytes.fromhex(one)) for one in images], np.uint8)
    salt = hashlib.sha256(kept.tobytes()).digest()
    return kept, np.array([list(_group(name, salt)) for name in groups], np.uint8)


def written(held_out: HeldOut) -> bytes:
    """A record as the bytes of `held_out.npz`."""
    out = io.BytesIO()
    np.savez_compressed(
        out,
        images=held_out.images,
        groups=held_out.groups,
        codes=held_out.codes,
        probabilities=held_out.probabilities,
        distances=held_out.distances,
        folds=held_out.folds,
        rulings=np.frombuffer(msgspec.json.encode(held_out.rulings), np.uint8),
    )
    return out.getvalue()


def read(content: bytes) -> HeldOut:
    """A record from its file.

    Raises:
        BundleError: The file is damaged.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            return HeldOut(
                arrays["images"],
                arrays["groups"],
                arrays["codes"],
                arrays["probabilities"],
                arrays["distances"],
                arrays["folds"],
                msgspec.json.decode(arrays["rulings"].tobytes(), type=tuple[Ruling, ...]),
            )
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, msgspec.MsgspecError) as failure:
        raise BundleError("The held-out record of the model is damaged.") from failure


def _group(name: str, salt: bytes) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=GROUP_BYTES, key=salt).digest()
