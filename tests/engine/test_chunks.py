"""What is said of cells, in chunks: a value like any mapping, whose changes share what they can."""

from hypothesis import given
from hypothesis import strategies as st

from leukoview.engine.case import CellId
from leukoview.engine.casefile.chunks import CHUNK_BITS, Chunks

IDS = st.integers(min_value=0, max_value=5 << CHUNK_BITS)


@given(st.lists(st.tuples(st.dictionaries(IDS, st.text(max_size=2)), st.lists(IDS))))
def test_changes_make_what_they_make_of_a_dictionary_and_alter_nothing(steps):
    now, wanted = Chunks(), {}
    for more, less in steps:
        before, as_it_was = now, dict(wanted)
        now = now.changed(more, less)
        wanted = {key: value for key, value in (wanted | more).items() if key not in less}
        assert before == as_it_was
    assert now == wanted
    assert len(now) == len(wanted)
    assert sorted(now) == sorted(wanted)
    assert all(key in now and now.get(key) == value for key, value in wanted.items())
    assert -1 not in now
    assert "x" not in now


def test_a_change_shares_the_chunks_that_it_does_not_touch():
    values = {number: object() for number in range(3 << CHUNK_BITS)}
    before = Chunks.of(values)
    after = before.changed({0: object()})
    shared = [place for place, chunk in before._chunks.items() if after._chunks[place] is chunk]
    assert shared == [1, 2]


def test_what_is_not_there_is_answered_like_by_a_dictionary():
    chunks = Chunks.of({CellId(3): "a"})
    assert chunks.get(CellId(3)) == "a"
    assert chunks.get(CellId(4)) is None
    assert chunks.get(CellId(4), "b") == "b"
    assert chunks.get(CellId(1 << CHUNK_BITS), "c") == "c"


@given(st.dictionaries(IDS, st.text(max_size=2)), st.lists(IDS))
def test_many_are_asked_for_at_once_as_one_by_one(values, ids):
    chunks = Chunks.of(values)
    assert chunks.each(ids) == [values.get(key) for key in ids]


@given(
    st.dictionaries(IDS, st.builds(object)),
    st.dictionaries(IDS, st.builds(object)),
    st.lists(IDS),
)
def test_two_states_differ_in_what_was_changed(values, more, less):
    before = Chunks.of(values)
    after = before.changed(more, less)
    gone = values.keys() & set(less)
    changed = (more.keys() - set(less)) | gone
    assert after.differing(before) == before.differing(after) == changed
