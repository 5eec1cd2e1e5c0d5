"""The command line: each command is a thin layer over the functions the window calls too."""

import os
import sys
from collections.abc import Sequence

from leukoview.cli import codes
from leukoview.cli.arguments import COMMANDS, parse
from leukoview.cli.bench import Doors
from leukoview.cli.terminal import UnwritableError, harmless
from leukoview.engine.errors import LeukoError, OutputError

__all__ = ["COMMANDS", "Doors", "main"]


def main(arguments: Sequence[str], doors: Doors) -> int:
    """Run one command and return its exit code (see `codes`)."""
    with harmless():
        return _run(arguments, doors)


def _run(arguments: Sequence[str], doors: Doors) -> int:
    asked = parse(arguments)
    try:
        code = asked.run(doors)
        sys.stdout.flush()
    except LeukoError as error:
        print(f"leukoview: {error}", file=sys.stderr)
        return codes.UNWRITTEN if isinstance(error, OutputError) else codes.NOTHING_READ
    except (BrokenPipeError, UnwritableError) as error:
        # Whoever listened has gone; Python would complain once more on closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, UnwritableError):
            print(f"leukoview: what is printed cannot be written: {error}.", file=sys.stderr)
        return codes.UNHEARD
    except KeyboardInterrupt:
        print("leukoview: stopped; nothing more was written.", file=sys.stderr)
        return codes.INTERRUPTED
    return code
