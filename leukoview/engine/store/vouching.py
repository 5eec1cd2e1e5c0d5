"""What the trails of this computer say of a file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leukoview.engine.casefile import ExportedFile
from leukoview.engine.store.known import KnownExport


class Verdict(StrEnum):
    """What can be said of a file."""

    UNALTERED = "unaltered"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """A file, and what the trails of this computer say of it.

    Unaltered, `export` is the latest that wrote these very bytes, and `file` its line. Altered, the
    file tells the id of a report or case that is here (`tells`), but its bytes are none that were
    written of it: `export` is the latest of that report, if there was one.
    """

    path: Path
    verdict: Verdict
    tells: str = ""
    export: KnownExport | None = None
    file: ExportedFile | None = None
