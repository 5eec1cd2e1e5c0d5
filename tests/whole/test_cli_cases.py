"""`leukoview cases`, run as the terminal would."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from cases import made_case, signed_off

from leukoview.cli import Doors, main
from leukoview.engine.casefile import Stamp
from leukoview.engine.casefile.changes import Decided
from leukoview.engine.casefile.paperwork import Archived
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.taxonomy import BENIGN


def never(*_):
    pytest.fail("no engine and no window are wanted")


@pytest.fixture
def leukoview():
    return lambda *words: main(["cases", *(str(word) for word in words)], Doors(never, never))


@pytest.fixture
def case(tmp_path):
    """A signed case; nothing holds the store any more."""
    store = Store(home() / FILE_NAME)
    made_case(store, tmp_path / "other.png", cells=2, name="K 9")
    case = signed_off(store, made_case(store, tmp_path / "smear.png", name="B 26/117"))
    store.close()
    return case


def test_cases_are_listed_and_searched(leukoview, case, capsys):
    assert leukoview("list") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 cases"
    assert leukoview("list", "muller", "b 26") == 0
    line, count = capsys.readouterr().out.splitlines()
    assert line.startswith(case.id[:8])
    assert "signed" in line
    assert "8 of 8 reviewed" in line
    assert "B 26/117  [smear.png]" in line
    assert count == "1 case"


def test_archived_cases_are_listed_where_they_are_wanted_and_marked(leukoview, case, capsys):
    store = Store(home() / FILE_NAME)
    store.append(store.case(case.id), [Archived()], Stamp("bk", datetime.now(UTC)))
    store.close()
    assert leukoview("list") == 0
    shown, count = capsys.readouterr().out.splitlines()
    assert "K 9" in shown
    assert (count, "ARCHIVED" in shown) == ("1 case", False)
    assert leukoview("list", "--archived") == 0
    *lines, count = capsys.readouterr().out.splitlines()
    assert count == "2 cases"
    assert [line.split()[0] for line in lines if line.endswith("ARCHIVED")] == [case.id[:8]]


def test_a_whole_trail_verifies(leukoview, case, capsys):
    assert leukoview("verify") == 0
    assert "16 entries, none altered" in capsys.readouterr().out


def test_an_altered_trail_does_not(leukoview, case, capsys):
    with closing(sqlite3.connect(home() / FILE_NAME)) as db:
        db.execute("DROP TRIGGER entry_never_altered")
        db.execute("UPDATE entry SET by = 'nobody' WHERE number = 4")
        db.commit()
    assert leukoview("verify") == 1
    assert "Entry 4" in capsys.readouterr().err


def test_agreement_counts_what_was_labelled_blind_alone(leukoview, case, capsys):
    assert leukoview("agreement") == 0
    assert "No cell was labelled blind yet" in capsys.readouterr().out
    store = Store(home() / FILE_NAME)
    blind = made_case(store, home() / "blind.png", cells=4, name="K 10")
    stamp = Stamp("bk", datetime.now(UTC))
    (record,) = blind.slides
    labels = {cell.id: record.suggested(cell.id) or BENIGN for cell in record.cells}
    store.append(blind, [Decided(record.id, labels, blind=True)], stamp)
    store.close()
    assert leukoview("agreement") == 0
    first, *classes = capsys.readouterr().out.splitlines()
    assert first.startswith("bk ")
    assert first.endswith("alike")
    assert classes


def test_a_case_goes_out_and_comes_in_elsewhere(leukoview, case, tmp_path, monkeypatch, capsys):
    out = tmp_path / "b.leukocase"
    assert leukoview("export", "B 26/117", out) == 0
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "elsewhere"))
    assert leukoview("import", out) == 0
    assert leukoview("import", out) == 0
    assert "is here already; nothing was changed" in capsys.readouterr().out
    assert leukoview("list", "B") == 0
    store = Store(home() / FILE_NAME)
    try:
        assert store.case(case.id).records == case.records
    finally:
        store.close()


def test_an_export_overwrites_nothing_unasked(leukoview, case, tmp_path, capsys):
    out = tmp_path / "b.leukocase"
    out.write_text("mine")
    assert leukoview("export", case.id[:8], out) == 2
    assert out.read_text() == "mine"
    assert "already there" in capsys.readouterr().err
    assert leukoview("export", case.id[:8], out, "--force") == 0
    assert out.read_bytes().startswith(b"SQLite")
    assert leukoview("export", case.id[:8], tmp_path / "b.zip") == 2


def test_an_export_is_noted_in_the_trail(leukoview, case, tmp_path):
    leukoview("export", case.id, tmp_path / "b.leukocase")
    store = Store(home() / FILE_NAME)
    try:
        assert store.trail(case.id)[-1].change.names == ("b.leukocase",)
    finally:
        store.close()


@pytest.mark.parametrize("words", ["nowhere", "smear OR other", ""])
def test_a_case_that_is_not_meant_alone_is_refused(leukoview, case, words, tmp_path, capsys):
    assert leukoview("export", words, tmp_path / "b.leukocase") == 3
    assert "found for" in capsys.readouterr().err


def test_files_that_are_no_cases_are_skipped_with_their_reason(leukoview, case, tmp_path, capsys):
    good, bad = tmp_path / "good.leukocase", tmp_path / "bad.leukocase"
    leukoview("export", case.id, good)
    bad.write_bytes(good.read_bytes()[:9000])
    assert leukoview("import", bad) == 3
    assert leukoview("import", bad, good) == 1
    assert capsys.readouterr().err.count("skipped: ") == 2


def test_while_a_window_holds_the_cases_nothing_is_imported(
    leukoview, case, tmp_path, capsys, monkeypatch
):
    out = tmp_path / "b.leukocase"
    held = Store(home() / FILE_NAME)
    try:
        assert leukoview("export", case.id, out) == 0
        assert leukoview("verify") == 0
        assert leukoview("import", out) == 0
        assert "is here already" in capsys.readouterr().out
    finally:
        held.close()
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "elsewhere"))
    held = Store(home() / FILE_NAME)
    try:
        assert leukoview("import", out) == 3
        assert "Another LeukoView window holds the cases" in capsys.readouterr().err
        assert held.cases() == ()
    finally:
        held.close()
