"""Which model reads, found out without ever being in the way of a reading."""

import hashlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from leukoview.engine.description import MANIFEST
from leukoview.engine.errors import LeukoError
from leukoview.engine.lab import FILE_NAME, Lab
from leukoview.engine.resources import home
from leukoview.engine.shelf.course import DEEDS, SHIPS, course_of
from leukoview.engine.shelf.values import folder_of, folders_in, own_models, shipped_model

INSTEAD = "The model that came with LeukoView reads instead."
TELL = "Tell whoever looks after this LeukoView."
LOST = (
    "Models of this laboratory lie here, but its file is missing or knows nothing of them. "
    "The model that came with LeukoView reads instead. "
    "If one of them was reading, promote it again."
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The folder of the model to read with; `remark` says why it is not the one chosen here."""

    folder: Path
    remark: str = ""


def chosen(*, practice: bool) -> Chosen:
    """The model that an admin has last promoted or rolled back to, else the shipped one.

    Where the laboratory's file or the model is missing or altered, it is the shipped one too, and
    a remark says so. What is in the model's folder is proven only by loading it.
    """
    shipped = shipped_model(practice=practice)
    if not (home() / FILE_NAME).exists():
        return Chosen(shipped, LOST if folders_in(own_models()) else "")
    try:
        with closing(Lab(home() / FILE_NAME)) as lab:
            deeds = lab.latest(*DEEDS)
    except LeukoError as error:
        return instead(shipped, error.what)
    if not deeds and folders_in(own_models()):
        return Chosen(shipped, LOST)
    sha256 = course_of(deeds).active[practice]
    return Chosen(shipped) if sha256 == SHIPS else _own(sha256, shipped)


def instead(shipped: Path, reason: str) -> Chosen:
    """The shipped model, for a reason that is said."""
    return Chosen(shipped, f"{reason} {INSTEAD} {TELL}")


def _own(sha256: str, shipped: Path) -> Chosen:
    folder = folder_of(own_models(), sha256)
    if folder is None:
        return instead(shipped, "The model that was chosen here is missing.")
    try:
        manifest = (folder / MANIFEST).read_bytes()
    except OSError:
        return instead(shipped, f"The model “{folder.name}” cannot be read.")
    if hashlib.sha256(manifest).hexdigest() != sha256:
        return instead(shipped, f"The model “{folder.name}” was altered.")
    return Chosen(folder)
