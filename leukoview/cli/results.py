"""Which files a reading is written to, and what goes into each."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leukoview.cli.bench import Bench
from leukoview.cli.stationery import stationery_of
from leukoview.engine.case import Reading
from leukoview.engine.errors import OutputError
from leukoview.engine.report import (
    Stationery,
    cells_csv,
    compose,
    counts_csv,
    document,
    encode,
    overlay_png,
    pdf_bytes,
)
from leukoview.engine.report.wording import shown
from leukoview.engine.slide import open_slide
from leukoview.engine.summary import CaseSummary

ENDINGS = {"report": ".pdf", "csv": ".csv", "json": ".json", "overlay": ".png"}
"""What the name of each result must end with."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where each result goes; None and nothing where it was not asked for."""

    report: Path | None
    stationery: Stationery
    cells: Path | None
    counts: Path | None
    json: Path | None
    overlays: Mapping[Path, Path]

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file that would be written."""
        single = (self.report, self.cells, self.counts, self.json)
        return (*(path for path in single if path is not None), *self.overlays.values())


def places_for(options: argparse.Namespace, images: Sequence[Path]) -> Places:
    """The files that the options ask for.

    Raises:
        LetterheadError: The letterhead cannot be printed.
        OutputError: A result would overwrite one of the images, or overlays of single cells are
            asked for, or a result's name has another ending than its kind of file.
    """
    table: Path | None = options.csv
    places = Places(
        report=options.report,
        stationery=stationery_of(options),
        cells=table,
        counts=table and table.with_name(f"{table.stem}-counts{table.suffix}"),
        json=options.json,
        overlays=_overlays(options.overlay, images),
    )
    if options.cells and options.overlay:
        raise OutputError(
            "--overlay marks cells on whole smears; with --cells there is nothing to mark.",
            remedy="Leave out one of the two.",
        )
    _refuse_endings(options)
    _refuse_images(places, images)
    return places


def rendered(
    reading: Reading, summaries: Sequence[CaseSummary], places: Places, bench: Bench
) -> dict[Path, bytes]:
    """Every result in memory, so that a failure leaves no file half-written."""
    files: dict[Path, bytes] = {}
    if places.report:
        about = bench.about
        composed = compose(
            reading, summaries, practice=bench.practice, about=about, stationery=places.stationery
        )
        files[places.report] = pdf_bytes(composed)
    if places.cells and places.counts:
        files[places.cells] = cells_csv(reading, summaries)
        files[places.counts] = counts_csv(summaries)
    if places.json:
        files[places.json] = encode(document(reading, summaries))
    for slide in reading.slides:
        if slide.path in places.overlays:
            files[places.overlays[slide.path]] = overlay_png(open_slide(slide.path), slide.cells)
    return files


def _overlays(wanted: Path | None, images: Sequence[Path]) -> dict[Path, Path]:
    """One image: the file named; several: numbered siblings that carry the images' names."""
    if wanted is None:
        return {}
    if len(images) == 1:
        return {images[0]: wanted}
    digits = len(str(len(images)))
    return {
        image: wanted.with_name(f"{wanted.stem}-{number:0{digits}}-{image.stem}{wanted.suffix}")
        for number, image in enumerate(images, start=1)
    }


def _refuse_endings(options: argparse.Namespace) -> None:
    """A file called otherwise than what is in it would open with the wrong program."""
    for option, ending in ENDINGS.items():
        path: Path | None = getattr(options, option)
        if path is not None and path.suffix.lower() != ending:
            raise OutputError(
                f"--{option} writes a {ending} file, and “{shown(path)}” does not end so.",
                remedy=f"Name it “{shown(Path(f'{path.stem}{ending}'))}”.",
            )


def _refuse_images(places: Places, images: Sequence[Path]) -> None:
    read = {image.resolve() for image in images}
    for path in places.all:
        if path.resolve() in read:
            raise OutputError(
                f"“{shown(path)}” is one of the images to read and would be overwritten.",
                remedy="Give the result another name.",
            )
