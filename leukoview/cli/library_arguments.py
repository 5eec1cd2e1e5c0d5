"""The commands over a laboratory's own labelled cells."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.codes import EXPLAINED

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

DATA_HELP = (
    "folder of CLASS/PATIENT/IMAGE, a CSV file with the columns image, label, patient (and source, "
    "microns_per_pixel), the folder of the published sets, or a signed case as .leukocase file"
)


def add_library(commands: "Commands") -> None:
    """Add library with its actions."""
    library = commands.add_parser(
        "library",
        help="the laboratory's own labelled cells: add, settle, correct, give out",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = library.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_add(actions)
    listed = actions.add_parser("list", help="how many cells and patients there are of each class")
    listed.add_argument("--cells", action="store_true", help="every cell, one a line")
    actions.add_parser("disputes", help="what is to be settled before it is learned from")
    _add_settle(actions)
    _add_change(actions)
    export = actions.add_parser("export", help="write all cells into a new folder, with a table")
    export.add_argument("folder", type=Path, metavar="FOLDER")


def mapped(text: str) -> tuple[str, str]:
    """A label of the data, and the key of the class that it means (empty: leave it out)."""
    label, sign, key = text.rpartition("=")
    if not sign or not label.strip():
        raise argparse.ArgumentTypeError(f"{text}: write LABEL=KEY, or LABEL= to leave it out")
    return label.strip(), key.strip()


def _add_add(actions: "Commands") -> None:
    add = actions.add_parser("add", help="take in labelled cells")
    add.add_argument("data", nargs="+", type=Path, metavar="DATA | CASE.leukocase", help=DATA_HELP)
    add.add_argument(
        "--map",
        type=mapped,
        action="append",
        default=[],
        metavar="LABEL=KEY",
        help="the class that a label means; LABEL= leaves its cells out; may be repeated",
    )
    add.add_argument("--labeller", default="", metavar="NAME", help="who labelled (default: you)")
    add.add_argument(
        "--patient-unknown",
        action="store_true",
        help="also take cells whose patient is not known: what is learned from them is then marked "
        "as optimistic",
    )


def _add_settle(actions: "Commands") -> None:
    settle = actions.add_parser("settle", help="settle what “library disputes” shows")
    settle.add_argument("number", type=int, metavar="NUMBER")
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument("--keep", metavar="CELL", help="keep this one of both, take the other out")
    how.add_argument("--both", action="store_true", help="they are different cells: keep both")
    how.add_argument(
        "--same-patient",
        nargs="?",
        const="",
        metavar="NAME",
        help="both ids are one patient (by default the first one's name)",
    )
    how.add_argument("--label", metavar="KEY", help="both are of this class")


def _add_change(actions: "Commands") -> None:
    change = actions.add_parser("change", help="correct cells")
    change.add_argument("cells", nargs="+", metavar="CELL", help="ids, or their beginnings")
    how = change.add_mutually_exclusive_group(required=True)
    how.add_argument("--label", metavar="KEY", help="they are of this class")
    how.add_argument("--patient", metavar="NAME", help="they are this patient's")
    how.add_argument("--out", action="store_true", help="learn from them no more")
    how.add_argument("--back", action="store_true", help="learn from them again")
    change.add_argument("--reason", default="", metavar="WHY", help="for the trail")
