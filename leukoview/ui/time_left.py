"""How long a job will still take, from how fast it went until now."""

import time
from collections.abc import Callable

TOLD_AFTER_S = 8.0
"""Seconds of work before a guess is worth saying."""

MINUTE_S = 60.0


class TimeLeft:
    """Hears the progress of one job and guesses its end; what was done before it began counts not.

    `clock` tells seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._total = 0
        self._began: tuple[float, int] | None = None

    def hear(self, done: int, total: int) -> int | None:
        """Whole minutes left, 0 for less than one; None while nobody can know."""
        if total != self._total or self._began is None or done < self._began[1]:
            self._total, self._began = total, (self._clock(), done)
        start, first = self._began
        spent = self._clock() - start
        if not total or done <= first or spent < TOLD_AFTER_S:
            return None
        return round(spent / (done - first) * (total - done) / MINUTE_S)

    def forget(self) -> None:
        """Another job begins."""
        self._began = None
