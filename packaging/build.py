"""Build one edition of the program, try it, and make the files that are handed out.

    python packaging/build.py --edition base --out build/

The environment that runs this is what is bundled: install `.[build]` for the base edition, which
reads, reviews, reports and retrains on ONNX Runtime and scikit-learn, and `.[build,full]` for the
full one, which has torch besides, for graphics cards, fine-tuning and the founding study's
experiments. Nothing is handed out whose frozen self-test has failed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from artefacts import debian_package, self_extracting, windows_installer
from papers import collect_licences, write_bill_of_materials
from slimming import slim

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "packaging" / "leukoview.spec"
EDITIONS = ("base", "full")
EDITION_VARIABLE = "LEUKOVIEW_EDITION"
"""Which edition the spec builds; it reads this, for PyInstaller hands no arguments on."""
PATIENCE_S = 600
"""How long the self-test may take before it counts as hung."""
MEGABYTE = 1_000_000


def main() -> None:
    """Build, try, and hand out; ends with a sentence where a step fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edition", choices=EDITIONS, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder for what is made")
    asked = parser.parse_args()
    if asked.edition == "full" and find_spec("torch") is None:
        sys.exit("The full edition needs torch: install “.[build,full]” into this environment.")
    program = build(asked.edition, asked.out.resolve())
    print(f"{asked.edition} edition: {size_of(program) / MEGABYTE:.0f} MB unpacked, {program}")
    print(self_test(program))
    for make in (debian_package, self_extracting, windows_installer):
        print(make(program, asked.edition, asked.out.resolve()))


def build(edition: str, out: Path) -> Path:
    """The folder of the frozen program, with the licences and the bill of what is in it."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    folders = ["--distpath", str(out / edition), "--workpath", str(out / "work" / edition)]
    environment = {**os.environ, EDITION_VARIABLE: edition}
    subprocess.run([*command, *folders, str(SPEC)], check=True, env=environment)
    program = out / edition / "leukoview"
    slim(program)
    papers = program / "licences"
    shutil.rmtree(papers, ignore_errors=True)
    collect_licences(papers)
    write_bill_of_materials(program / "sbom.cdx.json")
    return program


def self_test(program: Path) -> str:
    """What the frozen program says of itself, in a home of its own.

    Raises:
        SystemExit: It failed, or took longer than `PATIENCE_S`.
    """
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "LEUKOVIEW_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        try:
            done = subprocess.run(
                [str(program / "leukoview"), "selftest"],
                env=environment,
                capture_output=True,
                text=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            sys.exit(f"The frozen self-test was still at work after {PATIENCE_S} s.")
    if done.returncode:
        sys.exit(f"The frozen self-test failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder, links counted as nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


if __name__ == "__main__":
    main()
