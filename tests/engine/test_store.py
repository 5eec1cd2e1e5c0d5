"""The file of cases: what was put there is there, whole or not at all, and nothing is altered."""

import io
import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from leukoview.engine.case import Box, Cell, CellId, CellReading, Prediction
from leukoview.engine.casefile import (
    CaseId,
    CaseState,
    SlideId,
    SlideSource,
    Specimen,
    Stamp,
    Subject,
    changes,
    paperwork,
    trail,
)
from leukoview.engine.errors import CaseError, StoreError
from leukoview.engine.progress import unwatched
from leukoview.engine.slide import ArraySlide
from leukoview.engine.slide.absent import GROUND, AbsentSlide
from leukoview.engine.store import Store, listing, schema
from leukoview.engine.store.store import verified
from leukoview.engine.taxonomy import ClassKey

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
ONE = SlideId("a" * 32)
BLAST = ClassKey("aml_m3")
NAMES = [
    'O\'Hara "Bob" `x`',
    "'; DROP TABLE entry; --",
    "Ana 🩸👩🏽‍⚕️",
    "مريم العلي",
    "nul\0inside",
    "line\nbreak\ttab",
    "\u202eright to left",
    "%_*?[a-z]",
]


def stamp(minutes=0, by="Ada"):
    return Stamp(by, AT + timedelta(minutes=minutes))


def case_id(number):
    return CaseId(f"{number:032x}")


def steps(name="smear.png", cells=3):
    boxes = [Cell(CellId(n), Box(70 * n, 10, 60, 60)) for n in range(cells)]
    said = Prediction({BLAST: 1.0}, unsure=False, unlike_training=False, bundle="b1")
    return (
        paperwork.CaseOpened("0.1"),
        changes.SlideAdded(ONE, SlideSource(Path("/images") / name, "cd" * 32, 640, 480)),
        changes.CellsPlaced(ONE, tuple(boxes)),
        changes.CellsRead(ONE, tuple(CellReading(cell, said) for cell in boxes)),
    )


def begin(store, number=1, *more, minutes=0, **kind):
    case = trail.begun(case_id(number), stamp(minutes))
    return store.append(case, (*steps(**kind), *more), stamp(minutes))


def decided(label=BLAST, cell=0):
    return changes.Decided(ONE, {CellId(cell): label})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.sqlite"


@pytest.fixture
def store(path):
    store = Store(path)
    yield store
    store.close()


@pytest.fixture
def closed(path):
    """A file with two cases, whose entries are mixed, that nobody holds."""
    store = Store(path)
    one = begin(store, 1, paperwork.SubjectGiven(Subject(name="Ana")))
    begin(store, 2)
    store.append(one, [decided()], stamp(5))
    store.close()
    return path


def meddle(path, statement, *values, guarded=False):
    """Change a file behind the store's back."""
    with closing(sqlite3.connect(path)) as db, db:
        if not guarded:
            db.execute("DROP TRIGGER IF EXISTS entry_never_altered")
            db.execute("DROP TRIGGER IF EXISTS entry_never_removed")
        db.execute(statement, values)


# What was appended is there


def test_what_was_appended_is_there_after_opening_again(path):
    store = Store(path)
    case = begin(store, 1, decided())
    later = store.append(case, [decided("benign", 1)], stamp(1, "Bea"))
    store.close()
    again = Store(path)
    assert again.case(case.id) == later
    assert [entry.stamp.by for entry in again.trail(case.id)] == ["Ada"] * 5 + ["Bea"]
    assert again.verify(unwatched) == 6
    again.close()


def test_what_was_appended_is_there_for_another_reader_at_once(store, path):
    case = begin(store)
    onlooker = Store(path)
    assert onlooker.case(case.id) == case
    onlooker.close()


@pytest.mark.parametrize("name", NAMES)
def test_names_survive_whatever_is_in_them(path, name):
    store = Store(path)
    given_ = (
        paperwork.SubjectGiven(Subject(id=name, name=name)),
        paperwork.SpecimenGiven(Specimen(id=name)),
    )
    case = begin(store, 1, *given_, name=name.replace("\0", "") + ".png")
    case = store.append(case, [decided()], stamp(1, by=name))
    store.close()
    again = Store(path)
    assert again.case(case.id) == case
    assert again.cases()[0].title == name
    assert [line.case for line in again.cases(name)] == [case.id]
    assert again.verify(unwatched) == 7
    again.close()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.text(st.characters(exclude_categories=["Cs"])), number=st.integers(0, 2**64))
def test_any_text_survives(store, name, number):
    id_ = CaseId(f"{number:032x}{store.cases().__len__()}")
    case = trail.begun(id_, stamp())
    case = store.append(
        case, [*steps(), paperwork.SubjectGiven(Subject(name=name))], stamp(by=name)
    )
    assert store.case(id_) == case


def test_a_name_that_no_file_can_hold_changes_nothing(store):
    case = begin(store)
    for change, who in (
        (paperwork.SubjectGiven(Subject(name="\udcff")), "Ada"),
        (decided(), "\ud800"),
    ):
        with pytest.raises(CaseError, match="cannot be kept"):
            store.append(case, [change], stamp(by=who))
    assert store.case(case.id) == case
    assert store.verify(unwatched) == 4


# All or nothing


def test_a_change_that_is_refused_half_way_leaves_nothing(store):
    case = begin(store)
    with pytest.raises(CaseError, match="signed"):
        store.append(case, [decided(), paperwork.Signed(), decided("benign")], stamp(1))
    assert store.case(case.id) == case
    assert store.cases()[0].state is CaseState.DRAFT


def test_a_line_that_cannot_be_written_takes_those_before_it_along(store):
    case = begin(store)
    with pytest.raises(CaseError, match="cannot be kept"):
        store.append(case, [decided(), paperwork.AlarmAcknowledged("\udcff")], stamp(1))
    assert store.case(case.id) == case
    assert store.append(case, [decided()], stamp(2)).records[ONE].label(0) == BLAST
    assert store.verify(unwatched) == 5


def test_a_full_disk_leaves_nothing_half_written_and_says_so(path, store):
    case = begin(store)
    (pages,) = store._db.execute("PRAGMA page_count").fetchone()
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    long = paperwork.SubjectGiven(Subject(name="x" * 100_000))
    with pytest.raises(StoreError, match=r"the disk is full\. Free some space"):
        store.append(case, [decided(), long], stamp(1))
    assert store.case(case.id) == case
    assert store.verify(unwatched) == 4
    store._db.execute("PRAGMA max_page_count = 1000000")
    assert store.append(case, [long], stamp(2)).subject.name == long.subject.name


def test_a_case_that_has_gone_on_elsewhere_is_not_overwritten(store):
    case = begin(store)
    now = store.append(case, [decided()], stamp(1))
    with pytest.raises(CaseError, match="has gone on since it was opened"):
        store.append(case, [decided("benign")], stamp(2))
    assert store.case(case.id) == now


def test_a_case_is_not_begun_twice(store):
    case = begin(store)
    with pytest.raises(CaseError, match="has gone on"):
        begin(store)
    assert store.case(case.id) == case


def test_a_case_is_taken_in_once_with_its_readers_and_times(store, tmp_path):
    case = begin(store, 1, decided())
    other = Store(tmp_path / "other.sqlite")
    closing_ = paperwork.Imported("a.leukocase", "ef" * 32, case.id)
    taken = other.adopt(store.trail(case.id), closing_, stamp(9, "Bea"))
    assert taken == case
    assert other.append(taken, [decided("benign")], stamp(10)) == other.case(case.id)
    assert [entry.stamp for entry in other.trail(case.id)][-2:] == [stamp(9, "Bea"), stamp(10)]
    with pytest.raises(CaseError, match="has gone on"):
        other.adopt(store.trail(case.id), closing_, stamp(11))
    with pytest.raises(CaseError, match="holds no case"):
        other.adopt((), closing_, stamp(11))
    other.close()


# Nothing is altered


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET by = 'Eve'",
        "UPDATE entry SET number = number + 100",
        "DELETE FROM entry",
        "DELETE FROM entry WHERE number = 5",
        "INSERT OR REPLACE INTO entry SELECT number, case_id, at, 'Eve', change, hash FROM entry",
    ],
)
def test_the_trail_is_never_altered_nor_shortened(closed, statement):
    with pytest.raises(sqlite3.IntegrityError, match="the trail is never"):
        meddle(closed, statement, guarded=True)
    assert verified(closed, unwatched) == 10


FLIPS = {
    "number": "number + 40",
    "case_id": "substr(case_id, 1, 30) || '00'",
    "at": "replace(at, '2026', '2025')",
    "by": "'Eve'",
    "change": "replace(change, '\"labels\"', '\"label5\"')",
    "hash": "'f' || substr(hash, 2)",
}


@pytest.mark.parametrize("column", FLIPS)
@pytest.mark.parametrize("number", [5, 10])
def test_an_altered_entry_is_noticed(closed, column, number):
    altered = FLIPS[column].replace('"labels"', '"subject"' if number == 5 else '"labels"')
    meddle(closed, f"UPDATE entry SET {column} = {altered} WHERE number = ?", number)  # noqa: S608
    store = Store(closed)
    with pytest.raises(CaseError, match=r"altered|missing"):
        store.case(case_id(1))
    with pytest.raises(CaseError, match=r"altered|missing"):
        store.verify(unwatched)
    store.close()


def test_any_flipped_bit_of_an_entry_is_noticed(closed):
    with closing(sqlite3.connect(closed)) as db:
        (text,) = db.execute("SELECT change FROM entry WHERE number = 10").fetchone()
    for place in range(0, len(text), 7):
        flipped = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        meddle(closed, "UPDATE entry SET change = ? WHERE number = 10", flipped)
        with pytest.raises(CaseError, match="Entry 10 of the trail, or the one before it"):
            verified(closed, unwatched)


@pytest.mark.parametrize("number", [1, 2, 5, 10])
def test_a_missing_entry_is_noticed(closed, number):
    meddle(closed, "DELETE FROM entry WHERE number = ?", number)
    store = Store(closed)
    with pytest.raises(CaseError, match=r"altered|missing"):
        store.case(case_id(1))
    with pytest.raises(CaseError, match=r"altered|missing"):
        store.verify(unwatched)
    store.close()


def test_entries_cut_off_at_the_end_are_noticed(closed):
    meddle(closed, "DELETE FROM entry WHERE number >= 10")
    with pytest.raises(CaseError, match="Entries at the end of the trail are missing"):
        verified(closed, unwatched)


def test_a_case_that_is_missing_from_the_list_is_noticed(closed):
    meddle(closed, "DELETE FROM listing WHERE case_id = ?", case_id(2))
    with pytest.raises(CaseError, match="missing from the list"):
        verified(closed, unwatched)


def test_the_other_cases_stay_readable(closed):
    meddle(closed, "UPDATE entry SET by = 'Eve' WHERE number = 10")
    store = Store(closed)
    assert len(store.cases()) == 2
    assert store.case(case_id(2)).id == case_id(2)
    store.close()


@pytest.mark.parametrize("contents", ["", "{}", "[1, 2]", '{"case": 7}', "\0"])
def test_an_altered_line_of_the_list_is_made_anew(closed, contents):
    store = Store(closed)
    before = store.cases()
    store.close()
    meddle(closed, "UPDATE listing SET contents = ? WHERE case_id = ?", contents, case_id(1))
    store = Store(closed)
    assert store.cases() == before
    store.close()


def test_a_line_of_another_case_is_no_line_of_this_one(closed):
    store = Store(closed)
    before = store.cases()
    store.close()
    meddle(closed, "UPDATE listing SET contents = ?", listing.written(before[0]))
    store = Store(closed)
    assert store.cases() == before
    store.close()


# Files that are none of ours


def foreign(path):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE stamps (name TEXT)")


def truncated(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path):
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)


def of_tomorrow(path):
    meddle(path, f"PRAGMA user_version = {len(schema.SCHEMA) + 1}", guarded=True)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"%PDF-1.7 no database at all " * 200), "no file of cases"),
        (lambda path: (path.unlink(), foreign(path)), "no file of cases"),
        (truncated, "damaged"),
        (overwritten, "damaged"),
        (of_tomorrow, "written by a later version"),
        (lambda path: (path.unlink(), path.mkdir()), "cannot be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_left_alone_and_explained(closed, spoil, words):
    spoil(closed)
    before = closed.read_bytes() if closed.is_file() else b""
    with pytest.raises(StoreError, match=words) as caught:
        look_into(closed)
    assert caught.value.remedy
    assert (closed.read_bytes() if closed.is_file() else b"") == before


def look_into(path):
    store = Store(path)
    try:
        store.case(case_id(1))
        store.verify(unwatched)
    finally:
        store.close()


def test_a_refused_file_is_not_held(closed):
    keep = closed.read_bytes()
    closed.write_bytes(b"no database" * 500)
    with pytest.raises(StoreError):
        Store(closed)
    closed.write_bytes(keep)
    store = Store(closed)
    assert not store.read_only
    store.close()


def test_a_folder_that_is_none_is_explained(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "file" / "cases.sqlite")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody is kept out")
def test_a_read_only_folder_is_explained(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot be used"):
        Store(tmp_path / "cases.sqlite")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights elsewhere")
def test_the_files_are_for_their_owner_alone(store, path):
    begin(store)
    found = list(path.parent.glob("cases.sqlite*"))
    assert len(found) >= 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in found} == {0o600}


# Two windows


def test_a_second_window_may_look_but_not_change(store, path):
    case = begin(store)
    second = Store(path)
    assert (store.read_only, second.read_only) == (False, True)
    with pytest.raises(StoreError, match="Another LeukoView window holds the cases"):
        second.append(second.case(case.id), [decided()], stamp(1))
    second.keep_picture(case.id, ONE, b"png")
    assert second.picture(ONE) is None
    now = store.append(case, [decided()], stamp(2))
    assert second.case(case.id) == now
    assert second.verify(unwatched) == 5
    second.close()


def test_closing_the_second_window_does_not_let_a_third_in(store, path):
    Store(path).close()
    third = Store(path)
    assert third.read_only
    third.close()


def test_once_the_first_window_is_closed_the_next_one_may_change(path):
    first = Store(path)
    case = begin(first)
    first.close()
    next_ = Store(path)
    assert next_.append(case, [decided()], stamp(1)).records[ONE].label(0) == BLAST
    next_.close()


# The list


def test_the_latest_case_comes_first(store):
    one, two = begin(store, 1, minutes=1), begin(store, 2, minutes=2)
    assert [line.case for line in store.cases()] == [two.id, one.id]
    store.append(one, [decided()], stamp(3))
    first = store.cases()[0]
    assert (first.case, first.cells, first.reviewed) == (one.id, 3, 1)
    assert (first.state, first.changed) == (CaseState.IN_REVIEW, stamp(3).at)


def test_an_archived_case_is_found_only_where_archived_ones_are_wanted(store):
    case = store.append(begin(store), [paperwork.Archived()], stamp(1))
    assert store.cases() == ()
    assert [line.case for line in store.cases("smear", archived=True)] == [case.id]
    store.append(case, [paperwork.Archived(away=False)], stamp(2))
    assert [line.case for line in store.cases()] == [case.id]


def test_the_cases_that_hold_an_image_are_found_by_where_it_lies(store):
    case = begin(store)
    path = case.slides[0].source.path
    assert [line.case for line in store.holding(path)] == [case.id]
    assert store.holding(path.with_name("other.png")) == ()


def test_a_copy_of_an_image_is_found_by_its_digest(store):
    case = begin(store)
    elsewhere = Path("/moved") / "renamed.png"
    assert [line.case for line in store.holding(elsewhere, "cd" * 32)] == [case.id]
    assert store.holding(elsewhere, "ef" * 32) == ()


def test_an_image_that_was_never_read_is_no_copy_of_another(store):
    unread = SlideSource(Path("/images/unread.png"), "", 640, 480)
    case = trail.begun(case_id(1), stamp())
    store.append(case, (paperwork.CaseOpened("0.1"), changes.SlideAdded(ONE, unread)), stamp())
    assert store.holding(Path("/images/unread too.png"), "") == ()
    assert store.holding(Path("/images/unread too.png"), "cd" * 32) == ()


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("muller", True),
        ("MÜLLER eva", True),
        ("eva müller", True),
        ("  ", True),
        ("S-17 mull", True),
        ("strasse", True),
        ("straße", True),
        ("smear", True),
        ("draft", True),
        ("miller", False),
        ("%", False),
        ("eva signed", False),
    ],
)
def test_a_search_finds_words_without_case_and_accents(store, search, found):
    begin(
        store,
        1,
        paperwork.SubjectGiven(Subject(name="Eva Müller")),
        paperwork.SpecimenGiven(Specimen(id="S-17/Straße")),
    )
    assert bool(store.cases(search)) is found


def test_a_picture_is_kept_and_replaced(store):
    case = begin(store)
    assert store.picture(ONE) is None
    store.keep_picture(case.id, ONE, b"one")
    store.keep_picture(case.id, ONE, b"two")
    assert store.picture(ONE) == b"two"


# A slide that is not at hand


def painted(*corners, side=40):
    """A slide of 1,500 × 1,100 pixels with dark squares, and what was kept of them."""
    pixels = np.full((1100, 1500, 3), GROUND, np.uint8)
    for x, y in corners:
        pixels[y : y + side, x : x + side] = (90, 40, 140)
    whole = ArraySlide(pixels)
    kept = []
    for x, y in corners:
        file = io.BytesIO()
        Image.fromarray(pixels[y : y + side, x : x + side]).save(file, "PNG")
        kept.append((x, y, file.getvalue()))
    absent = AbsentSlide(Path("gone.png"), 1500, 1100, lambda _box: kept)
    return whole, absent


def test_kept_crops_lie_where_they_belong_at_every_level():
    whole, absent = painted((0, 0), (333, 217), (1460, 1060), (801, 7))
    assert absent.downsamples == whole.downsamples
    for level, step in enumerate(whole.downsamples):
        for box in (Box(0, 0, 1500, 1100), Box(300, 190, 120, 90), Box(1400, 1000, 400, 400)):
            there, here = whole.read(box, level), absent.read(box, level)
            assert here.shape == there.shape
            differs = np.any(np.abs(here.astype(int) - there.astype(int)) > 60, axis=2)
            # Coarse levels may be one pixel off along the edges of a crop.
            most = 0 if step == 1 else 4 * 4 * (40 / step + 2)
            assert differs.sum() <= most


def test_nothing_kept_is_an_empty_ground():
    _, absent = painted()
    assert (absent.read(Box(10, 10, 50, 40)) == GROUND).all()


# A clock set back, and another program


def test_a_clock_set_back_leaves_the_order_and_is_told(store):
    case = begin(store)
    before = store.trail(case.id)
    store.append(case, [decided()], stamp(-600))
    assert [entry.number for entry in store.trail(case.id)] == [e.number for e in before] + [
        len(before) + 1
    ]
    assert store.turned_back() == (len(before) + 1,)
    assert store.verify(unwatched) == len(before) + 1


def test_a_clock_that_goes_on_is_not_told(store):
    case = begin(store)
    store.append(case, [decided()], stamp(600))
    assert store.turned_back() == ()


def test_a_file_that_another_program_holds_is_explained_and_nothing_is_lost(store, path):
    case = begin(store)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store._db.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(StoreError, match="another program holds it"):
            store.append(case, [decided()], stamp(1))
    assert store.case(case.id) == case
    assert store.append(case, [decided()], stamp(2)).entries == case.entries + 1
