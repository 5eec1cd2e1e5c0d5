"""White cells by centre hit on whole fields, with nothing told about the scale.

The same fields are measured at half and double size, under colour casts, gamma, blur and JPEG, and
patches free of labelled white cells are searched for false hits. Boxes cut by the border of which
less than half a white cell is left are not judged; the cells found beyond the annotation are
listed, to be looked at.
"""

import io
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from csv import DictReader
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from benchmarks.measuring import Measured, image_sets, pixels_of, verdict
from leukoview.engine.case import Box
from leukoview.engine.detect import detect
from leukoview.engine.scale import estimate_scale
from leukoview.engine.slide import ArraySlide

RECALL_TARGET = 0.98
PRECISION_TARGET = 0.95
STABLE_RECALL = 0.95
STABLE_PRECISION = 0.90
SECONDS_TARGET = 0.15

HALF_A_CELL = 0.5
"""Share of a source's usual box that a box at the border must show to be judged."""

PATCHES_PER_FIELD = 12
PATCH_SHARE = 0.4

Pixels = NDArray[np.uint8]
Change = Callable[[Pixels], Pixels]


@dataclass
class Count:
    """Hits, misses and processor time of one condition."""

    hits: int = 0
    boxes: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the boxes that were hit."""
        return self.hits / max(1, self.boxes)

    @property
    def precision(self) -> float:
        """Share of the finds that hit a box."""
        return self.hits / max(1, self.hits + len(self.extra))


def main() -> int:
    """Measure every condition on both sources."""
    folder = image_sets(__doc__) / "smears"
    fields = dict(labelled(folder))
    figures: list[Measured] = []
    for source, paths in by_size(fields).items():
        judged, left_out = without_slivers({path: fields[path] for path in paths})
        print(f"{source}: {len(paths)} fields, {sum(map(len, judged.values()))} boxes judged")
        if left_out:
            print(f"  cut by the border and not judged: {', '.join(left_out)}")
        for name, change, factor in CONDITIONS:
            figures += figures_of(source, name, counted(judged, change, factor), factor)
        figures.append(false_hits(source, {path: fields[path] for path in paths}))
    return verdict(figures)


def figures_of(source: str, name: str, count: Count, factor: float) -> list[Measured]:
    """Recall and precision of one condition; finds beyond the annotation are printed."""
    recall, precision = STABLE_RECALL, STABLE_PRECISION
    if name in MAIN:
        recall, precision = RECALL_TARGET, PRECISION_TARGET
    if count.missed:
        print(f"  {name}: missed {', '.join(count.missed)}")
    if count.extra:
        print(f"  {name}: beyond the annotation {', '.join(count.extra)}")
    figures = [
        Measured(f"{source}, {name}: recall", recall, count.recall),
        Measured(f"{source}, {name}: precision", precision, count.precision),
    ]
    if factor == 1 and name in MAIN:
        median = float(np.median(count.seconds))
        figures.append(
            Measured(
                f"{source}, {name}: processor seconds a field", SECONDS_TARGET, median, at_most=True
            )
        )
    return figures


def counted(fields: dict[Path, list[Box]], change: Change, factor: float) -> Count:
    """Find the cells of every field and hold them against its boxes, each box hit once."""
    count = Count()
    for path, boxes in fields.items():
        slide = ArraySlide(change(pixels_of(path)))
        start = time.process_time()
        cells = detect(slide, estimate_scale(slide))
        count.seconds.append(time.process_time() - start)
        open_boxes = list(boxes)
        for cell in cells:
            x, y = (value / factor for value in cell.box.centre)
            hit = next((box for box in open_boxes if box.holds(x, y)), None)
            if hit is None:
                count.extra.append(f"{path.name} ({x:.0f}, {y:.0f})")
            else:
                open_boxes.remove(hit)
        count.hits += len(boxes) - len(open_boxes)
        count.boxes += len(boxes)
        count.missed += [f"{path.name} ({box.x}, {box.y})" for box in open_boxes]
    return count


def false_hits(source: str, fields: dict[Path, list[Box]]) -> Measured:
    """Hits on patches without a labelled white cell, each patch judged as a slide of its own."""
    random = np.random.default_rng(0)
    patches = hits = 0
    for path, boxes in fields.items():
        for box, patch in free_patches(pixels_of(path), boxes, random):
            slide = ArraySlide(patch)
            found = detect(slide, estimate_scale(slide))
            patches, hits = patches + 1, hits + len(found)
            for cell in found:
                x, y = cell.box.centre
                print(f"  patch of {path.name}: hit at ({box.x + x:.0f}, {box.y + y:.0f})")
    return Measured(f"{source}: hits on {patches} patches without a box", 0, hits, at_most=True)


def free_patches(
    pixels: Pixels, boxes: list[Box], random: np.random.Generator
) -> Iterator[tuple[Box, Pixels]]:
    """Random patches that touch no labelled white cell."""
    height, width = pixels.shape[:2]
    side = int(PATCH_SHARE * max(height, width))
    for _ in range(PATCHES_PER_FIELD):
        x, y = (int(random.integers(0, limit - side + 1)) for limit in (width, height))
        patch = Box(x, y, side, side)
        if not any(patch.overlap(box) for box in boxes):
            yield patch, pixels[y : patch.bottom, x : patch.right]


def labelled(folder: Path) -> Iterator[tuple[Path, list[Box]]]:
    """Every field with its boxes of white cells."""
    boxes: dict[str, list[Box]] = defaultdict(list)
    with (folder / "boxes.csv").open() as file:
        for row in DictReader(file):
            x0, y0, x1, y1 = (int(row[key]) for key in ("x0", "y0", "x1", "y1"))
            if row["kind"] == "wbc":
                boxes[row["image"]].append(Box(x0, y0, x1 - x0, y1 - y0))
    for path in sorted((folder / "images").iterdir()):
        yield path, boxes[f"images/{path.name}"]


def by_size(fields: dict[Path, list[Box]]) -> dict[str, list[Path]]:
    """The fields of every image size: here every source has its own."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in fields:
        with Image.open(path) as image:
            groups[f"{image.width}×{image.height}"].append(path)
    return groups


def without_slivers(fields: dict[Path, list[Box]]) -> tuple[dict[Path, list[Box]], list[str]]:
    """The boxes that show at least half a cell, and the names of those left out."""
    sides = [min(box.width, box.height) for boxes in fields.values() for box in boxes]
    least = HALF_A_CELL * float(np.median(sides))
    judged: dict[Path, list[Box]] = {}
    left_out: list[str] = []
    for path, boxes in fields.items():
        with Image.open(path) as image:
            slivers = [box for box in boxes if _sliver(box, image.size, least)]
        judged[path] = [box for box in boxes if box not in slivers]
        left_out += [f"{path.name} ({box.x}, {box.y})" for box in slivers]
    return judged, left_out


def _sliver(box: Box, size: tuple[int, int], least: float) -> bool:
    at_edge = box.x <= 1 or box.y <= 1 or box.right >= size[0] - 1 or box.bottom >= size[1] - 1
    return at_edge and min(box.width, box.height) < least


def resized(factor: float) -> Change:
    """The image at another size."""

    def change(pixels: Pixels) -> Pixels:
        height, width = pixels.shape[:2]
        size = (round(width * factor), round(height * factor))
        return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))

    return change


def cast(red: float, green: float, blue: float) -> Change:
    """The image under a lamp of another colour."""
    return lambda pixels: (pixels * np.array([red, green, blue])).astype(np.uint8)


def gamma(power: float) -> Change:
    """The image with another tone curve."""
    return lambda pixels: (255 * (pixels / 255) ** power).astype(np.uint8)


def blurred(spread: float) -> Change:
    """The image through a softer lens; spread in pixels."""
    return lambda pixels: ndimage.gaussian_filter(pixels, (spread, spread, 0))


def compressed(quality: int) -> Change:
    """The image after JPEG."""

    def change(pixels: Pixels) -> Pixels:
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=quality)
        return np.asarray(Image.open(file).convert("RGB"))

    return change


MAIN = ("as it is", "half size", "double size")
CONDITIONS: tuple[tuple[str, Change, float], ...] = (
    ("as it is", lambda pixels: pixels, 1),
    ("half size", resized(0.5), 0.5),
    ("double size", resized(2), 2),
    ("warm lamp", cast(1, 0.9, 0.7), 1),
    ("cold lamp", cast(0.75, 0.9, 1), 1),
    ("gamma 0.7", gamma(0.7), 1),
    ("gamma 1.4", gamma(1.4), 1),
    ("blur of 1.5 pixels", blurred(1.5), 1),
    ("JPEG quality 40", compressed(40), 1),
)


if __name__ == "__main__":
    sys.exit(main())
