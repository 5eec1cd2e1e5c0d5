"""Adapting a model to a laboratory: it helps where the laboratory differs, and only there."""

from dataclasses import replace

import numpy as np
import pytest

from leukoview.engine.adapting import Way, adapt
from leukoview.engine.adapting.ways import fitted
from leukoview.engine.classify import FitPlan, Rows, learn
from leukoview.engine.classify.support import decisions
from leukoview.engine.errors import TrainingDataError
from leukoview.engine.evaluate import metrics
from leukoview.engine.progress import Cancelled

CLASSES = ("aml_m3", "aml_not_m3", "benign")
PLAN = FitPlan(components=6, costs=(3.0,), gammas=(0.5,), folds=3)
CENTRES = np.random.default_rng(0).normal(0, 1.2, (3, 6))


def cells(patients, each=8, *, seed=0, shift=0.0, classes=3):
    """Cells of patients that hold one class each, around the class's centre and the patient's."""
    rng = np.random.default_rng(seed)
    codes = np.repeat(np.arange(patients) % classes, each)
    groups = np.repeat([f"{seed}-{n}" for n in range(patients)], each)
    own = np.repeat(rng.normal(0, 0.5, (patients, 6)), each, axis=0)
    features = CENTRES[codes] + own + rng.normal(0, 1.0, (len(codes), 6)) + shift
    return Rows(features.astype(np.float32), codes, groups)


@pytest.fixture(scope="module")
def learned():
    return learn(cells(24), CLASSES, PLAN)


def loss(learned, rows):
    return metrics.negative_log_likelihood(
        learned.classifier.probabilities(rows.features), rows.codes
    )


def test_another_look_of_the_cells_is_learned_and_holds_for_other_patients(learned):
    moved = np.array([1.5, -1.5, 1.0, 0, 0, 0])
    found = adapt(learned, cells(24, seed=1, shift=moved), seed=0)
    others = cells(30, seed=2, shift=moved)
    assert found.way is not Way.AS_IS
    assert loss(found.learned, others) < 0.8 * loss(learned, others)


def test_a_laboratory_like_the_training_keeps_the_model_nearly_as_it_is(learned):
    found = adapt(learned, cells(12, seed=3), seed=0)
    others = cells(60, seed=4)
    assert loss(found.learned, others) < 1.05 * loss(learned, others)


def test_what_is_said_after_is_held_out(learned):
    """Labels that mean nothing can be fitted, but not held out: the numbers must not improve."""
    rows = cells(12, seed=5)
    names = np.unique(rows.groups)
    random = dict(zip(names, np.random.default_rng(5).integers(0, 3, len(names)), strict=True))
    noise = replace(rows, codes=np.array([random[group] for group in rows.groups]))
    found = adapt(learned, noise, seed=0)
    right = found.after.probabilities.argmax(axis=1) == noise.codes
    assert right.mean() < 0.6


def test_before_is_what_the_model_says_today(learned):
    rows = cells(12, seed=6)
    found = adapt(learned, rows, seed=0)
    np.testing.assert_array_equal(
        found.before.probabilities, learned.classifier.probabilities(rows.features)
    )
    today = [one.unsure for one in learned.predict(rows.features, "")]
    assert found.before.unsure.tolist() == today


def test_a_model_never_calls_more_cells_unlike_than_before(learned):
    found = adapt(learned, cells(12, seed=7, shift=1.0), seed=0)
    assert found.learned.thresholds.distance >= learned.thresholds.distance


@pytest.mark.parametrize("way", [Way.TEMPERATURE, Way.BIASES])
def test_a_temperature_keeps_probabilities_whole_and_a_bias_of_none_their_order(learned, way):
    rows = cells(12, seed=8)
    known = decisions(learned.classifier.vectors, rows.features)
    made = fitted(way, learned.classifier.calibration, known, rows.codes, rows.weights)
    p = made.predict_proba(known)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    if way is Way.TEMPERATURE:
        before = learned.classifier.probabilities(rows.features)
        np.testing.assert_array_equal(p.argmax(axis=1), before.argmax(axis=1))


def test_overconfidence_is_softened(learned):
    rows = cells(12, seed=9)
    known = decisions(learned.classifier.vectors, rows.features)
    sharp = sharpened(learned)
    made = fitted(Way.TEMPERATURE, sharp, known, rows.codes, rows.weights)
    assert np.abs(made.coef_).sum() < 0.5 * np.abs(sharp.coef_).sum()


def test_two_classes_work_as_three_do():
    model = learn(cells(16, classes=2), CLASSES[:2], PLAN)
    found = adapt(model, cells(12, seed=10, shift=0.8, classes=2), seed=0)
    assert found.after.probabilities.shape == (96, 2)
    assert found.learned.classifier.calibration.coef_.shape == (1, 1)


def test_the_same_cells_give_the_same_model(learned):
    one, other = (adapt(learned, cells(12, seed=11, shift=0.5), seed=0) for _ in range(2))
    np.testing.assert_array_equal(
        one.learned.classifier.calibration.coef_, other.learned.classifier.calibration.coef_
    )
    assert one.learned.thresholds == other.learned.thresholds


@pytest.mark.parametrize(("patients", "each"), [(4, 20), (6, 5)])
def test_too_few_cells_or_patients_are_refused_in_words(learned, patients, each):
    with pytest.raises(TrainingDataError, match="too few"):
        adapt(learned, cells(patients, each), seed=0)


def test_one_class_alone_is_refused(learned):
    with pytest.raises(TrainingDataError, match="one class"):
        adapt(learned, cells(8, classes=1), seed=0)


def test_a_check_in_may_stop_it(learned):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        adapt(learned, cells(12), seed=0, check_in=stop)


def sharpened(learned):
    """The model's calibration, five times as sure of everything."""
    base = learned.classifier.calibration
    known = np.zeros((3, base.coef_.shape[1]))
    sharp = fitted(Way.DECISIONS, base, known, np.arange(3), np.zeros(3))
    sharp.coef_, sharp.intercept_ = 5 * base.coef_, 5 * base.intercept_
    return sharp
