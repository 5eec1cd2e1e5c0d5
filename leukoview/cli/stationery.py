"""What a report is printed on, as the terminal is told: letterhead, paper, language."""

import argparse
from dataclasses import replace
from pathlib import Path

from leukoview.engine.stationery import Stationery, letterhead_file, logo_file


def add_stationery(options: argparse._ArgumentGroup) -> None:
    """Add the options of every command that makes a report."""
    options.add_argument(
        "--paper", choices=("a4", "letter"), default="a4", help="of the report (default: a4)"
    )
    options.add_argument(
        "--language", choices=("en", "es"), default="en", help="of the report (default: en)"
    )
    options.add_argument(
        "--letterhead",
        type=Path,
        metavar="FILE.json",
        help='the laboratory\'s name, lines and logo: {"name": …, "lines": […], "logo": FILE}',
    )
    options.add_argument(
        "--logo", type=Path, metavar="FILE.png", help="a PNG or JPEG image for the letterhead"
    )


def stationery_of(options: argparse.Namespace) -> Stationery:
    """What the options ask for.

    Raises:
        LetterheadError: The letterhead or the logo cannot be printed.
    """
    stationery = Stationery(paper=options.paper, language=options.language)
    head = letterhead_file(options.letterhead) if options.letterhead else stationery.letterhead
    if options.logo:
        head = replace(head, logo=logo_file(options.logo))
    return replace(stationery, letterhead=head)
