"""`leukoview pack`: the add-on by which the full edition computes on graphics cards."""

import argparse
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.engine import pack
from leukoview.engine.editions import PACK_FOLDER, installed_program


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Show, put in, or take out; what does not fit is refused in a sentence, with code 3."""
    program = installed_program()
    if options.action == "put-in":
        return _put_in(options.folder, program)
    if options.action == "take-out":
        return _take_out(program)
    return _show(program)


def _show(program: Path) -> int:
    bundled = pack.bundled_torch(program)
    if not (program / PACK_FOLDER).exists():
        print(f"The bundled torch {bundled} computes; there is no pack beside it.")
        return codes.ALL_READ
    head = pack.verified(program)
    print(f"torch {head.build} computes, out of a pack none of whose files was altered.")
    return codes.ALL_READ


def _put_in(folder: Path, program: Path) -> int:
    if not folder.is_dir():
        raise pack.PackError(
            f"“{folder}” is no folder.", remedy="Name the unpacked folder of a pack."
        )
    head = pack.put_in(folder, program)
    print(f"torch {head.build} computes from the next start on.")
    print("Now run “leukoview selftest --device cuda”: it holds the card against known cells.")
    return codes.ALL_READ


def _take_out(program: Path) -> int:
    found = pack.take_out(program)
    print("The bundled torch computes again." if found else "There was no pack to take out.")
    return codes.ALL_READ
