import errno
import io
import os

import pytest

from leukoview.engine.errors import OutputError
from leukoview.engine.output import check_places, write_all, write_whole


class FullDisk(io.BytesIO):
    """A file on a disk that has no room left."""

    def write(self, content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_disk(path):
    path.touch()
    return FullDisk()


def refusing(path):
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_file_is_written_whole_and_nothing_lies_beside_it(tmp_path):
    write_whole(tmp_path / "a.csv", b"1,2\r\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"1,2\r\n"


def test_a_full_disk_leaves_the_old_file_and_no_half_of_a_new_one(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match="disk is full") as caught:
        write_whole(path, b"new", opener=full_disk)
    assert caught.value.remedy.startswith("Free some space")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_refuses_files_is_named_in_the_sentence(tmp_path):
    with pytest.raises(OutputError, match="you may not write there"):
        write_whole(tmp_path / "a.csv", b"", opener=refusing)


def test_a_folder_with_the_files_name_is_left_alone(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_whole(tmp_path / "a.csv", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_several_files_are_written_each_in_its_place(tmp_path):
    write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_several_files_are_written_all_or_none(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    opened = []

    def full_at_the_second(path):
        opened.append(path)
        return path.open("xb") if len(opened) == 1 else full_disk(path)

    with pytest.raises(OutputError, match="disk is full"):
        write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"}, opener=full_at_the_second)
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_folder_with_the_name_of_one_file_keeps_all_of_them_from_being_written(tmp_path):
    (tmp_path / "b").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_result_that_is_there_already_is_not_overwritten_by_surprise(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(OutputError, match="already there"):
        check_places([tmp_path / "a"], overwrite=False)
    check_places([tmp_path / "a"], overwrite=True)


def test_checking_a_place_leaves_nothing_behind(tmp_path):
    check_places([tmp_path / "a", tmp_path / "b"], overwrite=False)
    assert not list(tmp_path.iterdir())


def test_one_name_for_two_results_is_refused(tmp_path):
    with pytest.raises(OutputError, match="two results"):
        check_places([tmp_path / "a", tmp_path / "." / "a"], overwrite=True)


def test_a_file_where_a_folder_is_expected_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="is not a folder"):
        check_places([tmp_path / "file" / "a.pdf"], overwrite=False)


def test_a_read_only_folder_is_found_before_any_work(tmp_path):
    with pytest.raises(OutputError, match="you may not write there"):
        check_places([tmp_path / "a"], overwrite=False, opener=refusing)
