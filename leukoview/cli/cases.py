"""`leukoview cases`: the cases that the window keeps, from the terminal."""

import argparse
import sys
from functools import partial
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.keeping import SHORT_ID, found, note, opened, stamp
from leukoview.cli.watching import Phases
from leukoview.engine.casefile.paperwork import carried_out
from leukoview.engine.errors import LeukoError, OutputError
from leukoview.engine.output import check_places
from leukoview.engine.paths import shown
from leukoview.engine.store import Listing, Store, carrying, images, parcel
from leukoview.engine.store.agreeing import agreement_of
from leukoview.engine.summary import Agreement, counted
from leukoview.engine.taxonomy import named


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """List, verify, compare, export or import."""
    with opened() as store:
        match options.action:
            case "list":
                return _list(store, " ".join(options.words), archived=options.archived)
            case "verify":
                return _verify(store)
            case "agreement":
                return _agreement(store, practice=options.practice)
            case "export":
                return _export(store, options)
            case _:
                return _import(store, options.files)


def line(case: Listing) -> str:
    """One case as a line of the list."""
    practice = "  PRACTICE" if case.practice else ""
    archived = "  ARCHIVED" if case.archived else ""
    changed = case.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    reviewed = f"{case.reviewed} of {case.cells} reviewed"
    return (
        f"{case.case[:SHORT_ID]}  {changed}  {case.state.value:9}  {reviewed:>22}  "
        f"{case.title}  [{case.subtitle}]{practice}{archived}"
    )


def _list(store: Store, words: str, *, archived: bool) -> int:
    listed = store.cases(words, archived=archived)
    for case in listed:
        print(line(case))
    print(counted(len(listed), "case"))
    return codes.ALL_READ


def _verify(store: Store) -> int:
    with Phases() as phases:
        try:
            number = store.verify(phases.check_in)
        except LeukoError as error:
            print(f"leukoview cases: {error}", file=sys.stderr)
            return codes.SOME_SKIPPED
    entries = "entry" if number == 1 else "entries"
    print(f"The trail is whole: {number} {entries}, none altered.")
    for turned in store.turned_back():
        print(f"The computer's clock was set back before entry {turned}; the order is as it was.")
    return codes.ALL_READ


def _agreement(store: Store, *, practice: bool) -> int:
    readers = agreement_of(store, practice=practice)
    for reader in readers:
        print(_kappa(reader.reader, reader.overall))
        for key, agreed in reader.classes.items():
            print(_kappa(f"  {named(key).name}", agreed))
    if not readers:
        print("No cell was labelled blind yet: tick “Blind first” in the details of a case.")
    return codes.ALL_READ


def _kappa(name: str, of: Agreement) -> str:
    value = "κ –" if of.kappa is None else f"κ {of.kappa:.2f}"
    known = of.low is not None and of.high is not None
    spread = f" (95 % interval {of.low:.2f} to {of.high:.2f})" if known else ""
    return f"{name:44} {value}{spread}, {of.agreed} of {counted(of.n, 'cell')} alike"


def _export(store: Store, options: argparse.Namespace) -> int:
    out: Path = options.out
    case = store.case(found(store, options.case))
    try:
        _check_name(out)
        check_places([out], overwrite=options.force)
    except OutputError as error:
        print(f"leukoview cases: {error}", file=sys.stderr)
        return codes.USAGE
    with Phases() as phases:
        slide_of = partial(images.image_of, case.id)
        sha256 = parcel.pack(store.path, case.id, out, slide_of, phases.check_in)
    note(store, case, carried_out(shown(Path(out.name)), sha256))
    print(f"Written: {shown(out)}")
    return codes.ALL_READ


def _check_name(out: Path) -> None:
    if out.suffix != parcel.SUFFIX:
        raise OutputError(
            f"“{shown(out)}” does not end with {parcel.SUFFIX}.",
            remedy=f"Name it “{shown(Path(out.stem + parcel.SUFFIX))}”.",
        )


def _import(store: Store, files: list[Path]) -> int:
    taken = [_imported(store, file) for file in files]
    if not any(taken):
        return codes.NOTHING_READ
    return codes.ALL_READ if all(taken) else codes.SOME_SKIPPED


def _imported(store: Store, file: Path) -> bool:
    with Phases() as phases:
        try:
            checked = carrying.checked(file, phases.check_in)
            known = store.has(checked.case)
            case = carrying.taken_in(store, checked, stamp())
        except LeukoError as error:
            print(f"skipped: {shown(file)}: {error}", file=sys.stderr)
            return False
    words = "is here already; nothing was changed" if known else "imported"
    print(f"{shown(file)}: case {case.id[:SHORT_ID]} {words}")
    return True
