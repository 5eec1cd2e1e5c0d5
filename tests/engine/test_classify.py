import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from leukoview.engine.classify import (
    FitPlan,
    Rows,
    Thresholds,
    fit,
    learn,
    predictions,
    unsure_below,
)
from leukoview.engine.classify.case_rule import curve_doubt, lower_bound
from leukoview.engine.taxonomy import ClassKey

PLAN = FitPlan(components=4, costs=(1.0,), gammas=(1.0,), folds=3)
CLASSES = (ClassKey("aml_m3"), ClassKey("aml_not_m3"), ClassKey("benign"))


def clouds(*, patients=6, cells=6, apart=4.0, seed=0):
    """Three clouds of points, one per class, from several patients each."""
    rng = np.random.default_rng(seed)
    centres = apart * np.eye(3, 5)
    codes = np.repeat(np.arange(3), patients * cells)
    groups = np.array([f"{code}/{n // cells % patients}" for n, code in enumerate(codes)])
    features = (centres[codes] + rng.normal(size=(len(codes), 5))).astype(np.float32)
    return Rows(features, codes, groups)


def test_probabilities_are_of_every_class_and_sum_to_one():
    rows = clouds()
    found = fit(rows, PLAN).classifier.probabilities(rows.features)
    assert found.shape == (len(rows.codes), 3)
    assert found.sum(axis=1) == pytest.approx(1)


def test_clouds_far_apart_are_told_apart():
    fitted, fresh = fit(clouds(apart=6), PLAN), clouds(apart=6, seed=1)
    right = fitted.classifier.probabilities(fresh.features).argmax(axis=1) == fresh.codes
    assert right.mean() > 0.95


def test_noise_is_given_no_confidence():
    rows = clouds(apart=0.0)
    assert fit(rows, PLAN).held_out.max() < 0.8


def test_reduced_features_are_what_the_support_vectors_see():
    rows = clouds()
    classifier = fit(rows, PLAN).classifier
    reduced = classifier.reduced(rows.features)
    assert reduced.dtype == np.float32
    machine = classifier.vectors[-1]
    whole = classifier.vectors.decision_function(rows.features)
    assert machine.decision_function(reduced) == pytest.approx(whole, abs=1e-4)


def test_two_classes_are_calibrated_too():
    rows = clouds()
    pair = rows.of(np.flatnonzero(rows.codes < 2))
    found = fit(pair, PLAN).classifier.probabilities(pair.features)
    assert found.shape == (len(pair.codes), 2)


def test_fitting_twice_gives_the_same_probabilities():
    rows = clouds(apart=1.0)
    one, other = (fit(rows, PLAN).classifier.probabilities(rows.features) for _ in range(2))
    assert (one == other).all()


def test_no_group_stands_on_both_sides_of_a_fold():
    rows = clouds()
    for train, test in rows.split(3, seed=1):
        assert not set(rows.groups[train]) & set(rows.groups[test])


def test_every_class_weighs_the_same_however_many_cells_it_has():
    rows = clouds()
    few = rows.of(np.flatnonzero((rows.codes != 0) | (np.arange(len(rows.codes)) < 6)))
    totals = [few.weights[few.codes == code].sum() for code in range(3)]
    assert totals == pytest.approx([totals[0]] * 3)


def test_a_patient_with_four_times_the_cells_counts_twice():
    rows = Rows(np.zeros((5, 1), np.float32), np.zeros(5, int), np.array(["a", *"bbbb"]))
    assert rows.weights[1:].sum() == pytest.approx(2 * rows.weights[0])


def said(right, confidence, *, cells_of_a_patient=1):
    """Rows of two classes with held-out probabilities that are right where they should be."""
    probabilities = np.stack([confidence, 1 - confidence], axis=1)
    groups = (np.arange(len(right)) // cells_of_a_patient).astype(str)
    rows = Rows(np.zeros((len(right), 1), np.float32), np.where(right, 0, 1), groups)
    return probabilities, rows


def test_the_unsure_threshold_keeps_the_errors_of_the_rest_within_one_in_twenty():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.5, 1, 2000)
    right = rng.uniform(size=2000) < confidence
    accepted = confidence >= unsure_below(*said(right, confidence), seed=0)
    assert accepted.any()
    assert (~right[accepted]).mean() <= 0.05


def test_where_nothing_is_right_often_enough_everything_is_unsure():
    assert unsure_below(*said(np.zeros(4, bool), np.full(4, 0.9)), seed=0) == 1.0


def test_one_patient_who_is_read_wrongly_weighs_as_a_patient_and_not_as_its_cells():
    confidence = np.full(400, 0.9)
    right = np.arange(400) >= 20
    assert unsure_below(*said(right, confidence, cells_of_a_patient=20), seed=0) == 1.0
    spread = np.arange(400) % 25 != 0
    assert unsure_below(*said(spread, confidence, cells_of_a_patient=1), seed=0) == 0.9


def test_a_curve_learned_from_few_patients_is_in_more_doubt():
    rng = np.random.default_rng(0)
    truths = np.array([0, 1] * 60)
    scores = truths + rng.normal(size=120)
    few, many = (
        curve_doubt(scores[:n], LogisticRegression(C=1.0).fit(scores[:n, None], truths[:n]))
        for n in (12, 120)
    )
    assert few[0] > many[0] > 0
    assert few[2] > many[2] > 0


def test_a_far_point_is_unlike_training_and_says_why():
    rows = clouds()
    learned = learn(rows, CLASSES, PLAN)
    (strange,) = learned.predict(np.full((1, 5), 60, np.float32), "test")
    assert strange.unlike_training
    assert "Unlike the training cells" in strange.doubts[-1]


def test_the_training_cells_themselves_are_mostly_familiar():
    rows = clouds()
    found = learn(rows, CLASSES, PLAN).predict(rows.features, "test")
    assert np.mean([one.unlike_training for one in found]) < 0.1


def test_cells_that_are_not_typical_stay_unfamiliar():
    plain = clouds()
    rows = Rows(plain.features, plain.codes, plain.groups, typical=plain.codes != 2)
    found = learn(rows, CLASSES, PLAN).predict(rows.features[~rows.typical], "test")
    assert np.mean([one.unlike_training for one in found]) > 0.5


def test_an_unsure_cell_names_its_second_choice():
    (one,) = predictions(
        CLASSES, np.array([[0.5, 0.4, 0.1]]), np.zeros(1), Thresholds(0.8, 1.0), "test"
    )
    assert one.unsure
    assert "Myeloid blast" in one.doubts[0]


def test_a_sure_and_familiar_cell_has_no_doubts():
    (one,) = predictions(
        CLASSES, np.array([[0.95, 0.04, 0.01]]), np.zeros(1), Thresholds(0.8, 1.0), "test"
    )
    assert one.doubts == ()


def test_no_cells_give_no_predictions():
    learned = learn(clouds(), CLASSES, PLAN)
    assert learned.predict(np.zeros((0, 5), np.float32), "test") == ()


def test_the_alarm_is_set_for_the_patients_with_apl():
    rows = clouds(cells=8, apart=2.5)
    rule = learn(rows, CLASSES, PLAN).case_rule
    assert 0 < rule.alarm < 1
    assert rule.apl_slope > 0


def test_few_patients_set_the_alarm_below_the_lowest_of_them():
    scores = np.array([0.5, 1.0, 1.5, 2.0, 0.8])
    assert lower_bound(scores) < scores.min()


def test_many_patients_set_the_alarm_near_the_twentieth_of_them():
    scores = np.random.default_rng(0).normal(size=4000)
    assert lower_bound(scores) == pytest.approx(-1.645, abs=0.1)


def test_patients_all_alike_need_no_margin():
    assert lower_bound(np.array([1.0, 1.0, 1.0])) == 1.0
