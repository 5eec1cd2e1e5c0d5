"""Labelled cells to learn from and to be judged on."""

from leukoview.engine.dataset.published import from_path, published
from leukoview.engine.dataset.samples import (
    Dataset,
    Sample,
    checked,
    from_csv,
    from_folders,
)

__all__ = [
    "Dataset",
    "Sample",
    "checked",
    "from_csv",
    "from_folders",
    "from_path",
    "published",
]
