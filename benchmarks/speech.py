"""How long it takes to say the engine's sentences in Spanish, the first time and again.

    python -m benchmarks.speech

Every form of the catalogue is said with numbers and names in its places, and one trail of a case.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence

from leukoview.engine.speech import ENGINE, Interpreter, catalogue_file, read_catalogue
from leukoview.engine.speech.interpreter import words_of

TARGET = 100.0
"""Microseconds for one sentence, on average."""

ROUNDS = 20
FILLINGS = ("12", "“smear one.png”", "3 cells", "APL cell (AML-M3)", "5 %")
TRAIL = (
    "12 cells placed on “smear one.png”",
    "7 × Lymphoblast, L1, 3 × APL cell (AML-M3), 2 × Normal leukocyte or precursor",
    "Cell 7 labelled on “smear one.png” (blind)",
    "“smear one.png”, 2464 × 2056 px, 0.1012 µm per pixel (estimate)",
    "cells wanted: 200; blind first: no",
)


def main() -> int:
    """Print the times; fails where a sentence takes longer than the target on average."""
    began = time.perf_counter()
    translations = read_catalogue(catalogue_file("es"))
    loaded = time.perf_counter() - began
    words = words_of(translations)
    said = [*(_filled(form) for context, form in translations if context == ENGINE), *TRAIL]
    first = [_micros(Interpreter(words).said, said) for _ in range(ROUNDS)]
    known = Interpreter(words)
    _micros(known.said, said)
    again = [_micros(known.said, said) for _ in range(ROUNDS)]
    print(f"{len(said)} sentences; the catalogue was read in {loaded * 1e3:.0f} ms")
    for name, times in (("first time", first), ("again", again)):
        print(f"{name}: {statistics.median(times):.0f} µs a sentence (median of {ROUNDS} rounds)")
    return int(statistics.median(first) > TARGET)


def _filled(form: str) -> str:
    return form.format(*FILLINGS)


def _micros(say: Callable[[str], str], texts: Sequence[str]) -> float:
    """Microseconds per text."""
    began = time.perf_counter()
    for text in texts:
        say(text)
    return (time.perf_counter() - began) / len(texts) * 1e6


if __name__ == "__main__":
    sys.exit(main())
