"""Where LeukoView remembers: for the owner of the folder alone."""

import os
import stat

import pytest

from leukoview.engine.errors import StoreError
from leukoview.engine.resources import home, open_to_others


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights elsewhere")
def test_the_folder_of_what_is_remembered_is_for_its_owner_alone():
    assert stat.S_IMODE(home().stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights elsewhere")
def test_a_named_folder_that_is_there_keeps_its_rights_and_they_can_be_told(tmp_path, monkeypatch):
    (tmp_path / "shared").mkdir(0o750)
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "shared"))
    assert stat.S_IMODE(home().stat().st_mode) == 0o750
    assert open_to_others(home())
    home().chmod(0o700)
    assert not open_to_others(home())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps such rights elsewhere")
def test_the_usual_folder_is_closed_to_others_where_somebody_opened_it(tmp_path, monkeypatch):
    monkeypatch.delenv("LEUKOVIEW_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    home().chmod(0o755)
    assert stat.S_IMODE(home().stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_is_said_with_a_way_out(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(StoreError, match="cannot be made") as caught:
        home()
    assert "LEUKOVIEW_HOME" in caught.value.remedy
