"""Reading many smears at once: a process for every core, or the workers of a Dask cluster."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from joblib import Parallel, delayed, parallel_config

from leukoview.engine.case import BundleRef, Skipped, SlideReading
from leukoview.engine.cluster import PATIENCE, Workers, faults_in_words, joined
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.reading import Engine, Manner, load_engine, read_slide
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide

Answer = SlideReading | Skipped
"""What comes back of one image."""

Task = Callable[[Path], Answer]

IN_ORDER = "generator"

AGAIN = "Nothing was written: start the cluster again, and give the same command."

ENDED = "The program that read it ended without a word; the file may be damaged."


@dataclass(frozen=True, slots=True)
class Order:
    """How every image is read: by which model, on which device, at which scale.

    `folder` is None for the model that ships with the program, which every computer has in a
    place of its own; wherever it lies, it must be `ref` to the last byte. A whole slide goes on
    where its reading was interrupted on that computer, unless begun `anew`.
    """

    ref: BundleRef
    folder: Path | None
    practice: bool
    device: str = "cpu"
    microns_per_pixel: float | None = None
    anew: bool = False


class ReadOne(Protocol):
    """What a worker does with one image."""

    def __call__(self, path: Path, order: Order) -> Answer: ...


def order_for(engine: Engine, folder: Path, microns_per_pixel: float | None = None) -> Order:
    """The order to read as an engine does that was loaded from a folder."""
    practice = engine.bundle.manifest.practice_only
    ships = folder == shipped_model(practice=practice)
    return Order(
        engine.bundle.ref,
        None if ships else folder.resolve(),
        practice,
        engine.device.kind,
        microns_per_pixel,
    )


def read_many(
    paths: Sequence[Path], order: Order, workers: Workers, read: ReadOne | None = None
) -> Iterator[Answer]:
    """Read each image, in the order given; one that cannot be read is answered with its reason.

    An image over which a process ends is read once more by itself, and skipped if that ends too.
    The workers of a cluster must see the images, and a model of the lab's own, under the same
    paths. `read` is what a worker does with one image: `read_one`, unless another is given.

    Raises:
        BundleError: A worker has another model under that name.
        ClusterError: The cluster cannot be reached, or left while it was at work.
    """
    task = partial(read or read_one, order=order)
    if workers.cluster:
        yield from _there(paths, task, workers.cluster)
    else:
        yield from _here(tuple(paths), task, workers.processes)


def read_one(path: Path, order: Order) -> Answer:
    """Read one image with this process's own copy of the model."""
    engine = _engine(order)
    try:
        slide = open_slide(path)
        return read_slide(
            slide,
            engine,
            microns_per_pixel=order.microns_per_pixel,
            manner=Manner(anew=order.anew),
        )
    except LeukoError as error:
        return Skipped(path, str(error))


def _engine(order: Order) -> Engine:
    folder = order.folder or shipped_model(practice=order.practice)
    engine = load_engine(folder, order.device)
    if engine.bundle.ref != order.ref:
        raise BundleError(f"A worker has another model “{order.ref.name}” than this computer.")
    return engine


def _here(paths: tuple[Path, ...], task: Task, processes: int) -> Iterator[Answer]:
    """As many at once as there are processes; after one has ended, its share one by one."""
    done = 0
    while done < len(paths):
        try:
            for answer in _at_once(paths[done:], task, processes):
                done += 1
                yield answer
        except BrokenProcessPool:
            for path in paths[done : done + processes]:
                done += 1
                yield _apart(path, task)


def _apart(path: Path, task: Task) -> Answer:
    """One image in a process that reads no other."""
    try:
        (answer,) = _at_once((path,), task, 1)
    except BrokenProcessPool:
        return Skipped(path, ENDED)
    return answer


def _at_once(paths: Sequence[Path], task: Task, processes: int) -> Iterator[Answer]:
    """Processes that end with the work; started afresh, for a fork copies locks without threads."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        try:
            yield from pool.map(task, paths)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _there(paths: Sequence[Path], task: Task, address: str) -> Iterator[Answer]:
    with joined(address) as client, faults_in_words(address, AGAIN):
        with parallel_config("dask", client=client):
            hands = Parallel(batch_size=1, return_as=IN_ORDER, timeout=PATIENCE)
        yield from hands(delayed(task)(path.resolve()) for path in paths)
