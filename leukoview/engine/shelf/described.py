"""Every model of this computer by its description alone, which is read without loading any."""

from dataclasses import replace
from pathlib import Path

from leukoview.engine import description
from leukoview.engine.case import BundleRef
from leukoview.engine.errors import BundleError
from leukoview.engine.shelf.course import SHIPS, Course
from leukoview.engine.shelf.values import DIGITS, Kind, Shelved, folders_in, shipped_model


def described(own: Path, course: Course) -> tuple[Shelved, ...]:
    """The shipped models, then those in the folder `own` by name, as `course` has them.

    A description that is damaged is a fault of its model; whether the rest of a model is whole is
    found out by loading it.
    """
    ships = (shipped_model(practice=False), shipped_model(practice=True))
    return (
        *(_shipped(folder, course) for folder in ships if folder.is_dir()),
        *(_own(folder, course) for folder in folders_in(own)),
    )


def _shipped(folder: Path, course: Course) -> Shelved:
    one = _described(folder, id_="", kind=Kind.SHIPPED)
    active = course.active[one.practice] == SHIPS
    id_ = folder.name if one.fault else f"{one.ref.id}-{one.ref.sha256[:DIGITS]}"
    return replace(one, id=id_, shipped=True, kind=Kind.ACTIVE if active else Kind.SHIPPED)


def _own(folder: Path, course: Course) -> Shelved:
    """What a folder holds; by its name where its description is damaged or another's."""
    ending = folder.name[-DIGITS:]
    sha256 = next((one for one in course.kinds if one.startswith(ending)), "")
    kind = course.kinds.get(sha256, Kind.CANDIDATE)
    one = _described(folder, id_=folder.name, kind=kind)
    if one.fault:
        one = replace(one, practice=course.practice.get(sha256, False))
    if not one.fault and not one.ref.sha256.startswith(ending):
        nobody = BundleRef(folder.name, folder.name, "", "")
        words = f"The description of the model “{folder.name}” was altered."
        one = replace(one, ref=nobody, fault=words)
    return replace(one, verdict=course.verdicts.get(sha256, ""))


def _described(folder: Path, *, id_: str, kind: Kind) -> Shelved:
    bare = Shelved(id_, BundleRef(folder.name, folder.name, "", ""), folder, kind)
    try:
        made, sha256 = description.read(folder), description.digest(folder)
    except BundleError as error:
        return replace(bare, fault=str(error))
    ref = BundleRef(f"{made.name}-{made.version}", made.title, made.version, sha256)
    return replace(bare, ref=ref, practice=made.practice_only, made=made.training.made)
