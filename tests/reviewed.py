"""A case as readers leave it, made change by change, for every test of its report."""

import io
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
from readings import BUNDLE, KEYS, SCALE, cell_reading, reading, saved_smear, summary

from leukoview.engine.case import CellId, Morphometry, Remark
from leukoview.engine.casefile import (
    CaseId,
    Entry,
    Material,
    Settings,
    SlideId,
    SlideSource,
    Specimen,
    Stamp,
    Subject,
    trail,
)
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import review_of
from leukoview.engine.report import Stationery, compose_case, pdf_bytes
from leukoview.engine.slide import open_slide
from leukoview.engine.taxonomy import ARTEFACT

FIRST = SlideId("0" * 31 + "1")
BEGUN = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
ANNA, BERT = "Dr. Anna Alvarez", "Dr. Bert Brandt"
SUBJECT = Subject("P-4711", "Müller, Ágnes", "1961-07-30", "female")
SPECIMEN = Specimen(
    "B26-0815",
    Material.MARROW,
    "2026-03-03 14:20",
    "2026-03-03 16:05",
    "Wright–Giemsa",
    "squash",
    "100× oil",
)
LYMPHOBLAST, APL, MYELOBLAST, NORMAL = KEYS


class Told:
    """A case told change by change, one minute after the other."""

    def __init__(self):
        self.case = None
        self.entries = []

    def then(self, *changes, by=ANNA):
        stamp = Stamp(by, BEGUN + timedelta(minutes=len(self.entries)))
        self.case = trail.after(
            self.case or trail.begun(CaseId("c0ffee" * 5 + "42"), stamp), changes, stamp
        )
        for change in changes:
            link = self.entries[-1].hash if self.entries else trail.START
            line = (self.case.id, stamp.at.isoformat(), by, trail.written(change))
            hash_ = trail.chained(link, line)
            self.entries.append(Entry(len(self.entries) + 1, self.case.id, stamp, change, hash_))
        return self

    def review(self, **options):
        return review_of(self.case, self.entries, **options)


def begun(
    folder, *, name="smear 1.png", practice=False, cells=8, tops=(LYMPHOBLAST, NORMAL), **given
):
    """A case with one smear, read: lymphoblasts and normal cells by turns, the last one unsure."""
    height = 160 + 170 * (cells // 4)
    boxes = saved_smear(folder / name, height=height, cells=cells)
    source = SlideSource(Path(name), "cd" * 32, 640, height, "Olympus DP28", practice)
    measured = Morphometry(81.5, 120.25, 0.68, 0.91, 0.06, 0.05, "µm")
    read = tuple(
        replace(
            cell_reading(
                n, box, tops[n % 2], confidence=0.95 - n / 100, unsure=n == len(boxes) - 1
            ),
            morphometry=measured,
        )
        for n, box in enumerate(boxes)
    )
    remark = Remark("soft", "The image is out of focus.", severe=True)
    return Told().then(
        papers.CaseOpened("0.1.0", practice=practice),
        papers.SubjectGiven(given.get("subject", SUBJECT)),
        papers.SpecimenGiven(given.get("specimen", SPECIMEN)),
        papers.SettingsGiven(given.get("settings", Settings(wanted=500))),
        made.SlideAdded(FIRST, source, SCALE),
        made.CellsPlaced(FIRST, tuple(one.cell for one in read)),
        made.CellsRead(FIRST, read),
        made.Searched(FIRST, BUNDLE.sha256, (remark,), len(read)),
    )


def labelled(told, *, blind=False):
    """Every cell labelled: one lymphoblast as APL cell, one normal cell as artefact."""
    record = told.case.records[FIRST]
    labels = {cell.id: record.suggested(cell.id) or NORMAL for cell in record.cells}
    labels |= {CellId(0): APL, CellId(1): ARTEFACT}
    return told.then(made.Decided(FIRST, labels, blind=blind), made.QualityAccepted(FIRST))


def signed(told):
    """Labelled, the alarm acknowledged, and signed."""
    return labelled(told).then(papers.AlarmAcknowledged("seen")).then(papers.Signed())


def amended(told):
    """Signed, opened again for a reason, labelled otherwise and signed by another reader."""
    again = signed(told).then(papers.Amended("One APL cell was a lymphoblast."), by=BERT)
    again.then(made.Decided(FIRST, {CellId(0): LYMPHOBLAST}), by=BERT)
    return again.then(papers.Signed(), by=BERT)


def run(review):
    """The reading that stands behind a case."""
    slides = tuple(record.as_reading() for record in review.case.slides)
    return reading(slides=slides, at=review.at)


def summed_up(review, *, alarm=False):
    """What the model says of the case; made up, as in `readings`."""
    return summary("smear 1", review.predictions, alarm=alarm)


def reported(review, folder, *, alarm=False, **stationery):
    """The report of a case whose images lie in a folder under their first names."""

    def opened(_slide):
        return open_slide(next(folder.glob("*.png")))

    return composed(review, opened, alarm=alarm, **stationery)


def composed(review, image_of, *, alarm=False, **stationery):
    """The report of a case; `image_of` opens the image of a slide."""
    made_up = summed_up(review, alarm=alarm)
    return compose_case(run(review), made_up, review, image_of, (), Stationery(**stationery))


def pages(report):
    """The text of every page, as a reader sees it."""
    made = pypdf.PdfReader(io.BytesIO(pdf_bytes(report)))
    texts = (unicodedata.normalize("NFKC", page.extract_text()) for page in made.pages)
    return [" ".join(text.split()) for text in texts]
