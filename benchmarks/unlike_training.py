"""How well a bundle tells what it was not trained on: AUROC per kind of stranger, and flag rates.

Familiar are the training sets' own cells, judged by models of other patients (the rate is in the
scorecard); strangers are made from them (blur, colour), cut from smears (red cells, platelets,
other cameras) or are photographs.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy import ndimage
from skimage import color, data

from leukoview.engine import bundle as bundles
from leukoview.engine.bundle import Bundle
from leukoview.engine.case import Box, Cell, CellId, Pixels, Scale, ScaleSource
from leukoview.engine.classify import Numbers
from leukoview.engine.classify.novelty import held_out_distances
from leukoview.engine.crop import crop
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Embedder, choose_device, embed, open_embedder
from leukoview.engine.evaluate.metrics import area
from leukoview.engine.resources import shipped
from leukoview.engine.scale import estimate_scale
from leukoview.engine.slide import ArraySlide, Slide, open_slide
from leukoview.engine.training.features import features_of

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
EACH = 100
"""Strangers of each kind."""
MASKED = {
    "tecom": "masks, another stain (Tecom)",
    "cellavision": "masks, the training sets' make and stain",
}
"""Where the masked cells come from; only the first are strangers."""
PHOTOGRAPHS = (
    "astronaut",
    "coffee",
    "cat",
    "rocket",
    "brick",
    "grass",
    "gravel",
    "camera",
    "coins",
)


def main() -> int:
    """Print the table of docs/engine.md, one line per kind of stranger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--bundle", type=Path, default=shipped("models") / "acute-leukemia")
    parser.add_argument("--cache", type=Path, help="folder of features that training kept")
    arguments = parser.parse_args()
    sets = arguments.shared / "data"
    if not sets.is_dir():
        print(f"The image sets are not there: {sets}", file=sys.stderr)
        return NOTHING_TO_READ
    bundle = bundles.load(arguments.bundle)
    embedder = open_embedder(bundle.manifest.backbone, choose_device("cpu"))
    familiar = _familiar(published(sets), bundle, embedder, arguments.cache)
    limit = bundle.manifest.thresholds.distance
    print(f"familiar: {(familiar > limit).mean():.1%} of {len(familiar)} held-out cells flagged")
    print("| strangers | AUROC | flagged |\n|---|---|---|", flush=True)
    for name, crops in _strangers(sets, bundle):
        distances = bundle.learned.familiar.distances(embed(crops, embedder))
        truths = np.repeat([False, True], [len(familiar), len(distances)])
        share = (distances > limit).mean()
        auroc = area(np.concatenate([familiar, distances]), truths)
        print(f"| {name} ({len(crops)}) | {auroc:.3f} | {share:.0%} |", flush=True)
    return 0


def _familiar(dataset: Dataset, bundle: Bundle, embedder: Embedder, cache: Path | None) -> Numbers:
    """Distances of typical cells to cells of other patients."""
    network = f"{bundle.manifest.backbone} {bundle.manifest.backbone_sha256}"
    crops = dataset.crops(bundle.manifest.crop)
    features = features_of(crops, embedder, network, cache=cache)
    typical = np.flatnonzero(dataset.typical)
    rows = dataset.rows(features).of(typical)
    plan = bundle.manifest.fit
    return held_out_distances(rows.features, rows.split(plan.folds, plan.seed), plan.seed)


def _strangers(sets: Path, bundle: Bundle) -> Iterator[tuple[str, Pixels]]:
    for kind in ("rbc", "platelets", "wbc"):
        found = [_cropped(slide, cell, bundle) for slide, cell in _boxed(sets / "smears", kind)]
        yield f"smears: {kind}", np.stack(found)
    for source, name in MASKED.items():
        slides = [
            open_slide(path) for path in sorted((sets / "masks" / "images").glob(f"{source}*"))
        ]
        yield name, np.stack([_middle(slide, bundle) for slide in slides[:EACH]])
    for name, changed in _changed(sets):
        yield name, np.stack([_middle(slide, bundle) for slide in changed])
    yield "photographs", np.stack([_middle(slide, bundle) for slide in _photographs()])


def _boxed(folder: Path, kind: str) -> Iterator[tuple[Slide, Cell]]:
    with (folder / "boxes.csv").open(newline="") as file:
        lines = [line for line in csv.DictReader(file) if line["kind"].startswith(kind[:8])]
    step = max(1, len(lines) // EACH)
    for line in lines[::step][:EACH]:
        left, top, right, bottom = (int(float(line[key])) for key in ("x0", "y0", "x1", "y1"))
        box = Box(left, top, max(1, right - left), max(1, bottom - top))
        yield open_slide(folder / line["image"]), Cell(CellId(0), box)


def _changed(sets: Path) -> Iterator[tuple[str, list[ArraySlide]]]:
    paths = sorted((sets / "apl" / "images").iterdir())
    slides = [open_slide(path) for path in paths[:: len(paths) // EACH][:EACH]]
    pictures = [slide.read(Box(0, 0, slide.width, slide.height)) for slide in slides]
    for sigma in (2.0, 3.0, 5.0):
        blurred = [ndimage.gaussian_filter(one, (sigma, sigma, 0)) for one in pictures]
        yield f"blur {sigma:g} px", [ArraySlide(one) for one in blurred]
    for turn in (0.1, 0.25, 0.5):
        yield f"hue +{turn:g}", [ArraySlide(_hue(one, turn)) for one in pictures]
    yield "red and blue swapped", [ArraySlide(one[..., ::-1].copy()) for one in pictures]
    yield "grey", [ArraySlide(_grey(one)) for one in pictures]
    yield "negative", [ArraySlide(255 - one) for one in pictures]


def _hue(pixels: Pixels, turn: float) -> Pixels:
    parts = color.rgb2hsv(pixels)
    parts[..., 0] = (parts[..., 0] + turn) % 1
    turned: Pixels = (color.hsv2rgb(parts) * 255).astype(np.uint8)
    return turned


def _grey(pixels: Pixels) -> Pixels:
    return np.repeat(pixels.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8)


def _photographs() -> Iterator[ArraySlide]:
    rng = np.random.default_rng(0)
    for name in PHOTOGRAPHS:
        picture = getattr(data, name)()
        picture = picture if picture.ndim == 3 else np.repeat(picture[..., None], 3, axis=2)
        for _ in range(10):
            x = rng.integers(0, max(1, picture.shape[1] - 300))
            y = rng.integers(0, max(1, picture.shape[0] - 300))
            yield ArraySlide(np.ascontiguousarray(picture[y : y + 300, x : x + 300, :3]))


def _middle(slide: Slide, bundle: Bundle) -> Pixels:
    scale = estimate_scale(slide)
    return crop(slide, central_cell(slide, scale), scale, bundle.manifest.crop)


def _cropped(slide: Slide, cell: Cell, bundle: Bundle) -> Pixels:
    microns = slide.microns_per_pixel or 0.075
    return crop(slide, cell, Scale(microns, ScaleSource.GIVEN), bundle.manifest.crop)


if __name__ == "__main__":
    sys.exit(main())
