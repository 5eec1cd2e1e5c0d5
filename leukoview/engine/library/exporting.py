"""The library as a folder that any program can read: class/patient/image, and a table of it all."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import PIL.Image

from leukoview.engine import table
from leukoview.engine.errors import LabError, OutputError
from leukoview.engine.lab.deeds import CellsGiven
from leukoview.engine.library.library import Library
from leukoview.engine.library.values import LibraryCell
from leukoview.engine.output import write_whole
from leukoview.engine.paths import shown
from leukoview.engine.progress import CheckIn, unwatched

HEAD = ("image", "label", "patient", "source", "microns_per_pixel", "labeller", "at", "origin")
LONGEST_NAME = 60
"""Letters of a folder's name, so that every file system takes the path."""

_SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "BMP": ".bmp", "WEBP": ".webp"}
_UNSAFE = re.compile(r"[^\w -]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)", re.IGNORECASE)
"""Windows keeps these names to itself."""


def export(library: Library, folder: Path, by: str, check_in: CheckIn = unwatched) -> int:
    """Write every cell that is learned from into a new folder; returns how many they are.

    The table `labels.csv` has the patients as the library has them; names of folders are made safe.
    What was exported can be added to another library as it is. The folder is there whole, or not.

    Raises:
        LabError: The library holds no cell.
        OutputError: The folder is there already, or cannot be written.
    """
    cells = [cell for cell in library.cells() if not cell.out]
    if not cells:
        raise LabError("The library holds no cell.", remedy="Add some: “leukoview library add”.")
    if folder.exists():
        raise OutputError(f"“{shown(folder)}” is already there.", remedy="Name a new folder.")
    beside = folder.parent / f".{uuid4().hex}.new"
    try:
        lines = _copied(cells, beside, check_in)
        write_whole(beside / "labels.csv", table.encoded(HEAD, lines))
        beside.replace(folder)
    except OSError as error:
        raise OutputError(
            f"“{shown(folder)}” cannot be written: {error.strerror or 'the system refused'}."
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    library.lab.record(by, CellsGiven(shown(Path(folder.name)), len(cells)))
    return len(cells)


def _copied(
    cells: Sequence[LibraryCell], folder: Path, check_in: CheckIn
) -> list[tuple[str | float, ...]]:
    folder.mkdir(mode=0o700)
    names = _folder_names({cell.patient for cell in cells})
    lines: list[tuple[str | float, ...]] = []
    for done, cell in enumerate(cells):
        check_in(done, len(cells))
        place = Path(cell.label, names[cell.patient], f"{cell.id}{_suffix(cell.path)}")
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(cell.path, folder / place)
        lines.append(
            (
                place.as_posix(),
                cell.label,
                cell.patient,
                cell.source,
                cell.scale.microns_per_pixel,
                cell.labeller,
                cell.at.isoformat(),
                cell.origin,
            )
        )
    check_in(len(cells), len(cells))
    return lines


def _suffix(path: Path) -> str:
    """The ending that the file's content asks for."""
    with PIL.Image.open(path) as image:
        return _SUFFIXES.get(image.format or "", ".tif")


def _folder_names(patients: set[str]) -> dict[str, str]:
    """A safe name of a folder for every patient, no two alike; none for an unknown one."""
    names = {"": ""}
    taken: set[str] = set()
    for patient in sorted(patients - {""}):
        plain = _UNSAFE.sub("_", patient)[:LONGEST_NAME].strip(" _") or "patient"
        plain = f"{plain}_" if _RESERVED.fullmatch(plain) else plain
        name, number = plain, 2
        while name.casefold() in taken:
            name, number = f"{plain}-{number}", number + 1
        taken.add(name.casefold())
        names[patient] = name
    return names
