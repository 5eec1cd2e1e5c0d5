import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # The window speaks English wherever the tests run.


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test remembers reaches another test or the developer's own LeukoView."""
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "home"))
