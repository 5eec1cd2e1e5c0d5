"""A Dask cluster that answers folds: reached, checked, and its faults put into words."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from leukoview import __version__
from leukoview.engine.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Client

REACHED_WITHIN = 10.0
"""Seconds in which the scheduler has to answer and one worker has to be there."""

PATIENCE = 600.0
"""Seconds without any fold answered after which a cluster is given up; a fold takes under 30."""


@contextmanager
def joined(address: str) -> Iterator["Client"]:
    """A cluster whose workers run this version of the program.

    Raises:
        ClusterError: It cannot be reached, nobody works there, or they cannot answer.
    """
    if find_spec("distributed") is None:
        raise ClusterError(
            "Handing work to a cluster needs Dask, which is not installed.",
            remedy="Install leukoview[cluster].",
        )
    with _reached(address) as client:
        _check(client, address)
        yield client


@contextmanager
def faults_in_words(address: str) -> Iterator[None]:
    """Say in words that a cluster left while it was at work.

    Raises:
        ClusterError: It did.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - only with a cluster
    from distributed.client import FutureCancelledError  # noqa: PLC0415
    from distributed.comm.core import CommClosedError  # noqa: PLC0415

    try:
        yield
    except (CommClosedError, KilledWorker, FutureCancelledError, TimeoutError) as fault:
        raise ClusterError(
            f"The cluster “{address}” stopped answering.",
            remedy="Every finished fold is kept: start it again, and give the same command.",
        ) from fault


def _reached(address: str) -> "Client":
    from distributed import Client  # noqa: PLC0415 - a heavy import, only with a cluster

    try:
        return Client(address, timeout=REACHED_WITHIN, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as fault:
        raise ClusterError(f"No cluster can be reached at “{address}”.") from fault


def _check(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=REACHED_WITHIN)
    except TimeoutError as fault:
        raise ClusterError(
            f"The cluster “{address}” has no workers.", remedy="Start one: dask worker ADDRESS."
        ) from fault
    try:
        versions = set(client.run(_version).values())
    except ImportError as fault:
        raise ClusterError(
            f"Workers of the cluster “{address}” lack LeukoView.",
            remedy=f"Install leukoview[cluster] {__version__} on each of them.",
        ) from fault
    if versions != {__version__}:
        raise ClusterError(
            f"Workers of the cluster “{address}” have LeukoView {', '.join(sorted(versions))}.",
            remedy=f"Install {__version__}, as here, on each of them.",
        )


def _version() -> str:
    return __version__
