"""The commands over the cases of this computer."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.codes import EXPLAINED

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

WATCH_CODES = "exit codes: 0 nothing drifted, 1 something did, 2 wrong use"
CASE_HELP = "its id or the beginning of it, or words that find it alone"


def add_cases(commands: "Commands") -> None:
    """Add cases with its actions."""
    cases = commands.add_parser(
        "cases",
        help="list, check, export and import the cases that the window keeps",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = cases.add_subparsers(dest="action", metavar="ACTION", required=True)
    wanted = actions.add_parser("list", help="the cases, the latest first")
    wanted.add_argument("words", nargs="*", metavar="WORD", help="only those with all these words")
    wanted.add_argument("--archived", action="store_true", help="also those that were archived")
    actions.add_parser("verify", help="check every entry of the trail of all cases")
    agreement = actions.add_parser(
        "agreement", help="how well each reader and the suggestions agree, over blind decisions"
    )
    agreement.add_argument("--practice", action="store_true", help="over practice cases instead")
    export = actions.add_parser("export", help="write one case with the crops of its cells")
    export.add_argument("case", metavar="CASE", help=CASE_HELP)
    export.add_argument("out", type=Path, metavar="OUT.leukocase")
    export.add_argument("--force", action="store_true", help="replace a file that is there")
    brought = actions.add_parser("import", help="take in cases from .leukocase files")
    brought.add_argument("files", nargs="+", type=Path, metavar="FILE.leukocase")


def add_watch(commands: "Commands") -> None:
    """Add watch."""
    watch = commands.add_parser(
        "watch",
        help="whether stain, focus, confidence or agreement have drifted over the cases",
        epilog=WATCH_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    watch.add_argument("--practice", action="store_true", help="over practice cases instead")
    watch.add_argument("--csv", type=Path, metavar="OUT.csv", help="write every charted value")
    watch.add_argument("--force", action="store_true", help="replace a file that is there")
