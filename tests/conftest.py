import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing a test remembers reaches another test or the developer's own LeukoView."""
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "home"))
