"""The engine and the command line know nothing of Qt: all of it loads, and reads, without it."""

import subprocess
import sys

PROGRAM = """
import pkgutil, sys
from importlib import import_module
from pathlib import Path

class NoQt:
    # Stands first among the finders and refuses Qt, as a computer without it would.
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoQt())
for package in ("leukoview.engine", "leukoview.cli"):
    for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
        import_module(module.name)
        print(module.name)

from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.slide_file import write_practice_slide
from leukoview.__main__ import main

smear = Path(sys.argv[1], "smear.png")
write_practice_slide(smear, draw_patient(-3, "aml_m3"), width=640, height=480)
sys.exit(main(["read", str(smear), "--json", str(smear.with_suffix(".json"))]))
"""


def test_engine_and_command_line_load_and_read_where_qt_cannot_be_imported(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "smear.json").exists()
    assert "leukoview.engine.reading" in done.stdout.splitlines()
