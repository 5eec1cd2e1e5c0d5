"""Features of a data set, from a cache that knows each crop by its pixels."""

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.case import Pixels
from leukoview.engine.embed import BATCH, Embedder, Features
from leukoview.engine.progress import CheckIn, unwatched


def features_of(
    crops: Pixels,
    embedder: Embedder,
    network: str,
    *,
    cache: Path | None = None,
    check_in: CheckIn = unwatched,
) -> Features:
    """One feature row per crop; only crops that the cache has not seen are embedded.

    `network` names the backbone and its weights' digest. The key is that with the crop's pixels,
    so a changed recipe, detector or network never meets an old row.
    """
    keys = [_key(crop, network) for crop in crops]
    known = _known(cache, network)
    missing = [row for row, key in enumerate(keys) if key not in known]
    for start in range(0, len(missing), BATCH):
        check_in(start, len(missing))
        batch = missing[start : start + BATCH]
        for row, feature in zip(batch, embedder(crops[batch]), strict=True):
            known[keys[row]] = feature
    check_in(len(missing), len(missing))
    if cache is not None and missing:
        _remember(cache, network, known)
    return np.stack([known[key] for key in keys])


def _key(crop: Pixels, network: str) -> str:
    return hashlib.sha256(network.encode() + crop.tobytes()).hexdigest()


def _file(cache: Path, network: str) -> Path:
    return cache / f"features-{hashlib.sha256(network.encode()).hexdigest()[:16]}.npz"


def _known(cache: Path | None, network: str) -> dict[str, NDArray[np.float32]]:
    if cache is None or not _file(cache, network).is_file():
        return {}
    with np.load(_file(cache, network), allow_pickle=False) as kept:
        return dict(zip(kept["keys"].tolist(), kept["rows"], strict=True))


def _remember(cache: Path, network: str, known: dict[str, NDArray[np.float32]]) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    file = _file(cache, network)
    beside = file.with_suffix(".part.npz")
    np.savez(beside, keys=np.array(list(known)), rows=np.stack(list(known.values())))
    beside.replace(file)
