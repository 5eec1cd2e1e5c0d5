"""From a reading and its case summaries to the report."""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path

from leukoview.engine.case import Box, CellReading, CropReading, Prediction, Reading, SlideReading
from leukoview.engine.errors import LeukoError
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.report import wording
from leukoview.engine.report.content import (
    Alarm,
    CaseSection,
    CellPicture,
    CropLine,
    Fact,
    Gallery,
    ImageSection,
    Report,
    Share,
    SmearPicture,
)
from leukoview.engine.report.document import digest_of
from leukoview.engine.report.pictures import cell_picture, smear_picture
from leukoview.engine.report.speaking import spoken
from leukoview.engine.report.wording_codes import code_lines
from leukoview.engine.slide import Slide, open_slide
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.summary import CaseSummary, Interval, counted, percent
from leukoview.engine.taxonomy import ClassKey, named

Opener = Callable[[Path], Slide]

SHOWN_PER_CLASS = 6
"""Representative cells of a class: they stand in one row of the page."""

UNSURE_CELLS, NOT_IDENTIFIED = "?unsure", "?unlike training"
"""Rows of cells that stand for no class."""

_ROW_TITLES = {
    UNSURE_CELLS: "Unsure",
    NOT_IDENTIFIED: "Not identified: unlike the training cells",
}

LEFT_OUT = "Unlike the training cells: left out"
BLASTS = "Blasts and blast equivalents"
BLAST_COLOUR = "#333333"


def compose(
    reading: Reading,
    summaries: Sequence[CaseSummary],
    *,
    practice: bool = False,
    about: Sequence[Fact] = (),
    opener: Opener = open_slide,
    stationery: Stationery = PLAIN,
) -> Report:
    """Put a reading into words and pictures.

    Slides go with the summaries one to one, or all with a single summary; crops go with the summary
    of their patient. Images are opened once more for the pictures; where one has gone missing the
    report says so instead. `practice` says that the images were drawn by program; `about` is what
    the model says of itself (intended use, training data and date, terms).

    Raises:
        ValueError: Slides and summaries cannot be matched.
    """
    cases = tuple(
        _slide_case(summary, slides, opener) for summary, slides in _matched(reading, summaries)
    ) or tuple(_crop_case(summary, reading.crops, opener) for summary in summaries)
    composed = Report(
        id=f"LV-{digest_of(reading, summaries)[:12].upper()}",
        title=wording.TITLE,
        status=wording.UNSIGNED,
        watermark=wording.PRACTICE_DRAFT if practice else wording.DRAFT,
        practice=wording.PRACTICE if practice else "",
        at=reading.at,
        dated=f"read {wording.minute(reading.at)}",
        cases=cases,
        skipped=tuple(Fact(wording.shown(s.path), s.reason) for s in reading.skipped),
        limits=wording.limits(classes_of(reading)),
        disclaimer=wording.DISCLAIMER,
        making=(
            *made_by(reading),
            Fact("Read", f"{reading.at:%Y-%m-%d %H:%M:%S} UTC"),
            *about,
        ),
        crops=tuple(_crop_line(crop) for crop in reading.crops),
        stationery=stationery,
    )
    return spoken(composed)


def _crop_line(crop: CropReading) -> CropLine:
    said = wording.cell_suggestion(crop.reading.prediction)
    return CropLine(wording.shown(Path(crop.path.name)), crop.patient, crop.sha256[:16], said)


def _matched(
    reading: Reading, summaries: Sequence[CaseSummary]
) -> list[tuple[CaseSummary, tuple[SlideReading, ...]]]:
    if not reading.slides:
        return []
    if len(summaries) == 1:
        return [(summaries[0], reading.slides)]
    pairs = zip(summaries, reading.slides, strict=True)
    return [(summary, (slide,)) for summary, slide in pairs]


def classes_of(reading: Reading) -> list[ClassKey]:
    """The classes that the bundle of a reading tells apart; none where nothing was read."""
    readings = [*(cell for slide in reading.slides for cell in slide.cells)]
    readings += [crop.reading for crop in reading.crops]
    return list(readings[0].prediction.probabilities) if readings else []


def made_by(reading: Reading) -> tuple[Fact, ...]:
    """Which program and which model made a reading."""
    bundle = reading.bundle
    return (
        Fact("Program", f"LeukoView {reading.program}, computed on {reading.device}"),
        Fact("Model", f"{bundle.name}, version {bundle.version} ({bundle.id})"),
        Fact("Model SHA-256", bundle.sha256),
    )


def _slide_case(
    summary: CaseSummary, slides: Sequence[SlideReading], opener: Opener
) -> CaseSection:
    every = [cell for slide in slides for cell in slide.cells]
    cut = {
        id(cell)
        for slide in slides
        for cell in slide.cells
        if at_edge(cell.cell.box, slide.width, slide.height)
    }
    chosen = representatives(every, cut)
    wanted = {id(cell) for cells in chosen.values() for cell in cells}
    pictures: dict[int, CellPicture] = {}
    images: list[ImageSection] = []
    for slide in slides:
        smear, cells, trouble = _pictured(slide, wanted, opener)
        pictures |= cells
        images.append(_image_section(slide, smear, trouble))
    fields = (f"{len(slides)} images (fields) of this case.",) if len(slides) > 1 else ()
    return _case(summary, _galleries(chosen, pictures), tuple(images), fields)


def _pictured(
    of: SlideReading, wanted: set[int], opener: Opener
) -> tuple[SmearPicture | None, dict[int, CellPicture], str]:
    try:
        slide = opener(of.path)
    except LeukoError as error:
        return None, {}, f"No pictures: {error.what}"
    scale = of.scale if wording.is_smear(of) else None
    cells = {id(cell): cell_picture(slide, cell, scale) for cell in of.cells if id(cell) in wanted}
    return smear_picture(slide, of.cells, scale), cells, ""


def _image_section(of: SlideReading, smear: SmearPicture | None, trouble: str) -> ImageSection:
    facts = (
        Fact("File", wording.shown(of.path), own=True),
        Fact("SHA-256", of.sha256),
        Fact("Size", f"{of.width} × {of.height} pixels"),
        *([Fact("Scale", wording.scale_words(of.scale))] if wording.is_smear(of) else []),
        Fact("Cells read", str(len(of.cells))),
    )
    remarks = (*wording.remarks(of.remarks), *filter(None, [trouble]))
    return ImageSection(of.path.name, facts, remarks, smear)


def _crop_case(summary: CaseSummary, crops: Iterable[CropReading], opener: Opener) -> CaseSection:
    own = [crop for crop in crops if crop.patient == summary.patient]
    chosen = representatives([crop.reading for crop in own])
    wanted = {id(cell) for cells in chosen.values() for cell in cells}
    pictures: dict[int, CellPicture] = {}
    for crop in own:
        if id(crop.reading) in wanted:
            pictures |= _pictured_crop(crop, opener)
    images = counted(len(own), "image")
    remarks = Counter(remark.sentence for crop in own for remark in crop.remarks)
    return _case(
        summary,
        _galleries(chosen, pictures),
        (),
        (
            f"{images} of one cell each; their names and SHA-256 stand at the end of this report.",
            *(f"{sentence} ({count} of {images})" for sentence, count in remarks.items()),
        ),
    )


def _pictured_crop(crop: CropReading, opener: Opener) -> dict[int, CellPicture]:
    try:
        slide = opener(crop.path)
    except LeukoError:
        return {}
    return {id(crop.reading): cell_picture(slide, crop.reading, crop.scale)}


def representatives(
    cells: Sequence[CellReading], cut: Container[int] = ()
) -> dict[str, list[CellReading]]:
    """The cells that stand for each class: the surest without a flag, at most one row each.

    The class with most cells comes first; the unsure cells have a row after all classes, under
    `UNSURE_CELLS`, and those unlike training the last one, under `NOT_IDENTIFIED`. Cells that the
    slide's edge cuts, given by their `id()`, come after all others.
    """
    rows: dict[str, list[CellReading]] = {}
    for cell in sorted(cells, key=lambda c: (id(c) in cut, -c.prediction.confidence)):
        rows.setdefault(_row_of(cell.prediction), []).append(cell)
    last = (UNSURE_CELLS, NOT_IDENTIFIED)
    order = sorted(rows, key=lambda key: (key == last[1], key in last, -len(rows[key]), key))
    return {key: rows[key][:SHOWN_PER_CLASS] for key in order}


def _row_of(prediction: Prediction) -> str:
    if prediction.unlike_training:
        return NOT_IDENTIFIED
    return UNSURE_CELLS if prediction.unsure else prediction.top


def at_edge(box: Box, width: int, height: int) -> bool:
    """Whether the edge of a slide of this size may cut the cell in a box."""
    return min(box.x, box.y, width - box.right, height - box.bottom) <= 0


def _galleries(
    chosen: Mapping[str, Sequence[CellReading]], pictures: Mapping[int, CellPicture]
) -> tuple[Gallery, ...]:
    galleries = (
        Gallery(
            _ROW_TITLES.get(key) or named(key).name,
            UNSURE if key in _ROW_TITLES else colour_of(key),
            tuple(pictures[id(cell)] for cell in cells if id(cell) in pictures),
        )
        for key, cells in chosen.items()
    )
    return tuple(gallery for gallery in galleries if gallery.cells)


def _case(
    summary: CaseSummary,
    galleries: tuple[Gallery, ...],
    images: tuple[ImageSection, ...],
    remarks: tuple[str, ...] = (),
) -> CaseSection:
    alarm = Alarm(wording.ALARM_HEADLINE, wording.ALARM_SENTENCE, wording.alarm_reason(summary))
    return CaseSection(
        title=summary.patient,
        headline=wording.spaced(summary.suggestion.sentence),
        details=wording.suggestion_details(summary),
        alarm=alarm if summary.apl_alarm else None,
        apl=wording.apl_words(summary),
        cells=str(summary.n),
        count_line=wording.count_line(summary),
        shares=(*(_share(key, summary) for key in summary.counts), *_left_out(summary)),
        blasts=_blasts(summary),
        blast_sentences=wording.blast_sentences(summary),
        galleries=galleries,
        images=images,
        remarks=remarks,
        codes=code_lines(summary),
    )


def _share(key: ClassKey, summary: CaseSummary) -> Share:
    count = summary.counts[key]
    known = named(key)
    return _worded(known.letter, known.name, colour_of(key), str(count), summary.shares[key])


def _left_out(summary: CaseSummary) -> tuple[Share, ...]:
    """The line that makes the counts add up to all cells; it has no share."""
    if not summary.unlike_training:
        return ()
    return (Share("?", LEFT_OUT, UNSURE, str(summary.unlike_training), "", "", 0, 0, 0),)


def _blasts(summary: CaseSummary) -> Share | None:
    if summary.blast_share is None:
        return None
    count = round(summary.blast_share.estimate * wording.share_base(summary))
    return _worded("", BLASTS, BLAST_COLOUR, str(count), summary.blast_share)


def _worded(letter: str, name: str, colour: str, count: str, of: Interval) -> Share:
    words = (percent(of.estimate), wording.interval(of))
    return Share(letter, name, colour, count, *words, of.estimate, of.low, of.high)
