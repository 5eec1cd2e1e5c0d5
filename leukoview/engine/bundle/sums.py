"""The digests of everything that ships in `models/`, manifests and networks included.

A bundle's manifest proves the bundle's other files but not itself, and names a backbone's weights
but not the file its runtime reads. So the folder that ships carries one list, in the format of
`sha256sum`. A bundle elsewhere (a lab's own) has no such list and is proven by its manifest alone.

The installed base edition leaves out the weights that only torch reads: its list still names them,
by which a bundle's network is told (`backbone/registry.py`).
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from leukoview.engine.backbone.registry import SUMS, is_left_out
from leukoview.engine.errors import BundleError


def write_sums(models: Path) -> None:
    """List the files of every model and network; to be called whenever one is made anew."""
    files = sorted(path for path in models.glob("*/*") if path.is_file())
    lines = (f"{_digest(path)}  {path.relative_to(models).as_posix()}\n" for path in files)
    (models / SUMS).write_text("".join(lines), "utf-8")


def check_sums(models: Path, starts: Iterable[str]) -> None:
    """Compare the listed files whose names begin so with their digests.

    Raises:
        BundleError: A listed file is missing or altered, or the list itself is damaged.
    """
    if not (models / SUMS).is_file():
        return
    wanted = tuple(starts)
    for line in (models / SUMS).read_text("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        if not name.startswith(wanted) or is_left_out(models / name):
            continue
        if not (models / name).is_file() or _digest(models / name) != digest:
            raise BundleError(f"“{name}” is missing, or altered since LeukoView was made.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
