"""The command line: each command is a thin layer over the functions the window calls too."""

import sys
from collections.abc import Sequence

from leukoview.cli import codes
from leukoview.cli.arguments import COMMANDS, parse
from leukoview.cli.bench import Doors
from leukoview.engine.errors import LeukoError, OutputError

__all__ = ["COMMANDS", "Doors", "main"]


def main(arguments: Sequence[str], doors: Doors) -> int:
    """Run one command and return its exit code (see `codes`)."""
    asked = parse(arguments)
    try:
        return asked.run(doors)
    except LeukoError as error:
        print(f"leukoview: {error}", file=sys.stderr)
        return codes.UNWRITTEN if isinstance(error, OutputError) else codes.NOTHING_READ
    except KeyboardInterrupt:
        print("leukoview: stopped; nothing more was written.", file=sys.stderr)
        return codes.INTERRUPTED
