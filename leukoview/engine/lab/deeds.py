"""What is done at a laboratory besides reading: each kind of deed is one line of its trail.

A deed says what happened, never a secret: passwords and their hashes stay out of it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

import msgspec


class Role(StrEnum):
    """What a person may do, each more than the one before.

    A reader labels and signs; a reviewer also fills the library; an admin also makes accounts,
    trains, and chooses which model reads.
    """

    READER = "reader"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def covers(self, wanted: "Role") -> bool:
        """Whether whoever has this role may do what `wanted` may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(wanted)


class _Deed(msgspec.Struct, frozen=True, tag=True):
    """What all deeds share: the name of their kind, written with them."""


class AccountMade(_Deed, frozen=True):
    """Somebody may log in."""

    name: str
    role: Role


class RoleChanged(_Deed, frozen=True):
    """Somebody may do more, or less."""

    name: str
    role: Role


class PasswordChanged(_Deed, frozen=True):
    """Somebody has another password; `by_admin` where it was not changed by its owner."""

    name: str
    by_admin: bool = False


class AccountClosed(_Deed, frozen=True):
    """Somebody may no longer log in."""

    name: str


class LogInRefused(_Deed, frozen=True):
    """A wrong password was given: so many in a row now."""

    name: str
    times: int


class LoggedIn(_Deed, frozen=True):
    """Somebody gave the right password."""

    name: str


class LogInRequired(_Deed, frozen=True, kw_only=True):
    """From now on everybody has to log in here, or only who does an admin's work."""

    required: bool


class IdleLimitSet(_Deed, frozen=True):
    """From now on the window locks after so many minutes without a hand on it."""

    minutes: int


class CellsTaken(_Deed, frozen=True):
    """Labelled cells came into the library, from a folder, a table or a case."""

    source: str
    cells: int
    skipped: int


class CellsRelabelled(_Deed, frozen=True):
    """Cells of the library got another label."""

    cells: tuple[str, ...]
    label: str
    reason: str = ""


class PatientGiven(_Deed, frozen=True):
    """Cells of the library are of this patient."""

    cells: tuple[str, ...]
    patient: str
    reason: str = ""


class CellsTakenOut(_Deed, frozen=True):
    """Cells of the library are learned from no more; they stay where they are."""

    cells: tuple[str, ...]
    reason: str = ""


class CellsPutBack(_Deed, frozen=True):
    """Cells of the library that were taken out are learned from again."""

    cells: tuple[str, ...]
    reason: str = ""


class DisputeSettled(_Deed, frozen=True, kw_only=True):
    """Two images of one cell, or two labels for it, were settled by a person.

    `how` is the settlement's word; `label`, `patient` (and what it was `formerly`) and `kept` say
    what it changed.
    """

    cells: tuple[str, ...]
    how: str
    label: str = ""
    patient: str = ""
    formerly: str = ""
    kept: str = ""


class CellsGiven(_Deed, frozen=True):
    """Cells of the library were written to a folder."""

    folder: str
    cells: int


class Trained(_Deed, frozen=True):
    """A candidate was made from the library."""

    model: str
    sha256: str
    cells: int
    patients: int


class ModelTaken(_Deed, frozen=True):
    """A model came from another computer."""

    model: str
    sha256: str
    file: str


class ModelGiven(_Deed, frozen=True):
    """A model was written to a file."""

    model: str
    sha256: str
    file: str


class Promoted(_Deed, frozen=True):
    """From now on this model reads; `verdict` is what the comparison said, `reason` why anyway.

    `beside` is the model that it was compared with, by id, and `beside_sha256` its SHA-256; both
    are empty where there was no comparison, and in deeds of earlier versions.
    """

    model: str
    sha256: str
    practice: bool = False
    verdict: str = ""
    reason: str = ""
    beside: str = ""
    beside_sha256: str = ""


class RolledBack(_Deed, frozen=True):
    """From now on an earlier model reads again; an empty name is the one that ships."""

    model: str
    sha256: str
    practice: bool = False
    reason: str = ""


class Retired(_Deed, frozen=True):
    """A model is no longer offered; its folder stays, for the cases that it has read."""

    model: str
    sha256: str


class Calibrated(_Deed, frozen=True):
    """A model was fitted to the laboratory's own cells."""

    model: str
    sha256: str
    cells: int


class SelfTested(_Deed, frozen=True, kw_only=True):
    """The installation was tested."""

    passed: bool
    said: str


Deed: TypeAlias = (
    AccountMade
    | RoleChanged
    | PasswordChanged
    | AccountClosed
    | LogInRefused
    | LoggedIn
    | LogInRequired
    | IdleLimitSet
    | CellsTaken
    | CellsRelabelled
    | PatientGiven
    | CellsTakenOut
    | CellsPutBack
    | CellsGiven
    | DisputeSettled
    | Trained
    | ModelTaken
    | ModelGiven
    | Promoted
    | RolledBack
    | Retired
    | Calibrated
    | SelfTested
)


@dataclass(frozen=True, slots=True)
class Done:
    """One line of the trail: what was done, by whom, when (UTC); `hash` chains it to the last."""

    number: int
    by: str
    at: datetime
    deed: Deed
    hash: str
