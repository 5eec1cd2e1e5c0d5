"""How long a training will still take, told from its first second on and corrected as it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic

from leukoview.engine.classify import FitPlan
from leukoview.engine.evaluate import Began, Phase
from leukoview.engine.evaluate.folds import OUTER_FOLDS
from leukoview.engine.evaluate.learning import SHARES
from leukoview.engine.evaluate.stains import STAINS
from leukoview.engine.progress import CheckIn, Tell

EVERY_S = 1.0
"""Seconds between two words on the time left."""

CELL_S = 0.4
MACHINE_S = 0.05
REDUCTION_S = 0.4
NUMBER_S = 0.3
BLOCK_S = 0.13
"""Seconds on one core of 2 GHz: for a new cell (cropped, embedded in four views), a machine over
1,000 rows, a reduction of 900 features, an interval, a
cell to fine-tune a last block by. They only begin the estimate: finished work
corrects it."""

NUMBERS = 40
"""Intervals of a scorecard."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Seconds that the whole training will still take, as finished work lets expect."""

    seconds: float
    phase: Phase


def expected(
    cells: int, new: int, plan: FitPlan, *, thorough: bool, tuned: bool = False
) -> dict[Phase, float]:
    """Seconds that each phase takes on a usual computer, in the order of the phases.

    `new` of the `cells` have to be cropped and embedded; `tuned` where blocks are fine-tuned.
    """
    machine = MACHINE_S * (cells / 1000) ** 2
    settings = len(plan.costs) * len(plan.gammas)
    fit = (plan.folds + 1) * (2 * REDUCTION_S + settings * machine)
    narrow = (plan.folds + 1) * settings * machine
    blocks = (plan.folds + 1) * cells * BLOCK_S if tuned else 0.0
    seconds = {Phase.CELLS: new * CELL_S + cells * 0.002, Phase.FOLDS: OUTER_FOLDS * (fit + blocks)}
    if tuned:
        seconds |= {Phase.PLAIN: OUTER_FOLDS * fit}
    if thorough:
        curve = len(SHARES) * OUTER_FOLDS * (REDUCTION_S + machine)
        seconds |= {
            Phase.STAINS: STAINS * (fit + blocks),
            Phase.CONTROLS: 2 * OUTER_FOLDS * narrow,
            Phase.CURVE: curve,
        }
    number = NUMBER_S * max(cells, 100) / 1600
    return seconds | {
        Phase.SCORES: NUMBERS * number,
        Phase.FITTING: fit + blocks,
        Phase.WRITING: 2.0,
    }


class Clock:
    """Stands between a training and who watches it, and tells the time left.

    Every phase is expected to take as many times its estimate as the work done so far has taken;
    the phase at work, once a tenth is done, as long as its own pace says.
    """

    def __init__(
        self,
        seconds: Mapping[Phase, float],
        check_in: CheckIn,
        tell: Tell,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._seconds = seconds
        self._outer = check_in
        self._hears = tell
        self._now = now
        self._phase = Phase.CELLS
        self._began = self._told = now()
        self._taken: dict[Phase, float] = {}
        self._say(0.0)

    def check_in(self, done: int, total: int) -> None:
        """How far the phase at work is; passed on."""
        self._outer(done, total)
        if self._now() - self._told >= EVERY_S:
            self._say(done / total if total else 0.0)

    def tell(self, part: object) -> None:
        """A part of the result, passed on; the beginning of a phase is noted."""
        self._hears(part)
        if isinstance(part, Began) and part.phase is not self._phase:
            self._taken[self._phase] = self._now() - self._began
            self._phase, self._began = part.phase, self._now()
            self._say(0.0)

    def _say(self, share: float) -> None:
        self._told = self._now()
        self._hears(TimeLeft(max(0.0, self._left(share)), self._phase))

    def _left(self, share: float) -> float:
        own, spent = self._seconds.get(self._phase, 0.0), self._told - self._began
        pace = self._pace(own * share, spent)
        rest = spent * (1 - share) / share if share > 0.1 else own * pace * (1 - share)  # noqa: PLR2004
        ahead = list(Phase)[list(Phase).index(self._phase) + 1 :]
        return rest + pace * sum(self._seconds.get(phase, 0.0) for phase in ahead)

    def _pace(self, estimated: float, spent: float) -> float:
        """How many times its estimate the finished work took; cells count apart from fits."""
        done = {phase: taken for phase, taken in self._taken.items() if phase is not Phase.CELLS}
        if self._phase is not Phase.CELLS:
            estimated += sum(self._seconds.get(phase, 0.0) for phase in done)
            spent += sum(done.values())
        return spent / estimated if estimated > 1 and spent > 1 else 1.0
