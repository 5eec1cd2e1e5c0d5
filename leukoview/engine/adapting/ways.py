"""Ways to fit a model's probabilities to a laboratory's cells, from the simplest to the freest.

All of them change one thing: the linear map from the pairwise decisions of the support vectors to
log-odds. So an adapted model is of the same parts as any other, and as safe to load.
"""

import copy
from collections.abc import Callable
from enum import StrEnum

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression

from leukoview.engine.classify.support import Codes, Numbers


class Way(StrEnum):
    """What is fitted, the simplest first.

    Temperature: one number that makes all confidences sharper or softer (Guo et al., ICML 2017).
    Biases: that, and how frequent or how bold each class is here (their “bias-corrected” scaling;
    Alexandari et al., ICML 2020). Decisions: every weight of the map, held to the model's own by a
    penalty; the few cells move it only as far as they must (MAP with the model as the prior mean).
    """

    AS_IS = "as it is"
    TEMPERATURE = "temperature"
    BIASES = "temperature and biases"
    DECISIONS = "decisions"


BIAS_PRIOR = 1.0
"""Precision of a class's bias, in squared log-odds; a class that is not met keeps its own."""

MOVE_PRIOR = 1.0
"""Precision of a weight's move: what scikit-learn's C = 1 puts on the weights themselves."""

TEMPERATURES = (0.1, 10.0)
"""Softer than tenfold, or sharper, is no calibration any more."""

Objective = Callable[[Numbers], float]


def fitted(
    way: Way, base: LogisticRegression, decisions: Numbers, codes: Codes, weights: Numbers
) -> LogisticRegression:
    """The model's calibration, fitted so to cells by their pairwise decisions (n × pairs).

    `codes` are places in the classes of the base; `weights` sum up to the number of cells.
    """
    coefficients, intercepts = _softmax_form(base)
    logits = decisions @ coefficients.T + intercepts
    match way:
        case Way.AS_IS:
            return base
        case Way.TEMPERATURE:
            sharper = _temperature(logits, codes, weights)
            return _with(base, sharper * coefficients, sharper * intercepts)
        case Way.BIASES:
            sharper, biases = _biases(logits, codes, weights)
            return _with(base, sharper * coefficients, sharper * intercepts + biases)
        case Way.DECISIONS:
            return _with(base, *_moved(coefficients, intercepts, (decisions, codes, weights)))


def _temperature(logits: Numbers, codes: Codes, weights: Numbers) -> float:
    """What all log-odds are multiplied with: the inverse temperature."""

    def loss(at: Numbers) -> float:
        return _loss(np.exp(at[0]) * logits, codes, weights)

    return float(np.exp(_least(loss, 1)[0]))


def _biases(logits: Numbers, codes: Codes, weights: Numbers) -> tuple[float, Numbers]:
    def loss(at: Numbers) -> float:
        fit = _loss(np.exp(at[0]) * logits + at[1:], codes, weights)
        return fit + BIAS_PRIOR / 2 * float(at[1:] @ at[1:])

    found = _least(loss, 1 + logits.shape[1])
    return float(np.exp(found[0])), found[1:]


def _moved(
    coefficients: Numbers, intercepts: Numbers, cells: tuple[Numbers, Codes, Numbers]
) -> tuple[Numbers, Numbers]:
    decisions, codes, weights = cells
    with_one = np.hstack([decisions, np.ones((len(decisions), 1))])
    start = np.hstack([coefficients, intercepts[:, None]])
    truth = np.eye(len(start))[codes]

    def loss(move: Numbers) -> tuple[float, Numbers]:
        shift = move.reshape(start.shape)
        said = log_softmax(with_one @ (start + shift).T, axis=1)
        fit = -float((weights * said[np.arange(len(codes)), codes]).sum())
        slope = ((np.exp(said) - truth) * weights[:, None]).T @ with_one + MOVE_PRIOR * shift
        return fit + MOVE_PRIOR / 2 * float(move @ move), slope.ravel()

    found = minimize(loss, np.zeros(start.size), jac=True, method="L-BFGS-B")
    whole = start + found.x.reshape(start.shape)
    return whole[:, :-1], whole[:, -1]


def _least(loss: Objective, size: int) -> Numbers:
    """Where a smooth loss is least; the first number is a logarithm of a sharpness."""
    low, high = (float(-np.log(edge)) for edge in reversed(TEMPERATURES))
    bounds = [(low, high), *[(None, None)] * (size - 1)]
    found: Numbers = minimize(loss, np.zeros(size), method="L-BFGS-B", bounds=bounds).x
    return found


def _loss(logits: Numbers, codes: Codes, weights: Numbers) -> float:
    said = log_softmax(logits, axis=1)
    return -float((weights * said[np.arange(len(codes)), codes]).sum())


def _softmax_form(base: LogisticRegression) -> tuple[Numbers, Numbers]:
    """One row of weights per class; scikit-learn keeps one alone where there are two classes."""
    coefficients, intercepts = np.asarray(base.coef_), np.asarray(base.intercept_)
    if len(base.classes_) > 2:  # noqa: PLR2004 - two share one row
        return coefficients, intercepts
    return np.vstack([0 * coefficients, coefficients]), np.array([0.0, intercepts[0]])


def _with(
    base: LogisticRegression, coefficients: Numbers, intercepts: Numbers
) -> LogisticRegression:
    adapted = copy.deepcopy(base)
    if len(base.classes_) == 2:  # noqa: PLR2004 - as above
        coefficients, intercepts = (
            coefficients[1:] - coefficients[:1],
            intercepts[1:] - intercepts[:1],
        )
    adapted.coef_, adapted.intercept_ = coefficients, intercepts
    return adapted
