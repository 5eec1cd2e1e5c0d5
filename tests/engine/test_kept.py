import subprocess
import sys

import pytest

from leukoview.engine.crop import CropRecipe
from leukoview.engine.dataset import from_folders
from leukoview.engine.errors import OutputError
from leukoview.engine.training.kept import FILE, Kept
from leukoview.engine.training.looks import DETECTOR
from tests.engine.drawn_cells import write_folders

WRITING = """
import sys
from pathlib import Path
from leukoview.engine.training.kept import Kept
with Kept(Path(sys.argv[1])) as kept:
    for number in range(10**9):
        kept.keep(b"%d" % number, b"x" * 3000)
        if number == 50:
            print("fifty", flush=True)
"""


def test_what_was_kept_is_there_the_next_time(tmp_path):
    with Kept(tmp_path) as kept:
        kept.keep(b"key", b"value")
    with Kept(tmp_path) as kept:
        assert kept.of(b"key") == b"value"
        assert kept.of(b"other") is None


def test_a_value_that_is_there_stays(tmp_path):
    with Kept(tmp_path) as kept:
        kept.keep(b"key", b"value")
        kept.keep(b"key", b"another")
        assert kept.of(b"key") == b"value"


def test_two_programs_keep_side_by_side(tmp_path):
    with Kept(tmp_path) as one, Kept(tmp_path) as other:
        one.keep(b"a", b"1")
        other.keep(b"b", b"2")
        assert (one.of(b"b"), other.of(b"a")) == (b"2", b"1")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kill_in_the_middle_of_writing_leaves_a_file_that_opens(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", WRITING, str(tmp_path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().strip() == b"fifty"
        process.kill()
    with Kept(tmp_path) as kept:
        assert all(kept.of(b"%d" % number) == b"x" * 3000 for number in range(51))


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_put_aside_and_begun_afresh(content, tmp_path):
    (tmp_path / FILE).write_bytes(content)
    with Kept(tmp_path) as kept:
        kept.keep(b"key", b"value")
        assert kept.of(b"key") == b"value"
    assert (tmp_path / "cells.damaged").read_bytes() == content


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cache of cells"):
        Kept(tmp_path / "file" / "cache")


def test_the_detector_number_is_that_of_the_crops_it_makes(tmp_path):
    # Where this fails, crops are no longer those that caches hold: raise DETECTOR and the numbers.
    dataset = from_folders(write_folders(tmp_path, patients=2, cells=1))
    crops = dataset.crops(CropRecipe(pixels=32))
    assert DETECTOR == 1
    assert [round(float(crop.mean()), 1) for crop in crops] == EXPECTED


EXPECTED = [201.8, 197.9, 200.6, 197.9, 220.6, 220.3]
