"""Who shares a long job: this computer's cores, or a Dask cluster that is checked first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from leukoview import __version__
from leukoview.engine.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Client

REACHED_WITHIN = 10.0
"""Seconds in which the scheduler has to answer and one worker has to be there."""

PATIENCE = 600.0
"""Seconds without an answer after which a cluster is given up; a fold or a smear takes under 30."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes on this computer, or the address of a Dask cluster that does it instead."""

    processes: int = 1
    cluster: str = ""


ALONE = Workers()
"""Everything in the calling process, one after the other."""


@contextmanager
def joined(
    address: str, *, within: float = REACHED_WITHIN, version: str = __version__
) -> Iterator["Client"]:
    """A cluster that answers within some seconds and whose workers run this version.

    Raises:
        ClusterError: It cannot be reached, nobody works there, or they cannot answer.
    """
    if find_spec("distributed") is None:
        raise ClusterError(
            "Handing work to a cluster needs Dask, which is not installed.",
            remedy="Install leukoview[cluster].",
        )
    with _reached(address, within) as client:
        _expect_workers(client, address, within)
        _compare(client, address, version)
        yield client


@contextmanager
def faults_in_words(address: str, remedy: str) -> Iterator[None]:
    """Say in words that a cluster left while it was at work, and what to do then.

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
            remedy=remedy,
        ) from fault


def _reached(address: str, within: float) -> "Client":
    from distributed import Client  # noqa: PLC0415 - a heavy import, only with a cluster

    try:
        return Client(address, timeout=within, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as fault:
        raise ClusterError(f"No cluster can be reached at “{address}”.") from fault


def _expect_workers(client: "Client", address: str, within: float) -> None:
    try:
        client.wait_for_workers(1, timeout=within)
    except TimeoutError as fault:
        raise ClusterError(
            f"The cluster “{address}” has no workers.", remedy="Start one: dask worker ADDRESS."
        ) from fault


def _compare(client: "Client", address: str, version: str) -> None:
    try:
        versions = set(client.run(_version).values())
    except ImportError as fault:
        raise ClusterError(
            f"Workers of the cluster “{address}” lack LeukoView.",
            remedy=f"Install leukoview[cluster] {version} on each of them.",
        ) from fault
    if versions != {version}:
        raise ClusterError(
            f"Workers of the cluster “{address}” have LeukoView {', '.join(sorted(versions))}.",
            remedy=f"Install {version}, as here, on each of them.",
        )


def _version() -> str:
    return __version__
