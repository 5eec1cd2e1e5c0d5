"""What a training tells while it is at work: its phase, the time left, and each finished fold."""

import sys

from tqdm import tqdm

from leukoview.cli.watching import Phases
from leukoview.engine.evaluate import FoldDone
from leukoview.engine.progress import Tell
from leukoview.engine.training import TimeLeft


def told_on(phases: Phases) -> Tell:
    """Names the bar after the phase and the time left; each finished fold is a line on stderr."""

    def tell(part: object) -> None:
        if isinstance(part, TimeLeft):
            minutes, seconds = divmod(round(part.seconds), 60)
            phases.name(f"{part.phase}, about {minutes}:{seconds:02} left")
        if isinstance(part, FoldDone):
            tqdm.write(_line(part), file=sys.stderr)

    return tell


def _line(fold: FoldDone) -> str:
    again = ", finished before" if fold.again else ""
    return (
        f"fold {fold.fold} of {fold.folds}{again}: macro-F1 so far {fold.macro_f1.value:.3f} over "
        f"{fold.cells} cells of {fold.patients} patients"
    )
