"""Make the bundle that reads practice smears, from drawn patients: models/practice.

    python -m benchmarks.train_practice [--patients 12] [--cells 20] [--seed 1]

Needs no image: the cells are drawn first. Seeds below 1 are never trained on.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from leukoview.engine.dataset import from_folders
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.practice.practice_set import CELLS, SetRecipe, write_practice_set
from leukoview.engine.training import TrainingRecipe, Workplace, train

ROOT = Path(__file__).resolve().parents[1]
RECIPE = TrainingRecipe(
    name="practice",
    title="Practice model (drawn cells only)",
    terms="MIT, as the program; no image of a person went into it.",
)


def main() -> int:
    """Draw, train, and print the model card."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--patients", type=int, default=12, help="drawn patients per class")
    parser.add_argument("--cells", type=int, default=20, help="cells per patient")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "practice")
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
        trained = train(dataset, arguments.out, RECIPE, embedder, Workplace(check_in=check_in))
    print((trained.bundle.folder / "MODEL_CARD.md").read_text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
