"""What a case is about besides its cells: whose it is, what was taken, who signed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NewType

from leukoview.engine.summary import BLOOD_CELLS

CaseId = NewType("CaseId", str)
"""32 hex digits, never used twice, on whatever computer."""
SlideId = NewType("SlideId", str)
"""32 hex digits, never used twice, in whatever case."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who changed a case, and when (UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """The patient, as far as the reader wants to say; every field may be empty."""

    id: str = ""
    name: str = ""
    birth_date: str = ""
    sex: str = ""


class Material(StrEnum):
    """What a smear was made from."""

    UNKNOWN = ""
    BLOOD = "blood"
    MARROW = "marrow"


@dataclass(frozen=True, slots=True)
class Specimen:
    """What was taken, stained and photographed; every field may be empty."""

    id: str = ""
    material: Material = Material.UNKNOWN
    collected: str = ""
    received: str = ""
    stain: str = ""
    smear: str = ""
    objective: str = ""


@dataclass(frozen=True, slots=True)
class SlideSource:
    """Which image a slide is: where it lay, and the digest that finds it again elsewhere."""

    path: Path
    sha256: str
    width: int
    height: int
    camera: str = ""
    practice: bool = False


LONGEST_TEXT = 10_000
"""Characters of one text that a reader may add to a case: about four printed pages."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a reader adds to the report in own words; every text may be empty.

    `comment` is on the whole case. The others are findings of other methods: they are printed as
    they stand, and the engine never uses them.
    """

    comment: str = ""
    cytochemistry: str = ""
    flow_cytometry: str = ""
    cytogenetics: str = ""
    molecular: str = ""


class Nucleoli(StrEnum):
    """What the reader says of the lymphoblasts' nucleoli, which no mask shows.

    Small: one or none in at least 75 % of the cells. Prominent: in at least 25 %.
    """

    NOT_JUDGED = ""
    SMALL = "small"
    PROMINENT = "prominent"


@dataclass(frozen=True, slots=True)
class Settings:
    """How a case is to be read: how many cells, whether blind first, whether by two readers."""

    wanted: int = BLOOD_CELLS
    blind: bool = False
    second_reader: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One reader's name under a case as it stood; `voided` once it was changed after all."""

    reader: str
    at: datetime
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Amendment:
    """Why a signed case was opened again, by whom, and when."""

    reason: str
    reader: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file that was written of a case: its name without folder, its kind, its SHA-256 (hex).

    `kind` is a `report.forms.Form`, or `PARCEL`. `language` is that of its words; empty where it
    has none of a report.
    """

    name: str
    kind: str
    sha256: str
    language: str = ""


PARCEL = "leukocase"
"""The kind of a file that is the case itself."""


class CaseState(StrEnum):
    """How far a case has come."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    SIGNED = "signed"
    AMENDED = "amended"
