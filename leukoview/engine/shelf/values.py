"""What stands on the shelf, in words that need no model to be loaded."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leukoview.engine.case import BundleRef
from leukoview.engine.resources import home, shipped

SHIPPED_BUNDLE = "acute-leukemia"
PRACTICE_BUNDLE = "practice"

FOLDER = "models"
REASON_LETTERS = 20
"""Fewest letters of a reason why a model shall read all the same: a sentence, no keystroke."""
DIGITS = 12
"""Of a model's SHA-256, in the name of its folder: enough to tell all models apart."""


class Kind(StrEnum):
    """What a model is to this laboratory at present."""

    ACTIVE = "active"
    CANDIDATE = "candidate"
    EARLIER = "promoted earlier"
    SHIPPED = "shipped"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A model on the shelf: `id` is its name here, `practice` whether it reads drawn images only.

    `made` is when it was trained (ISO date), `verdict` what the comparison said when it was last
    promoted. A model with a `fault` (a sentence) cannot be read with.
    """

    id: str
    ref: BundleRef
    folder: Path
    kind: Kind
    practice: bool = False
    shipped: bool = False
    made: str = ""
    verdict: str = ""
    fault: str = ""


def called(model: BundleRef) -> str:
    """A model in words by which two of one name and version are told apart."""
    return f"{model.id} ({model.sha256[:DIGITS]})"


def own_models() -> Path:
    """Where the laboratory's own models lie; the folder may not be there yet."""
    return home() / FOLDER


def shipped_model(*, practice: bool) -> Path:
    """The folder of the model that came with the program, for drawn images or for real ones."""
    return shipped(FOLDER) / (PRACTICE_BUNDLE if practice else SHIPPED_BUNDLE)


def folders_in(models: Path) -> tuple[Path, ...]:
    """The folders of a laboratory's own models; what is being put there is not among them."""
    if not models.is_dir():
        return ()
    found = (path for path in models.iterdir() if path.is_dir() and not path.name.startswith("."))
    return tuple(sorted(path for path in found if len(path.name) > DIGITS))


def folder_of(models: Path, sha256: str) -> Path | None:
    """The folder of a model among a laboratory's own; None where it is missing."""
    ending = f"-{sha256[:DIGITS]}"
    return next((path for path in folders_in(models) if path.name.endswith(ending)), None)


def is_reason(words: str) -> bool:
    """Whether somebody has said why: `REASON_LETTERS` letters at least."""
    return sum(letter.isalpha() for letter in words) >= REASON_LETTERS
