import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from leukoview.engine.summary import agreements, kappa, one_against_rest
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey

A, B, C = (ClassKey(key) for key in ("a", "b", "c"))


def spread(table):
    """Pairs from a square table of counts, rows the first observer."""
    keys = "abc"
    return [
        (keys[i], keys[j])
        for i, row in enumerate(table)
        for j, count in enumerate(row)
        for _ in range(count)
    ]


def test_kappa_and_its_interval_are_those_of_the_textbook():
    """Fleiss, Statistical Methods for Rates and Proportions: κ 0.68, standard error 0.087."""
    found = kappa(spread([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))
    assert found.kappa == pytest.approx(0.676, abs=0.001)
    assert (found.high - found.low) / 2 / 1.96 == pytest.approx(0.087, abs=0.001)


@pytest.mark.parametrize("seed", range(5))
def test_kappa_is_that_of_scikit_learn(seed):
    rng = np.random.default_rng(seed)
    pairs = [(a, a if rng.random() < 0.6 else b) for a, b in rng.choice(list("abc"), (80, 2))]
    assert kappa(pairs).kappa == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))


def test_the_interval_holds_what_drawing_the_cells_anew_gives():
    pairs = spread([[30, 6, 2], [4, 20, 5], [1, 3, 29]])
    found = kappa(pairs)
    rng = np.random.default_rng(3)
    draws = [
        kappa([pairs[i] for i in rng.integers(0, len(pairs), len(pairs))]).kappa for _ in range(400)
    ]
    assert np.std(draws) == pytest.approx((found.high - found.low) / 2 / 1.96, rel=0.12)


def test_chance_alone_agrees_at_zero():
    assert kappa(spread([[25, 25, 0], [25, 25, 0], [0, 0, 0]])).kappa == pytest.approx(0)


def test_where_both_call_everything_the_same_kappa_has_no_meaning():
    assert kappa([("a", "a")] * 9).kappa is None


def test_full_agreement_has_no_interval():
    found = kappa([("a", "a"), ("b", "b")])
    assert (found.kappa, found.low, found.high) == (1.0, None, None)


def test_no_cells_have_no_agreement():
    assert kappa([]).kappa is None


def test_each_class_stands_against_the_rest():
    pairs = spread([[10, 0, 0], [0, 10, 5], [0, 5, 10]])
    assert one_against_rest(pairs, "a").kappa == pytest.approx(1.0)
    assert one_against_rest(pairs, "b").kappa < 0.7


def test_readers_are_judged_apart_in_the_order_of_their_names():
    decisions = [("Zoe", A, A), ("Zoe", B, A), ("Ann", A, A), ("Ann", B, B)]
    ann, zoe = agreements(decisions)
    assert (ann.reader, ann.overall.agreed) == ("Ann", 2)
    assert (zoe.reader, zoe.overall.agreed) == ("Zoe", 1)
    assert list(zoe.classes) == [A, B]


def test_cells_without_two_opinions_are_left_out_and_counted():
    decisions = [("Ann", None, A), ("Ann", UNIDENTIFIED, A), ("Ann", A, UNIDENTIFIED)]
    (ann,) = agreements([*decisions, ("Ann", A, A), ("Ann", B, B)])
    assert (ann.undecided, ann.overall.n) == (3, 2)


def test_an_artefact_disagrees_with_every_suggestion():
    (ann,) = agreements([("Ann", A, ARTEFACT), ("Ann", B, B)])
    assert (ann.overall.n, ann.overall.agreed) == (2, 1)
