"""Run the engine's tests where PySide6 cannot be imported: the engine knows nothing of Qt."""

import sys

import pytest


class NoQt:
    """Stands first among the finders and refuses Qt, as a computer without it would."""

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


if __name__ == "__main__":
    sys.meta_path.insert(0, NoQt())
    plugins = [part for name in ("pytest-qt", "xdist") for part in ("-p", f"no:{name}")]
    unknown = ["--override-ini=addopts=", "-W", "ignore::pytest.PytestConfigWarning"]
    sys.exit(pytest.main(["tests/engine", "-q", *plugins, *unknown]))
