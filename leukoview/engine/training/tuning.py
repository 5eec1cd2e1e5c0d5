"""Fine-tuning without a leak: the last block is taught anew from every fold's own patients.

Inside a fold the support vectors are chosen and calibrated by inner folds of patients, and the
block that shows them an inner fold's cells has not seen those patients either. So a fold takes as
many blocks as there are inner folds, and one more for its machine.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from threadpoolctl import threadpool_limits
from torch import nn

from leukoview.engine.classify import FitPlan, Rows, learn
from leukoview.engine.embed import Features
from leukoview.engine.evaluate.teaching import Taught, Teaching
from leukoview.engine.progress import CheckIn, part_of
from leukoview.engine.taxonomy import ClassKey
from leukoview.engine.training.last_block import LastBlock, Lesson
from leukoview.engine.training.recipe import TuningPlan


def fine_tuning(backbone: LastBlock, tuning: TuningPlan) -> Teaching:
    """The way of teaching by which the backbone's last block learns with the support vectors.

    Its rows are the kept ones that `backbone` gives.
    """
    return Teaching(f"fine-tuned {tuning}", partial(_teach, backbone, tuning))


def _teach(
    backbone: LastBlock,
    tuning: TuningPlan,
    rows: Rows,
    classes: Sequence[ClassKey],
    plan: FitPlan,
    check_in: CheckIn,
) -> Taught:
    """A block for each inner fold, one for all rows, and what `learn` makes of both."""
    rows_of_blocks = [*(train for train, _ in rows.split(plan.folds, plan.seed)), None]
    parts = len(rows_of_blocks) + 1
    seen = []
    with threadpool_limits(1):
        for number, some in enumerate(rows_of_blocks):
            own = rows if some is None else rows.of(some)
            watched = part_of(check_in, number, parts)
            block = _block(backbone, tuning, own, part_of(watched, 0, 2))
            features = backbone.features(block, rows.features, part_of(watched, 1, 2))
            seen.append(replace(rows, features=features))
    *inner, whole = seen
    learned = learn(whole, classes, plan, part_of(check_in, parts - 1, parts), inner=inner)
    return Taught(learned, partial(_sees, backbone, block), partial(backbone.weights_with, block))


def _block(backbone: LastBlock, tuning: TuningPlan, rows: Rows, check_in: CheckIn) -> nn.Module:
    return backbone.taught(Lesson(rows.features, rows.codes, rows.weights), tuning, check_in)


def _sees(backbone: LastBlock, block: nn.Module, kept: Features, check_in: CheckIn) -> Features:
    """One thread computes, as in teaching: the last digits depend on how sums are divided."""
    with threadpool_limits(1):
        return backbone.features(block, kept, check_in)
