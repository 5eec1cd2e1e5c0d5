"""Reading many smears at once: a process for every core, or the workers of a Dask cluster."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from leukoview.engine.case import BundleRef, Skipped, SlideReading
from leukoview.engine.cluster import PATIENCE, Workers, faults_in_words, joined
from leukoview.engine.errors import BundleError, LeukoError
from leukoview.engine.reading import Engine, Manner, load_engine, read_slide
from leukoview.engine.shelf import shipped_model
from leukoview.engine.slide import open_slide

if TYPE_CHECKING:
    from distributed import Client, Future

Answer = SlideReading | Skipped
"""What comes back of one image."""

Task = Callable[[Path], Answer]

AHEAD = 2
"""Images asked for at once for every thread of a cluster, so that none waits for work."""

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

    An image over which a process ends is read once more by itself, and skipped if that ends too;
    on a cluster it has ended each time as many workers as the scheduler allows (Dask's
    `allowed-failures`, three). The workers of a cluster must see the images, and a model of the
    lab's own, under the same paths. `read` is what a worker does with one image: `read_one`, unless
    another is given.

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
    """A few at once for every thread there is; after one has ended workers, those one by one."""
    from distributed import KilledWorker  # noqa: PLC0415 - only with a cluster

    with joined(address) as client, faults_in_words(address, AGAIN):
        asked: deque[tuple[Path, Future[Answer]]] = deque()
        left = deque(path.resolve() for path in paths)
        while left or asked:
            while left and len(asked) < max(1, AHEAD * sum(client.nthreads().values())):  # type: ignore[no-untyped-call]
                path = left.popleft()
                asked.append((path, client.submit(task, path, pure=False)))
            try:
                answer: Answer = asked[0][1].result(PATIENCE)
            except KilledWorker:
                yield from _one_by_one(client, asked, task)
                asked.clear()
            else:
                asked.popleft()
                yield answer


def _one_by_one(
    client: "Client", asked: Iterable[tuple[Path, "Future[Answer]"]], task: Task
) -> Iterator[Answer]:
    """What becomes of images of which one has ended worker after worker.

    A worker takes those along that wait for it, which is none of their fault: once all the others
    are answered, every one that is said to have ended workers is asked again, and by itself.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - only with a cluster

    answers: dict[Path, Answer] = {}
    for path, future in asked:
        with suppress(KilledWorker):
            answers[path] = future.result(PATIENCE)
    for path, _ in asked:
        with suppress(KilledWorker):
            if path not in answers:
                answers[path] = client.submit(task, path, pure=False).result(PATIENCE)
        yield answers.get(path) or Skipped(path, ENDED)
