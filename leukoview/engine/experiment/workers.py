"""Who answers a study's folds: the cores of this computer, or a Dask cluster; joblib hands out."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import torch
from joblib import Parallel, delayed, parallel_config
from threadpoolctl import threadpool_limits

from leukoview.engine.classify.support import Codes
from leukoview.engine.cluster import PATIENCE, Workers, faults_in_words, joined
from leukoview.engine.embed import Features

if TYPE_CHECKING:
    from distributed import Client

Learn = Callable[[Features, Codes, Features], Codes]
"""Rows to learn from, their classes, rows to judge: the classes these are given."""

AS_FINISHED = "generator_unordered"

AGAIN = "Every finished fold is kept: start it again, and give the same command."

IDLE = 60
"""Seconds a process waits for the next fold before it ends; also after its study was killed."""

_turn = Lock()
"""One fold at a time in a process, to which torch's dice and its number of threads belong."""


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """A technique, the rows of a pool it learns from with their classes, and those it judges."""

    learn: Learn
    train: Codes
    codes: Codes
    test: Codes


Answered = Iterator[tuple[int, Codes]]
"""The number of a fold and the classes it gave, in the order in which they are finished."""

Answers = Callable[[Features, Sequence[Fold]], AbstractContextManager[Answered]]
"""Hands out the folds of one pool of rows."""


@contextmanager
def at_work(workers: Workers) -> Iterator[Answers]:
    """Workers ready to answer; the numbers are the same whoever does it.

    Raises:
        ClusterError: The cluster cannot be reached, or left while it was at work.
    """
    if not workers.cluster:
        yield partial(_here, workers.processes)
        return
    with joined(workers.cluster) as client, faults_in_words(workers.cluster, AGAIN):
        yield partial(_there, client)


def answer(pool: Features, number: int, fold: Fold) -> tuple[int, Codes]:
    """A fold's number and the classes of the rows it judges.

    Where there is but one class to learn from, it is that one. One thread computes: how a sum is
    divided among threads would show in its last digits, and then in the classes.
    """
    if len(set(fold.codes)) == 1:
        return number, np.full(len(fold.test), fold.codes[0])
    with _turn, _by_itself():
        return number, fold.learn(pool[fold.train], fold.codes, pool[fold.test])


def _here(
    processes: int, pool: Features, folds: Sequence[Fold]
) -> AbstractContextManager[Answered]:
    hands = Parallel(
        processes, backend="loky", batch_size=1, return_as=AS_FINISHED, idle_worker_timeout=IDLE
    )
    return _handed_out(hands, pool, folds)


@contextmanager
def _there(client: "Client", pool: Features, folds: Sequence[Fold]) -> Iterator[Answered]:
    """The pool travels to every worker once; of a fold only row numbers and classes do."""
    with parallel_config("dask", client=client, scatter=[pool]):
        hands = Parallel(batch_size=1, return_as=AS_FINISHED, timeout=PATIENCE)
    with _handed_out(hands, pool, folds) as answered:
        yield answered


@contextmanager
def _handed_out(hands: Parallel, pool: Features, folds: Sequence[Fold]) -> Iterator[Answered]:
    answered = hands(delayed(answer)(pool, number, fold) for number, fold in enumerate(folds))
    try:
        yield answered
    finally:
        with warnings.catch_warnings():
            # joblib warns of answers nobody waits for: a study that is stopped wants none.
            warnings.simplefilter("ignore", UserWarning)
            answered.close()


@contextmanager
def _by_itself() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        # A forest would hand out its trees in turn, and wait for workers that wait for this fold.
        with threadpool_limits(1), parallel_config("sequential"):
            yield
    finally:
        torch.set_num_threads(before)
