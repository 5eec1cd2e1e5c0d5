"""`leukoview library add`: what a folder, a table or a case offers is looked at and taken in."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.library import say_unknown
from leukoview.cli.watching import Phases
from leukoview.engine.errors import LabError, LeukoError, OutputError
from leukoview.engine.library import LEAVE_OUT, LabelMap, Library, Taken, Why, proposed
from leukoview.engine.library.adding import add
from leukoview.engine.library.cases import from_parcel
from leukoview.engine.library.offered import Offer
from leukoview.engine.library.offers import from_path
from leukoview.engine.paths import shown
from leukoview.engine.progress import CheckIn
from leukoview.engine.store.parcel import SUFFIX
from leukoview.engine.summary import counted
from leukoview.engine.taxonomy import named

EXPECTED = frozenset({Why.HERE, Why.LEFT_OUT, Why.TAKEN_OUT})
"""Skips that somebody has asked for: they are counted, not listed."""


def add_all(library: Library, options: argparse.Namespace) -> int:
    """Take everything in that was named; the code says whether something was skipped."""
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
    say_unknown(library)
    unasked = any(skip.why not in EXPECTED for skip in taken.skipped)
    here = taken.reasons.get(Why.HERE, 0)
    if unasked and not (taken.cells or here):
        return codes.NOTHING_READ
    return codes.SOME_SKIPPED if unasked else codes.ALL_READ
