"""Does this device read as torch in fp32 on the CPU does? On real cells, with cells per second."""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from leukoview.engine import bundle as bundles
from leukoview.engine.case import Pixels
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.embed import (
    Embedder,
    Features,
    choose_device,
    embed,
    open_embedder,
    reference_embedder,
)
from leukoview.engine.resources import shipped

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3


def main() -> int:
    """Print the largest differences and the share of equal top classes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--bundle", type=Path, default=shipped("models") / "acute-leukemia")
    parser.add_argument("--device", default="auto")
    parser.add_argument("--every", type=int, default=8, help="take every n-th cell")
    arguments = parser.parse_args()
    sets = arguments.shared / "data"
    if not sets.is_dir():
        print(f"The image sets are not there: {sets}", file=sys.stderr)
        return NOTHING_TO_READ
    bundle = bundles.load(arguments.bundle)
    whole = published(sets)
    crops = Dataset("some", whole.samples[:: arguments.every]).crops(bundle.manifest.crop)
    device = choose_device(arguments.device)
    print(f"device: {device.name} ({device.kind}). {device.reason}")
    backbone = bundle.manifest.backbone
    fast = _timed("this device", open_embedder(backbone, device), crops)
    slow = _timed("reference", reference_embedder(backbone), crops)
    ours, theirs = (bundle.learned.classifier.probabilities(rows) for rows in (fast, slow))
    print(f"largest difference of a feature: {np.abs(fast - slow).max():.2g}")
    print(f"largest difference of a probability: {np.abs(ours - theirs).max():.2g}")
    same = (ours.argmax(axis=1) == theirs.argmax(axis=1)).mean()
    print(f"equal top class: {same:.2%} of {len(crops)}")
    return 0


def _timed(name: str, embedder: Embedder, crops: Pixels) -> Features:
    embedder(crops[:1])
    start = time.perf_counter()
    rows = embed(crops, embedder)
    print(f"{name}: {len(crops) / (time.perf_counter() - start):.1f} cells/s")
    return rows


if __name__ == "__main__":
    sys.exit(main())
