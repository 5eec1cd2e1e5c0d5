"""A study whose folds are answered elsewhere: other processes, or a Dask cluster on loopback."""

import shutil
from functools import partial

import numpy as np
import pytest
import torch
from distributed import LocalCluster

from leukoview.engine.cluster import Workers, joined
from leukoview.engine.dataset import from_folders
from leukoview.engine.errors import ClusterError
from leukoview.engine.experiment import ExperimentRecipe, run_study
from leukoview.engine.experiment.older import classical
from leukoview.engine.experiment.techniques import new_last_layer, support_vectors
from leukoview.engine.experiment.workers import Fold, at_work
from leukoview.engine.progress import Cancelled
from tests.engine.test_experiment import write_subtypes

RECIPE = ExperimentRecipe(
    networks=(),
    techniques=("small",),
    epochs=1,
    folds=2,
)


@pytest.fixture(scope="module")
def cluster():
    """Two workers of one thread each, in processes of their own, reached over loopback."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
    ) as own:
        own.wait_for_workers(2, timeout=120)
        yield own


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    return from_folders(write_subtypes(tmp_path_factory.mktemp("set") / "lab"))


@pytest.fixture(scope="module")
def alone(cells, tmp_path_factory):
    """The study done in this process, and what it kept."""
    kept = tmp_path_factory.mktemp("alone")
    return run_study(cells, RECIPE, cache=kept), kept


def without_folds(kept, place):
    """A cache with the features of a study, none of whose folds is finished."""
    shutil.copytree(kept, place)
    shutil.rmtree(place / "folds")
    return place


def test_a_cluster_finds_the_numbers_that_are_found_here(cells, cluster, alone, tmp_path):
    study, kept = alone
    workers = Workers(cluster=cluster.scheduler_address)
    place = without_folds(kept, tmp_path / "kept")
    assert run_study(cells, RECIPE, cache=place, workers=workers).outcomes == study.outcomes


def test_a_study_stopped_on_a_cluster_goes_on_here(cells, cluster, alone, tmp_path):
    study, kept = alone
    place = without_folds(kept, tmp_path / "kept")

    def stop(done, _total):
        if list((place / "folds").glob("*.json")) and done > 2:
            raise Cancelled

    workers = Workers(cluster=cluster.scheduler_address)
    with pytest.raises(Cancelled):
        run_study(cells, RECIPE, cache=place, workers=workers, check_in=stop)
    finished = {path: path.stat().st_mtime_ns for path in (place / "folds").iterdir()}
    assert len(finished) >= 3
    assert run_study(cells, RECIPE, cache=place).outcomes == study.outcomes
    assert all(path.stat().st_mtime_ns == written for path, written in finished.items())


def answers_of(workers, learn):
    """The classes of three folds of a pool in which every sum counts, by their numbers."""
    rng = np.random.default_rng(5)
    pool = rng.normal(0, 1, (60, 700)).astype(np.float32)
    codes = rng.integers(0, 3, 60)
    folds = [
        Fold(learn, np.flatnonzero(rows), codes[rows], np.flatnonzero(~rows))
        for rows in (np.arange(60) % 3 != number for number in range(3))
    ]
    with at_work(workers) as answers, answers(pool, folds) as answered:
        return {number: said.tolist() for number, said in answered}


def test_a_cluster_answers_every_technique_as_this_process_does(cluster):
    tuned = partial(new_last_layer, rate=0.01, recipe=RECIPE)
    # A forest hands out work of its own, which must not wait for the fold that asks for it.
    forest = partial(classical, classifier="random forest", seed=1)
    for learn in (support_vectors, tuned, forest):
        afar = answers_of(Workers(cluster=cluster.scheduler_address), learn)
        assert afar == answers_of(Workers(), learn)
        assert sorted(afar) == [0, 1, 2]


def test_other_processes_answer_as_this_one_does():
    assert answers_of(Workers(2), support_vectors) == answers_of(Workers(), support_vectors)


def test_answering_leaves_the_callers_threads_alone():
    before = torch.get_num_threads()
    answers_of(Workers(), support_vectors)
    assert torch.get_num_threads() == before


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://here"])
def test_a_cluster_that_cannot_be_reached_is_said(cells, tmp_path, address):
    with pytest.raises(ClusterError, match="No cluster can be reached"):
        run_study(cells, RECIPE, cache=tmp_path, workers=Workers(cluster=address))


def test_a_cluster_of_another_version_is_refused(cluster):
    with (
        pytest.raises(ClusterError, match=r"have LeukoView .*Install 0\.0\.0"),
        joined(cluster.scheduler_address, version="0.0.0"),
    ):
        pytest.fail("it was let in")


def test_a_cluster_without_workers_is_said():
    with (
        LocalCluster(
            n_workers=0,
            processes=False,
            protocol="tcp",
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
        ) as empty,
        pytest.raises(ClusterError, match="has no workers"),
        joined(empty.scheduler_address, within=0.2),
    ):
        pytest.fail("nobody is there")
