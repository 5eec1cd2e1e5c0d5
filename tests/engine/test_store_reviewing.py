"""A case folded from the file of cases while a window holds it."""

import pytest
from cases import made_case, signed_off, stamp

from leukoview.engine.casefile import SlideId
from leukoview.engine.casefile.paperwork import Amended, Signed, TextsGiven
from leukoview.engine.casefile.review import review_of
from leukoview.engine.casefile.values import Texts
from leukoview.engine.casefile.versions import version_count, versions
from leukoview.engine.errors import CaseError
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.store.reviewing import KeptReview


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / FILE_NAME)
    yield store
    store.close()


@pytest.fixture
def case(store, tmp_path):
    return signed_off(store, made_case(store, tmp_path / "one.png"))


def kept(store, case, **options):
    return KeptReview(store.path, case.id, case.entries, **options)


def test_the_review_is_the_one_of_the_window_that_holds_the_case(store, case):
    alarmed = (SlideId("0" * 32),)
    ours = kept(store, case, alarmed=alarmed).review()
    assert ours == review_of(store.case(case.id), store.trail(case.id), alarmed)


def test_what_came_after_it_was_asked_for_is_not_in_it(store, case):
    order = kept(store, case)
    store.append(case, [Amended("A second look."), TextsGiven(Texts("Later."))], stamp(9))
    assert order.review().case.texts == Texts()
    assert order.review().case.locked


def test_a_signed_version_is_folded_again(store, case):
    opened = store.append(case, [Amended("A second look.")], stamp(9))
    first = kept(store, opened, version=1).review()
    assert (first.version, first.superseded, first.case.locked) == (1, stamp(9), True)
    with pytest.raises(CaseError, match="no version 2"):
        kept(store, opened, version=2).review()


def test_entries_that_are_not_there_are_missed(store, case):
    with pytest.raises(CaseError, match="missing"):
        KeptReview(store.path, case.id, case.entries + 1).review()


def test_versions_are_counted_without_folding_them(store, case):
    assert version_count(made_case(store, store.path.parent / "two.png")) == 0
    for number in (1, 2, 3):
        assert version_count(case) == len(versions(store.trail(case.id))) == number
        case = store.append(case, [Amended("Again.")], stamp(10 * number))
        assert version_count(case) == len(versions(store.trail(case.id))) == number
        case = store.append(case, [Signed()], stamp(10 * number + 1))
