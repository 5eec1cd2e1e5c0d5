"""The codes that a report prints: those that its FHIR carries, and never for a diagnosis."""

from leukoview.engine.report.codes import BLASTS_IN_BLOOD, NAMES, Code, suspected
from leukoview.engine.report.content import CodeLine
from leukoview.engine.summary import CaseSummary

SUSPECTED = "a suspicion, not a diagnosis"
COUNTED = "a count on this smear"


def code_lines(summary: CaseSummary, *, blood: bool = False) -> tuple[CodeLine, ...]:
    """The codes of what the model suggests of a case, and of its share of blasts in `blood`.

    None where nothing is suggested that has a code which could be checked (docs/report.md).
    """
    said = summary.suggestion
    lines = [_line(code, SUSPECTED) for code in suspected(said.key, said.lineage)]
    if blood:
        lines.append(_line(BLASTS_IN_BLOOD, COUNTED))
    return tuple(lines)


def _line(code: Code, given_as: str) -> CodeLine:
    return CodeLine(NAMES[code.system], code.code, code.display, given_as)
