"""Pictures of the window in every state, for looking at.

    python -m benchmarks.screenshots --out FOLDER [--image SMEAR]… [--scale 2 3.5] [--size 1280x720]

Light and dark, at 100, 200 and 350 %, in English and Spanish; `--theme`, `--scale` and `--language`
take some of them. Each dress is drawn in a process of its own, because Qt reads its scale once. The
screen has 3840 × 2160 pixels at 200 %, else 1920 × 1080, which at 350 % is less than the window
wants: it must scroll. Without an image the embedded practice case is read; of two images the first
becomes a signed case whose cells are evidence for the second. Keep pictures of real smears out of
the repository. `benchmarks.screens` is the walk through the states.
"""

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZE = "1380x880"
THEMES, SCALES, LANGUAGES = ("light", "dark"), (1.0, 2.0, 3.5), ("en", "es")
SCREENS = {2.0: (3840, 2160)}
"""Pixels of the screen at a scale."""
FULL_HD = (1920, 1080)


def main() -> int:
    """Take every picture."""
    wanted = parser().parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    if wanted.here:
        from benchmarks.screens import take_all  # noqa: PLC0415 - after the environment is set

        take_all(wanted.out, wanted.here, tuple(wanted.image), size=wanted.size)
        return 0
    dresses = itertools.product(wanted.theme, wanted.scale, wanted.language)
    for theme, scale, language in dresses:
        take(theme, scale, language, wanted)
    return 0


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--image", type=Path, action="append", default=[])
    made.add_argument("--language", nargs="+", default=LANGUAGES, choices=LANGUAGES)
    made.add_argument("--theme", nargs="+", default=THEMES, choices=THEMES)
    made.add_argument("--scale", nargs="+", type=float, default=SCALES)
    made.add_argument("--size", default=SIZE, help="of the window, in logical pixels")
    made.add_argument("--here", nargs=2, metavar=("THEME", "LANGUAGE"), help=argparse.SUPPRESS)
    return made


def take(theme: str, scale: float, language: str, wanted: argparse.Namespace) -> None:
    """Take the pictures of one dress, in a process of its own."""
    images = [part for image in wanted.image for part in ("--image", str(image))]
    command = [sys.executable, "-m", "benchmarks.screenshots", "--here", theme, language]
    asked = ["--out", str(wanted.out), "--size", wanted.size, *images]
    with tempfile.TemporaryDirectory() as folder:
        screen = screen_of(Path(folder), scale)
        dressed = {"QT_SCALE_FACTOR": str(scale), "QT_QPA_PLATFORM": screen}
        subprocess.run([*command, *asked], env=os.environ | dressed, check=True)


def screen_of(folder: Path, scale: float) -> str:
    """The platform of a screen that is as large as one where that scale is chosen."""
    width, height = SCREENS.get(scale, FULL_HD)
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "dpr": 1}]}))
    return f"offscreen:configfile={file}"


if __name__ == "__main__":
    sys.exit(main())
