"""Make the bundle that ships, from the published image sets: models/acute-leukemia."""

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from leukoview.engine.dataset import published
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.training import TrainingRecipe, train

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3


def main() -> int:
    """Train, print the model card, and say where the bundle is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "acute-leukemia")
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    if not (arguments.shared / "data").is_dir():
        print(f"The image sets are not there: {arguments.shared / 'data'}", file=sys.stderr)
        return NOTHING_TO_READ
    recipe = TrainingRecipe()
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    with tqdm(disable=None) as bar:

        def check_in(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        trained = train(
            published(arguments.shared / "data"),
            arguments.out,
            recipe,
            embedder,
            cache=arguments.cache,
            check_in=check_in,
        )
    print((trained.bundle.folder / "MODEL_CARD.md").read_text())
    return 0


if __name__ == "__main__":
    sys.exit(main())
