"""`leukoview verify`: files that were exported here are known again, to the byte."""

import re
import shutil
import sqlite3

import pytest
from cases import made_case, signed_off

from leukoview.cli import Doors, codes, main
from leukoview.cli.verify import ALTERED, BROUGHT, UNKNOWN
from leukoview.engine.casefile import CaseState
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store

EVERY = "pdf,html,csv,json,fhir,dicom"
TELLING = (".pdf", ".html", ".csv", ".json", ".fhir.json", ".dcm", ".leukocase")


def never(*_):
    pytest.fail("no window and no bench are wanted")


@pytest.fixture
def leukoview():
    return lambda *words: main([str(word) for word in words], Doors(never, never))


@pytest.fixture
def case(tmp_path):
    """A signed case; nothing holds the store any more."""
    store = Store(home() / FILE_NAME)
    signed = signed_off(store, made_case(store, tmp_path / "smear 77.png", name="B 26/117"))
    store.close()
    return signed


@pytest.fixture
def written(leukoview, case, tmp_path):
    """Every file that can be written of a case, by how it ends."""
    out = tmp_path / "out"
    assert leukoview("export", "B 26", "--form", EVERY, "--into", out) == 0
    assert leukoview("cases", "export", "B 26", out / "leukoview.leukocase") == 0
    return {re.sub(r"^leukoview(-[0-9a-f]{8})?", "", path.name): path for path in out.iterdir()}


def altered(path):
    """The same file with its last letter or digit changed."""
    content = bytearray(path.read_bytes())
    at = max(place for place, byte in enumerate(content[:-64]) if chr(byte).isalnum())
    content[at] ^= 1
    path.write_bytes(content)


def test_every_file_of_an_export_is_known_again_whatever_it_is_called_now(
    leukoview, written, case, tmp_path, capsys
):
    moved = tmp_path / "another name"
    shutil.move(written.pop(".pdf"), moved)
    capsys.readouterr()
    assert leukoview("verify", moved, *written.values()) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith(f"unaltered: {moved}: This is the PDF (version 1, signed, en) that ")
    assert f"UTC from case {case.id[:8]}; not a byte is otherwise." in first
    assert len(others) == 7
    assert all(line.startswith("unaltered: ") for line in others)


def test_one_byte_otherwise_is_told_in_every_form(leukoview, written, capsys):
    for ending in TELLING:
        altered(written[ending])
        capsys.readouterr()
        assert leukoview("verify", written[ending]) == ALTERED, ending
        assert "no file with these bytes was exported under it" in capsys.readouterr().out


def test_a_file_that_tells_no_id_any_more_is_known_to_no_case(leukoview, written, case, capsys):
    """Whose it is cannot be said then, only that it is nothing that was written here."""
    text = written[".csv"].read_text("utf-8")
    assert case.id in text
    written[".csv"].write_text(text.replace(case.id, "P-4711"), "utf-8")
    assert leukoview("verify", written[".csv"]) == UNKNOWN
    assert "No case of this computer knows it." in capsys.readouterr().out


def test_the_worst_of_several_files_is_the_exit_code(leukoview, written, tmp_path):
    stranger = tmp_path / "letter.pdf"
    stranger.write_bytes(b"%PDF-1.7\n")
    assert leukoview("verify", written[".pdf"], stranger) == UNKNOWN
    altered(written[".json"])
    assert leukoview("verify", stranger, written[".json"], written[".pdf"]) == ALTERED


def test_a_file_that_is_not_there_is_told_and_the_others_are_checked(
    leukoview, written, tmp_path, capsys
):
    capsys.readouterr()
    assert leukoview("verify", tmp_path / "gone.pdf", written[".pdf"]) == codes.NOTHING_READ
    said = capsys.readouterr()
    assert "“gone.pdf” cannot be read" in said.err.replace(f"{tmp_path}/", "")
    assert said.out.startswith("unaltered: ")


def test_where_no_case_was_ever_kept_no_file_is_known(leukoview, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert leukoview("verify", path) == UNKNOWN
    assert not (home() / FILE_NAME).exists()


def test_a_deidentified_file_is_known_again_and_nobody_is_named(leukoview, case, tmp_path, capsys):
    assert leukoview("export", "B 26", "--deidentified", "--into", tmp_path / "out") == 0
    (path,) = (tmp_path / "out").iterdir()
    capsys.readouterr()
    assert leukoview("verify", path) == 0
    said = capsys.readouterr().out
    assert "This is the de-identified PDF (version 1, signed, en)" in said
    assert not [word for word in ("Müller", "B 26", "smear 77") if word in said]


def test_an_export_leaves_the_case_signed_and_the_next_one_the_same_to_the_byte(
    leukoview, case, written, tmp_path, capsys
):
    assert leukoview("export", "B 26", "--form", EVERY, "--into", tmp_path / "again") == 0
    for ending in (".pdf", ".html", ".csv", ".json", ".fhir.json", ".dcm"):
        again = tmp_path / "again" / written[ending].name
        assert again.read_bytes() == written[ending].read_bytes(), ending
    store = Store(home() / FILE_NAME)
    try:
        assert store.case(case.id).state is CaseState.SIGNED
    finally:
        store.close()


def test_a_case_that_came_in_a_file_knows_the_files_that_were_written_elsewhere(
    leukoview, written, tmp_path, monkeypatch, capsys
):
    assert leukoview("verify", written[".pdf"]) == 0
    assert BROUGHT not in capsys.readouterr().out
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "another computer"))
    assert leukoview("verify", written[".pdf"]) == UNKNOWN
    assert leukoview("cases", "import", written[".leukocase"]) == 0
    capsys.readouterr()
    assert leukoview("verify", written[".pdf"], written[".csv"]) == 0
    assert all(line.endswith(BROUGHT) for line in capsys.readouterr().out.splitlines())


def test_files_that_were_written_but_not_noted_are_known_once_they_are_exported_again(
    leukoview, case, tmp_path, capsys
):
    held = Store(home() / FILE_NAME)
    try:
        assert leukoview("export", "B 26", "--into", tmp_path / "out") == 0
        assert "So the trail does not say that this was written" in capsys.readouterr().err
        (path,) = (tmp_path / "out").iterdir()
        assert leukoview("verify", path) == ALTERED
        assert "or before digests were kept" in capsys.readouterr().out
    finally:
        held.close()
    first = path.read_bytes()
    assert leukoview("export", "B 26", "--into", tmp_path / "out", "--force") == 0
    assert path.read_bytes() == first
    assert leukoview("verify", path) == 0


def test_an_altered_line_of_the_trail_vouches_for_nothing(leukoview, written, capsys):
    path = home() / FILE_NAME
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER entry_never_altered")
        db.execute("UPDATE entry SET by = 'Eve' WHERE change LIKE '{\"type\":\"Exported\"%'")
    db.close()
    assert leukoview("verify", written[".pdf"]) == codes.NOTHING_READ
    assert "was altered" in capsys.readouterr().err
