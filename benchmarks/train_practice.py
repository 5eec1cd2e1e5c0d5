"""Make the bundle that reads practice smears, from drawn patients: models/practice.

    python -m benchmarks.train_practice [--patients 10] [--cells 16] [--seed 1] [--twice]

Needs no image: the cells are drawn first. Seeds below 1 are never trained on. `--twice` trains a
second time into a folder that is thrown away, and compares the bytes.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from benchmarks.train_shipped import REPEATED, compared
from leukoview.engine.classify import FitPlan
from leukoview.engine.dataset import from_folders
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.practice.practice_set import CELLS, SetRecipe, write_practice_set
from leukoview.engine.training import TrainingRecipe, Workplace, train

ROOT = Path(__file__).resolve().parents[1]
RECIPE = TrainingRecipe(
    name="practice",
    title="Practice model (drawn cells only)",
    backbone="mobilenet_v2_middle",
    fit=FitPlan(components=128),
    terms="MIT, as the program; no image of a person went into it.",
)


def main() -> int:
    """Draw, train, and print the model card."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--patients", type=int, default=10, help="drawn patients per class")
    parser.add_argument("--cells", type=int, default=16, help="cells per patient")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "practice")
    parser.add_argument("--twice", action="store_true", help="train again and compare the bytes")
    arguments = parser.parse_args()
    recipe = SetRecipe(
        seed=arguments.seed,
        patients=arguments.patients,
        cells=arguments.cells,
        fields=0,
        image_format="jpg",
    )
    embedder = open_embedder(RECIPE.backbone, choose_device("cpu"))
    with tempfile.TemporaryDirectory() as folder, tqdm(mininterval=10) as bar:

        def check_in(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.update(0)

        write_practice_set(Path(folder), recipe, check_in=check_in)
        dataset = replace(from_folders(Path(folder) / CELLS), name=f"practice seed {recipe.seed}")
        work = Workplace(check_in=check_in)
        first = train(dataset, arguments.out, RECIPE, embedder, work).bundle.folder
        print((first / "MODEL_CARD.md").read_text())
        if not arguments.twice:
            return 0
        again = train(dataset, Path(folder) / "again", RECIPE, embedder, work).bundle.folder
        same = [compared(name, first, again) for name in REPEATED]
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
