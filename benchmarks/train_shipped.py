"""Make the bundle that ships, from the published image sets: models/acute-leukemia.

    python -m benchmarks.train_shipped [--twice]

`--twice` trains a second time into a folder that is thrown away, and compares the bytes.
"""

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

from tqdm import tqdm

from leukoview.engine.dataset import published
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.training import Trained, TrainingRecipe, Workplace, train

ROOT = Path(__file__).resolve().parents[1]
NOTHING_TO_READ = 3
REPEATED = ("classifier.skops", "scorecard.json", "golden.npz", "MODEL_CARD.md", "held_out.npz")
"""What has to be the same bytes; the manifest carries the day."""


def main() -> int:
    """Train, print the model card; with --twice say whether the second bundle is the first."""
    arguments = _arguments()
    sets = arguments.shared / "data"
    if not sets.is_dir():
        print(f"The image sets are not there: {sets}", file=sys.stderr)
        return NOTHING_TO_READ
    first = _trained(sets, arguments.out, arguments.cache).bundle.folder
    print((first / "MODEL_CARD.md").read_text())
    if not arguments.twice:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        again = _trained(sets, Path(folder) / first.name, arguments.cache).bundle.folder
        same = [compared(name, first, again) for name in REPEATED]
    return 0 if all(same) else 1


def _trained(sets: Path, out: Path, cache: Path | None) -> Trained:
    recipe = TrainingRecipe()
    embedder = open_embedder(recipe.backbone, choose_device("cpu"))
    with tqdm(disable=None) as bar:

        def check_in(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        return train(published(sets), out, recipe, embedder, Workplace(cache, check_in=check_in))


def compared(name: str, first: Path, again: Path) -> bool:
    """Whether a file of two bundles is the same bytes; says so."""
    digests = [
        hashlib.sha256((folder / name).read_bytes()).hexdigest() for folder in (first, again)
    ]
    same = digests[0] == digests[1]
    print(f"{'same bytes' if same else 'DIFFERENT'}: {name} {' '.join(dict.fromkeys(digests))}")
    return same


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "acute-leukemia")
    parser.add_argument("--cache", type=Path, help="folder that keeps features")
    parser.add_argument("--twice", action="store_true", help="train again and compare the bytes")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
