"""Brings the translations up to the words in the source: `python packaging/translations.py`.

New words appear in `assets/translations` as unfinished, words that nobody says any more go, and
what is translated stays. Translate with `pyside6-linguist`, or in the file. English has only the
words that a number changes.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "assets" / "translations"


def extract(file: Path, language: str, *options: str) -> None:
    """Write the words of the window into a Qt Linguist file, keeping what it has translated."""
    sources = sorted(str(path) for path in (ROOT / "leukoview" / "ui").rglob("*.py"))
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(  # noqa: S603 - our own files
        [
            *(str(lupdate), "-silent", "-no-obsolete", "-locations", "none"),
            *("-tr-function-alias", "tr+=_tr", "-source-language", "en"),
            *("-target-language", language, *options, *sources, "-ts", str(file)),
        ],
        check=True,
    )


if __name__ == "__main__":
    extract(TRANSLATIONS / "leukoview_es.ts", "es")
    extract(TRANSLATIONS / "leukoview_en.ts", "en", "-pluralonly")
