"""Bugs as they may be told: where in the code and of what kind, and nothing of a patient."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from leukoview.engine.errors import OutputError
from leukoview.engine.output import write_whole

FILE_NAME = "faults.txt"
MOST = 20
"""Bugs that are kept; the latest."""
BETWEEN = "\n\n"

PLACE = re.compile(
    r'  File "(?:.*[/\\])?((?:leukoview|tests)[/\\][^"]+|[^"/\\]+)", (line \d+, in .*)'
)
"""A line of a traceback that says where; the folders before our own package name the computer."""

RAISED = re.compile(r"([A-Za-z_][\w.]*)(?:: .*)?$")
"""The line that names the error; its message may quote what was being worked on."""


def redacted(report: str) -> str:
    """A traceback with places in code and kinds of error, and nothing else.

    File names, folders and messages may name patients: they are left out.
    """
    kept: list[str] = []
    code_follows = False
    for line in report.splitlines():
        place, raised = PLACE.match(line), RAISED.match(line)
        if place is not None:
            kept.append(f"  {place.group(1)}, {place.group(2)}")
        elif code_follows and line.startswith("    "):
            kept.append(line)
        elif raised is not None:
            kept.append(raised.group(1))
        code_follows = place is not None
    return "\n".join(kept)


def keep(folder: Path, words: str, at: datetime | None = None) -> None:
    """Remember a redacted bug for who asks later; where the disk refuses, it is forgotten."""
    time = (at or datetime.now(UTC)).strftime("%Y-%m-%d %H:%M UTC")
    latest = [*kept(folder), f"{time}\n{words}"][-MOST:]
    with suppress(OutputError):
        write_whole(folder / FILE_NAME, BETWEEN.join(latest).encode())


def kept(folder: Path) -> list[str]:
    """The last bugs, oldest first, each with its time."""
    try:
        text = (folder / FILE_NAME).read_text("utf-8", "replace")
    except OSError:
        return []
    return [one for one in text.split(BETWEEN) if one]
