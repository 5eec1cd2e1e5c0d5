"""A reviewed case as JSON: the document of a reading, with what the readers made of it added.

Names and meanings are fixed by docs/json.md and case.schema.json.
"""

from dataclasses import asdict, replace

from leukoview.engine.case import Reading
from leukoview.engine.casefile import Case, Nucleoli, SlideRecord, Stamp
from leukoview.engine.casefile.review import Review, Standing, cells_of
from leukoview.engine.report import wording_case
from leukoview.engine.report.document import (
    Json,
    box_parts,
    case_parts,
    cell_parts,
    digest,
    heading,
    interval_parts,
    remark_parts,
    scale_parts,
)
from leukoview.engine.report.wording import shown
from leukoview.engine.summary import CaseSummary, Differential
from leukoview.engine.summary import differential as counted_by_class

CASE_SCHEMA = "leukoview-case-2"
"""Grows when a name or a meaning changes; new names may join without it."""

ID_DIGITS = 12
"""Hex digits of its digest that stand in a report's id."""

_NOT_READ: dict[str, Json] = {
    "read_by": None,
    "top": None,
    "second": None,
    "probabilities": None,
    "unsure": None,
    "unlike_training": None,
    "doubts": [],
    "morphometry": None,
}


def case_document(reading: Reading, summary: CaseSummary, review: Review) -> dict[str, Json]:
    """The case as JSON values; `reading` says which model and program stand behind it."""
    return {
        **heading(reading, CASE_SCHEMA),
        "slides": [
            _slide(record, number) for number, record in enumerate(review.case.slides, start=1)
        ],
        "cases": [case_parts(replace(summary, patient=wording_case.title(review)))],
        "skipped": [],
        "case": _case(summary, review),
    }


def report_id(reading: Reading, summary: CaseSummary, review: Review) -> str:
    """The id that stands on every form of the report but the tables, in whatever language.

    It is made from the document's SHA-256. A signed version keeps it when a later one supersedes
    it.
    """
    review = replace(review, superseded=None)
    return f"LV-{digest(case_document(reading, summary, review))[:ID_DIGITS].upper()}"


def _slide(record: SlideRecord, number: int) -> dict[str, Json]:
    source, seen = record.source, record.display
    return {
        "image": number,
        "path": shown(source.path),
        "sha256": source.sha256 or None,
        "width": source.width,
        "height": source.height,
        "camera": source.camera,
        **scale_parts(record.scale),
        "quality": [remark_parts(remark) for remark in record.remarks],
        "quality_accepted": _stamp(record.accepted),
        "found": record.found,
        "display": {
            "brightness": seen.brightness,
            "contrast": seen.contrast,
            "gamma": seen.gamma,
            "white_balance": None if seen.white_balance is None else list(seen.white_balance),
        },
        "cells": [_cell(one) for one in cells_of(record)],
    }


def _cell(one: Standing) -> dict[str, Json]:
    """What was read stands as in a reading; the cell's own box and origin are those of now."""
    decision = one.decision
    read = _NOT_READ if one.reading is None else cell_parts(one.reading)
    return {
        **read,
        "id": one.cell.id,
        "box": box_parts(one.cell.box),
        "origin": one.cell.origin.value,
        "label": decision.label if decision else None,
        "reader": decision.reader if decision else None,
        "decided_at": decision.at.isoformat() if decision else None,
        "suggested_then": decision.suggested if decision else None,
        "blind": decision.blind if decision else None,
        "standing": one.key,
    }


def _case(summary: CaseSummary, review: Review) -> dict[str, Json]:
    case = review.case
    judged = [pair for record in case.slides for pair in record.judged]
    return {
        "id": case.id,
        "state": case.state.value,
        "practice": case.practice,
        "deidentified": not review.identified,
        "opened": _stamp(case.opened),
        "as_of": review.at.isoformat(),
        "trail_sha256": review.trail,
        "version": review.version,
        "superseded": _stamp(review.superseded),
        **_papers(case),
        "settings": {
            "wanted": case.settings.wanted,
            "blind_first": case.settings.blind,
            "second_reader": case.settings.second_reader,
        },
        "nucleoli": None if case.nucleoli is Nucleoli.NOT_JUDGED else case.nucleoli.value,
        "signatures": [
            {"reader": one.reader, "at": one.at.isoformat(), "void": one.voided}
            for one in case.signatures
        ],
        "texts": asdict(case.texts),
        "amendments": _amendments(review),
        "alarm": {
            "rings": bool(summary.apl_alarm or review.alarmed),
            "images": [
                number
                for number, record in enumerate(case.slides, start=1)
                if record.id in review.alarmed
            ],
            "acknowledged": _stamp(case.alarm),
        },
        "differential": _differential(counted_by_class(judged, case.settings.wanted)),
    }


def _amendments(review: Review) -> list[Json]:
    return [
        {
            "reason": one.reason,
            "reader": one.reader,
            "at": one.at.isoformat(),
            "changes": [
                {
                    "at": change.at.isoformat(),
                    "by": change.by,
                    "what": change.what,
                    "old": change.old,
                    "new": change.new,
                }
                for change in changes
            ],
        }
        for one, changes in zip(review.case.amendments, review.revisions, strict=True)
    ]


def _papers(case: Case) -> dict[str, Json]:
    subject, specimen = case.subject, case.specimen
    return {
        "subject": {
            "id": subject.id,
            "name": subject.name,
            "birth_date": subject.birth_date,
            "sex": subject.sex,
        },
        "specimen": {
            "id": specimen.id,
            "material": specimen.material.value,
            "collected": specimen.collected,
            "received": specimen.received,
            "stain": specimen.stain,
            "smear": specimen.smear,
            "objective": specimen.objective,
        },
    }


def _differential(count: Differential) -> dict[str, Json]:
    blasts = count.blast_share
    return {
        "n": count.n,
        "wanted": count.wanted,
        "classes": [
            {
                "class": row.key,
                "suggested": row.suggested,
                "final": row.final,
                "share": None if row.share is None else interval_parts(row.share),
            }
            for row in count.rows
        ],
        "blasts": count.blasts,
        "blast_share": None if blasts is None else interval_parts(blasts),
        "detection_limit": count.detection_limit,
        "unidentified": count.unidentified,
        "suggested_unidentified": count.suggested_unidentified,
        "artefacts": count.artefacts,
        "not_read": count.not_read,
    }


def _stamp(stamp: Stamp | None) -> dict[str, Json] | None:
    return None if stamp is None else {"by": stamp.by, "at": stamp.at.isoformat()}
