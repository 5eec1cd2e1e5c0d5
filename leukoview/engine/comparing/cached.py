"""Comparing with features from the cache that training keeps."""

from collections.abc import Callable

from leukoview.engine.bundle import Bundle
from leukoview.engine.comparing.compare import Comparison, compare
from leukoview.engine.dataset import Dataset
from leukoview.engine.embed import Embedder, Features
from leukoview.engine.training import TrainingRecipe, Workplace, prepare
from leukoview.engine.training.looks import image_digest

OpenEmbedder = Callable[[str], Embedder]
"""Opens a backbone by its name; asked only where cells have to be read now."""


def compared(
    candidate: Bundle,
    active: Bundle,
    dataset: Dataset,
    open_embedder: OpenEmbedder,
    work: Workplace,
) -> Comparison:
    """A candidate beside the active bundle on a data set of labelled cells.

    Cells that have to be read are cropped and embedded as each bundle's own recipe asks, unless
    the cache knows them.

    Raises:
        UnreadableImageError: An image cannot be opened.
        MissingWeightsError: A network is not on this computer.
        Cancelled: A check-in asked to stop.
    """

    def features_of(bundle: Bundle, some: Dataset) -> Features:
        manifest = bundle.manifest
        recipe = TrainingRecipe(backbone=manifest.backbone, crop=manifest.crop)
        return prepare(some, recipe, open_embedder(manifest.backbone), work).features

    images = tuple(image_digest(sample.path) for sample in dataset.samples)
    return compare(candidate, active, dataset, images, features_of, check_in=work.check_in)
