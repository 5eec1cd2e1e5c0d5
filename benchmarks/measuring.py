"""What every benchmark does alike: find the image sets, compare with targets, and end in a code."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]

ALL_MET = 0
MISSED = 1
NOTHING_TO_MEASURE = 3


@dataclass(frozen=True)
class Measured:
    """One figure beside its target; `at_most` where less is better."""

    name: str
    target: float
    value: float
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.target if self.at_most else self.value >= self.target

    def __str__(self) -> str:
        sign = "≤" if self.at_most else "≥"
        verdict = "met" if self.met else "MISSED"
        return (
            f"{self.name:<58} target {sign} {self.target:<7g} measured {self.value:.3f}  {verdict}"
        )


def image_sets(description: str | None) -> Path:
    """The folder of the image sets, from --shared or beside the checkout.

    Ends the benchmark in a sentence and code 3 where it is absent.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    folder: Path = parser.parse_args().shared / "data"
    if not folder.is_dir():
        print(f"There is nothing to measure on: the image sets are not in {folder}.")
        sys.exit(NOTHING_TO_MEASURE)
    return folder


def verdict(figures: list[Measured]) -> int:
    """Print every figure beside its target; 0 if all are met, else 1."""
    print()
    for figure in figures:
        print(figure)
    return ALL_MET if all(figure.met for figure in figures) else MISSED


def pixels_of(path: Path) -> NDArray[np.uint8]:
    """An image as sRGB pixels."""
    return np.asarray(Image.open(path).convert("RGB"))
