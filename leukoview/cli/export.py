"""`leukoview export`: the reports of many cases into a folder, in every form."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.keeping import SHORT_ID, found, note, opened
from leukoview.cli.stationery import stationery_of
from leukoview.cli.watching import Phases
from leukoview.engine.casefile import Case, CaseId
from leukoview.engine.casefile.review import review_of, review_of_version
from leukoview.engine.casefile.versions import version_of
from leukoview.engine.errors import LeukoError, OutputError
from leukoview.engine.output import check_places, write_all
from leukoview.engine.paths import shown
from leukoview.engine.reading import active_engine
from leukoview.engine.report.at_hand import image_of
from leukoview.engine.report.behind import reported_case
from leukoview.engine.report.exported import exported
from leukoview.engine.report.forms import Form, endings, made_in
from leukoview.engine.report.nameless import check_nameless
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.store import Store
from leukoview.engine.store.carrying import parcel_of

Places = Mapping[CaseId, Mapping[str, Path]]
"""The files of every case by how their names end."""


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Find the cases, make sure that nothing is overwritten, then write one after the other."""
    wanted = frozenset(map(Form, options.form))
    if bool(options.cases) == options.all:
        print("leukoview export: name cases, or give --all.", file=sys.stderr)
        return codes.USAGE
    options.stationery = stationery_of(options)
    with opened() as store:
        missing, cases = _meant(store, options)
        places = {case: _places(case, wanted, options) for case in cases}
        try:
            _check(options, places)
        except OutputError as error:
            print(f"leukoview export: {error}", file=sys.stderr)
            return codes.USAGE
        written = _written(store, places, options)
    if not written:
        return codes.NOTHING_READ
    return codes.SOME_SKIPPED if missing or written < len(cases) else codes.ALL_READ


def _meant(store: Store, options: argparse.Namespace) -> tuple[int, tuple[CaseId, ...]]:
    """How many cases could not be found, each a line on stderr, and the others, each once."""
    if options.all:
        return 0, tuple(listing.case for listing in store.cases())
    cases: dict[CaseId, None] = {}
    missing = 0
    for words in options.cases:
        try:
            cases[found(store, words)] = None
        except LeukoError as error:
            missing += 1
            print(f"skipped: {words}: {error}", file=sys.stderr)
    return missing, tuple(cases)


def _places(case: CaseId, wanted: frozenset[Form], options: argparse.Namespace) -> dict[str, Path]:
    """Names that tell nothing of whose case it is, whatever is in the file."""
    version = f"-v{options.version}" if options.version else ""
    name = f"leukoview-{case[:SHORT_ID]}{version}"
    return {ending: options.into / f"{name}{ending}" for ending in endings(wanted)}


def _check(options: argparse.Namespace, places: Places) -> None:
    try:
        options.into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{shown(options.into)}” cannot be made.") from error
    every = [path for files in places.values() for path in files.values()]
    check_places(every, overwrite=options.force)


def _written(store: Store, places: Places, options: argparse.Namespace) -> int:
    """How many cases were written; each that was not is a line on stderr."""
    with Phases() as phases:
        done = 0
        for number, (case, files) in enumerate(places.items()):
            phases.check_in(number, len(places))
            try:
                names = _write(store, case, files, options)
            except LeukoError as error:
                print(f"skipped: {case[:SHORT_ID]}: {error}", file=sys.stderr)
                continue
            done += 1
            print(f"{case[:SHORT_ID]}  {', '.join(names)}")
    return done


def _write(
    store: Store, id_: CaseId, files: Mapping[str, Path], options: argparse.Namespace
) -> tuple[str, ...]:
    case, trail = store.case(id_), store.trail(id_)
    version = options.version
    review = review_of_version(version_of(trail, version)) if version else review_of(case, trail)
    engine = active_engine(practice=case.practice, device=options.device)
    of = reported_case(review, engine, named=not options.deidentified)
    made = _made(of, review.case, options)
    write_all({files[ending]: content for ending, content in made.items()})
    names = {ending: path.name for ending, path in files.items()}
    note(store, case, exported(of, made, names, options.stationery))
    return tuple(names.values())


def _made(of: ReportedCase, case: Case, options: argparse.Namespace) -> dict[str, bytes]:
    """The files; `case` is the one with all its papers."""
    wanted = frozenset(map(Form, options.form))
    parcel = parcel_of(case.id)
    make = partial(
        made_in,
        wanted,
        image_of=lambda slide: image_of(case.records[slide], parcel),
        stationery=options.stationery,
    )
    files = make(of)
    if options.deidentified:
        check_nameless(case, files, lambda bare: make(replace(of, review=bare)), of.review)
    return files
