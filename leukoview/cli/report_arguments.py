"""The commands over reports: hand on those of cases, read one's images again, know one again."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.case_arguments import CASE_HELP
from leukoview.cli.codes import EXPLAINED
from leukoview.cli.stationery import add_stationery

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name

FORMS = ("pdf", "html", "csv", "json", "fhir", "dicom")
"""As `engine.report.forms.Form` has them, which would load the engine for a question of words."""

REPRODUCE_CODES = (
    "exit codes: 0 every cell that was compared is the same, 1 some are not, 2 wrong use, "
    "3 the report, the model or an image cannot be read"
)

VERIFY_CODES = (
    "exit codes: 0 every file is as it was exported, 1 some were altered, 2 wrong use, "
    "3 some are not known here, or cannot be read, and none was altered"
)


def add_reports(commands: "Commands") -> None:
    """Add export, reproduce and verify."""
    export = commands.add_parser(
        "export",
        help="write the reports of cases that the window keeps, in every form",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("cases", nargs="*", metavar="CASE", help=CASE_HELP)
    export.add_argument("--all", action="store_true", help="every case that is not archived")
    export.add_argument(
        "--form",
        type=forms,
        default=frozenset({"pdf"}),
        metavar="FORM,…",
        help=f"{', '.join(FORMS)} (default: pdf)",
    )
    export.add_argument(
        "--into", type=Path, required=True, metavar="FOLDER", help="where to; made if missing"
    )
    export.add_argument(
        "--version",
        type=version,
        metavar="N",
        help="the Nth signed version of a case that was amended (default: as it stands now)",
    )
    export.add_argument(
        "--deidentified",
        action="store_true",
        help="no name, number, birth date, specimen number, dates, file names; searched for it",
    )
    add_stationery(export.add_argument_group("stationery"))
    export.add_argument("--force", action="store_true", help="overwrite files that are there")
    again = commands.add_parser(
        "reproduce",
        help="read the images of a report again and say cell by cell what came out the same",
        epilog=REPRODUCE_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    again.add_argument("report", type=Path, metavar="REPORT.json")
    again.add_argument("images", nargs="+", type=Path, metavar="IMAGE")
    check = commands.add_parser(
        "verify",
        help="whether files are reports and cases as they were exported here, not a byte otherwise",
        epilog=VERIFY_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    for command in (export, again):
        command.add_argument(
            "--device",
            choices=("auto", "cpu", "cuda", "mps"),
            default="auto",
            help="where to compute (default: auto, the GPU if it works)",
        )


def version(text: str) -> int:
    """The number of a signed version."""
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text} is no version: they are counted from 1")
    return value


def forms(text: str) -> frozenset[str]:
    """The forms in a list with commas."""
    wanted = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    unknown = sorted(wanted.difference(FORMS))
    if unknown or not wanted:
        raise argparse.ArgumentTypeError(
            f"“{', '.join(unknown) or text}” is no form of a report: give {', '.join(FORMS)}"
        )
    return wanted
