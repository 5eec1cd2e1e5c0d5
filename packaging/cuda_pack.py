"""Make the pack for graphics cards out of a folder of wheels: torch's CUDA build and what it needs.

    python packaging/cuda_pack.py WHEELS --program build/full/leukoview --out build

Runs in the environment that the full edition was built in, without a network. WHEELS holds
`torch-VERSION+cuNNN-….whl` of the very torch that the program bundles and the `nvidia-*` and other
wheels that it names; the README beside this file says how they are fetched. What does not fit is
refused in a sentence and nothing is made. What comes out is a folder for `leukoview pack put-in`.
"""

import argparse
import base64
import csv
import hashlib
import io
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import Parser
from functools import cached_property
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path, PurePosixPath

import msgspec
from packaging.requirements import Requirement
from packaging.tags import sys_tags
from packaging.utils import (
    InvalidWheelFilename,
    canonicalize_name,
    parse_wheel_filename,
)
from packaging.version import Version

from leukoview import __version__
from leukoview.engine.errors import LeukoError
from leukoview.engine.pack import FORMAT, HEAD, SUMS, Head, bundled_torch, here, this_python

TORCH = "torch"
BUILD_OF_CUDA = "cu"
"""What the local part of torch's version begins with in a build for CUDA: “2.13.0+cu126”."""


class UnfitError(LeukoError):
    """These wheels make no pack for this program."""


@dataclass(frozen=True)
class Wheel:
    """One wheel: its file, and what its name says."""

    file: Path
    name: str
    version: Version

    @cached_property
    def needs(self) -> tuple[Requirement, ...]:
        """What it requires on this system, extras aside."""
        with zipfile.ZipFile(self.file) as content:
            words = content.read(self._paper(content, "METADATA")).decode("utf-8")
        lines = Parser().parsestr(words, headersonly=True).get_all("Requires-Dist") or ()
        wishes = (Requirement(line) for line in lines)
        return tuple(
            wish for wish in wishes if wish.marker is None or wish.marker.evaluate({"extra": ""})
        )

    def unpack(self, folder: Path) -> None:
        """Put its files into a folder, each as its own list of digests has it.

        Raises:
            UnfitError: A file differs from that list or is not on it, would land outside the
                folder, or stands there otherwise already.
        """
        with zipfile.ZipFile(self.file) as content:
            record = self._paper(content, "RECORD")
            known = dict(_recorded(content.read(record).decode("utf-8")))
            for entry in content.infolist():
                if not entry.is_dir() and entry.filename != record:
                    self._put(folder, entry.filename, content.read(entry), known)

    def _put(self, folder: Path, name: str, part: bytes, known: dict[str, str]) -> None:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(".data"):
            raise UnfitError(f"“{self.file.name}” would put “{name}” outside the pack.")
        digest = base64.urlsafe_b64encode(hashlib.sha256(part).digest()).rstrip(b"=").decode()
        if known.get(name) != f"sha256={digest}":
            raise UnfitError(f"“{name}” in “{self.file.name}” is not what the wheel lists.")
        place = folder / path
        if place.exists() and place.read_bytes() != part:
            raise UnfitError(f"Two wheels bring “{name}”, and each another one.")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(part)

    def _paper(self, content: zipfile.ZipFile, name: str) -> str:
        found = [
            one
            for one in content.namelist()
            if one.endswith(f".dist-info/{name}") and one.count("/") == 1
        ]
        if len(found) != 1:
            raise UnfitError(f"“{self.file.name}” is no whole wheel: it has no “{name}”.")
        return found[0]


def main() -> None:
    """Check, unpack, list; ends with a sentence where something does not fit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheels", type=Path, metavar="WHEELS")
    parser.add_argument("--program", type=Path, required=True, help="the full edition, as built")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pack")
    asked = parser.parse_args()
    try:
        print(make_pack(asked.wheels, asked.program, asked.out))
    except (LeukoError, zipfile.BadZipFile) as refusal:
        sys.exit(f"No pack was made: {refusal}")


def make_pack(wheels: Path, program: Path, out: Path) -> Path:
    """The folder of a pack made of a folder of wheels for a built program.

    Raises:
        UnfitError: The wheels are not those of this torch, this Python, this system, or not all.
        PackError: The program is no full edition.
    """
    torch = bundled_torch(program)
    found = {one.name: one for one in _read(wheels)}
    build = _torch(found, torch)
    _check_needs(found)
    pack = out / f"leukoview-cuda-{__version__}-{here()}"
    if pack.exists():
        raise UnfitError(f"“{pack}” is there already.", remedy="Move it away first.")
    try:
        for one in found.values():
            one.unpack(pack)
        _seal(pack, torch, build)
    except UnfitError:
        shutil.rmtree(pack, ignore_errors=True)
        raise
    return pack


def _read(wheels: Path) -> Iterator[Wheel]:
    fitting = set(sys_tags())
    names: set[str] = set()
    for file in sorted(wheels.iterdir()):
        try:
            name, version, _, tags = parse_wheel_filename(file.name)
        except InvalidWheelFilename as error:
            raise UnfitError(f"“{file.name}” is no wheel.", remedy="Take it away.") from error
        if fitting.isdisjoint(tags):
            raise UnfitError(
                f"“{file.name}” is for another Python or system than {this_python()} on {here()}."
            )
        if name in names:
            raise UnfitError(f"There are two wheels of “{name}”.", remedy="Leave the right one.")
        names.add(name)
        yield Wheel(file, name, version)


def _torch(found: dict[str, Wheel], bundled: str) -> str:
    """Torch's version and build, where that is the bundled version built for CUDA."""
    if TORCH not in found:
        raise UnfitError("There is no wheel of torch.")
    version = found[TORCH].version
    if version.public != bundled:
        raise UnfitError(f"The wheel is of torch {version.public}; the program has {bundled}.")
    if not (version.local or "").startswith(BUILD_OF_CUDA):
        raise UnfitError(f"torch {version} is no build for CUDA.")
    return str(version)


def _check_needs(found: dict[str, Wheel]) -> None:
    """Every need is met, by a wheel or by what is bundled, and every wheel is needed."""
    asked = {TORCH}
    for one in found.values():
        for wish in one.needs:
            name = canonicalize_name(wish.name)
            asked.add(name)
            there = str(found[name].version) if name in found else _bundled(name)
            if not there or not wish.specifier.contains(there, prereleases=True):
                is_here = f"{there} is here" if there else "it is not here"
                raise UnfitError(f"“{one.name}” needs {wish.name}{wish.specifier}; {is_here}.")
    if spare := sorted(found.keys() - asked):
        raise UnfitError(f"Nothing needs “{spare[0]}”.", remedy="Take its wheel away.")


def _bundled(name: str) -> str:
    try:
        return installed_version(name)
    except PackageNotFoundError:
        return ""


def _recorded(words: str) -> Iterator[tuple[str, str]]:
    for row in csv.reader(io.StringIO(words)):
        if row:
            yield row[0], row[1]


def _seal(pack: Path, torch: str, build: str) -> None:
    """List every file with its SHA-256, and say what the pack is for."""
    files = sorted(path for path in pack.rglob("*") if path.is_file())
    lines = (f"{_digest(file)}  {file.relative_to(pack).as_posix()}\n" for file in files)
    listed = "".join(lines).encode()
    (pack / SUMS).write_bytes(listed)
    sums = hashlib.sha256(listed).hexdigest()
    head = Head(FORMAT, __version__, torch, build, this_python(), here(), sums)
    (pack / HEAD).write_bytes(msgspec.json.format(msgspec.json.encode(head)))


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


if __name__ == "__main__":
    main()
