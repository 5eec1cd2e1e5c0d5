"""A reading that nobody keeps as a case, as the draft of one: for the forms that hold one case."""

from collections.abc import Iterable, Sequence

from leukoview.engine.case import Reading, SlideReading
from leukoview.engine.casefile import CaseId, SlideId, SlideSource, Stamp, Subject, trail
from leukoview.engine.casefile.changes import CellsPlaced, CellsRead, Change, Searched, SlideAdded
from leukoview.engine.casefile.paperwork import CaseOpened, SubjectGiven
from leukoview.engine.casefile.review import Review
from leukoview.engine.report.content import Fact
from leukoview.engine.report.document import digest_of
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.summary import CaseSummary

PROGRAM = "LeukoView"
ID_LENGTH = 32
"""Letters of a case's id."""


def unkept(
    reading: Reading,
    summary: CaseSummary,
    *,
    patient: str = "",
    practice: bool = False,
    about: Sequence[Fact] = (),
) -> ReportedCase:
    """All slides of a reading as one case, opened and read when they were read; nobody signs it.

    `patient` is the number of the patient, where somebody gave one. Equal readings give equal
    cases; there is no trail, since the case is not kept.

    Raises:
        ValueError: It is a reading of cropped cells, which have no smear.
    """
    if reading.crops:
        raise ValueError("cropped cells have no smear")
    opened = Stamp(PROGRAM, reading.at)
    changes: list[Change] = [CaseOpened(reading.program, practice)]
    if patient:
        changes.append(SubjectGiven(Subject(patient)))
    for number, slide in enumerate(reading.slides, start=1):
        changes += _read(SlideId(f"{number:0{ID_LENGTH}x}"), slide, reading, practice=practice)
    begun = trail.begun(CaseId(digest_of(reading, [summary])[:ID_LENGTH]), opened)
    case = trail.after(begun, changes, opened)
    return ReportedCase(reading, summary, Review(case, reading.at, ""), tuple(about))


def _read(id_: SlideId, slide: SlideReading, run: Reading, *, practice: bool) -> Iterable[Change]:
    source = SlideSource(slide.path, slide.sha256, slide.width, slide.height, practice=practice)
    cells = tuple(one.cell for one in slide.cells)
    return (
        SlideAdded(id_, source, slide.scale),
        CellsPlaced(id_, cells),
        CellsRead(id_, slide.cells),
        Searched(id_, run.bundle.sha256, slide.remarks, len(cells), slide.look),
    )
