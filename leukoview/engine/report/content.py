"""What stands on a report: every number and sentence, already words.

One `Report` feeds every face that prints it, so that none can say something of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime

from leukoview.engine.case import Box
from leukoview.engine.report.heads import ENGLISH, Heads
from leukoview.engine.stationery import Letterhead, Stationery

OWN = "own"
OWNED = {OWN: True}
"""Marks a field with what somebody typed, or with a name, letter or number: never translated."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts; a value that somebody typed is `own` and never translated."""

    name: str
    value: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """One line of the differential: a count among n with its 95 % interval, in words and 0–1.

    A line of cells that are left out of the shares has a count and no words for the rest. In a
    reviewed case `count` is the final one, and `suggested` stands beside it.
    """

    letter: str = field(metadata=OWNED)
    name: str
    colour: str = field(metadata=OWNED)
    count: str = field(metadata=OWNED)
    percent: str = field(metadata=OWNED)
    interval: str = field(metadata=OWNED)
    estimate: float
    low: float
    high: float
    suggested: str = field(default="", metadata=OWNED)


@dataclass(frozen=True, slots=True)
class Alarm:
    """The APL alarm: stands on page 1, in red, with words and a sign.

    `acknowledged` says who has seen it and when; empty, there is a line to sign instead.
    """

    headline: str
    sentence: str
    reason: str
    acknowledged: str = field(default="", metadata=OWNED)


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell's box on a smear; `doubtful` boxes are dashed and carry a “?”."""

    box: Box
    letter: str = field(metadata=OWNED)
    colour: str = field(metadata=OWNED)
    doubtful: bool


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of known length: its share of the picture's width (0–1), and its length in words."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class SmearPicture:
    """A smear as JPEG, with the boxes to draw on it in pixels of the `width` × `height` slide."""

    jpeg: bytes
    width: int
    height: int
    marks: tuple[Mark, ...]
    bar: ScaleBar | None
    caption: str


@dataclass(frozen=True, slots=True)
class CellPicture:
    """One representative cell as a square JPEG; `title` is its confidence, where it has one."""

    jpeg: bytes
    letter: str = field(metadata=OWNED)
    colour: str = field(metadata=OWNED)
    title: str
    note: str
    bar: ScaleBar | None


@dataclass(frozen=True, slots=True)
class Gallery:
    """Representative cells of one class."""

    title: str
    colour: str = field(metadata=OWNED)
    cells: tuple[CellPicture, ...]


@dataclass(frozen=True, slots=True)
class ImageSection:
    """One image of a case: where it is from, its scale, its quality."""

    name: str = field(metadata=OWNED)
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    picture: SmearPicture | None


@dataclass(frozen=True, slots=True)
class CodeLine:
    """One code of a public system: whose it is, its name there in English, what it is given as."""

    system: str = field(metadata=OWNED)
    code: str = field(metadata=OWNED)
    name: str = field(metadata=OWNED)
    given_as: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of the reader under its title: paragraph by paragraph, never translated."""

    title: str
    text: str = field(metadata=OWNED)


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that an amendment changed: when and by whom, what it is, how it was, how it is."""

    when: str = field(metadata=OWNED)
    by: str = field(metadata=OWNED)
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AmendmentSection:
    """One opening of the signed case: when and by whom, for which reason, what came of it."""

    head: str = field(metadata=OWNED)
    reason: str = field(metadata=OWNED)
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """What readers made of a case: whose it is, how it was counted, who signed.

    `state` is one sentence; `paper` says what was taken from whom; `counting` how many cells there
    are of which kind; `fab` is the score of the lymphoblasts with its criteria and limits, or
    nothing. `signed` is whether nobody needs to sign any more. `comment` and `findings` are the
    reader's own words. `superseded` says that there is a later version, where there is.
    """

    state: str = field(metadata=OWNED)
    paper: tuple[Fact, ...]
    counting: tuple[Fact, ...]
    fab: tuple[str, ...]
    readers: tuple[Fact, ...]
    amendments: tuple[AmendmentSection, ...]
    signed: bool
    comment: str = field(default="", metadata=OWNED)
    findings: tuple[OwnText, ...] = ()
    superseded: str = field(default="", metadata=OWNED)


@dataclass(frozen=True, slots=True)
class CaseSection:
    """One case: the suggestion with its evidence; `apl` is how its alarm stands, in two words."""

    title: str = field(metadata=OWNED)
    headline: str
    details: tuple[str, ...]
    alarm: Alarm | None
    apl: str
    cells: str = field(metadata=OWNED)
    count_line: str
    shares: tuple[Share, ...]
    blasts: Share | None
    blast_sentences: tuple[str, ...]
    galleries: tuple[Gallery, ...]
    images: tuple[ImageSection, ...]
    remarks: tuple[str, ...] = ()
    codes: tuple[CodeLine, ...] = ()
    review: ReviewSection | None = None


@dataclass(frozen=True, slots=True)
class CropLine:
    """One image of a cropped cell: its file, its patient, how its SHA-256 starts, what was said."""

    file: str = field(metadata=OWNED)
    patient: str = field(metadata=OWNED)
    sha256: str = field(metadata=OWNED)
    suggestion: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; `id` is made from its content, so equal readings have equal ids.

    `dated` says what happened at `at`. `final` is whether it is signed and the last version.
    `watermark` stands across every page, where there is one.
    """

    id: str = field(metadata=OWNED)
    title: str
    status: str
    practice: str
    at: datetime
    dated: str
    cases: tuple[CaseSection, ...]
    skipped: tuple[Fact, ...]
    limits: tuple[str, ...]
    disclaimer: str
    making: tuple[Fact, ...]
    crops: tuple[CropLine, ...] = ()
    watermark: str = ""
    final: bool = False
    heads: Heads = ENGLISH
    stationery: Stationery = field(default_factory=Stationery, metadata=OWNED)

    @property
    def letterhead(self) -> Letterhead:
        """Who reports."""
        return self.stationery.letterhead


def texts_of(part: object) -> Iterator[str]:
    """Every text that stands in a report, or in a part of it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from texts_of(getattr(part, one.name))
