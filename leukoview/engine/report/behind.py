"""From a review to all that its report is made from: which model read, what it says, what rings."""

from dataclasses import replace

from leukoview.engine.casefile.review import Review, deidentified
from leukoview.engine.readers import reader_of, summarising
from leukoview.engine.reading import Engine, reading_of
from leukoview.engine.report.model_facts import about
from leukoview.engine.report.reported import ReportedCase
from leukoview.engine.summary import counting


def reported_case(review: Review, engine: Engine, *, named: bool = True) -> ReportedCase:
    """A case as its report takes it, `named` or de-identified.

    Everything on the report is of the case: it bears the case's time, and the model that read it
    speaks, not the `engine` that reads now, if that model is still on this computer.
    """
    summarise = summarising(engine)
    rings = tuple(
        record.id
        for record in review.case.slides
        if record.id in review.alarmed or summarise(counting(record.judged)).apl_alarm
    )
    rung = replace(review, alarmed=rings)
    shown = rung if named else deidentified(rung)
    reader = reader_of(review.predictions, engine)
    run = reading_of(engine, [record.as_reading() for record in shown.case.slides])
    return ReportedCase(
        reading=replace(run, at=review.at, bundle=reader.ref),
        summary=summarise(review.predictions),
        review=shown,
        about=about(reader.manifest),
    )
