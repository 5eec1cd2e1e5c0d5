"""Every cell of a data set as training sees it; only cells that are new are opened and embedded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
import numpy as np

from leukoview.engine.case import Box, Pixels, Scale, ScaleSource
from leukoview.engine.crop import CropRecipe, crop
from leukoview.engine.dataset import Dataset, Sample
from leukoview.engine.detect import central_cell
from leukoview.engine.embed import Embedder, Features
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.evaluate.controls import BORDER, WHOLE, image_colours
from leukoview.engine.evaluate.duplicates import SIDE, thumbnail
from leukoview.engine.progress import CheckIn, unwatched
from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import Kind, Sight, common_scales, kind_of
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.training.features import Crop, rows_of
from leukoview.engine.training.kept import Kept

DETECTOR = 1
"""Raised whenever detection, cropping or estimating scales shows another crop of the same image;
a test holds a drawn cell against this number."""


@dataclass(frozen=True, eq=False)
class Looks:
    """A data set as training sees it, row by row.

    `images` are the SHA-256 of the files; `thumbnails` (n × 24 × 24 × 3) stand for the crops.
    """

    images: tuple[str, ...]
    thumbnails: Pixels
    features: Features
    controls: dict[str, Features]


class SeenImage(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a file without opening it again.

    `colours` are 12 float32, `thumbnail` the 24 × 24 × 3 pixels that stand for the whole image.
    """

    camera: str
    width: int
    height: int
    microns_per_pixel: float | None
    colours: bytes
    thumbnail: bytes

    @property
    def kind(self) -> Kind:
        return self.camera, self.width, self.height


def looks_of(
    dataset: Dataset,
    recipe: CropRecipe,
    embedder: Embedder,
    network: str,
    *,
    kept: Kept,
    check_in: CheckIn = unwatched,
) -> Looks:
    """Crop and embed every sample, as far as that was not done before.

    A crop is known by its file's SHA-256, the µm per pixel used, the recipe and `DETECTOR`; a
    feature row by the crop's pixels and `network`, which names the backbone and its weights. So
    samples whose common scale moved are cropped anew, and only those. `check_in` counts samples.

    Raises:
        UnreadableImageError: An image of the data set cannot be opened.
        Cancelled: A check-in asked to stop; what was computed stays kept.
    """
    images, seen = seen_images(dataset, kept, check_in)
    scales = _scales(dataset, images, seen, kept)
    crops = [
        Crop(_key("crop", image, repr(scale.microns_per_pixel), recipe), cut)
        for image, scale, cut in (
            (image, scale, partial(_cropped, sample.path, scale, recipe))
            for sample, image, scale in zip(dataset.samples, images, scales, strict=True)
        )
    ]
    thumbnails, features = rows_of(crops, embedder, network, kept, check_in)
    for image in set(images):
        kept.keep(_key("done", image, network, recipe), b"")
    colours = np.stack([np.frombuffer(one.colours, np.float32) for one in seen])
    controls = {BORDER: colours[:, :6], WHOLE: colours[:, 6:]}
    return Looks(images, thumbnails, features, controls)


def seen_images(
    dataset: Dataset, kept: Kept, check_in: CheckIn = unwatched
) -> tuple[tuple[str, ...], tuple[SeenImage, ...]]:
    """The SHA-256 of every file, and what is known of it; new files are opened once.

    Raises:
        UnreadableImageError: An image of the data set cannot be opened.
    """
    images, seen = [], []
    for done, sample in enumerate(dataset.samples):
        check_in(done, len(dataset.samples))
        images.append(image_digest(sample.path))
        seen.append(_image(sample.path, images[-1], kept))
    return tuple(images), tuple(seen)


def new_cells(images: Sequence[str], recipe: CropRecipe, network: str, kept: Kept) -> int:
    """How many of the images were never cropped so and embedded by this network."""
    return sum(kept.of(_key("done", image, network, recipe)) is None for image in set(images))


def whole_thumbnails(seen: Sequence[SeenImage]) -> Pixels:
    """The thumbnails of whole images (n × 24 × 24 × 3)."""
    rows = [np.frombuffer(one.thumbnail, np.uint8) for one in seen]
    return np.stack(rows).reshape(-1, SIDE, SIDE, 3)


def image_digest(path: Path) -> str:
    """The SHA-256 of an image's file.

    Raises:
        UnreadableImageError: It is not there, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as failure:
        raise UnreadableImageError(f"“{path}” cannot be read.") from failure


def _key(what: str, *on: object) -> bytes:
    return msgspec.json.encode([what, DETECTOR, *on])


def _image(path: Path, image: str, kept: Kept) -> SeenImage:
    key = _key("image", image)
    known = kept.of(key)
    if known is None:
        slide = open_slide(path)
        camera, width, height = kind_of(slide)
        pixels = _whole(slide)
        colours = np.concatenate(image_colours(pixels)).astype(np.float32).tobytes()
        small = thumbnail(pixels).tobytes()
        one = SeenImage(camera, width, height, slide.microns_per_pixel, colours, small)
        kept.keep(key, known := msgspec.msgpack.encode(one))
    return msgspec.msgpack.decode(known, type=SeenImage)


def _whole(slide: Slide) -> Pixels:
    return slide.read(Box(0, 0, slide.width, slide.height), len(slide.downsamples) - 1)


def _scales(
    dataset: Dataset, images: Sequence[str], seen: Sequence[SeenImage], kept: Kept
) -> list[Scale]:
    """The scale of every sample, exactly as `Dataset.crops` finds it."""
    estimate = {
        sample.path: partial(_estimate, sample.path, image, kept)
        for sample, image in zip(dataset.samples, images, strict=True)
    }
    sights = {
        sample.path: Sight(one.kind, one.microns_per_pixel is not None, estimate[sample.path])
        for sample, one in zip(dataset.samples, seen, strict=True)
    }
    common = {
        (source, kind): scale
        for source, paths in dataset.unscaled().items()
        for kind, scale in common_scales(paths, sight=sights.__getitem__).items()
    }
    return [
        _scale(sample, one) or common.get((sample.source, one.kind)) or estimate[sample.path]()
        for sample, one in zip(dataset.samples, seen, strict=True)
    ]


def _scale(sample: Sample, image: SeenImage) -> Scale | None:
    if sample.microns_per_pixel is not None:
        return Scale(sample.microns_per_pixel, ScaleSource.GIVEN)
    if image.microns_per_pixel is not None:
        return Scale(image.microns_per_pixel, ScaleSource.METADATA)
    return None


def _estimate(path: Path, image: str, kept: Kept) -> Scale:
    key = _key("scale", image)
    known = kept.of(key)
    if known is None:
        kept.keep(key, known := msgspec.msgpack.encode(estimate_scale(open_slide(path))))
    return msgspec.msgpack.decode(known, type=Scale)


def _cropped(path: Path, scale: Scale, recipe: CropRecipe) -> Pixels:
    slide = open_slide(path)
    return crop(slide, central_cell(slide, scale), scale, recipe)
