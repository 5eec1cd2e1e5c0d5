"""What a folder, a table or the published sets offer to the library, nothing opened yet."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PIL import Image

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.dataset import published
from leukoview.engine.dataset.published import SETS
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.library.values import Skip, Why
from leukoview.engine.paths import shown
from leukoview.engine.slide import SUFFIXES, Slide, open_slide
from leukoview.engine.slide.base import plausible

LARGEST_SIDE = 2048
"""Pixels; the crop of one cell at the finest scale (36 µm at 0.02 µm per pixel) is 1,800 wide."""
LARGEST_FILE = 32 * 1024**2
"""Bytes; an uncompressed crop of the largest size has 12 MB."""

DELIMITERS = ",;\t|"
WANTED_COLUMNS = ("image", "label")


class NotTakenError(Exception):
    """Says why one image cannot be taken; the others can."""

    def __init__(self, why: Why, said: str = "") -> None:
        super().__init__(why, said)
        self.why = why
        self.said = said


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One image of a labelled cell, before anybody has looked at it.

    `where` says in a summary which it is, `label` is as the source words it. `content` gives the
    bytes of an image file, `opened` the same as a slide; both raise `NotTakenError`, and `opened`
    `UnreadableImageError`. Where `labeller` and `at` are not known, whoever adds it stands in.
    `path` is the file it comes from, if the scale is to be estimated with its neighbours'.
    """

    where: str
    label: str
    patient: str
    source: str
    origin: str
    content: Callable[[], bytes]
    opened: Callable[[], Slide]
    labeller: str = ""
    at: datetime | None = None
    path: Path | None = None
    scale: Scale | None = None
    typical: bool = True


@dataclass(frozen=True)
class Offer:
    """Everything one source offers, and what of it is refused from the start."""

    source: str
    cells: tuple[Offered, ...]
    refused: tuple[Skip, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that occur, in the order of the alphabet."""
        return tuple(sorted({cell.label.strip() for cell in self.cells}))


def from_path(path: Path) -> Offer:
    """A CSV table, the folder of the published sets, or a folder of classes: whichever it is.

    Raises:
        TrainingDataError: It is none of them.
    """
    if path.is_file():
        return from_table(path)
    if all((path / name / "labels.csv").is_file() for name in SETS):
        return _from_published(path)
    return from_folder(path)


def from_folder(folder: Path) -> Offer:
    """What lies as `class/patient/image`, or as `class/image` where no patient is known.

    Raises:
        TrainingDataError: There is no such folder, or no image in it.
    """
    if not folder.is_dir():
        raise TrainingDataError(f"There is no folder “{shown(folder)}”.")
    source = shown(Path(folder.resolve().name))
    files = sorted(_images(folder))
    if not files:
        raise TrainingDataError(
            f"“{shown(folder)}” holds no image in a folder of a class.",
            remedy="Lay the images out as class/patient/image, or list them in a CSV file.",
        )
    return Offer(source, tuple(_in_folder(folder, source, file) for file in files))


def from_table(table: Path) -> Offer:
    """What a table lists: the columns image and label, and patient, source, microns_per_pixel.

    Commas, semicolons or tabs; capitals in the heading do not matter. Images lie relative to the
    table, in its folder or below. A line that cannot be used is refused with its number.

    Raises:
        TrainingDataError: It cannot be read as a table, or lacks a column.
    """
    cells, refused = [], []
    for number, line in _lines(table):
        try:
            cells.append(_listed(table, number, line))
        except NotTakenError as not_taken:
            where = f"{shown(Path(table.name))}, line {number}"
            refused.append(Skip(where, not_taken.why, not_taken.said))
    return Offer(shown(Path(table.stem)), tuple(cells), tuple(refused))


def _from_published(data: Path) -> Offer:
    cells = [
        Offered(
            where=shown(sample.path.relative_to(data)),
            label=sample.key,
            patient=sample.group,
            source=sample.source,
            origin=shown(sample.path.relative_to(data)),
            content=partial(file_content, data, sample.path),
            opened=partial(open_crop, data, sample.path),
            path=sample.path,
            typical=sample.typical,
        )
        for sample in published(data).samples
    ]
    return Offer("published", tuple(cells))


def file_content(root: Path, path: Path) -> bytes:
    """The bytes of an image file under a folder.

    Raises:
        NotTakenError: It leads out of the folder, is not there, or is no crop of one cell.
    """
    _check_inside(root, path)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NotTakenError(Why.NO_CROP, "the file is too large for a crop of one cell")
        return path.read_bytes()
    except OSError as error:
        raise NotTakenError(Why.UNREADABLE, f"{error.strerror}") from error


def open_crop(root: Path, path: Path) -> Slide:
    """An image file under a folder, if it is no larger than a crop of one cell can be.

    Raises:
        NotTakenError: It leads out of the folder, or is no crop of one cell.
        UnreadableImageError: It cannot be read.
    """
    _check_inside(root, path)
    _check_sides(path)
    return open_slide(path)


def _check_inside(root: Path, path: Path) -> None:
    if not path.resolve().is_relative_to(root.resolve()):
        raise NotTakenError(Why.OUTSIDE, f"leads out of the folder “{shown(root)}”")


def _check_sides(path: Path) -> None:
    """Look at the header alone: a small file may claim any number of pixels."""
    try:
        with Image.open(path) as image:
            width, height = image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return
    if max(width, height) > LARGEST_SIDE:
        raise NotTakenError(
            Why.NO_CROP, f"{width} × {height} pixels are no crop of one cell, but a smear"
        )


def _images(folder: Path) -> Iterator[Path]:
    for class_folder in _folders(folder):
        yield from _files(class_folder)
        for patient in _folders(class_folder):
            yield from _files(patient)


def _folders(folder: Path) -> list[Path]:
    return [p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")]


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)


def _in_folder(folder: Path, source: str, file: Path) -> Offered:
    label, *patient, _name = file.relative_to(folder).parts
    place = shown(file.relative_to(folder))
    return Offered(
        where=place,
        label=shown(Path(label)),
        patient=shown(Path(*patient)) if patient else "",
        source=source,
        origin=place,
        content=partial(file_content, folder, file),
        opened=partial(open_crop, folder, file),
        path=file,
    )


def _lines(table: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines of a table by column, each with its number in the file."""
    try:
        text = table.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingDataError(
            f"“{shown(table)}” cannot be read as a table.", remedy="Save it as CSV in UTF-8."
        ) from error
    lines = csv.reader(io.StringIO(text, newline=""), _dialect(text))
    try:
        columns = [column.strip().casefold() for column in next(lines, [])]
        if not set(WANTED_COLUMNS) <= set(columns):
            raise TrainingDataError(
                f"“{shown(table)}” lacks the columns image and label.",
                remedy="Name them in its first line.",
            )
        for fields in lines:
            if any(field.strip() for field in fields):
                yield lines.line_num, _line(columns, fields)
    except csv.Error as error:
        raise TrainingDataError(
            f"“{shown(table)}” cannot be read as a table, from line {lines.line_num} on."
        ) from error


def _dialect(text: str) -> type[csv.Dialect] | csv.Dialect:
    try:
        return csv.Sniffer().sniff(text.partition("\n")[0], DELIMITERS)
    except csv.Error:
        return csv.excel


def _line(columns: list[str], fields: list[str]) -> Mapping[str, str]:
    """Fields by column; what lacks or exceeds the columns is marked by an empty column."""
    line = dict(zip(columns, (field.strip() for field in fields), strict=False))
    if len(fields) > len(columns):
        line[""] = "more"
    return line


def _listed(table: Path, number: int, line: Mapping[str, str]) -> Offered:
    name = line.get("image", "")
    if "" in line or not name:
        raise NotTakenError(Why.BAD_LINE, "it does not fit the heading")
    if not line.get("label"):
        raise NotTakenError(Why.NO_LABEL)
    if "\0" in name:
        raise NotTakenError(Why.BAD_LINE, "it names no file")
    path, folder = table.parent / name.replace("\\", "/"), table.parent
    return Offered(
        where=f"{name} (line {number})",
        label=line["label"],
        patient=line.get("patient", ""),
        source=line.get("source", "") or shown(Path(table.stem)),
        origin=name,
        content=partial(file_content, folder, path),
        opened=partial(open_crop, folder, path),
        path=path,
        scale=_given_scale(line.get("microns_per_pixel", "")),
    )


def _given_scale(text: str) -> Scale | None:
    if not text:
        return None
    try:
        microns = plausible(float(text.replace(",", ".")))
    except ValueError:
        microns = None
    if microns is None:
        raise NotTakenError(Why.BAD_LINE, f"“{text}” is no scale of a microscope in µm per pixel")
    return Scale(microns, ScaleSource.GIVEN)
