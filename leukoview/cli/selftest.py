"""`leukoview selftest`: does this installation read as it should?"""

import argparse
import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from leukoview import __version__
from leukoview.cli import codes
from leukoview.cli.bench import Bench, Doors
from leukoview.cli.inputs import Found
from leukoview.cli.models import model_folders
from leukoview.cli.on_bench import Wishes, read_found, summaries_of
from leukoview.engine import bundle
from leukoview.engine.case import Reading
from leukoview.engine.demo import demo_slide
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.report import compose, pdf_bytes

Check = tuple[str, Callable[[], str]]


def run(options: argparse.Namespace, doors: Doors) -> int:
    """Run every check, print the record, and return 0 only if all passed."""
    print(f"LeukoView {__version__}, Python {platform.python_version()}, {platform.platform()}")
    bench = doors.make_bench(options.bundle, options.device)
    with TemporaryDirectory() as folder:
        passed = [_passed(*check) for check in _checks(bench, options.device, Path(folder))]
    print("Self-test passed." if all(passed) else "Self-test FAILED.")
    return codes.ALL_READ if all(passed) else codes.SOME_SKIPPED


def _checks(bench: Bench, device: str, folder: Path) -> Iterator[Check]:
    models = model_folders()
    for model in models:
        yield f"model “{model.name}”", partial(_verified, model, device)
    yield "models found", partial(_some, len(models))
    yield "demo smear", partial(_read_demo, bench, folder)


def _passed(name: str, check: Callable[[], str]) -> bool:
    try:
        print(f"  ok      {name}: {check()}")
    except LeukoError as error:
        print(f"  FAILED  {name}: {error}", file=sys.stderr)
        return False
    return True


def _some(models: int) -> str:
    if not models:
        raise BundleError("No model came with this installation.")
    return str(models)


def _verified(model: Path, device: str) -> str:
    """Loading verifies every hash and computes the golden rows again; then the network's turn."""
    loaded = bundle.load(model)
    chosen = choose_device(device)
    agreed = loaded.agreement(open_embedder(loaded.manifest.backbone, chosen))
    words = (
        f"top classes equal on {agreed.same_top:.0%} of {agreed.crops} golden crops on "
        f"{chosen.name}, features within {agreed.features:.2g}, probabilities within "
        f"{agreed.probabilities:.2g} of its golden rows"
    )
    if not agreed.holds:
        raise BundleError(f"“{loaded.ref.name}” reads otherwise than it was made: {words}.")
    return f"{loaded.ref.name} {loaded.ref.version}, sha256 {loaded.ref.sha256}; {words}"


def _read_demo(bench: Bench, folder: Path) -> str:
    reading = read_found(Found(((demo_slide(folder), ""),), ()), bench, Wishes())
    if reading is None or not reading.slides[0].cells:
        raise LeukoError("No cell was read on the demo smear.", remedy="Install LeukoView again.")
    return f"{_described(reading)}; report of {_report_size(reading, bench)} bytes"


def _described(reading: Reading) -> str:
    return f"{len(reading.slides[0].cells)} cells read on {reading.device}"


def _report_size(reading: Reading, bench: Bench) -> int:
    summaries = summaries_of(reading, bench, None)
    return len(pdf_bytes(compose(reading, summaries, practice=bench.practice)))
