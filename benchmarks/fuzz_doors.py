"""The doors through which files come into the program, each with good files to start from."""

import json
import random
import shutil
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks import fuzz_images, mutating, scans, scans_apart
from benchmarks.measuring import ROOT
from leukoview.engine.case import Box
from leukoview.engine.casefile import CaseId, Stamp, telling
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab.lab import now
from leukoview.engine.library.offered import NotTakenError
from leukoview.engine.progress import unwatched
from leukoview.engine.resources import home, shipped
from leukoview.engine.slide import open_slide
from leukoview.engine.stationery import letterhead_file
from leukoview.engine.store import Store, carrying, parcel
from leukoview.engine.store.known import KnownFiles

Mutate = Callable[[bytes, random.Random, Sequence[bytes]], bytes]
KEPT = ROOT / "tests" / "files"


@dataclass(frozen=True)
class Door:
    """Where files come in: `seeds` are good ones, `enter` takes one in, `count` how many are tried.

    `seeds` is given a folder to work in.
    """

    suffix: str
    seeds: Callable[[Path], list[bytes]]
    enter: Callable[[Path], None]
    count: int
    mutate: Mutate = mutating.mutated


def _look(path: Path) -> None:
    """Everything that the window asks of a slide."""
    slide = open_slide(path)
    last = len(slide.downsamples) - 1
    with suppress(LeukoError):
        slide.read(Box(0, 0, min(slide.width, 8000), min(slide.height, 8000)), last)
        slide.read(Box(10, 10, 400, 300))
    _ = slide.sha256, slide.microns_per_pixel, slide.camera, slide.notes, slide.practice


def _look_into(path: Path) -> None:
    """Everything that the window asks of a slide that is several files."""
    folder = path.with_name("several")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _look(scans_apart.laid(path.read_bytes(), folder))


def _parcel(path: Path) -> None:
    """Take a case in, and look at its cells, as an import does."""
    file = carrying.checked(path)
    path.with_name("cases.sqlite").unlink(missing_ok=True)
    with closing(Store(path.with_name("cases.sqlite"))) as store:
        case = carrying.taken_in(store, file, Stamp("Fuzz", now()))
        for record in case.slides:
            slide = parcel.absent(record, carrying.parcel_of(case.id))
            with suppress(LeukoError):
                slide.read(Box(0, 0, min(slide.width, 600), min(slide.height, 400)))
    for left in path.parent.glob("cases.sqlite*"):
        left.unlink()


def _store(path: Path) -> None:
    """Open the file of cases, list them, open each, and verify all."""
    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    with closing(Store(path)) as store:
        store.cases("müller b")
        for line in store.cases(archived=True):
            with suppress(LeukoError):
                telling.told(store.trail(CaseId(line.case)))
                for record in store.case(CaseId(line.case)).slides:
                    store.picture(record.id)
        store.verify(unwatched)
        KnownFiles(path).with_digest("ab" * 32)


@cache
def _golden_network(name: str) -> Callable[[NDArray[np.uint8]], NDArray[np.float32]]:
    from leukoview.engine.shelf.proving import on_cpu  # noqa: PLC0415

    return on_cpu(name)


def _model(path: Path) -> None:
    """Take a model in, all of it proven."""
    from leukoview.engine.accounts import Person  # noqa: PLC0415
    from leukoview.engine.lab import Lab, Role  # noqa: PLC0415
    from leukoview.engine.shelf import own_models  # noqa: PLC0415
    from leukoview.engine.shelf.shelf import Shelf  # noqa: PLC0415

    shutil.rmtree(own_models(), ignore_errors=True)
    with closing(Lab(home() / "lab.sqlite")) as lab:
        shelf = Shelf(lab, network=_golden_network)
        shelf.import_model(path, Person("Fuzz", Role.ADMIN))


def _models(_folder: Path) -> list[bytes]:
    from leukoview.engine.shelf import leukomodel  # noqa: PLC0415

    parts = leukomodel.content_of(shipped("models") / "practice")
    # Under its own name it would be the shipped one, which is here already.
    parts["manifest.json"] = parts["manifest.json"].replace(b'"practice"', b'"fuzzed"', 1)
    return [leukomodel.packed(parts)]


def _table(path: Path) -> None:
    from leukoview.engine.library import offers  # noqa: PLC0415

    for cell in offers.from_table(path).cells:
        with suppress(LeukoError, NotTakenError):
            cell.image.content()


def _tables(folder: Path) -> list[bytes]:
    Image.fromarray(fuzz_images.pixels()).save(folder / "cell.png")
    heads = "image,label,patient,source,microns_per_pixel"
    rows = 'cell.png,aml_m3,Müller,lab,0.1\n\'=cell.png,ALL,B,lab,\n"cell.png","a""b",,,0.2\n'
    return [
        f"{heads}\n{rows}".encode(),
        f"{heads}\n{rows}".replace(",", ";").encode("utf-8-sig"),
        f"{heads}\n{rows}".replace(",", "\t").encode(),
    ]


def _laboratory(path: Path) -> None:
    from leukoview.engine.accounts import Accounts  # noqa: PLC0415
    from leukoview.engine.lab import Lab  # noqa: PLC0415
    from leukoview.engine.lab.telling import told  # noqa: PLC0415
    from leukoview.engine.library import Library  # noqa: PLC0415
    from leukoview.engine.shelf.course import DEEDS, course_of  # noqa: PLC0415

    for left in path.parent.glob(f"{path.name}-*"):
        left.unlink()
    with closing(Lab(path)) as lab:
        for done in lab.deeds():
            told(done.deed)
        course_of(lab.latest(*DEEDS))
        accounts, library = Accounts(lab), Library(lab)
        _ = accounts.all(), accounts.idle_minutes, accounts.log_in_required
        _ = library.counts(), library.disputes()
        lab.verify()


def _laboratories(folder: Path) -> list[bytes]:
    from leukoview.engine.accounts import Accounts  # noqa: PLC0415
    from leukoview.engine.lab import Lab  # noqa: PLC0415
    from leukoview.engine.library import Library, adding, offers  # noqa: PLC0415
    from leukoview.engine.library.labels import LabelMap  # noqa: PLC0415
    from leukoview.engine.taxonomy import ClassKey  # noqa: PLC0415

    path = folder / "made.sqlite"
    (folder / "cells.csv").write_bytes(_tables(folder)[0])
    with closing(Lab(path)) as lab:
        Accounts(lab).make_first("Ada", "four words of mine")
        offer = offers.from_table(folder / "cells.csv")
        labels = LabelMap({label: ClassKey("aml_m3") for label in offer.labels})
        adding.add(Library(lab), offer, labels, "Ada", patients_unknown=True)
    return [path.read_bytes()]


def _report(path: Path) -> None:
    from leukoview.engine.report.reproduced import model_of, told_in  # noqa: PLC0415

    told = told_in(path)
    _ = [cell.place for image in told.slides for cell in image.cells]
    model_of(told)


def _reports(_folder: Path) -> list[bytes]:
    from leukoview.engine import description  # noqa: PLC0415
    from leukoview.engine.report.document import SCHEMA  # noqa: PLC0415

    sha256 = description.digest(shipped("models") / "practice")
    bundle = {"id": "a-1", "sha256": sha256, "name": "A", "version": "1"}
    cell = {"id": 1, "box": [1, 2, 30, 40], "origin": "detected", "top": "benign"}
    cell |= {"probabilities": {"benign": 0.9, "aml_m3": 0.1}, "read_by": "a-1"}
    image = {"path": "a.png", "sha256": "cd" * 32, "microns_per_pixel": 0.1, "cells": [cell]}
    whole = {"schema": SCHEMA, "bundle": bundle, "slides": [image], "cells": []}
    return [json.dumps(whole).encode()]


def _check(path: Path) -> None:
    from benchmarks.fuzz_exports import check  # noqa: PLC0415

    check(path)


def _exports(folder: Path) -> list[bytes]:
    from benchmarks.fuzz_exports import good_files  # noqa: PLC0415

    return good_files(folder)


def _letterheads(folder: Path) -> list[bytes]:
    Image.fromarray(fuzz_images.pixels()).save(folder / "logo.png")
    return [json.dumps({"name": "Lab", "lines": ["Street 1"], "logo": "logo.png"}).encode()]


def _settings(path: Path) -> None:
    from benchmarks.fuzz_settings import started_with  # noqa: PLC0415

    started_with(path)


def _inis(folder: Path) -> list[bytes]:
    from benchmarks.fuzz_settings import good_files  # noqa: PLC0415

    return good_files(folder)


def _calibrated(path: Path) -> None:
    from leukoview.engine.calibration import FILE_NAME, Calibrations  # noqa: PLC0415

    path.replace(path.with_name(FILE_NAME))
    image = path.with_name("cell.png")
    if not image.exists():
        Image.fromarray(fuzz_images.pixels()).save(image)
    Calibrations(path.parent).of(open_slide(image))


DOORS = {
    "jpeg": Door(".jpg", fuzz_images.jpegs, _look, 12_000),
    "png": Door(".png", fuzz_images.pngs, _look, 12_000),
    "bmp": Door(".bmp", partial(fuzz_images.others, "BMP"), _look, 8_000),
    "webp": Door(".webp", partial(fuzz_images.others, "WEBP"), _look, 8_000),
    "tiff": Door(".tif", fuzz_images.tiffs, _look, 16_000),
    "pyramid": Door(".svs", fuzz_images.pyramids, _look, 8_000),
    "trestle": Door(".tif", fuzz_images.trestles, _look, 6_000),
    "dicom": Door(".dcm", scans.dicoms, _look, 8_000),
    "ndpi": Door(".ndpi", scans.ndpis, _look, 4_000),
    "scn": Door(".scn", scans.scns, _look, 4_000, mutating.in_numbers),
    "bif": Door(".bif", scans.bifs, _look, 4_000, mutating.in_numbers),
    "czi": Door(".czi", scans_apart.czis, _look, 4_000, mutating.in_numbers),
    "mrxs": Door(".zip", scans_apart.mrxses, _look_into, 4_000, mutating.in_archive),
    "case": Door(
        ".leukocase",
        lambda _folder: mutating.seeds_in(KEPT, "first-1.leukocase"),
        _parcel,
        8_000,
        mutating.in_trail,
    ),
    "store": Door(
        ".sqlite",
        lambda _folder: mutating.seeds_in(KEPT, "cases-1.sqlite"),
        _store,
        6_000,
        mutating.in_trail,
    ),
    "laboratory": Door(".sqlite", _laboratories, _laboratory, 4_000),
    "model": Door(".leukomodel", _models, _model, 3_000, mutating.in_model),
    "table": Door(".csv", _tables, _table, 6_000),
    "settings": Door(".ini", _inis, _settings, 4_000),
    "report": Door(".json", _reports, _report, 6_000, mutating.in_json),
    "export": Door(".pdf", _exports, _check, 6_000),
    "letterhead": Door(
        ".json", _letterheads, lambda path: _nothing(letterhead_file(path)), 3_000, mutating.in_json
    ),
    "calibrations": Door(
        ".json",
        lambda _folder: [b'{"unnamed 96x96": 0.1, "x": 2}'],
        _calibrated,
        2_000,
        mutating.in_json,
    ),
}


def _nothing(_of: object) -> None:
    """Only whether it is taken counts."""
