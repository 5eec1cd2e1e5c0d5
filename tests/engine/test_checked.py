"""Files that are held against the trails: damaged ones end in a verdict, not in a fault."""

import pytest

from benchmarks.fuzz_exports import CASE, REPORT, check, good_files
from leukoview.engine.errors import OutputError
from leukoview.engine.report.checked import checked
from leukoview.engine.store import Store
from leukoview.engine.store.known import KnownFiles
from leukoview.engine.store.vouching import Verdict

PDF, DICOM, MESSAGE, PAGE, TABLE = range(5)


@pytest.fixture
def known(tmp_path):
    """A store with a case of which one report was exported, no file of which is here."""
    (tmp_path / "any").touch()
    check(tmp_path / "any")
    return tmp_path / "known.sqlite"


def seen(tmp_path, known, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    return checked(path, known)


@pytest.mark.parametrize("kind", [PDF, DICOM, MESSAGE, PAGE])
def test_a_report_with_other_bytes_is_altered_and_says_which(tmp_path, known, kind):
    found = seen(tmp_path, known, good_files(tmp_path)[kind])
    assert (found.verdict, found.tells) == (Verdict.ALTERED, REPORT)
    assert found.export.case == CASE


def test_a_table_with_the_number_of_a_case_that_is_here_is_altered(tmp_path, known):
    found = seen(tmp_path, known, good_files(tmp_path)[TABLE])
    assert (found.verdict, found.tells, found.export) == (Verdict.ALTERED, CASE, None)


def test_a_dicom_file_with_a_broken_head_is_known_by_what_can_still_be_read(tmp_path, known):
    content = bytearray(good_files(tmp_path)[DICOM])
    content[138] = 6
    found = seen(tmp_path, known, bytes(content))
    assert (found.verdict, found.tells) == (Verdict.ALTERED, REPORT)


def test_a_file_that_is_not_there_is_explained(tmp_path, known):
    with pytest.raises(OutputError, match="cannot be read"):
        checked(tmp_path / "gone", known)


def test_what_is_no_digest_is_asked_of_no_trail(known):
    with pytest.raises(ValueError, match="%"):
        KnownFiles(known).with_digest("%" * 64)


def test_the_store_may_be_held_by_a_window_meanwhile(tmp_path, known):
    held = Store(known)
    try:
        assert seen(tmp_path, known, b"anything").verdict is Verdict.UNKNOWN
    finally:
        held.close()
