"""`leukoview library`: the laboratory's own labelled cells, from the terminal."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.errors import LabError, LeukoError, OutputError
from leukoview.engine.lab import FILE_NAME, Lab
from leukoview.engine.library import LEAVE_OUT, LabelMap, Library, LibraryCell, Taken, Why, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.cases import from_parcel
from leukoview.engine.library.exporting import export
from leukoview.engine.library.learning import UNKNOWN
from leukoview.engine.library.offered import Offer
from leukoview.engine.library.offers import from_path
from leukoview.engine.paths import shown
from leukoview.engine.progress import CheckIn
from leukoview.engine.resources import home
from leukoview.engine.store.parcel import SUFFIX
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import named

SHORT_ID = 8
"""Digits of an id that tell the cells of one library apart in a list."""

EXPECTED = frozenset({Why.HERE, Why.LEFT_OUT, Why.TAKEN_OUT})
"""Skips that somebody has asked for: they are counted, not listed."""


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
    try:
        LabelMap().all_changed(options.map)
    except LabError as error:
        print(f"leukoview library: {error}", file=sys.stderr)
        return codes.USAGE
    ends = [_added(library, data, options) for data in options.data]
    if all(end == codes.NOTHING_READ for end in ends):
        return codes.NOTHING_READ
    return codes.SOME_SKIPPED if any(ends) else codes.ALL_READ


def _added(library: Library, data: Path, options: argparse.Namespace) -> int:
    with Phases() as phases:
        try:
            offer = _offer(data, phases.check_in).by(options.labeller)
            labels = proposed(offer.labels).all_changed(options.map)
            print(*_label_lines(offer, labels), sep="\n")
            taken = add(
                library,
                offer,
                labels,
                getpass.getuser(),
                patients_unknown=options.patient_unknown,
                check_in=phases.check_in,
            )
        except OutputError:
            raise
        except LeukoError as error:
            print(f"skipped: {shown(data)}: {error}", file=sys.stderr)
            return codes.NOTHING_READ
    return _told(library, taken)


def _offer(data: Path, check_in: CheckIn) -> Offer:
    return from_parcel(data, check_in) if data.suffix == SUFFIX else from_path(data)


def _label_lines(offer: Offer, labels: LabelMap) -> Iterator[str]:
    for text in offer.labels:
        key = labels.of(text)
        if key is None:
            yield f"“{text}” → nobody has said which class: --map “{text}=KEY”, or “{text}=”"
        elif key == LEAVE_OUT:
            yield f"“{text}” → left out"
        else:
            yield f"“{text}” → {key} ({named(key).name})"


def _told(library: Library, taken: Taken) -> int:
    for skip in taken.skipped:
        if skip.why not in EXPECTED:
            print(f"skipped: {skip}", file=sys.stderr)
    print(f"{taken.source}: {counted(len(taken.cells), 'cell')} added")
    for why, number in taken.reasons.items():
        print(f"  {number} not added: {why.value}")
    if taken.named:
        print(f"  of {counted(taken.named, 'cell')} here already the patient is known now")
    if taken.to_settle:
        print(f"  {taken.to_settle} to settle: see “leukoview library disputes”")
    _say_unknown(library)
    unasked = any(skip.why not in EXPECTED for skip in taken.skipped)
    here = taken.reasons.get(Why.HERE, 0)
    if unasked and not (taken.cells or here):
        return codes.NOTHING_READ
    return codes.SOME_SKIPPED if unasked else codes.ALL_READ


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
    _say_unknown(library)
    return codes.ALL_READ


def _say_unknown(library: Library) -> None:
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
