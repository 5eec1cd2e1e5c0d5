"""How a long job checks in: it says how far it is, learns whether to stop, and hands over parts."""

from collections.abc import Callable
from dataclasses import dataclass

CheckIn = Callable[[int, int], None]
"""Called with (done, total); raises `Cancelled` when the user has asked to stop."""

Pause = Callable[[], None]
"""The same for a step of a job, which knows nothing of how much there is to do."""

Tell = Callable[[object], None]
"""Called with each finished part of a result, while the rest is still being made."""


@dataclass(frozen=True, slots=True)
class WentOn:
    """Told first where a job goes on that was interrupted: which part of it is done, 0–1."""

    share: float


class Cancelled(Exception):  # noqa: N818 - a request honoured, not an error
    """Raised by a check-in once the user has asked to stop."""


def unwatched(done: int, total: int) -> None:
    """Check in with nobody: for tests and scripts."""


def on() -> None:
    """Pause for nobody."""


def part_of(check_in: CheckIn, number: int, parts: int) -> CheckIn:
    """The check-in for one of so many equal parts of a job, counted from 0."""
    return lambda done, total: check_in(number * total + done, parts * total)


def unheard(part: object) -> None:
    """Tell nobody: for callers that wait for the whole result."""
