"""The ring says how many cells it stands for."""

from leukoview.engine.report.content import Share
from leukoview.engine.report.ring import cells_of, slices


def share(count, interval, estimate):
    return Share("L", "Lymphoblast", "#336699", count, "", interval, estimate, 0.0, 1.0)


def test_cells_that_are_left_out_of_the_shares_are_not_counted_in_the_ring():
    shares = [share("3", "30–90 %", 0.75), share("1", "5–60 %", 0.25), share("7", "", 0.0)]
    assert cells_of(shares) == 4
    assert len(slices(shares)) == 2


def test_a_ring_of_nothing_counts_nothing():
    assert cells_of([share("1", "", 0.0)]) == 0
