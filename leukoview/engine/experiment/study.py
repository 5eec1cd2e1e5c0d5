"""Running a study: every attempt, on both tasks, by the paper's protocol and the honest one."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np

from leukoview.engine.case import Pixels
from leukoview.engine.classify.support import Codes, Split
from leukoview.engine.cluster import ALONE, Workers
from leukoview.engine.dataset import Dataset
from leukoview.engine.errors import MissingWeightsError
from leukoview.engine.evaluate.duplicates import across_groups
from leukoview.engine.evaluate.metrics import class_scores, with_interval
from leukoview.engine.experiment.attempts import Attempt, Material, attempts
from leukoview.engine.experiment.cells import crops_of
from leukoview.engine.experiment.ledger import Ledger
from leukoview.engine.experiment.networks import RANDOM, Network, networks
from leukoview.engine.experiment.protocols import Protocol, honest_folds, protocols
from leukoview.engine.experiment.recipe import PAPER_EPOCHS, ExperimentRecipe
from leukoview.engine.experiment.results import Outcome, Run, Study, TaskSize
from leukoview.engine.experiment.tasks import Task, asked
from leukoview.engine.experiment.workers import Answers, Fold, at_work
from leukoview.engine.progress import CheckIn, Tell, unheard, unwatched
from leukoview.engine.slide import open_slide


@dataclass(frozen=True, eq=False)
class Judgement:
    """One attempt on one task by one protocol."""

    attempt: Attempt
    task: Task
    protocol: Protocol

    @property
    def run(self) -> Run:
        """Its place in the tables."""
        one = self.attempt
        return Run(
            self.task.name, one.technique, one.network, one.variant, one.rate, self.protocol.name
        )


def run_study(
    dataset: Dataset,
    recipe: ExperimentRecipe,
    *,
    cache: Path,
    workers: Workers = ALONE,
    check_in: CheckIn = unwatched,
    tell: Tell = unheard,
) -> Study:
    """Repeat the paper on a data set; `tell` hears a sentence before every long part.

    Features are made in this process, folds are answered by `workers`.

    Crops, features and every fold's answer lie in `cache` as soon as they are made: a study that
    was cancelled or killed goes on from there.

    Raises:
        TrainingDataError: Neither task can be asked of the data set.
        MissingWeightsError: A network is unknown, or no technique is left that could be tried.
        ClusterError: The workers' cluster cannot be reached, or stopped answering.
        Cancelled: A check-in asked to stop.
    """
    tasks, left_out = asked(dataset, recipe.tasks)
    found, missing = networks(
        recipe.networks, random_weights=recipe.random_weights, seed=recipe.seed
    )
    tell(f"Cropping {len(dataset.samples)} cells")
    crops = crops_of(dataset, cache, check_in)
    material = Material(crops, recipe, cache)
    judgements = _judgements(tasks, tuple(attempts(found, recipe, material)), recipe)
    if not judgements:
        raise MissingWeightsError(
            " ".join(["No technique is left to try.", *missing]),
            remedy="Add weights with “leukoview models add”, or ask for --random-weights.",
        )
    judge = _Judge(Ledger(cache), recipe, material, judgements)
    with at_work(workers) as answers:
        judge.prepare(found, check_in, tell)
        judge.answer_all(answers, check_in, tell)
    return Study(
        dataset=dataset.name,
        recipe=recipe,
        tasks=tuple(_size(task, recipe) for task in tasks),
        weights={network.name: network.weights for network in found},
        titles={network.name: network.title for network in found},
        outcomes=judge.outcomes(),
        complexities=tuple(material.cost(network) for network in found),
        notes=(
            *_cautions(dataset, recipe, found),
            *_twins(dataset, crops),
            *left_out,
            *missing,
        ),
    )


class _Judge:
    """The judgements of one study, with the ledger that remembers what they found."""

    def __init__(
        self,
        ledger: Ledger,
        recipe: ExperimentRecipe,
        material: Material,
        judgements: Sequence[Judgement],
    ) -> None:
        self._ledger = ledger
        self._recipe = recipe
        self._material = material
        self._judgements = judgements

    def prepare(self, found: Sequence[Network], check_in: CheckIn, tell: Tell) -> None:
        """Make the features of every network and recipe that still has a fold to answer."""
        open_ones = [one for one in self._judgements if not self._finished(one)]
        waiting = {one.attempt.network for one in open_ones}
        for network in found:
            if network.name in waiting:
                tell(f"{network.title}: features ({network.weights})")
                self._material.prepare(network, check_in)
        if any(one.attempt.technique == "older" for one in open_ones):
            tell("Hand-made features of the older recipes")
            self._material.measured(check_in)

    def answer_all(self, answers: Answers, check_in: CheckIn, tell: Tell) -> None:
        """Have every open fold answered and keep it at once; checks in after each."""
        total = sum(len(one.protocol.splits) for one in self._judgements)
        waiting = [
            (one, split)
            for one in self._judgements
            for split in one.protocol.splits
            if not self._ledger.knows(self._key(one, split))
        ]
        tell(f"{total} folds, {total - len(waiting)} of them finished before")
        done = total - len(waiting)
        for _, group in groupby(waiting, lambda asked: asked[0].attempt.pool.name):
            own = list(group)
            with answers(own[0][0].attempt.pool.flat(), self._folds(own)) as answered:
                check_in(done, total)
                for number, said in answered:
                    self._ledger.keep(self._key(*own[number]), said)
                    done += 1
                    check_in(done, total)

    def outcomes(self) -> tuple[Outcome, ...]:
        """Every judgement's outcome, from the answers of its folds."""
        return tuple(
            self._outcome(
                one,
                [self._ledger.remembered(self._key(one, split)) for split in one.protocol.splits],
            )
            for one in self._judgements
        )

    def _folds(self, asked: Sequence[tuple[Judgement, Split]]) -> list[Fold]:
        cells, copies = self._material.cells, self._recipe.copies
        return [one.attempt.fold(one.task, split, cells, copies) for one, split in asked]

    def _finished(self, judgement: Judgement) -> bool:
        splits = judgement.protocol.splits
        return all(self._ledger.knows(self._key(judgement, split)) for split in splits)

    def _key(self, judgement: Judgement, split: Split) -> bytes:
        """All that the answer depends on."""
        recipe, task = self._recipe, judgement.task
        settings = [recipe.epochs, recipe.batch, recipe.momentum, recipe.seed, recipe.copies]
        said = [judgement.run, judgement.attempt.source, self._material.digest, settings]
        arrays = (task.rows, task.codes, *split)
        return msgspec.json.encode(said) + b"".join(array.tobytes() for array in arrays)

    def _outcome(self, judgement: Judgement, said: Sequence[Codes]) -> Outcome:
        task, splits = judgement.task, judgement.protocol.splits
        judged = np.concatenate([test for _, test in splits]) % len(task.codes)
        truth, top = task.codes[judged], np.concatenate(said)
        classes = len(task.classes)
        met = np.bincount(truth * classes + top, minlength=classes**2).reshape(classes, classes)
        precision, recall, _ = class_scores(top, truth, classes)
        return Outcome(
            judgement.run,
            with_interval(
                lambda rows: float((truth[rows] == top[rows]).mean()),
                task.groups[judged],
                self._recipe.seed,
            ),
            float(precision.mean()),
            float(recall.mean()),
            tuple(tuple(int(cell) for cell in row) for row in met),
            len(judged),
            len(splits),
        )


def _judgements(
    tasks: Sequence[Task], tried: Sequence[Attempt], recipe: ExperimentRecipe
) -> tuple[Judgement, ...]:
    ways = {task.name: protocols(task, recipe.copies, recipe.folds, recipe.seed) for task in tasks}
    return tuple(
        Judgement(attempt, task, protocol)
        for attempt in tried
        for task in tasks
        for protocol in ways[task.name]
    )


def _size(task: Task, recipe: ExperimentRecipe) -> TaskSize:
    codes = range(len(task.classes))
    return TaskSize(
        task.name,
        task.classes,
        tuple(int((task.codes == code).sum()) for code in codes),
        tuple(task.patients(code) for code in codes),
        honest_folds(task, recipe.folds),
    )


def _cautions(
    dataset: Dataset, recipe: ExperimentRecipe, found: Sequence[Network]
) -> tuple[str, ...]:
    said = list(dataset.notes)
    if any(open_slide(sample.path).practice for sample in dataset.samples):
        said.append("PRACTICE cells, drawn by program: these figures say nothing about patients.")
    if not dataset.groups_known:
        said.append("Patients are not known: even the honest protocol is optimistic.")
    if any(network.weights == RANDOM for network in found):
        said.append(
            "Random initialisation was asked for: these networks have learned nothing from any "
            "image, and their figures say nothing about the paper's."
        )
    if recipe.epochs != PAPER_EPOCHS:
        said.append(f"Epochs were {recipe.epochs}; the paper had {PAPER_EPOCHS}.")
    return tuple(said)


def _twins(dataset: Dataset, crops: Pixels) -> tuple[str, ...]:
    pairs = len(across_groups(crops, dataset.groups))
    if not pairs:
        return ()
    return (f"{pairs} pairs of images of different patients show the same cell.",)
