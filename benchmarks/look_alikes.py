"""Look-alikes in a library: how long new cells take to compare, and which planted copies are found.

Copies are made of cells of the published sets: turned by a right angle, mirrored or not, and saved
anew as JPEG, as files from which the whole way of a cell into the library starts again.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from leukoview.engine.case import Box, Pixels
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset, Sample, published
from leukoview.engine.library.looks import LOOK, alike, look_of, thumbnails, turned, units
from leukoview.engine.slide import open_slide

ROOT = Path(__file__).resolve().parents[1]
SIZES = ((500, 2_500), (500, 10_000), (10_000, 0))
"""New cells, and cells that are there."""
COPIED = 150
QUALITY = 85


def main() -> int:
    """Print the times, and with the image sets at hand what is found of planted copies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    arguments = parser.parse_args()
    chance = np.random.default_rng(20261124)
    for new, known in SIZES:
        looks = [chance.bytes(2 * LOOK) for _ in range(new + known)]
        start = time.perf_counter()
        alike(looks[:new], looks[new:])
        print(f"{new} new against {known} known: {time.perf_counter() - start:.1f} s", flush=True)
    if not (arguments.shared / "data").is_dir():
        print(f"The image sets are not there: {arguments.shared}", file=sys.stderr)
        return 0
    _planted(arguments.shared / "data", chance)
    return 0


def _planted(sets: Path, chance: np.random.Generator) -> None:
    samples = [s for s in published(sets).samples if s.typical]
    chosen = [samples[place] for place in chance.permutation(len(samples))[:COPIED]]
    with TemporaryDirectory() as folder:
        copies = [_copy(one, Path(folder) / f"{n}.jpg", n % 8) for n, one in enumerate(chosen)]
        both = (*chosen, *copies)
        crops = Dataset("", both).crops(CropRecipe())
        looks = [look_of(crop, _whole(one)) for crop, one in zip(crops, both, strict=True)]
    pairs = alike(looks[COPIED:], looks[:COPIED])
    right = {(n, n + COPIED) for n in range(COPIED)}
    found = len(right & set(pairs))
    print(f"planted copies found: {found} of {COPIED}; other pairs: {len(set(pairs) - right)}")
    print(f"most alike of two whole images in different groups: {_most_alike(samples):.3f}")


def _most_alike(samples: Sequence[Sample]) -> float:
    """The highest correlation of small pictures of images that show different cells."""
    small = thumbnails([look_of(_whole(one), _whole(one))[:LOOK] for one in samples])
    plain, groups = units(small), np.array([one.group for one in samples])
    different = groups[:, None] != groups
    return max(float((plain @ units(turn).T)[different].max()) for turn in turned(small))


def _whole(one: Sample) -> Pixels:
    slide = open_slide(one.path)
    return slide.read(Box(0, 0, slide.width, slide.height))


def _copy(one: Sample, path: Path, turn: int) -> Sample:
    with Image.open(one.path) as image:
        pixels = np.rot90(np.asarray(image.convert("RGB")), turn % 4)
    mirrored = pixels[:, ::-1] if turn >= 4 else pixels
    Image.fromarray(mirrored).save(path, quality=QUALITY)
    return Sample(path, one.key, one.group, one.source)


if __name__ == "__main__":
    raise SystemExit(main())
