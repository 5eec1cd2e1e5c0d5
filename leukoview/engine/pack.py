"""A pack for graphics cards: torch's build for them, which stands in for that of the full edition.

It lies in a folder of its own beside the installed program, so that it comes and goes by the
renaming of one folder and the bundled torch stays as it is (docs/decisions/0098).
`packaging/cuda_pack.py` makes one. Whoever may write beside the program decides what it runs, as
with the program itself.
"""

import hashlib
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from leukoview import __version__
from leukoview.engine.editions import PACK_FOLDER
from leukoview.engine.errors import LeukoError

FORMAT = 1
HEAD = "pack.json"
SUMS = "SHA256SUMS"
"""Every other file of the pack by its SHA-256, in the format of `sha256sum`."""
OLD, NEW = ".old", ".new"
"""What a folder is called that is on its way out, or in."""
TORCH_VERSION = re.compile(r"""^__version__\s*=\s*["']([^"'+]+)""", re.MULTILINE)


class PackError(LeukoError):
    """A pack for graphics cards does not fit this program, is damaged, or cannot be put in."""

    remedy = "Take it out with “leukoview pack take-out”, or fetch it again."


class UnusedPackError(PackError):
    """A pack lies beside the program and is not used: of an older version, or damaged."""

    remedy = "Take it out with “leukoview pack take-out”, or put in the one of this version."


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack is for: the version of LeukoView, torch's version and build, Python, system.

    `sums` is the SHA-256 of the list of its files.
    """

    format: int
    program: str
    torch: str
    build: str
    python: str
    system: str
    sums: str


def here() -> str:
    """The system that a pack's compiled parts must have been made for: “linux-x86_64”."""
    return f"{sys.platform}-{platform.machine().lower()}"


def this_python() -> str:
    """The tag of this Python, as wheels have it: “cp311”."""
    return f"cp{sys.version_info.major}{sys.version_info.minor}"


def bundled_torch(program: Path) -> str:
    """The version of torch in the folder of an installed program, without its build: “2.13.0”.

    Raises:
        PackError: It has none: it is the base edition, or no installed program.
    """
    try:
        said = (program / "_internal" / "torch" / "version.py").read_text("utf-8")
    except OSError:
        said = ""
    found = TORCH_VERSION.search(said)
    if found is None:
        raise PackError(
            f"“{program}” is no installed full edition of LeukoView.",
            remedy="A pack for graphics cards belongs to the full edition: install that first.",
        )
    return found.group(1)


def fitting(pack: Path, program: Path) -> Head:
    """What a pack is for, where that is this program.

    Its list of files is what it was when the pack was made, and all of them are there; whether
    they are unaltered is found out by `verified`.

    Raises:
        PackError: It is no pack, is damaged, or belongs to another version or computer.
    """
    head = _head(pack)
    for theirs, ours in (
        (f"LeukoView {head.program}", f"LeukoView {__version__}"),
        (f"torch {head.torch}", f"torch {bundled_torch(program)}"),
        (f"Python {head.python}", f"Python {this_python()}"),
        (head.system, here()),
    ):
        if theirs != ours:
            raise PackError(
                f"The pack is for “{theirs}”, and here is “{ours}”.",
                remedy="Make or fetch the pack of this very version.",
            )
    for _, file in _listed(pack, head):
        if not file.is_file():
            raise PackError(f"“{file.name}” of the pack is missing.")
    return head


def verified(program: Path) -> Head:
    """The pack that is in use, after every file of it was read and compared.

    Raises:
        PackError: There is none, or it does not fit, or a file of it was altered.
    """
    pack = program / PACK_FOLDER
    head = fitting(pack, program)
    for sha256, file in _listed(pack, head):
        if _digest(file) != sha256:
            raise PackError(f"“{file.name}” of the pack was altered.")
    return head


def put_in(pack: Path, program: Path) -> Head:
    """Copy a pack beside an installed program, in place of one that is there.

    Every byte is compared on its way. Until the last one stands, the program runs as before: what
    has arrived by then is thrown away if anything fails.

    Raises:
        PackError: It does not fit, a file of it was altered, or this folder may not be written to.
    """
    head = fitting(pack, program)
    place = program / PACK_FOLDER
    new = place.with_suffix(NEW)
    try:
        _remove(new)
        new.mkdir()
        _copy(pack, new, head)
        take_out(program)
        new.rename(place)
    except OSError as error:
        raise PackError(f"The pack cannot be put beside the program: {error.strerror}.") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return head


def take_out(program: Path) -> bool:
    """Have the bundled torch compute again; whether there was a pack to take out.

    Raises:
        PackError: This folder may not be written to.
    """
    place = program / PACK_FOLDER
    old = place.with_suffix(OLD)
    try:
        _remove(old)
        if not place.exists():
            return False
        place.rename(old)
        _remove(old)
    except OSError as error:
        raise PackError(f"The pack cannot be taken out: {error.strerror}.") from error
    return True


def use(program: Path) -> Head:
    """Have Python find torch in the pack before it finds the bundled one.

    Raises:
        UnusedPackError: It does not fit, as after an upgrade: the bundled torch stays in use.
    """
    pack = program / PACK_FOLDER
    try:
        head = fitting(pack, program)
    except PackError as error:
        raise UnusedPackError(
            f"The pack for graphics cards is not used, and the processor computes. {error.what}"
        ) from error
    sys.path.insert(0, str(pack))
    return head


def _head(pack: Path) -> Head:
    try:
        head = msgspec.json.decode((pack / HEAD).read_bytes(), type=Head)
    except OSError as error:
        raise PackError(f"“{pack}” is no pack for graphics cards: it has no “{HEAD}”.") from error
    except msgspec.DecodeError as error:
        raise PackError(f"“{HEAD}” of the pack is damaged.") from error
    if head.format != FORMAT:
        raise PackError(
            f"This pack is of format {head.format}, and this LeukoView knows format {FORMAT}."
        )
    return head


def _listed(pack: Path, head: Head) -> Iterator[tuple[str, Path]]:
    """The SHA-256 and place of every file; none may lie outside the pack."""
    try:
        content = (pack / SUMS).read_bytes()
    except OSError as error:
        raise PackError(f"“{SUMS}” of the pack is missing.") from error
    if hashlib.sha256(content).hexdigest() != head.sums:
        raise PackError(f"“{SUMS}” of the pack was altered.")
    for line in content.decode("utf-8").splitlines():
        sha256, _, name = line.partition("  ")
        file = pack / name
        if not name or ".." in file.parts or Path(name).is_absolute() or file.is_symlink():
            raise PackError(f"“{name}” lies outside the pack.")
        yield sha256, file


def _copy(pack: Path, new: Path, head: Head) -> None:
    for sha256, file in _listed(pack, head):
        target = new / file.relative_to(pack)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        if _digest(target) != sha256:
            raise PackError(f"“{file.name}” of the pack was altered.")
    for name in (SUMS, HEAD):
        shutil.copyfile(pack / name, new / name)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _remove(folder: Path) -> None:
    if os.path.lexists(folder):
        shutil.rmtree(folder)
