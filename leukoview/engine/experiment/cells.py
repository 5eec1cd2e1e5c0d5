"""The crops a study looks at, cut once as a reading would cut them, and kept."""

import hashlib
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from leukoview.engine.case import Pixels
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import views_of
from leukoview.engine.errors import OutputError, TrainingDataError
from leukoview.engine.output import write_whole
from leukoview.engine.progress import CheckIn

SIDE = 299
"""Pixels; the largest input among the networks."""


def crops_of(dataset: Dataset, cache: Path, check_in: CheckIn) -> Pixels:
    """Every sample as SIDE × SIDE pixels, from the cache where all its files are as they were."""
    recipe = CropRecipe(pixels=SIDE)
    key = hashlib.sha256(repr(recipe).encode())
    for sample in dataset.samples:
        key.update(_content(sample.path))
        key.update(repr(sample.microns_per_pixel).encode())
    place = cache / f"crops-{key.hexdigest()[:16]}.npy"
    if place.is_file():
        kept: Pixels = np.load(place, allow_pickle=False)
        return kept
    crops = dataset.crops(recipe, check_in)
    save_array(place, crops)
    return crops


def copies_of(crops: Pixels, copies: int) -> list[Pixels]:
    """The crops as they are, then turned by 90°, 180° and 270°; eight copies are mirrored too.

    Each n × s × s × 3.
    """
    eight = list(views_of(crops, 8))
    plain, mirrored = eight[::2], eight[1::2]
    return [*plain, *mirrored][:copies]


def resized(crops: Pixels, side: int) -> Pixels:
    """The crops at another side in pixels."""
    if crops.shape[1] == side:
        return np.ascontiguousarray(crops)
    return np.stack(
        [
            np.asarray(Image.fromarray(crop).resize((side, side), Image.Resampling.BICUBIC))
            for crop in np.ascontiguousarray(crops)
        ]
    )


def save_array(place: Path, array: np.ndarray[tuple[int, ...], np.dtype[np.generic]]) -> None:
    """Keep an array, whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    content = BytesIO()
    np.save(content, array)
    write_whole(folder_made(place.parent) / place.name, content.getvalue())


def folder_made(folder: Path) -> Path:
    """The folder, made if it was not there.

    Raises:
        OutputError: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        reason = failure.strerror or "the system refused"
        raise OutputError(f"“{folder}” cannot be made: {reason}.") from failure
    return folder


def _content(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError as failure:
        raise TrainingDataError(f"“{path}” cannot be read.") from failure
