"""The pictures of the user guide and the sheet of keys, from the real window.

    python -m benchmarks.guide

Writes docs/pictures/*.png and docs/shortcuts.md. The cells are drawn by program; no smear of a
patient comes into the repository.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from benchmarks.measuring import ROOT
from benchmarks.screenshots import screen_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenuBar

DOCS = ROOT / "docs"
PICTURES = {
    "01-empty": "welcome",
    "05-cell": "read",
    "09-alarm": "alarm",
    "11-in-review": "labelled",
    "12-export": "export",
    "14-refused": "sign",
    "25-cases": "cases",
    "33-laboratory": "laboratory",
    "45-ground": "ground",
}
"""Which of the states that `benchmarks.screenshots` walks through are shown, and as what."""
READER = "A. Reader"
SHEET = DOCS / "shortcuts.md"
OPENING = """# Keys

The window shows this sheet on F1. The keys 1 to 9 label with the classes of the model that
reads, in the order of the buttons below the gallery. `python -m benchmarks.guide` writes this page.
"""
COLOURS = 256
"""Of a picture; a window has few, and the files stay small."""
COVERING = Image.Quantize.MAXCOVERAGE
"""Keeps the tint of a small chip, which a median cut would mix with its neighbours'."""


def main() -> int:
    """Make them all."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "benchmarks.screenshots", "--here", "light", "en"]
        dressed = {"QT_QPA_PLATFORM": screen_of(Path(place), 1), "LOGNAME": READER}
        subprocess.run([*command, "--out", place], env=os.environ | dressed, check=True)
        (DOCS / "pictures").mkdir(exist_ok=True)
        for state, name in PICTURES.items():
            taken = Image.open(Path(place, f"{state}-light-100-en.png")).convert("RGB")
            few = taken.quantize(COLOURS, COVERING, kmeans=1, dither=Image.Dither.NONE)
            few.save(DOCS / "pictures" / f"{name}.png", optimize=True)
        os.environ["LEUKOVIEW_HOME"] = place
        SHEET.write_text(sheet_of_a_window(), "utf-8")
    return 0


def sheet_of_a_window() -> str:
    """The sheet of the window as it starts."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.app import compose  # noqa: PLC0415

    running = compose(QApplication.instance() or QApplication([]))
    words = sheet(running.window.menuBar())
    running.close()
    return words


def sheet(bar: "QMenuBar") -> str:
    """What F1 shows, as a page."""
    from leukoview.ui.shortcuts import sections  # noqa: PLC0415

    parts = [OPENING]
    for section in sections(bar):
        rows = (f"| {what} | {keys} |\n" for what, keys in section.lines)
        parts.append(f"\n## {section.title}\n\n| what | keys |\n|---|---|\n{''.join(rows)}")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
