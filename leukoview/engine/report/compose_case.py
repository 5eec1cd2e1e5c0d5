"""From a reviewed case to its report: final counts, pictures by final class, who signed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from leukoview.engine.case import CellId, Reading, Scale
from leukoview.engine.casefile import Material, SlideId, SlideRecord
from leukoview.engine.casefile.review import Review, Standing, cells_of
from leukoview.engine.errors import LeukoError
from leukoview.engine.palette import colour_of
from leukoview.engine.report import wording, wording_case, wording_readers
from leukoview.engine.report.chosen import representatives
from leukoview.engine.report.compose import BLAST_COLOUR, BLASTS, classes_of, made_by
from leukoview.engine.report.content import (
    Alarm,
    CaseSection,
    CellPicture,
    Fact,
    Gallery,
    ImageSection,
    Mark,
    Report,
    ReviewSection,
    Share,
    SmearPicture,
)
from leukoview.engine.report.document_case import report_id
from leukoview.engine.report.pictures import marked, pictured
from leukoview.engine.report.speaking import speech, spoken
from leukoview.engine.report.wording import Say
from leukoview.engine.report.wording_codes import code_lines
from leukoview.engine.slide import Slide
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.stationery import PLAIN, Stationery
from leukoview.engine.summary import CaseSummary, Differential, Interval, count_sentences, percent
from leukoview.engine.summary import differential as counted_by_class
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey, named

ImageOf = Callable[[SlideId], Slide]
"""Opens the image of a slide of the case, by the slide's id."""

Place = tuple[SlideId, CellId]
"""Which cell of a case."""


def compose_case(
    reading: Reading,
    summary: CaseSummary,
    review: Review,
    image_of: ImageOf,
    about: Sequence[Fact] = (),
    stationery: Stationery = PLAIN,
) -> Report:
    """Put a case as its readers left it into words and pictures.

    `reading` says which model and program stand behind it; `summary` is the model's word on all
    cells that are no artefacts. Where `image_of` raises `LeukoError` the report says that there
    are no pictures. Equal cases give equal reports.
    """
    case = review.case
    say = speech(stationery.language)
    dated = f"the case as it stood {wording.minute(review.at)}"
    composed = Report(
        id=report_id(reading, summary, review),
        title=wording.TITLE,
        status=wording_case.status(review),
        practice=wording.PRACTICE if case.practice else "",
        at=review.at,
        dated=dated,
        cases=(_case(_rung(summary, review), review, image_of, say),),
        skipped=(),
        limits=wording.limits(classes_of(reading), wording_case.FINAL_COUNTS),
        disclaimer=wording.DISCLAIMER,
        making=(
            *made_by(reading),
            *wording_case.other_models(review, reading.bundle.id),
            Fact("Case", f"{case.id}; {say(dated)}", own=True),
            *([Fact("Trail SHA-256", review.trail)] if review.trail else []),
            *about,
        ),
        watermark=wording_case.watermark(review),
        final=case.locked and review.superseded is None,
        stationery=stationery,
    )
    return spoken(composed)


def _rung(summary: CaseSummary, review: Review) -> CaseSummary:
    """The alarm rings for a case if it rings for one of its images."""
    if not (summary.apl_alarm or review.alarmed):
        return summary
    reason = wording_readers.alarm_reason(review, summary, wording.alarm_reason(summary))
    return replace(summary, apl_alarm=True, apl_reason=reason)


def _case(summary: CaseSummary, review: Review, image_of: ImageOf, say: Say) -> CaseSection:
    judged = [pair for record in review.case.slides for pair in record.judged]
    count = counted_by_class(judged, review.case.settings.wanted)
    chosen = representatives(review)
    wanted = {_place(one) for cells in chosen.values() for one in cells}
    look = _Look(wanted, image_of, say, identified=review.identified)
    seen = [look.at(record) for record in review.case.slides]
    pictures = {place: picture for one in seen for place, picture in one.cells.items()}
    size, *sentences = count_sentences(count)
    return CaseSection(
        title=wording_case.title(review),
        headline=wording.spaced(summary.suggestion.sentence),
        details=(*wording.suggestion_details(summary), wording_case.MODEL_ALONE),
        alarm=_alarm(summary, review, say),
        apl=wording.apl_words(summary),
        cells=str(count.n),
        count_line=size,
        shares=_shares(count),
        blasts=_blasts(count),
        blast_sentences=tuple(sentences),
        galleries=_galleries(chosen, pictures),
        images=tuple(one.section for one in seen),
        codes=code_lines(summary, blood=review.case.specimen.material is Material.BLOOD),
        review=_review(review, count, say, rings=summary.apl_alarm),
    )


def _alarm(summary: CaseSummary, review: Review, say: Say) -> Alarm | None:
    if not summary.apl_alarm:
        return None
    return Alarm(
        wording.ALARM_HEADLINE,
        wording.ALARM_SENTENCE,
        wording.alarm_reason(summary),
        wording_readers.acknowledged(review.case, say),
    )


def _review(review: Review, count: Differential, say: Say, *, rings: bool) -> ReviewSection:
    return ReviewSection(
        state=wording_case.state(review, say),
        paper=wording_case.paper(review),
        counting=wording_case.counting(review, count),
        fab=wording_case.fab(review),
        readers=wording_readers.readers(review, say, rings=rings),
        amendments=wording_readers.amendments(review, say),
        signed=review.case.locked,
        comment=wording_readers.typed(review.case.texts.comment, say),
        findings=wording_readers.findings(review.case, say),
        superseded=wording_readers.superseded(review, say),
    )


def _place(one: Standing) -> Place:
    return one.slide, one.cell.id


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an image gives to the report: its section, and the pictures of some of its cells."""

    section: ImageSection
    cells: Mapping[Place, CellPicture]


@dataclass(frozen=True, slots=True)
class _Look:
    """How the images of a case are looked at: which cells are wanted, and in which language."""

    wanted: set[Place]
    image_of: ImageOf
    say: Say
    identified: bool

    def at(self, record: SlideRecord) -> _Seen:
        """What one image gives to the report."""
        try:
            slide = self.image_of(record.id)
        except LeukoError as error:
            # What a stranger's error says may name the file.
            trouble = f"No pictures: {error.what}" if self.identified else NO_PICTURES
            return _Seen(self._section(record, None, trouble), {})
        cells = cells_of(record)
        scale = None if record.is_no_smear else record.scale
        smear = marked(slide, tuple(_mark(one) for one in cells), scale, wording_case.CAPTION)
        pictures = {
            _place(one): self._pictured(slide, one, scale)
            for one in cells
            if _place(one) in self.wanted
        }
        kept = slide.notes[0] if isinstance(slide, AbsentSlide) else ""
        return _Seen(self._section(record, smear, kept), pictures)

    def _pictured(self, slide: Slide, one: Standing, scale: Scale | None) -> CellPicture:
        title, note = wording_case.cell_title(one), wording_case.cell_note(one, self.say)
        return pictured(slide, _mark(one), scale, title, note)

    def _section(
        self, record: SlideRecord, smear: SmearPicture | None, trouble: str
    ) -> ImageSection:
        remarks = (
            *wording.remarks(record.remarks),
            *wording_case.accepted(record, self.say),
            *filter(None, [trouble]),
        )
        return ImageSection(wording_case.file_name(record), _image_facts(record), remarks, smear)


NO_PICTURES = "No pictures: the image is not at hand."


def _mark(one: Standing) -> Mark:
    """How a cell is marked: by what it counts as; dashed while no reader has labelled it."""
    key = UNIDENTIFIED if one.key is None else one.key
    return Mark(one.cell.box, named(key).letter, colour_of(key), doubtful=one.decision is None)


def _image_facts(record: SlideRecord) -> tuple[Fact, ...]:
    source = record.source
    shown_as = wording_case.shown_as(record)
    return (
        Fact("File", wording_case.file_name(record), own=True),
        Fact("SHA-256", source.sha256 or "not known: the image was not read"),
        Fact("Size", f"{source.width} × {source.height} pixels"),
        *([Fact("Camera", source.camera, own=True)] if source.camera else []),
        *([] if record.is_no_smear else [Fact("Scale", wording.scale_words(record.scale))]),
        Fact("Cells", wording_case.slide_cells(record)),
        *([Fact("Shown", shown_as)] if shown_as else []),
    )


def _galleries(
    chosen: Mapping[ClassKey, Sequence[Standing]], pictures: Mapping[Place, CellPicture]
) -> tuple[Gallery, ...]:
    galleries = (
        Gallery(
            named(key).name,
            colour_of(key),
            tuple(pictures[_place(one)] for one in cells if _place(one) in pictures),
        )
        for key, cells in chosen.items()
    )
    return tuple(gallery for gallery in galleries if gallery.cells)


def _shares(count: Differential) -> tuple[Share, ...]:
    rows = tuple(
        _share(row.key, str(row.suggested), str(row.final), row.share) for row in count.rows
    )
    apart = [_share(UNIDENTIFIED, str(count.suggested_unidentified), str(count.unidentified), None)]
    if count.artefacts:
        apart.append(_share(ARTEFACT, "–", str(count.artefacts), None))
    return (*rows, *apart)


def _share(key: ClassKey, suggested: str, final: str, of: Interval | None) -> Share:
    known = named(key)
    name = f"{known.name}: not counted" if key in {UNIDENTIFIED, ARTEFACT} else known.name
    return _worded((known.letter, name, colour_of(key)), suggested, final, of)


def _blasts(count: Differential) -> Share | None:
    if count.blast_share is None:
        return None
    suggested = sum(row.suggested for row in count.rows if named(row.key).leukemic)
    words = ("", BLASTS, BLAST_COLOUR)
    return _worded(words, str(suggested), str(count.blasts), count.blast_share)


def _worded(words: tuple[str, str, str], suggested: str, final: str, of: Interval | None) -> Share:
    if of is None:
        return Share(*words, final, "", "", 0, 0, 0, suggested)
    numbers = (of.estimate, of.low, of.high)
    return Share(
        *words, final, percent(of.estimate), wording.interval(of), *numbers, suggested=suggested
    )
