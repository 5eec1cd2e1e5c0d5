"""What a folder, a table or the published sets offer to the library, nothing opened yet."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.dataset import published
from leukoview.engine.dataset.published import SETS
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.library.offered import ImageFile, NotTakenError, Offer, Offered
from leukoview.engine.library.values import Skip, Why
from leukoview.engine.paths import shown
from leukoview.engine.slide import SUFFIXES
from leukoview.engine.slide.base import plausible
from leukoview.engine.table import FORMULA_STARTS

DELIMITERS = ",;\t|"
WANTED_COLUMNS = ("image", "label")


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
            where = _place(shown(Path(table.name)), number)
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
            image=ImageFile(data, sample.path),
            typical=sample.typical,
        )
        for sample in published(data).samples
    ]
    return Offer("published", tuple(cells))


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
        image=ImageFile(folder, file),
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
    line = dict(zip(columns, map(_plain, fields), strict=False))
    if len(fields) > len(columns):
        line[""] = "more"
    return line


def _plain(field: str) -> str:
    """A field as it was meant: an apostrophe keeps a spreadsheet from running it as a formula."""
    text = field.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text


def _listed(table: Path, number: int, line: Mapping[str, str]) -> Offered:
    name = line.get("image", "")
    if "" in line or not name:
        raise NotTakenError(Why.BAD_LINE, "it does not fit the heading")
    if not line.get("label"):
        raise NotTakenError(Why.NO_LABEL)
    if "\0" in name:
        raise NotTakenError(Why.BAD_LINE, "it names no file")
    return Offered(
        where=_place(name, number),
        label=line["label"],
        patient=line.get("patient", ""),
        source=line.get("source", "") or shown(Path(table.stem)),
        origin=name,
        image=ImageFile(table.parent, table.parent / name.replace("\\", "/")),
        scale=_given_scale(line.get("microns_per_pixel", "")),
    )


def _place(name: str, line: int) -> str:
    return f"“{name}” (line {line})"


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
