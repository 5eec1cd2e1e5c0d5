"""What may be asked for: commands, their options and their help."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from leukoview.cli.bench import Doors
from leukoview.cli.case_arguments import add_cases, add_watch
from leukoview.cli.codes import EXPLAINED
from leukoview.cli.lab_arguments import add_lab
from leukoview.cli.library_arguments import add_library
from leukoview.cli.numbers import jobs, microns
from leukoview.cli.report_arguments import add_reports
from leukoview.cli.stationery import add_stationery
from leukoview.cli.training_arguments import add_training_commands
from leukoview.engine.editions import need_torch, version

COMMANDS = (
    "read",
    "ground",
    "demo",
    "selftest",
    "train",
    "evaluate",
    "compare",
    "models",
    "experiment",
    "practice",
    "cases",
    "export",
    "reproduce",
    "verify",
    "watch",
    "library",
    "users",
    "deeds",
    "diagnostics",
    "pack",
)

READ_HELP = """\
Read smear images and print a summary of each; write what the options ask for.

An IMAGE may be JPEG, PNG, BMP, WebP, TIFF or the whole slide of a scanner. A FOLDER is searched
with its sub-folders. Each smear is a case of its own unless --patient pools them. With --cells
every image is one cell already cropped, and each sub-folder of a FOLDER is one patient."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command with its options."""

    options: argparse.Namespace

    def run(self, doors: Doors) -> int:
        """Load the command's module, not before it is needed, and run it."""
        if self.options.command == "experiment":
            need_torch()
        module = import_module(f"leukoview.cli.{self.options.command}")
        code: int = module.run(self.options, doors)
        return code


def parse(arguments: Sequence[str]) -> Asked:
    """The command asked for; ends the program with code 2 and a sentence where it is wrong."""
    return Asked(parser_of_all().parse_args(arguments))


def parser_of_all() -> argparse.ArgumentParser:
    """Every command with its options."""
    parser = argparse.ArgumentParser(
        prog="leukoview",
        description="A second opinion on acute leukemia from a stained smear. "
        "Without a command, or with images only, LeukoView opens its window.",
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"LeukoView {version()}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_read(commands)
    _add_ground(commands)
    _add_demo(commands)
    _add_selftest(commands)
    add_training_commands(commands)
    add_cases(commands)
    add_reports(commands)
    add_watch(commands)
    add_library(commands)
    add_lab(commands)
    _add_diagnostics(commands)
    _add_pack(commands)
    return parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - its only name


def _add_read(commands: "Commands") -> None:
    read = commands.add_parser(
        "read",
        help="read smears, or cropped cells, without a window",
        description=READ_HELP,
        epilog=EXPLAINED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument("images", nargs="+", type=Path, metavar="IMAGE | FOLDER")
    _add_outputs(read)
    _add_ways(read)
    _add_engine(read)


def _add_outputs(read: argparse.ArgumentParser) -> None:
    out = read.add_argument_group("results")
    out.add_argument("--report", type=Path, metavar="OUT.pdf", help="write the report")
    add_stationery(out)
    out.add_argument(
        "--html", type=Path, metavar="OUT.html", help="write the report as one web page"
    )
    out.add_argument(
        "--csv",
        type=Path,
        metavar="OUT.csv",
        help="write a table of the cells, and of the counts beside it as OUT-counts.csv",
    )
    out.add_argument("--json", type=Path, metavar="OUT.json", help="write all of it (docs/json.md)")
    out.add_argument(
        "--fhir",
        type=Path,
        metavar="OUT.fhir.json",
        help="write each case as a FHIR R4 bundle; several cases: OUT-1-NAME.fhir.json and so on",
    )
    out.add_argument(
        "--dicom",
        type=Path,
        metavar="OUT.dcm",
        help="write each case's report as a DICOM Encapsulated PDF, named in the same way",
    )
    out.add_argument(
        "--overlay",
        type=Path,
        metavar="OUT.png",
        help="write the smear with its cells marked; several smears: OUT-1-NAME.png and so on",
    )
    out.add_argument("--force", action="store_true", help="overwrite results that are there")


def _add_ways(read: argparse.ArgumentParser) -> None:
    ways = read.add_argument_group("how to read")
    ways.add_argument("--cells", action="store_true", help="every image is one cropped cell")
    ways.add_argument("--patient", metavar="NAME", help="all images are of this one patient")
    ways.add_argument(
        "--microns-per-pixel",
        type=microns,
        metavar="X",
        help="the scale, where you know it better than the images do",
    )
    ways.add_argument(
        "--anew",
        action="store_true",
        help="read whole slides from their beginning, also where an interrupted reading of them "
        "could be gone on with",
    )
    ways.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help="smears read at once (default: one for each core, where there are many)",
    )
    ways.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="a Dask cluster's scheduler that reads them instead, as tcp://HOST:8786; its workers "
        "must see the images under the same paths",
    )


def _add_engine(command: argparse.ArgumentParser) -> None:
    engine = command.add_argument_group("engine")
    engine.add_argument("--bundle", type=Path, metavar="FOLDER", help="read with this model")
    engine.add_argument(
        "--device",
        choices=("auto", "cpu", "cuda", "mps"),
        default="auto",
        help="where to compute (default: auto, the GPU if it works)",
    )


def _add_ground(commands: "Commands") -> None:
    ground = commands.add_parser("ground", help="tell where on a whole slide cells can be read")
    ground.add_argument("slide", type=Path, metavar="SLIDE")
    ground.add_argument(
        "--png", type=Path, metavar="OUT.png", help="write the slide with the map on it"
    )
    ground.add_argument(
        "--microns-per-pixel",
        type=microns,
        metavar="X",
        help="the scale, where you know it better than the slide does",
    )
    ground.add_argument("--force", action="store_true", help="overwrite a picture that is there")


def _add_demo(commands: "Commands") -> None:
    demo = commands.add_parser("demo", help="read five drawn smears and show the result")
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("leukoview-demo"),
        metavar="FOLDER",
        help="where to write (default: leukoview-demo)",
    )
    demo.add_argument("--no-window", action="store_true", help="do not open the window")
    _add_engine(demo)


def _add_selftest(commands: "Commands") -> None:
    selftest = commands.add_parser(
        "selftest", help="check the models that read here, and read the demo smear"
    )
    selftest.add_argument(
        "--record",
        type=Path,
        metavar="OUT.pdf | OUT.txt",
        help="write what was tested as a page to print and file",
    )
    selftest.add_argument("--force", action="store_true", help="overwrite a record that is there")
    _add_engine(selftest)


def _add_diagnostics(commands: "Commands") -> None:
    wanted = commands.add_parser(
        "diagnostics", help="write what may be sent to whoever helps: nobody's name is in it"
    )
    wanted.add_argument("out", type=Path, metavar="FILE.zip")
    wanted.add_argument("--force", action="store_true", help="replace a file that is there")


def _add_pack(commands: "Commands") -> None:
    pack = commands.add_parser(
        "pack", help="a pack for graphics cards: put it beside the full edition, or take it out"
    )
    actions = pack.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("show", help="which torch computes here, and whether its pack is unaltered")
    put = actions.add_parser("put-in", help="check a pack and have torch come from it")
    put.add_argument("folder", type=Path, metavar="FOLDER")
    actions.add_parser("take-out", help="have the bundled torch compute again")
