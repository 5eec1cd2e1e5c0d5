"""Feature rows of crops, each computed once: a crop is known by its pixels."""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from leukoview.engine.case import Pixels
from leukoview.engine.embed import Embedder, Features
from leukoview.engine.evaluate.duplicates import SIDE, thumbnail
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.training.kept import Kept

BATCH = 2
"""Crops per call: two take a CPU a third of a second, and it is no slower than with sixteen."""

DIGEST_BYTES = 32
"""Of SHA-256."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A crop that may not be cut yet: the key it is known by, and how it is made."""

    key: bytes
    cut: Callable[[], Pixels]


def features_of(
    crops: Pixels,
    embedder: Embedder,
    network: str,
    *,
    cache: Path | None = None,
    check_in: CheckIn = unwatched,
) -> Features:
    """One feature row per crop (n × s × s × 3); only crops new to the cache are embedded.

    `network` names the backbone and its weights' digest. The key is that with the crop's pixels,
    so a changed recipe, detector or network never meets an old row.
    """
    given = [Crop(b"pixels" + _digest(one), partial(_itself, one)) for one in crops]
    with Kept(cache) as kept:
        return rows_of(given, embedder, network, kept, check_in)[1]


def rows_of(
    crops: Sequence[Crop],
    embedder: Embedder,
    network: str,
    kept: Kept,
    check_in: CheckIn = unwatched,
) -> tuple[Pixels, Features]:
    """Thumbnails and feature rows of crops; what is not kept yet is cut and embedded.

    While the network sees one batch, the next is cut. `check_in` counts crops.
    """
    new = []
    for done, one in enumerate(crops):
        check_in(0, len(crops))
        if not _is_kept(one, network, kept):
            new.append((done, one))
    with ThreadPoolExecutor(BATCH, thread_name_prefix="crops") as hands:
        coming = [hands.submit(one.cut) for _, one in new[:BATCH]]
        for start in range(0, len(new), BATCH):
            check_in(new[start][0], len(crops))
            pixels = [one.result() for one in coming]
            coming = [hands.submit(one.cut) for _, one in new[start + BATCH :][:BATCH]]
            keys = [one.key for _, one in new[start : start + BATCH]]
            _embed(list(zip(keys, pixels, strict=True)), embedder, network, kept)
    check_in(len(crops), len(crops))
    found = [_kept(kept, one.key) for one in crops]
    thumbnails = [np.frombuffer(one[DIGEST_BYTES:], np.uint8) for one in found]
    rows = [np.frombuffer(_kept(kept, _row_key(network, one)), np.float32) for one in found]
    return np.stack(thumbnails).reshape(-1, SIDE, SIDE, 3), np.stack(rows)


def _is_kept(crop: Crop, network: str, kept: Kept) -> bool:
    look = kept.of(crop.key)
    return look is not None and kept.of(_row_key(network, look)) is not None


def _embed(
    crops: Sequence[tuple[bytes, Pixels]], embedder: Embedder, network: str, kept: Kept
) -> None:
    rows = embedder(np.stack([pixels for _, pixels in crops]))
    for (key, pixels), row in zip(crops, rows, strict=True):
        look = _digest(pixels) + thumbnail(pixels).tobytes()
        kept.keep(_row_key(network, look), row.astype(np.float32).tobytes())
        kept.keep(key, look)


def _row_key(network: str, look: bytes) -> bytes:
    return b"row" + hashlib.sha256(network.encode() + look[:DIGEST_BYTES]).digest()


def _digest(crop: Pixels) -> bytes:
    return hashlib.sha256(crop.tobytes()).digest()


def _itself(crop: Pixels) -> Pixels:
    return crop


def _kept(kept: Kept, key: bytes) -> bytes:
    value = kept.of(key)
    if value is None:
        raise KeyError(key)
    return value
