"""How near calibration errors and their intervals come to the truth, where the truth is known.

    python -m benchmarks.calibration_error [--sets 200] [--seed 1] [--bundle models/practice ...]

Drawn are patients whose cells hang together, of models that promise too much or too little by a
known amount; the truth is the error over 20,000 patients. For a bundle with a held-out record its
calibration error is counted both ways: as it was counted before, and corrected.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit
from tqdm import tqdm

from leukoview.engine import bundle as bundles
from leukoview.engine.classify import Numbers
from leukoview.engine.evaluate import metrics
from leukoview.engine.evaluate.metrics import Measured

ENOUGH = 20_000
"""Patients over whom a drawn model's calibration error is taken to be the truth."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Patients and their cells; how far patients differ, and the model is off, in log-odds."""

    patients: int
    cells: int
    apart: float
    off: float


KINDS = (
    Drawn(60, 30, 0.0, 0.0),
    Drawn(60, 30, 1.0, 0.0),
    Drawn(60, 30, 1.0, 0.3),
    Drawn(60, 30, 0.7, -0.4),
    Drawn(80, 30, 0.7, -1.0),
    Drawn(20, 40, 0.7, 0.0),
    Drawn(200, 12, 1.0, 0.2),
)


def main() -> None:
    """Print a line for each kind of drawn set, then one for each bundle."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sets", type=int, default=200, help="drawn sets of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bundle", type=Path, nargs="*", default=[])
    arguments = parser.parse_args()
    print("patients × cells, apart, off | truth | plain, holds | corrected, holds")
    for kind in KINDS if arguments.sets else ():
        _compare(kind, arguments.sets, arguments.seed)
    for folder in arguments.bundle:
        _count(folder)


def _compare(kind: Drawn, sets: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    truth = metrics.calibration_error(*_cells(kind, ENOUGH, rng))
    found = [_both(kind, rng) for _ in tqdm(range(sets), leave=False)]
    said = [
        f"{np.mean([one.value for one in way]):.4f}, "
        f"{np.mean([one.low <= truth <= one.high for one in way]):.2f}"
        for way in zip(*found, strict=True)
    ]
    print(f"{kind.patients} × {kind.cells}, {kind.apart}, {kind.off} | {truth:.4f} | ", end="")
    print(*said, sep=" | ", flush=True)


def _both(kind: Drawn, rng: np.random.Generator) -> tuple[Measured, Measured]:
    probabilities, codes = _cells(kind, kind.patients, rng)
    groups = np.repeat(np.arange(kind.patients), kind.cells).astype(str)
    return _measured(probabilities, codes, groups)


def _measured(
    probabilities: Numbers, codes: NDArray[np.int64], groups: NDArray[np.str_]
) -> tuple[Measured, Measured]:
    def number(rows: NDArray[np.int64]) -> float:
        return metrics.calibration_error(probabilities[rows], codes[rows])

    return metrics.with_interval(number, groups, 0), metrics.corrected(number, groups, 0)


def _cells(
    kind: Drawn, patients: int, rng: np.random.Generator
) -> tuple[Numbers, NDArray[np.int64]]:
    """Probabilities of two classes (n × 2) and the truth, cells of a patient together."""
    bold = rng.normal(0, 0.7, (patients, 1))
    sure = np.clip(expit(rng.normal(2.5, 1.3, (patients, kind.cells)) + bold), 0.5, 0.999)
    shift = kind.off + rng.normal(0, kind.apart, (patients, 1))
    right = rng.random(sure.shape) < expit(logit(sure) + shift)
    return np.stack([sure, 1 - sure], axis=-1).reshape(-1, 2), (~right).ravel().astype(np.int64)


def _count(folder: Path) -> None:
    record = bundles.load(folder).held_out
    if record is None:
        print(f"{folder.name}: it keeps no held-out record")
        return
    groups = np.array([one.tobytes().hex() for one in record.groups])
    for name, one in zip(
        ("plain", "corrected"),
        _measured(record.probabilities, record.codes, groups),
        strict=True,
    ):
        print(f"{folder.name}, {name}: {one.value:.4f} ({one.low:.4f}–{one.high:.4f})")


if __name__ == "__main__":
    main()
