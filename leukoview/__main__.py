"""Which face? Arguments that name a command go to the command line; the rest opens the window."""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leukoview.cli.bench import Bench
    from leukoview.engine.errors import LeukoError

NO_DISPLAY = (
    "leukoview: there is no display to open a window on. "
    "Use “leukoview read IMAGE --report out.pdf”, or see “leukoview --help”."
)


NEITHER = "leukoview: “{}” is neither a command nor a file. See “leukoview --help”."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run LeukoView and return its exit code.

    The window's process never loads the engine and the command line never loads Qt, so each face
    is imported only once it is asked for.
    """
    remarks = _use_pack()
    multiprocessing.freeze_support()
    open_window = partial(_open_window, remarks=remarks)
    words = list(sys.argv[1:] if arguments is None else arguments)
    from leukoview.cli import COMMANDS, Doors  # noqa: PLC0415
    from leukoview.cli import main as run_command  # noqa: PLC0415

    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        return run_command(words, Doors(partial(open_window, read=True), _make_bench))
    images = [Path(word) for word in words]
    missing = next((image for image in images if not image.exists()), None)
    if missing is not None:
        print(NEITHER.format(missing), file=sys.stderr)
        return 2
    return open_window(images)


def _use_pack() -> "tuple[LeukoError, ...]":
    """Where a pack for graphics cards lies beside the installed program, torch comes from there.

    Returns what a window has to say of one that does not fit.
    """
    from leukoview.engine.editions import (  # noqa: PLC0415
        PACK_FOLDER,
        installed_program,
        is_installed,
    )

    if not (is_installed() and (installed_program() / PACK_FOLDER).exists()):
        return ()
    from leukoview.engine.pack import UnusedPackError, use  # noqa: PLC0415 - where there is a pack

    try:
        use(installed_program())
    except UnusedPackError as error:
        print(f"leukoview: {error}", file=sys.stderr)
        return (error,)
    return ()


def _make_bench(bundle: Path | None, device: str) -> "Bench":
    from leukoview.cli.real_bench import RealBench  # noqa: PLC0415

    return RealBench(bundle, device)


def _open_window(
    images: Sequence[Path], *, read: bool = False, remarks: "Sequence[LeukoError]" = ()
) -> int:
    from leukoview.cli.display import can_open_window  # noqa: PLC0415

    if not can_open_window(sys.platform, os.environ):
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    from leukoview.engine.collecting import uncollected  # noqa: PLC0415

    with uncollected():
        from leukoview.app import run  # noqa: PLC0415
        from leukoview.engine.errors import LeukoError  # noqa: PLC0415

    try:
        return run(images, read=read, remarks=remarks)
    except LeukoError as error:
        print(f"leukoview: {error}", file=sys.stderr)
        return 3


if __name__ == "__main__":
    sys.exit(main())
