"""`leukoview deeds`: what was done at this laboratory besides reading, by whom, and when."""

import argparse
import sys

from leukoview.cli import codes
from leukoview.cli.admins import has_lab, opened_lab, person
from leukoview.cli.bench import Doors
from leukoview.engine.accounts import allowed
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import Done, Role
from leukoview.engine.lab.telling import told
from leukoview.engine.summary import counted


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """List the trail for an admin, or check it for anybody; 1 where it was altered."""
    if not has_lab():
        print("Nothing has been done here yet.")
        return codes.ALL_READ
    return _verify() if options.action == "verify" else _list(options)


def _list(options: argparse.Namespace) -> int:
    with opened_lab() as lab:
        allowed(person(options, lab), Role.ADMIN, "read the trail")
        for done in lab.deeds():
            print(line(done))
    return codes.ALL_READ


def _verify() -> int:
    try:
        with opened_lab() as lab:
            number = lab.verify()
    except LeukoError as error:
        print(f"leukoview deeds: {error}", file=sys.stderr)
        return codes.SOME_SKIPPED
    print(f"{counted(number, 'deed')}, none altered.")
    return codes.ALL_READ


def line(done: Done) -> str:
    """One deed: number, time (UTC), who, and what."""
    said = told(done.deed)
    return f"{done.number:5}  {done.at:%Y-%m-%d %H:%M:%S}  {done.by or '-'}  {said}"
