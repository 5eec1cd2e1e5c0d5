"""The collector of garbage is left out where it would find nothing, and comes back."""

import gc

import pytest

from leukoview.engine.collecting import forget_lasting, lasting, uncollected


@pytest.fixture(autouse=True)
def _all_is_looked_over_again():
    yield
    forget_lasting()


def test_the_collector_is_out_meanwhile_and_back_after_a_fault():
    def fail():
        with uncollected():
            assert not gc.isenabled()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()


def test_one_inside_another_leaves_the_collector_out_to_the_end_of_both():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_lasts_is_passed_over_until_it_is_forgotten():
    with lasting():
        pass
    assert gc.get_freeze_count() > 0
    forget_lasting()
    assert gc.get_freeze_count() == 0
