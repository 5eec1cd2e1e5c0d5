"""Whether the arrays in a file from elsewhere are as large as they say, before any is made."""

import io
import tokenize
import zipfile
import zlib
from math import prod

import numpy as np

from leukoview.engine.errors import BundleError

LARGEST = 512 * 2**20
"""Bytes that the entries of one archive may have in all, unpacked."""
ENDING = ".npy"
REMEDY = "Ask for the file again, from somebody you trust."

_STRANGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError),
    *(SyntaxError, RecursionError, MemoryError, TypeError, tokenize.TokenError),
)
"""What NumPy and the archive's reader raise at headers that somebody has made up."""


def check_arrays(name: str, content: bytes) -> None:
    """Refuse an archive of arrays that would take more memory than it says, or too much.

    Raises:
        BundleError: It would, or it is no archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            sound = sum(entry.file_size for entry in entries) <= LARGEST and all(
                _is_sound(archive, entry) for entry in entries if entry.filename.endswith(ENDING)
            )
    except _STRANGE as failure:
        raise BundleError(f"“{name}” of the model is damaged.", remedy=REMEDY) from failure
    if not sound:
        raise BundleError(f"“{name}” of the model holds arrays that are none.", remedy=REMEDY)


def _is_sound(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether what a header claims is just what follows it."""
    with archive.open(entry) as file:
        version = np.lib.format.read_magic(file)
        read = (
            np.lib.format.read_array_header_1_0
            if version == (1, 0)
            else np.lib.format.read_array_header_2_0
        )
        shape, _fortran, dtype = read(file)
        claimed = prod(shape) * dtype.itemsize
        return not dtype.hasobject and claimed == entry.file_size - file.tell()
