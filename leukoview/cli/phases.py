"""The progress of a training on a terminal: its phase, its folds, and the time left."""

import sys
from typing import Self

from tqdm import tqdm

from leukoview.engine.evaluate import FoldDone
from leukoview.engine.training import TimeLeft


class Phases:
    """One bar after another for a job that counts anew in each of its phases."""

    def __init__(self) -> None:
        self._bar = tqdm(disable=not sys.stderr.isatty(), file=sys.stderr, leave=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._bar.close()

    def tell(self, part: object) -> None:
        """Name the phase and the time left on the bar; a line on stderr for each finished fold."""
        if isinstance(part, TimeLeft):
            minutes, seconds = divmod(round(part.seconds), 60)
            self._bar.set_description_str(f"{part.phase}, about {minutes}:{seconds:02} left")
        if isinstance(part, FoldDone):
            again = ", finished before" if part.again else ""
            tqdm.write(
                f"fold {part.fold} of {part.folds}{again}: macro-F1 so far "
                f"{part.macro_f1.value:.3f} over {part.cells} cells of {part.patients} patients",
                file=sys.stderr,
            )

    def check_in(self, done: int, total: int) -> None:
        """How far the phase at work is."""
        if done < self._bar.n:
            self._bar.reset()
        self._bar.total, self._bar.n = total, done
        self._bar.refresh()
