"""`.leukocase`: a case goes whole from computer to computer, or not at all."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from cases import READER, made_case, signed_off, stamp
from readings import saved_smear

from leukoview.engine.casefile import CaseState, Entry, changes, trail
from leukoview.engine.errors import CaseError, LeukoError, StoreError, UnreadableImageError
from leukoview.engine.progress import Cancelled, unwatched
from leukoview.engine.slide import open_slide
from leukoview.engine.store import Store, carrying, images, ledger, parcel
from leukoview.engine.store.schema import CASES


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cases.sqlite")
    yield store
    store.close()


@pytest.fixture
def case(store, tmp_path):
    made = made_case(store, tmp_path / "smear.png", name="B 26/117", reviewed=3)
    return signed_off(store, made)


@pytest.fixture
def file(store, case, tmp_path):
    return packed(store, case, tmp_path / "carried.leukocase")


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The store of another computer, where the image is not."""
    home = tmp_path / "another home"
    monkeypatch.setenv("LEUKOVIEW_HOME", str(home))
    (tmp_path / "smear.png").rename(tmp_path / "moved.png")
    home.mkdir()
    store = Store(home / "cases.sqlite")
    yield store
    store.close()


def packed(store, case, target, check_in=unwatched):
    slide_of = partial(images.image_of, case.id)
    parcel.pack(store.path, case.id, target, slide_of, check_in)
    return target


def test_cells_decisions_and_state_come_through(case, file, elsewhere):
    brought = carrying.taken_in(elsewhere, carrying.checked(file), stamp(9, by="Dr. Ben"))
    assert brought.state is CaseState.SIGNED
    assert brought.records == case.records
    assert (brought.subject, brought.specimen) == (case.subject, case.specimen)
    assert elsewhere.case(case.id) == brought
    last = elsewhere.trail(case.id)[-1]
    assert (type(last.change).__name__, last.stamp.by) == ("Imported", "Dr. Ben")
    assert {entry.stamp.by for entry in elsewhere.trail(case.id)[:-1]} == {READER}


def test_the_cells_are_seen_where_the_image_is_not(case, file, elsewhere, tmp_path):
    carrying.taken_in(elsewhere, carrying.checked(file), stamp(9))
    record = case.slides[0]
    kept = images.image_of(case.id, record)
    image = open_slide(tmp_path / "moved.png")
    for cell in record.cells:
        np.testing.assert_array_equal(kept.read(cell.box), image.read(cell.box))


def test_the_small_view_comes_along(case, file, elsewhere):
    carrying.taken_in(elsewhere, carrying.checked(file), stamp(9))
    assert elsewhere.picture(case.slides[0].id).startswith(b"\x89PNG")


def test_what_came_from_a_file_goes_on_to_the_next(case, file, elsewhere, tmp_path, monkeypatch):
    brought = carrying.taken_in(elsewhere, carrying.checked(file), stamp(9))
    again = packed(elsewhere, brought, tmp_path / "again.leukocase")
    with closing(sqlite3.connect(file)) as one, closing(sqlite3.connect(again)) as other:
        crops = [db.execute("SELECT x, y, length(png) FROM crop").fetchall() for db in (one, other)]
    assert len(crops[0]) == 8
    assert sorted(crops[0]) == sorted(crops[1])


def test_a_case_that_is_here_already_stays_as_it_is(store, case, file):
    before = store.trail(case.id)
    assert carrying.taken_in(store, carrying.checked(file), stamp(9)) == case
    assert store.trail(case.id) == before
    assert not carrying.parcel_of(case.id).exists()
    assert list(carrying.parcel_of(case.id).parent.iterdir()) == []


def test_two_boxes_with_one_corner_keep_the_larger_crop(store, tmp_path):
    case = made_case(store, tmp_path / "smear.png", cells=2)
    record = case.slides[0]
    corner = replace(record.cells[1].box, x=0, y=0, width=100, height=100)
    boxes = {record.cells[0].id: replace(corner, width=20, height=20), record.cells[1].id: corner}
    case = store.append(case, [changes.CellsBoxed(record.id, boxes)], stamp(2))
    kept = parcel.absent(case.slides[0], packed(store, case, tmp_path / "two.leukocase"))
    image = open_slide(tmp_path / "smear.png")
    np.testing.assert_array_equal(kept.read(corner), image.read(corner))


def test_a_stopped_export_leaves_nothing(store, case, tmp_path):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        packed(store, case, tmp_path / "stopped.leukocase", stop)
    left = [path.name for path in tmp_path.iterdir() if "cases" not in path.name]
    assert sorted(left) == ["smear.png"]


def test_an_image_that_was_replaced_is_not_taken_for_the_slide(store, case, tmp_path):
    saved_smear(tmp_path / "smear.png", cells=3)
    assert images.at_hand(case.slides[0]) is None


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_refused(file, share):
    os.truncate(file, int(file.stat().st_size * share))
    with pytest.raises(LeukoError):
        carrying.checked(file)
    assert not any((carrying.parcel_of("x").parent).glob("*"))


def test_damage_anywhere_in_the_file_does_no_more_than_refuse_it(file):
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        file.write_bytes(whole[:place] + b"\xff\x00\xa5" * 8 + whole[place + 24 :])
        with suppress(LeukoError):
            carrying.checked(file).drop()


def test_a_damaged_crop_is_refused(file):
    change(
        file,
        "UPDATE crop SET png = CAST(substr(png, 1, 60) || x'00' || substr(png, 62) AS BLOB)",
    )
    with pytest.raises(UnreadableImageError, match="damaged"):
        carrying.checked(file)


def change(file, *statements):
    with closing(sqlite3.connect(file)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def test_an_altered_entry_is_refused(file):
    change(file, "DROP TRIGGER entry_never_altered", "UPDATE entry SET by = 'x' WHERE number = 2")
    with pytest.raises(CaseError, match="altered"):
        carrying.checked(file)


def test_a_missing_entry_is_refused(file):
    change(file, "DROP TRIGGER entry_never_removed", "DELETE FROM entry WHERE number = 3")
    with pytest.raises(CaseError, match=r"altered|missing"):
        carrying.checked(file)


def test_a_foreign_file_is_refused(tmp_path):
    text, other = tmp_path / "a.leukocase", tmp_path / "b.leukocase"
    text.write_text("This is no database, and long enough to be looked at." * 20)
    change(other, "CREATE TABLE stamps (name TEXT)")
    for path in (text, other):
        with pytest.raises(StoreError, match="no file of cases"):
            carrying.checked(path)
    with pytest.raises(CaseError, match="no file"):
        carrying.checked(tmp_path / "none.leukocase")


def test_a_file_of_a_later_version_is_refused(file):
    change(file, f"PRAGMA user_version = {len(CASES.scripts) + 1}")
    with pytest.raises(StoreError, match="later version"):
        carrying.checked(file)


def test_a_change_of_a_later_version_is_refused(file):
    chain(file, lambda _case, written: written.replace("Searched", "Foreseen"))
    with pytest.raises(CaseError, match="later version"):
        carrying.checked(file)


def test_entries_that_do_not_belong_together_are_refused(file, case):
    slide = case.slides[0].id
    chain(file, lambda _case, text: text.replace(slide, "f" * 32) if "Read" in text else text)
    with pytest.raises(CaseError, match="do not make a case"):
        carrying.checked(file)


def chain(file, altered):
    """Write the trail of a file anew, well chained, with other changes in it."""
    with closing(sqlite3.connect(file)) as db:
        rows = db.execute("SELECT case_id, at, by, change FROM entry ORDER BY number").fetchall()
        db.execute("DROP TRIGGER entry_never_removed")
        db.execute("DELETE FROM entry")
        link = trail.START
        for case, at, by, text in rows:
            new = altered(case, text)
            link = trail.chained(link, (case, at, by, new))
            db.execute(
                "INSERT INTO entry (case_id, at, by, change, hash) VALUES (?, ?, ?, ?, ?)",
                (case, at, by, new, link),
            )
        db.commit()


def test_a_name_that_leads_out_of_its_folder_is_refused(store, case, tmp_path):
    file = tmp_path / "evil.leukocase"
    kept = [replace_case(entry, "../../evil") for entry in store.trail(case.id)]
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        CASES.upgrade(db, file)
        ledger.add(db, "../../evil", [(entry.stamp, entry.change) for entry in kept])
    with pytest.raises(CaseError, match="no single case"):
        carrying.checked(file)


def replace_case(entry, case):
    return Entry(entry.number, case, entry.stamp, entry.change, entry.hash)


def test_a_store_with_several_cases_is_no_parcel(store, case, tmp_path):
    made_case(store, tmp_path / "other.png")
    copy = tmp_path / "copy.leukocase"
    with closing(sqlite3.connect(store.path)) as db, closing(sqlite3.connect(copy)) as target:
        db.backup(target)
    with pytest.raises(CaseError, match="no single case"):
        carrying.checked(copy)


def test_a_window_that_may_only_look_takes_nothing_in(file, elsewhere):
    second = Store(elsewhere.path)
    try:
        with pytest.raises(StoreError, match="only look"):
            carrying.taken_in(second, carrying.checked(file), stamp(9))
    finally:
        second.close()
    assert list(Path(os.environ["LEUKOVIEW_HOME"], "imported").iterdir()) == []


def test_an_image_is_located_by_its_digest(case, tmp_path):
    record = case.slides[0]
    copy = tmp_path / "found.png"
    shutil.copy(tmp_path / "smear.png", copy)
    assert images.located(record, copy).path == copy
    saved_smear(tmp_path / "another.png", cells=3)
    with pytest.raises(CaseError, match=r"“another.png” is not the image “smear.png”"):
        images.located(record, tmp_path / "another.png")


def test_without_a_digest_the_size_must_do(case, tmp_path):
    record = case.slides[0]
    unknown = replace(record, source=replace(record.source, sha256=""))
    saved_smear(tmp_path / "another.png", cells=3)
    assert images.located(unknown, tmp_path / "another.png").width == 640
    saved_smear(tmp_path / "small.png", width=500)
    with pytest.raises(CaseError):
        images.located(unknown, tmp_path / "small.png")
