"""`leukoview library`: the laboratory's own labelled cells, from the terminal."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.errors import LabError
from leukoview.engine.lab import FILE_NAME, Lab
from leukoview.engine.library import Library, LibraryCell
from leukoview.engine.library.values import UNKNOWN
from leukoview.engine.paths import shown
from leukoview.engine.resources import home
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import named

if TYPE_CHECKING:
    from pathlib import Path

SHORT_ID = 8
"""Digits of an id that tell the cells of one library apart in a list."""


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Add, list, settle, change or export."""
    actions = {
        "add": _add,
        "list": _list,
        "disputes": _disputes,
        "settle": _settle,
        "change": _change,
        "export": _export,
    }
    with _opened() as library:
        return actions[options.action](library, options)


@contextmanager
def _opened() -> Iterator[Library]:
    with closing(Lab(home() / FILE_NAME)) as lab:
        yield Library(lab)


def _add(library: Library, options: argparse.Namespace) -> int:
    # Loads what looks at pixels, which nothing else here needs.
    from leukoview.cli.library_adding import add_all  # noqa: PLC0415

    return add_all(library, options)


def _list(library: Library, options: argparse.Namespace) -> int:
    if options.cells:
        for cell in library.cells():
            print(_line(cell))
    for count in library.counts():
        more = [
            f"{count.patient_unknown} of unknown patients" if count.patient_unknown else "",
            f"{count.to_settle} to settle" if count.to_settle else "",
            f"{count.out} taken out" if count.out else "",
        ]
        patients = counted(count.patients, "patient")
        words = ", ".join([counted(count.cells, "cell"), patients, *filter(None, more)])
        print(f"{count.label:24} {words}  [{named(count.label).name}]")
    print(f"{counted(sum(not one.out for one in library.cells()), 'cell')} in the library")
    say_unknown(library)
    return codes.ALL_READ


def say_unknown(library: Library) -> None:
    """Mark what is said of a library that holds cells of unknown patients."""
    if any(count.patient_unknown for count in library.counts()):
        print(f"!! {UNKNOWN}")


def _line(cell: LibraryCell) -> str:
    out = "  OUT" if cell.out else ""
    drawn = "  PRACTICE" if cell.practice else ""
    return (
        f"{cell.id[:SHORT_ID]}  {cell.label:20} patient {cell.whose}  "
        f"[{cell.source}: {cell.origin}]{drawn}{out}"
    )


def _disputes(library: Library, _options: argparse.Namespace) -> int:
    found = library.disputes()
    for one in found:
        print(f"{one.number}: {one.said}\n    {_line(one.one)}\n    {_line(one.other)}")
    print(f"{len(found)} to settle")
    return codes.ALL_READ


def _settle(library: Library, options: argparse.Namespace) -> int:
    number, by = options.number, getpass.getuser()
    if options.keep:
        library.keep_one(number, _found(library, options.keep), by)
    elif options.both:
        library.keep_both(number, by)
    elif options.label:
        library.label_is(number, options.label, by)
    else:
        library.same_patient(number, by, options.same_patient)
    left = {one.number: one for one in library.disputes()}
    print(f"still to settle: {left[number].said}" if number in left else "settled")
    print(f"{len(left)} to settle")
    return codes.ALL_READ


def _change(library: Library, options: argparse.Namespace) -> int:
    by, ids = getpass.getuser(), [_found(library, text) for text in options.cells]
    if options.label:
        library.relabel(ids, options.label, by, options.reason)
    elif options.out:
        library.take_out(ids, by, options.reason)
    elif options.back:
        library.put_back(ids, by, options.reason)
    else:
        library.give_patient(ids, options.patient, by, options.reason)
    print(f"{counted(len(ids), 'cell')} changed")
    return codes.ALL_READ


def _export(library: Library, options: argparse.Namespace) -> int:
    # Opens images, which nothing else here does.
    from leukoview.engine.library.exporting import export  # noqa: PLC0415

    folder: Path = options.folder
    if folder.exists():
        print(
            f"leukoview library: “{shown(folder)}” is already there. Name a new folder.",
            file=sys.stderr,
        )
        return codes.USAGE
    with Phases() as phases:
        number = export(library, folder, getpass.getuser(), phases.check_in)
    print(f"Written: {shown(folder)} ({counted(number, 'cell')}, labels.csv)")
    return codes.ALL_READ


def _found(library: Library, text: str) -> str:
    """The one cell whose id begins so.

    Raises:
        LabError: None does, or several.
    """
    found = [cell.id for cell in library.cells() if cell.id.startswith(text.lower())]
    if len(found) != 1:
        raise LabError(
            f"{counted(len(found), 'cell')} found for “{text}”.",
            remedy="Give the id that “leukoview library list --cells” shows.",
        )
    return found[0]
