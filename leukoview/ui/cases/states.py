"""How the state of a case looks: a word, an icon and a colour, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from leukoview.engine.casefile import Case, CaseState
from leukoview.ui.cases.times import local
from leukoview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """A state's word, its icon, and the theme's colours for ink and ground."""

    words: str
    icon: str
    ink: str
    ground: str


def look_of(state: CaseState) -> Look:
    """How a state is shown."""
    match state:
        case CaseState.DRAFT:
            return Look(_tr("Draft"), "state-draft", "muted", "ground")
        case CaseState.IN_REVIEW:
            return Look(_tr("In review"), "state-review", "accent", "surface")
        case CaseState.SIGNED:
            return Look(_tr("Signed"), "state-signed", "calm", "calm_ground")
        case CaseState.AMENDED:
            return Look(_tr("Amended"), "state-amended", "caution", "caution_ground")


def colour(theme: Theme, name: str) -> str:
    """A colour of the theme by its name."""
    return str(getattr(theme, name))


def story(case: Case) -> str:
    """Who signed or opened the case again, and when; empty while nobody has."""
    signed = [
        _tr("Signed by {0} on {1}.").format(one.reader, local(one.at))
        for one in case.standing_signatures
    ]
    if signed and not case.locked:
        signed.append(_tr("A second reader's signature is still wanted."))
    if not signed and case.amendments:
        last = case.amendments[-1]
        words = _tr("Opened again by {0} on {1}: {2}")
        signed.append(words.format(last.reader, local(last.at), last.reason))
    return " ".join(signed)


def _tr(words: str) -> str:
    return QCoreApplication.translate("CaseState", words)
