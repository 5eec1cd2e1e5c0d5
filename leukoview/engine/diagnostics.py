"""What may be sent to whoever helps: versions, counts and bugs, and nobody's name.

Nothing is taken from a case, a file's name or a letterhead. What was put together is searched all
the same, before it is written, for every name that this LeukoView knows.
"""

import getpass
import io
import platform
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from importlib import metadata
from pathlib import Path

from leukoview import __version__
from leukoview.engine import database, faults
from leukoview.engine.casefile import CaseState
from leukoview.engine.casefile.values import Material
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import FILE_NAME as LAB_FILE
from leukoview.engine.lab import Lab
from leukoview.engine.lab.deeds import SelfTested
from leukoview.engine.lab.schema import LAB
from leukoview.engine.resources import open_to_others
from leukoview.engine.shelf import chosen
from leukoview.engine.shelf.values import folders_in, own_models
from leukoview.engine.store import FILE_NAME
from leukoview.engine.store.schema import CASES

LIBRARIES = (
    *("numpy", "onnxruntime", "openslide-bin", "pillow", "PySide6-Essentials", "reportlab"),
    *("scikit-image", "scikit-learn", "scipy", "skops", "tifffile", "torch"),
)
REMOVED = "‹removed›"
SHORTEST = 3
"""Letters; a shorter name would be found in half of all words."""
EPOCH = (1980, 1, 1, 0, 0, 0)
REPORT, FAULTS = "diagnostics.txt", "faults.txt"

_OURS = frozenset(
    {*(state.value for state in CaseState), *(one.value for one in Material), "practice", "not"}
    | {"given", "unknown", "leukoview", "python", "linux", "error", "line", "file", "cases"}
)
"""Words of our own among those by which cases are found."""


def packed(folder: Path, at: datetime, settings: Mapping[str, str]) -> bytes:
    """The bytes of a zip file of two texts, for the LeukoView that keeps its files in `folder`.

    `settings` are choices of the window, by name; free text has no place among them.
    """
    names = frozenset(_names(folder))
    texts = {
        REPORT: "\n".join(_lines(folder, at, settings)) + "\n",
        FAULTS: faults.BETWEEN.join(faults.kept(folder)) + "\n",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), without(text, names))
    return out.getvalue()


def without(text: str, names: Iterable[str]) -> str:
    """A text in which no name stands, be it written with other capitals or accents."""
    known = {name for name in names if len(name) >= SHORTEST}
    several = (name for name in known if re.search(r"\W", name))
    for whole in sorted(several, key=len, reverse=True):
        text = re.sub(re.escape(whole), REMOVED, text, flags=re.IGNORECASE)
    parts = {_folded(word) for name in known for word in re.findall(r"\w+", name)}
    parts = {word for word in parts - _OURS if len(word) >= SHORTEST and not word.isdigit()}
    return re.sub(r"\w+", lambda found: REMOVED if _folded(found[0]) in parts else found[0], text)


def _lines(folder: Path, at: datetime, settings: Mapping[str, str]) -> Iterator[str]:
    yield f"LeukoView {__version__}, {at:%Y-%m-%d %H:%M} UTC"
    yield f"Python {platform.python_version()} on {platform.platform()}, {platform.machine()}"
    yield "Libraries: " + ", ".join(map(_version, LIBRARIES))
    yield "Settings: " + (", ".join(f"{k} {v}" for k, v in sorted(settings.items())) or "none")
    yield from _models()
    yield f"Folder: {'open to other users' if open_to_others(folder) else 'for its owner alone'}"
    yield f"Cases: {_said(folder / FILE_NAME, CASES, _about_cases)}"
    yield f"Laboratory: {_said(folder / LAB_FILE, LAB, _about_lab)}"
    yield f"Self-test: {_self_test(folder)}"
    yield f"Bugs kept: {len(faults.kept(folder))}"


def _version(library: str) -> str:
    try:
        return f"{library} {metadata.version(library)}"
    except metadata.PackageNotFoundError:
        return f"{library} absent"


def _models() -> Iterator[str]:
    for practice, images in ((False, "real"), (True, "drawn")):
        choice = chosen(practice=practice)
        own = "of this laboratory" if choice.folder.parent == own_models() else "shipped"
        yield " ".join(filter(None, (f"Model for {images} images: {own}", choice.remark)))
    yield f"Own models: {len(folders_in(own_models()))}"


Rows = Callable[[str], list[tuple[object, ...]]]


def _said(path: Path, kind: database.Kind, about: Callable[[Rows], str]) -> str:
    """What there is to say of a file, or why there is nothing."""
    if not path.exists():
        return "no file"
    size = f"{path.stat().st_size // 1024} KB"
    try:
        with (
            closing(database.connected(path, kind, read_only=True)) as db,
            database.explained(path),
        ):
            return f"{size}, {about(lambda query: db.execute(query).fetchall())}"
    except LeukoError as error:
        return f"{size}, {error.what.replace(str(path), path.name)}"


def _about_cases(rows: Rows) -> str:
    (entries,), (cases,) = (
        *rows("SELECT count(*) FROM entry"),
        *rows("SELECT count(*) FROM listing"),
    )
    return f"{cases} cases, {entries} entries"


def _about_lab(rows: Rows) -> str:
    counts = (rows(f"SELECT count(*) FROM {one}")[0][0] for one in ("deed", "account", "cell"))  # noqa: S608 - our own
    return "{} deeds, {} accounts, {} cells".format(*counts)


def _self_test(folder: Path) -> str:
    if not (folder / LAB_FILE).exists():
        return "none kept"
    try:
        with closing(Lab(folder / LAB_FILE)) as lab:
            tests = lab.latest(SelfTested)
    except LeukoError:
        return "the trail cannot be read"
    said = tests[-1].deed if tests else None
    return f"{tests[-1].at:%Y-%m-%d} {said.said}" if isinstance(said, SelfTested) else "none kept"


def _names(folder: Path) -> Iterator[str]:
    """Every name that is known here: of the computer, its user, readers, patients and images."""
    yield from (str(folder), str(Path.home()), platform.node())
    with suppress(OSError, KeyError):
        yield getpass.getuser()
    for path, kind, queries in (
        (folder / FILE_NAME, CASES, ("SELECT DISTINCT by FROM entry", "SELECT words FROM listing")),
        (folder / LAB_FILE, LAB, ("SELECT name FROM account", "SELECT DISTINCT patient FROM cell")),
    ):
        with suppress(LeukoError):
            if path.exists():
                yield from _of_file(path, kind, queries)


def _of_file(path: Path, kind: database.Kind, queries: Iterable[str]) -> Iterator[str]:
    with closing(database.connected(path, kind, read_only=True)) as db, database.explained(path):
        for query in queries:
            yield from (str(row[0]) for row in db.execute(query).fetchall())


def _folded(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
