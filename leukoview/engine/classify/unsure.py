"""From which confidence on a cell is said without a doubt."""

import numpy as np

from leukoview.engine.classify.support import Codes, Numbers, Rows

ACCEPTED_ERROR = 0.05
"""Share of wrong top classes among the cells that are not called unsure."""

BOUND_CONFIDENCE = 0.75
"""How sure a threshold has to be of what it promises, given the few patients it was chosen on."""

DRAWS = 500
"""Bootstrap draws of patients behind the bound."""


def unsure_below(held_out: Numbers, rows: Rows, seed: int) -> float:
    """The lowest confidence from which on few enough cells are wrong, also among other patients.

    `held_out` are probabilities by machines that saw neither the cell nor its patient. At most
    `ACCEPTED_ERROR` of the accepted cells may be wrong in `BOUND_CONFIDENCE` of the draws of
    patients with replacement: a threshold at which the drawn patients just keep the limit would
    break it on every second new set of patients. 1.0 where no cell can be accepted.
    """
    order = np.argsort(-held_out.max(axis=1), kind="stable")
    wrong = held_out.argmax(axis=1)[order] != rows.codes[order]
    errors = _bounds(wrong.astype(np.float64), _drawn(rows, seed)[:, order])
    accepted = np.flatnonzero(errors <= ACCEPTED_ERROR)
    return float(held_out.max(axis=1)[order[accepted[-1]]]) if len(accepted) else 1.0


def _drawn(rows: Rows, seed: int) -> Codes:
    """How often each row's patient was drawn (draws × rows)."""
    _, place = np.unique(rows.groups, return_inverse=True)
    patients = int(place.max()) + 1
    chance = np.full(patients, 1 / patients)
    drawn: Codes = np.random.default_rng(seed).multinomial(patients, chance, DRAWS)[:, place]
    return drawn


def _bounds(wrong: Numbers, drawn: Codes) -> Numbers:
    """The upper bound of the share wrong among the first row, the first two rows, and so on."""
    cells = np.maximum(np.cumsum(drawn, axis=1), 1)
    bounds: Numbers = np.quantile(
        np.cumsum(drawn * wrong, axis=1) / cells, BOUND_CONFIDENCE, axis=0
    )
    return bounds
