"""The reading as JSON: names and meanings are fixed by docs/json.md and reading.schema.json."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from leukoview.engine.case import (
    Box,
    CellReading,
    CropReading,
    Morphometry,
    Reading,
    Remark,
    Scale,
    SlideReading,
)
from leukoview.engine.report.wording import shown
from leukoview.engine.summary import CaseSummary, Interval

SCHEMA = "leukoview-reading-2"
"""Grows when a name or a meaning changes; new names may join without it."""

Json = Mapping[str, "Json"] | Sequence["Json"] | str | float | int | bool | None


def document(reading: Reading, summaries: Sequence[CaseSummary]) -> dict[str, Json]:
    """The reading as JSON values; crops stand under `cells`, slides under `slides`."""
    parts = heading(reading, SCHEMA)
    if reading.crops:
        parts["cells"] = [_crop(crop) for crop in reading.crops]
    else:
        parts["slides"] = [_slide(slide) for slide in reading.slides]
    parts["cases"] = [case_parts(summary) for summary in summaries]
    parts["skipped"] = [
        {"path": shown(skipped.path), "reason": skipped.reason} for skipped in reading.skipped
    ]
    return parts


def heading(reading: Reading, schema: str) -> dict[str, Json]:
    """What every document begins with: its schema, and what made it when."""
    bundle = reading.bundle
    return {
        "schema": schema,
        "program": reading.program,
        "at": reading.at.isoformat(),
        "device": reading.device,
        "bundle": {
            "id": bundle.id,
            "sha256": bundle.sha256,
            "name": bundle.name,
            "version": bundle.version,
        },
    }


def encode(made: Mapping[str, Json]) -> bytes:
    """A document as UTF-8 text, for a `.json` file."""
    text = json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False)
    # Half a surrogate pair, which UTF-8 cannot carry, stands as the JSON escape that it is.
    return f"{text}\n".encode(errors="backslashreplace")


def digest_of(reading: Reading, summaries: Sequence[CaseSummary]) -> str:
    """The SHA-256 of the document: what a report's id is made from."""
    return digest(document(reading, summaries))


def digest(made: Mapping[str, Json]) -> str:
    """The SHA-256 of a document's content, however it is laid out as text."""
    # Without line breaks it is written ten times as fast.
    text = json.dumps(made, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()


def _slide(slide: SlideReading) -> dict[str, Json]:
    return {
        "path": shown(slide.path),
        "sha256": slide.sha256,
        "width": slide.width,
        "height": slide.height,
        **scale_parts(slide.scale),
        "quality": [remark_parts(remark) for remark in slide.remarks],
        "cells": [cell_parts(cell) for cell in slide.cells],
    }


def _crop(crop: CropReading) -> dict[str, Json]:
    return {
        "path": shown(crop.path),
        "sha256": crop.sha256,
        "patient": crop.patient,
        **scale_parts(crop.scale),
        **cell_parts(crop.reading),
        "quality": [remark_parts(remark) for remark in crop.remarks],
    }


def scale_parts(scale: Scale | None) -> dict[str, Json]:
    """How large a pixel is, and how that is known."""
    return {
        "microns_per_pixel": None if scale is None else scale.microns_per_pixel,
        "scale_source": None if scale is None else scale.source.value,
        "scale_doubt": "" if scale is None else scale.doubt,
    }


def remark_parts(remark: Remark) -> dict[str, Json]:
    """One remark on an image's quality."""
    return {"code": remark.code, "sentence": remark.sentence, "severe": remark.severe}


def cell_parts(reading: CellReading) -> dict[str, Json]:
    """One cell with what was read on it."""
    prediction = reading.prediction
    return {
        "id": reading.cell.id,
        "box": box_parts(reading.cell.box),
        "origin": reading.cell.origin.value,
        "read_by": prediction.bundle,
        "top": prediction.top,
        "second": prediction.second,
        "probabilities": {key: float(p) for key, p in prediction.probabilities.items()},
        "unsure": bool(prediction.unsure),
        "unlike_training": bool(prediction.unlike_training),
        "doubts": list(prediction.doubts),
        "morphometry": _morphometry(reading.morphometry),
    }


def box_parts(box: Box) -> list[int]:
    """A box as x, y, width, height."""
    return [int(side) for side in (box.x, box.y, box.width, box.height)]


def _morphometry(measured: Morphometry | None) -> dict[str, Json] | None:
    if measured is None:
        return None
    return {name: _number(value) for name, value in asdict(measured).items()}


def _number(value: float | str) -> float | str | None:
    """Numbers to six digits; one that could not be measured becomes null."""
    if isinstance(value, str):
        return value
    return float(f"{value:.6g}") if math.isfinite(value) else None


def case_parts(summary: CaseSummary) -> dict[str, Json]:
    """One case summed up."""
    suggestion = summary.suggestion
    lineage = None if suggestion.lineage is None else suggestion.lineage.value
    return {
        "patient": summary.patient,
        "n": summary.n,
        "counts": {key: int(count) for key, count in summary.counts.items()},
        "shares": {key: interval_parts(share) for key, share in summary.shares.items()},
        "blast_share": None if summary.blast_share is None else interval_parts(summary.blast_share),
        "unsure": summary.unsure,
        "unlike_training": summary.unlike_training,
        "suggestion": suggestion.key or (lineage.lower() if lineage else None),
        "lineage": lineage,
        "probability": suggestion.probability,
        "second": suggestion.second,
        "sentence": suggestion.sentence,
        "reason": suggestion.reason,
        "apl_probability": summary.apl_probability,
        "alarm": bool(summary.apl_alarm),
        "alarm_reason": summary.apl_reason,
    }


def interval_parts(of: Interval) -> dict[str, Json]:
    """A share with its 95 % interval."""
    return {"estimate": of.estimate, "low": of.low, "high": of.high}
