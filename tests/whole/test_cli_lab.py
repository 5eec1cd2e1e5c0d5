"""`leukoview users`, `models` and `deeds`, run as the terminal would."""

import io
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime

import pypdf
import pytest

from leukoview.cli import Doors, main
from leukoview.engine import selftest
from leukoview.engine.accounts import Person
from leukoview.engine.errors import BundleError
from leukoview.engine.lab import FILE_NAME, Lab, Role
from leukoview.engine.lab.deeds import SelfTested
from leukoview.engine.report.installation import installation_pdf, installation_text
from leukoview.engine.resources import home
from leukoview.engine.selftest import Checked, SelfTest
from leukoview.engine.shelf.shelf import Shelf
from models import made_model, network

ADAS, BENS = "correct horse battery staple", "nine purple moons over Ghent"
AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def never(*_):
    pytest.fail("no engine and no window are wanted")


@pytest.fixture
def leukoview(monkeypatch, capsys):
    """Runs a command with passwords on standard input; gives its code and all that it said."""

    def run(*words, given=()):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in given)))
        stdin = ["--password-stdin"] if given else []
        code = main([*(str(word) for word in words), *stdin], Doors(never, never))
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def ada(leukoview):
    assert leukoview("users", "add", "Ada", "--role", "admin", given=[ADAS])[0] == 0


def test_the_first_account_is_an_admins(leukoview):
    code, said = leukoview("users", "add", "Ada", given=[ADAS])
    assert (code, "first account is an admin" in said) == (3, True)
    assert leukoview("users", "list")[1].startswith("Nobody")
    assert leukoview("users", "add", "Ada", "--role", "admin", given=[ADAS])[0] == 0
    assert "Ada" in leukoview("users", "list")[1]


def test_an_admin_makes_changes_and_closes_accounts(leukoview, ada):
    assert leukoview("users", "add", "Ben", "--as", "Ada", given=[ADAS, BENS])[0] == 0
    assert leukoview("users", "role", "Ben", "reviewer", "--as", "Ada", given=[ADAS])[0] == 0
    assert "reviewer" in leukoview("users", "list")[1]
    assert leukoview("users", "close", "Ben", "--as", "Ada", given=[ADAS])[0] == 0
    assert "closed" in leukoview("users", "list")[1]


@pytest.mark.parametrize(
    ("words", "given", "why"),
    [
        (("users", "add", "Ben"), [BENS], "--as NAME"),
        (("users", "add", "Ben", "--as", "Ada"), [BENS, BENS], "wrong"),
        (("users", "add", "Ben", "--as", "Ada"), [ADAS], "missing on standard input"),
        (("users", "close", "Ada", "--as", "Ada"), [ADAS], "last admin"),
        (("models", "rollback", "--practice"), [ADAS], "--as NAME"),
        (("deeds",), [ADAS], "--as NAME"),
    ],
)
def test_what_takes_an_admin_says_so(leukoview, ada, words, given, why):
    code, said = leukoview(*words, given=given)
    assert code == 3
    assert why in said
    assert ADAS not in said


def test_ones_own_password_takes_the_old_one_and_anothers_an_admin(leukoview, ada):
    assert leukoview("users", "password", "Ada", given=[ADAS, BENS])[0] == 0
    assert leukoview("users", "password", "Ada", given=[ADAS, BENS])[0] == 3
    assert leukoview("users", "password", "Ada", "--as", "Ada", given=[BENS, ADAS])[0] == 0


def test_log_in_and_the_lock_are_set_by_an_admin(leukoview, ada):
    assert leukoview("users", "require-login", "yes", "--as", "Ada", given=[ADAS])[0] == 0
    assert leukoview("users", "idle", "5", "--as", "Ada", given=[ADAS])[0] == 0
    assert "Log-in by everybody; the window locks after 5" in leukoview("users", "list")[1]


def test_the_trail_is_listed_for_an_admin_and_checked_for_anybody(leukoview, ada):
    assert leukoview("deeds", "verify") == (0, "1 deed, none altered.\n")
    code, said = leukoview("deeds", "--as", "Ada", given=[ADAS])
    assert code == 0
    assert "Made an account for Ada, admin." in said
    with closing(sqlite3.connect(home() / FILE_NAME)) as db, db:
        db.execute("DROP TRIGGER deed_never_altered")
        db.execute("UPDATE deed SET by = 'Eve' WHERE number = 1")
    code, said = leukoview("deeds", "verify")
    assert (code, "Line 1" in said) == (1, True)


def test_where_there_is_no_laboratory_nothing_is_begun_by_looking(leukoview):
    assert leukoview("deeds", "verify")[0] == leukoview("users", "list")[0] == 0
    assert not (home() / FILE_NAME).exists()


@pytest.fixture
def own(tmp_path):
    """A model of this laboratory on its shelf."""
    with closing(Lab(home() / FILE_NAME)) as lab:
        folder = made_model(tmp_path / "made", name="own")
        return Shelf(lab, network=network).put(folder, Person("Ada", Role.ADMIN))


def test_a_model_is_promoted_rolled_back_and_retired(leukoview, own):
    code, said = leukoview("models", "promote", "own")
    assert (code, "not compared" in said) == (3, True)
    code, said = leukoview(
        "models", "promote", "own", "--reason", "It knows M5, which the other one does not."
    )
    assert (code, "active" in said) == (0, True)
    assert leukoview("models", "rollback", "--practice")[0] == 0
    assert "promoted earlier" in leukoview("models", "list")[1]
    assert leukoview("models", "rollback", "own")[0] == 0
    assert leukoview("models", "rollback", "--practice")[0] == 0
    assert leukoview("models", "retire", "own")[0] == 0
    assert "retired" in leukoview("models", "list")[1]


def test_a_model_goes_out_and_comes_in_elsewhere(leukoview, own, tmp_path, monkeypatch):
    out = tmp_path / "own.leukomodel"
    assert leukoview("models", "export", "own", out)[0] == 0
    assert leukoview("models", "export", "own", out)[0] == 4
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "elsewhere"))
    assert leukoview("models", "import", out)[0] == 0
    code, said = leukoview("models", "show", "own")
    assert code == 0
    assert own.ref.sha256 in said
    assert "Intended use" in said


TEST = SelfTest(
    "0.1.0",
    "3.12",
    "Linux",
    AT,
    (Checked("model “practice”", passed=True, said="sha256 " + "ab" * 32),),
)


def pages(test, **options):
    content = installation_pdf(test, **options)
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_an_installation_record_is_one_page_with_all_that_was_tested():
    (page,) = pages(TEST)
    for words in ("Installation record", "2026-03-01 12:30 UTC", "PASSED", "practice", "abababab"):
        assert words.lower() in page.lower()
    assert installation_pdf(TEST) == installation_pdf(TEST)


def test_a_failed_check_is_said_on_every_record():
    def fail():
        raise BundleError("“golden.npz” has been altered.")

    heard = []
    checks = [("one", lambda: "well"), ("two", fail)]
    test = selftest.tried(checks, AT, heard.append)
    assert not test.passed
    assert test.said == "Failed: two."
    assert [one.passed for one in heard] == [True, False]
    assert "FAILED  two: “golden.npz” has been altered." in installation_text(test)
    assert "FAILED: two" in pages(test, paper="letter")[0]


def test_no_check_at_all_is_no_pass():
    assert not selftest.tried((), AT, print).passed


@pytest.mark.parametrize("name", ["record.doc", "missing/record.pdf"])
def test_a_record_that_cannot_be_written_is_refused_before_anything_is_tested(
    leukoview, tmp_path, name
):
    assert leukoview("selftest", "--record", tmp_path / name)[0] == 2


def test_the_outcome_is_a_deed():
    with closing(Lab(home() / FILE_NAME)) as lab:
        selftest.note(lab, "Ada", TEST)
        (done,) = lab.deeds()
    assert done.deed == SelfTested(passed=True, said="All 1 checks passed.")
