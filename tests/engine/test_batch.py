"""Many smears at once give what they give one after another, and a bad one costs only itself."""

import os

import dask
import pytest
from distributed import LocalCluster

from leukoview.engine.batch import ENDED, Order, order_for, read_many, read_one
from leukoview.engine.case import BundleRef, Skipped
from leukoview.engine.cluster import Workers
from leukoview.engine.errors import BundleError
from leukoview.engine.practice.patient import draw_patient
from leukoview.engine.practice.slide_file import write_practice_slide
from leukoview.engine.reading import load_engine
from leukoview.engine.shelf import shipped_model

TWO = Workers(processes=2)


@pytest.fixture(scope="module")
def order():
    folder = shipped_model(practice=True)
    return order_for(load_engine(folder, "cpu"), folder)


@pytest.fixture(scope="module")
def smears(tmp_path_factory):
    """Two drawn smears, with a file between them that is none."""
    folder = tmp_path_factory.mktemp("smears")
    paths = [folder / name for name in ("a.png", "b.png", "c.png")]
    for seed, path in enumerate(paths):
        write_practice_slide(path, draw_patient(seed, None), width=480, height=360)
    paths[1].write_text("no image")
    return paths


@pytest.fixture(scope="module")
def alone(smears, order):
    return [read_one(path, order) for path in smears]


def same_reading(one, other):
    """Whether two readings found the same cells and said the same of them, to the last digit."""
    assert one.cells
    return (one.path, one.sha256, one.scale, one.remarks) == (
        other.path,
        other.sha256,
        other.scale,
        other.remarks,
    ) and [(cell.cell.box, cell.prediction) for cell in one.cells] == [
        (cell.cell.box, cell.prediction) for cell in other.cells
    ]


def ending(path, order):
    """Reads nothing; the process ends without a word over the image called b."""
    if path.stem == "b":
        os._exit(1)
    return Skipped(path, "read")


def ending_once(path, order):
    """Reads nothing; the first worker that meets the image called b ends without a word."""
    ended = path.with_suffix(".ended")
    if path.stem == "b" and not ended.exists():
        ended.touch()
        os._exit(1)
    return Skipped(path, "read")


def two_workers():
    return LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    )


def test_processes_answer_in_order_what_one_alone_answers(smears, order, alone):
    answers = list(read_many(smears, order, TWO))
    assert isinstance(answers[1], Skipped)
    assert answers[1] == alone[1]
    assert same_reading(answers[0], alone[0])
    assert same_reading(answers[2], alone[2])


def test_an_image_that_ends_its_process_is_skipped_and_the_others_are_read(smears, order):
    answers = list(read_many(smears * 2, order, TWO, ending))
    assert [answer.path for answer in answers] == smears * 2
    assert [answer.reason for answer in answers] == ["read", ENDED, "read"] * 2


def test_two_workers_of_a_cluster_answer_the_same(smears, order, alone):
    with two_workers() as cluster:
        cluster.wait_for_workers(2, timeout=120)
        answers = list(read_many(smears, order, Workers(cluster=cluster.scheduler_address)))
    assert answers[1] == alone[1]
    assert same_reading(answers[0], alone[0])
    assert same_reading(answers[2], alone[2])


def test_a_worker_of_a_cluster_that_dies_costs_no_image(smears, order):
    with two_workers() as cluster:
        cluster.wait_for_workers(2, timeout=120)
        there = Workers(cluster=cluster.scheduler_address)
        answers = list(read_many(smears, order, there, ending_once))
    assert smears[1].with_suffix(".ended").exists()
    assert answers == [Skipped(path, "read") for path in smears]


def test_an_image_that_ends_every_worker_of_a_cluster_is_skipped_like_here(smears, order):
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}), two_workers() as cluster:
        cluster.wait_for_workers(2, timeout=120)
        there = Workers(cluster=cluster.scheduler_address)
        answers = list(read_many(smears, order, there, ending))
    assert answers == list(read_many(smears, order, TWO, ending))
    assert [answer.reason for answer in answers] == ["read", ENDED, "read"]


def test_another_model_of_that_name_is_refused(smears, order):
    other = BundleRef(order.ref.id, order.ref.name, order.ref.version, "0" * 64)
    with pytest.raises(BundleError, match="another model"):
        read_one(smears[0], Order(other, None, practice=True))
