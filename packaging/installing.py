"""How a .deb and a .run are installed and removed, and which files they bring."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop import TOOLS

PLACE = Path("/opt/leukoview")
"""Where a .deb puts the program (`artefacts.debian_package`)."""


@dataclass(frozen=True)
class Way:
    """One way to install: how, where the program then lies, how it is removed."""

    install: Callable[[Path], None]
    folder: Path
    remove: Callable[[], None]


def way_of(suffix: str, home: Path) -> Way:
    """The way of an artefact, by how its name ends, for a user with this home."""
    if suffix == ".deb":
        if missing := [tool for tool in TOOLS if shutil.which(tool) is None]:
            sys.exit(f"The story needs {', '.join(missing)}: install them first.")
        if PLACE.exists():
            sys.exit(
                "LeukoView is installed here, and the story would remove it: tell it elsewhere."
            )
        return Way(_unpack_deb, PLACE, _remove_deb)
    folder = home / ".local" / "opt" / "leukoview"
    return Way(lambda made: _run_self_extracting(made, home), folder, lambda: _delete(folder))


def files_of(folder: Path) -> Iterator[str]:
    """Every file in a folder, by its path in it."""
    return (str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def strays(way: Way, newer: Path) -> set[str]:
    """Files of the installed program, or folders beside it, that the newer one did not bring."""
    if newer.suffix != ".deb":
        return {path.name for path in way.folder.parent.iterdir() if path != way.folder}
    said = subprocess.run(["dpkg-deb", "--fsys-tarfile", newer], capture_output=True, check=True)
    named = subprocess.run(["tar", "-t"], input=said.stdout, capture_output=True, check=True)
    prefix = f".{way.folder}/"
    brought = {line.removeprefix(prefix) for line in named.stdout.decode().splitlines()}
    return set(files_of(way.folder)) - brought


def _unpack_deb(package: Path) -> None:
    subprocess.run(["dpkg", "--install", package], check=True, stdout=subprocess.DEVNULL)


def _remove_deb() -> None:
    names = ("leukoview-base", "leukoview-full")
    known = [name for name in names if Path(f"/var/lib/dpkg/info/{name}.list").exists()]
    if known:
        subprocess.run(["dpkg", "--remove", *known], check=True, stdout=subprocess.DEVNULL)


def _run_self_extracting(made: Path, home: Path) -> None:
    surroundings = {"HOME": str(home), "PATH": os.environ["PATH"], "TMPDIR": str(home)}
    words = ["sh", made, "--nox11", "--quiet"]
    subprocess.run(words, env=surroundings, check=True, stdout=subprocess.DEVNULL)


def _delete(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
