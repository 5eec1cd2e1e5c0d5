"""Pictures of the watch over 36 slides with a stain that fades, for looking at.

    python -m benchmarks.watch_pictures --out FOLDER

One for each theme and language. The slides are made up; no image is read.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from leukoview.engine.watch import Observed

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SLIDES = 36
FADES = 29
"""The slide from which on the stain is paler."""


def main() -> int:
    """Take every picture."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - after the environment is set
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the environment is set

    from leukoview.ui.appearance import Appearance  # noqa: PLC0415
    from leukoview.ui.translating import LANGUAGES, Speech  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        appearance = Appearance(app, settings)
        appearance.dress()
        for language in LANGUAGES:
            speech = Speech(app, language)
            for theme in ("light", "dark"):
                appearance.choose(theme)
                take(out / f"watch-{language}-{theme}.png")
            speech.end()
    return 0


def take(path: Path) -> None:
    """One picture of the section as it is."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from leukoview.engine.watch import charts_of  # noqa: PLC0415
    from leukoview.ui.admin.watch_section import WatchSection  # noqa: PLC0415
    from leukoview.ui.jobs import Job  # noqa: PLC0415

    job = Job(1, lambda _check_in, _tell: None)
    section = WatchSection(lambda _practice: job)
    section.resize(1100, 1500)
    section.show()
    job.succeeded.emit(charts_of(tuple(observed())))
    for _ in range(5):
        QApplication.processEvents()
    section.grab().save(str(path))
    section.close()


def observed() -> Iterator["Observed"]:
    """Slides of five weeks; the stain fades from one on, and one slide was out of focus."""
    from leukoview.engine.case import Look  # noqa: PLC0415
    from leukoview.engine.watch import Observed  # noqa: PLC0415

    dice = np.random.default_rng(7)
    start = datetime(2026, 10, 5, 9, tzinfo=UTC)
    for n in range(SLIDES):
        faded = max(0, n - FADES + 1) * 0.035
        red, green, blue = dice.normal((0.42, 0.55, 0.24), 0.012) - faded
        stain = (float(red), float(green), float(blue))
        light = (float(dice.normal(238, 1.5)),) * 3
        edge = float(dice.normal(0.32, 0.015)) + (0.2 if n == 24 else 0.0)
        sure = tuple(float(one) for one in np.clip(dice.normal(0.86, 0.08, 60), 0.3, 1))
        yield Observed(
            at=start + timedelta(hours=26 * n),
            case=f"c{n}",
            title=f"B 26/{101 + n}",
            bundle="ab" * 32,
            look=Look(light, stain, edge),
            confidences=sure,
            unsure=int(dice.binomial(60, 0.15)),
            unlike=int(dice.binomial(60, 0.03)),
            kept=tuple(bool(one) for one in dice.random(50) < 0.9),
        )


if __name__ == "__main__":
    sys.exit(main())
