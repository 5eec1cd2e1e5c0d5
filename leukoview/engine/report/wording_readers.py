"""What is said of the readers of a case: who labelled, heard the alarm, signed and amended."""

from collections import Counter

from leukoview.engine.casefile import Case
from leukoview.engine.casefile.review import LEFT_OUT, Review
from leukoview.engine.casefile.revising import Revision
from leukoview.engine.casefile.values import Signature
from leukoview.engine.report.content import AmendmentSection, Changed, Fact, OwnText
from leukoview.engine.report.wording import ALARM_SENTENCE, Say, filled, minute, plainly
from leukoview.engine.report.wording_case import by, file_name
from leukoview.engine.summary import CaseSummary, counted


def alarm_reason(review: Review, summary: CaseSummary, reason: str) -> str:
    """Why the alarm rings: for the case as a whole, or for single images of it."""
    if summary.apl_alarm:
        return reason
    alarmed = (record for record in review.case.slides if record.id in review.alarmed)
    names = ", ".join(f"“{file_name(record)}”" for record in alarmed)
    words = f"Set off by the cells of {names} taken alone; all images together do not set it off."
    return f"{words} {reason}".strip()


def acknowledged(case: Case, say: Say = plainly) -> str:
    """Who has seen the alarm, and when; nothing while nobody has."""
    if case.alarm is None:
        return ""
    said = filled(say, "Acknowledged by {0}.", by(case.alarm))
    heard = [record for record in case.slides if record.id in case.heard]
    if len(heard) == len(case.slides):
        return said
    names = ", ".join(f"“{file_name(record)}”" for record in heard)
    return f"{said} {filled(say, 'Only for {0}.', names or say('other images'))}"


def apl(review: Review, say: Say = plainly, *, rings: bool) -> str:
    """How the APL alarm stands, and whether it was seen."""
    case = review.case
    if rings:
        seen = acknowledged(case, say) or say("Not acknowledged yet.")
        return f"{say('ALARM.')} {say(ALARM_SENTENCE)} {seen}"
    words = say("No alarm on the cells as they stand, which does not rule APL out.")
    if case.alarm is None:
        return words
    return f"{words} {filled(say, 'It rang before and was acknowledged by {0}.', by(case.alarm))}"


def readers(review: Review, say: Say = plainly, *, rings: bool) -> tuple[Fact, ...]:
    """Who labelled, who signed, and who has still to."""
    case = review.case
    labels = Counter(one.decision.reader for one in review.cells if one.decision)
    said = (f"{reader} ({say(counted(n, 'cell'))})" for reader, n in sorted(labels.items()))
    second = "wanted" if case.settings.second_reader else "not asked for"
    return (
        Fact("Labelled by", ", ".join(said) or say("nobody yet"), own=True),
        *(_signature(one, say) for one in case.signatures),
        Fact("Second reader", second),
        Fact("APL alarm", apl(review, say, rings=rings), own=True),
    )


def _signature(one: Signature, say: Say) -> Fact:
    signed = f"{one.reader}, {minute(one.at)}"
    if not one.voided:
        return Fact("Signed", signed, own=True)
    since = say("The case was changed or opened again after this signature.")
    return Fact("Void", f"{signed}. {since}", own=True)


def amendments(review: Review, say: Say = plainly) -> tuple[AmendmentSection, ...]:
    """Why the signed case was opened again, each time, and what was changed then."""
    return tuple(
        AmendmentSection(
            f"{minute(one.at)}, {one.reader}", typed(one.reason, say), tuple(map(_changed, after))
        )
        for one, after in zip(review.case.amendments, review.revisions, strict=True)
    )


def typed(text: str, say: Say) -> str:
    """What a reader typed, as it stands; or the words for what was left out."""
    return say(text) if text == LEFT_OUT else text


def _changed(one: Revision) -> Changed:
    return Changed(minute(one.at), one.by, one.what, one.old or "–", one.new or "–")


def findings(case: Case, say: Say = plainly) -> tuple[OwnText, ...]:
    """What other methods found, in the reader's own words, as far as anything was written."""
    said = ((title, getattr(case.texts, name)) for name, title in METHODS.items())
    return tuple(OwnText(title, typed(text, say)) for title, text in said if text.strip())


METHODS = {
    "cytochemistry": "Cytochemistry",
    "flow_cytometry": "Flow cytometry",
    "cytogenetics": "Cytogenetics",
    "molecular": "Molecular genetics",
}


def superseded(review: Review, say: Say = plainly) -> str:
    """That a later version took the place of this one; nothing where it is the last."""
    if review.superseded is None:
        return ""
    again = "It was opened again by {0}: ask for the later version."
    this = say(f"This is version {review.version}.")
    return f"{this} {filled(say, again, by(review.superseded))}"
