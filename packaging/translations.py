"""Brings the translations up to the words in the source: `python packaging/translations.py`.

The words are those of the window, and the forms of the engine's sentences (`sentences.py`). New
words appear in `assets/translations` as unfinished, words that nobody says any more go, and what is
translated stays. Translate with `pyside6-linguist`, or in the file. English has only the words that
a number changes.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import sentences

from leukoview.engine.speech import ENGINE

ROOT = Path(__file__).resolve().parents[1]
TRANSLATIONS = ROOT / "assets" / "translations"


def extract(file: Path, language: str, *options: str) -> None:
    """Write the window's words and the engine's forms into a Qt Linguist file.

    What it has translated is kept.
    """
    with tempfile.TemporaryDirectory() as folder:
        spoken = Path(folder) / "engine.py"
        spoken.write_text("\n".join(map(_marked, sentences.forms())), "utf-8")
        ours = sorted((ROOT / "leukoview" / "ui").rglob("*.py"))
        _update(file, [*ours, spoken], "-target-language", language, *options)


def _marked(form: str) -> str:
    """A line of source in which Qt's own tool finds a form."""
    return f"QT_TRANSLATE_NOOP({json.dumps(ENGINE)}, {json.dumps(form, ensure_ascii=False)})"


def _update(file: Path, sources: Sequence[Path], *options: str) -> None:
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run(
        [
            *(str(lupdate), "-silent", "-no-obsolete", "-locations", "none"),
            *("-tr-function-alias", "tr+=_tr", "-source-language", "en"),
            *(*options, *map(str, sources), "-ts", str(file)),
        ],
        check=True,
    )


if __name__ == "__main__":
    extract(TRANSLATIONS / "leukoview_es.ts", "es")
    extract(TRANSLATIONS / "leukoview_en.ts", "en", "-pluralonly")
