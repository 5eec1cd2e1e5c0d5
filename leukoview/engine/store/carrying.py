"""Taking in a case from a `.leukocase` file: whole, or not at all."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from leukoview.engine import database
from leukoview.engine.casefile import Case, CaseId, Entry, Stamp
from leukoview.engine.casefile.paperwork import Imported
from leukoview.engine.errors import CaseError
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.resources import home
from leukoview.engine.slide.base import digest
from leukoview.engine.store import parcel
from leukoview.engine.store.store import Store

IMPORTED = "imported"
"""The folder of what was imported, for the crops in it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that was checked: the case in it, and a `copy` of it that is ours to keep or drop."""

    name: str
    sha256: str
    copy: Path
    entries: tuple[Entry, ...]

    @property
    def case(self) -> CaseId:
        """The case in it."""
        return self.entries[0].case

    def drop(self) -> None:
        """Let go of the copy."""
        with suppress(OSError):
            self.copy.unlink()


def parcel_of(case: CaseId) -> Path:
    """Where the imported file of a case is kept."""
    return home() / IMPORTED / f"{case}{parcel.SUFFIX}"


def checked(path: Path, check_in: CheckIn = unwatched) -> Parcel:
    """Check a file, and copy it to where imported ones are kept, under a passing name.

    Raises:
        CaseError: It was altered, or holds no case or several.
        StoreError: It cannot be read or copied, is damaged, foreign, or of a later version.
        UnreadableImageError: A crop in it is damaged.
    """
    entries = parcel.unpack(path, check_in)
    copy = home() / IMPORTED / f".{uuid4().hex}.new"
    try:
        sha256 = _copied(path, copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return Parcel(path.name, sha256, copy, entries)


def taken_in(store: Store, file: Parcel, stamp: Stamp) -> Case:
    """Put the case of a checked file among the others; the file's copy stays for its crops.

    A case that is here already is given as it is here, and nothing changes.

    Raises:
        StoreError: The disk is full or refuses, or another window holds the cases.
    """
    if store.has(file.case):
        file.drop()
        return store.case(file.case)
    place = parcel_of(file.case)
    views = parcel.pictures(file.copy)
    try:
        with database.explained(place):
            file.copy.replace(place)
        case = store.adopt(file.entries, Imported(file.name, file.sha256, file.case), stamp)
    except BaseException:
        file.drop()
        place.unlink(missing_ok=True)
        raise
    for slide, png in views.items():
        store.keep_picture(case.id, slide, png)
    return case


def _copied(path: Path, copy: Path) -> str:
    """Copy a file for its owner alone; returns its digest."""
    with database.explained(path):
        copy.parent.mkdir(exist_ok=True)
        sha256 = digest(path)
        shutil.copyfile(path, copy)
        copy.chmod(database.PRIVATE)
        if digest(copy) != sha256:
            raise CaseError(f"“{path.name}” changed while it was read.", remedy="Try again.")
    return sha256
