"""From the arguments to the images: folders searched, patients named, nothing taken twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from leukoview.engine.case import Skipped
from leukoview.engine.slide import SUFFIXES
from leukoview.engine.slide.scanner import INDEXES, named_in


@dataclass(frozen=True, slots=True)
class Found:
    """The images to read, each with the patient its folder names, and what held none."""

    images: tuple[tuple[Path, str], ...]
    skipped: tuple[Skipped, ...]


def find_images(arguments: Sequence[Path]) -> Found:
    """Every image given, and every image in the folders given, sub-folders included.

    In a folder the endings of image files decide, and hidden files are passed over; a file that is
    named itself is taken whatever it is called. An image's patient is the sub-folder of the given
    folder it lies in, else the given folder; equal names in different places are told apart by
    their parent's.
    """
    homes: dict[Path, Path] = {}
    skipped: list[Skipped] = []
    for argument in arguments:
        if not argument.is_dir():
            homes.setdefault(argument, argument.absolute().parent)
            continue
        inside = sorted(_images_in(argument))
        if not inside:
            reason = f"“{argument.name}” holds no images. Name a folder with smears in it."
            skipped.append(Skipped(argument, reason))
        for path in inside:
            homes.setdefault(path, _patient_folder(path, argument))
    names = _names(homes.values())
    return Found(tuple((path, names[home]) for path, home in homes.items()), tuple(skipped))


def _images_in(folder: Path) -> Iterator[Path]:
    files = list(folder.rglob("*"))
    # The pixels of such a slide are JPEGs beside it, which are no smears of their own.
    indexes = (path for path in files if path.suffix.lower() in INDEXES and path.is_file())
    parts = {part for index in indexes for part in named_in(index)}
    for path in files:
        if path in parts:
            continue
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield path


def _patient_folder(path: Path, given: Path) -> Path:
    first, *rest = path.relative_to(given).parts
    return (given / first if rest else given).absolute()


def _names(homes: Iterable[Path]) -> dict[Path, str]:
    """A name for each folder: its own, or its parent's before it where two have the same."""
    folders = list(dict.fromkeys(homes))
    own = [folder.name for folder in folders]
    return {
        folder: folder.name
        if own.count(folder.name) == 1
        else f"{folder.parent.name}/{folder.name}"
        for folder in folders
    }
