"""`leukoview verify`: whether files are reports and cases as they were exported here."""

import argparse
import sys
from pathlib import Path

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.keeping import SHORT_ID
from leukoview.engine.casefile.values import PARCEL
from leukoview.engine.errors import LeukoError
from leukoview.engine.paths import shown
from leukoview.engine.report.checked import checked
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME
from leukoview.engine.store.vouching import Checked, Verdict

BROUGHT = (
    "This stands in the trail that came with the case from another computer: it is worth what the "
    "file is worth that the case came in."
)
ALTERED, UNKNOWN = codes.SOME_SKIPPED, codes.NOTHING_READ


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """One line a file; altered weighs more than unknown, unknown more than unaltered."""
    found = {_verdict(path) for path in options.files}
    if Verdict.ALTERED in found:
        return ALTERED
    return UNKNOWN if Verdict.UNKNOWN in found else codes.ALL_READ


def _verdict(path: Path) -> Verdict:
    try:
        seen = checked(path, home() / FILE_NAME)
    except LeukoError as error:
        print(f"leukoview verify: {error}", file=sys.stderr)
        return Verdict.UNKNOWN
    print(f"{seen.verdict.value}: {shown(path)}: {sentence(seen)}")
    return seen.verdict


def sentence(seen: Checked) -> str:
    """What is known of a file. Of a patient it says nothing, whatever the file is."""
    match seen.verdict:
        case Verdict.UNALTERED:
            whole = f"This is the {_what(seen)} that {_written(seen)}; not a byte is otherwise."
            brought = seen.export is not None and seen.export.brought
            return f"{whole} {BROUGHT}" if brought else whole
        case Verdict.ALTERED:
            last = f" Under it {_written(seen)}." if seen.export else ""
            return (
                f"It tells the id {_id(seen)}, which is known here, but no file with these bytes "
                f"was exported under it: somebody altered it, or it was exported elsewhere, or "
                f"before digests were kept.{last}"
            )
        case Verdict.UNKNOWN:
            return "No case of this computer knows it."


def _what(seen: Checked) -> str:
    if seen.export is None or seen.file is None:
        return "file"
    if seen.file.kind == PARCEL:
        return "case file"
    bare = "de-identified " if seen.export.change.deidentified else ""
    version = seen.export.change.version
    shows = f"version {version}, signed" if version else "not signed"
    words = f", {seen.file.language}" if seen.file.language else ""
    return f"{bare}{seen.file.kind.upper()} ({shows}{words})"


def _written(seen: Checked) -> str:
    if seen.export is None:
        return "was written"
    stamp = seen.export.stamp
    return (
        f"{stamp.by or 'somebody'} exported on {stamp.at:%Y-%m-%d at %H:%M:%S} UTC from case "
        f"{seen.export.case[:SHORT_ID]}"
    )


def _id(seen: Checked) -> str:
    return seen.tells if seen.export else seen.tells[:SHORT_ID]
