"""What fine-tuning the last block gains on a small laboratory's cells, on folds of unseen patients.

    python -m benchmarks.fine_tuning --shared S [--cache FOLDER] [--epochs 5] [--rate 0.001]

172 crops of 32 patients of the APL set in three classes are judged by a quick training, with and
without it. There is no target: the scorecard says what it gained here, with its interval.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import process_time

from benchmarks.laboratory_cells import laid_out
from benchmarks.measuring import NOTHING_TO_MEASURE, ROOT
from leukoview.engine.dataset import from_folders
from leukoview.engine.embed import choose_device, open_embedder
from leukoview.engine.training import (
    Thoroughness,
    TrainingRecipe,
    TuningPlan,
    Workplace,
    evaluate,
)

PATIENTS, CELLS = 15, 4


def main() -> int:
    """Judge, and print what was gained."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, help="folder that keeps crops and activations")
    parser.add_argument("--epochs", type=int, default=TuningPlan().epochs)
    parser.add_argument("--rate", type=float, default=TuningPlan().rate)
    wanted = parser.parse_args()
    apl = wanted.shared / "data" / "apl"
    if not apl.is_dir():
        print(f"There is nothing to measure on: the APL set is not in {apl}.")
        return NOTHING_TO_MEASURE
    plan = TuningPlan(epochs=wanted.epochs, rate=wanted.rate)
    recipe = TrainingRecipe(thoroughness=Thoroughness.QUICK, tuning=plan)
    device = choose_device()
    with tempfile.TemporaryDirectory() as folder:
        cells = laid_out(apl, Path(folder) / "cells", PATIENTS, CELLS)
        began = process_time()
        embedder = open_embedder(recipe.backbone, device)
        work = Workplace(wanted.cache)
        scorecard, _found = evaluate(from_folders(cells), recipe, embedder, work)
    print(f"{scorecard.cells} cells of {scorecard.groups} patients, {plan}, on {device.name}")
    print(scorecard.notes[-1])
    print(f"{process_time() - began:.0f} s of processor time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
