"""A case with drawn cells, made up for every test that needs one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from readings import SCALE, cell_reading, saved_smear

from leukoview.engine.case import Cell, CellId, Remark
from leukoview.engine.casefile import (
    CaseId,
    SlideId,
    SlideSource,
    Specimen,
    Stamp,
    Subject,
    changes,
    paperwork,
    trail,
)
from leukoview.engine.slide import open_slide

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
READER = "Dr. Ana"


def stamp(minutes=0, by=READER):
    return Stamp(by, AT + timedelta(minutes=minutes))


def source_of(path):
    slide = open_slide(path)
    return SlideSource(path, slide.sha256, slide.width, slide.height)


def made_case(store, image, *, cells=8, remarks=(), name="", reviewed=0):
    """A case of the store with one drawn smear, read, of which some cells are reviewed."""
    boxes = saved_smear(image, cells=cells)
    return with_boxes(store, image, boxes, remarks=remarks, name=name, reviewed=reviewed)


def measured(reading):
    """With a number for every measure, so that two of them compare."""
    return replace(reading, morphometry=replace(reading.morphometry, granularity=0.05))


def with_boxes(store, image, boxes, *, remarks=(), name="", reviewed=0):
    slide = SlideId(uuid4().hex)
    readings = tuple(
        measured(cell_reading(n, box, ("all_lymphoblast", "aml_m3", "benign")[n % 3]))
        for n, box in enumerate(boxes)
    )
    placed = tuple(Cell(CellId(n), box) for n, box in enumerate(boxes))
    case = trail.begun(CaseId(uuid4().hex), stamp())
    steps = [
        paperwork.CaseOpened("0.1.0"),
        changes.SlideAdded(slide, source_of(image), SCALE),
        changes.CellsPlaced(slide, placed),
        changes.CellsRead(slide, readings, SCALE.microns_per_pixel),
        changes.Searched(slide, "ab" * 32, tuple(remarks), len(boxes)),
    ]
    if name:
        steps.append(paperwork.SpecimenGiven(Specimen(id=name)))
        steps.append(paperwork.SubjectGiven(Subject(name="Müller, Eva")))
    labels = {CellId(n): "benign" for n in range(reviewed)}
    if labels:
        steps.append(changes.Decided(slide, labels))
    return store.append(case, steps, stamp(1))


SEVERE = Remark("blurred", "The image is out of focus.", severe=True)


def signed_off(store, case):
    """The case with every cell labelled, and signed."""
    record = case.slides[0]
    labels = {cell.id: "benign" for cell in record.cells}
    case = store.append(case, [changes.Decided(record.id, labels)], stamp(2))
    return store.append(case, [paperwork.Signed()], stamp(3))


def renamed(source, path):
    return replace(source, path=path)
