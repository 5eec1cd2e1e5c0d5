"""Whether a file is a report or case as LeukoView wrote it: by its digest, in the cases' trails."""

import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydicom.errors import BytesLengthException, InvalidDicomError
from pypdf.errors import PyPdfError

from leukoview.engine.errors import OutputError
from leukoview.engine.output import REFUSED
from leukoview.engine.paths import shown
from leukoview.engine.report.nameless import texts_in
from leukoview.engine.slide.base import STRANGE, digest
from leukoview.engine.store.known import KnownFiles, cases_in
from leukoview.engine.store.vouching import Checked, Verdict

LARGEST = 2**28
"""Bytes of a file that is searched for an id; a report has some 10 MB at most."""

BROKEN = (
    *(PyPdfError, BytesLengthException, InvalidDicomError, RecursionError, zlib.error),
    *STRANGE,
)
"""What reading a damaged file ends in."""
SQLITE = b"SQLite format 3\0"
"""How a file begins that holds a case (sqlite.org/fileformat.html, 1.3)."""

# It says of a damaged file what is wrong with it, to whoever reads the terminal.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

_REPORT = re.compile(r"LV-[0-9A-F]{12}")
_CASE = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


def checked(path: Path, store: Path) -> Checked:
    """Hold a file against every export that the trails of a store know; the store is only read.

    Raises:
        OutputError: The file cannot be read.
        CaseError: An entry of the trail was altered.
        StoreError: The file of cases is damaged, or cannot be read.
    """
    try:
        sha256 = digest(path)
        content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise OutputError(
            f"“{shown(path)}” cannot be read: {error.strerror or REFUSED}.",
            remedy="Check that the file is there and that you may read it.",
        ) from error
    if not store.is_file():
        return Checked(path, Verdict.UNKNOWN)
    known = KnownFiles(store)
    if written := known.with_digest(sha256):
        return Checked(path, Verdict.UNALTERED, "", written[-1], written[-1].file(sha256))
    words = "\n".join(cases_in(path) if content.startswith(SQLITE) else _readable(content))
    return _told(path, words, known)


def _told(path: Path, text: str, known: KnownFiles) -> Checked:
    """What is to be said of a file that nobody wrote so, by the ids that it tells."""
    for report in dict.fromkeys(_REPORT.findall(text)):
        if exports := known.with_report(report):
            return Checked(path, Verdict.ALTERED, report, exports[-1])
    here = known.cases()
    for case in dict.fromkeys(_CASE.findall(text)):
        if case in here:
            return Checked(path, Verdict.ALTERED, case)
    return Checked(path, Verdict.UNKNOWN)


def _readable(content: bytes) -> Iterator[str]:
    """Everything in a file that can be read, as far as it is whole enough."""
    yield content.decode("latin-1")
    with suppress(*BROKEN):
        yield from texts_in(content)
