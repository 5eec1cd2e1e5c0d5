"""`leukoview selftest`: does this installation read as it should?"""

import argparse
import getpass
import platform
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from leukoview.cli import codes
from leukoview.cli.bench import Bench, Doors
from leukoview.cli.inputs import Found
from leukoview.cli.on_bench import Wishes, read_found, summaries_of
from leukoview.engine import selftest
from leukoview.engine.case import Reading
from leukoview.engine.demo import demo_slide
from leukoview.engine.editions import version
from leukoview.engine.errors import LeukoError, OutputError
from leukoview.engine.lab import FILE_NAME, Lab
from leukoview.engine.output import check_places, write_whole
from leukoview.engine.report import compose, pdf_bytes
from leukoview.engine.report.installation import installation_pdf, installation_text
from leukoview.engine.resources import home
from leukoview.engine.selftest import Check, Checked, SelfTest

PDF, TEXT = ".pdf", ".txt"


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Run every check, print the record, keep it if asked, and return 0 only if all passed."""
    try:
        _check_record(options)
    except OutputError as error:
        print(f"leukoview selftest: {error}", file=sys.stderr)
        return codes.USAGE
    print(f"LeukoView {version()}, Python {platform.python_version()}, {platform.platform()}")
    bench = doors.make_bench(options.bundle, options.device)
    with TemporaryDirectory() as folder:
        checks = _checks(bench, options.device, Path(folder))
        test = selftest.tried(checks, datetime.now(UTC), _say)
    print("Self-test passed." if test.passed else "Self-test FAILED.")
    _note(test)
    if options.record:
        write_whole(options.record, _record(test, options.record))
        print(f"Written: {options.record}")
    return codes.ALL_READ if test.passed else codes.SOME_SKIPPED


def _check_record(options: argparse.Namespace) -> None:
    record: Path | None = options.record
    if record is None:
        return
    if record.suffix.lower() not in {PDF, TEXT}:
        raise OutputError(
            f"“{record}” ends neither with {PDF} nor with {TEXT}.", remedy="Name it so."
        )
    check_places([record], overwrite=options.force)


def _record(test: SelfTest, path: Path) -> bytes:
    if path.suffix.lower() == PDF:
        return installation_pdf(test)
    return installation_text(test).encode()


def _note(test: SelfTest) -> None:
    """Where there is a laboratory's file it keeps the outcome; a damaged one is no part of this."""
    if not (home() / FILE_NAME).exists():
        return
    try:
        with closing(Lab(home() / FILE_NAME)) as lab:
            selftest.note(lab, getpass.getuser(), test)
    except LeukoError as error:
        print(f"leukoview selftest: not put into the trail: {error}", file=sys.stderr)


def _checks(bench: Bench, device: str, folder: Path) -> Iterator[Check]:
    yield from selftest.pack_checks()
    yield from selftest.model_checks(device)
    yield "demo smear", partial(_read_demo, bench, folder)
    yield "training", partial(selftest.trained, folder)


def _say(one: Checked) -> None:
    if one.passed:
        print(f"  ok      {one.name}: {one.said}")
    else:
        print(f"  FAILED  {one.name}: {one.said}", file=sys.stderr)


def _read_demo(bench: Bench, folder: Path) -> str:
    reading = read_found(Found(((demo_slide(folder), ""),), ()), bench, Wishes())
    if reading is None or not reading.slides[0].cells:
        raise LeukoError("No cell was read on the demo smear.", remedy="Install LeukoView again.")
    return f"{_described(reading)}; report of {_report_size(reading, bench)} bytes"


def _described(reading: Reading) -> str:
    by = reading.bundle
    return (
        f"{len(reading.slides[0].cells)} cells read by {by.name} {by.version} on {reading.device}"
    )


def _report_size(reading: Reading, bench: Bench) -> int:
    summaries = summaries_of(reading, bench, None)
    return len(pdf_bytes(compose(reading, summaries, practice=bench.practice)))
