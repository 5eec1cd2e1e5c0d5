"""Which files a reading is written to, and what goes into each."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from leukoview.cli.bench import Bench
from leukoview.cli.stationery import stationery_of
from leukoview.engine.case import Reading
from leukoview.engine.errors import OutputError
from leukoview.engine.report import overlay_png
from leukoview.engine.report.forms import Form, made_of_reading
from leukoview.engine.report.forms import endings as form_endings
from leukoview.engine.report.wording import shown
from leukoview.engine.slide import open_slide
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.summary import CaseSummary

ENDINGS = {
    "report": ".pdf",
    "html": ".html",
    "csv": ".csv",
    "json": ".json",
    "fhir": ".json",
    "dicom": ".dcm",
    "overlay": ".png",
}
"""What the name of each result must end with."""

OF_SMEARS = ("overlay", "fhir", "dicom")
"""Results that there are of smears alone."""

FHIR = ".fhir.json"


@dataclass(frozen=True, slots=True)
class Places:
    """Where each result goes; nothing where it was not asked for.

    `single` are the files of the whole reading, by how they end in `engine.report.forms`; `apart`
    those of one case each, by their form and then by each image of the case; `overlays` those of
    one image each.
    """

    single: Mapping[str, Path] = field(default_factory=dict)
    apart: Mapping[Form, Mapping[Path, Path]] = field(default_factory=dict)
    overlays: Mapping[Path, Path] = field(default_factory=dict)
    stationery: Stationery = PLAIN
    patient: str | None = None

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file that would be written, each once."""
        apart = (path for places in self.apart.values() for path in places.values())
        return tuple(dict.fromkeys((*self.single.values(), *apart, *self.overlays.values())))


def places_for(options: argparse.Namespace, images: Sequence[Path]) -> Places:
    """The files that the options ask for.

    Raises:
        LetterheadError: The letterhead cannot be printed.
        OutputError: A result would overwrite one of the images or another result, or is asked for
            of single cells though it is one of smears, or its name has another ending than its
            kind of file.
    """
    places = Places(
        single=_single(options),
        apart=_apart(options, images),
        overlays=_numbered(options.overlay, images),
        stationery=stationery_of(options),
        patient=options.patient,
    )
    _refuse_cells(options)
    _refuse_endings(options)
    _refuse_twice(options)
    _refuse_images(places, images)
    return places


def rendered(
    reading: Reading, summaries: Sequence[CaseSummary], places: Places, bench: Bench
) -> dict[Path, bytes]:
    """Every result in memory, so that a failure leaves no file half-written."""
    make = partial(
        made_of_reading,
        practice=bench.practice,
        about=bench.about,
        stationery=places.stationery,
        patient=places.patient or "",
    )
    forms = [form for form in Form if set(form_endings([form])) & places.single.keys()]
    made = make(forms, reading, summaries)
    files = {path: made[ending] for ending, path in places.single.items()}
    for one, summary in _cases(reading, summaries) if places.apart else ():
        made = make(places.apart, one, [summary])
        for form, of_images in places.apart.items():
            files[of_images[one.slides[0].path]] = made[form_endings([form])[0]]
    for slide in reading.slides:
        if slide.path in places.overlays:
            files[places.overlays[slide.path]] = overlay_png(open_slide(slide.path), slide.cells)
    return files


def _cases(
    reading: Reading, summaries: Sequence[CaseSummary]
) -> Iterator[tuple[Reading, CaseSummary]]:
    """Every case of some smears as a reading of its own."""
    if len(summaries) == 1:
        yield replace(reading, skipped=()), summaries[0]
        return
    for slide, summary in zip(reading.slides, summaries, strict=True):
        yield replace(reading, slides=(slide,), skipped=()), summary


def _single(options: argparse.Namespace) -> dict[str, Path]:
    table: Path | None = options.csv
    wanted = {
        ".pdf": options.report,
        ".html": options.html,
        ".csv": table,
        "-counts.csv": table and table.with_name(f"{table.stem}-counts{table.suffix}"),
        ".json": options.json,
    }
    return {ending: path for ending, path in wanted.items() if path is not None}


def _apart(options: argparse.Namespace, images: Sequence[Path]) -> dict[Form, dict[Path, Path]]:
    """One file of each form where all images are one patient's, else one for each image."""
    wanted = {Form.FHIR: options.fhir, Form.DICOM: options.dicom}
    return {
        form: dict.fromkeys(images, path) if options.patient else _numbered(path, images)
        for form, path in wanted.items()
        if path is not None
    }


def _numbered(wanted: Path | None, images: Sequence[Path]) -> dict[Path, Path]:
    """One image: the file named; several: numbered siblings that carry the images' names."""
    if wanted is None:
        return {}
    if len(images) == 1:
        return {images[0]: wanted}
    digits = len(str(len(images)))
    ending = FHIR if wanted.name.lower().endswith(FHIR) else wanted.suffix
    name = wanted.name[: len(wanted.name) - len(ending)]
    return {
        image: wanted.with_name(f"{name}-{number:0{digits}}-{image.stem}{ending}")
        for number, image in enumerate(images, start=1)
    }


def _refuse_cells(options: argparse.Namespace) -> None:
    asked = [f"--{name}" for name in OF_SMEARS if getattr(options, name)]
    if options.cells and asked:
        raise OutputError(
            f"{asked[0]} is of whole smears; with --cells there are none.",
            remedy="Leave out one of the two.",
        )


def _refuse_endings(options: argparse.Namespace) -> None:
    """A file called otherwise than what is in it would open with the wrong program."""
    for option, ending in ENDINGS.items():
        path: Path | None = getattr(options, option)
        if path is not None and path.suffix.lower() != ending:
            raise OutputError(
                f"--{option} writes a {ending} file, and “{shown(path)}” does not end so.",
                remedy=f"Name it “{shown(Path(f'{path.stem}{ending}'))}”.",
            )


def _refuse_twice(options: argparse.Namespace) -> None:
    if options.json and options.fhir and options.json.resolve() == options.fhir.resolve():
        raise OutputError(
            f"--json and --fhir cannot both write “{shown(options.json)}”.",
            remedy=f"Name the FHIR bundle “{shown(Path(f'{options.fhir.stem}{FHIR}'))}”.",
        )


def _refuse_images(places: Places, images: Sequence[Path]) -> None:
    read = {image.resolve() for image in images}
    for path in places.all:
        if path.resolve() in read:
            raise OutputError(
                f"“{shown(path)}” is one of the images to read and would be overwritten.",
                remedy="Give the result another name.",
            )
