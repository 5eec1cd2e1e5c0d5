"""What is handed out puts a program in its place, and never touches what its users keep."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def unpacked(tmp_path):
    """A version as the self-extracting file unpacks it."""

    def version(name):
        folder = tmp_path / f"unpacked {name}"
        (folder / "_internal").mkdir(parents=True)
        (folder / "_internal" / f"{name}.so").touch()
        program = folder / "leukoview"
        program.write_text(f"#!/bin/sh\necho {name}\n")
        program.chmod(0o755)
        for part in ("install.sh", "leukoview.desktop"):
            shutil.copy(PACKAGING / part, folder / part)
        (folder / "leukoview.svg").touch()
        return folder

    return version


@pytest.fixture
def install(tmp_path):
    """Runs the script of an unpacked version in a home of the test's own."""
    home = tmp_path / "home"
    home.mkdir()

    def run(folder, *words):
        return subprocess.run(
            ["sh", "./install.sh", *words],
            cwd=folder,
            env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_newer_version_takes_the_place_of_an_older_one_and_cases_stay(
    unpacked, install, tmp_path
):
    home = tmp_path / "home"
    cases = home / ".local" / "share" / "LeukoView" / "cases.sqlite"
    cases.parent.mkdir(parents=True)
    cases.write_text("cases")
    for name in ("old", "new"):
        done = install(unpacked(name))
        assert done.returncode == 0, done.stderr
    place = home / ".local" / "opt" / "leukoview"
    assert [path.name for path in (place / "_internal").iterdir()] == ["new.so"]
    assert sorted(path.name for path in place.parent.iterdir()) == ["leukoview"]
    said = subprocess.run([home / ".local/bin/leukoview"], capture_output=True, check=True)
    assert said.stdout == b"new\n"
    entry = (home / ".local/share/applications/leukoview.desktop").read_text("utf-8")
    assert f"Exec={place}/leukoview %F" in entry
    assert cases.read_text() == "cases"


def test_a_folder_of_something_else_is_not_replaced(unpacked, install, tmp_path):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").touch()
    done = install(unpacked("new"), str(theirs))
    assert done.returncode == 2
    assert "is no LeukoView: nothing was changed" in done.stderr
    assert [path.name for path in theirs.iterdir()] == ["thesis.txt"]


def test_a_folder_must_be_named_whole(unpacked, install):
    done = install(unpacked("new"), "opt/leukoview")
    assert done.returncode == 2
    assert "Give the whole path" in done.stderr


def test_windows_uninstaller_takes_only_what_the_installer_brought():
    """Cases of a user lie in %LOCALAPPDATA%\\LeukoView, perhaps beside the program."""
    script = (PACKAGING / "windows.nsi").read_text("utf-8")
    removed = re.findall(r"RMDir /r (\S+)", script[script.index('Section "Uninstall"') :])
    assert removed
    assert all(place.startswith('"$INSTDIR\\') and place.count("\\") == 1 for place in removed)
    assert not re.search(r'RMDir /r "?\$INSTDIR"?\s', script)


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not on this computer")
def test_the_debian_package_runs_nothing_and_lies_under_opt(unpacked, tmp_path):
    code = (
        "import sys; from pathlib import Path; from artefacts import debian_package;"
        "print(debian_package(Path(sys.argv[1]), 'base', Path(sys.argv[2])))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, str(unpacked("one")), str(tmp_path)],
        cwd=PACKAGING,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    tree = tmp_path / "tree"
    subprocess.run(["dpkg-deb", "--raw-extract", made, str(tree)], check=True)
    assert [path.name for path in (tree / "DEBIAN").iterdir()] == ["control"]
    assert (tree / "opt/leukoview/leukoview").stat().st_mode & 0o111
    assert (tree / "usr/bin/leukoview").readlink() == Path("/opt/leukoview/leukoview")
    control = (tree / "DEBIAN/control").read_text("utf-8")
    assert "Package: leukoview-base\n" in control
    assert "Conflicts: leukoview-full\n" in control


def test_of_the_image_codecs_all_are_bundled_that_one_of_them_loads():
    """Once an installed program read no TIFF with LZW: the codec loads another one unasked."""
    code = (
        "import sys; from importlib import import_module; from slimming import CODECS;"
        "[import_module(f'imagecodecs.{name}') for name in CODECS];"
        "loaded = {name.split('.')[1] for name in sys.modules if name.startswith('imagecodecs._')};"
        "print(*sorted(loaded - set(CODECS)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PACKAGING, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
