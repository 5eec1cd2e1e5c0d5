"""Drawn smears and made-up readings of them, for every test that needs one."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from leukoview.engine.case import (
    Box,
    BundleRef,
    Cell,
    CellId,
    CellReading,
    CropReading,
    Morphometry,
    Prediction,
    Reading,
    Remark,
    Scale,
    ScaleSource,
    Skipped,
    SlideReading,
)
from leukoview.engine.summary import CaseSummary, Suggestion, share
from leukoview.engine.taxonomy import APL, ClassKey, Lineage

KEYS = tuple(ClassKey(key) for key in ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign"))
BUNDLE = BundleRef("acute-leukemia-1", "Acute leukemia", "1", "ab" * 32)
SCALE = Scale(0.12, ScaleSource.ESTIMATE, "Red cells were taken to be 7.5 µm wide; doubt ± 15 %.")
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def drawn_smear(width=640, height=480, cells=8):
    """Pink discs as red cells, purple ones in a row as nuclei; with the boxes of the latter."""
    image = Image.new("RGB", (width, height), "#f1e6ea")
    pen = ImageDraw.Draw(image)
    for x in range(10, width, 74):
        for y in range(6, height, 66):
            pen.ellipse((x, y, x + 58, y + 58), fill="#e3a9ab")
    boxes = []
    for number in range(cells):
        x, y = 40 + (number % 4) * 145, 50 + (number // 4) * 170
        pen.ellipse((x, y, x + 92, y + 96), fill="#b9a3d6")
        pen.ellipse((x + 8, y + 10, x + 80, y + 82), fill="#56308c")
        boxes.append(Box(x, y, 93, 97))
    return image, boxes


def saved_smear(path, **size):
    image, boxes = drawn_smear(**size)
    image.save(path)
    return boxes


def predicted(top, confidence=0.91, **flags):
    rest = (1 - confidence) / (len(KEYS) - 1)
    chances = {key: confidence if key == top else rest for key in KEYS}
    flags = {"unsure": False, "unlike_training": False, **flags}
    return Prediction(chances, bundle=BUNDLE.id, **flags)


def cell_reading(number, box, top, **flags):
    measured = Morphometry(81.5, 120.25, 0.68, 0.91, 0.06, float("nan"), "µm")
    return CellReading(Cell(CellId(number), box), predicted(top, **flags), measured)


def slide_reading(path, boxes, tops=("all_lymphoblast", "benign"), scale=SCALE):
    cells = tuple(
        cell_reading(
            number,
            box,
            tops[number % len(tops)],
            confidence=0.93 - number / 50,
            unsure=number == len(boxes) - 1,
        )
        for number, box in enumerate(boxes)
    )
    remarks = (Remark("soft", "The image is slightly out of focus."),)
    return SlideReading(Path(path), "cd" * 32, 640, 480, scale, remarks, cells)


def crop_reading(path, patient, top):
    return CropReading(
        Path(path), "ef" * 32, patient, cell_reading(0, Box(10, 10, 60, 60), top), (), SCALE
    )


def reading(**parts):
    return replace(Reading(BUNDLE, "CPU", "0.1.0", AT), **parts)


def skipped(path="broken.jpg"):
    return Skipped(Path(path), "“broken.jpg” is empty (0 bytes). Copy it again.")


def summary(patient, predictions, *, alarm=False):
    """Counts by top class; the sentence, the probability and the alarm are made up."""
    n = len(predictions)
    counts = {key: sum(p.top == key for p in predictions) for key in KEYS}
    blasts = n - counts[ClassKey("benign")]
    return CaseSummary(
        patient=patient,
        n=n,
        counts=counts,
        shares={key: share(count, n) for key, count in counts.items()} if n else {},
        blast_share=share(blasts, n) if n else None,
        unsure=sum(p.unsure for p in predictions),
        unlike_training=sum(p.unlike_training for p in predictions),
        suggestion=Suggestion(
            "The morphology is compatible with acute lymphoblastic leukemia (ALL).",
            Lineage.ALL,
            ClassKey("all_lymphoblast"),
            0.87,
            APL,
        ),
        apl_probability=0.62 if alarm else 0.04,
        apl_alarm=alarm,
        apl_reason="3 of 4 immature cells look like APL cells." if alarm else "",
    )


def summary_of(slide, **words):
    return summary(str(slide.path), [cell.prediction for cell in slide.cells], **words)


def noisy(path, side=64):
    pixels = np.random.default_rng(1).integers(0, 255, (side, side, 3), np.uint8)
    Image.fromarray(pixels).save(path)
    return path
