"""The laboratory's file: deeds that take effect whole, and a trail that shows any tampering."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import get_args

import msgspec
import pytest

from leukoview.engine.errors import LabError, StoreError
from leukoview.engine.lab import Deed, Lab, Role
from leukoview.engine.lab.deeds import AccountMade, Promoted, SelfTested
from leukoview.engine.lab.telling import told

TWICE = [("Ben", "x"), ("ben", "y")]


def a_test(said):
    return SelfTested(passed=True, said=said)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lab.sqlite"


@pytest.fixture
def lab(path):
    lab = Lab(path)
    yield lab
    lab.close()


def test_a_deed_is_there_with_who_and_when_after_opening_again(path):
    with closing(Lab(path)) as lab:
        lab.record("Ada", AccountMade("Ben", Role.READER))
    with closing(Lab(path)) as again:
        (done,) = again.deeds()
    assert (done.by, done.deed) == ("Ada", AccountMade("Ben", Role.READER))
    assert done.at.tzinfo is not None


def test_an_effect_that_fails_leaves_no_deed(lab):
    with pytest.raises(StoreError), lab.doing("Ada", a_test("")) as db:
        db.executemany("INSERT INTO account (name, role, password) VALUES (?, 'reader', ?)", TWICE)
    assert lab.deeds() == ()
    with lab.reading() as db:
        assert not db.execute("SELECT 1 FROM account").fetchall()


def test_only_the_kinds_asked_for_are_given(lab):
    lab.record("Ada", a_test("all well"))
    lab.record("Ada", Promoted("own-1.0", "ab" * 32))
    assert [done.deed.model for done in lab.latest(Promoted)] == ["own-1.0"]


def test_a_promotion_that_an_earlier_version_wrote_names_no_model_beside_it():
    written = b'{"type":"Promoted","model":"own-1.0","sha256":"ab","verdict":"better","reason":""}'
    deed = msgspec.json.decode(written, type=Deed)
    assert (deed.verdict, deed.beside, deed.beside_sha256) == ("better", "", "")
    assert told(deed) == "own-1.0 reads from now on. The comparison said: better."


@pytest.mark.parametrize("column", ["at", "by", "deed", "hash"])
def test_an_altered_deed_is_noticed(lab, path, column):
    lab.record("Ada", a_test("one"))
    lab.record("Ada", a_test("two"))
    meddle(path, f"UPDATE deed SET {column} = {column} || ' ' WHERE number = 1")  # noqa: S608
    with pytest.raises(LabError, match="altered"):
        lab.verify()


def test_a_missing_deed_is_noticed(lab, path):
    for said in ("one", "two", "three"):
        lab.record("Ada", a_test(said))
    meddle(path, "DELETE FROM deed WHERE number = 2")
    with pytest.raises(LabError, match="missing"):
        lab.deeds()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE deed SET by = 'x'",
        "DELETE FROM deed",
        "INSERT OR REPLACE INTO deed VALUES (1, '', '', '', '')",
    ],
)
def test_the_trail_is_never_altered_nor_shortened(lab, path, statement):
    lab.record("Ada", a_test("one"))
    with (
        closing(sqlite3.connect(path)) as db,
        pytest.raises(sqlite3.IntegrityError, match="never"),
    ):
        db.execute(statement)


def test_two_programs_write_to_one_trail_without_breaking_the_chain(path):
    script = (
        "import sys; from pathlib import Path; from leukoview.engine.lab import Lab;"
        "from leukoview.engine.lab.deeds import SelfTested\n"
        "lab = Lab(Path(sys.argv[1]))\n"
        "for n in range(40): lab.record(sys.argv[2], SelfTested(passed=True, said=str(n)))"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name]) for name in ("Ada", "Ben")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with closing(Lab(path)) as lab:
        assert lab.verify() == 80


def test_a_file_of_another_kind_is_refused_in_words(path):
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="no file of a laboratory"):
        Lab(path)


def test_every_role_covers_itself_and_those_below():
    assert [one.covers(Role.REVIEWER) for one in Role] == [False, True, True]


def meddle(path, statement):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for guard in ("altered", "removed", "replaced"):
            db.execute(f"DROP TRIGGER deed_never_{guard}")
        db.execute(statement)


@pytest.mark.parametrize("kind", get_args(Deed))
def test_every_deed_can_be_told(kind):
    assert told.dispatch(kind) is not told.dispatch(object)
