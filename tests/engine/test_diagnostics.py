"""What is sent to whoever helps names nobody."""

import getpass
import io
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cases import made_case

from leukoview import __version__
from leukoview.engine import diagnostics, faults
from leukoview.engine.accounts import Accounts
from leukoview.engine.lab import FILE_NAME as LAB_FILE
from leukoview.engine.lab import Lab
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
BUG = "  viewer.py, line 3, in open\nKeyError"


@pytest.fixture
def full(tmp_path):
    """A LeukoView with a patient, a reader, an admin and a bug that somehow holds their names."""
    with closing(Store(home() / FILE_NAME)) as store:
        made_case(store, tmp_path / "Quiroga 1954.png", name="B 26/117")
    with closing(Lab(home() / LAB_FILE)) as lab:
        Accounts(lab).make_first("Zacharias", "four words of mine")
    faults.keep(home(), BUG, AT)
    faults.keep(home(), f"{home()}/x.py MÜLLER muller QUIROGA zacharias dr. ana", AT)


def said(settings=None):
    content = diagnostics.packed(home(), AT, settings or {})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_versions_counts_and_bugs_are_in_it(full):
    texts = said({"appearance": "dark"})
    report = texts[diagnostics.REPORT]
    assert report.startswith(f"LeukoView {__version__}, 2026-03-04 05:06 UTC")
    for words in (
        "onnxruntime 1",
        "appearance dark",
        "1 cases, 7 entries",
        "1 accounts",
        "shipped",
    ):
        assert words in report
    assert "KeyError" in texts[diagnostics.FAULTS]
    assert "line 3, in open" in texts[diagnostics.FAULTS]


def test_no_name_is_in_it_even_where_a_bug_held_one(full):
    texts = "".join(said().values()).casefold()
    names = ("müller", "muller", "quiroga", "zacharias", "dr. ana", "26/117", "four words")
    assert not [name for name in names if name in texts]
    assert str(home()).casefold() not in texts
    assert str(Path.home()).casefold() + "/" not in texts
    assert len(getpass.getuser()) < 3 or getpass.getuser().casefold() not in texts
    assert diagnostics.REMOVED in texts


def test_a_damaged_file_of_cases_is_said_and_does_no_harm(full):
    (home() / FILE_NAME).write_bytes(b"no database" * 500)
    assert "is no file of cases" in said()[diagnostics.REPORT]


def test_a_new_leukoview_has_little_to_say():
    assert "Cases: no file" in said()[diagnostics.REPORT]


def test_words_of_ours_are_left_where_a_patient_is_called_by_them():
    assert diagnostics.without("1 cases, practice", ["practice", "blood"]) == "1 cases, practice"


def test_only_the_latest_bugs_are_kept(tmp_path):
    for number in range(faults.MOST + 3):
        faults.keep(tmp_path, f"KeyError number {number}", AT)
    kept = faults.kept(tmp_path)
    assert len(kept) == faults.MOST
    assert kept[-1].endswith(f"number {faults.MOST + 2}")
