"""Proves that a de-identified export says nowhere whose case it is, by searching its bytes.

Words that stand on every report (“smear”, a reader's name) may be a patient's name or a file's
too. So the files are held against those of the same case without any papers at all: what says a
patient's word more often than those do has leaked it.
"""

import base64
import html
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pydicom
import pypdf

from leukoview.engine.casefile import Case, SlideRecord, Specimen
from leukoview.engine.casefile.review import LEFT_OUT, Review
from leukoview.engine.errors import OutputError
from leukoview.engine.report.document import Json
from leukoview.engine.report.typeface import printable

SHORTEST = 2
"""Letters of a word that is looked for: a single one identifies nobody."""

Files = Mapping[str, bytes]


def check_nameless(
    case: Case, files: Files, control: Callable[[Review], Files], of: Review
) -> None:
    """Refuse files that say whose case it is; `case` is the one with all its papers.

    `of` is the de-identified review behind the files, `control` makes the same files anew from a
    review without any papers.

    Raises:
        OutputError: Name, number, birth date, specimen number, dates or a file's name are found.
    """
    secrets = secrets_of(case)
    said, usual = _counted(files, secrets), _counted(control(bare(of)), secrets)
    if any(said[secret] > usual[secret] for secret in secrets):
        raise OutputError(
            "The de-identified export would still say whose case it is; nothing was written.",
            remedy="Take names and numbers out of the free texts of the case, then try again.",
        )


def secrets_of(case: Case) -> tuple[str, ...]:
    """What says whose case it is, as it may be printed: whole texts, and the parts of the name."""
    subject, specimen = case.subject, case.specimen
    paths = [record.source.path for record in case.records.values()]
    whole = [subject.id, subject.name, subject.birth_date, specimen.id]
    whole += [specimen.collected, specimen.received]
    whole += [name for path in paths for name in (path.name, path.stem)]
    texts = (*whole, *re.findall(r"\w+", subject.name))
    found = {folded(shape) for text in texts for shape in (text, printable(text))}
    return tuple(sorted(one for one in found if len(one) >= SHORTEST))


def bare(review: Review) -> Review:
    """The same without any papers: whatever else a case or review may come to hold is empty."""
    case = review.case
    records = {
        record.id: _unnamed(record, number) for number, record in enumerate(case.slides, start=1)
    }
    empty = Case(
        id=case.id,
        opened=case.opened,
        practice=case.practice,
        specimen=Specimen(material=case.specimen.material),
        settings=case.settings,
        nucleoli=case.nucleoli,
        alarm=case.alarm,
        heard=case.heard,
        records=records,
        signatures=case.signatures,
        amendments=tuple(replace(one, reason=LEFT_OUT) for one in case.amendments),
    )
    return Review(
        empty,
        review.at,
        review.trail,
        review.alarmed,
        review.identified,
        revisions=tuple(() for _ in review.revisions),
        version=review.version,
        superseded=review.superseded,
    )


def folded(text: str) -> str:
    """Text in the shape in which it is compared: case, width and line breaks do not matter."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def texts_in(content: bytes) -> Iterator[str]:
    """Everything that can be read in a file: a PDF's pages, also within DICOM and FHIR."""
    if content.startswith(b"%PDF"):
        yield from _in_pdf(content)
    elif content[128:132] == b"DICM":
        yield from _in_dicom(content)
    else:
        text = content.decode("utf-8")
        yield from _in_json(json.loads(text)) if text.startswith("{") else [html.unescape(text)]


def _unnamed(record: SlideRecord, number: int) -> SlideRecord:
    return replace(record, source=replace(record.source, path=Path(f"Image {number}"), camera=""))


def _counted(files: Files, secrets: Iterable[str]) -> Counter[str]:
    text = " \n ".join(folded(one) for content in files.values() for one in texts_in(content))
    return Counter({one: len(re.findall(_alone(one), text)) for one in secrets if one in text})


def _alone(secret: str) -> str:
    """Words of Latin script are found where they stand alone: a digest may hold any number."""
    word = re.escape(secret)
    return rf"(?<!\w){word}(?!\w)" if secret.isascii() else word


def _in_pdf(content: bytes) -> Iterator[str]:
    made = pypdf.PdfReader(io.BytesIO(content))
    yield from (page.extract_text() for page in made.pages)
    yield from map(str, (made.metadata or {}).values())
    yield from (str(one) for one in _flat(made.outline))


def _flat(outline: Iterable[object]) -> Iterator[object]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield getattr(one, "title", one)


def _in_dicom(content: bytes) -> Iterator[str]:
    made = pydicom.dcmread(io.BytesIO(content))
    yield from (str(one.value) for one in made.iterall() if one.VR != "OB")
    yield from texts_in(made.EncapsulatedDocument[: made.EncapsulatedDocumentLength])


def _in_json(value: Json) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, one in value.items():
            if name == "data" and isinstance(one, str):
                yield from texts_in(base64.b64decode(one))
            else:
                yield from _in_json(one)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):
        for one in value:
            yield from _in_json(one)
    else:
        yield str(value)
