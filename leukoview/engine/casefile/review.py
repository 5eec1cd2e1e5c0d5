"""A reviewed case as its report takes it: frozen, light enough for a pipe, without names if asked.

What identifies a subject is taken out of the value before anything is composed from it, so that no
face of the report has to think of it.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from leukoview.engine.case import Cell, CellReading, Prediction
from leukoview.engine.casefile.case import Case
from leukoview.engine.casefile.paperwork import Exported
from leukoview.engine.casefile.record import SlideRecord
from leukoview.engine.casefile.revising import Revision, revisions
from leukoview.engine.casefile.said import Decision, Made
from leukoview.engine.casefile.trail import Entry
from leukoview.engine.casefile.values import SlideId, Specimen, Stamp, Subject, Texts
from leukoview.engine.casefile.versions import Version, version_count
from leukoview.engine.summary import counting
from leukoview.engine.taxonomy import UNIDENTIFIED, ClassKey

REMOVED = "[removed]"
LEFT_OUT = "left out (de-identified)"

SHORTEST_WORD = 2
"""Letters; a single one of a name identifies nobody, and taken out would spoil every text."""
SHORT_WORD = 4
"""Letters; shorter words of Latin script are taken out only where they stand alone."""


@dataclass(frozen=True)
class Review:
    """A case as it stood `at` a time, after the entry of its trail with the digest `trail`.

    `alarmed` are the slides whose own cells set off the APL alarm. Where `identified` is False,
    nothing in it says whose case it is: see `deidentified`. `revisions` are what was changed after
    each amendment of the case, in their order. `version` counts the signed versions up to this one,
    and is 0 before the first; `superseded` says who opened it again, where there is a later one.
    """

    case: Case
    at: datetime
    trail: str
    alarmed: tuple[SlideId, ...] = ()
    identified: bool = True
    revisions: tuple[tuple[Revision, ...], ...] = ()
    version: int = 0
    superseded: Stamp | None = None

    @cached_property
    def cells(self) -> tuple["Standing", ...]:
        """Every cell of the case, slide by slide."""
        return tuple(one for record in self.case.slides for one in cells_of(record))

    @property
    def predictions(self) -> tuple[Prediction, ...]:
        """What the engine says of the cells that no reader has called an artefact."""
        return counting(pair for record in self.case.slides for pair in record.judged)


@dataclass(frozen=True, slots=True)
class Standing:
    """One cell with what was read on it, what a reader decided, and what it counts as."""

    slide: SlideId
    cell: Cell
    reading: CellReading | None
    decision: Decision | None
    key: ClassKey | None

    @property
    def chance(self) -> float:
        """The calibrated probability of the class that the cell counts as; 0 where none is said."""
        if self.reading is None or self.key is None:
            return 0.0
        return self.reading.prediction.probabilities.get(self.key, 0.0)

    @property
    def abstained(self) -> bool:
        """Whether the engine read the cell and suggests no class for it."""
        said = self.reading.prediction if self.reading else None
        return said is not None and (said.unsure or said.unlike_training)

    @property
    def differs(self) -> bool:
        """Whether a reader put a class to it, and the engine suggests another or none."""
        if self.decision is None or self.reading is None:
            return False
        suggested = UNIDENTIFIED if self.abstained else self.reading.prediction.top
        return suggested != self.decision.label


def cells_of(record: SlideRecord) -> tuple[Standing, ...]:
    """Every cell of one slide, in the order of their ids."""
    return tuple(
        Standing(
            record.id,
            cell,
            record.reading(cell.id),
            record.decisions.get(cell.id),
            record.standing(cell.id),
        )
        for cell in record.cells
    )


def review_of(
    case: Case,
    entries: Sequence[Entry],
    alarmed: Iterable[SlideId] = (),
    *,
    identified: bool = True,
) -> Review:
    """The case with what its trail (not empty) says of how it stands.

    Exports are entries too, but change nothing: the same case gives the same review after them.
    """
    last = next(entry for entry in reversed(entries) if not isinstance(entry.change, Exported))
    return Review(
        sendable(case),
        last.stamp.at,
        last.hash,
        tuple(alarmed),
        identified,
        revisions(entries),
        version_count(case),
    )


def review_of_version(version: Version) -> Review:
    """A signed version of a case, as its report was composed when it was signed."""
    review = review_of(version.case, version.entries)
    return replace(review, version=version.number, superseded=version.superseded)


def sendable(case: Case) -> Case:
    """The case without what no report needs: slides taken off it, masks, features.

    Mapping proxies, which no pipe carries, become dicts.
    """
    return replace(case, records={record.id: _light(record) for record in case.slides})


def deidentified(review: Review) -> Review:
    """The same without what says whose case it is.

    Left out are the subject but for the sex, the specimen's number and dates, the reader's comment
    and findings and the reasons of amendments (they are free text), and the names of files: images
    are known by number and digest. Parts of all these are taken out of the other free texts,
    whatever their case.
    """
    case = review.case
    secrets = _secrets(case)
    specimen = Specimen(
        material=case.specimen.material,
        stain=_without(case.specimen.stain, secrets),
        smear=_without(case.specimen.smear, secrets),
        objective=_without(case.specimen.objective, secrets),
    )
    records = {
        record.id: _nameless(record, number, secrets)
        for number, record in enumerate(case.slides, start=1)
    }
    bare = replace(
        case,
        subject=Subject(sex=_without(case.subject.sex, secrets)),
        specimen=specimen,
        records=records,
        texts=_textless(case.texts),
        amendments=tuple(replace(one, reason=LEFT_OUT) for one in case.amendments),
    )
    revised = tuple(
        tuple(_bare_revision(one, secrets) for one in part) for part in review.revisions
    )
    return replace(review, case=bare, identified=False, revisions=revised)


def _textless(texts: Texts) -> Texts:
    """Where a text was, a word that it was left out."""
    return Texts(*(LEFT_OUT if text else "" for text in astuple(texts)))


def _bare_revision(one: Revision, secrets: Sequence[str]) -> Revision:
    what = _without(one.what, secrets)
    if one.own:
        return replace(one, what=what, old=LEFT_OUT, new=LEFT_OUT)
    return replace(one, what=what, old=_without(one.old, secrets), new=_without(one.new, secrets))


def _light(record: SlideRecord) -> SlideRecord:
    standing = {cell.id for cell in record.cells}
    made = {id_: _bare(one) for id_, one in record.made.items() if id_ in standing}
    return replace(
        record,
        cells=tuple(replace(cell, masks=None) for cell in record.cells),
        made=made,
        decisions={id_: one for id_, one in record.decisions.items() if id_ in standing},
    )


def _bare(made: Made) -> Made:
    reading = made.reading
    said = reading.prediction
    light = replace(
        reading,
        cell=replace(reading.cell, masks=None),
        features=None,
        prediction=replace(said, probabilities=_plain(said.probabilities)),
    )
    return replace(made, reading=light)


def _plain(chances: Mapping[ClassKey, float]) -> Mapping[ClassKey, float]:
    return dict(chances) if isinstance(chances, MappingProxyType) else chances


def _nameless(record: SlideRecord, number: int, secrets: Sequence[str]) -> SlideRecord:
    camera = _without(record.source.camera, secrets)
    source = replace(record.source, path=Path(f"Image {number}"), camera=camera)
    return replace(record, source=source)


def _secrets(case: Case) -> tuple[str, ...]:
    """What must not be read any more, the longest first, as `_folded` writes it."""
    subject, specimen = case.subject, case.specimen
    paths = [record.source.path for record in case.records.values()]
    whole = [subject.id, subject.name, subject.birth_date, specimen.id]
    whole += [specimen.collected, specimen.received]
    whole += [name for path in paths for name in (path.name, path.stem)]
    parts = {_folded(text) for text in (*whole, *re.findall(r"\w+", subject.name))}
    return tuple(sorted((p for p in parts if len(p) >= SHORTEST_WORD), key=len, reverse=True))


def _without(text: str, secrets: Sequence[str]) -> str:
    """The text as it is, or with every secret in it taken out."""
    found = [secret for secret in secrets if _holds(text, secret)]
    if not found:
        return text
    pattern = "|".join(_pattern(secret) for secret in found)
    left = re.sub(pattern, REMOVED, unicodedata.normalize("NFKC", text), flags=re.IGNORECASE)
    # Folding can change the number of letters (ß, ss), so that nothing fits: then nothing is kept.
    return REMOVED if any(_holds(left, secret) for secret in found) else left


def _holds(text: str, secret: str) -> bool:
    return re.search(_pattern(secret), _folded(text)) is not None


def _pattern(secret: str) -> str:
    word = re.escape(secret)
    alone = secret.isascii() and len(secret) < SHORT_WORD
    return rf"(?<!\w){word}(?!\w)" if alone else word


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
