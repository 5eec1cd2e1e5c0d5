"""What a case as it stands refuses to go through."""

from dataclasses import astuple

from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.changes import Change
from leukoview.engine.casefile.paperwork import Amended, Signed, TextsGiven
from leukoview.engine.casefile.signing import called_apl, has_signed, open_points
from leukoview.engine.casefile.values import LONGEST_TEXT
from leukoview.engine.errors import CaseError


def refuse(case: Case, change: Change, reader: str) -> None:
    """Let nobody alter what is signed, sign it twice, or open it again without a reason.

    Raises:
        CaseError: The reader may not make this change of the case as it stands.
    """
    if change.matters and case.locked:
        raise CaseError(
            "The case is signed, so it cannot be changed.",
            remedy="Amend it first: the signed version stays readable.",
        )
    if isinstance(change, TextsGiven):
        _refuse_length(change)
    if isinstance(change, Signed):
        _refuse_signature(case, reader)
        _refuse_open(case, change)
    if isinstance(change, Amended):
        _refuse_amendment(case, change.reason)


def _refuse_length(change: TextsGiven) -> None:
    for text in astuple(change.texts):
        if len(text) > LONGEST_TEXT:
            raise CaseError(
                f"A text of a report may have {LONGEST_TEXT:,} characters, and this one has "
                f"{len(text):,}.",
                remedy="Shorten it, or keep the whole text in a document of its own.",
            )


def _refuse_signature(case: Case, reader: str) -> None:
    if not reader.strip():
        raise CaseError("A signature needs a name.", remedy="Say who reads, then sign.")
    if case.locked:
        raise CaseError("The case is signed already.", remedy="Amend it first, to sign it anew.")
    if has_signed(case, reader):
        raise CaseError(
            f"{reader} has signed the case already: the second signature must be another's.",
            remedy="Let the second reader sign under their own name.",
        )


def _refuse_open(case: Case, change: Signed) -> None:
    found = open_points(case, {*change.ringing, *called_apl(case)})
    if found:
        raise CaseError(
            f"The case cannot be signed yet. {' '.join(found)}",
            remedy="Settle what is open, then sign.",
        )


def _refuse_amendment(case: Case, reason: str) -> None:
    if not case.standing_signatures:
        raise CaseError("The case is not signed.", remedy="Change it as it is.")
    if not reason.strip():
        raise CaseError("An amendment needs a reason.", remedy="Say why the case is opened again.")
