"""The engine's own process: one request at a time in, progress, parts and an outcome back.

Nothing here imports Qt, so that torch is never loaded beside Qt's libraries (on Windows the two
clash), and the window never loads what is imported by a request.
"""

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from leukoview.engine.errors import LeukoError
from leukoview.engine.progress import Cancelled, CheckIn, Tell

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Request: TypeAlias = Callable[[CheckIn, Tell], object]
"""Work for the engine: a function that can be imported by name, or a partial of one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Do this."""

    number: int
    request: Request


@dataclass(frozen=True, slots=True)
class Stop:
    """Stop doing that at the next check-in."""

    number: int


@dataclass(frozen=True, slots=True)
class Progress:
    """So much is done; a total of 0 means that nobody knows how much there is to do."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Part:
    """A finished part of the result."""

    number: int
    part: object


@dataclass(frozen=True, slots=True)
class Done:
    """The whole result."""

    number: int
    result: object


@dataclass(frozen=True, slots=True)
class Refused:
    """The request cannot be met, for a reason the reader can act on."""

    number: int
    error: LeukoError


@dataclass(frozen=True, slots=True)
class Halted:
    """The request was stopped as asked."""

    number: int


@dataclass(frozen=True, slots=True)
class Broke:
    """A bug; `report` is where it happened."""

    number: int
    report: str


Order: TypeAlias = Run | Stop | None
"""What the window sends; None asks the worker to end."""
Outcome: TypeAlias = Done | Refused | Halted | Broke
Message: TypeAlias = Progress | Part | Outcome


def serve(connection: "Connection[Message, Order]") -> None:
    """Answer requests until the window hangs up."""
    while (order := _next(connection)) is not None:
        if isinstance(order, Run):
            connection.send(_outcome(order, connection))


def serve_process(connection: "Connection[Message, Order]") -> None:
    """`serve` as the main function of a process, which never outlives the window's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_window, daemon=True).start()
    serve(connection)


def _end_with_the_window() -> None:
    window = multiprocessing.parent_process()
    if window is not None:
        window.join()
        os._exit(0)


def _next(connection: "Connection[Message, Order]") -> Order:
    try:
        return connection.recv()
    except (EOFError, OSError):
        return None


def _outcome(order: Run, connection: "Connection[Message, Order]") -> Outcome:
    def check_in(done: int, total: int) -> None:
        # While a request runs the window sends nothing but a Stop, or None to end it all.
        if connection.poll():
            connection.recv()
            raise Cancelled
        connection.send(Progress(order.number, done, total))

    def tell(part: object) -> None:
        connection.send(Part(order.number, part))

    try:
        return Done(order.number, order.request(check_in, tell))
    except Cancelled:
        return Halted(order.number)
    except LeukoError as error:
        return Refused(order.number, error)
    except Exception:  # noqa: BLE001 - a bug anywhere in the engine: reported, never swallowed
        return Broke(order.number, traceback.format_exc())
