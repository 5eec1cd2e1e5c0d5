"""What the window has done to whole cases in the engine's process, where it can be stopped."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from leukoview.engine.casefile import CaseId
from leukoview.engine.output import check_places
from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.store import carrying, images, parcel, store
from leukoview.engine.store.carrying import Parcel


@dataclass(frozen=True, slots=True)
class PackOrder:
    """Which case of which store goes into which file; `replace` where one is there already."""

    store: Path
    case: CaseId
    target: Path
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """A file that was written, and its SHA-256 (hex)."""

    path: Path
    sha256: str


def pack_case(order: PackOrder, check_in: CheckIn, _tell: Tell) -> Packed:
    """Write a `.leukocase` file with the crops of the cells; it is there whole or not at all.

    Raises:
        OutputError: The file is there and may not be replaced, or cannot be written.
        CaseError: The store holds no such case.
    """
    check_places([order.target], overwrite=order.replace)
    slide_of = partial(images.image_of, order.case)
    sha256 = parcel.pack(order.store, order.case, order.target, slide_of, check_in)
    return Packed(order.target, sha256)


def unpack_case(path: Path, check_in: CheckIn, _tell: Tell) -> Parcel:
    """A checked copy of a `.leukocase` file, ready to be taken in."""
    return carrying.checked(path, check_in)


def verify_store(path: Path, check_in: CheckIn, _tell: Tell) -> int:
    """Check the whole trail of a store while its window goes on; how many entries it has."""
    return store.verified(path, check_in)
