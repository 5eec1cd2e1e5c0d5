"""The papers that go with a build: the licence of everything bundled, and a bill of materials."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement

PROGRAM = "leukoview"
PAPERS = ("license", "licence", "copying", "notice", "copyright", "authors")
"""How the name of a paper begins, in lower case."""
EXTRAS = ("", "full")
"""Extras of the program whose packages are bundled where they are installed."""


def bundled() -> dict[str, Distribution]:
    """Every installed distribution that the program needs, directly or through another."""
    installed = {_plain(one.metadata["Name"]): one for one in distributions()}
    found: dict[str, Distribution] = {}
    waiting = [PROGRAM]
    while waiting:
        name = waiting.pop()
        if name not in found and name in installed:
            found[name] = installed[name]
            waiting += _needed(installed[name], EXTRAS if name == PROGRAM else ("",))
    return dict(sorted(found.items()))


def collect_licences(folder: Path) -> None:
    """Put each bundled distribution's licence papers into a folder of its name.

    One without a paper gets the words of its metadata; one that has neither ends the build.
    """
    folder.mkdir(parents=True)
    for name, one in bundled().items():
        place = folder / name
        place.mkdir()
        for number, paper in enumerate(_papers(one)):
            shutil.copyfile(paper, place / f"{number:02d}-{paper.name}")
        if not any(place.iterdir()):
            (place / "LICENCE-NAME.txt").write_text(f"{_stated(one)}\n", "utf-8")


def write_bill_of_materials(path: Path) -> None:
    """Write a CycloneDX bill of the bundled distributions, with versions and licences."""
    held = "\n".join(f"{one.metadata['Name']}=={one.version}" for one in bundled().values())
    subprocess.run(
        [
            sys.executable,
            "-m",
            "cyclonedx_py",
            "requirements",
            "-",
            "--of",
            "JSON",
            "-o",
            str(path),
        ],
        input=held,
        text=True,
        check=True,
    )


def _needed(one: Distribution, extras: tuple[str, ...]) -> Iterator[str]:
    for line in one.requires or ():
        wish = Requirement(line)
        if wish.marker is None or any(wish.marker.evaluate({"extra": extra}) for extra in extras):
            yield _plain(wish.name)


def _papers(one: Distribution) -> Iterator[Path]:
    for file in one.files or ():
        path = Path(str(file.locate()))
        is_paper = file.name.lower().startswith(PAPERS) and file.suffix not in {".py", ".pyc"}
        if is_paper and path.is_file():
            yield path


def _stated(one: Distribution) -> str:
    words = one.metadata.get("License-Expression") or one.metadata.get("License")
    classes = (word for word in one.metadata.get_all("Classifier") or () if "License ::" in word)
    stated = words or "; ".join(classes)
    if not stated:
        sys.exit(f"“{one.metadata['Name']}” does not say under which licence it may be handed on.")
    return stated


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
