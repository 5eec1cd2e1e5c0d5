"""The table behind the default: backbones, layers, views and crops, judged in the same way.

Each row is judged by nested folds of patients and by leaving out one stain at a time: patients are
clustered by the colour of their images' borders, each cluster judged by models that saw none of it.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans

from leukoview.engine.backbone import registry
from leukoview.engine.backbone.export import export
from leukoview.engine.case import Pixels
from leukoview.engine.classify import FitPlan
from leukoview.engine.classify.support import Split
from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import Dataset, published
from leukoview.engine.embed import Features, choose_device, embed, open_embedder
from leukoview.engine.errors import MissingWeightsError
from leukoview.engine.evaluate import OutOfFold, apl_per_patient, controls, metrics, out_of_fold
from leukoview.engine.resources import home

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
HEADER = """\
| variant | APL AUC per patient | macro-F1 | coverage at 5 % error | ECE | stain out: AUC | F1 |
|---|---|---|---|---|---|---|"""
STAINS = 5
"""Clusters of patients by border colour."""
AS_SHIPPED = CropRecipe()


@dataclass(frozen=True)
class Variant:
    """One row: which networks (their features side by side), which crop, how many components."""

    name: str
    backbones: tuple[str, ...] = (registry.DEFAULT,)
    crop: CropRecipe = AS_SHIPPED
    components: int = 128


VARIANTS = (
    Variant("as shipped"),
    Variant("EfficientNet-Lite1, seen once", ("efficientnet_lite1_middle",)),
    Variant("MobileNet-v2, middle", ("mobilenet_v2_middle",)),
    Variant("MobileNet-v2, middle, four views", ("mobilenet_v2_four",)),
    Variant("MobileNet-v2, last layer", ("mobilenet_v2",)),
    Variant("EfficientNet-Lite0, middle", ("efficientnet_lite0_middle",)),
    Variant("EfficientNet-Lite0, last layer", ("efficientnet_lite0",)),
    Variant("Lite1 beside MobileNet", ("efficientnet_lite1_four", "mobilenet_v2_four")),
    Variant("64 components", components=64),
    Variant("16 µm", crop=CropRecipe(microns=16)),
    Variant("26 µm", crop=CropRecipe(microns=26)),
    Variant("corners kept", crop=CropRecipe(vignette=False)),
    Variant("lamp's colour kept", crop=CropRecipe(balanced=False)),
)


def main() -> int:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--weights", type=Path, help="folder of published weight files")
    parser.add_argument("--only", nargs="*", help="names of rows")
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"The image sets are not there: {arguments.shared / 'data'}", file=sys.stderr)
        return NOTHING_TO_READ
    dataset = published(arguments.shared / "data")
    stains = stain_splits(dataset)
    print(HEADER)
    for variant in VARIANTS:
        if not arguments.only or variant.name in arguments.only:
            print(_row(variant, dataset, stains, arguments.weights), flush=True)
    return 0


def stain_splits(dataset: Dataset) -> list[Split]:
    """Folds that hold one cluster of border colours each; sets without patients are spread."""
    border = controls(dataset)["border only"]
    patients = np.array([sample.source == "apl" for sample in dataset.samples])
    names = np.unique(dataset.groups[patients])
    colours = np.stack([np.median(border[dataset.groups == name], axis=0) for name in names])
    found = KMeans(STAINS, n_init=20, random_state=0).fit_predict(colours)
    fold = dict(zip(names, found, strict=True))
    others = np.unique(dataset.groups[~patients])
    fold |= {name: n % STAINS for n, name in enumerate(others)}
    place = np.array([fold[name] for name in dataset.groups])
    return [(np.flatnonzero(place != one), np.flatnonzero(place == one)) for one in range(STAINS)]


def _row(variant: Variant, dataset: Dataset, stains: Sequence[Split], weights: Path | None) -> str:
    crops = dataset.crops(variant.crop)
    features = np.concatenate(
        [_features(name, crops, weights) for name in variant.backbones], axis=1
    )
    rows = dataset.rows(features)
    plan = FitPlan(components=variant.components)
    nested = out_of_fold(rows, dataset.classes, plan)
    left_out = out_of_fold(rows, dataset.classes, plan, splits=stains)
    cells = [variant.name, *_numbers(dataset, nested), *_numbers(dataset, left_out)[:2]]
    return f"| {' | '.join(cells)} |"


def _numbers(dataset: Dataset, found: OutOfFold) -> list[str]:
    p, codes = found.probabilities, dataset.codes
    apl = apl_per_patient(dataset, found, seed=0)
    return [
        f"{apl.auc.value:.3f} ({apl.auc.low:.3f}–{apl.auc.high:.3f})" if apl else "—",
        f"{metrics.macro_f1(p, codes):.3f}",
        f"{metrics.coverage_at(p, codes, 0.05):.3f}",
        f"{metrics.calibration_error(p, codes):.3f}",
    ]


def _features(name: str, crops: Pixels, weights: Path | None) -> Features:
    """The backbone's features; built into the user's own folder when it does not ship."""
    backbone = registry.named(name)
    try:
        registry.runtime_file(name)
    except MissingWeightsError:
        file = weights / backbone.source.file if weights else None
        export(backbone, home() / registry.FOLDER, file)
    return embed(crops, open_embedder(name, choose_device("cpu")))


if __name__ == "__main__":
    sys.exit(main())
