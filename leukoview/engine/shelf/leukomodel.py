"""A model as one file that goes to another computer, and all the distrust it is met with there.

A `.leukomodel` file is a zip archive of a bundle's files and a list of them with their digests.
Equal models give equal bytes: names are sorted, dates fixed, nothing is compressed (most of it is
already).
"""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from leukoview.engine.bundle import manifest as manifests
from leukoview.engine.bundle.loading import CARD, CLASSIFIER, FILES, GOLDEN, NETWORK, SCORECARD
from leukoview.engine.description import MANIFEST
from leukoview.engine.errors import BundleError
from leukoview.engine.shelf.arrays import check_arrays

SUFFIX = ".leukomodel"
LIST = "leukomodel.json"
FORMAT = 1
"""Raised whenever an older program could not take a newer file."""

HELD_OUT = "held_out.npz"
"""What a model's folds said of its training cells; not every model has it."""

MEBIBYTE = 2**20
LARGEST = {
    LIST: MEBIBYTE // 16,
    MANIFEST: MEBIBYTE,
    CARD: MEBIBYTE,
    SCORECARD: 4 * MEBIBYTE,
    GOLDEN: 64 * MEBIBYTE,
    CLASSIFIER: 256 * MEBIBYTE,
    HELD_OUT: 256 * MEBIBYTE,
    NETWORK: 64 * MEBIBYTE,
}
"""The files a model may consist of, and how many bytes each may have; no other name is taken."""
ARCHIVES = (GOLDEN, CLASSIFIER, HELD_OUT)

EPOCH = (1980, 1, 1, 0, 0, 0)
AGAIN = "Ask for the file again, from somebody you trust."


class _List(msgspec.Struct, frozen=True):
    """The first entry: which files follow, and what they must be."""

    format: int
    files: dict[str, str]


def content_of(folder: Path) -> dict[str, bytes]:
    """The files of a model in a folder, and nothing else that may lie there.

    Raises:
        BundleError: One of them cannot be read.
    """
    names = {MANIFEST, *FILES, *manifests.read(folder).files} & LARGEST.keys()
    try:
        return {name: (folder / name).read_bytes() for name in sorted(names)}
    except OSError as failure:
        raise BundleError(f"The model in “{folder}” cannot be read.") from failure


def packed(content: Mapping[str, bytes]) -> bytes:
    """The files of a model as the bytes of a `.leukomodel` file."""
    digests = {name: _digest(part) for name, part in sorted(content.items())}
    listed = msgspec.json.format(msgspec.json.encode(_List(FORMAT, digests)), indent=2)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in ((LIST, listed), *sorted(content.items())):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), part)
    return out.getvalue()


def unpacked(path: Path) -> dict[str, bytes]:
    """The files of a model, by name, from a `.leukomodel` file that may come from anybody.

    Nothing is written, and nothing is unpacked before its size is known to be in bounds.

    Raises:
        BundleError: It is no such file, or damaged, or anything in it is not as it must be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            content = {entry.filename: archive.read(entry) for entry in entries}
    except OSError as failure:
        raise BundleError(
            f"“{path.name}” cannot be read: {failure.strerror}.", remedy="Choose another file."
        ) from failure
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as failure:
        raise _refused("it is damaged, or no such file") from failure
    _check_list(content)
    for name in content.keys() & set(ARCHIVES):
        check_arrays(name, content[name])
    return content


def _check_entries(entries: Iterable[zipfile.ZipInfo]) -> None:
    """By the list of entries alone, before anything is unpacked."""
    seen = set[str]()
    for entry in entries:
        name = entry.filename
        if name not in LARGEST:
            raise _refused(f"it holds “{name}”, which is no part of a model")
        if name in seen:
            raise _refused(f"it holds “{name}” twice")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG) or entry.is_dir():
            raise _refused(f"“{name}” in it is no plain file")
        if entry.file_size > LARGEST[name]:
            raise _refused(f"“{name}” in it is too large")
        if entry.flag_bits & 1 or entry.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            raise _refused(f"“{name}” in it is packed in a way that is not taken")
        seen.add(name)


def _check_list(content: dict[str, bytes]) -> None:
    try:
        listed = msgspec.json.decode(content.pop(LIST), type=_List)
    except (KeyError, msgspec.MsgspecError, ValueError, RecursionError) as failure:
        raise _refused("its list of files is missing or damaged") from failure
    if listed.format > FORMAT:
        raise BundleError(
            "The model file was made by a newer program.", remedy="Update LeukoView first."
        )
    for name in (MANIFEST, *FILES):
        if name not in content:
            raise _refused(f"“{name}” is missing from it")
    if listed.files != {name: _digest(part) for name, part in content.items()}:
        raise _refused("its files are not those of its list")


def _refused(reason: str) -> BundleError:
    return BundleError(f"This is no model file that can be taken in: {reason}.", remedy=AGAIN)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
