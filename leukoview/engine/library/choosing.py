"""Which cells are worth labelling next: those the model is least sure of, no two of them alike.

Uncertain is a small margin between the two most probable classes (Scheffer, Decomain & Wrobel,
IDA 2001). Diverse is the greedy k-center choice: each next cell is the one farthest from all that
are labelled or chosen (Sener & Savarese, ICLR 2018, in the model's reduced features). Both are put
together as Brinker (ICML 2003) did: diverse among the uncertain.
"""

import numpy as np
from numpy.typing import NDArray

from leukoview.engine.neighbours import Rows

AMONG = 4
"""So many times as many uncertain cells are looked at as are chosen (benchmarks/choosing.py), but
never more than half of all: else a short list would be chosen by looks alone."""

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


def worth_labelling(
    probabilities: Numbers, rows: Rows, number: int, labelled: Rows | None = None
) -> Places:
    """The places of the cells to label next, at most `number`, the first the most worth.

    `probabilities` (n × classes) and `rows` (n × d, reduced features) are of the cells that nobody
    has labelled; `labelled` (m × d) are the rows of those that somebody has.
    """
    wide = max(number, min(AMONG * number, len(probabilities) // 2))
    uncertain = by_margin(probabilities, wide)
    return uncertain[spread(rows[uncertain], number, labelled)]


def by_margin(probabilities: Numbers, number: int) -> Places:
    """The cells with the smallest margins between their two best classes, the smallest first."""
    if probabilities.shape[1] < 2:  # noqa: PLR2004 - a margin is between two
        return np.arange(min(number, len(probabilities)))
    best = np.sort(probabilities, axis=1)[:, -2:]
    order: Places = np.argsort(best[:, 1] - best[:, 0], kind="stable")
    return order[:number]


def spread(rows: Rows, number: int, labelled: Rows | None = None) -> Places:
    """Greedy k-center: the first row, or the farthest from all labelled, then ever the farthest."""
    if not len(rows):
        return np.empty(0, np.int64)
    far = _farness(rows, labelled)
    chosen: list[int] = []
    while len(chosen) < min(number, len(rows)):
        place = int(far.argmax()) if chosen or labelled is not None else 0
        chosen.append(place)
        far = np.minimum(far, np.linalg.norm(rows - rows[place], axis=1))
        far[chosen] = -1
    return np.array(chosen, np.int64)


def _farness(rows: Rows, labelled: Rows | None) -> Numbers:
    """How far each row is from the nearest labelled one."""
    far = np.full(len(rows), np.inf)
    for row in labelled if labelled is not None else ():
        far = np.minimum(far, np.linalg.norm(rows - row, axis=1))
    return far
